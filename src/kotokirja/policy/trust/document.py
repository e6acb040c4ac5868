"""The trust page as a document: chapters of statements, each with its state, its words and its tests."""

from dataclasses import dataclass, replace

from kotokirja.policy.promises.report import ProvingTest, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a statement: whether tests have shown it, and which."""

    text: str
    is_shown: bool
    shown_text: str
    tests: tuple[ProvingTest, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A requirement of the security guide, with its tests."""

    identifier: str
    title: str
    state: State | None
    state_text: str
    tests: tuple[ProvingTest, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One statement: what the notice says, how it is kept, what is missing, what the tests have shown."""

    statement: str
    title: str
    said: tuple[str, ...]
    section: str
    """Where in the notice it stands."""
    how: str
    gaps: tuple[str, ...]
    state: State | None
    state_text: str
    parts: tuple[Part, ...]
    tests: tuple[ProvingTest, ...]
    requirements: tuple[Requirement, ...]
    count_text: str

    @property
    def has_parts(self) -> bool:
        """Whether there is more to show than one sentence."""
        return len(self.parts) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter of the notice, with the statements in it."""

    code: str
    number: int
    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How many statements are in a state; the first counts all of them."""

    state: State | None
    text: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustPage:
    """What stands behind a municipality's notice, in one language."""

    language: str
    kind_name: str
    title: str
    lead: str
    counted: str
    """The summary in a sentence; empty without a report."""
    ran: str
    """Of which release the tests ran and when, or that there is no report."""
    has_report: bool
    figures: tuple[Figure, ...]
    chapters: tuple[Chapter, ...]

    def only(self, state: State | None) -> "TrustPage":
        """The same page with the statements of one state, or with all of them."""
        if state is None:
            return self
        chapters = (
            replace(chapter, entries=tuple(entry for entry in chapter.entries if entry.state is state))
            for chapter in self.chapters
        )
        return replace(self, chapters=tuple(chapter for chapter in chapters if chapter.entries))
