"""The declaration as one value that checks itself: an entry that is missing or refers to nothing stops the import."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from hashlib import sha256
from itertools import chain
from typing import Protocol

from kotokirja.policy.declaration.shapes import (
    AcquisitionGround,
    AutomatedDecisions,
    CategoryRule,
    Deviation,
    Extent,
    Item,
    Measure,
    PurposeRule,
    Recipient,
    RetentionRule,
    Right,
    Sentence,
    Source,
    StartingEvent,
    SubjectKind,
    SubjectRule,
    TransferRule,
)
from kotokirja.policy.provisions import PROVISIONS
from kotokirja.policy.vocabulary import DataCategory, ProviderItem, Purpose, RecordClass, SourceCode
from kotokirja.policy.wording import Wording


class UnsoundDeclaration(Exception):
    """The declaration does not say everything, or contradicts itself; the message lists every finding."""


@dataclass(frozen=True, kw_only=True)
class Declaration:
    """What is processed, why, from whom, for whom, how long and under which protection: the whole of it."""

    declared_on: date
    categories: tuple[CategoryRule, ...]
    subjects: tuple[SubjectRule, ...]
    purposes: tuple[PurposeRule, ...]
    sources: tuple[Source, ...]
    source_sentences: tuple[Sentence, ...]
    acquisition_grounds: tuple[AcquisitionGround, ...]
    recipients: tuple[Recipient, ...]
    items: tuple[Item, ...]
    retention: tuple[RetentionRule, ...]
    retention_sentences: tuple[Sentence, ...]
    starting_events: Mapping[StartingEvent, Wording]
    rights: tuple[Right, ...]
    answering: Wording
    transfers: TransferRule
    measures: tuple[Measure, ...]
    access_monitored: Mapping[str, Measure]
    automated: AutomatedDecisions
    deviations: tuple[Deviation, ...]

    def __post_init__(self) -> None:
        problems = list(
            chain(
                self._missing(), self._dangling(), self._uncovered(), self._beyond_the_law(), self._beyond_the_purpose()
            )
        )
        if problems:
            raise UnsoundDeclaration("; ".join(problems))

    @cached_property
    def version(self) -> str:
        """The day of the declaration and the head of its content's hash: what the log and the notice name."""
        content = json.dumps(_plain(self), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return f"{self.declared_on.isoformat()}.{sha256(content.encode()).hexdigest()[:10]}"

    def _missing(self) -> Iterator[str]:
        """Each word of the vocabulary is said exactly once."""
        yield from _each_once("category", DataCategory, (rule.category for rule in self.categories))
        yield from _each_once("category of data subjects", SubjectKind, (rule.kind for rule in self.subjects))
        yield from _each_once("purpose", Purpose, (rule.purpose for rule in self.purposes))
        yield from _each_once("source", SourceCode, (source.code for source in self.sources))
        yield from _each_once("item of section 94", ProviderItem, (item.item for item in self.items))
        yield from _each_once("retention rule", RecordClass, (rule.record for rule in self.retention))
        yield from _each_once("starting event", StartingEvent, self.starting_events)

    def _dangling(self) -> Iterator[str]:
        """Each provision that is named is known."""
        named = chain(
            *(rule.provisions for rule in self.categories),
            *((rule.ground, *rule.tasks) for rule in self.purposes),
            (ground.provision for ground in self.acquisition_grounds),
            *(recipient.grounds for recipient in self.recipients),
            (rule.ground for rule in self.retention),
            *((right.provision, right.exception or right.provision) for right in self.rights),
            (self.transfers.provision,),
            *(measure.grounds for measure in (*self.measures, *self.access_monitored.values())),
            self.automated.grounds,
            *(deviation.provisions for deviation in self.deviations),
        )
        yield from (f"unknown provision {code}" for code in sorted(set(named) - set(PROVISIONS)))
        yield from (f"{rule.purpose} has no ground" for rule in self.purposes if not rule.ground)
        yield from (f"{rule.record} has no ground" for rule in self.retention if not rule.ground)

    def _uncovered(self) -> Iterator[str]:
        """Each category is processed for some purpose and kept under some rule (N9.1)."""
        used = frozenset(chain.from_iterable(rule.categories for rule in self.purposes if rule.extent is Extent.NAMED))
        kept = frozenset(chain.from_iterable(rule.categories for rule in self.retention))
        yield from (f"{category} has no purpose" for category in DataCategory if category not in used)
        yield from (f"{category} has no retention rule" for category in DataCategory if category not in kept)
        made = frozenset(chain.from_iterable(rule.records for rule in self.purposes))
        yield from (f"{record} is made for no purpose" for record in RecordClass if record not in made)
        yield from (f"{rule.purpose} is about nobody" for rule in self.purposes if not rule.subjects)

    def _beyond_the_law(self) -> Iterator[str]:
        """Nothing is declared that the notice rules out: profiling, health in figures, countries outside."""
        if self.automated.profiles or self.automated.decides:
            yield "profiling or automated decisions are declared (N6)"
        for rule in self.purposes:
            if rule.extent is Extent.NONE and rule.categories:
                yield f"{rule.purpose} touches no client's data but names categories"
            if rule.extent is Extent.AGGREGATED and DataCategory.HEALTH in rule.categories:
                yield f"{rule.purpose} would make figures of health (N3.8)"
        for recipient in self.recipients:
            if outside := recipient.countries - self.transfers.countries:
                yield f"{recipient.code} would get data in {', '.join(sorted(outside))} (N8.1)"
            if not recipient.countries:
                yield f"{recipient.code} has no country (N8.1)"

    def _beyond_the_purpose(self) -> Iterator[str]:
        """Nobody gives or gets more than the purpose may touch."""
        allowed = {rule.purpose: rule.categories for rule in self.purposes}
        for recipient in self.recipients:
            open_to = frozenset(
                chain.from_iterable(allowed.get(purpose, frozenset()) for purpose in recipient.purposes)
            )
            if beyond := recipient.categories - open_to:
                yield f"{recipient.code} would get {', '.join(sorted(beyond))} beyond its purposes"
        for ground in self.acquisition_grounds:
            if beyond := ground.categories - allowed.get(ground.purpose, frozenset()):
                yield f"{ground.provision} brings {', '.join(sorted(beyond))} beyond {ground.purpose}"


class _Member(Protocol):
    @property
    def name(self) -> str: ...


def _each_once(kind: str, vocabulary: Iterable[_Member], said: Iterable[object]) -> Iterator[str]:
    entries = list(said)
    for member in vocabulary:
        if (count := entries.count(member)) != 1:
            yield f"{kind} {member.name} is said {count} times"


def _plain(value: object) -> object:
    """Content in one canonical form, so that the same declaration has the same hash."""
    if isinstance(value, Enum | date):
        return value.name if isinstance(value, Enum) else value.isoformat()
    if isinstance(value, frozenset):
        return sorted(str(_plain(inner)) for inner in value)
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(inner) for key, inner in value.items()}
    if is_dataclass(value):
        return {entry.name: _plain(getattr(value, entry.name)) for entry in fields(value)}
    return value
