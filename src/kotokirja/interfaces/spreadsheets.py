"""Files that a spreadsheet opens and takes nothing in for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

DANGEROUS: Final = frozenset("=+-@\t\r\n＝＋－＠")
MARK: Final = "\ufeff"


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like it gets an apostrophe."""
    return f"'{text}" if text[:1] in DANGEROUS else text


def semicolons(rows: Iterable[Sequence[str]]) -> str:
    """A table with semicolons and a byte-order mark, as Finnish Excel reads it; every cell is harmless."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return MARK + out.getvalue()
