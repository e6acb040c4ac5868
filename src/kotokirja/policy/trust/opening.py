"""The notice itself, contacts and purposes (N0 to N2): how each statement is kept."""

from typing import Final

from kotokirja.policy.trust.shapes import Kept, gap
from kotokirja.policy.wording import say

PROFILE: Final = {
    "versions": ("Yhteystietojen aiemmat versiot säilyvät.", "Tidigare versioner av kontaktuppgifterna bevaras."),
    "notice": ("Tietosuojaseloste käyttää niitä.", "Dataskyddsbeskrivningen använder dem."),
    "letters": ("Kirjeet käyttävät niitä.", "Brev använder dem."),
    "foot": (
        "Asukkaiden lukemien sivujen alatunniste käyttää niitä.",
        "Sidfoten på de sidor som invånarna läser använder dem.",
    ),
    "exports": ("Tiedostoihin otetut tiedot käyttävät niitä.", "Utdrag till filer använder dem."),
}
OPENING: Final = (
    Kept(
        statement="N0.1",
        title=say("Päivätty seloste", "En daterad beskrivning", "A dated notice"),
        how=say(
            "Seloste tehdään samasta käsittelyn ilmoituksesta, jota ohjelma noudattaa: kun käsittely muuttuu, myös seloste"
            " muuttuu. Siitä tehdään sivu ja PDF. Julkaistua versiota ei voi enää muuttaa; tietokanta itse estää sen. Kun asiakas saa selosteen, kirjataan"
            " versio, päivä, kieli ja tapa.",
            "Beskrivningen görs av samma deklaration av behandlingen som programmet följer: när behandlingen ändras, ändras också"
            " beskrivningen. Den görs som sida och PDF. En publicerad version kan inte längre ändras; databasen själv hindrar det. När klienten får"
            " beskrivningen antecknas version, dag, språk och sätt.",
            "The notice is made from the same declaration of processing that the program obeys: when processing changes, the"
            " notice changes too. It is made as a page and a PDF. A published version can no longer be altered; the database itself prevents it. When a client"
            " is given the notice, the version, day, language and way are recorded.",
        ),
        parts={
            "rendered": (
                "Seloste tehdään käsittelyn ilmoituksesta suomeksi, ruotsiksi ja englanniksi sivuna.",
                "Beskrivningen görs av deklarationen på finska, svenska och engelska som en sida.",
            ),
            "pdf": ("Siitä tehdään myös PDF.", "Den görs också som PDF."),
            "kept": (
                "Jokainen julkaistu versio säilyy päivättynä ja muuttumattomana.",
                "Varje publicerad version bevaras daterad och oförändrad.",
            ),
            "given": (
                "Asiakkaan tiedoista näkee, mikä versio hänelle on annettu, milloin, millä kielellä ja miten.",
                "Av klientens uppgifter ser man vilken version klienten har fått, när, på vilket språk och hur.",
            ),
        },
        requirements=("R-P0",),
    ),
    Kept(
        statement="N0.2",
        title=say("Vain oman alueen palvelut", "Bara det egna områdets tjänster", "Services of this area only"),
        how=say(
            "Tietokanta itse erottaa kunnat toisistaan. Jokainen haku saa vain sen kunnan rivit, jolle pyyntö on"
            " allekirjoitettu. Ohjelma ei edes käynnisty, jos yhdeltäkin taululta puuttuu tämä sääntö.",
            "Databasen själv skiljer kommunerna åt. Varje sökning får bara raderna för den kommun som förfrågan är"
            " signerad för. Programmet startar inte ens om en enda tabell saknar denna regel.",
            "The database itself keeps municipalities apart. Each query gets only the rows of the municipality for which"
            " the request was signed. The program does not even start if a single table lacks this rule.",
        ),
        requirements=("R-G1", "R-G3"),
    ),
    Kept(
        statement="N1.1",
        title=say("Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller"),
        how=say(
            "Kunnan nimi, toimielin ja osoite kirjataan yhteen paikkaan, josta seloste ne ottaa. Ohjelma vertaa osoitteita"
            " ja merkitsee ristiriidan avoimeksi kohdaksi; se ei arvaa, kumpi on oikein.",
            "Kommunens namn, organ och adress antecknas på ett enda ställe, och beskrivningen tar dem därifrån. Programmet"
            " jämför adresserna och märker ut motsägelser som öppna punkter; det gissar inte vad som är rätt.",
            "The municipality's name, board and address are entered in one place, from which the notice takes them. The"
            " program compares the addresses and marks a contradiction as an open point; it does not guess which is right.",
        ),
        parts=PROFILE,
    ),
    Kept(
        statement="N1.2",
        title=say("Vastuuyksikkö ja yhteyshenkilö", "Ansvarig enhet och kontaktperson", "Responsible unit and contact"),
        how=say(
            "Yksikön tiedot ovat samassa paikassa kuin rekisterinpitäjän. Jos yhteyshenkilön nimi puuttuu tai kaksi"
            " puhelinnumeroa on epäilyttävän samanlaisia, seloste jää luonnokseksi, kunnes asia on selvitetty.",
            "Enhetens uppgifter finns på samma ställe som den personuppgiftsansvariges. Om kontaktpersonens namn saknas"
            " eller två telefonnummer är misstänkt lika, förblir beskrivningen ett utkast tills saken är utredd.",
            "The unit's details stand in the same place as the controller's. If the contact's name is missing or two"
            " telephone numbers look suspiciously alike, the notice stays a draft until that is settled.",
        ),
        parts=PROFILE,
    ),
    Kept(
        statement="N1.3",
        title=say("Pyynnöt kirjaamoon", "Begäran till registratorskontoret", "Requests to the records office"),
        parts={
            "paper": ("Paperiset pyynnöt kirjataan.", "Begäran på papper registreras."),
            "secure-mail": ("Turvapostilla tulleet pyynnöt kirjataan.", "Begäran via säker e-post registreras."),
            "portal": ("Asiointipalvelusta tulleet pyynnöt kirjataan.", "Begäran via e-tjänsten registreras."),
            "assigned": ("Jokaisella pyynnöllä on käsittelijä.", "Varje begäran har en handläggare."),
            "deadline": (
                "Jokaiseen pyyntöön vastataan määräajassa, tai viivästys näytetään.",
                "Varje begäran besvaras inom utsatt tid, eller så visas dröjsmålet.",
            ),
        },
        gaps=(
            gap(
                "Pyyntöjen käsittelyä ei ole vielä rakennettu tähän järjestelmään. Siihen asti kirjaamo ottaa pyynnöt vastaan"
                " ja seuraa määräaikoja omin keinoin, eikä tämä sivu voi todistaa siitä.",
                "Behandlingen av begäran har ännu inte byggts i det här systemet. Tills dess tar registratorskontoret emot"
                " begäran och bevakar tidsfristerna på sitt eget sätt, och den här sidan kan inte gå i god för det.",
                "The handling of requests has not been built in this system yet. Until then the records office takes them"
                " and watches the deadlines by its own means, for which this page can't vouch.",
                "paper",
                "secure-mail",
                "portal",
                "assigned",
                "deadline",
            ),
        ),
    ),
    Kept(
        statement="N1.4",
        title=say("Tietosuojavastaava", "Dataskyddsombud", "Data protection officer"),
        how=say(
            "Tietosuojavastaavalla on oma roolinsa. Se avaa käyttölokin, josta näkee kuka on katsonut kenenkin tietoja ja miksi, ja"
            " sillä julkaistaan seloste. Se ei avaa asiakkaiden tietoja, eikä sillä voi tehdä asiakastyötä.",
            "Dataskyddsombudet har en egen roll. Den öppnar användningsloggen, där man ser vem som har tittat på vems uppgifter och"
            " varför, och med den publiceras beskrivningen. Den öppnar inte klienternas uppgifter, och med den kan man inte göra"
            " klientarbete.",
            "The data protection officer has a role of their own. It opens the access log, which shows who has looked at whose data"
            " and why, and publishes the notice. It opens no client's file, and no case work can be done in it.",
        ),
        parts={
            "contact": ("Selosteessa on tietosuojavastaavan osoite.", "Beskrivningen har ombudets adress."),
            "oversight": ("Tietosuojavastaava lukee lokeja.", "Ombudet läser loggarna."),
            "no-case-work": ("Tietosuojavastaava ei tee asiakastyötä.", "Ombudet gör inget klientarbete."),
        },
    ),
    Kept(
        statement="N2.0",
        title=say(
            "Vain kotoutumislain palveluihin", "Bara för integrationslagens tjänster", "For the Integration Act only"
        ),
        how=say(
            "Asiakkaan tietoihin on yksi ovi. Jokaisella luvulla ja kirjauksella on sen läpi käyttötarkoitus, joka on sanottu"
            " ilmoituksessa. Jos tarkoitus puuttuu, ovi ei aukea, ja kieltäytymisestä jää merkintä lokiin.",
            "Till klientens uppgifter finns en enda dörr. Varje läsning och anteckning går genom den med ett ändamål som"
            " står i deklarationen. Saknas ändamålet öppnas dörren inte, och avslaget antecknas i loggen.",
            "There is one door to a client's data. Each reading and each entry passes it with a purpose that the"
            " declaration names. Without a purpose the door stays shut, and the refusal is noted in the log.",
        ),
        parts={
            "named": (
                "Jokainen asiakastietojen luku ja kirjaus nimeää ilmoitetun käyttötarkoituksen.",
                "Varje läsning och anteckning av klientuppgifter nämner ett deklarerat ändamål.",
            ),
            "refused": (
                "Ilmoittamaton tarkoitus torjutaan, ja torjunnasta jää merkintä lokiin.",
                "Ett odeklarerat ändamål avvisas, och avslaget antecknas i loggen.",
            ),
        },
        requirements=("R-M2",),
    ),
    Kept(
        statement="N2.1",
        title=say("Ohjaus ja neuvonta", "Vägledning och rådgivning", "Guidance and counselling"),
        parts={
            "anonymous": (
                "Käynti voidaan kirjata nimettömänä tai asiakkaalle.",
                "Ett besök kan antecknas anonymt eller för en klient.",
            ),
            "codes": (
                "Aiheet ja asiointipalvelut valitaan luettelosta.",
                "Ämnen och e-tjänster väljs ur en lista.",
            ),
            "no-credentials": (
                "Tunnuksille ei ole kenttää, ja niiltä näyttävä teksti torjutaan.",
                "Det finns inget fält för koder, och text som ser ut som koder avvisas.",
            ),
        },
        gaps=(
            gap(
                "Ohjauskäyntien kirjaamista ei ole vielä rakennettu. Siihen asti järjestelmässä ei ole paikkaa, johon käynnin"
                " tietoja tai asiakkaan pankki- ja muita tunnuksia voisi kirjata käyntinä.",
                "Anteckning av vägledningsbesök har ännu inte byggts. Tills dess finns det i systemet ingen plats där ett"
                " besök eller klientens bankkoder och andra koder kunde antecknas som ett besök.",
                "The recording of guidance visits has not been built yet. Until then the system has no place where a visit,"
                " or a client's bank codes and other codes, could be recorded as one.",
                "anonymous",
                "codes",
                "no-credentials",
            ),
        ),
        requirements=("R-N2",),
    ),
    Kept(
        statement="N2.2",
        title=say("Arvioinnit ja suunnitelmat", "Bedömningar och planer", "Assessments and plans"),
        how=say(
            "Arvioinnit ja suunnitelmat tehdään tässä järjestelmässä lain määräaikojen mukaan. Kun virkailija vahvistaa"
            " arvioinnin, suunnitelman tai tarkistuksen, merkintä valtakunnalliseen tietovarantoon syntyy samalla hetkellä"
            " ja lähetetään, kunnes se on kuitattu.",
            "Bedömningar och planer görs i det här systemet enligt lagens tidsfrister. När en tjänsteinnehavare fastställer"
            " en bedömning, en plan eller en översyn uppstår anteckningen till den nationella informationsresursen i samma"
            " stund och skickas tills den har kvitterats.",
            "Assessments and plans are made in this system by the time limits of the Act. When an officer settles an"
            " assessment, a plan or a review, the record for the national repository is made in the same moment and sent"
            " until it is acknowledged.",
        ),
        parts={
            "work": ("Arvioinnit ja suunnitelmat tehdään täällä.", "Bedömningar och planer görs här."),
            "record": (
                "Jokainen niistä kirjataan luotettavasti valtakunnalliseen tietovarantoon.",
                "Var och en av dem registreras tillförlitligt i den nationella informationsresursen.",
            ),
        },
        requirements=("4.1", "4.4"),
    ),
    Kept(
        statement="N2.3",
        title=say("Tulkkaus ja kääntäminen", "Tolkning och översättning", "Interpreting and translation"),
        parts={
            "interpreting": ("Tulkki tilataan vähimmillä tiedoilla.", "Tolk beställs med så få uppgifter som möjligt."),
            "translation": (
                "Käännös tilataan vähimmillä tiedoilla.",
                "Översättning beställs med så få uppgifter som möjligt.",
            ),
        },
        gaps=(
            gap(
                "Tulkkausta ja käännöksiä ei voi vielä tilata tässä järjestelmässä. Siihen asti niitä tilataan muualla, eikä"
                " tämä sivu voi todistaa siitä. Asiakkaan tiedoissa on vain tulkin tarve ja kieli.",
                "Tolkning och översättning kan ännu inte beställas i det här systemet. Tills dess beställs de på annat håll, och"
                " den här sidan kan inte gå i god för det. I klientens uppgifter finns bara tolkbehovet och språket.",
                "Interpreting and translation can't be ordered in this system yet. Until then they are ordered elsewhere, for"
                " which this page can't vouch. A client's file holds the need of an interpreter and the language only.",
                "interpreting",
                "translation",
            ),
        ),
        requirements=("R-N1",),
    ),
    Kept(
        statement="N2.4",
        title=say("Valtion korvaukset", "Statlig ersättning", "State compensation"),
        gaps=(
            gap(
                "Korvausten hakemista ei ole vielä rakennettu. Siihen asti järjestelmä ei säilytä korvaustietoja.",
                "Ansökan om ersättning har ännu inte byggts. Tills dess förvarar systemet inga uppgifter om ersättning.",
                "Applying for compensation has not been built yet. Until then the system keeps no data on compensation.",
            ),
        ),
    ),
)
