"""Delimited text (CSV): which sign parts the cells, and the records."""

import csv
import io
from collections.abc import Iterator
from typing import Final

from kotokirja.domains.acquisition.types import LONGEST_CELL, FileTrouble, UnreadableFile

DELIMITERS: Final = (";", ",", "\t", "|")
SAMPLE: Final = 50


def records(text: str, *, delimiter: str) -> Iterator[list[str]]:
    """The records in order, line breaks inside quotes included; a quote that never ends is an error, not a long cell."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise UnreadableFile(FileTrouble.BROKEN_QUOTES, place=number) from None
        if any(len(cell) > LONGEST_CELL * 8 for cell in record):
            raise UnreadableFile(FileTrouble.BROKEN_QUOTES, place=number)
        yield record


def sniffed(text: str) -> tuple[str, str]:
    """The delimiter, and the text without the line that Excel writes to name it."""
    first, _, rest = text.partition("\n")
    stated = first.strip('\r\n "')
    if stated[:4].lower() == "sep=" and stated[4:] in {*DELIMITERS, ""}:
        return stated[4:] or "\t", rest
    widths = {sign: _steadiness(text, sign) for sign in DELIMITERS}
    return max(DELIMITERS, key=lambda sign: (*widths[sign], -DELIMITERS.index(sign))), text


def _steadiness(text: str, delimiter: str) -> tuple[bool, int]:
    """Whether most of the first records are as wide as the headings, and how wide these are."""
    found: list[int] = []
    try:
        for record in records(text, delimiter=delimiter):
            if any(record):
                found.append(len(record))
            if len(found) == SAMPLE:
                break
    except UnreadableFile:
        pass  # the reading that follows says where
    if not found or found[0] < 2:  # noqa: PLR2004
        return False, 0
    return sum(width == found[0] for width in found) * 2 > len(found), found[0]
