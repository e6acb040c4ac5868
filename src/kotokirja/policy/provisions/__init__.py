"""The provisions that processing rests on: act, section, its sense in one line, and the days on which it is in force.

A provision of the Integration Act is called by its section alone (`84.4`, `72.1(1)`), one of another act by the act's
number before it (`906/2019 17`, `GDPR 6(1)(c)`): the same codes that rules, the parameter table and the log use.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import Final

from kotokirja.policy.provisions.integration_act import INTEGRATION_ACT
from kotokirja.policy.provisions.other_acts import GDPR, OTHER_ACTS
from kotokirja.policy.provisions.shape import Act, Provision

__all__ = ["PROVISIONS", "Act", "Provision", "UnknownProvision", "cite", "provision"]

PROVISIONS: Final[Mapping[str, Provision]] = MappingProxyType(
    {entry.code: entry for entry in (*INTEGRATION_ACT, *GDPR, *OTHER_ACTS)}
)


class UnknownProvision(LookupError):
    """A code that names no provision of the declaration."""


def provision(code: str) -> Provision:
    """The provision of a code; raises `UnknownProvision`."""
    try:
        return PROVISIONS[code]
    except KeyError:
        raise UnknownProvision(code) from None


def cite(codes: Sequence[str], *, language: str) -> str:
    """Several provisions in one line, the name of each act once where they stand side by side."""
    return "; ".join(
        ", ".join(
            entry.citation(language) if number == 0 else entry.place(language) for number, entry in enumerate(entries)
        )
        for _, entries in groupby((provision(code) for code in codes), key=lambda entry: entry.act)
    )
