"""Who works here: names of teams and colleagues, for choosing among them. It touches no client's data."""

from collections.abc import Collection
from datetime import datetime

from kotokirja.domains.access import queries
from kotokirja.domains.access.types import Colleague, TeamView
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.kernel.ids import MunicipalityCode, TeamId
from kotokirja.platform.door import Actor


def teams(*, municipality: MunicipalityCode) -> tuple[TeamView, ...]:
    """The municipality's teams."""
    return queries.teams_of(municipality=municipality)


def own_teams(*, actor: Actor) -> tuple[TeamView, ...]:
    """The actor's own teams."""
    return queries.teams_of(municipality=actor.municipality, only=actor.teams)


def colleagues(*, actor: Actor, teams: Collection[TeamId], at: datetime) -> tuple[Colleague, ...]:
    """The members of these teams today."""
    return queries.colleagues_in(municipality=actor.municipality, teams=teams, on=helsinki_day(at))
