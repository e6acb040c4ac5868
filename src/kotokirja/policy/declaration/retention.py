"""How long data stays (N9): a rule for each record class, and the sentences of the notice.

Where no act names a length the municipality sets it (906/2019, section 21); we know none and guess none.
"""

from typing import Final

from kotokirja.policy.declaration.shapes import RetentionRule, Sentence, StartingEvent
from kotokirja.policy.parameters import P
from kotokirja.policy.vocabulary import DataCategory, RecordClass
from kotokirja.policy.wording import say

C, R, E = DataCategory, RecordClass, StartingEvent
CRITERIA: Final = "906/2019 21"
ALL: Final = frozenset(DataCategory)
FILE: Final = ALL - {C.COMPENSATION}

RULES: Final = (
    RetentionRule(
        record=R.CLIENT,
        name=say("Asiakkaan tiedot", "Klientens uppgifter", "The client's file"),
        starts=E.RELATIONSHIP_ENDED,
        ground=CRITERIA,
        categories=FILE,
    ),
    RetentionRule(
        record=R.ASSESSMENT,
        name=say("Palvelutarpeen arviointi", "Bedömning av servicebehovet", "Assessment"),
        starts=E.RELATIONSHIP_ENDED,
        ground=CRITERIA,
        categories=FILE,
    ),
    RetentionRule(
        record=R.PLAN,
        name=say("Kotoutumissuunnitelma", "Integrationsplan", "Integration plan"),
        starts=E.RELATIONSHIP_ENDED,
        ground=CRITERIA,
        categories=FILE,
    ),
    RetentionRule(
        record=R.NATIONAL_RECORD,
        name=say(
            "Tiedot valtakunnallisessa tietovarannossa",
            "Uppgifter i den nationella informationsresursen",
            "Data in the national repository",
        ),
        starts=E.RELATIONSHIP_ENDED,
        exactly=P.NATIONAL_DELETE,
        ground="77",
        categories=ALL,
    ),
    RetentionRule(
        record=R.REGISTRY_MESSAGE,
        name=say(
            "Lähetykset valtakunnalliseen tietovarantoon",
            "Sändningar till den nationella informationsresursen",
            "Messages to the national repository",
        ),
        starts=E.RELATIONSHIP_ENDED,
        ground=CRITERIA,
        categories=ALL,
    ),
    RetentionRule(
        record=R.IMPORT_RUN,
        name=say("Tietojen tuonti aiemmasta rekisteristä", "Import från ett tidigare register", "Import runs"),
        starts=E.IMPORT_FINISHED,
        ground=CRITERIA,
        categories=FILE,
    ),
    RetentionRule(
        record=R.GUIDANCE_ENCOUNTER,
        name=say("Ohjaus- ja neuvontatapahtuma", "Vägledning och rådgivning", "Guidance encounter"),
        starts=E.ENCOUNTER_HELD,
        ground=CRITERIA,
        categories=frozenset({C.NAME_AND_CONTACT, C.SERVICE_LANGUAGE, C.SERVICES}),
    ),
    RetentionRule(
        record=R.INTERPRETING_ORDER,
        name=say("Tulkkaus- tai käännöstilaus", "Tolk- eller översättningsbeställning", "Interpreting order"),
        starts=E.ORDER_SETTLED,
        ground=CRITERIA,
        categories=frozenset({C.SERVICE_LANGUAGE, C.NAME_AND_CONTACT}),
    ),
    RetentionRule(
        record=R.COMPENSATION_CLAIM,
        name=say("Korvaushakemus ja sen tositteet", "Ersättningsansökan och dess verifikat", "Compensation claim"),
        starts=E.PAYMENT_YEAR_ENDED,
        at_least=P.RECOVERY_YEARS,
        ground="71.3",
        categories=frozenset({C.IDENTITY_CODE, C.NAME_AND_CONTACT, C.RESIDENCE_PERMIT, C.PLACEMENT, C.COMPENSATION}),
    ),
    RetentionRule(
        record=R.DISCLOSURE,
        name=say("Tietojen luovutus", "Utlämnande av uppgifter", "Disclosure"),
        starts=E.DISCLOSED,
        ground=CRITERIA,
        categories=ALL,
    ),
    RetentionRule(
        record=R.RIGHTS_REQUEST,
        name=say("Rekisteröidyn pyyntö", "Den registrerades begäran", "Request of a data subject"),
        starts=E.REQUEST_ANSWERED,
        ground=CRITERIA,
        categories=ALL,
    ),
    RetentionRule(
        record=R.PROVIDER_CONTRACT,
        name=say("Palveluntuottajan sopimus", "Tjänsteproducentens avtal", "Provider's contract"),
        starts=E.CONTRACT_ENDED,
        ground=CRITERIA,
    ),
    RetentionRule(
        record=R.STAFF_ACCOUNT,
        name=say("Työntekijän käyttäjätunnus", "Den anställdas användarnamn", "Staff account"),
        starts=E.EMPLOYMENT_ENDED,
        ground=CRITERIA,
    ),
    RetentionRule(
        record=R.ACCESS_LOG,
        name=say("Käyttöloki", "Användningslogg", "Access log"),
        starts=E.ENTRY_MADE,
        ground="906/2019 17",
    ),
)

