"""The processing declaration: one table that says why and how personal data is processed; all else is derived from it."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from kotokirja.policy.declaration import (
    categories,
    deviations,
    protection,
    purposes,
    recipients,
    retention,
    rights,
    subjects,
)
from kotokirja.policy.declaration import sources as origins
from kotokirja.policy.declaration.shapes import (
    AcquisitionGround,
    CategoryRule,
    PurposeRule,
    Recipient,
    RecipientCode,
    RetentionRule,
    Source,
    SourceKind,
)
from kotokirja.policy.declaration.whole import Declaration, UnsoundDeclaration
from kotokirja.policy.provisions import Provision, provision
from kotokirja.policy.vocabulary import DataCategory, Purpose, RecordClass, SourceCode

__all__ = [
    "DECLARATION",
    "RETENTION",
    "Declaration",
    "Provision",
    "Source",
    "SourceKind",
    "UnsoundDeclaration",
    "acquisition_grounds",
    "categories_of",
    "category_rule",
    "ground_code",
    "ground_of",
    "provision",
    "purpose_line",
    "purpose_rule",
    "recipient",
    "retention_of",
    "source",
    "sources",
]

DECLARATION: Final = Declaration(
    declared_on=date(2026, 11, 24),
    categories=categories.CATEGORIES,
    subjects=subjects.SUBJECTS,
    purposes=purposes.PURPOSES,
    sources=origins.SOURCES,
    source_sentences=origins.SENTENCES,
    acquisition_grounds=origins.ACQUISITION_GROUNDS,
    recipients=recipients.RECIPIENTS,
    items=recipients.ITEMS,
    retention=retention.RULES,
    retention_sentences=retention.SENTENCES,
    starting_events=MappingProxyType(retention.STARTING_EVENTS),
    rights=rights.RIGHTS,
    answering=rights.ANSWERING,
    transfers=recipients.TRANSFERS,
    measures=protection.MEASURES,
    access_monitored=MappingProxyType(protection.ACCESS_MONITORED),
    automated=protection.AUTOMATED,
    deviations=deviations.DEVIATIONS,
)

_PURPOSES: Final[Mapping[Purpose, PurposeRule]] = {rule.purpose: rule for rule in DECLARATION.purposes}
_CATEGORIES: Final[Mapping[DataCategory, CategoryRule]] = {rule.category: rule for rule in DECLARATION.categories}
_SOURCES: Final[Mapping[SourceCode, Source]] = {entry.code: entry for entry in DECLARATION.sources}
_RECIPIENTS: Final[Mapping[RecipientCode, Recipient]] = {entry.code: entry for entry in DECLARATION.recipients}
RETENTION: Final[Mapping[RecordClass, RetentionRule]] = {rule.record: rule for rule in DECLARATION.retention}
"""The rule of each record class; a table whose class has none stops every way of starting (N9.1)."""


def purpose_rule(purpose: Purpose) -> PurposeRule:
    """What the declaration says of a purpose."""
    return _PURPOSES[purpose]


def categories_of(purpose: Purpose) -> frozenset[DataCategory]:
    """The categories that may be touched for a purpose, whoever asks (N2.0, N10.1)."""
    return _PURPOSES[purpose].categories


def ground_of(purpose: Purpose) -> Provision:
    """The provision that a purpose rests on."""
    return provision(_PURPOSES[purpose].ground)


def ground_code(purpose: Purpose) -> str:
    """The code of the provision that a purpose rests on, as the access log keeps it."""
    return _PURPOSES[purpose].ground


def purpose_line(purpose: Purpose, language: str) -> tuple[str, str]:
    """Purpose and ground in a language, for the line above a section of a file."""
    rule = _PURPOSES[purpose]
    return rule.name.text(language), rule.grounds(language)


def category_rule(category: DataCategory) -> CategoryRule:
    """What the declaration says of a category."""
    return _CATEGORIES[category]


def sources() -> tuple[Source, ...]:
    """Every source of data, in the order of the notice."""
    return DECLARATION.sources


def source(code: SourceCode) -> Source:
    """A source by its code."""
    return _SOURCES[code]


def acquisition_grounds(code: SourceCode) -> tuple[AcquisitionGround, ...]:
    """The rights to receive data from a source, as the Act has them."""
    return tuple(ground for ground in DECLARATION.acquisition_grounds if code in ground.givers)


def recipient(code: RecipientCode) -> Recipient:
    """A recipient by its code."""
    return _RECIPIENTS[code]


def retention_of(record: RecordClass) -> RetentionRule:
    """How long rows of a record class stay."""
    return RETENTION[record]
