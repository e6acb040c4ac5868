"""The access log of a synthetic municipality: what the door would have written for a year of visits."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import connections, transaction

from kotokirja.kernel.ids import MunicipalityCode, SubjectId, TeamId
from kotokirja.platform.door.context import DECIDE
from kotokirja.platform.roles import role
from kotokirja.policy.actions import RULES, Action, AnyAction, Relationship
from kotokirja.policy.decide import Facts, decide
from kotokirja.policy.declaration import DECLARATION, ground_code
from kotokirja.policy.vocabulary import Role
from kotokirja.project.synthetic.census import HISTORY_DAYS
from kotokirja.project.synthetic.chance import new_id
from kotokirja.project.synthetic.copying import OWNER, Load, nothing
from kotokirja.project.synthetic.lines import Pages, text
from kotokirja.project.synthetic.schema import Tell
from kotokirja.project.synthetic.shapes import Act, Client

LOG_TABLES: Final = ("audit.entry", "audit.pseudonym")
SORTING: Final = "512MB"
"""What the server may use to put a large town's log in order."""
LONGEST_HISTORY: Final = timedelta(days=HISTORY_DAYS + 31)
COLUMNS: Final = (
    "at, actor, role, action, purpose, ground, municipality_id, subject, categories, oldest_on, request_id, outcome,"
    " declaration"
)
PSEUDONYMS: Final = "audit.pseudonym (municipality_id, subject_id, pseudonym)"
KINDS: Final = "kinds (kind, role, action, purpose, ground, categories, outcome, declaration)"
WAITING: Final = "waiting (at, actor, kind, municipality_id, subject, oldest_on, request_id)"
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
    Act.NOTICE_GIVEN: Action.CLIENT_NOTICE_GIVE,
    Act.ALLOCATED: Action.CLIENT_ALLOCATE,
    Act.ENDED: Action.CLIENT_END,
    Act.ASSESSMENT_PLANNED: Action.ASSESSMENT_PLAN,
    Act.ASSESSMENT_STARTED: Action.ASSESSMENT_WRITE,
    Act.ASSESSMENT_READY: Action.ASSESSMENT_COMPLETE,
    Act.ASSESSMENT_CANCELLED: Action.ASSESSMENT_CANCEL,
    Act.PLAN_DRAFTED: Action.PLAN_DRAFT,
    Act.PLAN_AGREED: Action.PLAN_AGREE,
    Act.REFERRED: Action.PLAN_REFERRAL_RECORD,
    Act.PLAN_REVIEWED: Action.PLAN_REVIEW,
    Act.PLAN_ENDED: Action.PLAN_END,
}


ABOUT_ONE: Final = frozenset({Relationship.OWN_TEAM, Relationship.NEW, Relationship.NAMED})
ANY_TEAM: Final = TeamId(UUID(int=1))
SOMEBODY: Final = SubjectId(UUID(int=2))
"""A decision depends on whether team and relationship fit, not on which they are."""


def open_months(*, until: date) -> None:
    """Make the partitions of past months, which a running service never needs."""
    with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
        month = (until - LONGEST_HISTORY).replace(day=1)
        while month <= until:
            following = (month + timedelta(days=31)).replace(day=1)
            cursor.execute(
                f"CREATE TABLE IF NOT EXISTS audit.entry_{month:%Y_%m} PARTITION OF audit.entry"
                f" FOR VALUES FROM ('{month} 00:00+00') TO ('{following} 00:00+00')"
            )
            month = following


