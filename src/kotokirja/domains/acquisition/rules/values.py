"""Single values: from a cell to a date, a number or a clean text, or the reason why not."""

import re
import unicodedata
from datetime import date
from typing import Final

from kotokirja.domains.acquisition.rules.workbook import Cell
from kotokirja.domains.acquisition.types import LONGEST_CELL, Reason

FORMULA_SIGNS: Final = frozenset("=@＝＠")
PERHAPS_FORMULA: Final = frozenset("+-＋－−")
NO_FORMULA: Final = re.compile(r"[+\-−]?[\d\s().,/–-]*")
"""A telephone number, a negative number, a dash: what begins like a formula and is none."""
NOTHING: Final = frozenset({"-", "–", "—", "--", ".", "null", "NULL", "#N/A N/A"})
"""What old registers write where there is nothing."""
SPREADSHEET_ERROR: Final = re.compile(
    r"#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|PUUTTUU!?|ARVO!|NIMI\?|JAKO/0!|VIITTAUS!)"
)
INVISIBLE: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
JOINERS: Final = frozenset("\u200c\u200d\ufeff\u00ad")
"""Marks that scripts or editors put into words and that may be dropped."""
OLDEST_DAY: Final = date(1880, 1, 1)
OLDEST_YEAR: Final = 1900
MOST_YEARS: Final = 40


class NotRead(ValueError):
    """A cell that says nothing usable; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take this text for a formula."""
    if not text:
        return False
    if text[0] in FORMULA_SIGNS:
        return True
    return text[0] in PERHAPS_FORMULA and NO_FORMULA.fullmatch(text) is None


def text_of(cell: Cell, *, longest: int = LONGEST_CELL) -> str:
    """The cell as clean text, on one line; `NotRead` when it holds what no datum can."""
    match cell:
        case None:
            text = ""
        case str():
            text = _clean(cell)
        case bool():
            text = "1" if cell else "0"
        case float() if cell.is_integer():
            text = str(int(cell))
        case date():
            text = f"{cell.day}.{cell.month}.{cell.year}"
        case _:
            text = str(cell)
    if len(text) > longest:
        raise NotRead(Reason.TOO_LONG)
    return text


def _clean(raw: str) -> str:
    if raw.isascii() and raw.isalnum():
        return raw
    text = " ".join(raw[: LONGEST_CELL + 1].split()).translate(dict.fromkeys(map(ord, JOINERS)))
    if text in NOTHING:
        return ""
    if is_formula(text):
        raise NotRead(Reason.FORMULA)
    if any(unicodedata.category(sign) in INVISIBLE for sign in text):
        raise NotRead(Reason.CONTROL_CHARACTER)
    if text.startswith("#") and SPREADSHEET_ERROR.fullmatch(text):
        raise NotRead(Reason.SPREADSHEET_ERROR)
    return unicodedata.normalize("NFC", text)


NUMERIC_DATE: Final = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})(?: (?:klo )?00?[.:]00(?:[.:]00)?)?")
ISO_DATE: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?")
SLASHED: Final = re.compile(r"\d{1,2}/\d{1,2}/\d{4}.*")


def date_of(cell: Cell, text: str, *, earliest: date = OLDEST_DAY, latest: date) -> date:
    """The day that a cell names, in the Finnish or the ISO order; a day that no calendar has is `NotRead`."""
    day = cell if isinstance(cell, date) else _date_from(text)
    if not earliest <= day <= latest:
        raise NotRead(Reason.DATE_OUT_OF_RANGE)
    return day


def _date_from(text: str) -> date:
    if SLASHED.fullmatch(text):
        raise NotRead(Reason.DATE_NOT_READ)  # the order of day and month is anybody's guess
    if found := NUMERIC_DATE.fullmatch(text):
        day, month, year = found.groups()
    elif found := ISO_DATE.fullmatch(text):
        year, month, day = found.groups()
    else:
        raise NotRead(Reason.DATE_NOT_READ)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise NotRead(Reason.DATE_DOES_NOT_EXIST) from None


def year_of(cell: Cell, text: str, *, latest: int) -> int:
    """The year that a cell names, alone or within a date."""
    if isinstance(cell, date):
        year = cell.year
    elif found := re.fullmatch(r"(?:\d{1,2}[./]){0,2}(\d{4})|(\d{4})-\d{1,2}(?:-\d{1,2})?", text):
        year = int(found[1] or found[2])
    else:
        raise NotRead(Reason.YEAR_NOT_READ)
    if not OLDEST_YEAR <= year <= latest:
        raise NotRead(Reason.YEAR_OUT_OF_RANGE)
    return year


def count_of(text: str) -> int:
    """A number of years of schooling, rounded down."""
    found = re.fullmatch(r"(\d{1,2})(?:[.,]\d+)?(?: ?(?:v|vuotta|år|years?)\.?)?", text, re.IGNORECASE)
    if found is None or int(found[1]) > MOST_YEARS:
        raise NotRead(Reason.NUMBER_NOT_READ)
    return int(found[1])


def phone_of(cell: Cell, text: str) -> str:
    """A telephone number; the zero or plus that a number cell has lost is put back."""
    if isinstance(cell, int | float):
        text = f"+{text}" if text.startswith("358") else f"0{text}"
    if re.fullmatch(r"\+?[\d\s()./–-]{3,}", text) is None or sum(sign.isdigit() for sign in text) < 3:  # noqa: PLR2004
        raise NotRead(Reason.PHONE_NOT_READ)
    return text


def email_of(text: str) -> str:
    """An e-mail address, as far as its form goes."""
    if re.fullmatch(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]{2,}", text) is None:
        raise NotRead(Reason.EMAIL_NOT_READ)
    return text


def postal_code_of(cell: Cell, text: str) -> str:
    """A postal code; the zeros that a number cell has lost are put back."""
    return text.zfill(5) if isinstance(cell, int | float) else text
