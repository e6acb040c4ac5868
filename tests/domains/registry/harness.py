"""Both sides of the delivery, and between them a network that does what networks do.

The register runs as a process of its own over real HTTP. What should stand in it in the end is kept in a model outside
the system.
"""

import os
import signal
import subprocess
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID, uuid4

import httpx
import psycopg
from django.db import connections

from kotokirja.domains.plans.types import (
    GoalKind,
    GoalView,
    Horizon,
    LegalRegime,
    PlanState,
    PlanView,
    ReviewOutcome,
    ReviewReason,
    ReviewView,
    ServiceKind,
    ServiceView,
)
from kotokirja.domains.registry import operations
from kotokirja.kernel.ids import ClientId, GoalId, MunicipalityCode, PlanId, ReviewId, ServiceId
from kotokirja.platform.door import Actor, authorise, usecase
from kotokirja.platform.sealing import file_keys
from kotokirja.platform.signing import SigningKey, signing_key
from kotokirja.policy.actions import Action
from tests.national.server import COMMAND, RegisterServer
from tests.plugins.cluster import TestDatabase


def now() -> datetime:
    """The instant by the wall's clock, which both sides read."""
    return datetime.now(UTC)  # noqa: TID251 - the test stands where the worker's clock stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the register should hold of one event."""

    client: UUID
    sequence: int
    kind: str
    event_id: UUID
    follow_up: str


@dataclass(slots=True)
class Model:
    """Everything that was recorded, as the municipality's officers know it."""

    told: list[Told] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """What the register lacks, has twice, or has otherwise than the model."""

    missing: list[Told]
    extra: list[Told]

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.missing or self.extra)


def compare(*, model: Model, held: list[Told]) -> Differences:
    """The register against the model, each record counted."""
    missing, extra = list(model.told), []
    for told in held:
        if told in missing:
            missing.remove(told)
        else:
            extra.append(told)
    return Differences(missing=missing, extra=extra)


def held(server: RegisterServer) -> list[Told]:
    """Each record that stands in the register, as the deploy account sees it."""
    with psycopg.connect(server.database.address()) as connection:
        return [
            Told(client=client, sequence=sequence, kind=kind, event_id=event, follow_up=follow_up)
            for client, sequence, kind, event, follow_up in connection.execute(
                "SELECT p.client, r.sequence, r.kind, r.event_id, r.follow_up FROM national_records_record r"
                " JOIN national_records_person p ON p.id = r.person_id"
            )
        ]


