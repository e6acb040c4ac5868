"""What the data protection officer does."""

from dataclasses import dataclass
from datetime import datetime

from kotokirja.domains.access import queries as access
from kotokirja.domains.access.types import LogFilter, LogRow
from kotokirja.domains.clients import queries as clients
from kotokirja.domains.clients.types import Names
from kotokirja.platform.door import Actor, authorise, record_subjects, usecase
from kotokirja.policy.actions import Action

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage:
    """A page of the access log, the names of the persons on it, and whether older rows follow."""

    rows: tuple[LogRow, ...]
    names: Names
    has_more: bool


@usecase
def access_log(*, actor: Actor, wanted: LogFilter, page: int, at: datetime) -> LogPage:
    """Read the access log; whose rows are shown is itself logged."""
    grant = authorise(actor=actor, action=Action.LOG_READ, at=at)
    rows = access.log_rows(grant=grant, wanted=wanted, most=PAGE + 1, skip=(page - 1) * PAGE)
    subjects = list(dict.fromkeys(row.subject for row in rows[:PAGE] if row.subject))
    record_subjects(grant=grant, subjects=subjects)
    return LogPage(rows=rows[:PAGE], names=clients.names_of(grant=grant, ids=subjects), has_more=len(rows) > PAGE)
