"""Names that look right for their language and are plainly artificial.

Family names mean «example», «test», «sample» or «trial» in the language, or are syllables that end in such a word;
first names are put together from syllables that sound like it.
"""

from dataclasses import dataclass
from itertools import product
from random import Random
from typing import Final

MIDDLES: Final = (
    "ba",
    "de",
    "fi",
    "go",
    "ha",
    "ju",
    "ka",
    "le",
    "mi",
    "no",
    "pa",
    "ra",
    "sa",
    "to",
    "ve",
    "zi",
    "lo",
    "mu",
    "ri",
    "ta",
    "ne",
    "wa",
    "ki",
    "so",
)
"""Syllables that are common to all, so that a million people have as many names as a country."""
TAIL: Final = 4
"""How much of the word for «example» still shows at the end of a family name that is put together."""
PUT_TOGETHER: Final = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class NameGroup:
    """The names of one group of languages."""

    family: tuple[str, ...]
    tails: tuple[str, ...]
    starts: tuple[str, ...]
    ends: tuple[str, ...]

    def first_names(self) -> frozenset[str]:
        """Every first name of the group."""
        middles = ("", *MIDDLES)
        return frozenset(f"{start}{middle}{end}" for start, middle, end in product(self.starts, middles, self.ends))

    def is_family_name(self, name: str) -> bool:
        """Whether a name is one of the group's: an artificial word, two of them, or syllables that end in one."""
        if set(name.split("-")) <= set(self.family):
            return True
        return any(
            name == f"{start}{first}{second}{tail}"
            for start, first, second, tail in product(self.starts, MIDDLES, MIDDLES, self.tails)
            if name.startswith(start)
        )


def _group(family: str, starts: str, ends: str) -> NameGroup:
    words = tuple(family.split())
    tails = tuple(dict.fromkeys(word[:TAIL].lower() for word in words))
    return NameGroup(family=words, tails=tails, starts=tuple(starts.split()), ends=tuple(ends.split()))


