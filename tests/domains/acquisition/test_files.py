"""Files that can be read, and the clear word that each of the others gets."""

import io
import tracemalloc
import zipfile
from collections.abc import Callable
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotokirja.domains.acquisition.rules import facts_of, open_table
from kotokirja.domains.acquisition.types import LARGEST_FILE, MOST_COLUMNS, MOST_ROWS, FileTrouble, UnreadableFile
from tests.domains.acquisition.register_files import as_csv, as_text, as_workbook, record, records
from tests.factories.people import make_person

ROWS = records(20)
TEXT = as_text([record(make_person(), {"Sukunimi": "Kärkkäinen-Öström", "Etunimet": "Åsa"})])


@pytest.mark.parametrize(
    ("content", "encoding", "delimiter"),
    [
        (TEXT.encode("utf-8"), "UTF-8", ";"),
        (TEXT.encode("utf-8-sig"), "UTF-8", ";"),
        (TEXT.encode("cp1252"), "Windows-1252", ";"),
        (TEXT.encode("utf-16"), "UTF-16", ";"),
        (TEXT.encode("utf-16-le"), "UTF-16", ";"),
        (TEXT.encode("utf-16-be"), "UTF-16", ";"),
        (TEXT.replace(";", "\t").encode("utf-16"), "UTF-16", "\t"),
        (TEXT.replace(";", ",").encode("utf-8"), "UTF-8", ","),
        (("sep=;\r\n" + TEXT).encode("cp1252"), "Windows-1252", ";"),
        (TEXT.replace("\r\n", "\n").encode("cp1252"), "Windows-1252", ";"),
    ],
)
def test_encoding_and_delimiter_are_found(content: bytes, encoding: str, delimiter: str) -> None:
    table = open_table(content)
    assert (table.encoding, table.delimiter) == (encoding, delimiter)
    assert "Henkilötunnus" in table.headings
    ((number, cells),) = table.rows
    assert number == 2
    assert cells[:2] == ("Kärkkäinen-Öström", "Åsa")


def test_a_line_break_inside_quotes_belongs_to_its_cell() -> None:
    content = 'Sukunimi;Katuosoite;Syntymäaika\r\nKoe;"Kuja 1\r\nA 2";1.1.1990\r\n'.encode()
    ((_, cells),) = open_table(content).rows
    assert cells == ("Koe", "Kuja 1\r\nA 2", "1.1.1990")


def test_a_workbook_gives_the_same_rows_as_the_text() -> None:
    book, text = open_table(as_workbook(ROWS)), open_table(as_text(ROWS).encode())
    assert book.headings == text.headings
    assert [number for number, _ in book.rows] == [number for number, _ in text.rows]
    wide = len(book.headings)
    padded = [(*cells, *[None] * (wide - len(cells))) for _, cells in open_table(as_workbook(ROWS)).rows]
    assert [tuple(cell or "" for cell in cells) for cells in padded] == [
        cells for _, cells in open_table(as_text(ROWS).encode()).rows
    ]


def test_facts_say_what_a_file_is() -> None:
    facts = facts_of(as_csv(ROWS))
    assert (facts.kind, facts.rows, len(facts.digest)) == ("CSV", 20, 32)


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def bomb() -> bytes:
    sheet = b"<worksheet><sheetData>" + b"<row><c><v>1</v></c></row>" * 400_000
    return zipped(xl__workbook_xml=b"<workbook/>", xl__worksheets__sheet1_xml=sheet)


