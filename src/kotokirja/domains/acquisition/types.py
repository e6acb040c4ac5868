"""What leaves the acquisition domain: closed lists, findings, and views of an import."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Final
from uuid import UUID

from kotokirja.domains.clients.types import Newcomer
from kotokirja.kernel.ids import AccountId, ClientId, ImportRunId, MunicipalityCode, TeamId
from kotokirja.policy.vocabulary import SourceCode

LARGEST_FILE: Final = 25_000_000
"""Bytes; ten thousand persons with all their data take about five million."""
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 200
LONGEST_CELL: Final = 4_000
MOST_REPEATS: Final = 9
"""How many pieces of education, work or permits one record may have."""


class RunState(StrEnum):
    """Where an import stands."""

    UPLOADED = "UPLOADED"
    """The file is here; its columns wait to be named."""
    CHECKING = "CHECKING"
    """The dry run is under way."""
    CHECKED = "CHECKED"
    """The report is ready and waits for an officer's approval."""
    RUNNING = "RUNNING"
    """Approved: persons are being made."""
    DONE = "DONE"
    CANCELLED = "CANCELLED"
    FAILED = "FAILED"
    """The file could not be read any more."""


UNDER_WAY: Final = (RunState.CHECKING, RunState.RUNNING)
ENDED: Final = (RunState.DONE, RunState.CANCELLED, RunState.FAILED)


class HandOutcome(StrEnum):
    """What an officer said about a row that waited."""

    WAITING = "WAITING"
    SAME = "SAME"
    """The person is in the register already: the row is left out."""
    OTHER = "OTHER"
    """Another person of that name and birth date: made a client."""


class FileTrouble(StrEnum):
    """Why a file can't be read at all."""

    EMPTY = "EMPTY"
    TOO_LARGE = "TOO_LARGE"
    UNKNOWN_FORMAT = "UNKNOWN_FORMAT"
    OLD_OR_LOCKED_WORKBOOK = "OLD_OR_LOCKED_WORKBOOK"
    BROKEN_WORKBOOK = "BROKEN_WORKBOOK"
    SWOLLEN_WORKBOOK = "SWOLLEN_WORKBOOK"
    """A small file that would unfold to an enormous one."""
    BROKEN_ENCODING = "BROKEN_ENCODING"
    BROKEN_QUOTES = "BROKEN_QUOTES"
    ONE_COLUMN = "ONE_COLUMN"
    NO_HEADINGS = "NO_HEADINGS"
    EMPTY_HEADING = "EMPTY_HEADING"
    DUPLICATE_HEADING = "DUPLICATE_HEADING"
    FORMULA_IN_HEADING = "FORMULA_IN_HEADING"
    HEADINGS_ONLY = "HEADINGS_ONLY"
    TOO_MANY_COLUMNS = "TOO_MANY_COLUMNS"
    TOO_MANY_ROWS = "TOO_MANY_ROWS"


class UnreadableFile(Exception):
    """The file can't be read; `place` is a row or column number, `limit` the number that was passed, where known."""

    def __init__(self, trouble: FileTrouble, *, place: int | None = None, limit: int | None = None) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.place = place
        self.limit = limit


class CustodyBroken(RuntimeError):
    """What is kept does not open: it was altered, reordered, cut short, or its key is another's."""


class Datum(StrEnum):
    """What a column of the file can mean."""

    NAME = "NAME"
    """Last name and first names in one, with a comma between."""
    LAST_NAME = "LAST_NAME"
    FIRST_NAMES = "FIRST_NAMES"
    IDENTITY_CODE = "IDENTITY_CODE"
    BIRTH_DATE = "BIRTH_DATE"
    BIRTH_PLACE = "BIRTH_PLACE"
    MIGRI_NUMBER = "MIGRI_NUMBER"
    HOME_MUNICIPALITY = "HOME_MUNICIPALITY"
    STREET_ADDRESS = "STREET_ADDRESS"
    POSTAL_CODE = "POSTAL_CODE"
    POST_OFFICE = "POST_OFFICE"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    NATIVE_LANGUAGE = "NATIVE_LANGUAGE"
    SERVICE_LANGUAGE = "SERVICE_LANGUAGE"
    INTERPRETER_NEED = "INTERPRETER_NEED"
    ARRANGEMENTS = "ARRANGEMENTS"
    TARGET_OCCUPATION = "TARGET_OCCUPATION"
    CITIZENSHIP = "CITIZENSHIP"
    PERMIT_TYPE = "PERMIT_TYPE"
    PERMIT_SECTION = "PERMIT_SECTION"
    PERMIT_GRANTED_ON = "PERMIT_GRANTED_ON"
    PERMIT_VALID_FROM = "PERMIT_VALID_FROM"
    PERMIT_VALID_UNTIL = "PERMIT_VALID_UNTIL"
    EDUCATION_DEGREE = "EDUCATION_DEGREE"
    EDUCATION_LEVEL = "EDUCATION_LEVEL"
    EDUCATION_COUNTRY = "EDUCATION_COUNTRY"
    EDUCATION_YEARS = "EDUCATION_YEARS"
    EDUCATION_COMPLETED = "EDUCATION_COMPLETED"
    WORK_OCCUPATION = "WORK_OCCUPATION"
    WORK_COUNTRY = "WORK_COUNTRY"
    WORK_START = "WORK_START"
    WORK_END = "WORK_END"
    TEAM = "TEAM"
    WORKER = "WORKER"
    STARTED_ON = "STARTED_ON"
    SOURCE = "SOURCE"
    """Where the row's data came from."""
    PROTECTION = "PROTECTION"
    """The mark of protected whereabouts (turvakielto): a row that has it is refused."""