@dataclass(slots=True, kw_only=True)
class LogPages:
    """Lines for the log; what the door decides is written once for each kind of visit."""

    pages: Pages
    municipality: MunicipalityCode
    kinds: dict[tuple[AnyAction, Role, bool], str] = field(default_factory=dict)

    def pseudonym_of(self, subject: SubjectId) -> UUID:
        """Give somebody the pseudonym under which the log knows them."""
        pseudonym = new_id(self.pages.ids)
        self.pages.add_line(PSEUDONYMS, f"{self.municipality}\t{text(subject)}\t{text(pseudonym)}")
        return pseudonym

    def line(
        self,
        *,
        at: datetime,
        by: UUID,
        acting: Role,
        action: AnyAction,
        pseudonym: UUID | None,
        request_id: UUID,
        is_related: bool = True,
        oldest_on: date | None = None,
    ) -> None:
        """Add a line that says what the door decides by the same rules."""
        if (kind := self.kinds.get((action, acting, is_related))) is None:
            kind = self.kinds[action, acting, is_related] = self._kind(action, acting, is_related=is_related)
        self.pages.add_line(
            WAITING,
            f"{at.isoformat()}\t{by.int:032x}\t{kind}\t{self.municipality}\t{text(pseudonym)}\t{text(oldest_on)}"
            f"\t{request_id.int:032x}",
        )

    def _kind(self, action: AnyAction, acting: Role, *, is_related: bool) -> str:
        kind = f"{acting.value} {action.value}" + ("" if is_related else " as a stranger")
        is_about_one = RULES[action].relationship in ABOUT_ONE
        decision = decide(
            action=action,
            role=acting,
            teams=frozenset({ANY_TEAM}),
            subject=SOMEBODY if is_about_one else None,
            facts=Facts(team=ANY_TEAM if is_related else None),
        )
        is_list = RULES[action].relationship is Relationship.TEAMS
        outcome = "SHOWN" if is_list else "GRANTED"
        told = (
            kind,
            acting.value,
            action.value,
            decision.purpose.value if decision.purpose else DECIDE,
            ground_code(decision.purpose) if decision.purpose else "",
            sorted(category.value for category in decision.categories),
            outcome if decision.purpose else "REFUSED",
            DECLARATION.version,
        )
        self.pages.add_line(KINDS, "\t".join(text(value) for value in told))
        return kind


@contextmanager
def log_open(load: Load, *, tell: Tell = nothing) -> Iterator[None]:
    """Let lines for the log wait in tables of the session, and move them into the log in the order of time."""
    cursor = load.cursor
    load.order += [PSEUDONYMS, KINDS, WAITING]
    cursor.execute(f"SET LOCAL ROLE {role('owner')}")
    cursor.execute(
        "CREATE TEMP TABLE kinds (kind text, role text, action text, purpose text, ground text, categories text[],"
        " outcome text, declaration text) ON COMMIT DROP"
    )
    cursor.execute(
        "CREATE TEMP TABLE waiting (at timestamptz, actor uuid, kind text, municipality_id smallint, subject uuid,"
        " oldest_on date, request_id uuid) ON COMMIT DROP"
    )
    cursor.execute(f"GRANT INSERT, SELECT ON kinds, waiting TO {role('loader')}")
    cursor.execute(f"SET LOCAL ROLE {role('loader')}")
    yield
    load.copy()
    tell("sorting the log")
    cursor.execute(f"SET LOCAL work_mem = '{SORTING}'")
    cursor.execute(
        f"INSERT INTO audit.entry ({COLUMNS}) SELECT {COLUMNS} FROM waiting"  # noqa: S608 - own names
        " JOIN (SELECT DISTINCT * FROM kinds) kinds USING (kind) ORDER BY at, request_id"
    )


def add_visits(log: LogPages, client: Client) -> None:
    """Add what staff did with one client's file."""
    pseudonym = log.pseudonym_of(client.id)
    for trace in client.traces:
        log.line(
            at=trace.at,
            by=trace.by,
            acting=trace.role,
            action=ACTIONS[trace.act],
            pseudonym=pseudonym,
            request_id=trace.request_id,
            is_related=trace.act is not Act.REFUSED,
            oldest_on=client.relationship.now.started_on if trace.act is Act.OPENED else None,
        )
