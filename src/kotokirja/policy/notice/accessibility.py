"""The accessibility statement (saavutettavuusseloste, Digital Services Act 306/2019, section 9) of a municipality."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from kotokirja.policy.notice import frame
from kotokirja.policy.notice.document import Block, Fact, Facts, OpenPoint, Paragraph, Section
from kotokirja.policy.notice.speaking import day_text
from kotokirja.policy.overlay import Overlay
from kotokirja.policy.overlay.filling import filled
from kotokirja.policy.wording import Wording, say

LAW: Final = "306/2019 9"
TITLE: Final = say("Saavutettavuusseloste", "Tillgänglighetsutlåtande", "Accessibility statement")
PREPARED: Final = say("Laadittu {day}", "Upprättat {day}", "Prepared {day}")
SECTIONS: Final[tuple[tuple[Wording, tuple[Wording, ...]], ...]] = (
    (
        say("Mitä seloste koskee", "Vad utlåtandet gäller", "What the statement covers"),
        (
            say(
                "Tämä seloste koskee {controller_genitive} kotoutumispalvelujen asiakastietojärjestelmän sivuja.",
                "Detta utlåtande gäller sidorna i klientdatasystemet för integrationstjänsterna hos {controller}.",
                "This statement covers the pages of the client information system of the integration services of the"
                " {controller}.",
            ),
        ),
    ),
    (
        say("Saavutettavuuden tila", "Hur tillgänglig tjänsten är", "State of accessibility"),
        (
            say(
                "Sivut on tehty täyttämään WCAG 2.1 -ohjeiston A- ja AA-tason vaatimukset, joita digipalvelulaki"
                " edellyttää.",
                "Sidorna är gjorda för att uppfylla kraven på nivå A och AA i WCAG 2.1, som lagen om digitala tjänster"
                " förutsätter.",
                "The pages are made to meet the requirements of WCAG 2.1 at levels A and AA, which the Digital Services"
                " Act demands.",
            ),
            say(
                "Kehittäjät tarkistavat sivut automaattisesti jokaisen muutoksen yhteydessä. Ulkopuolinen ei ole"
                " arvioinut palvelua, joten pidämme sitä vaatimukset osittain täyttävänä.",
                "Utvecklarna kontrollerar sidorna automatiskt vid varje ändring. Ingen utomstående har bedömt tjänsten,"
                " så vi anser att den delvis uppfyller kraven.",
                "The developers check the pages automatically with each change. Nobody outside has audited the service,"
                " so we consider it partially conformant.",
            ),
        ),
    ),
    (
        say("Anna palautetta", "Ge respons", "Give feedback"),
        (
            say(
                "Huomasitko puutteen? Kerro siitä meille. Vastaamme 14 päivän kuluessa.",
                "Upptäckte du en brist? Berätta om den för oss. Vi svarar inom 14 dagar.",
                "Did you find a fault? Tell us. We answer within 14 days.",
            ),
        ),
    ),
    (
        say("Valvontaviranomainen", "Tillsynsmyndighet", "Supervising authority"),
        (
            say(
                "Jos et ole tyytyväinen vastaukseen tai et saa vastausta 14 päivässä, voit tehdä ilmoituksen Liikenne- ja"
                " viestintävirasto Traficomille: saavutettavuusvaatimukset.fi.",
                "Om du inte är nöjd med svaret eller inte får svar inom 14 dagar kan du göra en anmälan till Transport-"
                " och kommunikationsverket Traficom: tillganglighetskrav.fi.",
                "If you are not content with the answer, or get none within 14 days, you can report it to the Finnish"
                " Transport and Communications Agency Traficom: webaccessibility.fi.",
            ),
        ),
    ),
)
FEEDBACK_SECTION: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessibilityStatement:
    """The statement in one language."""

    language: str
    title: str
    prepared: str
    sections: tuple[Section, ...]


def accessibility_statement(*, overlay: Overlay, language: str, prepared_on: date) -> AccessibilityStatement:
    """A municipality's accessibility statement; a missing address for feedback is marked, not invented."""
    return AccessibilityStatement(
        language=language,
        title=TITLE.text(language),
        prepared=PREPARED.text(language).format(day=day_text(prepared_on, language)),
        sections=tuple(
            Section(
                number=number,
                heading=heading.text(language),
                articles="",
                blocks=(
                    *(Paragraph(statement=LAW, text=filled(text, overlay.profile).text(language)) for text in texts),
                    *((_feedback(overlay, language),) if number == FEEDBACK_SECTION else ()),
                ),
            )
            for number, (heading, texts) in enumerate(SECTIONS, start=1)
        ),
    )


def _feedback(overlay: Overlay, language: str) -> Block:
    address = overlay.profile.accessibility_email
    if not address:
        return OpenPoint(
            statement=LAW,
            label=frame.OPEN.text(language),
            text=frame.NOT_GIVEN.text(language),
        )
    fact = Fact(statement=LAW, label=frame.EMAIL.text(language), lines=(address,), link=f"mailto:{address}")
    return Facts(statement=LAW, heading=overlay.profile.name.controller.text(language), facts=(fact,))
