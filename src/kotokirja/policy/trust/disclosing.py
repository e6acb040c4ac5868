"""Disclosures, transfers and retention (N7 to N9): how each statement is kept."""

from typing import Final

from kotokirja.policy.trust.contents import NO_RECONCILIATION, RECONCILED
from kotokirja.policy.trust.shapes import Kept, gap
from kotokirja.policy.wording import Wording, say

ITEM: Final = gap(
    "Luovutuksia palveluntuottajille ei ole vielä rakennettu. Siihen asti tämä tieto ei lähde järjestelmästä kenellekään"
    " palveluntuottajalle.",
    "Utlämnanden till tjänsteproducenter har ännu inte byggts. Tills dess lämnar den här uppgiften inte systemet till någon"
    " tjänsteproducent.",
    "Disclosures to providers have not been built yet. Until then this item leaves the system to no provider.",
)
ITEMS: Final[tuple[Wording, ...]] = (
    say("Nimet", "Namn", "Names"),
    say("Syntymäaika ja -paikka", "Födelsetid och födelseort", "Date and place of birth"),
    say("Henkilötunnus", "Personbeteckning", "Personal identity code"),
    say("Äidinkieli", "Modersmål", "Mother tongue"),
    say("Asiointikieli", "Kontaktspråk", "Service language"),
    say("Kansalaisuus", "Medborgarskap", "Citizenship"),
    say("Kotikunta ja asuinpaikka", "Hemkommun och boningsort", "Municipality and place of residence"),
    say("Yhteystiedot", "Kontaktuppgifter", "Contact details"),
    say("Virkailijan nimi", "Tjänsteinnehavarens namn", "Name of the official"),
    say("Suunnitelman päiväys ja voimassaolo", "Planens datum och giltighet", "Date and validity of the plan"),
    say("Koulutussuositus", "Utbildningsrekommendation", "Recommended education"),
    say("Alkutestauksen tulos", "Resultatet av inledande språktest", "Result of the initial language test"),
    say("Aiempi koulutus", "Tidigare utbildning", "Earlier education"),
    say("Aiempi työ", "Tidigare arbete", "Earlier work"),
    say("Tavoiteammatti", "Yrkesmål", "Target occupation"),
    say("Aiemman koulutuksen sisältö", "Innehållet i tidigare utbildning", "Content of earlier training"),
    say("Aiemman koulutuksen tavoitteet", "Målen för tidigare utbildning", "Goals of earlier training"),
    say("Muut välttämättömät tiedot", "Andra nödvändiga uppgifter", "Other necessary data"),
)
PROTECTED_ITEM: Final = 8


def _item(number: int, title: Wording) -> Kept:
    if number != PROTECTED_ITEM:
        return Kept(statement=f"N7.{number}", title=title, gaps=(ITEM,))
    return Kept(
        statement=f"N7.{number}",
        title=title,
        parts={
            "disclosed": (
                "Yhteystiedot annetaan, kun palvelu tarvitsee niitä.",
                "Kontaktuppgifter lämnas ut när tjänsten behöver dem.",
            ),
            "protected": (
                "Turvakiellon alaisia yhteystietoja ei anneta koskaan.",
                "Spärrmarkerade kontaktuppgifter lämnas aldrig ut.",
            ),
        },
        gaps=(
            gap(
                "Luovutuksia ei ole vielä rakennettu, joten yhteystietoja ei lähde palveluntuottajille. Turvakieltoa ei voi vielä"
                " merkitä asiakkaalle: kun tietoja tuodaan vanhasta rekisteristä, rivi, jossa on turvakielto, torjutaan.",
                "Utlämnanden har ännu inte byggts, så inga kontaktuppgifter går till tjänsteproducenter. En spärrmarkering kan"
                " ännu inte antecknas för en klient: när uppgifter tas in ur ett tidigare register avvisas en rad med"
                " spärrmarkering.",
                "Disclosures have not been built yet, so no contact details go to providers. A client can't be marked as"
                " protected yet: when data is brought in from an earlier register, a row with that mark is refused.",
                "disclosed",
                "protected",
            ),
        ),
        requirements=("R-D1", "R-D2", "R-D3", "R-D4", "R-F3"),
    )


