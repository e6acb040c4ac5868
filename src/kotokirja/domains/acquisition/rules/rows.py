"""A row of the file: a person ready to become a client, or everything that is wrong with it."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final, TypeVar

from kotokirja.domains.acquisition.rules import values, words
from kotokirja.domains.acquisition.rules.columns import marks_protection
from kotokirja.domains.acquisition.rules.shapes import shape_of
from kotokirja.domains.acquisition.rules.values import NotRead
from kotokirja.domains.acquisition.rules.workbook import Cell
from kotokirja.domains.acquisition.types import (
    LONGEST_CELL,
    Candidate,
    Circumstances,
    Datum,
    Finding,
    Reason,
    Refused,
    Target,
)
from kotokirja.domains.clients.types import (
    InterpreterNeed,
    Newcomer,
    NewContact,
    NewEducation,
    NewPermit,
    NewWork,
)
from kotokirja.kernel.identity_code import InvalidIdentityCode, PersonalIdentityCode
from kotokirja.kernel.ids import AccountId, ClientId, TeamId
from kotokirja.policy.vocabulary import SourceCode

LENGTHS: Final[Mapping[Datum, int]] = {
    Datum.NAME: 240,
    Datum.LAST_NAME: 120,
    Datum.FIRST_NAMES: 120,
    Datum.BIRTH_PLACE: 120,
    Datum.MIGRI_NUMBER: 20,
    Datum.STREET_ADDRESS: 200,
    Datum.POSTAL_CODE: 12,
    Datum.POST_OFFICE: 80,
    Datum.PHONE: 40,
    Datum.EMAIL: 254,
    Datum.ARRANGEMENTS: 500,
    Datum.TARGET_OCCUPATION: 200,
    Datum.EDUCATION_DEGREE: 200,
    Datum.WORK_OCCUPATION: 200,
}
"""How long the register's columns are."""
FAR: Final = timedelta(days=366 * 60)
"""How far ahead the end of a permit may lie."""
PROTECTED: Final = re.compile(
    r"turvakiel|spärrmark|non-?disclosure|\bsalai(nen|set)\W+(osoite|yhteystie)|(hemlig|skyddad)\w*\W+adress",
    re.IGNORECASE,
)
SAYS_NO: Final = re.compile(r"(ei|nej|inte|ingen|no)\b", re.IGNORECASE)
CODE_REASONS: Final = {
    "CHECK_CHARACTER": Reason.CODE_CHECK_CHARACTER,
    "DATE_OR_NUMBER": Reason.CODE_DATE_OR_NUMBER,
}
INTERPRETER_WORDS: Final = (
    dict.fromkeys(words.YES, InterpreterNeed.ALWAYS.value)
    | dict.fromkeys(words.NO, InterpreterNeed.NONE.value)
    | dict(words.INTERPRETER)
)
LEVEL_WORDS: Final = {level: level for level in map(str, range(10))} | dict(words.LEVELS)
V = TypeVar("V")
Given = Mapping[Target, tuple[int, Cell, str]]
"""What a row says: the column, the cell as it was, and its clean text; empty cells are absent."""


