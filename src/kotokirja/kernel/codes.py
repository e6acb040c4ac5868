"""Small closed code sets of the field, with the words that the code sets themselves give."""

from enum import StrEnum
from typing import Final


class LanguageLevel(StrEnum):
    """Levels of developing language skill (kehittyvän kielitaidon tasot), after the Common European Framework."""

    A1_1 = "A1.1"
    A1_2 = "A1.2"
    A1_3 = "A1.3"
    A2_1 = "A2.1"
    A2_2 = "A2.2"
    B1_1 = "B1.1"
    B1_2 = "B1.2"
    B2_1 = "B2.1"
    B2_2 = "B2.2"
    C1_1 = "C1.1"
    C1_2 = "C1.2"
    C2_1 = "C2.1"
    C2_2 = "C2.2"
    NOT_TESTED = "X"


class PermitType(StrEnum):
    """Residence permits (oleskelulupa), cards and registered rights to stay."""

    CONTINUOUS = "A"
    TEMPORARY = "B"
    PERMANENT = "P"
    LONG_TERM_EU = "P-EU"
    TEMPORARY_PROTECTION = "TS"
    EU_REGISTRATION = "EU-REG"
    EU_CARD = "EU-CARD"
    NORDIC = "NORD"


PERMIT_SECTIONS: Final = {
    "90": "quota refugee",
    "87": "asylum",
    "88": "subsidiary protection",
    "89": "exclusion clause",
    "93": "special humanitarian ground or international obligation",
    "52": "individual compassionate ground",
    "52a": "victim of trafficking",
    "51": "removal impossible",
    "54": "extended permit",
    "110": "temporary protection",
    "114": "family of a person under international protection",
    "47": "continuous permit and family of its holder",
    "50": "family of a Finnish citizen",
    "73": "worker's permit",
    "46": "studies",
    "56": "permanent permit",
    "159": "registered right of a citizen of the Union",
    "161": "residence card of a family member",
}
"""Sections of the Aliens Act (301/2004) that permits are granted under, with what they are about."""


class EducationLevel(StrEnum):
    """Levels of education (koulutusaste 2016) by Statistics Finland, the same as ISCED 2011."""

    EARLY_CHILDHOOD = "0"
    LOWER_BASIC = "1"
    UPPER_BASIC = "2"
    SECONDARY = "3"
    SPECIALIST_VOCATIONAL = "4"
    LOWEST_TERTIARY = "5"
    LOWER_DEGREE = "6"
    UPPER_DEGREE = "7"
    DOCTORATE = "8"
    UNKNOWN = "9"


UPPER_SECONDARY: Final = frozenset("345678")
"""Levels from an upper-secondary qualification (toisen asteen koulutus) on."""
