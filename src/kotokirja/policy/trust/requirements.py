"""The requirements of the security guide in a few plain words, for readers of the trust page."""

from collections.abc import Mapping
from typing import Final

from kotokirja.policy.wording import Wording, say

TITLES: Final[Mapping[str, Wording]] = {
    "R-A1": say(
        "Tiedot aukeavat vain niille, joilla on voimassa oleva asiakassuhde",
        "Uppgifterna öppnas bara för dem som har en gällande klientrelation",
        "A file opens only to those with a relationship in force",
    ),
    "R-A2": say(
        "Jokainen luku ja kirjaus jää lokiin samassa tallennuksessa",
        "Varje läsning och anteckning loggas i samma lagring",
        "Each reading and entry is logged in the same saving",
    ),
    "R-A3": say(
        "Muut avaavat tiedot vain hätäkäyttönä, syyllä ja lyhyeksi aikaa",
        "Andra öppnar uppgifter bara i nödfall, med orsak och för en kort tid",
        "Others open a file in an emergency only, with a reason and for a short time",
    ),
    "R-A4": say(
        "Haku ei paljasta, että joku on asiakas",
        "En sökning avslöjar inte att någon är klient",
        "A search does not reveal that somebody is a client",
    ),
    "R-A5": say("Uteliaisuus huomataan", "Nyfikenhet upptäcks", "Snooping is noticed"),
    "R-A6": say("Asiakas näkee, kuka on katsonut", "Klienten ser vem som har tittat", "The client sees who has looked"),
    "R-B1": say(
        "Kaikki yhteydet päättyvät heti työsuhteen päättyessä",
        "All åtkomst upphör genast när anställningen upphör",
        "All access ends at once with the employment",
    ),
    "R-B2": say(
        "Roolit päättyvät, koulutus ja sitoumus vaaditaan",
        "Roller tar slut, utbildning och förbindelse krävs",
        "Roles end; training and undertaking are demanded",
    ),
    "R-B3": say(
        "Vain henkilökohtaisia tunnuksia, käyttämättömät lukitaan",
        "Bara personliga konton, oanvända låses",
        "Personal accounts only; unused ones are locked",
    ),
    "R-C1": say(
        "Palveluntuottaja näkee vain kahdeksantoista kohtaa",
        "En tjänsteproducent ser bara de arton punkterna",
        "A provider sees the eighteen items only",
    ),
    "R-C2": say("Tunnisteita ei voi arvata", "Beteckningar kan inte gissas", "Identifiers can't be guessed"),
    "R-C3": say(
        "Palveluntuottajan pääsy päättyy sopimuksen tai ohjauksen mukana",
        "En producents åtkomst upphör med avtalet eller hänvisningen",
        "A provider's access ends with the contract or the referral",
    ),
    "R-C4": say(
        "Tietoja ei voi lukea suurina erinä", "Uppgifter kan inte läsas i stora mängder", "Data can't be read in bulk"
    ),
    "R-D1": say(
        "Turvakiellon alaiset tiedot ovat erillään ja salattuina",
        "Spärrmarkerade uppgifter är åtskilda och krypterade",
        "Protected whereabouts are kept apart and encrypted",
    ),
    "R-D2": say(
        "Turvakiellon alaiset tiedot avaa vain erityinen oikeus",
        "Spärrmarkerade uppgifter öppnas bara med särskild rätt",
        "Protected whereabouts open with a special right only",
    ),
    "R-D3": say(
        "Turvakielto kulkee jokaisen lähetyksen mukana",
        "Spärrmarkeringen följer med varje sändning",
        "The protection travels with each message",
    ),
    "R-D4": say(
        "Turvakieltoa ei voi päätellä puuttuvasta tiedosta",
        "En spärrmarkering kan inte slutas av det som saknas",
        "Protection can't be inferred from what is missing",
    ),
    "R-D5": say(
        "Ilmoituksissa ei ole tietoja, ja valtuudet tarkistetaan",
        "Meddelanden innehåller inga uppgifter, och fullmakter kontrolleras",
        "Notifications carry no data, and mandates are checked",
    ),
    "R-D6": say(
        "Tiedostoista poistetaan piilotiedot", "Dolda uppgifter tas bort ur filer", "Hidden data is taken out of files"
    ),
    "R-E1": say(
        "Varmuuskopiot ovat salattuja, ja niiden palautus harjoitellaan",
        "Säkerhetskopior är krypterade, och återställning övas",
        "Backups are encrypted, and restoring is rehearsed",
    ),
    "R-E2": say(
        "Ohjelman muuttumattomuus tarkistetaan käynnistyksessä",
        "Att programmet är oförändrat kontrolleras vid start",
        "That the program is unchanged is checked at start",
    ),
    "R-E3": say(
        "Joukkomuutoksia ja joukkopoistoja jarrutetaan",
        "Massändringar och massraderingar bromsas",
        "Mass change and deletion are braked",
    ),
    "R-F1": say(
        "Tietokannan ylläpitäjä näkee salatut kentät vain salattuina",
        "Databasens administratör ser krypterade fält bara krypterade",
        "The database's operator sees sealed fields as ciphertext only",
    ),
    "R-F2": say(
        "Loki on sinetöity niin, että muutos paljastuu",
        "Loggen är förseglad så att en ändring avslöjas",
        "The log is sealed so that a change is revealed",
    ),
    "R-F3": say(
        "Suurimpiin muutoksiin tarvitaan kaksi ihmistä",
        "De största ändringarna kräver två personer",
        "The gravest changes need two persons",
    ),
    "R-F4": say(
        "Pääkäyttäjä ei näe asiakastietoja",
        "Administratören ser inga klientuppgifter",
        "Administrators see no client data",
    ),
    "R-F5": say(
        "Tiedon poistaminen jättää lokin ehjäksi", "En radering lämnar loggen hel", "Erasure leaves the log whole"
    ),
    "R-G1": say(
        "Tietokanta itse erottaa kunnat",
        "Databasen själv skiljer kommunerna åt",
        "The database itself separates municipalities",
    ),
    "R-G2": say(
        "Tietoja siirretään toiseen kuntaan vain suostumuksella",
        "Uppgifter överförs till en annan kommun bara med samtycke",
        "Data moves to another municipality with consent only",
    ),
    "R-G3": say(
        "Pyynnön oikeudet eivät siirry seuraavalle pyynnölle",
        "En förfrågans rättigheter följer inte med till nästa",
        "The rights of one request never pass to the next",
    ),
    "R-H1": say(
        "Syötetty teksti ei pääse ohjaamaan tietokantaa",
        "Inmatad text kan inte styra databasen",
        "What is typed can't steer the database",
    ),
    "R-H2": say(
        "Tallennettu teksti ei voi ajaa koodia selaimessa",
        "Sparad text kan inte köra kod i webbläsaren",
        "Stored text can't run code in a browser",
    ),
    "R-H3": say(
        "Muut sivustot eivät voi toimia puolestasi",
        "Andra webbplatser kan inte handla i ditt namn",
        "Other sites can't act in your name",
    ),
    "R-H4": say(
        "Lomake ei voi muuttaa muuta kuin siinä kysyttiin",
        "Ett formulär kan inte ändra annat än det frågade om",
        "A form can change nothing but what it asked",
    ),
    "R-H5": say(
        "Salasanan arvaamista hidastetaan", "Gissning av lösenord bromsas", "Guessing of passwords is slowed down"
    ),
    "R-H6": say(
        "Virheilmoitus ei paljasta tietoja",
        "Ett felmeddelande avslöjar inga uppgifter",
        "An error message reveals no data",
    ),
    "R-I1": say(
        "Selaimeen ei jää henkilötietoja",
        "Inga personuppgifter blir kvar i webbläsaren",
        "Nothing personal stays in the browser",
    ),
    "R-I2": say(
        "Istunto on suojattu ja päättyy ajallaan",
        "Sessionen är skyddad och tar slut i tid",
        "The session is guarded and ends in time",
    ),
    "R-I3": say(
        "Kirjautuminen kestää tietojenkalastelua", "Inloggningen motstår nätfiske", "Signing in withstands phishing"
    ),
    "R-J1": say(
        "Viranomaisilta kysytään vain lain sallima",
        "Myndigheter frågas bara om det som lagen tillåter",
        "Authorities are asked only what the law allows",
    ),
    "R-J2": say(
        "Vain aito ja oikeaa ihmistä koskeva vastaus kelpaa",
        "Bara ett äkta svar om rätt människa godtas",
        "Only a genuine answer about the right person is accepted",
    ),
    "R-J3": say(
        "Kertakirjautumisen viesti tarkistetaan kokonaan",
        "Meddelandet vid gemensam inloggning kontrolleras helt",
        "The message of single sign-on is checked wholly",
    ),
    "R-J4": say(
        "Ohjelma ottaa yhteyden vain ennalta sovittuihin osoitteisiin",
        "Programmet kontaktar bara adresser som är avtalade på förhand",
        "The program connects to addresses fixed beforehand only",
    ),
    "R-J5": say(
        "Muualta saatu tieto ei korvaa omaa tietoasi huomaamatta",
        "Uppgifter från annat håll ersätter inte dina egna obemärkt",
        "Data from elsewhere never silently replaces your own",
    ),
    "R-K1": say(
        "Ladattu tiedosto odottaa tarkistusta",
        "En uppladdad fil väntar på kontroll",
        "An uploaded file waits until it is checked",
    ),
    "R-K2": say("Tiedostot salataan yksitellen", "Filer krypteras en och en", "Files are encrypted one by one"),
    "R-K3": say(
        "Taulukkoon viety teksti ei muutu kaavaksi",
        "Text i ett kalkylblad blir ingen formel",
        "Text in a spreadsheet does not turn into a formula",
    ),
    "R-L1": say(
        "Ohjelman osat on lukittu ja tarkistettu",
        "Programmets delar är låsta och granskade",
        "The parts of the program are pinned and audited",
    ),
    "R-L2": say(
        "Salaisuuksia ei ole lähdekoodissa",
        "Det finns inga hemligheter i källkoden",
        "There are no secrets in the source code",
    ),
    "R-M1": say(
        "Ei profilointia eikä automaattisia päätöksiä",
        "Ingen profilering och inga automatiska beslut",
        "No profiling and no automated decisions",
    ),
    "R-M2": say(
        "Yhteen tarkoitukseen luetaan vain sille ilmoitettu",
        "För ett ändamål läses bara det som deklarerats för det",
        "For one purpose only what was declared for it is read",
    ),
    "R-N1": say(
        "Tulkkitilauksessa on vain välttämätön",
        "En tolkbeställning innehåller bara det nödvändiga",
        "An interpreting order holds the necessary only",
    ),
    "R-N2": say(
        "Ohjauksesta ei tallenneta tunnuksia",
        "Inga koder sparas från vägledningen",
        "No credentials are stored from guidance",
    ),
    "R-P0": say(
        "Seloste tehdään ilmoituksesta, ja sen rivit nimeävät testinsä",
        "Beskrivningen görs av deklarationen, och dess rader nämner sina tester",
        "The notice is made from the declaration, and its lines name their tests",
    ),
    "R-S1": say(
        "Peitettyä lukua ei voi laskea", "Ett dolt tal kan inte räknas ut", "A hidden figure can't be computed"
    ),
    "R-S2": say(
        "Samalla luvulla on aina sama arvo",
        "Samma tal har alltid samma värde",
        "The same figure always has the same value",
    ),
    "R-S3": say("Tilastot pysyvät käyttökelpoisina", "Statistiken förblir användbar", "Statistics stay useful"),
    "R-S4": say(
        "Turvakielto säilyy myös tilastoissa",
        "Spärrmarkeringen håller också i statistiken",
        "Protection holds in statistics too",
    ),
    "R-Q1": say(
        "Mitään suojaa ei voi poistaa huomaamatta",
        "Inget skydd kan tas bort obemärkt",
        "No guard can be removed unnoticed",
    ),
    "4.1": say(
        "Äkillinen kaatuminen ei kadota eikä kahdenna mitään",
        "En plötslig krasch förlorar och fördubblar inget",
        "A sudden crash loses and doubles nothing",
    ),
    "4.2": say("Täysi levy ei kadota mitään", "En full disk förlorar inget", "A full disk loses nothing"),
    "4.3": say(
        "Tallennus ei jää odottamaan tietovarantoa",
        "Lagringen väntar aldrig på informationsresursen",
        "Saving never waits for the repository",
    ),
    "4.4": say(
        "Huono verkko ei kadota eikä kahdenna merkintää",
        "Ett dåligt nät varken förlorar eller fördubblar en anteckning",
        "A bad network neither loses nor doubles a record",
    ),
    "4.5": say("Väärä kello ei riko mitään", "En felaktig klocka förstör inget", "A wrong clock breaks nothing"),
    "4.6": say(
        "Vaihto varapalvelimeen ei kadota mitään",
        "Ett byte till reservserver förlorar inget",
        "Switching to the standby loses nothing",
    ),
    "4.7": say(
        "Varmuuskopio palautuu, eivätkä poistetut tiedot palaa",
        "En säkerhetskopia går att återställa utan att raderat kommer tillbaka",
        "A backup restores, and erased data does not come back",
    ),
    "4.8": say("Viallinen varmuuskopio huomataan", "En skadad säkerhetskopia upptäcks", "A damaged backup is noticed"),
    "4.9": say("Poistaminen on täydellinen", "Raderingen är fullständig", "Deletion is complete"),
    "4.10": say(
        "Avainten vaihto ei katkaise käyttöä",
        "Ett byte av nycklar avbryter inte användningen",
        "Changing keys interrupts nothing",
    ),
    "4.11": say(
        "Yksi viallinen viesti ei pysäytä muita",
        "Ett felaktigt meddelande stoppar inte de andra",
        "One bad message does not stop the others",
    ),
    "4.12": say(
        "Kahden yhtäaikainen muutos ei katoa",
        "Samtidiga ändringar går inte förlorade",
        "Changes at the same time are not lost",
    ),
    "4.13": say(
        "Päivitys ei riko eikä paljasta tietoja",
        "En uppdatering varken skadar eller avslöjar uppgifter",
        "An upgrade neither harms nor reveals data",
    ),
    "4.14": say(
        "Ruuhka hidastaa, mutta ei riko", "Rusning bromsar men skadar inte", "A rush slows down and breaks nothing"
    ),
    "4.15": say(
        "Järjestelmä kestää pitkää käyttöä", "Systemet tål långvarig användning", "The system withstands long use"
    ),
}
"""By identifier, in the order of the guide."""
