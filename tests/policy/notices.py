"""Notices of the shipped towns, and what stands in them."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from kotokirja.policy.declaration import DECLARATION, Declaration
from kotokirja.policy.declaration.shapes import Recipient, RecipientCode, Right
from kotokirja.policy.notice import Notice, compose
from kotokirja.policy.notice.document import EntryList, Facts, OpenPoint, Paragraph, Section, Table
from kotokirja.policy.overlay import Overlay
from tests.policy.overlays import TEXTS

ON: Final = date(2026, 11, 24)
TOWNS: Final = TEXTS


def notice(overlay: Overlay, language: str = "fi", declaration: Declaration = DECLARATION) -> Notice:
    return compose(declaration=declaration, overlay=overlay, language=language, on=ON)


def statements_of(found: Notice) -> set[str]:
    said = {paragraph.statement for paragraph in found.lead}
    return said.union(*(statements_of_section(section) for section in found.sections))


def statements_of_section(section: Section) -> set[str]:
    said = set()
    for block in section.blocks:
        said.add(block.statement)
        match block:
            case EntryList():
                said |= {entry.statement for entry in block.entries}
            case Facts():
                said |= {fact.statement for fact in block.facts}
            case Paragraph() | Table() | OpenPoint():
                pass
    return said


def texts_of(section: Section) -> list[str]:
    """All that a section says, line by line."""
    said: list[str] = []
    for block in section.blocks:
        match block:
            case Paragraph() | OpenPoint():
                said.append(block.text)
            case EntryList():
                said += [entry.text for entry in block.entries]
            case Facts():
                said += [block.heading, *(line for fact in block.facts for line in fact.lines)]
            case Table():
                said += [block.caption, *(cell for row in block.rows for cell in row)]
    return said


def recipient(code: RecipientCode) -> Recipient:
    return next(entry for entry in DECLARATION.recipients if entry.code is code)


def right(provision: str) -> Right:
    return next(entry for entry in DECLARATION.rights if entry.provision == provision)


def open_points(found: Notice) -> Sequence[OpenPoint]:
    return [block for section in found.sections for block in section.blocks if isinstance(block, OpenPoint)]
