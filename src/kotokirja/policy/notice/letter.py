"""The letter with which the privacy notice goes to a client by post, in the words of the published version's sender."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kotokirja.policy.notice.document import Facts
from kotokirja.policy.notice.speaking import day_text
from kotokirja.policy.wording import say

KIND: Final = say("Saatekirje", "Följebrev", "Cover letter")
SUBJECT: Final = say(
    "Tietosuojaseloste: henkilötietojesi käsittely kotoutumispalveluissa",
    "Dataskyddsbeskrivning: behandlingen av dina personuppgifter i integrationstjänsterna",
    "Privacy notice: the processing of your personal data in the integration services",
)
BODY: Final = (
    say(
        "Käsittelemme henkilötietojasi, jotta voimme antaa sinulle kotoutumispalveluja. Tämän kirjeen liitteenä on"
        " tietosuojaseloste. Siinä kerrotaan, mitä tietoja käsittelemme ja miksi, mistä saamme ne, kenelle niitä"
        " luovutetaan ja kuinka kauan niitä säilytetään.",
        "Vi behandlar dina personuppgifter för att kunna ge dig integrationstjänster. Till det här brevet har fogats en"
        " dataskyddsbeskrivning. I den berättar vi vilka uppgifter vi behandlar och varför, varifrån vi får dem, till"
        " vem de lämnas ut och hur länge de förvaras.",
        "We process your personal data so that we can give you integration services. A privacy notice is enclosed with"
        " this letter. It tells which data we process and why, where we get it, to whom it is disclosed and how long it"
        " is kept.",
    ),
    say(
        "Selosteessa kerrotaan myös oikeuksistasi: voit esimerkiksi pyytää nähtäväksi omat tietosi tai vaatia virheen"
        " oikaisemista. Pyynnöt lähetetään kirjaamoon. Osoite on tämän kirjeen lopussa.",
        "Beskrivningen berättar också om dina rättigheter: du kan till exempel begära att få se dina egna uppgifter"
        " eller kräva att ett fel rättas. En begäran skickas till registratorskontoret. Adressen finns i slutet av"
        " brevet.",
        "The notice also tells about your rights: you can, for example, ask to see your own data or demand that a"
        " mistake is corrected. Requests go to the records office. Its address stands at the end of this letter.",
    ),
    say(
        "Jos jokin jää epäselväksi tai haluat käydä selosteen läpi tulkin kanssa, ota yhteyttä meihin.",
        "Om något är oklart eller om du vill gå igenom beskrivningen tillsammans med en tolk, ta kontakt med oss.",
        "If anything is unclear, or if you want to go through the notice with an interpreter, contact us.",
    ),
)
GREETING: Final = say("Ystävällisin terveisin", "Med vänlig hälsning", "Yours sincerely")
ENCLOSURE: Final = say("Liite", "Bilaga", "Enclosure")
ENCLOSED: Final = say(
    "Tietosuojaseloste, versio {number}, julkaistu {day}",
    "Dataskyddsbeskrivning, version {number}, publicerad {day}",
    "Privacy notice, version {number}, published on {day}",
)
SENDER, UNIT = "N1.1", "N1.2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter in one language, part by part as a Finnish business letter has them."""

    language: str
    sender: tuple[str, ...]
    kind: str
    dated: str
    recipient: str
    address: tuple[str, ...]
    """Empty where no address is known."""
    subject: str
    paragraphs: tuple[str, ...]
    greeting: str
    signed_by: str
    unit: str
    enclosure: str
    enclosed: str
    contacts: tuple[Facts, ...]
    """Where to turn: unit, records office and data protection officer, as the enclosed version names them."""


def compose_letter(
    *,
    facts: Sequence[Facts],
    number: int,
    published_on: date,
    language: str,
    on: date,
    recipient: str,
    address: tuple[str, ...],
    signed_by: str,
) -> Letter:
    """Write the letter that goes along with a published version, from what that version says of its sender."""
    return Letter(
        language=language,
        sender=tuple(_lines(facts, SENDER)),
        kind=KIND.text(language),
        dated=day_text(on, language),
        recipient=recipient,
        address=address,
        subject=SUBJECT.text(language),
        paragraphs=tuple(text.text(language) for text in BODY),
        greeting=GREETING.text(language),
        signed_by=signed_by,
        unit=next(_lines(facts, UNIT), ""),
        enclosure=ENCLOSURE.text(language),
        enclosed=ENCLOSED.text(language).format(number=number, day=day_text(published_on, language)),
        contacts=tuple(block for block in facts if block.statement != SENDER),
    )


def _lines(facts: Sequence[Facts], statement: str) -> Iterator[str]:
    """The lines that the blocks of a statement hold, in their order."""
    for block in facts:
        if block.statement == statement:
            for fact in block.facts:
                yield from fact.lines
