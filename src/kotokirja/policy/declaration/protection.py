"""How data is protected (N10) and what is not done to people by machine (N6), in the words of the notice.

Names in braces are filled from the municipality's overlay: its controller, and whether it calls itself a city.
"""

from typing import Final

from kotokirja.policy.declaration.shapes import AutomatedDecisions, Measure
from kotokirja.policy.wording import say

AUTOMATED: Final = AutomatedDecisions(
    profiles=False,
    decides=False,
    text=say(
        "Henkilötietoja ei käytetä profilointiin tai automaattiseen päätöksentekoon.",
        "Personuppgifter används inte för profilering eller automatiserat beslutsfattande.",
        "Personal data is not used for profiling or automated decision-making.",
    ),
    grounds=("GDPR 22",),
)

MEASURES: Final = (
    Measure(
        statement="N10.1",
        text=say(
            "Henkilötietoja käytetään vain alkuperäisen keräämistarkoituksen mukaisesti, ja henkilötietoja suojataan"
            " ulkopuolisilta erilaisin keinoin.",
            "Personuppgifter används bara i enlighet med det ändamål som de ursprungligen samlades in för, och"
            " personuppgifterna skyddas mot utomstående på olika sätt.",
            "Personal data is used only for the purpose for which it was collected, and it is protected from outsiders"
            " in various ways.",
        ),
        grounds=("GDPR 5(1)(b)",),
    ),
    Measure(
        statement="N10.2",
        text=say(
            "tilat ja tietojärjestelmät ovat turvallisia",
            "lokalerna och informationssystemen är säkra",
            "premises and information systems are secure",
        ),
        grounds=("906/2019 15", "GDPR 32"),
    ),
    Measure(
        statement="N10.3",
        text=say(
            "henkilötietojen käsittely suunnitellaan etukäteen",
            "behandlingen av personuppgifter planeras på förhand",
            "processing of personal data is planned in advance",
        ),
        grounds=("GDPR 25", "GDPR 30"),
    ),
    Measure(
        statement="N10.4",
        text=say(
            "tietoja käsittelevän henkilöstön osaaminen varmistetaan",
            "kompetensen hos den personal som behandlar uppgifter säkerställs",
            "the competence of the staff who process data is ensured",
        ),
        grounds=("1050/2018 6.1(2)",),
    ),
    Measure(
        statement="N10.5",
        text=say(
            "sopimukselliset keinot käydään läpi henkilötietojen käsittelijöiden kanssa",
            "de avtalsmässiga metoderna gås igenom med personuppgiftsbiträdena",
            "contractual means are gone through with the processors of personal data",
        ),
        grounds=("GDPR 28",),
    ),
    Measure(
        statement="N10.6",
        text=say(
            "Tietoja käsitellään aina suojatuissa ympäristöissä. Kaikki {controller_genitive} laitteistot ja ohjelmistot"
            " on suojattu {kind_genitive} oman ja palvelutoimittajien tietoturvaohjeistusten mukaisesti.",
            "Uppgifterna behandlas alltid i skyddade miljöer. All maskinvara och programvara hos {controller} är skyddad"
            " i enlighet med {kind_genitive} egna och tjänsteleverantörernas anvisningar om informationssäkerhet.",
            "Data is always processed in protected environments. All hardware and software of the {controller} is"
            " protected according to the {kind_genitive} own and the service suppliers' instructions on information security.",
        ),
        grounds=("906/2019 15",),
    ),
    Measure(
        statement="N10.7",
        text=say(
            "Henkilötietoja vastaanottavat ja käsittelevät vain sellaiset henkilöt, jotka osallistuvat toiminnan"
            " toteuttamiseen.",
            "Personuppgifter tas emot och behandlas bara av personer som deltar i verksamheten.",
            "Personal data is received and processed only by people who take part in the work.",
        ),
        grounds=("79",),
    ),
    Measure(
        statement="N10.8",
        text=say(
            "Työntekijät, jotka käsittelevät henkilötietoja, ovat salassapito- ja vaitiolovelvollisuuden sitomia.",
            "De anställda som behandlar personuppgifter är bundna av sekretess och tystnadsplikt.",
            "Workers who process personal data are bound by secrecy and a duty of non-disclosure.",
        ),
        grounds=("1050/2018 35",),
    ),
    Measure(
        statement="N10.9",
        text=say(
            "Työntekijöillä on järjestelmiin henkilökohtaiset käyttäjätunnukset ja salasanat.",
            "De anställda har personliga användarnamn och lösenord till systemen.",
            "Workers have personal user names and passwords to the systems.",
        ),
        grounds=("79",),
    ),
    Measure(
        statement="N10.10",
        text=say(
            "Käyttöoikeudet on rajattu työtehtävien mukaisesti.",
            "Åtkomsträttigheterna är begränsade enligt arbetsuppgifterna.",
            "Access rights are limited to the duties.",
        ),
        grounds=("906/2019 16", "79"),
    ),
    Measure(
        statement="N10.12",
        text=say(
            "Työsuhteen päättyessä henkilön käyttöoikeudet poistetaan.",
            "När anställningen upphör tas personens åtkomsträttigheter bort.",
            "When the employment ends, the person's access rights are removed.",
        ),
        grounds=("906/2019 16",),
    ),
    Measure(
        statement="N10.13",
        text=say(
            "{Kind_genitive} paperiaineistot säilytetään lukituissa tiloissa ja arkistoidaan arkistolain ja -asetuksen"
            " mukaisesti niille varattuihin kansioihin.",
            "{Kind_genitive} pappersmaterial förvaras i låsta lokaler och arkiveras i enlighet med arkivlagen och"
            " arkivförordningen i mappar som är reserverade för dem.",
            "The {kind_genitive} paper material is kept in locked premises and archived under the Archives Act and Decree in the"
            " folders reserved for it.",
        ),
        grounds=("831/1994",),
    ),
    Measure(
        statement="N10.14",
        text=say(
            "Tietoja säilytetään vain laissa määrätyn ajan, ja ne hävitetään, kun ne eivät ole enää tarpeellisia.",
            "Uppgifter förvaras bara under den tid som lagen föreskriver och förstörs när de inte längre behövs.",
            "Data is kept only for the time that the law prescribes and destroyed when no longer needed.",
        ),
        grounds=("906/2019 21",),
    ),
)

ACCESS_MONITORED: Final = {
    "REGULAR_CHANGE": Measure(
        statement="N10.11",
        text=say(
            "{controller_nominative} valvoo käyttöoikeuksia, ja salasanat vaihdetaan säännöllisesti.",
            "{controller_nominative} övervakar åtkomsträttigheterna, och lösenorden byts regelbundet.",
            "The {controller} monitors access rights, and passwords are changed regularly.",
        ),
        grounds=("79", "906/2019 17"),
    ),
    "CHANGE_ON_SUSPICION": Measure(
        statement="N10.11",
        text=say(
            "{Kind} valvoo käyttöoikeuksia. Salasana vaihdetaan heti, jos sen epäillään paljastuneen.",
            "{Kind} övervakar åtkomsträttigheterna. Ett lösenord byts genast om det misstänks ha röjts.",
            "The {kind} monitors access rights. A password is changed at once if it may have been disclosed.",
        ),
        grounds=("79", "906/2019 17"),
    ),
}
"""The sentence about passwords: the first when the overlay sets an age limit, the second when it sets none.

The second will also name the phishing-resistant method of signing in, once signing in demands one (N10.9).
"""
