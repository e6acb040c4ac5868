"""The staff of a synthetic municipality: teams of each kind and one account of each role to try."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import ceil
from random import Random
from typing import Final

from kotokirja.kernel.ids import AccountId, MunicipalityCode, TeamId
from kotokirja.policy.vocabulary import Role
from kotokirja.project.synthetic.chance import new_id
from kotokirja.project.synthetic.shapes import StaffMember, Team

CLIENTS_PER_WORKER: Final = 80
WORKERS_PER_TEAM: Final = 7
TRY_OUT_PASSWORD: Final = "valkea-kettu-syysmetsassa"  # noqa: S105 - printed at every start, for synthetic people only
UNIT: Final = "Kotoutumispalvelut"

FIRST_NAMES: Final = [
    "Maija",
    "Teppo",
    "Matti",
    "Leena",
    "Ville",
    "Saana",
    "Kalle",
    "Aino",
    "Birgit",
    "Nils",
    "Tuula",
    "Eero",
    "Outi",
    "Janne",
    "Kirsi",
    "Sampo",
    "Helmi",
    "Otso",
]
LAST_NAMES: Final = [
    "Malli",
    "Testaaja",
    "Näyte",
    "Esimerkki",
    "Harjoittelija",
    "Kokeilija",
    "Mallikas",
    "Modell",
    "Exempel",
    "Provinen",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A case worker or guidance worker with the team in which the clients are."""

    worker: AccountId
    team: TeamId


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Everybody who works in one municipality's service."""

    teams: tuple[Team, ...]
    members: tuple[StaffMember, ...]
    desks: tuple[Desk, ...]

    names: Mapping[AccountId, str] = field(init=False, repr=False, compare=False)
    by_role: Mapping[Role, tuple[StaffMember, ...]] = field(init=False, repr=False, compare=False)
    by_team: Mapping[tuple[Role, TeamId], tuple[StaffMember, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep who is where, because a large town asks for each client."""
        by_role: dict[Role, list[StaffMember]] = {}
        by_team: dict[tuple[Role, TeamId], list[StaffMember]] = {}
        for member in self.members:
            for duty in member.roles:
                by_role.setdefault(duty, []).append(member)
                for team in member.teams:
                    by_team.setdefault((duty, team), []).append(member)
        object.__setattr__(self, "names", {member.id: member.display_name for member in self.members})
        object.__setattr__(self, "by_role", {duty: tuple(members) for duty, members in by_role.items()})
        object.__setattr__(self, "by_team", {place: tuple(members) for place, members in by_team.items()})

    def name_of(self, account: AccountId) -> str:
        """The name of a member."""
        return self.names[account]

    def of(self, role: Role) -> tuple[StaffMember, ...]:
        """The members who act in a role."""
        return self.by_role.get(role, ())

    def of_team(self, role: Role, team: TeamId) -> tuple[StaffMember, ...]:
        """The members who act in a role for a team."""
        return self.by_team.get((role, team), ())


SINGLE_POSTS: Final = (
    ("dpo", Role.DATA_PROTECTION_OFFICER, "Tietosuoja"),
    ("admin", Role.ADMINISTRATOR, "Tietohallinto"),
    ("records", Role.RECORDS_OFFICER, "Kirjaamo"),
    ("compensation", Role.COMPENSATION_OFFICER, UNIT),
    ("interpreting", Role.INTERPRETING_COORDINATOR, UNIT),
    ("county", Role.COUNTY_PARTICIPANT, "Hyvinvointialue"),
)


def make_staff(rng: Random, *, municipality: MunicipalityCode, prefix: str, clients: int, as_of: date) -> Staff:
    """Make the staff for a number of clients: about eighty a case worker, seven case workers a team.

    Each team has its lead and its guidance worker; the compensation officer and the interpreting coordinator work for
    all teams.
    """
    workers = max(2, ceil(clients / CLIENTS_PER_WORKER))
    teams = tuple(
        Team(id=TeamId(new_id(rng)), name=f"Tiimi {number}")
        for number in range(1, max(2, ceil(workers / WORKERS_PER_TEAM)) + 1)
    )
    members: list[StaffMember] = []

    def employ(post: str, role: Role, belongs: tuple[TeamId, ...], unit: str) -> StaffMember:
        place = len(members) + 5 * (municipality % 10)
        member = StaffMember(
            id=AccountId(new_id(rng)),
            username=f"{prefix}.{post}",
            display_name=f"{FIRST_NAMES[place % len(FIRST_NAMES)]} {LAST_NAMES[(place * 7 + 1) % len(LAST_NAMES)]}",
            roles=(role,),
            teams=belongs,
            unit=unit,
            employed_on=as_of - timedelta(days=rng.randint(760, 2400)),
            language="sv" if place % 11 == 8 else "fi",
        )
        members.append(member)
        return member

    desks = []
    for number in range(workers):
        team = teams[number % len(teams)]
        member = employ(f"case{number + 1}", Role.CASE_WORKER, (team.id,), f"{UNIT}, {team.name}")
        desks.append(Desk(worker=member.id, team=team.id))
    for number, team in enumerate(teams, start=1):
        employ(f"lead{number}", Role.TEAM_LEAD, (team.id,), f"{UNIT}, {team.name}")
        employ(f"guidance{number}", Role.GUIDANCE_WORKER, (team.id,), f"{UNIT}, {team.name}")
    every = tuple(team.id for team in teams)
    for post, role, unit in SINGLE_POSTS:
        serves_all = role in {Role.COMPENSATION_OFFICER, Role.INTERPRETING_COORDINATOR}
        employ(post, role, every if serves_all else (), unit)
    return Staff(teams=teams, members=tuple(members), desks=tuple(desks))
