"""Rights of the data subject (N11): how each statement is kept."""

from typing import Final

from kotokirja.policy.trust.shapes import Kept, gap
from kotokirja.policy.wording import say

RIGHTS: Final = (
    Kept(
        statement="N11.1",
        title=say("Käsittelyn rajoittaminen", "Begränsning av behandling", "Restriction of processing"),
        parts={
            "refused": (
                "Pyyntöön annetaan perusteltu kielto, jossa on lainkohta ja ohje valittamisesta.",
                "Begäran får ett motiverat avslag med lagrum och anvisning om hur man klagar.",
            ),
            "other-data": ("Muiden tietojen rajoittaminen toimii.", "Begränsning av andra uppgifter fungerar."),
        },
        gaps=(
            gap(
                "Pyyntöjen käsittelyä ei ole vielä rakennettu. Siihen asti kirjaamo ottaa ne vastaan ja virkailija vastaa niihin.",
                "Behandlingen av begäran har ännu inte byggts. Tills dess tar registratorskontoret emot dem och en"
                " tjänsteinnehavare svarar.",
                "The handling of requests has not been built yet. Until then the records office takes them and an officer answers.",
                "refused",
                "other-data",
            ),
        ),
    ),
    Kept(
        statement="N11.2",
        title=say("Muut oikeudet", "Övriga rättigheter", "The other rights"),
        how=say(
            "Järjestelmä tietää jo, mitä vastaamiseen tarvitaan: jokaisen tiedon lähteen ja historian sekä sen, kuka tietoja on"
            " katsonut ja miksi.",
            "Systemet vet redan det som behövs för ett svar: varje uppgifts källa och historia samt vem som har tittat på"
            " uppgifterna och varför.",
            "The system already knows what an answer needs: the source and history of each datum, and who has looked at the data"
            " and why.",
        ),
        parts={
            "access": ("Omat tiedot ja tieto niiden katsojista.", "Egna uppgifter och vem som har tittat på dem."),
            "rectification": (
                "Oikaisu, josta kerrotaan jokaiselle vastaanottajalle.",
                "Rättelse, som meddelas varje mottagare.",
            ),
            "objection": ("Vastustaminen.", "Invändning."),
            "erasure": ("Poistaminen, jos laki sallii.", "Radering där lagen tillåter det."),
            "deadlines": (
                "Määräaika on kuukausi, perustellusti kaksi lisää.",
                "Tidsfristen är en månad, med skäl två till.",
            ),
        },
        gaps=(
            gap(
                "Pyyntöjen käsittelyä ja asiakkaan omaa näkymää ei ole vielä rakennettu. Siihen asti oikeuksia käytetään kirjaamon"
                " kautta, ja virkailija kokoaa vastauksen.",
                "Behandlingen av begäran och klientens egen vy har ännu inte byggts. Tills dess används rättigheterna via"
                " registratorskontoret, och en tjänsteinnehavare sammanställer svaret.",
                "The handling of requests and a view for clients have not been built yet. Until then rights are used through the"
                " records office, and an officer puts the answer together.",
                "access",
                "rectification",
                "objection",
                "erasure",
                "deadlines",
            ),
        ),
        requirements=("R-A6", "R-D5"),
    ),
    Kept(
        statement="N11.3",
        title=say("Ohjeet verkossa", "Anvisningar på webben", "Instructions on the web"),
        gaps=(
            gap(
                "Asiointipalvelua, joka selittäisi oikeudet omalla kielelläsi ja ottaisi pyynnön vastaan, ei ole vielä rakennettu."
                " Siihen asti seloste johtaa kunnan omille sivuille.",
                "E-tjänsten, som skulle förklara rättigheterna på ditt språk och ta emot din begäran, har ännu inte byggts. Tills"
                " dess leder beskrivningen till kommunens egna sidor.",
                "The portal that would explain the rights in your language and take your request has not been built yet. Until then"
                " the notice leads to the municipality's own pages.",
            ),
        ),
    ),
)
