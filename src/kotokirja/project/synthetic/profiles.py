"""Where the people of a Finnish town's integration services come from, and what that means for the rest of the file.

Shares are invented after the public statistics of towns of this size: they are meant to look right, not to be exact.
"""

from dataclasses import dataclass
from random import Random
from typing import Final

from kotokirja.project.synthetic.chance import Weighted

TEMPORARY: Final = (("TS", "110", 96), ("A", "73", 2), ("A", "50", 2))
PROTECTED: Final = (("A", "87", 42), ("A", "88", 16), ("A", "114", 24), ("A", "52", 6), ("B", "51", 2), ("A", "50", 10))
QUOTA: Final = (("A", "90", 60), ("A", "114", 20), ("A", "87", 16), ("A", "93", 2), ("A", "52a", 2))
FAMILY: Final = (("A", "50", 74), ("A", "47", 18), ("P", "56", 4), ("A", "73", 4))
WORKING: Final = (("A", "73", 44), ("A", "47", 36), ("A", "46", 12), ("A", "50", 8))
UNION: Final = (("EU-REG", "159", 92), ("EU-CARD", "161", 8))


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """People of one citizenship: languages with weights, names, permits, schooling, how many need an interpreter."""

    country: str
    share: int
    languages: tuple[tuple[str, int], ...]
    names: str
    permits: tuple[tuple[str, str, int], ...]
    schooling: str
    interpreted: float
    household: float
    """How often more than one of a family are clients."""


def _origin(
    country: str,
    share: int,
    languages: str,
    names: str,
    permits: tuple[tuple[str, str, int], ...],
    schooling: str,
    interpreted: float,
    household: float,
) -> Origin:
    spoken = tuple((code, int(weight)) for code, _, weight in (part.partition(":") for part in languages.split()))
    return Origin(
        country=country,
        share=share,
        languages=spoken,
        names=names,
        permits=permits,
        schooling=schooling,
        interpreted=interpreted,
        household=household,
    )


ORIGINS: Final = (
    _origin("UA", 300, "uk:62 ru:38", "slavic", TEMPORARY, "long", 0.72, 0.48),
    _origin("IQ", 90, "ar:64 ckb:30 kmr:6", "arabic", PROTECTED, "mixed", 0.64, 0.42),
    _origin("AF", 82, "prs:70 ps:18 fa:12", "persian", PROTECTED, "short", 0.78, 0.46),
    _origin("RU", 78, "ru:97 et:3", "slavic", FAMILY, "long", 0.44, 0.24),
    _origin("SY", 74, "ar:80 kmr:20", "arabic", QUOTA, "mixed", 0.76, 0.56),
    _origin("SO", 62, "so:100", "somali", PROTECTED, "short", 0.7, 0.44),
    _origin("EE", 38, "et:84 ru:16", "finnic", UNION, "middle", 0.08, 0.26),
    _origin("IR", 34, "fa:92 ckb:8", "persian", PROTECTED, "long", 0.5, 0.3),
    _origin("TR", 32, "tr:58 kmr:42", "turkic", PROTECTED, "middle", 0.58, 0.34),
    _origin("CD", 30, "sw:66 fr:34", "bantu", QUOTA, "short", 0.74, 0.58),
    _origin("TH", 24, "th:100", "thai", FAMILY, "middle", 0.52, 0.08),
    _origin("VN", 22, "vi:100", "vietnamese", WORKING, "middle", 0.6, 0.3),
    _origin("IN", 20, "hi:54 en:30 bn:16", "indic", WORKING, "long", 0.06, 0.34),
    _origin("ER", 18, "ti:100", "horn", PROTECTED, "short", 0.78, 0.26),
    _origin("ET", 14, "am:80 ti:20", "horn", PROTECTED, "mixed", 0.6, 0.26),
    _origin("MM", 14, "my:100", "burmese", QUOTA, "short", 0.8, 0.54),
    _origin("PH", 14, "tl:76 en:24", "tagalog", WORKING, "long", 0.04, 0.2),
    _origin("CN", 12, "zh:100", "chinese", WORKING, "long", 0.36, 0.22),
    _origin("XK", 12, "sq:100", "albanian", FAMILY, "middle", 0.5, 0.36),
    _origin("SD", 10, "ar:100", "arabic", QUOTA, "mixed", 0.7, 0.5),
    _origin("PK", 10, "ur:82 ps:18", "pashto_urdu", FAMILY, "mixed", 0.4, 0.34),
    _origin("BD", 10, "bn:100", "indic", WORKING, "long", 0.22, 0.3),
    _origin("NP", 9, "ne:100", "indic", WORKING, "long", 0.24, 0.24),
    _origin("NG", 8, "en:100", "bantu", WORKING, "long", 0.02, 0.28),
    _origin("ES", 6, "es:100", "latin", UNION, "long", 0.2, 0.14),
    _origin("CO", 6, "es:100", "latin", FAMILY, "middle", 0.5, 0.24),
    _origin("CM", 5, "fr:72 en:28", "bantu", PROTECTED, "mixed", 0.4, 0.2),
    _origin("GB", 4, "en:100", "english", FAMILY, "long", 0.0, 0.06),
    _origin("XX", 4, "ar:70 kmr:30", "arabic", PROTECTED, "short", 0.76, 0.4),
)

SCHOOLING: Final = {
    "short": ((0, 26), (1, 34), (2, 26), (3, 10), (6, 4)),
    "mixed": ((0, 8), (1, 22), (2, 28), (3, 26), (6, 14), (7, 2)),
    "middle": ((1, 8), (2, 22), (3, 50), (5, 8), (6, 12)),
    "long": ((2, 8), (3, 40), (5, 8), (6, 28), (7, 15), (8, 1)),
}
"""Levels of Statistics Finland's classification 2016 with their weights."""

YEARS: Final = {0: 0, 1: 6, 2: 9, 3: 12, 5: 14, 6: 16, 7: 18, 8: 22}
"""Years of schooling that a level stands for."""

SUBJECTS: Final = {
    3: ("sähköala", "ompelu", "rakennusala", "kokki", "kauppa", "autoala", "kampaaja", "lukio", "kirjanpito"),
    5: ("liiketalous", "tekniikka", "hoitoala"),
    6: ("sairaanhoito", "opettajankoulutus", "liiketalous", "konetekniikka", "tietojenkäsittely", "kirjanpito"),
    7: ("oikeustiede", "lääketiede", "rakennustekniikka", "kemia", "kielitiede", "tietotekniikka"),
    8: ("kemia", "historia"),
}

OCCUPATIONS: Final = (
    ("5120", "kokki"),
    ("9112", "toimistosiivooja"),
    ("5311", "lastenhoitaja"),
    ("5223", "myyjä"),
    ("7115", "kirvesmies"),
    ("7231", "autonasentaja"),
    ("7411", "sähköasentaja"),
    ("8332", "kuorma-auton kuljettaja"),
    ("7531", "ompelija"),
    ("6111", "viljelijä"),
    ("5141", "kampaaja"),
    ("2221", "sairaanhoitaja"),
    ("5321", "lähihoitaja"),
    ("2341", "alakoulun opettaja"),
    ("3313", "kirjanpitäjä"),
    ("2512", "sovelluskehittäjä"),
    ("2142", "rakennusinsinööri"),
    ("9333", "varastotyöntekijä"),
    ("9412", "keittiöavustaja"),
    ("8322", "taksinkuljettaja"),
)


SHARES: Final = Weighted([(origin, origin.share) for origin in ORIGINS])


def draw_origin(rng: Random) -> Origin:
    """Draw where a household comes from."""
    return SHARES.draw(rng)
