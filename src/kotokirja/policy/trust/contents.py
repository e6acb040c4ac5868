"""Categories, legal bases, sources and decisions (N3 to N6): how each statement is kept."""

from typing import Final

from kotokirja.policy.declaration.categories import CATEGORIES
from kotokirja.policy.trust.shapes import Gap, Kept, gap
from kotokirja.policy.vocabulary import DataCategory
from kotokirja.policy.wording import Wording, say

NAMES: Final = {rule.category: rule.name for rule in CATEGORIES}
COLUMNS: Final = say(
    "Jokaiseen tietokannan sarakkeeseen, jossa on henkilötietoa, on merkitty yksi tietoryhmä. Ohjelma ei käynnisty, jos"
    " merkintä puuttuu. Sama merkintä ratkaisee, kuka tiedon näkee ja kuinka kauan se säilyy.",
    "Varje kolumn i databasen som innehåller personuppgifter är märkt med en kategori. Programmet startar inte om"
    " märkningen saknas. Samma märkning avgör vem som ser uppgiften och hur länge den bevaras.",
    "Each column of the database that holds personal data is marked with one category. The program does not start if the"
    " mark is missing. The same mark decides who sees the datum and how long it stays.",
)
NOT_STORED: Final = gap(
    "Järjestelmässä ei ole vielä saraketta näille tiedoille. Siihen asti se ei säilytä niitä lainkaan.",
    "Systemet har ännu ingen kolumn för dessa uppgifter. Tills dess förvarar det dem inte alls.",
    "The system has no column for this data yet. Until then it does not keep it at all.",
)


def _category(category: DataCategory) -> Kept:
    return Kept(statement=category.value, title=NAMES[category], how=COLUMNS)


def _unstored(category: DataCategory) -> Kept:
    return Kept(statement=category.value, title=NAMES[category], gaps=(NOT_STORED,))


RETRIEVAL: Final = {
    "scope": (
        "Ennen hakua tarkistetaan, että henkilö kuuluu lain piiriin.",
        "Före hämtningen kontrolleras att lagen gäller personen.",
    ),
    "items": ("Vain ilmoitetut tiedot haetaan.", "Bara deklarerade uppgifter hämtas."),
    "logged": ("Kysymys ja vastaus jäävät lokiin.", "Frågan och svaret antecknas i loggen."),
    "accepted": ("Vastaus hyväksytään tieto kerrallaan.", "Svaret godkänns uppgift för uppgift."),
}
FOR_COMPENSATION: Final = RETRIEVAL | {
    "scope": ("Tietoja haetaan vain korvauksia varten.", "Uppgifter hämtas bara för ersättningar."),
}
NO_RETRIEVAL: Final = gap(
    "Järjestelmä ei vielä hae tietoja viranomaisilta. Siihen asti virkailija kirjaa ne itse, ja jokaiseen on"
    " merkittävä, mistä se on saatu.",
    "Systemet hämtar ännu inga uppgifter från myndigheter. Tills dess antecknar tjänsteinnehavaren dem själv, och för varje"
    " uppgift måste det anges varifrån den kommer.",
    "The system does not fetch data from authorities yet. Until then an officer enters it, and each datum must be marked"
    " with where it came from.",
    "scope",
    "items",
    "logged",
    "accepted",
)


def _retrieved(statement: str, title: Wording, *, is_for_compensation: bool = False) -> Kept:
    return Kept(
        statement=statement,
        title=title,
        parts=FOR_COMPENSATION if is_for_compensation else RETRIEVAL,
        gaps=(NO_RETRIEVAL,),
        requirements=("R-J1", "R-J2"),
    )