def with_entities() -> bytes:
    return zipped(xl__workbook_xml=b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>')


def mixed_encodings() -> bytes:
    return TEXT.encode("utf-8") + "Väärä;Rivi\r\n".encode("cp1252")


def twice_encoded() -> bytes:
    return TEXT.encode("utf-8").decode("cp1252", errors="ignore").encode("utf-8")


HEADER = "Sukunimi;Etunimet;Syntymäaika\r\n"
TROUBLES: dict[str, tuple[Callable[[], bytes], FileTrouble]] = {
    "nothing": (lambda: b"", FileTrouble.EMPTY),
    "blank": (lambda: b"\xef\xbb\xbf \r\n\r\n", FileTrouble.EMPTY),
    "only delimiters": (lambda: b";;;\r\n;;;\r\n", FileTrouble.EMPTY),
    "headings only": (HEADER.encode, FileTrouble.HEADINGS_ONLY),
    "one column": (lambda: b"Sukunimi\r\nKoe\r\n", FileTrouble.ONE_COLUMN),
    "no headings": (lambda: b"Koe;Anna;1.1.1990\r\nKoe;Eino;2.2.1990\r\n", FileTrouble.NO_HEADINGS),
    "empty heading": (lambda: b"Sukunimi;;Hetu\r\nKoe;x;y\r\n", FileTrouble.EMPTY_HEADING),
    "duplicate heading": (lambda: b"Sukunimi;Hetu;SUKUNIMI\r\nKoe;x;y\r\n", FileTrouble.DUPLICATE_HEADING),
    "formula heading": (lambda: b"Sukunimi;=1+1\r\nKoe;x\r\n", FileTrouble.FORMULA_IN_HEADING),
    "too wide": (
        (";".join(f"otsikko {n}x" for n in range(MOST_COLUMNS + 1)) + "\r\nKoe\r\n").encode,
        FileTrouble.TOO_MANY_COLUMNS,
    ),
    "too long": (lambda: HEADER.encode() + b"Koe;Anna;1.1.1990\r\n" * (MOST_ROWS + 1), FileTrouble.TOO_MANY_ROWS),
    "too large": (lambda: bytes(LARGEST_FILE + 1), FileTrouble.TOO_LARGE),
    "mixed encodings": (mixed_encodings, FileTrouble.BROKEN_ENCODING),
    "encoded twice": (twice_encoded, FileTrouble.BROKEN_ENCODING),
    "letters lost": (lambda: HEADER.encode() + "K\ufffdrki;Anna;1.1.1990\r\n".encode(), FileTrouble.BROKEN_ENCODING),
    "dos letters": (lambda: "Sukunimi;Etunimet\r\nKärki;Anna\r\n".encode("cp850"), FileTrouble.BROKEN_ENCODING),
    "half utf-16": (lambda: TEXT.encode("utf-16")[:-1], FileTrouble.BROKEN_ENCODING),
    "open quote": (lambda: HEADER.encode() + b'Koe;"Anna;1.1.1990\r\nKoe;Eino;2.2.1990\r\n', FileTrouble.BROKEN_QUOTES),
    "pdf": (lambda: b"%PDF-1.7 something", FileTrouble.UNKNOWN_FORMAT),
    "web page": (lambda: b"<!DOCTYPE html><table>", FileTrouble.UNKNOWN_FORMAT),
    "bytes": (lambda: bytes(range(256)) * 20, FileTrouble.UNKNOWN_FORMAT),
    "old or locked workbook": (
        lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512),
        FileTrouble.OLD_OR_LOCKED_WORKBOOK,
    ),
    "cut workbook": (lambda: as_workbook(ROWS)[:-200], FileTrouble.BROKEN_WORKBOOK),
    "another archive": (lambda: zipped(word__document_xml=b"<w/>"), FileTrouble.UNKNOWN_FORMAT),
    "hollow workbook": (lambda: zipped(xl__workbook_xml=b"<workbook/>"), FileTrouble.BROKEN_WORKBOOK),
    "swollen workbook": (bomb, FileTrouble.SWOLLEN_WORKBOOK),
    "workbook with entities": (with_entities, FileTrouble.BROKEN_WORKBOOK),
}


@pytest.mark.parametrize("name", TROUBLES)
def test_a_file_that_cannot_be_read_says_why(name: str) -> None:
    make, trouble = TROUBLES[name]
    with pytest.raises(UnreadableFile) as refused:
        facts_of(make())
    assert refused.value.trouble is trouble


def test_every_trouble_of_a_file_has_such_a_file() -> None:
    assert {trouble for _, trouble in TROUBLES.values()} == set(FileTrouble)


def test_a_broken_encoding_says_in_which_line() -> None:
    with pytest.raises(UnreadableFile) as refused:
        open_table(mixed_encodings())
    assert refused.value.place == 3


def test_a_swollen_workbook_is_refused_without_being_unfolded() -> None:
    content = bomb()
    tracemalloc.start()
    with pytest.raises(UnreadableFile):
        open_table(content)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4_000_000


def test_a_workbook_of_one_far_cell_is_refused_soon() -> None:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Sukunimi", "Hetu"])
    sheet.write(1_048_575, 0, "Koe")
    book.close()
    started = perf_counter()
    with pytest.raises(UnreadableFile) as refused:
        facts_of(out.getvalue())
    assert refused.value.trouble is FileTrouble.TOO_MANY_ROWS
    assert perf_counter() - started < 10


def read_or_refused(content: bytes) -> list[int] | FileTrouble:
    """The numbers of the rows, or the trouble: anything else that is raised fails the test."""
    try:
        return [number for number, cells in open_table(content).rows if cells]
    except UnreadableFile as refused:
        return refused.trouble


@given(st.binary(max_size=400))
def test_whatever_the_bytes_are_the_answer_is_a_table_or_a_trouble(content: bytes) -> None:
    answer = read_or_refused(content)
    assert isinstance(answer, FileTrouble) or all(number > 1 for number in answer)


@given(st.integers(min_value=0, max_value=2000), st.binary(min_size=1, max_size=6))
def test_a_damaged_workbook_never_surprises(place: int, damage: bytes) -> None:
    broken = WORKBOOK[:place] + damage + WORKBOOK[place + len(damage) :]
    answer = read_or_refused(broken)
    assert isinstance(answer, FileTrouble) or all(number > 1 for number in answer)


WORKBOOK = as_workbook(ROWS[:2])
