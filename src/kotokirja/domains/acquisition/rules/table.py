"""A file as a table: its headings and its rows, whatever it was written by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from kotokirja.domains.acquisition.rules.decoding import decoded
from kotokirja.domains.acquisition.rules.delimited import records, sniffed
from kotokirja.domains.acquisition.rules.values import is_formula
from kotokirja.domains.acquisition.rules.workbook import COMPOUND, ZIP, Cell, workbook_rows
from kotokirja.domains.acquisition.types import (
    LARGEST_FILE,
    MOST_COLUMNS,
    MOST_ROWS,
    FileFacts,
    FileTrouble,
    UnreadableFile,
)

CSV: Final = "CSV"
XLSX: Final = "XLSX"
OTHER_FORMATS: Final = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")
OF_A_PERSON: Final = re.compile(
    r"\d{6}[-+A-FU-Y]\d{3}.|\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d\d-\d\d|[^@\s]+@[^@\s]+\.\w|\d{7,}"
)
"""What no heading looks like, but a person's datum does."""

SourceRow = tuple[int, tuple[Cell, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Headings, and the rows after them with their numbers as a spreadsheet shows them; the rows can be read once."""

    kind: str
    encoding: str
    delimiter: str
    headings: tuple[str, ...]
    rows: Iterator[SourceRow]


def open_table(content: bytes) -> Table:
    """Open a file by what it holds, not by its name; `UnreadableFile` says why it can't be."""
    if len(content) > LARGEST_FILE:
        raise UnreadableFile(FileTrouble.TOO_LARGE, limit=LARGEST_FILE)
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFile(FileTrouble.EMPTY)
    if content.startswith(COMPOUND):
        raise UnreadableFile(FileTrouble.OLD_OR_LOCKED_WORKBOOK)
    if content.startswith(ZIP):
        return _table(workbook_rows(content), kind=XLSX, encoding="", delimiter="")
    if content.startswith(OTHER_FORMATS) or re.match(rb"\s*<(!doctype|html|\?xml)", content, re.IGNORECASE):
        raise UnreadableFile(FileTrouble.UNKNOWN_FORMAT)
    text, encoding = decoded(content)
    delimiter, text = sniffed(text)
    return _table(_numbered(text, delimiter), kind=CSV, encoding=encoding, delimiter=delimiter)


def facts_of(content: bytes) -> FileFacts:
    """What a file is, its rows counted; every trouble that concerns the whole of it is found here."""
    table = open_table(content)
    count = sum(1 for _ in table.rows)
    if count == 0:
        raise UnreadableFile(FileTrouble.HEADINGS_ONLY)
    return FileFacts(
        kind=table.kind,
        encoding=table.encoding,
        delimiter=table.delimiter,
        headings=table.headings,
        rows=count,
        size=len(content),
        digest=sha256(content).digest(),
    )


def _numbered(text: str, delimiter: str) -> Iterator[SourceRow]:
    for number, record in enumerate(records(text, delimiter=delimiter), start=1):
        if any(cell and not cell.isspace() for cell in record):
            yield number, tuple(record)


def _table(rows: Iterator[SourceRow], *, kind: str, encoding: str, delimiter: str) -> Table:
    first = next(rows, None)
    if first is None:
        raise UnreadableFile(FileTrouble.EMPTY)
    return Table(
        kind=kind,
        encoding=encoding,
        delimiter=delimiter,
        headings=_headings(first[1]),
        rows=_bounded(rows),
    )


def _bounded(rows: Iterator[SourceRow]) -> Iterator[SourceRow]:
    for count, row in enumerate(rows, start=1):
        if count > MOST_ROWS:
            raise UnreadableFile(FileTrouble.TOO_MANY_ROWS, place=row[0], limit=MOST_ROWS)
        yield row


def _headings(cells: tuple[Cell, ...]) -> tuple[str, ...]:
    names = [" ".join(str(cell).split()) if cell is not None else "" for cell in cells]
    while names and not names[-1]:
        names.pop()
    if len(names) > MOST_COLUMNS:
        raise UnreadableFile(FileTrouble.TOO_MANY_COLUMNS, place=len(names), limit=MOST_COLUMNS)
    if len(names) == 1:
        raise UnreadableFile(FileTrouble.ONE_COLUMN)
    seen: set[str] = set()
    for place, name in enumerate(names, start=1):
        if not name:
            raise UnreadableFile(FileTrouble.EMPTY_HEADING, place=place)
        if is_formula(name):
            raise UnreadableFile(FileTrouble.FORMULA_IN_HEADING, place=place)
        if OF_A_PERSON.search(name):
            raise UnreadableFile(FileTrouble.NO_HEADINGS)
        if name.casefold() in seen:
            raise UnreadableFile(FileTrouble.DUPLICATE_HEADING, place=place)
        seen.add(name.casefold())
    return tuple(names)