class Worker:
    """The job worker as a process that can be killed."""

    def __init__(self, database: TestDatabase, register: str) -> None:
        self._environment = {
            name: value
            for name, value in (
                os.environ
                | database.environment()
                | {"KOTOKIRJA_NATIONAL_URL": register, "KOTOKIRJA_TLS": "0", "KOTOKIRJA_TRY_OUT": "1"}
            ).items()
            if "DATABASE_URL" not in name
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it."""
        self._process = subprocess.Popen(
            [*COMMAND, "jobs"],
            env=self._environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def is_alive(self) -> bool:
        """Whether it runs."""
        return self._process is not None and self._process.poll() is None

    def kill(self) -> None:
        """Kill it at once and without a word."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None


class BadNetwork(httpx.BaseTransport):
    """Loses requests and answers, repeats requests, and brings old copies when nobody waits for them any more."""

    def __init__(self, *, rng: Random, loss: float, copies: int) -> None:
        self._rng = rng
        self._loss = loss
        self._copies = copies
        self._inner = httpx.HTTPTransport()
        self._late: list[httpx.Request] = []
        self.counts = dict.fromkeys(("sent", "requests lost", "answers lost", "repeated", "late"), 0)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Carry a request, more or less."""
        request.read()
        if self._rng.random() < self._loss:
            self.counts["requests lost"] += 1
            raise httpx.ConnectError("lost on the way there")
        answer = self._carry(request)
        for _ in range(self._rng.randrange(self._copies)):
            self.counts["repeated"] += 1
            answer = self._carry(request)
        self._late.append(request)
        if self._rng.random() < 0.3:
            self.counts["late"] += 1
            self._carry(self._late[self._rng.randrange(len(self._late))])
        if self._rng.random() < self._loss:
            self.counts["answers lost"] += 1
            raise httpx.ReadTimeout("lost on the way back")
        return answer

    def _carry(self, request: httpx.Request) -> httpx.Response:
        self.counts["sent"] += 1
        answer = self._inner.handle_request(request)
        answer.read()
        return answer

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


def key_of(municipality: MunicipalityCode) -> SigningKey:
    """The municipality's key, as its worker has it."""
    return signing_key(seed=file_keys().signing_key, municipality=municipality)


def plan(*, follow_up: str, plan_id: UUID | None = None, version: int = 1) -> PlanView:
    """An agreed plan whose follow-up tells it from all others."""
    return PlanView(
        id=PlanId(plan_id or uuid4()),
        version=version,
        state=PlanState.AGREED,
        legal_regime=LegalRegime.ACT_681_2023,
        number=1,
        drafted_on=date(2026, 11, 1),
        agreed_on=date(2026, 11, 2),
        agreed_by="Asiakas",
        agreed_how="IN_PERSON",
        valid_from=date(2026, 11, 2),
        valid_until=date(2027, 11, 1),
        follow_up=follow_up,
        goals=(
            GoalView(
                id=GoalId(uuid4()),
                version=1,
                kind=GoalKind.EMPLOYMENT,
                horizon=Horizon.LONG_TERM,
                text="Kirjanpitäjäksi",
            ),
        ),
        services=(
            ServiceView(
                id=ServiceId(uuid4()),
                version=1,
                kind=ServiceKind.INTEGRATION_TRAINING,
                name="Moduuli 1",
                reason="Suomea työssä",
                starts_on=date(2026, 12, 1),
            ),
        ),
    )


def review(*, number: int) -> ReviewView:
    """A review of a plan."""
    return ReviewView(
        id=ReviewId(uuid4()),
        version=1,
        reviewed_on=date(2026, 11, 3) + timedelta(days=number),
        reason=ReviewReason.CLIENT_REQUEST,
        outcome=ReviewOutcome.UNCHANGED,
    )


@usecase
def agree(*, actor: Actor, client_id: ClientId, plan: PlanView, at: datetime) -> None:
    """Stand for the act that makes a plan agreed: what it writes beside the record does not matter here."""
    grant = authorise(actor=actor, action=Action.CLIENT_FILE_READ, subject=client_id, at=at)
    operations.record_plan(grant=grant, plan=plan, at=at)


@usecase
def hold_review(*, actor: Actor, client_id: ClientId, plan: PlanView, review: ReviewView, at: datetime) -> None:
    """Stand for the act of a review."""
    grant = authorise(actor=actor, action=Action.CLIENT_FILE_READ, subject=client_id, at=at)
    operations.record_review(grant=grant, plan=plan, review=review, at=at)


def tell(*, model: Model, actor: Actor, client: ClientId, events: int, at: datetime) -> None:
    """Agree a plan with a client and review it some times, in the system and in the model."""
    agreed = plan(follow_up=f"seuranta {uuid4().hex}")
    agree(actor=actor, client_id=client, plan=agreed, at=at)
    model.told.append(
        Told(client=client, sequence=1, kind="PLAN_AGREED", event_id=agreed.id, follow_up=agreed.follow_up)
    )
    for number in range(2, events + 1):
        held = review(number=number)
        hold_review(actor=actor, client_id=client, plan=agreed, review=held, at=at)
        model.told.append(
            Told(client=client, sequence=number, kind="PLAN_REVIEWED", event_id=held.id, follow_up=agreed.follow_up)
        )


def behind(statement: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    """What stands in the municipality's database, seen from behind the policies."""
    place = connections["owner"].settings_dict
    with psycopg.connect(
        host=place["HOST"], port=place["PORT"], dbname=place["NAME"], user=place["USER"], autocommit=True
    ) as connection:
        cursor = connection.execute(statement.encode(), values)
        return cursor.fetchall() if cursor.description else []


def states() -> dict[str, int]:
    """How many messages stand in each state."""
    rows = behind("SELECT state, count(*) FROM outbox_outboxmessage GROUP BY state")
    return {str(state): int(str(number)) for state, number in rows}


def let_time_pass() -> None:
    """Come to the moment at which everything that waits may be tried again."""
    behind(
        "UPDATE outbox_outboxmessage SET next_attempt_at = now() - interval '1 second'"
        " WHERE next_attempt_at IS NOT NULL"
    )