NO_RECONCILIATION: Final[Gap] = gap(
    "Päivittäistä vertailua tietovarantoon ei ole vielä rakennettu. Siihen asti virkailija näkee asiakkaan tiedoista,"
    " mitkä merkinnät on kuitattu ja mitkä odottavat.",
    "Den dagliga jämförelsen med informationsresursen har ännu inte byggts. Tills dess ser tjänsteinnehavaren av klientens"
    " uppgifter vilka anteckningar som är kvitterade och vilka som väntar.",
    "The daily comparison with the repository has not been built yet. Until then officers see in a client's file which"
    " records are acknowledged and which are waiting.",
    "reconciliation",
)
RECONCILED: Final = (
    "Päivittäinen vertailu osoittaa, ettei mitään puutu eikä ole liikaa.",
    "En daglig jämförelse visar att inget fattas och inget är för mycket.",
)

CONTENTS: Final = (
    *(
        _category(category)
        for category in (
            DataCategory.IDENTITY_CODE,
            DataCategory.NAME_AND_CONTACT,
            DataCategory.RESIDENCE_PERMIT,
            DataCategory.SERVICE_LANGUAGE,
            DataCategory.BACKGROUND,
            DataCategory.ASSESSMENT_AND_PLAN,
        )
    ),
    _unstored(DataCategory.SERVICES),
    Kept(
        statement=DataCategory.HEALTH.value,
        title=NAMES[DataCategory.HEALTH],
        parts={
            "columns": (
                "Jokainen sarake, jossa terveystietoa on, kuuluu tähän ryhmään.",
                "Varje kolumn med uppgifter om hälsa hör till denna kategori.",
            ),
            "necessity": (
                "Kirjaukseen merkitään, miksi tieto on välttämätön.",
                "Vid anteckningen anges varför uppgiften är nödvändig.",
            ),
            "roles": ("Harvempi rooli näkee tiedon.", "Färre roller ser uppgiften."),
            "absent": (
                "Tieto ei näy luetteloissa, hauissa eikä tilastoissa.",
                "Uppgiften syns inte i listor, sökningar eller statistik.",
            ),
        },
        gaps=(
            gap(
                "Terveystiedoille ei ole vielä saraketta, eikä ovi anna niitä millekään roolille. Siihen asti terveystietoa"
                " ei pidä kirjata järjestelmään lainkaan.",
                "Det finns ännu ingen kolumn för uppgifter om hälsa, och dörren ger dem inte till någon roll. Tills dess ska"
                " inga uppgifter om hälsa antecknas i systemet.",
                "There is no column for health data yet, and the door gives it to no role. Until then health data must not be"
                " entered in the system at all.",
                "columns",
                "necessity",
                "roles",
                "absent",
            ),
        ),
    ),
    _unstored(DataCategory.PLACEMENT),
    _unstored(DataCategory.COMPENSATION),
    Kept(
        statement="N4.1",
        title=say("Lakisääteiset palvelut", "Lagstadgade tjänster", "Statutory services"),
        how=say(
            "Jokaiseen käyttötarkoitukseen on merkitty sen lainkohta. Sivu, jolla tietoja käsitellään, näyttää tarkoituksen"
            " ja lainkohdan, ja sama merkintä jää lokiin.",
            "Varje ändamål är märkt med sitt lagrum. Sidan där uppgifter behandlas visar ändamålet och lagrummet, och samma"
            " märkning antecknas i loggen.",
            "Each purpose is marked with its section of law. The page on which data is processed shows the purpose and the"
            " section, and the log keeps both.",
        ),
        gaps=(
            gap(
                "Tämän lauseen nimissä ei ole vielä omaa testiä. Saman oven testit ovat kohdassa N2.0.",
                "Det finns ännu inget eget test i den här meningens namn. Testerna av samma dörr finns vid N2.0.",
                "No test bears the name of this sentence yet. The tests of the same door stand at N2.0.",
            ),
        ),
    ),
    Kept(
        statement="N4.2",
        title=say("Valvonta ja kehittäminen", "Tillsyn och utveckling", "Supervision and development"),
        gaps=(
            gap(
                "Järjestelmä ei vielä tee yhteenvetoja valvontaa tai kehittämistä varten. Siihen asti tässä tarkoituksessa ei"
                " avaudu kenenkään tietoja: mikään toiminto ei käytä sitä.",
                "Systemet gör ännu inga sammanställningar för tillsyn eller utveckling. Tills dess öppnas ingens uppgifter för"
                " detta ändamål: ingen funktion använder det.",
                "The system makes no summaries for supervision or development yet. Until then nobody's data opens for this"
                " purpose: nothing in the program uses it.",
            ),
        ),
    ),
    Kept(
        statement="N4.3",
        title=say("Tilastot", "Statistik", "Statistics"),
        parts={
            "aggregated": ("Tilastot ovat vain yhteenlaskettuja.", "Statistiken är bara sammanräknad."),
            "small-cells": ("Pienet luvut peitetään.", "Små tal döljs."),
            "secondary": ("Peitettyä lukua ei voi laskea muista.", "Dolda tal kan inte räknas ut ur andra."),
        },
        gaps=(
            gap(
                "Tilastoja ei ole vielä rakennettu. Siihen asti järjestelmä ei julkaise lukuja asiakkaista.",
                "Statistiken har ännu inte byggts. Tills dess ger systemet inte ut några siffror om klienter.",
                "Statistics have not been built yet. Until then the system gives out no figures about clients.",
                "aggregated",
                "small-cells",
                "secondary",
            ),
        ),
        requirements=("R-S1", "R-S2", "R-S3", "R-S4"),
    ),
    Kept(
        statement="N4.4",
        title=say(
            "Kirjaaminen valtakunnalliseen tietovarantoon",
            "Registrering i den nationella informationsresursen",
            "Recording in the national repository",
        ),
        how=say(
            "Merkintä syntyy samassa tallennuksessa kuin päätös, joten kumpikaan ei jää yksin. Se lähetetään salattuna ja"
            " allekirjoitettuna, kunnes tietovaranto kuittaa sen, ja se vaikuttaa vain kerran. Pelkästä ohjauksesta ei voi"
            " syntyä merkintää.",
            "Anteckningen uppstår i samma lagring som beslutet, så ingetdera blir ensamt. Den skickas krypterad och signerad"
            " tills informationsresursen kvitterar den, och den verkar bara en gång. Av enbart vägledning kan ingen"
            " anteckning uppstå.",
            "The record is made in the same saving as the decision, so that neither stands alone. It is sent encrypted and"
            " signed until the repository acknowledges it, and it takes effect once only. Guidance alone can't make a record.",
        ),
        parts={
            "record": (
                "Merkintä syntyy samassa tallennuksessa kuin päätös ja vaikuttaa tietovarannossa tasan kerran.",
                "Anteckningen uppstår i samma lagring som beslutet och verkar i informationsresursen exakt en gång.",
            ),
            "guidance": ("Pelkkää ohjausta ei lähetetä koskaan.", "Enbart vägledning skickas aldrig."),
            "reconciliation": RECONCILED,
        },
        gaps=(NO_RECONCILIATION,),
        requirements=("4.1", "4.3", "4.4", "4.11"),
    ),
    Kept(
        statement="N5.1",
        title=say("Tiedot sinulta", "Uppgifter från dig", "Data from you"),
        how=say(
            "Jokaisen tiedon kohdalla on sen lähde. Ellei virkailija valitse muuta, lähteeksi merkitään asiakas itse.",
            "Vid varje uppgift står dess källa. Om tjänsteinnehavaren inte väljer något annat anges klienten själv som källa.",
            "Beside each datum stands its source. Unless the officer chooses another, the client is marked as the source.",
        ),
    ),
    Kept(
        statement="N5.2",
        title=say("Tiedot muualta", "Uppgifter från annat håll", "Data from elsewhere"),
        how=say(
            "Jokaisesta tiedosta säilyy, mistä se on saatu, kuka sen kirjasi, milloin, millä perusteella ja mitä siinä oli"
            " ennen. Tietokanta itse torjuu kirjauksen, jossa ei ole lähdettä. Lähde näkyy tiedon vieressä.",
            "Om varje uppgift bevaras varifrån den kommer, vem som antecknade den, när, på vilken grund och vad där stod"
            " tidigare. Databasen själv avvisar en anteckning utan källa. Källan syns bredvid uppgiften.",
            "Of each datum it is kept where it came from, who recorded it, when, on what ground and what stood there before."
            " The database itself refuses an entry without a source. The source is shown beside the datum.",
        ),
        parts={
            "kept": (
                "Jokaisen tiedon lähde, kirjaaja, aika, peruste ja aiemmat arvot säilyvät.",
                "Källa, antecknare, tid, grund och tidigare värden bevaras för varje uppgift.",
            ),
            "shown": ("Ne näkyvät tiedon vieressä.", "De syns bredvid uppgiften."),
            "refused": ("Kirjaus ilman lähdettä torjutaan.", "En anteckning utan källa avvisas."),
        },
        requirements=("R-H4", "R-J5"),
    ),
    _retrieved(
        "N5.3",
        say("Kela, Migri ja DVV: arviointi", "FPA, Migri och MDB: bedömningen", "Kela, Migri and DVV: the assessment"),
    ),
    _retrieved(
        "N5.4",
        say(
            "Migri: monialainen arviointi",
            "Migri: sektorsövergripande bedömning",
            "Migri: multi-professional assessment",
        ),
    ),
    Kept(
        statement="N5.5",
        title=say("Suunnitelman tarkistaminen", "Översyn av planen", "Review of the plan"),
        parts={
            "asked": ("Tietoja pyydetään vain tällä perusteella.", "Uppgifter begärs bara på denna grund."),
            "answered": ("Pyyntöihin vastataan vain tällä perusteella.", "Begäran besvaras bara på denna grund."),
        },
        gaps=(
            gap(
                "Viranomaisten välisiä pyyntöjä ei ole vielä rakennettu. Siihen asti järjestelmä ei lähetä eikä vastaanota"
                " niitä; virkailija merkitsee muualta saamansa tiedon lähteen itse.",
                "Begäran mellan myndigheter har ännu inte byggts. Tills dess varken skickar eller tar systemet emot dem;"
                " tjänsteinnehavaren anger själv källan till det som kommer från annat håll.",
                "Requests between authorities have not been built yet. Until then the system neither sends nor takes them; the"
                " officer marks the source of what came from elsewhere.",
                "asked",
                "answered",
            ),
        ),
        requirements=("R-J1",),
    ),
    Kept(
        statement="N5.6",
        title=say("Muutto toiseen kuntaan", "Flytt till en annan kommun", "Moving to another municipality"),
        parts={
            "consent": (
                "Siirto on mahdoton ilman kirjattua suostumusta.",
                "En överföring är omöjlig utan ett antecknat samtycke.",
            ),
            "withdrawal": (
                "Suostumuksen peruminen pysäyttää siirron.",
                "Ett återkallat samtycke stoppar överföringen.",
            ),
            "extent": (
                "Vastaanottava kunta näkee vain siirretyt tiedot.",
                "Den mottagande kommunen ser bara det som överfördes.",
            ),
        },
        gaps=(
            gap(
                "Tietojen siirtoa toiseen kuntaan ei ole vielä rakennettu. Siihen asti järjestelmästä ei voi siirtää mitään"
                " toiselle kunnalle.",
                "Överföring till en annan kommun har ännu inte byggts. Tills dess kan inget överföras ur systemet till en annan"
                " kommun.",
                "Transfer to another municipality has not been built yet. Until then nothing can be transferred from the system"
                " to another one.",
                "consent",
                "withdrawal",
                "extent",
            ),
        ),
        requirements=("R-G2",),
    ),
    _retrieved(
        "N5.7",
        say(
            "Migri ja DVV: korvaukset (64 §)",
            "Migri och MDB: ersättning (64 §)",
            "Migri and DVV: compensation (section 64)",
        ),
        is_for_compensation=True,
    ),
    _retrieved(
        "N5.8",
        say(
            "Hyvinvointialue, Migri ja DVV: korvaukset (65 §)",
            "Välfärdsområdet, Migri och MDB: ersättning (65 §)",
            "Wellbeing services county, Migri and DVV: compensation (section 65)",
        ),
        is_for_compensation=True,
    ),
    Kept(
        statement="N6.1",
        title=say("Ei profilointia", "Ingen profilering", "No profiling"),
        how=say(
            "Ilmoituksessa ei ole tarkoitusta, joka pisteyttäisi tai luokittelisi ihmisiä, ja testi etsii sellaista"
            " tarkoitusta, tietoa ja toimintoa. Ilman tarkoitusta ovi ei aukea.",
            "Deklarationen har inget ändamål som poängsätter eller graderar människor, och ett test letar efter sådana"
            " ändamål, uppgifter och funktioner. Utan ändamål öppnas inte dörren.",
            "The declaration has no purpose that scores or ranks people, and a test looks for such a purpose, datum or"
            " action. Without a purpose the door does not open.",
        ),
        parts={
            "no-score": (
                "Ihmisestä ei ole pistemäärää, sijoitusta eikä ennustetta, eikä tilastoista voi päätellä ihmistä.",
                "Det finns ingen poäng, rangordning eller prognos om en människa, och statistik kan inte spåras till någon.",
            ),
            "no-purpose": ("Ilmoituksessa ei ole sellaista tarkoitusta.", "Deklarationen har inget sådant ändamål."),
        },
        gaps=(
            gap(
                "Tauluista on etsitty pisteytystä, mutta koska tilastoja ei ole vielä rakennettu, ei ole voitu testata, ettei"
                " niistä voi päätellä ketään.",
                "Tabellerna har genomsökts efter poäng, men eftersom statistiken ännu inte har byggts har det inte kunnat"
                " testas att ingen kan spåras ur den.",
                "Tables have been searched for scores, but as statistics have not been built yet, it could not be tested that"
                " nobody can be traced in them.",
                "no-score",
            ),
        ),
        requirements=("R-M1",),
    ),
    Kept(
        statement="N6.2",
        title=say("Ei automaattisia päätöksiä", "Inga automatiska beslut", "No automated decisions"),
        how=say(
            "Päätöksen tekee aina virkailija, ja hänen nimensä jää päätökseen ja lokiin. Taustalla ajettava työ ei voi"
            " päättää mistään: ovi torjuu sen päättäjänä.",
            "Det är alltid en tjänsteinnehavare som beslutar, och namnet bevaras i beslutet och i loggen. Ett jobb i bakgrunden"
            " kan inte besluta något: dörren avvisar det som beslutsfattare.",
            "It is always an officer who decides, and the name stays in the decision and in the log. A background job can"
            " decide nothing: the door refuses it as a decider.",
        ),
        parts={
            "no-job-decides": (
                "Taustatyö voi vain valmistella; päättäjänä se torjutaan.",
                "Ett bakgrundsjobb kan bara förbereda; som beslutsfattare avvisas det.",
            ),
            "named": (
                "Jokaisessa päätöksessä, hyväksynnässä ja epäämisessä on sen tehneen virkailijan nimi.",
                "Varje beslut, godkännande och avslag bär namnet på den som fattade det.",
            ),
            "disclosures-and-disposals": (
                "Niin on jokaisessa luovutuksessa ja hävittämisessä.",
                "Det gör också varje utlämnande och varje förstöring.",
            ),
        },
        gaps=(
            gap(
                "Luovutuksia ja hävittämistä ei ole vielä rakennettu. Siihen asti järjestelmä ei tee kumpaakaan.",
                "Utlämnanden och förstöring har ännu inte byggts. Tills dess gör systemet ingetdera.",
                "Disclosures and disposal have not been built yet. Until then the system does neither.",
                "disclosures-and-disposals",
            ),
        ),
        requirements=("R-M1",),
    ),
)
