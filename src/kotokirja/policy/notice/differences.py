"""What one notice says other than another: by section and statement, word by word."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from kotokirja.policy.notice.document import Block, EntryList, Facts, Notice, OpenPoint, Paragraph, Table

WORDS: Final = re.compile(r"\d[\d.:/–-]*\d|\w+|\s+|[^\w\s]")
"""A word, a number or day as a whole, blanks, or a sign."""
ALIKE: Final = 0.4
"""From how much in common two sentences of one statement are one that was reworded."""
BEFORE, AFTER = 0, 1_000
"""Where the head and the foot of a notice stand among its sections."""


class ChangeKind(StrEnum):
    """What happened to a statement."""

    ADDED = "ADDED"
    REMOVED = "REMOVED"
    REWORDED = "REWORDED"


class PieceKind(StrEnum):
    """What happened to some words."""

    KEPT = "KEPT"
    INSERTED = "INSERTED"
    DELETED = "DELETED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words of a reworded statement."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One statement that was added, removed or reworded, in words."""

    kind: ChangeKind
    statement: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionDifference:
    """The changes of one section; the head and the foot have no number."""

    number: int | None
    heading: str
    is_foot: bool = False
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Everything that the newer notice says other than the older one."""

    sections: tuple[SectionDifference, ...]

    @property
    def count(self) -> int:
        """How many statements were added, removed or reworded."""
        return sum(len(section.changes) for section in self.sections)

    def counted(self, kind: ChangeKind) -> int:
        """How many changes are of one kind."""
        return sum(change.kind is kind for section in self.sections for change in section.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One sentence, entry, fact or row, with what it is about and what it is called."""

    statement: str
    text: str
    key: str = ""


def difference(*, older: Notice, newer: Notice) -> Difference:
    """What was added, removed and reworded between two notices of one language, in the order of the newer."""
    before, after = _parts(older), _parts(newer)
    found = []
    for place in sorted({*before, *after}):
        old_heading, old = before.get(place, ("", []))
        heading, new = after.get(place, (old_heading, []))
        if changes := tuple(_changes(old, new)):
            number = None if place in {BEFORE, AFTER} else place
            found.append(SectionDifference(number=number, heading=heading, changes=changes, is_foot=place == AFTER))
    return Difference(sections=tuple(found))


def _parts(notice: Notice) -> dict[int, tuple[str, list[_Line]]]:
    """The lines of each section by its number, with its heading."""
    head = [
        _Line(statement="N0.1", key=key, text=text)
        for key, text in (
            ("title", notice.title),
            ("kind", notice.kind_name),
            ("controller", notice.controller),
            ("basis", notice.basis),
            ("dated", notice.dated_text),
            ("draft", notice.draft_text),
        )
        if text
    ]
    foot = [_Line(statement="N1.1", key=f"foot {number}", text=text) for number, text in enumerate(notice.footer)]
    parts = {BEFORE: ("", [*head, *_lines(notice.lead)]), AFTER: ("", foot)}
    for section in notice.sections:
        heading = _Line(statement=f"N{section.number}", key="heading", text=section.heading)
        parts[section.number] = (section.heading, [heading, *_lines(section.blocks)])
    return parts


def _lines(blocks: Iterable[Block]) -> Iterator[_Line]:
    for block in blocks:
        match block:
            case Paragraph():
                yield _Line(statement=block.statement, text=_with_link(block.text, block.link))
            case EntryList():
                yield from (_Line(statement=entry.statement, text=entry.text) for entry in block.entries)
            case Facts():
                yield _Line(statement=block.statement, key="heading", text=block.heading)
                for fact in block.facts:
                    text = f"{fact.label}: {_with_link(', '.join(fact.lines), fact.link)}"
                    yield _Line(statement=fact.statement, key=f"{block.heading} {fact.label}", text=text)
            case Table():
                yield _Line(statement=block.statement, key="caption", text=block.caption)
                yield _Line(statement=block.statement, key="head", text=" · ".join(block.head))
                for row in block.rows:
                    yield _Line(statement=block.statement, key=f"row {row[0]}", text=" · ".join(row))
            case OpenPoint():
                yield _Line(statement=block.statement, text=f"{block.label}: {block.text}")


def _with_link(text: str, link: str) -> str:
    """The text, and the address that it leads to where the text does not say it itself."""
    return f"{text} ({link})" if link and link not in text else text


def _changes(old: Sequence[_Line], new: Sequence[_Line]) -> Iterator[Change]:
    """The changes of one section; a line that only moved is the same line."""
    matcher = SequenceMatcher(
        a=[(line.statement, line.text) for line in old], b=[(line.statement, line.text) for line in new], autojunk=False
    )
    moves = matcher.get_opcodes()
    gone = [line for tag, start, end, _, _ in moves if tag != "equal" for line in old[start:end]]
    come = [line for tag, _, _, start, end in moves if tag != "equal" for line in new[start:end]]
    for line in list(come):
        same = next((one for one in gone if (one.statement, one.text) == (line.statement, line.text)), None)
        if same is not None:
            gone.remove(same)
            come.remove(line)
    pairs = _paired(gone, come)
    for line in come:
        earlier = pairs.get(id(line))
        if earlier is None:
            yield _whole(ChangeKind.ADDED, PieceKind.INSERTED, line)
        else:
            yield Change(
                kind=ChangeKind.REWORDED, statement=line.statement, pieces=tuple(words(earlier.text, line.text))
            )
    paired = {id(line) for line in pairs.values()}
    yield from (_whole(ChangeKind.REMOVED, PieceKind.DELETED, line) for line in gone if id(line) not in paired)


def _whole(kind: ChangeKind, piece: PieceKind, line: _Line) -> Change:
    return Change(kind=kind, statement=line.statement, pieces=(Piece(kind=piece, text=line.text),))


def _paired(gone: Sequence[_Line], come: Sequence[_Line]) -> dict[int, _Line]:
    """Which line took which one's place: that of the same name, or else the likeliest of the same statement."""
    free = list(gone)
    pairs: dict[int, _Line] = {}
    for line in come:
        same = [one for one in free if one.statement == line.statement and one.key == line.key]
        best = next((one for one in same if one.key), None) or max(
            (one for one in same if _likeness(one, line) >= ALIKE), key=lambda one: _likeness(one, line), default=None
        )
        if best is not None:
            free.remove(best)
            pairs[id(line)] = best
    return pairs


def _likeness(one: _Line, other: _Line) -> float:
    return SequenceMatcher(a=WORDS.findall(one.text), b=WORDS.findall(other.text), autojunk=False).ratio()


def words(older: str, newer: str) -> Iterator[Piece]:
    """A reworded text word by word; a blank between two changed words changes along with them."""
    a, b = WORDS.findall(older), WORDS.findall(newer)
    pending: tuple[str, str] = ("", "")
    moves = SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes()
    for place, (tag, a_start, a_end, b_start, b_end) in enumerate(moves):
        text_a, text_b = "".join(a[a_start:a_end]), "".join(b[b_start:b_end])
        is_between = 0 < place < len(moves) - 1
        if tag == "equal" and not (text_a.isspace() and is_between):
            yield from _pieces(*pending)
            yield Piece(kind=PieceKind.KEPT, text=text_a)
            pending = ("", "")
        else:
            pending = (pending[0] + text_a, pending[1] + text_b)
    yield from _pieces(*pending)


def _pieces(deleted: str, inserted: str) -> Iterator[Piece]:
    if deleted:
        yield Piece(kind=PieceKind.DELETED, text=deleted)
    if inserted:
        yield Piece(kind=PieceKind.INSERTED, text=inserted)