REPEATED: Final = frozenset(
    {
        Datum.CITIZENSHIP,
        Datum.PERMIT_TYPE,
        Datum.PERMIT_SECTION,
        Datum.PERMIT_GRANTED_ON,
        Datum.PERMIT_VALID_FROM,
        Datum.PERMIT_VALID_UNTIL,
        Datum.EDUCATION_DEGREE,
        Datum.EDUCATION_LEVEL,
        Datum.EDUCATION_COUNTRY,
        Datum.EDUCATION_YEARS,
        Datum.EDUCATION_COMPLETED,
        Datum.WORK_OCCUPATION,
        Datum.WORK_COUNTRY,
        Datum.WORK_START,
        Datum.WORK_END,
    }
)
"""What one record can have several of, in numbered columns."""


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """What a column means: a datum, and which of its repeats."""

    datum: Datum
    number: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.number <= (MOST_REPEATS if self.datum in REPEATED else 1):
            raise ValueError(self.number)

    @classmethod
    def parse(cls, text: str) -> "Target | None":
        """Read `DATUM:number` as `str()` writes it; nothing for the empty text; `ValueError` for another."""
        if not text:
            return None
        name, _, number = text.partition(":")
        return cls(Datum(name), int(number or 1))

    def __str__(self) -> str:
        return f"{self.datum.value}:{self.number}"


class MappingTrouble(StrEnum):
    """Why the naming of the columns does not do."""

    NO_NAME = "NO_NAME"
    NO_IDENTITY = "NO_IDENTITY"
    TWICE = "TWICE"
    NAME_BOTH_WAYS = "NAME_BOTH_WAYS"


class Reason(StrEnum):
    """Why a cell keeps its row out."""

    MISSING = "MISSING"
    NO_CODE_AND_NO_BIRTH_DATE = "NO_CODE_AND_NO_BIRTH_DATE"
    NAME_WITHOUT_COMMA = "NAME_WITHOUT_COMMA"
    CODE_FORMAT = "CODE_FORMAT"
    CODE_CHECK_CHARACTER = "CODE_CHECK_CHARACTER"
    CODE_DATE_OR_NUMBER = "CODE_DATE_OR_NUMBER"
    CODE_TWICE_IN_FILE = "CODE_TWICE_IN_FILE"
    BIRTH_DATE_OTHER_THAN_CODE = "BIRTH_DATE_OTHER_THAN_CODE"
    DATE_NOT_READ = "DATE_NOT_READ"
    DATE_DOES_NOT_EXIST = "DATE_DOES_NOT_EXIST"
    DATE_OUT_OF_RANGE = "DATE_OUT_OF_RANGE"
    ENDS_BEFORE_START = "ENDS_BEFORE_START"
    YEAR_NOT_READ = "YEAR_NOT_READ"
    YEAR_OUT_OF_RANGE = "YEAR_OUT_OF_RANGE"
    NUMBER_NOT_READ = "NUMBER_NOT_READ"
    UNKNOWN_CODE = "UNKNOWN_CODE"
    UNKNOWN_TEAM = "UNKNOWN_TEAM"
    UNKNOWN_WORKER = "UNKNOWN_WORKER"
    WORKER_OF_ANOTHER_TEAM = "WORKER_OF_ANOTHER_TEAM"
    TOO_LONG = "TOO_LONG"
    CONTROL_CHARACTER = "CONTROL_CHARACTER"
    FORMULA = "FORMULA"
    SPREADSHEET_ERROR = "SPREADSHEET_ERROR"
    PHONE_NOT_READ = "PHONE_NOT_READ"
    EMAIL_NOT_READ = "EMAIL_NOT_READ"
    PROTECTED = "PROTECTED"
    ROW_TOO_WIDE = "ROW_TOO_WIDE"
    ALREADY_CLIENT = "ALREADY_CLIENT"
    """The identity code is somebody's in the register: the row is left out, and nothing of that person changes."""
    WAITS_FOR_HAND = "WAITS_FOR_HAND"
    """Somebody of that name and birth date is in the register: an officer says whether it is the same person."""


