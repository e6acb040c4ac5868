"""The lines of a notice by the statement that each makes, and where on the trust page its tests stand (R-P0)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from kotokirja.policy.notice.document import Block, EntryList, Facts, Notice, OpenPoint, Paragraph, Table

TOGETHER: Final[Mapping[str, tuple[str, ...]]] = {"N6": ("N6.1", "N6.2")}
"""Statements that the notice makes in one sentence."""
ITSELF: Final = "N0.1"


def lines_by_statement(notice: Notice) -> Mapping[str, tuple[str, ...]]:
    """What the notice says, by statement; lines that only lead over to a list stand behind the others."""
    found: dict[str, list[str]] = defaultdict(list, {ITSELF: [notice.dated_text, notice.basis]})
    for block in blocks(notice):
        for code, text in _lines(block):
            for statement in TOGETHER.get(code, (code,)):
                if "." in statement:
                    found[statement].append(text)
    return {statement: tuple(sorted(texts, key=lambda text: text.endswith(":"))) for statement, texts in found.items()}


def blocks(notice: Notice) -> Iterator[Block]:
    """Every block of a notice in its order; open points are marks on a draft and no lines of the notice."""
    yield from notice.lead
    for section in notice.sections:
        yield from (block for block in section.blocks if not isinstance(block, OpenPoint))


def codes(notice: Notice) -> Iterator[str]:
    """Whatever the lines of a notice name: a statement, or a whole chapter where a line is about all of it."""
    yield ITSELF
    for block in blocks(notice):
        yield block.statement
        if isinstance(block, EntryList):
            yield from (entry.statement for entry in block.entries)


def _lines(block: Block) -> Iterator[tuple[str, str]]:
    match block:
        case Paragraph():
            yield block.statement, block.text
        case EntryList():
            yield from ((entry.statement, entry.text) for entry in block.entries)
        case Facts():
            lines = (line for fact in block.facts for line in fact.lines)
            yield block.statement, f"{block.heading}: {', '.join(lines)}"
        case Table() if "." in block.statement:
            yield block.statement, block.caption
        case _:
            pass