STARTING_EVENTS: Final = {
    E.RELATIONSHIP_ENDED: say(
        "asiakkuuden päättymisestä", "från att klientrelationen upphört", "from the end of the client relationship"
    ),
    E.CONTRACT_ENDED: say(
        "sopimussuhteen päättymisestä", "från att avtalsförhållandet upphört", "from the end of the contract"
    ),
    E.IMPORT_FINISHED: say("tuonnin valmistumisesta", "från att importen slutförts", "from the end of the import"),
    E.ENCOUNTER_HELD: say("asiointikerrasta", "från besöket", "from the encounter"),
    E.ORDER_SETTLED: say(
        "tilauksen selvittämisestä", "från att beställningen avslutats", "from the settlement of the order"
    ),
    E.PAYMENT_YEAR_ENDED: say(
        "sen vuoden päättymisestä, jolta korvaus maksettiin",
        "från utgången av det år som ersättningen betalats för",
        "from the end of the year paid for",
    ),
    E.DISCLOSED: say("luovutuksesta", "från utlämnandet", "from the disclosure"),
    E.REQUEST_ANSWERED: say("pyyntöön vastaamisesta", "från att begäran besvarats", "from the answer to the request"),
    E.EMPLOYMENT_ENDED: say(
        "palvelussuhteen päättymisestä", "från att anställningen upphört", "from the end of the employment"
    ),
    E.ENTRY_MADE: say("lokimerkinnästä", "från logganteckningen", "from the entry in the log"),
}

SENTENCES: Final = (
    Sentence(
        statement="N9.1",
        text=say(
            "Henkilötietoja säilytetään vain sen aikaa, kun se on käsittelyn kannalta tarpeellista tai laki velvoittaa"
            " säilyttämiseen.",
            "Personuppgifter förvaras bara så länge det behövs för behandlingen eller lagen förutsätter det.",
            "Personal data is kept only as long as is necessary for the processing or the law obliges to keep it.",
        ),
    ),
    Sentence(
        statement="N9.2",
        text=say(
            "Henkilötietojen säilytysajat suunnitellaan niin, ettei tietoja säilytetä pidempään kuin niiden"
            " käsittelytarkoituksen kannalta on välttämätöntä.",
            "Förvaringstiderna planeras så att uppgifterna inte förvaras längre än vad som är nödvändigt för ändamålet"
            " med behandlingen.",
            "Retention periods are planned so that data is not kept longer than is necessary for the purpose of the"
            " processing.",
        ),
    ),
    Sentence(
        statement="N9.3",
        text=say(
            "Joskus lainsäädäntö velvoittaa kuitenkin käsittelemään tietoja pidempään, ja tällöin noudatamme aina"
            " lainsäädännön asettamaa säilytysvelvoitetta.",
            "Ibland förutsätter lagstiftningen ändå att uppgifterna behandlas längre, och då följer vi alltid den"
            " förvaringsskyldighet som lagstiftningen föreskriver.",
            "Sometimes legislation obliges to process data longer; then we always follow the duty of retention that"
            " legislation lays down.",
        ),
    ),
    Sentence(
        statement="N9.4",
        text=say(
            "Kotoutumispalvelut kirjaa asiakastietoja valtakunnalliseen Koto-AJ-asiakastietojärjestelmään.",
            "Integrationstjänsterna registrerar klientuppgifter i det nationella klientdatasystemet Koto-AJ.",
            "The integration services record client data in the national client information system Koto-AJ.",
        ),
    ),
    Sentence(
        statement="N9.5",
        text=say(
            "Kehittämis- ja hallintokeskuksen (1.1.2026 alkaen Työllisyys-, kehittämis- ja hallintokeskus) on"
            " poistettava valtakunnallisesta tietovarannosta kaikki asiakasta tai kotoutumislaissa tarkoitettua"
            " palveluntuottajaa koskevat tiedot, kun asiakkuuden tai sopimussuhteen päättymisestä on kulunut neljä"
            " vuotta.",
            "Utvecklings- och förvaltningscentret (från 1.1.2026 Sysselsättnings-, utvecklings- och"
            " förvaltningscentret) ska ur den nationella informationsresursen radera alla uppgifter om en klient eller en"
            " tjänsteproducent som avses i integrationslagen när fyra år har gått sedan klientrelationen eller"
            " avtalsförhållandet upphörde.",
            "The Development and Administration Centre (from 1.1.2026 the Employment, Development and Administration"
            " Centre) must delete from the national data repository all data on a client or on a service provider under"
            " the Integration Act when four years have passed since the client relationship or the contract ended.",
        ),
    ),
    Sentence(
        statement="N9.6",
        text=say(
            "Tietoa ei kuitenkaan tarvitse poistaa, jos se on tarpeen lakiin perustuvan tehtävän hoitamiseksi tai"
            " vireillä olevan asian johdosta.",
            "En uppgift behöver dock inte raderas om den behövs för att sköta en lagstadgad uppgift eller på grund av"
            " ett anhängigt ärende.",
            "Data need not be deleted, however, if it is needed for a statutory task or because of a pending matter.",
        ),
    ),
)
