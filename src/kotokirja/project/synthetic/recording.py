"""What a synthetic municipality recorded into the national register in its year (section 76.1)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Final
from uuid import UUID, uuid5

from kotokirja.domains.assessment.types import AssessmentState
from kotokirja.domains.plans.types import PlanState
from kotokirja.domains.registry import rules
from kotokirja.domains.registry.types import EventKind
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.kernel.identity_code import PersonalIdentityCode
from kotokirja.kernel.ids import AccountId
from kotokirja.platform.outbox.messages import Json, idempotency_key
from kotokirja.policy.terms import review_due
from kotokirja.project.synthetic import views
from kotokirja.project.synthetic.shapes import AssessmentFile, Client, PlanFile, Recorded, Review, Row

UNDER_WAY_DAYS: Final = 7
"""What was recorded later than so many days before today is still under way, for the first start to deliver."""
RECEIPTS: Final = UUID("6f5d8f50-6b64-4d21-9c29-6f3b1c1a5d10")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One record about one client."""

    event: EventKind
    event_id: UUID
    event_version: int
    sequence: int
    at: datetime
    by: AccountId
    idempotency_key: str
    receipt: UUID
    """The number under which the register holds the record."""
    tell: Callable[[], Json] = field(repr=False, compare=False)

    @property
    def content(self) -> Json:
        """What the record says, told anew each time, because of most records only the receipt is kept."""
        return self.tell()

    @property
    def acknowledged_at(self) -> datetime:
        """When the register took it: moments later."""
        return self.at + timedelta(seconds=2 + self.receipt.int % 5, milliseconds=self.receipt.int % 997)

    def is_acknowledged(self, *, as_of: date) -> bool:
        """Whether it reached the register before the last days."""
        return helsinki_day(self.at) < as_of - timedelta(days=UNDER_WAY_DAYS)


def records_of(client: Client) -> list[Sent]:
    """The records about one client in their order."""
    events = sorted(_events(client), key=lambda event: event[0].at)
    records = []
    for sequence, (recorded, kind, event_id, version, event) in enumerate(events, start=1):
        key = idempotency_key(municipality=client.municipality, client=client.id, event=event_id, event_version=version)
        records.append(
            Sent(
                event=kind,
                event_id=event_id,
                event_version=version,
                sequence=sequence,
                at=recorded.at,
                by=recorded.by,
                idempotency_key=key,
                receipt=uuid5(RECEIPTS, key),
                tell=partial(_content, client, sequence=sequence, recorded=recorded, event=event),
            )
        )
    return records


def _content(client: Client, *, sequence: int, recorded: Recorded, event: "Callable[[], dict[str, Json]]") -> Json:
    code = views.identity_code(client, at=recorded.at)
    return rules.record_of(
        client=client.id,
        sequence=sequence,
        event=event(),
        file=views.client_file(client, at=recorded.at),
        identity_code=PersonalIdentityCode(code) if code else None,
    )


Event = tuple[Recorded, EventKind, UUID, int, "Callable[[], dict[str, Json]]"]


def _events(client: Client) -> Iterator[Event]:
    for assessment in client.assessments:
        yield from _ready(assessment)
    for plan in client.plans:
        yield from _agreed(plan)
        yield from _reviewed(plan)


def _ready(file: AssessmentFile) -> Iterator[Event]:
    for number, version in enumerate(file.assessment.versions, start=1):
        if version.fact.state is AssessmentState.READY:
            event = partial(_assessment_event, file, at=version.recorded.at)
            yield version.recorded, EventKind.ASSESSMENT_READY, file.assessment.id, number, event


def _agreed(file: PlanFile) -> Iterator[Event]:
    for number, version in enumerate(file.plan.versions, start=1):
        if version.fact.state is PlanState.AGREED:
            event = partial(_plan_event, file, at=version.recorded.at)
            yield version.recorded, EventKind.PLAN_AGREED, file.plan.id, number, event


def _reviewed(file: PlanFile) -> Iterator[Event]:
    for row in file.reviews:
        recorded = row.versions[0].recorded
        yield recorded, EventKind.PLAN_REVIEWED, row.id, 1, partial(_review_event, file, row)


def _assessment_event(file: AssessmentFile, *, at: datetime) -> "dict[str, Json]":
    return dict(rules.assessment_event(assessment=views.assessment_view(file, at=at)))


def _plan_event(file: PlanFile, *, at: datetime) -> "dict[str, Json]":
    return dict(rules.plan_event(plan=views.plan_view(file, at=at)))


def _review_event(file: PlanFile, row: Row[Review]) -> "dict[str, Json]":
    at, on = row.versions[0].recorded.at, row.now.reviewed_on
    event = rules.review_event(
        plan=views.plan_view(file, at=at),
        review=views.review_view(row, at=at),
        next_review_on=review_due(drawn_up_on=on, last_reviewed_on=on).value,
    )
    return dict(event)
