"""The import pages: from a file to clients by pressing buttons, and a clear word for each trouble."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import count
from unittest.mock import patch
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kotokirja.domains.acquisition.types import (
    LARGEST_FILE,
    Datum,
    FileTrouble,
    Finding,
    MappingTrouble,
    Reason,
    RunState,
    Target,
    UnreadableFile,
)
from kotokirja.interfaces.jobs import imports as job
from kotokirja.interfaces.spreadsheets import DANGEROUS, harmless
from kotokirja.interfaces.staff import imports_words as words
from kotokirja.interfaces.staff.imports_report import report_csv
from kotokirja.interfaces.staff.imports_upload import BoundedUpload
from kotokirja.kernel.ids import ImportRunId
from kotokirja.usecases import imports
from tests.cast import AT, MALLILA, Cast, take_on
from tests.domains.acquisition.register_files import Record, as_csv, as_workbook, records
from tests.domains.acquisition.test_files import TROUBLES
from tests.interfaces.staff.conftest import Browsing

pytestmark = pytest.mark.usefixtures("municipality_db")
seeds = count(5000)


@pytest.fixture
def lead(cast: Cast, browsing: Browsing) -> Client:
    return browsing(cast.lead)


@pytest.fixture(autouse=True)
def empty_queue(municipality_db: object) -> Iterator[None]:
    """Jobs are worked on by hand here."""
    yield
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute("DELETE FROM procrastinate_jobs")


def send(lead: Client, cast: Cast, content: bytes, *, name: str = "asiakkaat.csv", **more: str) -> HttpResponse:
    return lead.post(  # type: ignore[return-value]
        reverse("staff:imports"),
        {
            "file": SimpleUploadedFile(name, content),
            "team": str(cast.own_team),
            "started_on": "1.1.2026",
            **more,
        },
    )


def run_of(answer: HttpResponse) -> ImportRunId:
    assert answer.status_code == 302, text_of(answer)
    found = re.search(r"/imports/([0-9a-f-]{36})/", answer.headers["Location"])
    assert found
    return ImportRunId(UUID(found[1]))


def text_of(answer: HttpResponse) -> str:
    return answer.content.decode()


def page(lead: Client, name: str, *arguments: object) -> str:
    answer = lead.get(reverse(f"staff:{name}", args=arguments))
    assert answer.status_code == 200
    return text_of(answer)  # type: ignore[arg-type]


def named_columns(lead: Client, run: ImportRunId, cast: Cast, **changed: str) -> dict[str, str]:
    """What the form of the columns holds as it was suggested."""
    html = page(lead, "import", run)
    fields = {"team": str(cast.own_team), "started_on": "1.1.2026"}
    for name, inside in re.findall(r'<select name="(column-\d+)"(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', inside)
        fields[name] = chosen[1] if chosen else ""
    return fields | changed


def carry_on(run: ImportRunId) -> None:
    job.carry_on(municipality=MALLILA, run_id=run, clock=lambda: AT)


def checked(lead: Client, cast: Cast, content: bytes, *, name: str = "a.csv") -> ImportRunId:
    run = run_of(send(lead, cast, content, name=name))
    answer = lead.post(reverse("staff:import-columns", args=[run]), named_columns(lead, run, cast))
    assert answer.status_code == 302, text_of(answer)  # type: ignore[arg-type]
    carry_on(run)
    return run


def approve(lead: Client, run: ImportRunId) -> None:
    attempt = re.search(r'name="attempt" value="(\d+)"', page(lead, "import", run))
    assert attempt
    assert lead.post(reverse("staff:import-approve", args=[run]), {"attempt": attempt[1]}).status_code == 302


def people(number: int, **changed: str) -> list[Record]:
    return [{**row, **changed} for row in records(number, seed=next(seeds))]


@pytest.mark.parametrize(("make", "name"), [(as_csv, "a.csv"), (as_workbook, "a.xlsx")], ids=["csv", "xlsx"])
def test_a_file_is_brought_in_by_pressing_buttons(lead: Client, cast: Cast, make: object, name: str) -> None:
    content = make(people(3, Sukunimi="Nappula"))  # type: ignore[operator]
    run = run_of(send(lead, cast, content, name=name))
    html = page(lead, "import", run)
    assert "Henkilötunnus" in html
    run = checked(lead, cast, make(people(3)), name=name)  # type: ignore[operator]
    assert "Hyväksy" in (html := page(lead, "import", run)) or "Approve" in html
    approve(lead, run)
    assert "<progress" in page(lead, "import", run)
    carry_on(run)
    html = page(lead, "import", run)
    assert "<progress" not in html
    assert imports.see_progress(actor=cast.lead, run_id=run, at=AT).made == 3


@pytest.mark.requirement("R-H6")
@pytest.mark.parametrize("name", sorted(set(TROUBLES) - {"too large"}))
def test_a_file_that_cannot_be_read_gets_a_clear_word_and_no_trace(lead: Client, cast: Cast, name: str) -> None:
    make, trouble = TROUBLES[name]
    answer = send(lead, cast, make())
    assert answer.status_code == 422
    html = text_of(answer)
    assert "errsum" in html
    first_words = str(words.TROUBLES[trouble]).split("%")[0].split("'")[0][:40]
    assert first_words in html.replace("&#x27;", "'").replace("&quot;", '"')
    assert "Traceback" not in html
    assert "UnreadableFile" not in html


def test_a_file_of_300_megabytes_is_refused_without_being_kept(lead: Client, cast: Cast) -> None:
    taken = []
    real = BoundedUpload.receive_data_chunk

    def watched(self: BoundedUpload, raw_data: bytes, start: int) -> None:
        real(self, raw_data, start)
        taken.append(self._kept.tell())

    class Endless(io.RawIOBase):
        """A body of 300 MB that exists nowhere."""

        head = (
            b'--x\r\nContent-Disposition: form-data; name="team"\r\n\r\n' + str(cast.own_team).encode() + b"\r\n"
            b'--x\r\nContent-Disposition: form-data; name="started_on"\r\n\r\n1.1.2026\r\n'
            b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n'
            b"Content-Type: text/csv\r\n\r\n"
        )
        tail = b"\r\n--x--\r\n"
        size = 300_000_000

        def __init__(self) -> None:
            self.place = 0

        def __len__(self) -> int:
            return len(self.head) + self.size + len(self.tail)

        def read(self, size: int = -1) -> bytes:
            end = min(len(self), self.place + (size if size >= 0 else len(self)))
            head, body_end = len(self.head), len(self.head) + self.size
            out = self.head[self.place : end] if self.place < head else b""
            out += b"a" * max(0, min(end, body_end) - max(self.place, head))
            out += self.tail[max(0, self.place - body_end) : max(0, end - body_end)]
            self.place = end
            return out

    body = Endless()
    with patch.object(BoundedUpload, "receive_data_chunk", watched):
        answer = lead.generic(
            "POST",
            reverse("staff:imports"),
            b"",
            "multipart/form-data; boundary=x",
            CONTENT_LENGTH=str(len(body)),
            CONTENT_TYPE="multipart/form-data; boundary=x",
            **{"wsgi.input": body},  # type: ignore[arg-type]
        )
    assert answer.status_code == 413, re.findall(r"errsum.*?</ul>", text_of(answer), re.DOTALL)  # type: ignore[arg-type]
    assert "25" in text_of(answer)  # type: ignore[arg-type]
    assert len(taken) > 1000, "the control: the pieces came by"
    assert max(taken) == 0


def test_an_upload_never_lies_in_a_temporary_file(lead: Client, cast: Cast) -> None:
    from django.conf import settings

    assert settings.FILE_UPLOAD_HANDLERS == ["kotokirja.interfaces.staff.imports_upload.BoundedUpload"]
    with patch("tempfile.NamedTemporaryFile", side_effect=AssertionError("a file on the disk")):
        answer = send(lead, cast, as_csv(people(1)) + b"\r\n" * 1_400_000)
    assert answer.status_code == 302


@pytest.mark.requirement("R-H4")
def test_a_field_that_the_form_does_not_have_is_refused(lead: Client, cast: Cast) -> None:
    content = as_csv(people(1))
    for name in ("municipality_id", "approved_by", "uploaded_by", "source", "state", "id"):
        assert send(lead, cast, content, **{name: "x"}).status_code == 400
    run = run_of(send(lead, cast, content))
    form = named_columns(lead, run, cast)
    for name in ("column-99", "approved_by", "state"):
        assert lead.post(reverse("staff:import-columns", args=[run]), form | {name: "x"}).status_code == 400
    assert lead.post(reverse("staff:import-approve", args=[run]), {"attempt": 1, "approved_by": "x"}).status_code == 400
    assert lead.post(reverse("staff:import-cancel", args=[run]), {"state": "DONE"}).status_code == 400
    assert lead.post(reverse("staff:import-columns", args=[run]), form).status_code == 302, "the control"


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"team": str(uuid4())}, 422),
        ({"team": "x"}, 422),
        ({"started_on": "30.2.2026"}, 422),
        ({"started_on": "1.1.2031"}, 422),
    ],
)
def test_a_destination_that_is_none_is_refused(lead: Client, cast: Cast, changed: dict[str, str], status: int) -> None:
    assert send(lead, cast, as_csv(people(1)), **changed).status_code == status


def test_no_file_at_all_is_asked_for(lead: Client, cast: Cast) -> None:
    answer = lead.post(reverse("staff:imports"), {"team": str(cast.own_team), "started_on": "1.1.2026"})
    assert answer.status_code == 422


def test_columns_that_mean_too_little_are_told_and_what_was_chosen_is_kept(lead: Client, cast: Cast) -> None:
    run = run_of(send(lead, cast, as_csv(people(1))))
    form = named_columns(lead, run, cast)
    nameless = form | {"column-1": "", "column-2": "LAST_NAME:1", "column-3": "", "column-4": "LAST_NAME:1"}
    answer = lead.post(reverse("staff:import-columns", args=[run]), nameless)
    assert answer.status_code == 422
    html = text_of(answer)  # type: ignore[arg-type]
    assert "errsum" in html
    assert html.count('<option value="LAST_NAME:1" selected') == 2
    wrong = lead.post(reverse("staff:import-columns", args=[run]), form | {"column-1": "NOTHING:1"})
    assert wrong.status_code == 422


def test_the_report_shows_row_column_shape_and_what_to_do_and_never_a_value(lead: Client, cast: Cast) -> None:
    rows = people(3)
    bad = [
        {**rows[0], "Syntymäaika": "31.2.1999", "Henkilötunnus": ""},
        {**rows[1], "Katuosoite": "=Salainenkuja"},
        {**rows[2], "Äidinkieli": "Kuutar"},
    ]
    run = checked(lead, cast, as_csv(bad))
    html = page(lead, "import", run)
    assert "99.9.9999" in html
    assert "=Aaaaaaaaaaaa" in html
    assert "4 (D)" in html
    for value in ("31.2.1999", "Salainenkuja", "Kuutar", rows[0]["Sukunimi"], rows[1]["Henkilötunnus"]):
        assert value not in html
    answer = lead.get(reverse("staff:import-report", args=[run]))
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert "no-store" in answer.headers["Cache-Control"]
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [line[5] for line in lines[1:]] == [Reason.DATE_DOES_NOT_EXIST, Reason.FORMULA, Reason.UNKNOWN_CODE]
    assert not [cell for line in lines for cell in line if cell[:1] in DANGEROUS]


def test_progress_is_a_part_for_who_asks_for_one_and_the_page_for_others(lead: Client, cast: Cast) -> None:
    run = checked(lead, cast, as_csv(people(2)))
    approve(lead, run)
    address = reverse("staff:import-progress", args=[run])
    part = text_of(lead.get(address, headers={"x-partial": "1"}))  # type: ignore[arg-type]
    assert part.lstrip().startswith("<div")
    assert f'data-refresh="{address}"' in part
    assert "<html" not in part
    assert lead.get(address).status_code == 302
    carry_on(run)
    done = text_of(lead.get(address, headers={"x-partial": "1"}))  # type: ignore[arg-type]
    assert "data-refresh" not in done


def test_an_import_is_cancelled_by_a_button(lead: Client, cast: Cast) -> None:
    run = checked(lead, cast, as_csv(people(2)))
    assert lead.post(reverse("staff:import-cancel", args=[run]), {}).status_code == 302
    assert imports.see_progress(actor=cast.lead, run_id=run, at=AT).state is RunState.CANCELLED
    again = lead.post(reverse("staff:import-cancel", args=[run]), {}, follow=True)
    assert again.status_code == 200
    assert "messages" in text_of(again)  # type: ignore[arg-type]


def test_two_leads_at_once_are_told_that_it_has_moved_on(lead: Client, cast: Cast, browsing: Browsing) -> None:
    run = checked(lead, cast, as_csv(people(1)))
    approve(lead, run)
    other = browsing(cast.other_lead)
    answer = other.post(reverse("staff:import-approve", args=[run]), {"attempt": 1}, follow=True)
    assert "messages" in text_of(answer)  # type: ignore[arg-type]
    assert imports.see_progress(actor=cast.lead, run_id=run, at=AT).approved_by == cast.lead.account_id


@pytest.mark.parametrize("outcome", ["SAME", "OTHER"])
def test_a_waiting_row_is_settled_by_a_button(lead: Client, cast: Cast, outcome: str) -> None:
    name = f"Kaima{next(seeds)}"
    take_on(cast, last_name=name, first_names="Aino", identity_code=None, birth_date=AT.date().replace(year=1990))
    row = people(1, Sukunimi=name, Etunimet="Aino", Henkilötunnus="", Syntymäaika="24.11.1990")
    run = checked(lead, cast, as_csv(row))
    approve(lead, run)
    carry_on(run)
    html = page(lead, "import-hand", run)
    assert html.count(name) >= 2
    address = re.search(rf"/imports/{run}/hand/[0-9a-f-]+/", html)
    assert address
    assert lead.post(address[0], {"outcome": "MAYBE"}).status_code == 302
    assert lead.post(address[0], {"outcome": outcome}).status_code == 302
    found = connections["owner"].cursor()
    found.execute("SET ROLE NONE")
    found.execute("SELECT count(*) FROM clients_client WHERE last_name = %s", [name])
    assert found.fetchone()[0] == (1 if outcome == "SAME" else 2)
    assert name not in page(lead, "import-hand", run)
    assert lead.post(address[0], {"outcome": outcome}).status_code == 404


PAGES = ("import", "import-report", "import-hand")
POSTS = ("import-columns", "import-approve", "import-cancel")


def test_only_a_team_lead_finds_the_pages(lead: Client, cast: Cast, browsing: Browsing) -> None:
    run = checked(lead, cast, as_csv(people(1)))
    for name, actor in cast.everybody().items():
        browser = browsing(actor)
        allowed = 200 if name in {"lead", "other_lead"} else 404
        assert browser.get(reverse("staff:imports")).status_code == allowed, name
        for address in PAGES:
            assert browser.get(reverse(f"staff:{address}", args=[run])).status_code == allowed, (name, address)
        if allowed == 404:
            for address in POSTS:
                assert browser.post(reverse(f"staff:{address}", args=[run]), {}).status_code == 404, (name, address)
            hand = reverse("staff:import-settle", args=[run, uuid4()])
            assert browser.post(hand, {"outcome": "SAME"}).status_code == 404


def statements(lead: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert lead.get(address).status_code == 200
    return len(
        [q for q in seen.captured_queries if not q["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]
    )


def test_the_pages_ask_the_database_as_often_for_many_rows_as_for_one(lead: Client, cast: Cast) -> None:
    few = checked(lead, cast, as_csv(people(1, Syntymäaika="31.2.1999")))
    many = checked(lead, cast, as_csv(people(60, Syntymäaika="31.2.1999")))
    assert statements(lead, reverse("staff:imports")) <= 6
    for name, most in (("import", 9), ("import-report", 6), ("import-hand", 8)):
        counts = {statements(lead, reverse(f"staff:{name}", args=[run])) for run in (few, many)}
        assert len(counts) == 1
        assert max(counts) <= most


def test_words_are_there_for_every_code() -> None:
    assert set(words.DATA) == set(Datum)
    assert set(words.REASONS) == set(Reason)
    assert set(words.TROUBLES) == set(FileTrouble)
    assert set(words.MAPPING_TROUBLES) == set(MappingTrouble)
    assert set(words.STATES) == set(RunState)
    for trouble in FileTrouble:
        assert "%" not in words.trouble_words(UnreadableFile(trouble, place=3, limit=LARGEST_FILE)).replace("MB", "")
    assert words.mapping_trouble_words(MappingTrouble.TWICE, Target(Datum.PHONE))


def test_a_column_is_named_as_a_spreadsheet_names_it() -> None:
    assert [words.column_words(number) for number in (1, 26, 27, 702, 703)] == [
        "1 (A)",
        "26 (Z)",
        "27 (AA)",
        "702 (ZZ)",
        "703 (AAA)",
    ]


@given(st.text(max_size=20))
def test_no_cell_of_a_report_is_a_formula(text: str) -> None:
    finding = Finding(row=2, column=3, target="PHONE:1", reason=Reason.FORMULA, shape=text)
    line = list(csv.reader(io.StringIO(report_csv([finding]).removeprefix("\ufeff"), newline=""), delimiter=";"))[1]
    assert line[3][:1] not in DANGEROUS
    assert line[3].removeprefix("'") == text.removeprefix("'")


def test_an_unescaped_cell_would_be_seen() -> None:
    assert "=1+1"[:1] in DANGEROUS
    assert harmless("=1+1") == "'=1+1"
    assert harmless("999999-999A") == "999999-999A"
