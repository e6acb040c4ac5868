"""The same cast in every test: the client's own worker, a teammate, a stranger in the service, each other role.

The staff is planted behind the policies by the alias `owner`; everything about clients goes through the door.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from random import Random
from uuid import uuid4

from django.contrib.auth.hashers import make_password
from django.db import connections

from kotokirja.domains.clients.types import Newcomer, NewContact, NewPermit
from kotokirja.kernel.identity_code import PersonalIdentityCode
from kotokirja.kernel.ids import AccountId, ClientId, MunicipalityCode, TeamId
from kotokirja.platform.door import Actor
from kotokirja.policy.vocabulary import Role, SourceCode
from kotokirja.usecases import clients
from tests.factories.people import Person, make_person

MALLILA = MunicipalityCode(999)
KOEKYLA = MunicipalityCode(998)
AT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
PASSWORD = "harjoitus-salasana-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Staff of two municipalities; in Mallila there are two teams."""

    own_team: TeamId
    other_team: TeamId
    own_worker: Actor
    teammate: Actor
    stranger: Actor
    lead: Actor
    other_lead: Actor
    guidance_worker: Actor
    interpreting_coordinator: Actor
    compensation_officer: Actor
    records_officer: Actor
    data_protection_officer: Actor
    administrator: Actor
    county_participant: Actor
    abroad: Actor
    """A case worker of another municipality."""
    abroad_team: TeamId

    def everybody(self) -> dict[str, Actor]:
        """Each member by name."""
        return {
            name: getattr(self, name) for name in self.__dataclass_fields__ if isinstance(getattr(self, name), Actor)
        }


def hire_cast() -> Cast:
    """Plant the staff in the database that Django uses now."""
    own, other, abroad = (
        _team(MALLILA, "Tiimi Kuusi"),
        _team(MALLILA, "Tiimi Koivu"),
        _team(KOEKYLA, "Tiimi Kataja"),
    )
    return Cast(
        own_team=own,
        other_team=other,
        abroad_team=abroad,
        own_worker=hire(Role.CASE_WORKER, "Outi Ohjaaja", teams={own}),
        teammate=hire(Role.CASE_WORKER, "Tea Tiimiläinen", teams={own}),
        stranger=hire(Role.CASE_WORKER, "Vieno Vieras", teams={other}),
        lead=hire(Role.TEAM_LEAD, "Erja Esihenkilö", teams={own}),
        other_lead=hire(Role.TEAM_LEAD, "Toini Toinen", teams={other}),
        guidance_worker=hire(Role.GUIDANCE_WORKER, "Neea Neuvoja", teams={own}),
        interpreting_coordinator=hire(Role.INTERPRETING_COORDINATOR, "Kirsi Koordinaattori", teams={own}),
        compensation_officer=hire(Role.COMPENSATION_OFFICER, "Kauko Korvaaja", teams={own}),
        records_officer=hire(Role.RECORDS_OFFICER, "Ritva Rekisteri"),
        data_protection_officer=hire(Role.DATA_PROTECTION_OFFICER, "Tuija Tietosuoja"),
        administrator=hire(Role.ADMINISTRATOR, "Ahti Admin"),
        county_participant=hire(Role.COUNTY_PARTICIPANT, "Hyvä Hyvinvointi", teams={own}),
        abroad=hire(Role.CASE_WORKER, "Kauko Koekyläläinen", municipality=KOEKYLA, teams={abroad}),
    )


def hire(role: Role, name: str, *, municipality: MunicipalityCode = MALLILA, teams: set[TeamId] | None = None) -> Actor:
    """Plant an account with an employment, a role and teams; returns it as an actor."""
    account = uuid4()
    username = f"{name.split(maxsplit=1)[0].lower()}.{account.hex[:6]}"
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO platform_account (id, municipality_id, username, password, display_name, is_active, language,"
            " theme, density, has_shortcuts) VALUES (%s, %s, %s, %s, %s, true, 'fi', 'DEVICE', 'COMPACT', true)",
            [account, municipality, username, _hash(), name],
        )
        cursor.execute(
            "INSERT INTO access_employment (id, municipality_id, account_id, unit, title, starts_on)"
            " VALUES (%s, %s, %s, 'Kotoutumispalvelut', %s, '2020-01-01')",
            [uuid4(), municipality, account, role.value],
        )
        cursor.execute(
            "INSERT INTO access_roleassignment (id, municipality_id, account_id, role, valid_from)"
            " VALUES (%s, %s, %s, %s, '2020-01-01')",
            [uuid4(), municipality, account, role.value],
        )
        for team in teams or ():
            cursor.execute(
                "INSERT INTO access_teammembership (id, municipality_id, account_id, team_id, valid_from)"
                " VALUES (%s, %s, %s, %s, '2020-01-01')",
                [uuid4(), municipality, account, team],
            )
    return Actor(
        account_id=AccountId(account),
        municipality=municipality,
        role=role,
        roles=frozenset({role}),
        teams=frozenset(teams or ()),
        display_name=name,
        unit="Kotoutumispalvelut",
        request_id=uuid4(),
    )


_HASHED: list[str] = []


def _hash() -> str:
    if not _HASHED:
        _HASHED.append(make_password(PASSWORD))
    return _HASHED[0]


def _team(municipality: MunicipalityCode, name: str) -> TeamId:
    team = uuid4()
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO access_team (id, municipality_id, name) VALUES (%s, %s, %s)",
            [team, municipality, f"{name} {team.hex[:4]}"],
        )
    return TeamId(team)


def username_of(actor: Actor) -> str:
    """The user name with which an actor signs in."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT username FROM platform_account WHERE id = %s", [actor.account_id])
        return str(cursor.fetchone()[0])


def newcomer(
    *, team: TeamId, worker: AccountId | None = None, person: Person | None = None, **given: object
) -> Newcomer:
    """A person about to become a client."""
    person = person or make_person(Random(uuid4().int))
    made = Newcomer(
        id=ClientId(uuid4()),
        source=SourceCode.CLIENT,
        last_name=person.last_name,
        first_names=person.first_names,
        birth_date=person.birth_date,
        identity_code=PersonalIdentityCode(person.identity_code),
        native_language=person.native_language,
        service_language=person.service_language,
        interpreter_need=person.interpreter_need,
        contact=NewContact(
            street_address=person.street_address,
            postal_code=person.postal_code,
            post_office=person.post_office,
            phone=person.phone,
            email=person.email,
        ),
        citizenships=(person.citizenship,),
        permits=(
            NewPermit(
                permit_type=person.permit_type,
                aliens_act_section=person.aliens_act_section,
                granted_on=person.first_permit_on,
                valid_from=person.first_permit_on,
                valid_until=date(2029, 1, 1),
            ),
        ),
        team=team,
        worker=worker,
        started_on=date(2026, 1, 7),
    )
    return replace(made, **given)  # type: ignore[arg-type]


def take_on(cast: Cast, *, team: TeamId | None = None, person: Person | None = None, **given: object) -> ClientId:
    """Make a client of the own team (or another) through the door."""
    chosen = team or cast.own_team
    worker = {cast.own_team: cast.own_worker, cast.other_team: cast.stranger, cast.abroad_team: cast.abroad}[chosen]
    made = newcomer(team=chosen, worker=worker.account_id, person=person, **given)
    return clients.create(actor=worker, newcomer=made, at=AT)