DISCLOSING: Final = (
    Kept(
        statement="N7.0",
        title=say("Luovutus palveluntuottajalle", "Utlämnande till en tjänsteproducent", "Disclosure to a provider"),
        parts={
            "referral": (
                "Luovutus vaatii ohjauksen voimassa olevassa suunnitelmassa.",
                "Ett utlämnande kräver en hänvisning i en gällande plan.",
            ),
            "composed": (
                "Se kootaan vain kahdeksastatoista kohdasta; tarpeeton jätetään pois.",
                "Det sammanställs bara av de arton punkterna; onödigt utelämnas.",
            ),
            "approved": (
                "Virkailija katsoo sen ensin ja hyväksyy sen.",
                "En tjänsteinnehavare granskar det först och godkänner det.",
            ),
            "delivered": ("Se toimitetaan perille.", "Det levereras."),
            "recorded": (
                "Siitä jää merkintä, jonka asiakas näkee.",
                "Det antecknas så att klienten kan se det.",
            ),
        },
        gaps=(
            gap(
                "Luovutuksia palveluntuottajille ei ole vielä rakennettu. Siihen asti järjestelmä ei anna niille mitään. Ilmoitukseen"
                " on jo merkitty, mikä tieto kuuluu mihinkin kahdeksastatoista kohdasta; muuta ei voi luovuttaa.",
                "Utlämnanden till tjänsteproducenter har ännu inte byggts. Tills dess ger systemet dem ingenting. I deklarationen"
                " står redan vilken uppgift som hör till vilken av de arton punkterna; annat kan inte lämnas ut.",
                "Disclosures to providers have not been built yet. Until then the system gives them nothing. The declaration"
                " already says which datum belongs to which of the eighteen items; nothing else may be disclosed.",
                "referral",
                "composed",
                "approved",
                "delivered",
                "recorded",
            ),
        ),
        requirements=("R-C1", "R-C2", "R-C3", "R-F3"),
    ),
    *(_item(number, title) for number, title in enumerate(ITEMS, start=1)),
    Kept(
        statement="N8.1",
        title=say(
            "Tiedot pysyvät EU:ssa ja ETA:ssa", "Uppgifterna stannar i EU och EES", "Data stays in the EU and EEA"
        ),
        how=say(
            "Jokaisella vastaanottajalla on ilmoituksessa maansa. Kunta ei voi lisätä tietojen käsittelijää EU:n ja ETA:n"
            " ulkopuolelta: ohjelma ei silloin käynnisty. Asiakastietoa lähtee vain valtakunnalliseen tietovarantoon.",
            "Varje mottagare har sitt land i deklarationen. Kommunen kan inte lägga till ett personuppgiftsbiträde utanför EU"
            " och EES: då startar programmet inte. Klientuppgifter går bara till den nationella informationsresursen.",
            "Each recipient has its country in the declaration. A municipality can't add a processor from outside the EU and"
            " EEA: the program does not start then. Client data goes out to the national repository only.",
        ),
        parts={
            "declared": (
                "Jokaisella vastaanottajalla, käsittelijällä ja osoitteella on maansa.",
                "Varje mottagare, biträde och adress har sitt land.",
            ),
            "refused": ("Järjestelmä ei lähetä muualle.", "Systemet skickar inte någon annanstans."),
            "shown": ("Käsittelijöiden luettelo näyttää sen.", "Förteckningen över biträden visar det."),
        },
        gaps=(
            gap(
                "Lähtevien osoitteiden maata ei vielä tarkisteta lähetettäessä, eikä käsittelijöiden luetteloa ole sivuna. Siihen"
                " asti käsittelijät on nimetty maineen selosteen taulukossa, jos kunnalla niitä on.",
                "Landet för utgående adresser kontrolleras ännu inte vid sändning, och det finns ingen sida med förteckningen över"
                " biträden. Tills dess står biträdena med sina länder i beskrivningens tabell, om kommunen har sådana.",
                "The country of outgoing addresses is not checked yet when sending, and there is no page with the register of"
                " processors. Until then processors stand with their countries in the table of the notice, if there are any.",
                "declared",
                "refused",
                "shown",
            ),
        ),
        requirements=("R-J4",),
    ),
    Kept(
        statement="N9.1",
        title=say("Vain niin kauan kuin tarpeen", "Bara så länge som behövs", "Only as long as necessary"),
        how=say(
            "Jokaisella tietojen lajilla on säilytyssääntö perusteineen. Ohjelma ei käynnisty, jos yhdeltäkin puuttuu sellainen."
            " Missä laki ei anna aikaa eikä kunta ole päättänyt sitä, seloste sanoo sen avoimesti.",
            "Varje slag av uppgifter har en regel om förvaring med sin grund. Programmet startar inte om ett enda saknar en"
            " sådan. Där lagen inte anger någon tid och kommunen inte har beslutat om den säger beskrivningen det öppet.",
            "Each kind of data has a rule of retention with its ground. The program does not start if a single one lacks it."
            " Where the law gives no time and the municipality has not decided on one, the notice says so openly.",
        ),
    ),
    Kept(
        statement="N9.2",
        title=say("Säilytysajat on suunniteltu", "Förvaringstiderna är planerade", "Retention is planned"),
        how=say(
            "Säilytyssuunnitelma on julkinen sivu. Se ja selosteen taulukko tehdään samoista säännöistä. Asiakkaan tiedoissa näkyy,"
            " milloin ne on määrä hävittää ja miksi, tai mikä hävittämisen estää.",
            "Förvaringsplanen är en offentlig sida. Den och tabellen i beskrivningen görs av samma regler. I klientens uppgifter syns"
            " när de ska förstöras och varför, eller vad som hindrar det.",
            "The retention plan is a public page. It and the table of the notice are made from the same rules. A client's file shows"
            " when it is due for disposal and why, or what stands in the way.",
        ),
        parts={
            "page": ("Säilytyssuunnitelma on sivuna.", "Förvaringsplanen är en sida."),
            "date": (
                "Asiakkaan tiedoissa on niiden hävittämispäivä ja sen syy.",
                "I klientens uppgifter står när de förstörs och varför.",
            ),
        },
    ),
    Kept(
        statement="N9.3",
        title=say("Laki voi vaatia pidempään", "Lagen kan kräva längre tid", "The law may require longer"),
        how=say(
            "Kunta voi asettaa oman säilytysajan. Jos laki määrää pidemmän, ohjelma ottaa sen, ja seloste näyttää, kumpi voitti.",
            "Kommunen kan sätta en egen förvaringstid. Om lagen kräver en längre tar programmet den, och beskrivningen visar"
            " vilken som gäller.",
            "A municipality may set a retention of its own. If the law demands a longer one the program takes that, and the"
            " notice shows which of them holds.",
        ),
    ),
    Kept(
        statement="N9.4",
        title=say("Koto-AJ", "Koto-AJ", "Koto-AJ"),
        how=say(
            "Merkinnät lähtevät järjestelmästä kuten kohdassa N4.4. Koto-AJ:llä ei ole julkaistua rajapintaa: siellä, missä se on"
            " käytössä, virkailija vie merkinnän käsin ja kuittaa sen.",
            "Anteckningarna går ut ur systemet som vid N4.4. Koto-AJ har inget publicerat gränssnitt: där det används för"
            " tjänsteinnehavaren över anteckningen för hand och kvitterar den.",
            "Records leave the system as at N4.4. Koto-AJ publishes no interface: where it is used, an officer carries the"
            " record over by hand and acknowledges it.",
        ),
        parts={
            "record": (
                "Merkintä vaikuttaa tietovarannossa tasan kerran.",
                "Anteckningen verkar i informationsresursen exakt en gång.",
            ),
            "reconciliation": RECONCILED,
        },
        gaps=(NO_RECONCILIATION,),
        requirements=("4.3", "4.4"),
    ),
    Kept(
        statement="N9.5",
        title=say("Poistaminen neljän vuoden jälkeen", "Radering efter fyra år", "Deletion after four years"),
        parts={
            "tables": ("Tauluihin ja hakemistoihin ei jää mitään.", "Inget blir kvar i tabeller och sökregister."),
            "files": ("Tiedostoihin ei jää mitään.", "Inget blir kvar i filer."),
            "logs": ("Lokien henkilötiedot poistuvat.", "Personuppgifterna i loggarna försvinner."),
            "queues": ("Lähetysjonoihin ei jää mitään.", "Inget blir kvar i sändningsköer."),
            "backups": (
                "Henkilön avaimen tuhoaminen tekee varmuuskopioista lukukelvottomia.",
                "Att personens nyckel förstörs gör säkerhetskopiorna oläsliga.",
            ),
        },
        gaps=(
            gap(
                "Poistamista ei ole vielä rakennettu: järjestelmä ei siis poista tietoja itse. Neljän vuoden aika on kirjattu"
                " sääntöihin. Henkilötunnus on salattu jokaisen ihmisen omalla avaimella, jonka tuhoaminen tekee sen"
                " lukukelvottomaksi, mutta tuhoamista ei ole vielä toimintona.",
                "Raderingen har ännu inte byggts: systemet raderar alltså inte uppgifter självt. Tiden fyra år står i reglerna."
                " Personbeteckningen är krypterad med en egen nyckel för varje människa; förstörs nyckeln blir den oläslig, men"
                " det finns ännu ingen funktion som förstör den.",
                "Deletion has not been built yet: the system does not delete data by itself. The term of four years stands in the"
                " rules. The identity code is encrypted under each person's own key; destroying the key makes it unreadable, but"
                " nothing in the program destroys one yet.",
                "tables",
                "files",
                "logs",
                "queues",
                "backups",
            ),
        ),
        requirements=("4.9", "R-F5"),
    ),
    Kept(
        statement="N9.6",
        title=say("Vireillä oleva asia", "Ett anhängigt ärende", "A pending matter"),
        parts={
            "hold": (
                "Säilyttämiselle on peruste, vastuuhenkilö ja tarkistuspäivä.",
                "Ett uppehåll har en grund, en ansvarig och en dag för översyn.",
            ),
            "lapse": ("Kun este päättyy, tiedot vapautuvat.", "När uppehållet upphör frigörs uppgifterna."),
        },
        gaps=(
            gap(
                "Asiakkaan tiedoissa näkyy, jos keskeneräinen asia estää hävittämisen. Koska poistamista ei ole vielä rakennettu,"
                " estettä ei voi kirjata eikä vapauttaa; siihen asti mitään ei poisteta.",
                "I klientens uppgifter syns om ett oavslutat ärende hindrar förstöringen. Eftersom raderingen ännu inte har byggts"
                " kan ett hinder varken antecknas eller hävas; tills dess raderas inget.",
                "A client's file shows if an unfinished matter keeps it from being destroyed. As deletion has not been built yet, a"
                " hold can neither be recorded nor lifted; until then nothing is deleted.",
                "hold",
                "lapse",
            ),
        ),
    ),
)
