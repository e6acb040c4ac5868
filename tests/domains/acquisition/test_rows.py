"""Rows: typed people, or everything that is wrong with them, never a value."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random
from time import perf_counter
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotokirja.domains.acquisition.rules import (
    RowReader,
    newcomer_from_text,
    newcomer_to_text,
    open_table,
    shape_of,
    suggested_targets,
)
from kotokirja.domains.acquisition.rules.workbook import Cell
from kotokirja.domains.acquisition.types import (
    Candidate,
    Circumstances,
    Datum,
    Finding,
    KnownStaff,
    Reason,
    Refused,
    Target,
)
from kotokirja.domains.clients.types import Newcomer, NewEducation, NewPermit, NewWork
from kotokirja.kernel.ids import AccountId, ClientId, MunicipalityCode, TeamId
from kotokirja.policy.vocabulary import SourceCode
from tests.domains.acquisition.register_files import as_csv, as_text, as_workbook, record, records
from tests.factories.people import make_person

TEAM, OTHER_TEAM = TeamId(UUID(int=1)), TeamId(UUID(int=2))
WORKER = AccountId(UUID(int=3))
TODAY = date(2026, 11, 24)
AROUND = Circumstances(
    municipality=MunicipalityCode(999),
    on=TODAY,
    team=TEAM,
    started_on=TODAY,
    staff=KnownStaff(
        teams={"tiimi kuusi": TEAM, "tiimi koivu": OTHER_TEAM},
        workers={"outi ohjaaja": WORKER, "outi": WORKER},
        teams_of={WORKER: frozenset({OTHER_TEAM})},
    ),
)
PERSON = make_person(Random(7), birth_date=date(1991, 3, 14), aliens_act_section="87", permit_type="A")


def read_all(content: bytes) -> list[Candidate | Refused]:
    table = open_table(content)
    reader = RowReader(
        headings=table.headings,
        targets=suggested_targets(table.headings),
        circumstances=AROUND,
        new_id=lambda: ClientId(uuid4()),
    )
    return [reader.read(number, cells) for number, cells in table.rows]


def read_one(headings: Sequence[str], cells: Sequence[Cell]) -> Candidate | Refused:
    reader = RowReader(
        headings=headings,
        targets=suggested_targets(headings),
        circumstances=AROUND,
        new_id=lambda: ClientId(UUID(int=9)),
    )
    return reader.read(2, cells)


def person_with(**changed: Cell) -> Newcomer:
    """The person of a minimal row with these cells added or changed."""
    read = _minimal(**changed)
    assert isinstance(read, Candidate), read
    return read.newcomer


def faults_of(**changed: Cell) -> list[Finding]:
    read = _minimal(**changed)
    assert isinstance(read, Refused), read
    return list(read.findings)


def _minimal(**changed: Cell) -> Candidate | Refused:
    row: dict[str, Cell] = {"Sukunimi": "Koe", "Etunimet": "Anna", "Syntymäaika": "14.3.1991"}
    row |= {heading.replace("_", " "): cell for heading, cell in changed.items()}
    return read_one(list(row), list(row.values()))


def test_a_record_becomes_a_person_with_everything() -> None:
    row = record(
        PERSON,
        {
            "Äidinkieli": "dari",
            "Asiointikieli": "suomi",
            "Tulkin tarve": "kyllä",
            "Kansalaisuus": "Afganistan",
            "Lupa myönnetty": "1.2.2025",
            "Lupa alkaa": "2025-02-01",
            "Lupa päättyy": "31.1.2029",
            "Koulutus 1": "sairaanhoitaja",
            "Koulutusmaa 1": "Iran",
            "Valmistumisvuosi 1": "2012",
            "Koulutus 2": "ylioppilas",
            "Työ 1": "sairaanhoitaja",
            "Työ 1 alkoi": "2012",
            "Työ 1 päättyi": "1.6.2021",
            "Työ 2": "",
            "Asiakkuus alkoi": "3.2.2025",
        },
    )
    (read,) = read_all(as_text([row]).encode())
    assert isinstance(read, Candidate)
    person = read.newcomer
    assert person.identity_code is not None
    assert person.identity_code.value == PERSON.identity_code
    assert (person.last_name, person.first_names) == (PERSON.last_name, PERSON.first_names)
    assert (person.birth_date, person.started_on) == (date(1991, 3, 14), date(2025, 2, 3))
    assert (person.native_language, person.service_language, person.interpreter_need) == ("prs", "fi", "ALWAYS")
    assert person.citizenships == ("AF",)
    assert person.permits == (
        NewPermit(
            permit_type="A",
            aliens_act_section="87",
            granted_on=date(2025, 2, 1),
            valid_from=date(2025, 2, 1),
            valid_until=date(2029, 1, 31),
        ),
    )
    assert person.education == (
        NewEducation(degree="sairaanhoitaja", country="IR", completed_year=2012),
        NewEducation(degree="ylioppilas"),
    )
    assert person.work == (NewWork(occupation="sairaanhoitaja", start_year=2012, end_year=2021),)
    assert person.contact is not None
    assert (person.contact.phone, person.contact.email) == (PERSON.phone, PERSON.email)
    assert (person.source, person.team) == (SourceCode.PREVIOUS_REGISTER, TEAM)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-16"])
def test_a_whole_register_is_read(encoding: str) -> None:
    read = read_all(as_csv(records(200), encoding=encoding))
    assert [row for row in read if isinstance(row, Refused)] == []
    assert len(read) == 200


def test_a_workbook_with_real_dates_is_read() -> None:
    dates = ("Syntymäaika", "Lupa myönnetty", "Lupa alkaa", "Lupa päättyy", "Asiakkuus alkoi")
    rows = records(50)
    read = read_all(as_workbook(rows, dates=dates))
    texts = read_all(as_text(rows).encode())
    people = [replace(row.newcomer, id=ClientId(UUID(int=0))) for row in read if isinstance(row, Candidate)]
    same = [replace(row.newcomer, id=ClientId(UUID(int=0))) for row in texts if isinstance(row, Candidate)]
    assert people == same
    assert len(people) == 50


def test_ten_thousand_records_are_read_in_seconds() -> None:
    content = as_csv(records(10_000))
    started = perf_counter()
    read = read_all(content)
    assert perf_counter() - started < 20
    assert sum(isinstance(row, Candidate) for row in read) == 10_000


FAULTS: dict[str, tuple[dict[str, Cell], Reason]] = {
    "check character": ({"Henkilötunnus": "140391-900A"}, Reason.CODE_CHECK_CHARACTER),
    "no such day in a code": ({"Henkilötunnus": "310291-900A"}, Reason.CODE_DATE_OR_NUMBER),
    "no code at all": ({"Henkilötunnus": "ei ole vielä"}, Reason.CODE_FORMAT),
    "code and birth date differ": (
        {"Henkilötunnus": PERSON.identity_code, "Syntymäaika": "15.3.1991"},
        Reason.BIRTH_DATE_OTHER_THAN_CODE,
    ),
    "30 February": ({"Syntymäaika": "30.2.1991"}, Reason.DATE_DOES_NOT_EXIST),
    "no leap year": ({"Syntymäaika": "29.2.1991"}, Reason.DATE_DOES_NOT_EXIST),
    "month 13": ({"Syntymäaika": "1991-13-01"}, Reason.DATE_DOES_NOT_EXIST),
    "whose order": ({"Syntymäaika": "03/04/1991"}, Reason.DATE_NOT_READ),
    "two-digit year": ({"Syntymäaika": "14.3.91"}, Reason.DATE_NOT_READ),
    "words": ({"Syntymäaika": "keväällä"}, Reason.DATE_NOT_READ),
    "spreadsheet's number": ({"Syntymäaika": 33311}, Reason.DATE_NOT_READ),
    "not born yet": ({"Syntymäaika": "1.1.2027"}, Reason.DATE_OUT_OF_RANGE),
    "born too long ago": ({"Syntymäaika": "1.1.1791"}, Reason.DATE_OUT_OF_RANGE),
    "no birth date and no code": ({"Syntymäaika": ""}, Reason.NO_CODE_AND_NO_BIRTH_DATE),
    "unknown language": ({"Äidinkieli": "klingon 2"}, Reason.UNKNOWN_CODE),
    "unknown country": ({"Kansalaisuus": "Atlantis"}, Reason.UNKNOWN_CODE),
    "unknown permit": ({"Lupatyyppi": "Z"}, Reason.UNKNOWN_CODE),
    "unknown section": ({"Lupatyyppi": "A", "Lupapykälä": "999 §"}, Reason.UNKNOWN_CODE),
    "unknown municipality": ({"Kotikunta": "Atlantis"}, Reason.UNKNOWN_CODE),
    "unknown source": ({"Lähde": "naapuri"}, Reason.UNKNOWN_CODE),
    "unknown level": ({"Koulutusaste": "kymppi"}, Reason.UNKNOWN_CODE),
    "unknown need of interpreter": ({"Tulkin_tarve": "ehkä"}, Reason.UNKNOWN_CODE),
    "unknown team": ({"Tiimi": "Tiimi Kuu"}, Reason.UNKNOWN_TEAM),
    "unknown worker": ({"Omatyöntekijä": "Ei Kukaan"}, Reason.UNKNOWN_WORKER),
    "worker elsewhere": (
        {"Tiimi": "Tiimi Kuusi", "Omatyöntekijä": "Outi Ohjaaja"},
        Reason.WORKER_OF_ANOTHER_TEAM,
    ),
    "long name": ({"Sukunimi": "K" * 121}, Reason.TOO_LONG),
    "long text": ({"Järjestelyt": "x y " * 2000}, Reason.TOO_LONG),
    "no name": ({"Sukunimi": ""}, Reason.MISSING),
    "permit without type": ({"Lupa_myönnetty": "1.1.2025"}, Reason.MISSING),
    "work without occupation": ({"Työ_alkoi": "2015"}, Reason.MISSING),
    "permit ends first": (
        {"Lupatyyppi": "A", "Lupa_alkaa": "1.1.2026", "Lupa_päättyy": "1.1.2025"},
        Reason.ENDS_BEFORE_START,
    ),
    "work ends first": ({"Työ": "kokki", "Työ_alkoi": "2020", "Työ_päättyi": "2019"}, Reason.ENDS_BEFORE_START),
    "no year": ({"Valmistumisvuosi": "kauan sitten"}, Reason.YEAR_NOT_READ),
    "year to come": ({"Valmistumisvuosi": "2031"}, Reason.YEAR_OUT_OF_RANGE),
    "years of school": ({"Kouluvuodet": "monta"}, Reason.NUMBER_NOT_READ),
    "telephone": ({"Puhelin": "ei puhelinta"}, Reason.PHONE_NOT_READ),
    "e-mail": ({"Sähköposti": "anna at example"}, Reason.EMAIL_NOT_READ),
    "formula": ({"Katuosoite": "=HYPERLINK(A1)"}, Reason.FORMULA),
    "formula by plus": ({"Etunimet": "+cmd|' /C calc'!A0"}, Reason.FORMULA),
    "formula by minus": ({"Etunimet": "-1+SUM(A1)"}, Reason.FORMULA),
    "formula by at": ({"Etunimet": "@SUM(A1)"}, Reason.FORMULA),
    "formula full width": ({"Etunimet": "＝SUM(A1)"}, Reason.FORMULA),
    "spreadsheet error": ({"Katuosoite": "#REF!"}, Reason.SPREADSHEET_ERROR),
    "control character": ({"Etunimet": "Anna\x07"}, Reason.CONTROL_CHARACTER),
    "turned direction": ({"Etunimet": "Anna\u202e"}, Reason.CONTROL_CHARACTER),
    "protected": ({"Turvakielto": "kyllä"}, Reason.PROTECTED),
    "protected until": ({"Turvakielto": "1.1.2030"}, Reason.PROTECTED),
    "protected by another column": ({"Katuosoite": "TURVAKIELTO"}, Reason.PROTECTED),
    "protected by a secret address": ({"Katuosoite": "Salainen osoite"}, Reason.PROTECTED),
    "protected by an unmapped column": ({"Huomautus": "asiakkaalla turvakielto 2027 asti"}, Reason.PROTECTED),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_refuses_the_row_and_says_why(name: str) -> None:
    changed, reason = FAULTS[name]
    assert reason in {finding.reason for finding in faults_of(**changed)}


def test_a_name_in_one_column_needs_its_comma() -> None:
    assert isinstance(read_one(["Nimi", "Syntymäaika"], ["Koe, Anna", "1.1.1990"]), Candidate)
    read = read_one(["Nimi", "Syntymäaika"], ["Anna Koe", "1.1.1990"])
    assert isinstance(read, Refused)
    assert [finding.reason for finding in read.findings] == [Reason.NAME_WITHOUT_COMMA]


def test_a_row_wider_than_the_headings_is_refused() -> None:
    read = read_one(["Sukunimi", "Syntymäaika"], ["Koe", "1.1.1990", "yli"])
    assert isinstance(read, Refused)
    assert [finding.reason for finding in read.findings] == [Reason.ROW_TOO_WIDE]
    assert isinstance(read_one(["Sukunimi", "Syntymäaika"], ["Koe", "1.1.1990", "", ""]), Candidate)


def test_a_code_twice_in_a_file_is_refused_the_second_time() -> None:
    first, second = read_all(as_text([record(PERSON), record(PERSON)]).encode())
    assert isinstance(first, Candidate)
    assert isinstance(second, Refused)
    assert [finding.reason for finding in second.findings] == [Reason.CODE_TWICE_IN_FILE]


def test_every_reason_of_the_file_is_tried() -> None:
    elsewhere = {
        Reason.NAME_WITHOUT_COMMA,
        Reason.ROW_TOO_WIDE,
        Reason.CODE_TWICE_IN_FILE,
        Reason.ALREADY_CLIENT,
        Reason.WAITS_FOR_HAND,
    }
    assert {reason for _, reason in FAULTS.values()} | elsewhere == set(Reason)


@pytest.mark.parametrize(
    ("changed", "attribute", "value"),
    [
        ({"Tulkin_tarve": "ei"}, "interpreter_need", "NONE"),
        ({"Tulkin_tarve": True}, "interpreter_need", "ALWAYS"),
        ({"Tulkin_tarve": "vid behov"}, "interpreter_need", "SOMETIMES"),
        ({"Äidinkieli": "Kurdi (sorani)"}, "native_language", "ckb"),
        ({"Äidinkieli": "arabiska"}, "native_language", "ar"),
        ({"Äidinkieli": "ARA"}, "native_language", "ar"),
        ({"Kansalaisuus": "Ryssland"}, "citizenships", ("RU",)),
        ({"Kansalaisuus": 760}, "citizenships", ("SY",)),
        ({"Kansalaisuus": "kansalaisuudeton"}, "citizenships", ("XX",)),
        ({"Kansalaisuus": "FI", "Kansalaisuus_2": "Irak"}, "citizenships", ("FI", "IQ")),
        ({"Kotikunta": "Järvenpää"}, "home_municipality", "186"),
        ({"Kotikunta": "Esbo"}, "home_municipality", "049"),
        ({"Kotikunta": "999"}, "home_municipality", "999"),
        ({"Lähde": "VTJ"}, "source", SourceCode.DVV),
        ({"Lähde": ""}, "source", SourceCode.PREVIOUS_REGISTER),
        ({"Tiimi": "TIIMI  KOIVU"}, "team", OTHER_TEAM),
        ({"Omatyöntekijä": "outi"}, "team", OTHER_TEAM),
        ({"Asiakkuus_alkoi": ""}, "started_on", TODAY),
        ({"Syntymäpaikka": "-"}, "birth_place", ""),
        ({"Syntymäpaikka": "A\u00adleppo"}, "birth_place", "Aleppo"),
        ({"Turvakielto": "ei"}, "last_name", "Koe"),
        ({"Turvakielto": "Ei turvakieltoa"}, "last_name", "Koe"),
    ],
)
def test_what_registers_write_is_understood(changed: dict[str, Cell], attribute: str, value: object) -> None:
    assert getattr(person_with(**changed), attribute) == value


def test_number_cells_get_back_what_they_lost() -> None:
    contact = person_with(Puhelin=401234567.0, Postinumero=4400).contact
    assert contact is not None
    assert (contact.phone, contact.postal_code) == ("0401234567", "04400")
    abroad = person_with(Puhelin=358401234567).contact
    assert abroad is not None
    assert abroad.phone == "+358401234567"


def test_a_telephone_number_with_a_plus_is_no_formula() -> None:
    contact = person_with(Puhelin="+358 (0)40-000 0000").contact
    assert contact is not None
    assert contact.phone == "+358 (0)40-000 0000"


def test_a_code_alone_gives_the_birth_date() -> None:
    person = person_with(Henkilötunnus=PERSON.identity_code.lower(), Syntymäaika=None)
    assert person.birth_date == PERSON.birth_date


def test_a_finding_holds_the_shape_and_never_the_value() -> None:
    (finding,) = faults_of(Henkilötunnus="140391-900A")
    assert finding == Finding(
        row=2,
        column=4,
        target=str(Target(Datum.IDENTITY_CODE)),
        reason=Reason.CODE_CHECK_CHARACTER,
        shape="999999-999A",
    )


def test_all_faults_of_a_row_are_told_at_once() -> None:
    found = faults_of(Syntymäaika="30.2.1991", Äidinkieli="xx9", Sähköposti="x", Puhelin="y")
    assert len(found) == 4


@given(st.text(max_size=80))
def test_a_shape_gives_nothing_of_a_text_away(text: str) -> None:
    shape = shape_of(text)
    assert not re.search(r"[b-zB-Z0-8]", shape.partition("… (")[0])
    assert len(shape) <= 48
    assert shape_of(shape) == shape or len(text) > 40


CELLS = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.sampled_from(["=1", "30.2.1991", "14.3.1991", "fi", "ei", "87 §", "140391-900A", "Koe, Anna", "turvakielto"]),
)


@given(st.lists(CELLS, min_size=29, max_size=31))
def test_whatever_a_row_holds_it_is_a_person_or_findings(cells: list[Cell]) -> None:
    headings = list(record(PERSON))
    read = read_one(headings, cells)
    if isinstance(read, Refused):
        assert read.findings
        assert all(finding.row == 2 for finding in read.findings)
    else:
        assert read.newcomer.last_name
        assert read.newcomer.birth_date or read.newcomer.identity_code


@given(st.integers(min_value=0, max_value=10_000))
def test_a_newcomer_waits_as_text_and_comes_back_the_same(seed: int) -> None:
    (read,) = read_all(as_text([record(make_person(Random(seed)))]).encode())
    assert isinstance(read, Candidate)
    assert newcomer_from_text(newcomer_to_text(read.newcomer)) == read.newcomer
