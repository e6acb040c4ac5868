"""A notice as a document: sections of blocks, each of which names the statement that it makes."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal


class BlockKind(StrEnum):
    """The sorts of blocks, for whoever renders them."""

    PARAGRAPH = "PARAGRAPH"
    LIST = "LIST"
    FACTS = "FACTS"
    TABLE = "TABLE"
    OPEN = "OPEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, with an address that it leads to if there is one."""

    statement: str
    text: str
    link: str = ""
    kind: Literal[BlockKind.PARAGRAPH] = field(default=BlockKind.PARAGRAPH, init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a list."""

    statement: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryList:
    """A list, numbered where the Act or the source notice numbers it."""

    statement: str
    entries: tuple[Entry, ...]
    is_numbered: bool = False
    kind: Literal[BlockKind.LIST] = field(default=BlockKind.LIST, init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of contact details; a value may have several lines."""

    statement: str
    label: str
    lines: tuple[str, ...]
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Contact details under a name."""

    statement: str
    heading: str
    facts: tuple[Fact, ...]
    kind: Literal[BlockKind.FACTS] = field(default=BlockKind.FACTS, init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; the first cell of a row is its heading."""

    statement: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: Literal[BlockKind.TABLE] = field(default=BlockKind.TABLE, init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPoint:
    """Something that an officer has to settle before the notice can be published."""

    statement: str
    label: str
    text: str
    kind: Literal[BlockKind.OPEN] = field(default=BlockKind.OPEN, init=False)


Block = Paragraph | EntryList | Facts | Table | OpenPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section with its number, its heading and the articles of the regulation that ask for it."""

    number: int
    heading: str
    articles: str
    blocks: tuple[Block, ...]

    @property
    def anchor(self) -> str:
        """What an address within the page names."""
        return f"s{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A privacy notice (tietosuojaseloste) in one language."""

    language: str
    title: str
    kind_name: str
    basis: str
    controller: str
    dated: date
    dated_text: str
    version: str
    version_text: str
    draft_text: str
    """Says that this is a draft, or nothing."""
    open_points: int
    lead: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    footer: tuple[str, ...]

    @property
    def is_draft(self) -> bool:
        """Whether something still has to be settled."""
        return self.open_points > 0
