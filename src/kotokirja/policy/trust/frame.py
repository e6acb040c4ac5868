"""Headings and joining words of the trust page; what it says of a statement stands with that statement."""

from typing import Final

from kotokirja.policy.promises.report import State
from kotokirja.policy.wording import Wording, say

KIND: Final = say(
    "Tietosuojaselosteen todisteet", "Dataskyddsbeskrivningens bevis", "What stands behind the privacy notice"
)
TITLE: Final = say("Miten lupaukset pidetään", "Så hålls löftena", "How the promises are kept")
LEAD: Final = say(
    "Tietosuojaseloste lupaa, miten henkilötietojasi käsitellään. Tällä sivulla kerrotaan jokaisesta lupauksesta, miten"
    " järjestelmä pitää sen, mitkä testit sen näyttävät ja mitä vielä puuttuu.",
    "Dataskyddsbeskrivningen lovar hur dina personuppgifter behandlas. Den här sidan berättar för varje löfte hur systemet"
    " håller det, vilka tester som visar det och vad som ännu saknas.",
    "The privacy notice promises how your personal data is handled. This page tells of each promise how the system keeps it,"
    " which tests show it, and what is still missing.",
)
SUMMARY: Final = say("Yhteenveto", "Sammanfattning", "Summary")
COUNTED: Final = say(
    "Selosteessa on {all} lupausta. Niistä {proved} on näytetty testein kokonaan ja {partly} osittain;"
    " {open} ei ole vielä näytetty.",
    "Beskrivningen har {all} löften. Av dem är {proved} helt visade med tester och {partly} delvis; {open} är"
    " ännu inte visade.",
    "The notice makes {all} promises. Of them {proved} are wholly shown by tests and {partly} in part;"
    " {open} are not yet shown.",
)
STATES: Final = {
    State.PROVED: say("Näytetty testein", "Visat med tester", "Shown by tests"),
    State.PARTLY: say("Osittain näytetty", "Delvis visat", "Shown in part"),
    State.OPEN: say("Ei vielä näytetty", "Ännu inte visat", "Not yet shown"),
}
UNKNOWN: Final = say("Ei tiedossa", "Okänt", "Not known")
TESTS_HEADING: Final = say("Mikä testi on", "Vad ett test är", "What a test is")
TESTS: Final = say(
    "Testi on pieni ohjelma, joka käyttää järjestelmää ja katsoo, pitääkö lupaus. Moni testi myös yrittää rikkoa sen: avata"
    " toisen kunnan asiakkaan, kirjata tiedon ilman lähdettä tai lukea sellaista, mikä ei kuulu rooliin. Jos lupaus ei pidä,"
    " testi epäonnistuu ja kehittäjät näkevät virheen. Testi ei todista, että virheitä ei ole. Se näyttää, että juuri se, mitä"
    " kokeiltiin, kävi luvatulla tavalla. Testeissä ei ole kenenkään oikeita tietoja.",
    "Ett test är ett litet program som använder systemet och ser efter om löftet håller. Många test försöker också bryta det:"
    " öppna en annan kommuns klient, anteckna en uppgift utan källa eller läsa något som inte hör till rollen. Håller löftet"
    " inte, misslyckas testet och utvecklarna ser felet. Ett test bevisar inte att det inte finns några fel. Det visar att just"
    " det som prövades gick som utlovat. I testerna finns ingens riktiga uppgifter.",
    "A test is a small program that uses the system and sees whether the promise holds. Many tests also try to break it: to"
    " open another municipality's client, to enter a datum without a source, to read what does not belong to a role. If the"
    " promise does not hold, the test fails and the developers see the fault. A test does not prove that there are no faults."
    " It shows that exactly what was tried went as promised. No real person's data is in the tests.",
)
RAN: Final = say(
    "Testit ajettiin {day} ohjelman versiolle {version}{commit}. Silloin läpäistiin {tests} testiä.",
    "Testerna kördes {day} på programmets version {version}{commit}. Då godkändes {tests} tester.",
    "The tests ran on {day} on version {version} of the program{commit}. {tests} tests passed then.",
)
COMMIT: Final = say(" (koodin tila {name})", " (kodens läge {name})", " (state of the code {name})")
NO_REPORT: Final = say(
    "Testien raporttia ei voitu lukea. Siksi tämä sivu ei nyt väitä yhdestäkään lupauksesta, että testit olisivat sen"
    " näyttäneet.",
    "Rapporten över testerna kunde inte läsas. Därför påstår den här sidan just nu inte om något löfte att tester har visat"
    " det.",
    "The report of the tests could not be read. Therefore this page claims of no promise now that tests have shown it.",
)
CHECK_HEADING: Final = say("Tarkista itse", "Kontrollera själv", "Check it yourself")
CHECK: Final = say(
    "Ohjelma on vapaa, ja kuka tahansa saa lukea ja ajaa sen koodin. Nämä kaksi komentoa ajavat kaikki testit ja tulostavat,"
    " mitkä lupaukset ne näyttivät:",
    "Programmet är fritt, och vem som helst får läsa och köra koden. De här två kommandona kör alla tester och skriver ut vilka"
    " löften de visade:",
    "The program is free software, and anybody may read and run its code. These two commands run all tests and print which"
    " promises they showed:",
)
COMMANDS: Final = ("make test", "make promises")
LIMITS: Final = say(
    "Testit koskevat ohjelmaa. Ne eivät voi näyttää, mitä ihmiset tekevät ohjelman ulkopuolella, tai miten palvelimia"
    " hoidetaan.",
    "Testerna gäller programmet. De kan inte visa vad människor gör utanför programmet eller hur servrarna sköts.",
    "Tests are about the program. They can't show what people do outside it, or how the servers are run.",
)
FILTER: Final = say("Näytä lupaukset", "Visa löften", "Show promises")
ALL: Final = say("Kaikki", "Alla", "All")
CONTENTS: Final = say("Sisällys", "Innehåll", "Contents")
ITSELF: Final = say("Seloste itse", "Beskrivningen själv", "The notice itself")
SAYS: Final = say("Seloste sanoo", "Beskrivningen säger", "The notice says")
MORE: Final = say("Lue selosteesta", "Läs i beskrivningen", "Read it in the notice")
HOW: Final = say("Näin järjestelmä pitää sen", "Så håller systemet det", "How the system keeps it")
MISSING: Final = say("Mitä vielä puuttuu", "Vad som ännu saknas", "What is still missing")
PARTS: Final = say("Mitä testit ovat näyttäneet", "Vad testerna har visat", "What the tests have shown")
SHOWN: Final = say("näytetty", "visat", "shown")
NOT_SHOWN: Final = say("ei vielä näytetty", "ännu inte visat", "not yet shown")
NO_TEST: Final = say(
    "Mikään tämän version testi ei ole vielä näyttänyt tätä.",
    "Inget test av den här versionen har visat detta ännu.",
    "No test of this release has shown this yet.",
)
PROOFS: Final = say("Testit ja vaatimukset", "Tester och krav", "Tests and requirements")
COUNT: Final = say(
    "Testejä {tests}, turvavaatimuksia {requirements}",
    "Tester: {tests}, säkerhetskrav: {requirements}",
    "Tests: {tests}, security requirements: {requirements}",
)
IN_ENGLISH: Final = say(
    "Testien nimet ovat englanniksi, kuten ne ovat koodissa. Nimi on lause siitä, mitä testi näyttää.",
    "Testernas namn är på engelska, så som de står i koden. Namnet är en mening om vad testet visar.",
    "Each test's name is a sentence about what it shows.",
)
CASES: Final = say("tapausta", "fall", "cases")
TESTS_OF_IT: Final = say("Testit", "Tester", "Tests")
REQUIREMENTS: Final = say(
    "Tähän kuuluvat turvavaatimukset", "Säkerhetskrav som hör hit", "Security requirements that belong here"
)
SHIELD: Final = say(
    "Kilpi rivin lopussa johtaa siihen, miten lupaus pidetään ja mitkä testit sen näyttävät.",
    "Skölden i slutet av en rad leder till hur löftet hålls och vilka tester som visar det.",
    "The shield at the end of a line leads to how the promise is kept and which tests show it.",
)
STANDS_BEHIND: Final = say(
    "Miten tämä pidetään: {statement}", "Så hålls detta: {statement}", "How this is kept: {statement}"
)


def state_text(state: State | None) -> Wording:
    """A state in words; without a report nothing is known."""
    return STATES[state] if state else UNKNOWN
