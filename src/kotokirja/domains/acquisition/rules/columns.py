"""What the headings of a file mean: a suggestion that the officer corrects."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from kotokirja.domains.acquisition.rules.words import folded
from kotokirja.domains.acquisition.types import MOST_REPEATS, REPEATED, Datum, MappingTrouble, Target

WORDS: Final[Mapping[Datum, tuple[str, ...]]] = {
    Datum.NAME: ("nimi", "asiakas", "asiakkaan nimi", "koko nimi", "namn", "klient", "name", "full name", "client"),
    Datum.LAST_NAME: ("sukunimi", "efternamn", "släktnamn", "last name", "surname", "family name"),
    Datum.FIRST_NAMES: ("etunimi", "etunimet", "förnamn", "first name", "first names", "given name", "given names"),
    Datum.IDENTITY_CODE: (
        "henkilötunnus",
        "hetu",
        "htunnus",
        "sotu",
        "personbeteckning",
        "identity code",
        "personal identity code",
        "ssn",
    ),
    Datum.BIRTH_DATE: ("syntymäaika", "syntymäpäivä", "synt aika", "födelsedatum", "födelsetid", "date of birth", "birth date", "dob"),
    Datum.BIRTH_PLACE: ("syntymäpaikka", "syntymäkunta", "födelseort", "place of birth", "birth place"),
    Datum.MIGRI_NUMBER: (
        "asiakasnumero",
        "migri asiakasnumero",
        "migrin asiakasnumero",
        "uma numero",
        "kundnummer",
        "migri kundnummer",
        "customer number",
        "migri number",
    ),
    Datum.HOME_MUNICIPALITY: ("kotikunta", "asuinkunta", "kunta", "hemkommun", "boendekommun", "kommun", "home municipality", "municipality"),
    Datum.STREET_ADDRESS: (
        "osoite",
        "katuosoite",
        "lähiosoite",
        "postiosoite",
        "kotiosoite",
        "adress",
        "gatuadress",
        "näradress",
        "address",
        "street address",
        "street",
    ),
    Datum.POSTAL_CODE: ("postinumero", "postinro", "postnummer", "postal code", "postcode", "zip"),
    Datum.POST_OFFICE: ("postitoimipaikka", "kaupunki", "paikkakunta", "postanstalt", "postort", "ort", "city", "town", "post office"),
    Datum.PHONE: ("puhelin", "puhelinnumero", "puh", "gsm", "matkapuhelin", "telefon", "telefonnummer", "mobil", "phone", "phone number", "mobile", "telephone"),
    Datum.EMAIL: ("sähköposti", "sähköpostiosoite", "s posti", "e post", "e postadress", "epost", "email", "e mail", "email address"),
    Datum.NATIVE_LANGUAGE: ("äidinkieli", "modersmål", "mother tongue", "native language"),
    Datum.SERVICE_LANGUAGE: ("asiointikieli", "palvelukieli", "yhteydenottokieli", "kontaktspråk", "servicespråk", "ärendespråk", "service language", "contact language"),
    Datum.INTERPRETER_NEED: ("tulkki", "tulkin tarve", "tulkintarve", "tulkkaustarve", "tarvitsee tulkin", "tolk", "tolkbehov", "behov av tolk", "interpreter", "interpreter need", "needs interpreter"),
    Datum.ARRANGEMENTS: ("muut järjestelyt", "erityisjärjestelyt", "järjestelyt", "särskilda arrangemang", "arrangemang", "arrangements"),
    Datum.TARGET_OCCUPATION: ("tavoiteammatti", "ammattitoive", "målyrke", "target occupation"),
    Datum.CITIZENSHIP: ("kansalaisuus", "kansalaisuudet", "kansalaisuusmaa", "medborgarskap", "citizenship", "nationality"),
    Datum.PERMIT_TYPE: ("oleskelulupa", "oleskelulupatyyppi", "lupatyyppi", "luvan tyyppi", "uppehållstillstånd", "tillståndstyp", "residence permit", "permit", "permit type"),
    Datum.PERMIT_SECTION: ("lupapykälä", "luvan peruste", "lupaperuste", "ulkl pykälä", "ulkomaalaislain pykälä", "pykälä", "utll paragraf", "paragraf", "grund för tillstånd", "aliens act section", "permit section", "permit ground"),
    Datum.PERMIT_GRANTED_ON: ("lupa myönnetty", "myönnetty", "luvan myöntöpäivä", "ensimmäinen lupa", "ensimmäisen luvan päivä", "tillstånd beviljat", "beviljat", "granted on", "permit granted", "first permit"),
    Datum.PERMIT_VALID_FROM: ("lupa alkaa", "luvan alku", "luvan alkupäivä", "voimassa alkaen", "tillstånd från", "giltigt från", "valid from", "permit valid from", "permit from"),
    Datum.PERMIT_VALID_UNTIL: ("lupa päättyy", "luvan loppu", "luvan päättymispäivä", "lupa voimassa", "voimassa asti", "voimassa saakka", "tillstånd till", "giltigt till", "valid until", "permit valid until", "permit until", "permit expires"),
    Datum.EDUCATION_DEGREE: ("koulutus", "tutkinto", "koulutus tutkinto", "tutkinnon nimi", "utbildning", "examen", "utbildning examen", "education", "degree", "education degree"),
    Datum.EDUCATION_LEVEL: ("koulutusaste", "koulutustaso", "koulutus aste", "koulutus taso", "utbildningsnivå", "utbildning nivå", "education level", "level of education"),
    Datum.EDUCATION_COUNTRY: ("koulutusmaa", "koulutus maa", "tutkintomaa", "tutkinto maa", "utbildningsland", "utbildning land", "education country", "country of education"),
    Datum.EDUCATION_YEARS: ("kouluvuodet", "koulutusvuodet", "koulutus vuosia", "koulutus vuodet", "koulua vuosia", "skolår", "utbildning år", "years of education", "education years", "years of schooling"),
    Datum.EDUCATION_COMPLETED: ("valmistumisvuosi", "tutkintovuosi", "tutkinto vuosi", "koulutus valmis", "koulutus valmistumisvuosi", "koulutus päättynyt", "examensår", "utbildning avslutad", "graduation year", "education completed", "degree year"),
    Datum.WORK_OCCUPATION: ("ammatti", "työ", "työtehtävä", "työhistoria", "työkokemus", "työ ammatti", "työ tehtävä", "yrke", "arbete", "arbete yrke", "arbetsuppgift", "occupation", "work", "job", "work occupation"),
    Datum.WORK_COUNTRY: ("työmaa maa", "työ maa", "työskentelymaa", "työkokemus maa", "arbetsland", "arbete land", "work country", "country of work"),
    Datum.WORK_START: ("työ alkoi", "työ alku", "työ alkuvuosi", "työsuhde alkoi", "arbete från", "arbete början", "work from", "work start", "work started"),
    Datum.WORK_END: ("työ päättyi", "työ loppu", "työ loppuvuosi", "työsuhde päättyi", "arbete till", "arbete slut", "work to", "work until", "work end", "work ended"),
    Datum.TEAM: ("tiimi", "yksikkö", "ryhmä", "team", "enhet", "unit"),
    Datum.WORKER: ("omatyöntekijä", "työntekijä", "vastuutyöntekijä", "käsittelijä", "egen handläggare", "handläggare", "ansvarig", "worker", "case worker", "responsible worker"),
    Datum.STARTED_ON: ("asiakkuus alkoi", "asiakkuuden alku", "asiakkuuden alkupäivä", "alkupäivä", "kunden sedan", "klientrelation från", "klientrelationen började", "client since", "started on", "relationship start"),
    Datum.SOURCE: ("lähde", "tietolähde", "tiedon lähde", "källa", "uppgiftskälla", "source", "data source"),
    Datum.PROTECTION: ("turvakielto", "spärrmarkering", "osoitesuoja", "salaiset yhteystiedot", "yhteystiedot salaiset", "non disclosure", "protected", "safety ban"),
}  # fmt: skip
PROTECTION_HEADING: Final = re.compile(
    r"turvakiel|sparrmark|\bsalais|\bsalainen|osoitesuoja|non ?disclosure|safety ban"
)


@cache
def _meanings() -> Mapping[str, Datum]:
    return {folded(word): datum for datum, words in WORDS.items() for word in words}


def suggested_targets(headings: Sequence[str]) -> tuple[Target | None, ...]:
    """What each heading probably means, each meaning given once; unknown headings are left to the officer."""
    suggested: list[Target | None] = []
    for heading in headings:
        target = _target(heading)
        if target is not None and target in suggested:
            target = _next_free(target, suggested)
        suggested.append(target)
    return tuple(suggested)


def _target(heading: str) -> Target | None:
    words = folded(heading)
    number = 1
    if found := re.search(r"(?<!\d)([1-9])(?!\d)", words):
        number = int(found[1])
        words = " ".join((words[: found.start()] + " " + words[found.end() :]).split())
    datum = _meanings().get(words)
    if datum is None:
        return Target(Datum.PROTECTION) if marks_protection(heading) else None
    if datum in REPEATED:
        return Target(datum, number) if number <= MOST_REPEATS else None
    return Target(datum) if number == 1 else None


def _next_free(target: Target, taken: Sequence[Target | None]) -> Target | None:
    if target.datum not in REPEATED:
        return None
    free = (Target(target.datum, number) for number in range(2, MOST_REPEATS + 1))
    return next((other for other in free if other not in taken), None)


def marks_protection(heading: str) -> bool:
    """Whether a heading speaks of protected whereabouts: such a column counts even when nobody mapped it."""
    return PROTECTION_HEADING.search(folded(heading)) is not None


def mapping_troubles(targets: Sequence[Target | None]) -> tuple[tuple[MappingTrouble, Target | None], ...]:
    """Why these meanings do not do, each with the target that it is about."""
    given = Counter(target for target in targets if target is not None)
    data = {target.datum for target in given}
    found: list[tuple[MappingTrouble, Target | None]] = [
        (MappingTrouble.TWICE, target) for target, count in sorted(given.items()) if count > 1
    ]
    if not data & {Datum.NAME, Datum.LAST_NAME}:
        found.append((MappingTrouble.NO_NAME, None))
    if Datum.NAME in data and data & {Datum.LAST_NAME, Datum.FIRST_NAMES}:
        found.append((MappingTrouble.NAME_BOTH_WAYS, Target(Datum.NAME)))
    if not data & {Datum.IDENTITY_CODE, Datum.BIRTH_DATE}:
        found.append((MappingTrouble.NO_IDENTITY, None))
    return tuple(found)
