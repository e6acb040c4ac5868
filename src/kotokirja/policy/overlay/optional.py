"""Which purposes a municipality has, and so which records it makes: all but the optional services that it left out."""

from collections.abc import Set as AbstractSet
from itertools import chain

from kotokirja.policy.declaration.shapes import PurposeRule
from kotokirja.policy.declaration.whole import Declaration
from kotokirja.policy.vocabulary import Purpose, RecordClass


def given_purposes(declaration: Declaration, optional_services: AbstractSet[Purpose]) -> tuple[PurposeRule, ...]:
    """The purposes of a municipality that gives these optional services."""
    return tuple(rule for rule in declaration.purposes if not rule.is_optional or rule.purpose in optional_services)


def records_of(declaration: Declaration, optional_services: AbstractSet[Purpose]) -> frozenset[RecordClass]:
    """The record classes that those purposes make."""
    return frozenset(chain.from_iterable(rule.records for rule in given_purposes(declaration, optional_services)))
