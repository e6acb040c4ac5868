"""The work desk: what the law and the clients are waiting for, this morning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kotokirja.domains.clients import queries as clients
from kotokirja.domains.clients.types import ListedClient, NoticeTask
from kotokirja.domains.controllers import queries as controllers
from kotokirja.domains.controllers.types import PublishedNotice
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.kernel.ids import ClientId
from kotokirja.platform.door import Actor, Grant, authorise, record_subjects, usecase
from kotokirja.policy.actions import Action
from kotokirja.policy.terms import Clock, Tone, permit_clock
from kotokirja.policy.vocabulary import DataCategory
from kotokirja.usecases.clocks import clocks_of_many

MOST = 1000
"""A desk shows at most this many clients; a team has some hundreds."""
THIS_WEEK = timedelta(days=7)
SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskClock:
    """A running term of one of the desk's clients."""

    client: ListedClient
    clock: Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The actor's clients and their clocks, the most urgent first."""

    clients: tuple[ListedClient, ...]
    late: tuple[DeskClock, ...]
    this_week: tuple[DeskClock, ...]
    soon: tuple[DeskClock, ...]
    later: tuple[DeskClock, ...]
    is_team: bool
    never_given: int
    """How many of the clients were given no privacy notice at all."""
    newer_matters: int
    """How many were given one, but not a later one that matters to them."""

    @property
    def without_notice(self) -> int:
        """How many were not given the present privacy notice, as far as it matters to them."""
        return self.never_given + self.newer_matters

    @property
    def waiting(self) -> tuple[DeskClock, ...]:
        """Clocks without a day: what the Act wants without delay."""
        return tuple(one for one in (*self.late, *self.this_week, *self.soon, *self.later) if one.clock.due is None)

    @property
    def next(self) -> DeskClock | None:
        """The next clock after this week, for a desk that has none now."""
        return next(iter((*self.soon, *self.later)), None)


@usecase
def open_desk(*, actor: Actor, is_team: bool, at: datetime) -> Desk:
    """Open the desk of one's own clients, or of the whole team's; each person shown is logged in one insert."""
    grant = authorise(actor=actor, action=Action.DESK_READ, at=at)
    listed = clients.clients_of(grant=grant, is_own_only=not is_team, most=MOST, has_notices=True)
    tasks = _notice_tasks(grant, listed)
    ids = [client.client_id for client in listed]
    clocks: Mapping[ClientId, Sequence[Clock]] = {}
    if DataCategory.ASSESSMENT_AND_PLAN in grant.categories and ids:
        clocks = clocks_of_many(grant=grant, clients=ids)
        permits = clients.permit_periods(grant=grant, ids=ids)
        today = helsinki_day(at)
        clocks = {
            client: (
                *clocks.get(client, ()),
                *(
                    [permit_clock(valid_from=permits[client][0], valid_until=permits[client][1], on=today)]
                    if client in permits
                    else []
                ),
            )
            for client in ids
        }
    record_subjects(grant=grant, subjects=ids)
    rows = sorted(
        (DeskClock(client=client, clock=clock) for client in listed for clock in clocks.get(client.client_id, ())),
        key=lambda one: (one.clock.due or one.clock.on, one.client.name),
    )
    today = helsinki_day(at)
    late = tuple(one for one in rows if one.clock.tone is Tone.LATE)
    coming = [one for one in rows if one.clock.tone is not Tone.LATE]
    week = tuple(one for one in coming if (one.clock.due or today) <= today + THIS_WEEK)
    soon = tuple(one for one in coming if today + THIS_WEEK < (one.clock.due or today) <= today + SOON)
    later = tuple(one for one in coming if (one.clock.due or today) > today + SOON)
    return Desk(
        clients=listed,
        late=late,
        this_week=week,
        soon=soon,
        later=later,
        is_team=is_team,
        never_given=tasks.count(NoticeTask.NEVER_GIVEN),
        newer_matters=tasks.count(NoticeTask.NEWER_MATTERS),
    )


def _notice_tasks(grant: Grant, listed: Sequence[ListedClient]) -> list[NoticeTask | None]:
    """What is due for each client of the list, as far as the grant tells which notices they were given."""
    if DataCategory.SERVICE_LANGUAGE not in grant.categories or not listed:
        return []
    published, on = controllers.published_notices(municipality=grant.municipality), helsinki_day(grant.at)
    return [clients.notice_task(published=published, given=client.notices_given, on=on) for client in listed]


PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientList:
    """A page of clients by name, and whether more follow."""

    rows: tuple[ListedClient, ...]
    has_more: bool
    published: tuple[PublishedNotice, ...] = ()
    """The versions of the privacy notice, where the list is of those for whom one is due."""


@usecase
def list_clients(*, actor: Actor, is_team: bool, page: int, at: datetime) -> ClientList:
    """List one's own clients or the team's, fifty at a time; each person shown is logged in one insert."""
    grant = authorise(actor=actor, action=Action.CLIENTS_LIST, at=at)
    rows = clients.clients_of(grant=grant, is_own_only=not is_team, most=PAGE + 1, skip=(page - 1) * PAGE)
    record_subjects(grant=grant, subjects=[row.client_id for row in rows[:PAGE]])
    return ClientList(rows=rows[:PAGE], has_more=len(rows) > PAGE)


@usecase
def list_without_notice(*, actor: Actor, is_team: bool, page: int, at: datetime) -> ClientList:
    """List the clients for whom a privacy notice is due (GDPR 13 and 14), fifty at a time; each one shown is logged."""
    grant = authorise(actor=actor, action=Action.CLIENTS_NOTICE_LIST, at=at)
    published = controllers.published_notices(municipality=grant.municipality)
    enough = clients.sufficient_notices(published=published, on=helsinki_day(at))
    rows: tuple[ListedClient, ...] = ()
    if enough:
        rows = clients.clients_of(
            grant=grant,
            is_own_only=not is_team,
            most=PAGE + 1,
            skip=(page - 1) * PAGE,
            has_notices=True,
            without=enough,
        )
    record_subjects(grant=grant, subjects=[row.client_id for row in rows[:PAGE]])
    return ClientList(rows=rows[:PAGE], has_more=len(rows) > PAGE, published=published)
