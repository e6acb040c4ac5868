"""Excel workbooks (XLSX), read as a stream and never unfolded beyond what a register can be."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from kotokirja.domains.acquisition.types import MOST_ROWS, FileTrouble, UnreadableFile

if TYPE_CHECKING:
    from openpyxl import Workbook

ZIP: Final = b"PK\x03\x04"
COMPOUND: Final = bytes.fromhex("d0cf11e0a1b11ae1")
"""The head of an old workbook (XLS), and of one that is locked by a password."""
MOST_ENTRIES: Final = 500
MOST_UNFOLDED: Final = 250_000_000
MOST_SHARED: Final = 60_000_000
MOST_RATIO: Final = 120
SMALL_ENOUGH: Final = 5_000_000
"""Below this an unfolded part is harmless, however well it was packed."""
MOST_EMPTY: Final = 100_000

Cell = str | int | float | bool | date | None


def workbook_rows(content: bytes) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """The rows of the first sheet that has any, each with its number; empty rows are passed over."""
    from openpyxl import load_workbook  # noqa: PLC0415 -- a third of a second and ten megabytes, for the rare workbook

    _check_archive(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        try:
            yield from _filled(book)
        finally:
            book.close()
    except (UnreadableFile, GeneratorExit):
        raise
    except Exception:  # noqa: BLE001 -- whatever the library trips over, the file is broken
        raise UnreadableFile(FileTrouble.BROKEN_WORKBOOK) from None


def _filled(book: "Workbook") -> Iterator[tuple[int, tuple[Cell, ...]]]:
    found, empty = False, 0
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
            row = _trimmed(values)
            if row:
                found = True
                yield number, row
            else:
                empty += 1
            if empty > MOST_EMPTY:
                raise UnreadableFile(FileTrouble.TOO_MANY_ROWS, place=number, limit=MOST_ROWS)
        if found:
            return


def _check_archive(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_ENTRIES or sum(part.file_size for part in parts) > MOST_UNFOLDED:
                raise UnreadableFile(FileTrouble.SWOLLEN_WORKBOOK, limit=MOST_UNFOLDED)
            if not any(part.filename == "xl/workbook.xml" for part in parts):
                raise UnreadableFile(FileTrouble.UNKNOWN_FORMAT)
            for part in parts:
                _check_part(archive, part)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise UnreadableFile(FileTrouble.BROKEN_WORKBOOK) from None


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    is_dense = part.file_size > SMALL_ENOUGH and part.file_size > part.compress_size * MOST_RATIO
    is_shared = part.filename.endswith("sharedStrings.xml") and part.file_size > MOST_SHARED
    if is_dense or is_shared:
        raise UnreadableFile(FileTrouble.SWOLLEN_WORKBOOK, limit=MOST_UNFOLDED)
    if part.filename.endswith((".xml", ".rels")):
        with archive.open(part) as file:
            if re.search(rb"<!(DOCTYPE|ENTITY)", file.read(2048)):
                raise UnreadableFile(FileTrouble.BROKEN_WORKBOOK)


def _trimmed(values: tuple[object, ...]) -> tuple[Cell, ...]:
    cells = [_cell(value) for value in values]
    while cells and (cells[-1] is None or cells[-1] == ""):
        cells.pop()
    return tuple(cells)


def _cell(value: object) -> Cell:
    match value:
        case None | str() | bool() | int() | float():
            return value
        case datetime():
            return value.date() if value.time() == time() else value.isoformat(sep=" ")
        case date():
            return value
        case time():
            return value.isoformat()
        case _:
            return "=…"  # array and data-table formulas come as objects