GROUPS: Final = {
    "finnic": _group(
        "Esimerkki Testinen Näyte Harjoitus Malli Koe Kokeilu Mallinen Harjoitela Koekäyttö Näidis Katse",
        "Ai Lum Mait Ris Tuo Hel Kaar Sii",
        "mikki vela tonen resto mutti lika",
    ),
    "slavic": _group(
        "Primerko Testenko Zrazkenko Probnyk Ispytko Obraznyk Navchalko Vzirenko Sprobenko Pokazko",
        "Ole Dmi Svi Vla Mar Tar Bohda Ljud",
        "tryna slavek mylka hrina vanko zoria",
    ),
    "arabic": _group(
        "Mithali Tajribi Namudhaji Ikhtibari Tamrini Ayyinati Mithaltesti",
        "Nura Sami Hali Yasi Rashi Kari Laya Omri",
        "lim dar bel nur tin ziq",
    ),
    "persian": _group(
        "Nemunehi Azmayeshi Tamrinzad Mesalpur Olguzad Emtehani",
        "Shiri Far Mehri Naz Par Rosta Kia Zoha",
        "nush dokh zamin sher bana vand",
    ),
    "pashto_urdu": _group(
        "Belgawal Misaalzai Namunakhel Azmoyan Mashqzai",
        "Gul Zar Kho Spi Wra Tor",
        "mina shan jan reza wali bara",
    ),
    "kurdish": _group(
        "Minakî Ceribandin Nimûneyi Azmûni Testani",
        "Rojî Ber Hêv Dil Zîn Baran",
        "yana dîn şoray vana gelo rîn",
    ),
    "somali": _group(
        "Tijaabo Tusaale Muunad Imtixaan Layli",
        "Xali Cab Faa Hod Ifra Sah Yus Maxa",
        "mo diye duna shiro labi waran",
    ),
    "horn": _group(
        "Fetena Misalew Abnet Mokera Limimid Arayasel",
        "Sela Abe Yoha Mer Tes Hiru Dawi Zeb",
        "mawit tesh hawi nesh garo lem",
    ),
    "turkic": _group(
        "Örnekçi Denemez Sınavoğlu Numunelik Testkaya Alıştır",
        "Ay Gül Meh Ser Can Yıl Bur Ede",
        "lanur metan daşil perin sula nazım",
    ),
    "albanian": _group(
        "Shembulli Provaj Mostraj Ushtrimi Testaj",
        "Arb Lul Dri Bes Fat Mir",
        "etela jonit milor anila ushko endra",
    ),
    "bantu": _group(
        "Mfano Jaribio Sampuli Zoezi Mtihani Essaibu",
        "Asha Bara Nia Juma Zawa Kito Fura Imani",
        "sili vumbi dima ruko neza mwela",
    ),
    "latin": _group(
        "Ejemplo Prueba Exemple Essaidor Muestra Ensaio Modelotti Provar",
        "Mar Lui Cla Fer Ana Tere Juli Xav",
        "celindo rivana belo santia dorel quita",
    ),
    "english": _group(
        "Exampleton Sampleson Testerly Trialby Specimen Modelworth Drillham",
        "Har Jo Wil Bri El Mab",
        "lenby thard rosie wick minton dale",
    ),
    "indic": _group(
        "Udaharan Namunawala Abhyasi Parikshan Udahoronti Namunadevi",
        "Pri Ra Suni Ani Dee Kavi Mano Sha",
        "lakshi jendu tapal vinra meshi dyota",
    ),
    "vietnamese": _group(
        "Thửnghiệm Vídụ Mẫuthử Bàitập Kiểmtra",
        "Hoa Lin Min Thu Qua Bao",
        "nhi dan vy long phi tram",
    ),
    "thai": _group(
        "Tuayangdi Thotlongsuk Fuekhat Baebyang Thotsopchai",
        "Som Nar Pim Kan Wan Chai",
        "rada wipa tamol sirin porn lada",
    ),
    "chinese": _group(
        "Shili Ceshi Yangben Lianxi Moni",
        "Xiao Mei Jun Lan Wen Hao",
        "ling qi bao xin rui tong",
    ),
    "burmese": _group(
        "Nahmunar Sansat Layjin Upamar",
        "Aung Hla Khin Moe Zaw Thi",
        "nway lwin zin hmway theko san",
    ),
    "tagalog": _group(
        "Halimbawa Pagsubok Ensayonan Modelong",
        "Mari Joma Lig Ros Dala Bayan",
        "lita kito wayna bel sinta mar",
    ),
}

VERY_LONG_FIRST_NAMES: Final = (
    "Esimerkiksikaan-Harjoitustarkoituksessa Mallinnustarkoituksiin Kokeilunhaluttomuudestakaan Testausympäristössä"
)
VERY_LONG_LAST_NAME: Final = "Pitkänimellä-Rivityksenkoettelijankokeilunäyte-Harjoitusesimerkkinen"


def family_name(rng: Random, *, group: str) -> str:
    """Draw a family name: one of the few words, now and then two, or more often syllables that end in one.

    Of the many that can be put together some are common and most are rare, as among people.
    """
    names = GROUPS[group]
    family = names.family
    if rng.random() < PUT_TOGETHER:
        whole = len(names.starts) * len(MIDDLES) ** 2 * len(names.tails)
        rest, start = divmod(int(whole * rng.random() ** 2), len(names.starts))
        rest, first = divmod(rest, len(MIDDLES))
        tail, second = divmod(rest, len(MIDDLES))
        return names.starts[start] + MIDDLES[first] + MIDDLES[second] + names.tails[tail]
    first_word = family[int(rng.random() * len(family))]
    if rng.random() >= 1 / 8:
        return first_word
    others = [name for name in family if name != first_word]
    return f"{first_word}-{others[int(rng.random() * len(others))]}"


def first_names(rng: Random, *, group: str) -> str:
    """Draw one or two first names."""
    names = GROUPS[group]
    count = 1 if rng.random() < 0.6 else 2
    return " ".join(_first_name(rng, names) for _ in range(count))


def _first_name(rng: Random, names: NameGroup) -> str:
    start = names.starts[int(rng.random() * len(names.starts))]
    end = names.ends[int(rng.random() * len(names.ends))]
    return start + (rng.choice(MIDDLES) if rng.random() < 0.4 else "") + end
