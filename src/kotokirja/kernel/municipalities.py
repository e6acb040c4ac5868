"""Municipalities and wellbeing services counties of Finland, from the code lists of 2026."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """A municipality (kunta) with its three digits and its wellbeing services county."""

    code: str
    name_fi: str
    name_sv: str
    wellbeing_county: str

    def name(self, locale: str) -> str:
        """The name in Swedish, or in Finnish for every other language."""
        return self.name_sv if locale == "sv" else self.name_fi


@dataclass(frozen=True, slots=True, kw_only=True)
class WellbeingCounty:
    """A wellbeing services county (hyvinvointialue)."""

    code: str
    name_fi: str
    name_sv: str


@cache
def municipalities() -> Mapping[str, Municipality]:
    """Every municipality by its code of three digits."""
    return MappingProxyType({row["code"]: Municipality(**row) for row in _rows("municipalities.csv")})


@cache
def wellbeing_counties() -> Mapping[str, WellbeingCounty]:
    """Every wellbeing services county by its letters."""
    return MappingProxyType({row["code"]: WellbeingCounty(**row) for row in _rows("wellbeing_counties.csv")})


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("kotokirja.kernel").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
