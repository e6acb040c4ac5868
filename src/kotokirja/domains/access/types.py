"""What leaves the access domain."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kotokirja.kernel.ids import AccountId, SubjectId, TeamId


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamView:
    """A team and its name."""

    id: TeamId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """A staff member who may be a client's worker."""

    id: AccountId
    name: str
    username: str
    team_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One visit to a person's file, as its readers may see it: role and unit, never a colleague's name."""

    at: datetime
    role: str
    unit: str
    purpose: str
    action: str
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """One row of the access log as the data protection officer sees it: with names."""

    sequence: int
    at: datetime
    staff_id: AccountId
    staff_name: str
    role: str
    unit: str
    action: str
    purpose: str
    ground: str
    outcome: str
    categories: tuple[str, ...]
    oldest_on: date | None
    subject: SubjectId | None
    declaration: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFilter:
    """What of the log is asked for; everything is optional."""

    staff: AccountId | None = None
    subject: SubjectId | None = None
    outcome: str = ""
    since: datetime | None = None
    until: datetime | None = None
    action: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """Names of accounts and teams that a page shows."""

    accounts: Mapping[UUID, str]
    teams: Mapping[UUID, str]
