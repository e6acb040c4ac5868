"""The access log of a synthetic municipality: what the door would have written for a year of visits."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from django.db import connections, transaction

from kotokirja.kernel.ids import MunicipalityCode, SubjectId, TeamId
from kotokirja.platform.door.context import DECIDE
from kotokirja.platform.roles import role
from kotokirja.policy.actions import Action
from kotokirja.policy.decide import Decision, Facts, decide
from kotokirja.policy.declaration import DECLARATION, ground_code
from kotokirja.policy.vocabulary import Role
from kotokirja.project.synthetic.copying import OWNER, Load
from kotokirja.project.synthetic.shapes import Act, Client

LOG_TABLES: Final = ("audit.entry", "audit.pseudonym")
COLUMNS: Final = (
    "at, actor, role, action, purpose, ground, municipality_id, subject, categories, oldest_on, request_id, outcome,"
    " declaration"
)
ACTIONS: Final = {
    Act.LISTED: Action.DESK_READ,
    Act.OPENED: Action.CLIENT_FILE_READ,
    Act.REFUSED: Action.CLIENT_FILE_READ,
    Act.CREATED: Action.CLIENT_CREATE,
    Act.IMPORTED: Action.CLIENT_CREATE,
    Act.NAME_CHANGED: Action.CLIENT_PERSON_WRITE,
    Act.CODE_GIVEN: Action.CLIENT_IDENTITY_CODE_WRITE,
    Act.LANGUAGE_CHANGED: Action.CLIENT_LANGUAGE_WRITE,
    Act.MOVED: Action.CLIENT_CONTACT_WRITE,
    Act.PERMIT_CHANGED: Action.CLIENT_PERMIT_WRITE,
    Act.ALLOCATED: Action.CLIENT_ALLOCATE,
    Act.ENDED: Action.CLIENT_END,
}


ANY_TEAM: Final = TeamId(UUID(int=1))
SOMEBODY: Final = SubjectId(UUID(int=2))
"""A decision depends on whether team and relationship fit, not on which they are."""


def open_months(*, first: date, last: date) -> None:
    """Make the partitions of past months, which a running service never needs."""
    with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
        month = first.replace(day=1)
        while month <= last:
            following = (month + timedelta(days=31)).replace(day=1)
            cursor.execute(
                f"CREATE TABLE IF NOT EXISTS audit.entry_{month:%Y_%m} PARTITION OF audit.entry"
                f" FOR VALUES FROM ('{month} 00:00+00') TO ('{following} 00:00+00')"
            )
            month = following


@dataclass(slots=True, kw_only=True)
class LogLoad:
    """Lines wait in a table of the session, so that they enter the log in the order of time."""

    load: Load
    municipality: MunicipalityCode
    pseudonyms: list[tuple[Any, ...]] = field(default_factory=list)
    lines: list[tuple[Any, ...]] = field(default_factory=list)
    decisions: dict[tuple[Act, Role], Decision] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make the waiting table."""
        cursor = self.load.cursor
        cursor.execute(f"SET LOCAL ROLE {role('owner')}")
        cursor.execute(
            "CREATE TEMP TABLE waiting (at timestamptz, actor uuid, role text, action text, purpose text, ground text,"
            " municipality_id smallint, subject uuid, categories text[], oldest_on date, request_id uuid, outcome text,"
            " declaration text) ON COMMIT DROP"
        )
        cursor.execute(f"GRANT INSERT, SELECT ON waiting TO {role('loader')}")
        cursor.execute(f"SET LOCAL ROLE {role('loader')}")

    def add(self, client: Client) -> None:
        """Add the lines of one client, under a pseudonym as the log knows everybody."""
        pseudonym = uuid4()
        self.pseudonyms.append((self.municipality, client.id, pseudonym))
        for trace in client.traces:
            if trace.act not in ACTIONS:
                continue
            decision = self._decision(trace.act, trace.role)
            self.lines.append(
                (
                    trace.at,
                    trace.by,
                    trace.role.value,
                    ACTIONS[trace.act].value,
                    decision.purpose.value if decision.purpose else DECIDE,
                    ground_code(decision.purpose) if decision.purpose else "",
                    self.municipality,
                    pseudonym,
                    sorted(category.value for category in decision.categories),
                    client.relationship.now.started_on if trace.act is Act.OPENED else None,
                    trace.request_id,
                    _outcome(trace.act, decision),
                    DECLARATION.version,
                )
            )

    def copy(self) -> None:
        """Copy the lines that wait."""
        self.load.copy_rows("audit.pseudonym (municipality_id, subject_id, pseudonym)", self.pseudonyms)
        self.load.copy_rows(f"waiting ({COLUMNS})", self.lines)
        self.pseudonyms.clear()
        self.lines.clear()

    def finish(self) -> None:
        """Move the lines into the log in the order of time."""
        self.load.cursor.execute(
            f"INSERT INTO audit.entry ({COLUMNS}) SELECT {COLUMNS} FROM waiting ORDER BY at, request_id"  # noqa: S608
        )

    def _decision(self, act: Act, acting: Role) -> Decision:
        """What the door decides, by the same rules."""
        if (act, acting) not in self.decisions:
            self.decisions[act, acting] = decide(
                action=ACTIONS[act],
                role=acting,
                teams=frozenset({ANY_TEAM}),
                subject=None if act is Act.LISTED else SOMEBODY,
                facts=Facts(team=None if act is Act.REFUSED else ANY_TEAM),
            )
        return self.decisions[act, acting]


def _outcome(act: Act, decision: Decision) -> str:
    if decision.purpose is None:
        return "REFUSED"
    return "SHOWN" if act is Act.LISTED else "GRANTED"