NOT_REFUSING: Final = frozenset({Reason.ALREADY_CLIENT, Reason.WAITS_FOR_HAND})
"""Reasons that speak of the register, not of a mistake in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is wrong where: the shape of the value, never the value."""

    row: int
    column: int | None
    """Counted from one; nothing when the whole row is meant."""
    target: str
    reason: Reason
    shape: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownStaff:
    """Teams by name and staff by user name or name, as a file may call them; the keys are folded."""

    teams: Mapping[str, TeamId] = field(default_factory=dict)
    workers: Mapping[str, AccountId] = field(default_factory=dict)
    teams_of: Mapping[AccountId, frozenset[TeamId]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What a row is read against, besides itself."""

    municipality: MunicipalityCode
    on: date
    team: TeamId
    """The team of those whose row names none."""
    started_on: date
    """The start of the service relationship of those whose row names none."""
    staff: KnownStaff = field(default_factory=KnownStaff)
    source: SourceCode = SourceCode.PREVIOUS_REGISTER


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A row that passed: a person ready to become a client."""

    row: int
    newcomer: Newcomer


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A row that stays out, with everything that is wrong with it."""

    row: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A candidate who may be somebody in the register."""

    candidate: Candidate
    namesakes: tuple[ClientId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """Some rows, sorted by what becomes of them."""

    ready: tuple[Candidate, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    known: tuple[ClientId, ...] = ()
    """The owners of identity codes that are in the register already."""
    seen: tuple[ClientId, ...] = ()
    """Everybody of the register whom the sorting has recognised."""
    refused: int = 0
    findings: tuple[Finding, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows they are."""
        return len(self.ready) + len(self.waiting) + len(self.known) + self.refused


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """What a file is, as far as it can be said without reading its rows' values."""

    kind: str
    encoding: str
    delimiter: str
    headings: tuple[str, ...]
    rows: int
    size: int
    digest: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView:
    """A column of the file with what it was taken to mean; its heading is known while the file is kept."""

    position: int
    heading: str
    target: Target | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    """An import as its page shows it."""

    id: ImportRunId
    state: RunState
    attempt: int
    file_kind: str
    encoding: str
    delimiter: str
    size: int
    digest: bytes
    team: TeamId
    started_on: date
    rows: int
    gone: int
    """How many rows the step that is under way, or was last, has gone through."""
    ready: int
    """Rows that the dry run found fit."""
    refused: int
    known: int
    """Rows whose identity code is somebody's in the register already."""
    by_hand: int
    made: int
    """Persons made so far."""
    waiting: int
    """Rows that wait for an officer's word."""
    uploaded_at: datetime
    uploaded_by: AccountId
    uploaded_by_name: str
    approved_at: datetime | None
    approved_by: AccountId | None
    approved_by_name: str
    approved_plan: bytes | None
    changed_at: datetime
    ended_at: datetime | None
    fault: str

    @property
    def is_under_way(self) -> bool:
        """Whether a job works on it."""
        return self.state in UNDER_WAY

    @property
    def is_ended(self) -> bool:
        """Whether nothing more will happen, and the file is gone."""
        return self.state in ENDED


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an officer approves: this file, its columns meaning this, its people to this team from this day."""

    digest: bytes
    targets: tuple[Target | None, ...]
    team: TeamId
    started_on: date

    @property
    def seal(self) -> bytes:
        """A digest of the whole: what the job carries out must have the same."""
        words = [self.digest.hex(), str(self.team), self.started_on.isoformat(), *(str(t or "") for t in self.targets)]
        return sha256("|".join(words).encode()).digest()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonCount:
    """How often a reason occurred under one meaning."""

    reason: Reason
    target: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandRowView:
    """A row that waits for an officer: who it is about, and who in the register may be the same person."""

    id: UUID
    row: int
    newcomer: Newcomer
    namesakes: tuple[ClientId, ...]