class RowReader:
    """Reads the rows of one file under one naming of its columns, and knows the codes that it has met."""

    def __init__(
        self,
        *,
        headings: Sequence[str],
        targets: Sequence[Target | None],
        circumstances: Circumstances,
        new_id: Callable[[], ClientId],
    ) -> None:
        self._targets = tuple(targets)
        self._guards = frozenset(
            place for place, heading in enumerate(headings) if marks_protection(heading)
        ) | frozenset(place for place, target in enumerate(targets) if target == Target(Datum.PROTECTION))
        self._around = circumstances
        self._new_id = new_id
        self._codes: set[str] = set()
        own = str(circumstances.municipality).zfill(3)
        self._municipalities = {**words.home_municipalities(), own: own}
        self._repeats = {
            group: sorted({t.number for t in self._targets if t is not None and t.datum.value.startswith(group)})
            for group in ("CITIZENSHIP", "PERMIT_", "EDUCATION_", "WORK_")
        }

    def read(self, number: int, cells: Sequence[Cell]) -> Candidate | Refused:
        """Check one row; a row with any fault is refused whole."""
        row = _Row(number)
        given = self._given(row, cells)
        newcomer = self._newcomer(row, given)
        if row.findings or newcomer is None:
            return Refused(row=number, findings=tuple(row.findings))
        if newcomer.identity_code is not None:
            self._codes.add(newcomer.identity_code.value)
        return Candidate(row=number, newcomer=newcomer)

    def _given(self, row: "_Row", cells: Sequence[Cell]) -> Given:
        given: dict[Target, tuple[int, Cell, str]] = {}
        if len(cells) > len(self._targets) and any(cell not in {None, ""} for cell in cells[len(self._targets) :]):
            row.find(Reason.ROW_TOO_WIDE)
        for place, cell in enumerate(cells[: len(self._targets)]):
            if cell is None or cell == "":
                continue
            target = self._targets[place]
            if self._is_protected(place, cell):
                row.find(Reason.PROTECTED, column=place + 1, target=target or Target(Datum.PROTECTION))
            if target is None or target.datum is Datum.PROTECTION:
                continue
            try:
                text = values.text_of(cell, longest=LENGTHS.get(target.datum, LONGEST_CELL))
            except NotRead as fault:
                row.find(fault.reason, column=place + 1, target=target, value=cell)
                continue
            if text:
                given[target] = (place + 1, cell, text)
        return given

    def _is_protected(self, place: int, cell: Cell) -> bool:
        if place in self._guards:
            text = str(cell).strip()
            return words.folded(text) not in words.NO and SAYS_NO.match(text) is None
        return isinstance(cell, str) and PROTECTED.search(cell) is not None and SAYS_NO.match(cell.strip()) is None

    def _newcomer(self, row: "_Row", given: Given) -> Newcomer | None:
        around = self._around
        last_name, first_names = _names(row, given)
        code = self._code(row, given)
        birth_date = row.day(given, Datum.BIRTH_DATE, latest=around.on)
        if code is not None and birth_date is not None and code.birth_date != birth_date:
            row.reject(given, Datum.BIRTH_DATE, Reason.BIRTH_DATE_OTHER_THAN_CODE)
        if code is None and birth_date is None and not row.has_fault({Datum.IDENTITY_CODE, Datum.BIRTH_DATE}):
            row.find(Reason.NO_CODE_AND_NO_BIRTH_DATE)
        team, worker = self._staff(row, given)
        contact = {
            "street_address": row.text(given, Datum.STREET_ADDRESS),
            "postal_code": row.read(given, Target(Datum.POSTAL_CODE), values.postal_code_of) or "",
            "post_office": row.text(given, Datum.POST_OFFICE),
            "phone": row.read(given, Target(Datum.PHONE), values.phone_of) or "",
            "email": row.read(given, Target(Datum.EMAIL), lambda _, text: values.email_of(text)) or "",
        }
        known: dict[str, Any] = {
            "birth_place": row.text(given, Datum.BIRTH_PLACE),
            "migri_number": row.text(given, Datum.MIGRI_NUMBER),
            "home_municipality": row.code(given, Target(Datum.HOME_MUNICIPALITY), self._municipalities),
            "native_language": row.code(given, Target(Datum.NATIVE_LANGUAGE), words.languages()),
            "service_language": row.code(given, Target(Datum.SERVICE_LANGUAGE), words.languages()),
            "interpreter_need": row.code(given, Target(Datum.INTERPRETER_NEED), INTERPRETER_WORDS),
            "arrangements": row.text(given, Datum.ARRANGEMENTS),
            "target_occupation": row.text(given, Datum.TARGET_OCCUPATION),
            "citizenships": self._citizenships(row, given),
            "permits": self._permits(row, given),
            "education": self._education(row, given),
            "work": self._work(row, given),
            "started_on": row.day(given, Datum.STARTED_ON, latest=around.on) or around.started_on,
            "source": SourceCode(row.code(given, Target(Datum.SOURCE), words.SOURCES) or around.source),
        }
        if row.findings:
            return None
        return Newcomer(
            id=self._new_id(),
            last_name=last_name,
            first_names=first_names,
            birth_date=birth_date or (code.birth_date if code else None),
            identity_code=code,
            contact=NewContact(**contact) if any(contact.values()) else None,
            team=team,
            worker=worker,
            **known,
        )

    def _code(self, row: "_Row", given: Given) -> PersonalIdentityCode | None:
        found = given.get(Target(Datum.IDENTITY_CODE))
        if found is None:
            return None
        column, cell, text = found
        try:
            code = PersonalIdentityCode(text.upper())
        except InvalidIdentityCode as fault:
            reason = CODE_REASONS.get(fault.reason, Reason.CODE_FORMAT)
            row.find(reason, column=column, target=Target(Datum.IDENTITY_CODE), value=cell)
            return None
        if code.value in self._codes:
            row.find(Reason.CODE_TWICE_IN_FILE, column=column, target=Target(Datum.IDENTITY_CODE), value=cell)
        return code

    def _staff(self, row: "_Row", given: Given) -> tuple[TeamId, AccountId | None]:
        staff = self._around.staff
        team, worker = None, None
        if found := given.get(Target(Datum.TEAM)):
            team = staff.teams.get(words.folded(found[2]))
            if team is None:
                row.reject(given, Datum.TEAM, Reason.UNKNOWN_TEAM)
        if found := given.get(Target(Datum.WORKER)):
            worker = staff.workers.get(words.folded(found[2]))
            if worker is None:
                row.reject(given, Datum.WORKER, Reason.UNKNOWN_WORKER)
        if worker is not None and not row.has_fault({Datum.TEAM}):
            own = staff.teams_of.get(worker, frozenset())
            if team is None and Target(Datum.TEAM) not in given and len(own) == 1:
                team = next(iter(own))
            if (team or self._around.team) not in own:
                row.reject(given, Datum.WORKER, Reason.WORKER_OF_ANOTHER_TEAM)
        return team or self._around.team, worker

    def _citizenships(self, row: "_Row", given: Given) -> tuple[str, ...]:
        found = (
            row.code(given, Target(Datum.CITIZENSHIP, number), words.countries())
            for number in self._repeats["CITIZENSHIP"]
        )
        return tuple(dict.fromkeys(country for country in found if country))

    def _permits(self, row: "_Row", given: Given) -> tuple[NewPermit, ...]:
        permits = []
        latest = self._around.on + FAR
        for number in self._repeats["PERMIT_"]:
            section = row.read(given, Target(Datum.PERMIT_SECTION, number), _section) or ""
            permit = NewPermit(
                permit_type=row.code(given, Target(Datum.PERMIT_TYPE, number), words.PERMITS),
                aliens_act_section=section,
                granted_on=row.day(given, Datum.PERMIT_GRANTED_ON, number=number, latest=self._around.on),
                valid_from=row.day(given, Datum.PERMIT_VALID_FROM, number=number, latest=latest),
                valid_until=row.day(given, Datum.PERMIT_VALID_UNTIL, number=number, latest=latest),
            )
            until = Target(Datum.PERMIT_VALID_UNTIL, number)
            if permit.valid_from and permit.valid_until and permit.valid_until < permit.valid_from:
                row.reject(given, until.datum, Reason.ENDS_BEFORE_START, number=number)
            if permit != NewPermit(permit_type=""):
                if not permit.permit_type and Target(Datum.PERMIT_TYPE, number) not in given:
                    row.find(Reason.MISSING, target=Target(Datum.PERMIT_TYPE, number))
                permits.append(permit)
        return tuple(permits)

    def _education(self, row: "_Row", given: Given) -> tuple[NewEducation, ...]:
        found = []
        for number in self._repeats["EDUCATION_"]:
            education = NewEducation(
                country=row.code(given, Target(Datum.EDUCATION_COUNTRY, number), words.countries()),
                level=row.code(given, Target(Datum.EDUCATION_LEVEL, number), LEVEL_WORDS),
                degree=row.text(given, Datum.EDUCATION_DEGREE, number=number),
                years=row.read(given, Target(Datum.EDUCATION_YEARS, number), lambda _, text: values.count_of(text)),
                completed_year=row.year(given, Target(Datum.EDUCATION_COMPLETED, number), latest=self._around.on.year),
            )
            if education != NewEducation():
                found.append(education)
        return tuple(found)

    def _work(self, row: "_Row", given: Given) -> tuple[NewWork, ...]:
        found = []
        latest = self._around.on.year
        for number in self._repeats["WORK_"]:
            work = NewWork(
                occupation=row.text(given, Datum.WORK_OCCUPATION, number=number),
                country=row.code(given, Target(Datum.WORK_COUNTRY, number), words.countries()),
                start_year=row.year(given, Target(Datum.WORK_START, number), latest=latest),
                end_year=row.year(given, Target(Datum.WORK_END, number), latest=latest),
            )
            if work.start_year and work.end_year and work.end_year < work.start_year:
                row.reject(given, Datum.WORK_END, Reason.ENDS_BEFORE_START, number=number)
            if work != NewWork(occupation=""):
                if not work.occupation:
                    row.find(Reason.MISSING, target=Target(Datum.WORK_OCCUPATION, number))
                found.append(work)
        return tuple(found)


