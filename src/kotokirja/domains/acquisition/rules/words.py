"""What words and codes of old registers mean in ours: languages, countries, permits and the rest."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Final

import pycountry

from kotokirja.domains.clients.types import InterpreterNeed
from kotokirja.kernel import country, language
from kotokirja.kernel.codes import PERMIT_SECTIONS, EducationLevel, PermitType
from kotokirja.kernel.municipalities import municipalities
from kotokirja.policy.vocabulary import SourceCode

LOCALES: Final = ("fi", "sv", "en")


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A word for comparing: without marks, case and signs."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    return " ".join(letters.split())


def _folded_keys(words: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    return {folded(word): meaning for meaning, said in words.items() for word in said}


LANGUAGES_ALSO: Final = {
    "fa": ("farsi", "persia", "persiska", "persian"),
    "prs": ("dari", "dari-persia", "afganistanin persia"),
    "ckb": ("sorani", "kurdi (sorani)", "sorani kurdi", "soranin kurdi", "kurdi sorani", "keskikurdi"),
    "kmr": ("kurmandži", "kurmanji", "kurmanci", "kurdi (kurmandži)", "kurmandžin kurdi", "pohjoiskurdi"),
    "zh": ("mandariini", "mandarin", "mandarin chinese", "mandariinikiina"),
    "my": ("burma", "burmese", "burmesiska"),
    "tl": ("tagalog",),
    "ps": ("pashtu", "paštu", "pastu", "pashto"),
    "uk": ("ukraina",),
    "sq": ("albania",),
    "sr": ("serbia",),
    "hr": ("kroatia",),
    "bs": ("bosnia",),
    "el": ("kreikka",),
}
COUNTRIES_ALSO: Final = {
    "RU": ("venäjän federaatio", "russian federation"),
    "SY": ("syyrian arabitasavalta",),
    "CD": ("kongon demokraattinen tasavalta", "kongon dt", "dr congo", "drc", "demokratiska republiken kongo"),
    "CG": ("kongon tasavalta",),
    "US": ("usa", "amerikan yhdysvallat"),
    "GB": ("iso-britannia", "englanti", "storbritannien", "uk", "great britain"),
    "TR": ("turkki", "turkiet", "turkey"),
    "MM": ("burma",),
    "CZ": ("tšekin tasavalta", "tshekki"),
    "IR": ("iranin islamilainen tasavalta",),
    "PS": ("palestiina", "palestinian", "palestina"),
    "XK": ("kosovo", "xkx"),
    "CI": ("norsunluurannikko",),
    "XX": ("kansalaisuudeton", "ilman kansalaisuutta", "statslös", "stateless", "xxa"),
    "ZZ": ("tuntematon", "ei tiedossa", "okänd", "unknown", "xxx"),
}
PERMITS: Final = _folded_keys(
    {
        PermitType.CONTINUOUS.value: ("A", "jatkuva", "jatkuva oleskelulupa", "kontinuerligt", "continuous"),
        PermitType.TEMPORARY.value: ("B", "tilapäinen", "tilapäinen oleskelulupa", "tillfälligt", "temporary"),
        PermitType.PERMANENT.value: ("P", "pysyvä", "pysyvä oleskelulupa", "permanent"),
        PermitType.LONG_TERM_EU.value: ("P-EU", "P-EY", "P-EG", "PEU", "PEY"),
        PermitType.TEMPORARY_PROTECTION.value: (
            "TS",
            "tilapäinen suojelu",
            "tillfälligt skydd",
            "temporary protection",
        ),
        PermitType.EU_REGISTRATION.value: (
            "EU-REG",
            "EU-rekisteröinti",
            "EU-kansalaisen rekisteröinti",
            "EU-registrering",
            "EU registration",
        ),
        PermitType.EU_CARD.value: ("EU-CARD", "oleskelukortti", "uppehållskort", "residence card"),
        PermitType.NORDIC.value: (
            "NORD",
            "pohjoismaan kansalainen",
            "pohjoismaalainen",
            "nordisk medborgare",
            "nordic citizen",
        ),
    }
)
LEVELS: Final = _folded_keys(
    {
        EducationLevel.EARLY_CHILDHOOD.value: ("varhaiskasvatus", "småbarnspedagogik", "early childhood"),
        EducationLevel.LOWER_BASIC.value: ("alempi perusaste", "lägre grundnivå", "primary", "lower basic"),
        EducationLevel.UPPER_BASIC.value: (
            "ylempi perusaste",
            "perusaste",
            "peruskoulu",
            "grundskola",
            "högre grundnivå",
            "basic",
            "upper basic",
        ),
        EducationLevel.SECONDARY.value: (
            "toinen aste",
            "keskiaste",
            "lukio",
            "ammatillinen",
            "andra stadiet",
            "mellannivå",
            "secondary",
            "upper secondary",
        ),
        EducationLevel.SPECIALIST_VOCATIONAL.value: ("erikoisammatillinen koulutusaste", "specialist vocational"),
        EducationLevel.LOWEST_TERTIARY.value: (
            "alin korkea-aste",
            "opistoaste",
            "lägsta högre nivå",
            "lowest tertiary",
        ),
        EducationLevel.LOWER_DEGREE.value: (
            "alempi korkeakouluaste",
            "kandidaatti",
            "lägre högskolenivå",
            "bachelor",
            "lower degree",
        ),
        EducationLevel.UPPER_DEGREE.value: (
            "ylempi korkeakouluaste",
            "maisteri",
            "högre högskolenivå",
            "master",
            "upper degree",
        ),
        EducationLevel.DOCTORATE.value: ("tutkijakoulutusaste", "tohtori", "forskarutbildning", "doctorate", "doctor"),
        EducationLevel.UNKNOWN.value: ("tuntematon", "ei tiedossa", "okänd", "unknown"),
    }
)
YES: Final = frozenset(
    folded(word) for word in ("kyllä", "k", "on", "x", "1", "1.0", "true", "tosi", "ja", "j", "yes", "y", "tarvitaan")
)
NO: Final = frozenset(
    folded(word)
    for word in ("ei", "e", "0", "0.0", "false", "epätosi", "nej", "n", "no", "none", "ei ole", "ei tarvetta", "")
)
INTERPRETER: Final = _folded_keys(
    {
        InterpreterNeed.ALWAYS.value: ("aina", "alltid", "always"),
        InterpreterNeed.SOMETIMES.value: ("joskus", "tarvittaessa", "ibland", "vid behov", "sometimes", "if needed"),
        InterpreterNeed.NONE.value: ("ei", "none"),
    }
)
SOURCES: Final = _folded_keys(
    {
        SourceCode.CLIENT.value: ("asiakas", "asiakas itse", "klient", "kund", "client"),
        SourceCode.OFFICER.value: ("virkailija", "viranhaltija", "työntekijä", "tjänsteinnehavare", "officer"),
        SourceCode.PREVIOUS_REGISTER.value: (
            "aiempi rekisteri",
            "vanha järjestelmä",
            "edellinen rekisteri",
            "tidigare register",
            "previous register",
        ),
        SourceCode.DVV.value: ("dvv", "vtj", "väestötietojärjestelmä", "mdb", "befolkningsdatasystemet"),
        SourceCode.MIGRI.value: ("migri", "maahanmuuttovirasto", "uma", "migrationsverket"),
        SourceCode.KELA.value: ("kela", "kelmu", "fpa"),
        SourceCode.WELLBEING_SERVICES_COUNTY.value: ("hyvinvointialue", "välfärdsområde", "wellbeing services county"),
        SourceCode.EMPLOYMENT_AUTHORITY.value: (
            "työvoimaviranomainen",
            "te-toimisto",
            "työllisyyspalvelut",
            "ura",
            "arbetskraftsmyndigheten",
            "employment authority",
        ),
        SourceCode.OTHER_MUNICIPALITY.value: ("toinen kunta", "muu kunta", "annan kommun", "other municipality"),
        SourceCode.PROVIDER.value: ("palveluntuottaja", "oppilaitos", "tjänsteproducent", "läroanstalt", "provider"),
        SourceCode.RECEPTION_CENTRE.value: ("vastaanottokeskus", "vok", "förläggning", "reception centre"),
        SourceCode.REPRESENTATIVE.value: ("edustaja", "huoltaja", "företrädare", "vårdnadshavare", "representative"),
    }
)


@cache
def languages() -> Mapping[str, str]:
    """Folded codes and names of languages, with their codes in our set."""
    known: dict[str, str] = {}
    for found in pycountry.languages:
        code = getattr(found, "alpha_2", "") or (found.alpha_3 if found.alpha_3 in language.codes() else "")
        if code:
            known |= {folded(word): code for word in (found.alpha_3, getattr(found, "bibliographic", code), found.name)}
    for code in language.codes():
        known |= {folded(language.Language(code).name(locale)): code for locale in LOCALES}
    known |= _folded_keys(LANGUAGES_ALSO)
    return known | {code: code for code in language.codes()}


@cache
def countries() -> Mapping[str, str]:
    """Folded codes, numbers and names of countries, with their two letters."""
    known: dict[str, str] = {}
    for found in pycountry.countries:
        words = (found.name, getattr(found, "official_name", ""), getattr(found, "common_name", ""))
        known |= {folded(word): found.alpha_2 for word in (*words, found.alpha_3, found.numeric) if word}
    for code in country.codes():
        known |= {folded(country.Country(code).name(locale)): code for locale in LOCALES}
    known |= {number: code for code, number in country.OWN_NUMBERS.items()}
    known |= _folded_keys(COUNTRIES_ALSO)
    return known | {folded(code): code for code in country.codes()}


@cache
def home_municipalities() -> Mapping[str, str]:
    """Codes and names of municipalities, with their three digits."""
    known = {folded(name): code for code, place in municipalities().items() for name in (place.name_fi, place.name_sv)}
    return known | {code: code for code in municipalities()}


def permit_section(text: str) -> str | None:
    """The section of the Aliens Act that a text names, as `52a`; nothing when it names none that we know."""
    found = re.fullmatch(r"[^\W\d]*[\W]*(\d{2,3})\s?([a-z])?\s*(?:§.*)?", text.casefold())
    if found is None:
        return None
    section = found[1] + (found[2] or "")
    return section if section in PERMIT_SECTIONS else None
