"""Protection (N10): how each statement is kept."""

from typing import Final

from kotokirja.policy.trust.shapes import Kept, gap
from kotokirja.policy.wording import say

PROTECTING: Final = (
    Kept(
        statement="N10.1",
        title=say(
            "Vain alkuperäiseen tarkoitukseen", "Bara för det ursprungliga ändamålet", "The original purpose only"
        ),
        how=say(
            "Ilmoitus sanoo, mitä tietoryhmiä mikin käyttötarkoitus saa koskea. Ovi antaa vain ne, jotka toiminto, rooli ja"
            " tarkoitus kaikki sallivat; epäselvä on kielto.",
            "Deklarationen säger vilka kategorier av uppgifter varje ändamål får röra. Dörren ger bara det som funktionen,"
            " rollen och ändamålet alla tillåter; det oklara är ett nej.",
            "The declaration says which categories each purpose may touch. The door gives only what the action, the role and"
            " the purpose all allow; anything unclear is a no.",
        ),
        requirements=("R-M2",),
    ),
    Kept(
        statement="N10.2",
        title=say("Turvalliset tilat ja järjestelmät", "Säkra lokaler och system", "Secure premises and systems"),
        how=say(
            "Tiloista vastaa kunta. Ohjelma tarkistaa käynnistyessään taulut, oikeudet ja säännöt eikä käynnisty, jos suoja"
            " puuttuu. Sivut kieltävät vieraan koodin, ja istunnot sidotaan omaan osoitteeseen.",
            "Lokalerna ansvarar kommunen för. Programmet kontrollerar vid start tabeller, rättigheter och regler och startar"
            " inte om ett skydd saknas. Sidorna förbjuder främmande kod, och sessionerna är bundna till den egna adressen.",
            "The premises are the municipality's concern. When it starts, the program checks tables, privileges and rules, and"
            " does not start if a guard is missing. Pages forbid foreign code, and sessions are bound to their own address.",
        ),
        parts={
            "defaults": ("Oletusasetukset ovat tiukat.", "Standardinställningarna är strama."),
            "self-check": (
                "Itsetarkistus kertoo jokaisen heikon asetuksen.",
                "En självkontroll berättar om varje svag inställning.",
            ),
        },
        gaps=(
            gap(
                "Asetuksia ei ole vielä testattu kokonaisuutena, eikä itsetarkistusta ole. Siihen asti yksittäiset suojat on"
                " testattu alla olevina vaatimuksina, niiltä osin kuin ne on näytetty.",
                "Inställningarna har ännu inte testats som helhet, och det finns ingen självkontroll. Tills dess är enskilda skydd"
                " testade som kraven nedan, i den mån de har visats.",
                "The settings have not been tested as a whole yet, and there is no self-check. Until then single guards are"
                " tested as the requirements below, as far as those are shown.",
                "defaults",
                "self-check",
            ),
        ),
        requirements=(
            *("R-E2", "R-H1", "R-H2", "R-H3", "R-H4", "R-H6", "R-I1", "R-K1", "R-K2", "R-K3", "R-L1", "R-L2", "R-Q1"),
            *("4.2", "4.5", "4.6", "4.12", "4.13", "4.14", "4.15"),
        ),
    ),
    Kept(
        statement="N10.3",
        title=say("Suunniteltu etukäteen", "Planerat på förhand", "Planned in advance"),
        how=say(
            "Käsittely on kirjattu ilmoitukseen ennen kuin ohjelma tekee mitään. Sarake, toiminto tai säilytys, jota siinä ei ole,"
            " pysäyttää ohjelman. Seloste käsittelytoimista tehdään samasta ilmoituksesta.",
            "Behandlingen står i deklarationen innan programmet gör något. En kolumn, en funktion eller en förvaring som inte"
            " finns där stoppar programmet. Registret över behandling görs av samma deklaration.",
            "Processing stands in the declaration before the program does anything. A column, an action or a retention that is"
            " not in it stops the program. The record of processing activities is made from the same declaration.",
        ),
        parts={
            "declaration": (
                "Ilmoitus sanoo, mitä käsitellään, ennen kuin mitään käsitellään.",
                "Deklarationen säger vad som behandlas innan något behandlas.",
            ),
            "record-of-processing": (
                "Seloste käsittelytoimista (30 artikla) tehdään siitä.",
                "Registret över behandling (artikel 30) görs av den.",
            ),
            "impact-assessment": (
                "Vaikutustenarvioinnin luonnos tehdään siitä.",
                "Utkastet till konsekvensbedömning görs av den.",
            ),
        },
        gaps=(
            gap(
                "Vaikutustenarvioinnin luonnosta ei ole vielä rakennettu. Siihen asti kunta tekee sen omin keinoin.",
                "Utkastet till konsekvensbedömning har ännu inte byggts. Tills dess gör kommunen den på sitt eget sätt.",
                "The draft of the impact assessment has not been built yet. Until then the municipality makes it by its own"
                " means.",
                "impact-assessment",
            ),
        ),
    ),
    Kept(
        statement="N10.4",
        title=say("Henkilöstön osaaminen", "Personalens kompetens", "Competence of the staff"),
        gaps=(
            gap(
                "Järjestelmä ei vielä tiedä tietosuojakoulutuksista. Siihen asti esimies huolehtii niistä, ja tunnus toimii ilman"
                " merkintää koulutuksesta.",
                "Systemet känner ännu inte till utbildningar i dataskydd. Tills dess sköter chefen dem, och ett konto fungerar utan"
                " anteckning om utbildning.",
                "The system knows nothing of data protection training yet. Until then superiors see to it, and an account works"
                " without a training on record.",
            ),
        ),
        requirements=("R-B2",),
    ),
    Kept(
        statement="N10.5",
        title=say("Sopimukset käsittelijöiden kanssa", "Avtal med biträden", "Contracts with processors"),
        parts={
            "register": (
                "Käsittelijöistä ja sopimuksista on luettelo.",
                "Det finns en förteckning över biträden och avtal.",
            ),
            "refused": (
                "Ilman voimassa olevaa sopimusta mitään ei toimiteta.",
                "Utan ett gällande avtal levereras inget.",
            ),
        },
        gaps=(
            gap(
                "Sopimusten luetteloa ei ole vielä rakennettu. Siihen asti sopimuksista huolehtii kunta, ja seloste nimeää ne"
                " käsittelijät, jotka kunta on ilmoittanut.",
                "Förteckningen över avtal har ännu inte byggts. Tills dess sköter kommunen avtalen, och beskrivningen nämner de"
                " biträden som kommunen har angett.",
                "The register of contracts has not been built yet. Until then the municipality sees to contracts, and the notice"
                " names the processors that the municipality has given.",
                "register",
                "refused",
            ),
        ),
        requirements=("R-C3",),
    ),
    Kept(
        statement="N10.6",
        title=say("Suojatut ympäristöt", "Skyddade miljöer", "Protected environments"),
        how=say(
            "Henkilötunnus on tietokannassa salattuna jokaisen ihmisen omalla avaimella. Vanhasta rekisteristä tuotava tiedosto on"
            " salattu, kunnes se tuhotaan. Lähetystyö ei käynnisty, jos yhteys tietovarantoon ei ole salattu.",
            "Personbeteckningen är krypterad i databasen med en egen nyckel för varje människa. En fil som tas in ur ett tidigare"
            " register är krypterad tills den förstörs. Sändningsjobbet startar inte om förbindelsen till informationsresursen"
            " inte är krypterad.",
            "In the database the identity code is encrypted under each person's own key. A file that is brought in from an earlier"
            " register is encrypted until it is destroyed. The job that sends does not start if the connection to the"
            " repository is not encrypted.",
        ),
        parts={
            "fields": ("Arkaluonteiset kentät on salattu levyllä.", "Känsliga fält är krypterade på disken."),
            "files": ("Tiedostot on salattu levyllä.", "Filer är krypterade på disken."),
            "transport": ("Mitään ei kulje salaamatta.", "Inget färdas okrypterat."),
            "backups": ("Varmuuskopiot on salattu.", "Säkerhetskopior är krypterade."),
        },
        gaps=(
            gap(
                "Muut arkaluonteiset kentät kuin henkilötunnus eivät ole vielä salattuja, eikä järjestelmä tee itse varmuuskopioita."
                " Siihen asti levyjen ja kopioiden salaamisesta vastaa se, joka pitää palvelinta.",
                "Andra känsliga fält än personbeteckningen är ännu inte krypterade, och systemet gör inga säkerhetskopior självt."
                " Tills dess ansvarar den som driver servern för att diskar och kopior krypteras.",
                "Sensitive fields other than the identity code are not encrypted yet, and the system makes no backups itself."
                " Until then whoever runs the server is answerable for encrypting disks and copies.",
                "fields",
                "files",
                "transport",
                "backups",
            ),
        ),
        requirements=("R-D6", "R-E1", "R-F1", "4.7", "4.8", "4.10"),
    ),
    Kept(
        statement="N10.7",
        title=say("Vain työhön osallistuvat", "Bara de som deltar i arbetet", "Only those who take part"),
        how=say(
            "Asiakkaan tiedot aukeavat sille tiimille, jolla asiakas on, ja sulkeutuvat asiakkuuden päätyttyä. Muille haku näyttää"
            " enintään nimen ja syntymävuoden, jotta samaa ihmistä ei kirjata kahdesti.",
            "En klients uppgifter öppnas för det team som har klienten och stängs när klientrelationen upphör. För andra visar"
            " sökningen högst namn och födelseår, så att samma människa inte antecknas två gånger.",
            "A client's file opens to the team that has the client, and closes when the relationship ends. To others a search shows"
            " the name and birth year at most, so that nobody is entered twice.",
        ),
        parts={
            "team": ("Asiakkaan tiedot aukeavat omalle tiimille.", "En klients uppgifter öppnas för det egna teamet."),
            "emergency": (
                "Muut tarvitsevat syyn, joka tarkastetaan.",
                "Andra behöver en angiven orsak, som granskas.",
            ),
        },
        gaps=(
            gap(
                "Hätäkäyttöä ei ole vielä rakennettu. Siihen asti tiedot eivät aukea tiimin ulkopuolella kenellekään.",
                "Åtkomst i nödfall har ännu inte byggts. Tills dess öppnas uppgifterna inte för någon utanför teamet.",
                "Emergency access has not been built yet. Until then a file opens to nobody outside the team.",
                "emergency",
            ),
        ),
        requirements=("R-A1", "R-A3", "R-A4"),
    ),
    Kept(
        statement="N10.8",
        title=say("Salassapito ja vaitiolo", "Sekretess och tystnadsplikt", "Secrecy and non-disclosure"),
        gaps=(
            gap(
                "Järjestelmä ei vielä kysy salassapitositoumusta. Siihen asti velvollisuus perustuu lakiin, ja esimies huolehtii"
                " sitoumuksista.",
                "Systemet frågar ännu inte efter en sekretessförbindelse. Tills dess följer plikten av lagen, och chefen sköter"
                " förbindelserna.",
                "The system does not ask for an undertaking of secrecy yet. Until then the duty follows from the law, and"
                " superiors see to the undertakings.",
            ),
        ),
        requirements=("R-B2",),
    ),
    Kept(
        statement="N10.9",
        title=say("Henkilökohtaiset tunnukset", "Personliga användarnamn", "Personal user names"),
        how=say(
            "Tunnus on aina yhden ihmisen. Salasanasta säilyy vain tiiviste, josta sitä ei voi lukea. Arvaaminen hidastuu"
            " kymmenen yrityksen jälkeen minuutissa.",
            "Ett konto är alltid en enda människas. Av lösenordet bevaras bara ett kondensat som det inte kan läsas ur. Gissningar"
            " bromsas efter tio försök på en minut.",
            "An account is always one person's. Of a password only a hash is kept, from which it can't be read. Guessing is"
            " slowed down after ten tries within a minute.",
        ),
        parts={
            "personal-accounts": ("Tunnukset ovat vain henkilökohtaisia.", "Kontona är bara personliga."),
            "password-rules": ("Salasanat noudattavat talon sääntöjä.", "Lösenorden följer husets regler."),
            "second-factor": (
                "Kirjautumiseen tarvitaan toinen tunniste.",
                "Inloggningen kräver en andra faktor.",
            ),
            "single-sign-on": ("Kertakirjautuminen toimii.", "Gemensam inloggning fungerar."),
        },
        gaps=(
            gap(
                "Toista tunnistetta, kertakirjautumista ja salasanan vaihtoa ei ole vielä rakennettu. Siihen asti kirjaudutaan"
                " nimellä ja salasanalla, jonka ylläpito antaa.",
                "En andra faktor, gemensam inloggning och byte av lösenord har ännu inte byggts. Tills dess loggar man in med namn"
                " och ett lösenord som administrationen ger.",
                "A second factor, single sign-on and the change of a password have not been built yet. Until then one signs in with"
                " a name and a password that the administration gives out.",
                "password-rules",
                "second-factor",
                "single-sign-on",
            ),
        ),
        requirements=("R-B3", "R-H5", "R-I2", "R-I3", "R-J3"),
    ),
    Kept(
        statement="N10.10",
        title=say("Oikeudet tehtävän mukaan", "Rättigheter enligt uppgifterna", "Rights by duty"),
        how=say(
            "Jokaisella roolilla on luettelo tietoryhmistä, jotka se näkee. Muita sarakkeita ei edes lueta tietokannasta. Testi"
            " käy läpi jokaisen sivun jokaisella roolilla.",
            "Varje roll har en lista över de kategorier som den ser. Andra kolumner läses inte ens ur databasen. Ett test går"
            " igenom varje sida med varje roll.",
            "Each role has a list of the categories that it sees. Other columns are not even read from the database. A test goes"
            " through each page with each role.",
        ),
        requirements=("R-A1", "R-C4", "R-F4"),
    ),
    Kept(
        statement="N10.11",
        title=say("Käytön valvonta ja salasanat", "Övervakning och lösenord", "Oversight and passwords"),
        how=say(
            "Jokaisesta luvusta ja muutoksesta jää lokiin, kuka, kenen tietoja, miksi ja milloin, samassa tallennuksessa. Jos lokiin"
            " ei voi kirjoittaa, mitään ei näytetä. Ohjelman tunnus ei voi muuttaa eikä poistaa lokin rivejä.",
            "Om varje läsning och ändring antecknas i loggen vem, vems uppgifter, varför och när, i samma lagring. Om loggen inte"
            " kan skrivas visas ingenting. Programmets konto kan varken ändra eller ta bort rader i loggen.",
            "Of each reading and change the log keeps who, whose data, why and when, in the same saving. If the log can't be"
            " written, nothing is shown. The program's account can neither change nor remove rows of the log.",
        ),
        parts={
            "log": (
                "Luvut ja muutokset jäävät lokiin, jota ei voi muuttaa huomaamatta.",
                "Läsningar och ändringar antecknas i en logg som inte kan ändras obemärkt.",
            ),
            "log-review": ("Loki tarkastetaan.", "Loggen granskas."),
            "rights-review": ("Oikeudet tarkastetaan säännöllisesti.", "Rättigheterna granskas regelbundet."),
            "password-age": (
                "Salasanan ikäraja toimii, kun se on asetettu.",
                "En åldersgräns för lösenord fungerar när den har satts.",
            ),
        },
        gaps=(
            gap(
                "Lokin sinetöintiä, joka paljastaisi myös palvelimen ylläpitäjän tekemän muutoksen, ei ole vielä rakennettu.",
                "En försegling av loggen, som skulle avslöja även ändringar av den som driver servern, har ännu inte byggts.",
                "The sealing of the log, which would reveal changes by whoever runs the server too, has not been built yet.",
                "log",
            ),
            gap(
                "Tietosuojavastaava voi selata lokia, mutta tarkastuksesta ei jää merkintää eikä oikeuksien tarkastusta tai"
                " salasanan ikärajaa ole vielä rakennettu.",
                "Dataskyddsombudet kan bläddra i loggen, men granskningen antecknas inte, och granskning av rättigheter och en"
                " åldersgräns för lösenord har ännu inte byggts.",
                "The data protection officer can browse the log, but a review leaves no record, and neither the review of rights"
                " nor an age limit for passwords has been built yet.",
                "log-review",
                "rights-review",
                "password-age",
            ),
        ),
        requirements=("R-A2", "R-A5", "R-F2"),
    ),
    Kept(
        statement="N10.12",
        title=say(
            "Oikeudet päättyvät työsuhteeseen", "Rättigheterna upphör med anställningen", "Access ends with employment"
        ),
        how=say(
            "Tunnus toimii vain työsuhteen aikana. Työsuhde tarkistetaan jokaisella pyynnöllä, joten avoinkin istunto lakkaa"
            " toimimasta seuraavana päivänä.",
            "Ett konto fungerar bara under anställningen. Anställningen kontrolleras vid varje förfrågan, så också en öppen session"
            " slutar fungera dagen efter.",
            "An account works during the employment only. The employment is checked at each request, so that even an open session"
            " ceases to work on the day after.",
        ),
        parts={
            "account": ("Työsuhteen päättymispäivä sulkee tunnuksen.", "Anställningens sista dag stänger kontot."),
            "sessions": ("Istunnot päättyvät heti.", "Sessionerna upphör genast."),
            "tokens": ("Muut avaimet päättyvät heti.", "Övriga nycklar upphör genast."),
        },
        gaps=(
            gap(
                "Järjestelmässä ei ole vielä muita avaimia kuin istunto. Istunnon päättymistä kesken päivän ei ole vielä testattu.",
                "Systemet har ännu inga andra nycklar än sessionen. Att en session upphör mitt på dagen har ännu inte testats.",
                "The system has no other tokens than the session yet. That a session ends in the middle of a day has not been"
                " tested yet.",
                "sessions",
                "tokens",
            ),
        ),
        requirements=("R-B1",),
    ),
    Kept(
        statement="N10.13",
        title=say("Paperit", "Papper", "Paper"),
        gaps=(
            gap(
                "Paperikansioiden luetteloa ei ole vielä rakennettu. Siihen asti kunta huolehtii papereista omin keinoin, eikä tämä"
                " sivu voi todistaa siitä.",
                "Förteckningen över pappersmappar har ännu inte byggts. Tills dess sköter kommunen papperen på sitt eget sätt, och"
                " den här sidan kan inte gå i god för det.",
                "The register of paper folders has not been built yet. Until then the municipality takes care of paper by its own"
                " means, for which this page can't vouch.",
            ),
        ),
    ),
    Kept(
        statement="N10.14",
        title=say("Hävittäminen", "Förstöring", "Destruction"),
        parts={
            "certificate": ("Hävittämisestä jää todistus.", "En förstöring lämnar ett intyg."),
            "paper": ("Niin jää paperin hävittämisestäkin.", "Det gör också förstöring av papper."),
        },
        gaps=(
            gap(
                "Hävittämistä ei ole vielä rakennettu. Siihen asti järjestelmä ei itse hävitä asiakkaan tietoja.",
                "Förstöringen har ännu inte byggts. Tills dess förstör systemet inte klientens uppgifter självt.",
                "Destruction has not been built yet. Until then the system does not destroy a client's data by itself.",
                "certificate",
                "paper",
            ),
        ),
        requirements=("R-E3",),
    ),
)