class _Row:
    """The findings of one row, and the reading of its cells into them."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.findings: list[Finding] = []

    def find(
        self, reason: Reason, *, column: int | None = None, target: Target | None = None, value: Cell = None
    ) -> None:
        shown = "" if value is None else shape_of(value)
        self.findings.append(
            Finding(row=self.number, column=column, target=str(target or ""), reason=reason, shape=shown)
        )

    def reject(self, given: Given, datum: Datum, reason: Reason, *, number: int = 1) -> None:
        """Find fault with a value that was read, because it does not fit the others."""
        target = Target(datum, number)
        column, cell, _ = given[target]
        self.find(reason, column=column, target=target, value=cell)

    def has_fault(self, data: set[Datum]) -> bool:
        return any(finding.target.partition(":")[0] in data for finding in self.findings)

    def read(self, given: Given, target: Target, reader: Callable[[Cell, str], V]) -> V | None:
        found = given.get(target)
        if found is None:
            return None
        column, cell, text = found
        try:
            return reader(cell, text)
        except NotRead as fault:
            self.find(fault.reason, column=column, target=target, value=cell)
            return None

    def text(self, given: Given, datum: Datum, *, number: int = 1) -> str:
        found = given.get(Target(datum, number))
        return found[2] if found else ""

    def code(self, given: Given, target: Target, known: Mapping[str, str]) -> str:
        found = given.get(target)
        if found is None:
            return ""
        column, cell, text = found
        meaning = known.get(words.folded(text))
        if meaning is None:
            self.find(Reason.UNKNOWN_CODE, column=column, target=target, value=cell)
        return meaning or ""

    def day(self, given: Given, datum: Datum, *, latest: date, number: int = 1) -> date | None:
        return self.read(given, Target(datum, number), lambda cell, text: values.date_of(cell, text, latest=latest))

    def year(self, given: Given, target: Target, *, latest: int) -> int | None:
        return self.read(given, target, lambda cell, text: values.year_of(cell, text, latest=latest))


def _names(row: _Row, given: Given) -> tuple[str, str]:
    whole = given.get(Target(Datum.NAME))
    if whole is not None:
        last, comma, first = (part.strip() for part in whole[2].partition(","))
        if not comma or not last:
            row.reject(given, Datum.NAME, Reason.NAME_WITHOUT_COMMA)
        return last, first
    last, first = row.text(given, Datum.LAST_NAME), row.text(given, Datum.FIRST_NAMES)
    if not last and not row.has_fault({Datum.LAST_NAME, Datum.NAME}):
        row.find(Reason.MISSING, target=Target(Datum.LAST_NAME))
    return last, first


def _section(_: Cell, text: str) -> str:
    section = words.permit_section(text)
    if section is None:
        raise NotRead(Reason.UNKNOWN_CODE)
    return section
