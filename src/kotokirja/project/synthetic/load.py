"""Writing a synthetic municipality into the municipality service's database, in the order of the domains."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, fields
from functools import cache, partial
from operator import attrgetter
from typing import Any, Final
from uuid import uuid4

from django.contrib.auth.hashers import make_password
from django.db import models

from kotokirja.domains.access.models import Employment, RoleAssignment, Team, TeamMembership
from kotokirja.domains.assessment import models as assessments
from kotokirja.domains.clients import models as clients
from kotokirja.domains.clients.queries import identity_code_place
from kotokirja.domains.controllers import models as controllers
from kotokirja.domains.controllers.types import NoticeState
from kotokirja.domains.plans import models as plans
from kotokirja.platform.accounts.models import Account
from kotokirja.platform.outbox.models import OutboxMessage
from kotokirja.platform.register.models import RegisterModel
from kotokirja.platform.roles import role
from kotokirja.platform.sealing import DataKey, digest, new_data_key
from kotokirja.platform.sealing.models import PersonKey
from kotokirja.policy.actions import Action
from kotokirja.policy.declaration import DECLARATION
from kotokirja.policy.notice.stored import digest_of, digest_of_all
from kotokirja.policy.vocabulary import Role
from kotokirja.project.synthetic import shapes
from kotokirja.project.synthetic.blocks import Told
from kotokirja.project.synthetic.census import Quarter
from kotokirja.project.synthetic.chance import new_id
from kotokirja.project.synthetic.copying import Load, Loaded, has_rows, is_large, loading, nothing
from kotokirja.project.synthetic.lines import Pages, Sheet, Write, sheet_of
from kotokirja.project.synthetic.log import LOG_TABLES, LogPages, add_visits, log_open, open_months
from kotokirja.project.synthetic.messages import add_messages
from kotokirja.project.synthetic.published import Published
from kotokirja.project.synthetic.schema import Tell
from kotokirja.project.synthetic.staff import TRY_OUT_PASSWORD, Staff
from kotokirja.project.synthetic.town import Town
from kotokirja.project.synthetic.workers import processes_for, tell_all

Count = Callable[[int, int], None]
"""Is told how many clients and rows were copied so far."""

TABLES: Final[tuple[type[models.Model], ...]] = (
    Account,
    Team,
    Employment,
    RoleAssignment,
    TeamMembership,
    controllers.NoticeVersion,
    controllers.NoticeText,
    PersonKey,
    clients.Client,
    clients.Relationship,
    clients.Contact,
    clients.Citizenship,
    clients.Permit,
    clients.Education,
    clients.Work,
    clients.LanguageSkill,
    clients.NoticeGiven,
    assessments.Assessment,
    assessments.AssessmentParticipant,
    plans.Plan,
    plans.PlanParticipant,
    plans.Goal,
    plans.PlannedService,
    plans.PlanReview,
    OutboxMessage,
)
"""The tables in the order in which their foreign keys allow them to be filled."""

RENAMED: Final = {"team": "team_id", "worker": "worker_id", "notice": "notice_id"}

Shape = tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]
SHAPES: Final[dict[type[Any], Shape]] = {}
"""What was found out about the facts so far, each of which is asked for millions of times."""

TITLES: Final = {
    "CASE_WORKER": "kotoutumisasiantuntija",
    "GUIDANCE_WORKER": "maahanmuutto-ohjaaja",
    "TEAM_LEAD": "tiimivastaava",
    "DATA_PROTECTION_OFFICER": "tietosuojavastaava",
    "ADMINISTRATOR": "pääkäyttäjä",
    "RECORDS_OFFICER": "kirjaaja",
    "COMPENSATION_OFFICER": "korvauskäsittelijä",
    "INTERPRETING_COORDINATOR": "tulkkauskoordinaattori",
    "COUNTY_PARTICIPANT": "sosiaalityöntekijä",
}


def uncounted(_clients: int, _rows: int) -> None:
    """Count for nobody."""


def load_town(town: Town, *, processes: int | None = None, tell: Tell = nothing, count: Count = uncounted) -> Loaded:
    """Load a synthetic municipality, whole or not at all; one that has accounts already is left alone."""
    place = town.place.municipality
    if is_filled(town):
        return Loaded(is_new=False)
    open_months(until=town.as_of)
    made = 0
    large = is_large(clients.Client, people=town.clients)
    with loading(TABLES, others=LOG_TABLES, is_large=large, tell=tell) as load, log_open(load, tell=tell):
        _add_staff(load, town.staff, place=place)
        if town.published:
            _publish(load, town, town.published)
        quarters = tell_all(town.quarters(), partial(told, town), processes=processes or processes_for(town.clients))
        with closing(quarters):
            for quarter in quarters:
                load.take(quarter.blocks)
                made += quarter.clients
                count(made, load.copied)
    return Loaded(is_new=True, clients=made, rows=load.copied)


def is_filled(town: Town) -> bool:
    """Whether the municipality is there already."""
    return has_rows(Account, municipality=town.place.municipality)


def told(town: Town, quarter: Quarter) -> Told:
    """Tell one quarter's files as lines for COPY, in whichever process."""
    pages = Pages(sheets=_sheets())
    log = LogPages(pages=pages, municipality=town.place.municipality)
    for client in town.files(quarter):
        key = _add_client(pages, client)
        add_messages(pages, client, key=key, staff=town.staff, as_of=town.as_of)
        add_visits(log, client)
    return Told(clients=quarter.clients, blocks=pages.take())


@cache
def _sheets() -> Mapping[type[models.Model], Sheet]:
    return {model: sheet_of(model) for model in TABLES}


def _add_staff(load: Load, staff: Staff, *, place: int) -> None:
    password = make_password(TRY_OUT_PASSWORD)
    for team in staff.teams:
        load.add(Team, {"id": team.id, "municipality_id": place, "name": team.name})
    for member in staff.members:
        account = {"municipality_id": place, "account_id": member.id}
        load.add(
            Account,
            {
                "id": member.id,
                "municipality_id": place,
                "username": member.username,
                "password": password,
                "display_name": member.display_name,
                "language": member.language,
            },
        )
        load.add(
            Employment,
            account
            | {
                "id": uuid4(),
                "unit": member.unit,
                "title": TITLES[member.roles[0].value],
                "starts_on": member.employed_on,
            },
        )
        for duty in member.roles:
            load.add(RoleAssignment, account | {"id": uuid4(), "role": duty, "valid_from": member.employed_on})
        for team_id in member.teams:
            load.add(TeamMembership, account | {"id": uuid4(), "team_id": team_id, "valid_from": member.employed_on})
    load.copy()


def _publish(load: Load, town: Town, notice: Published) -> None:
    """Take the notice through the steps that an officer takes, which the database demands of everybody."""
    place, cursor = town.place.municipality, load.cursor
    officer = town.staff.of(Role.DATA_PROTECTION_OFFICER)[0]
    texts = notice.texts()
    cursor.execute(f"SET LOCAL ROLE {role('owner')}")
    load.add(
        controllers.NoticeVersion,
        {
            "id": notice.id,
            "municipality_id": place,
            "state": NoticeState.DRAFT,
            "declaration": DECLARATION.version,
            "overlay": notice.file.text,
            "languages": notice.languages,
            "digest": digest_of_all(texts),
            "drafted_at": notice.drafted_at,
            "drafted_by_id": officer.id,
        },
    )
    for language, content in texts.items():
        values = {"version_id": notice.id, "language": language, "content": content, "digest": digest_of(content)}
        load.add(controllers.NoticeText, values | {"id": new_id(load.pages.ids), "municipality_id": place})
    load.copy()
    table = load.sheets[controllers.NoticeVersion].table
    steps: tuple[dict[str, Any], ...] = (
        {"state": NoticeState.CHECKED.value, "checked_at": notice.checked_at, "checked_by_id": officer.id},
        {
            "state": NoticeState.PUBLISHED.value,
            "number": 1,
            "published_at": notice.published_at,
            "published_on": notice.on,
            "published_by_id": officer.id,
        },
    )
    for step in steps:
        columns = ", ".join(f"{name} = %s" for name in step)
        cursor.execute(f"UPDATE {table} SET {columns} WHERE id = %s", [*step.values(), notice.id])  # noqa: S608 - own names
    cursor.execute(f"SET LOCAL ROLE {role('loader')}")
    log = LogPages(pages=load.pages, municipality=place)
    for at, action in (
        (notice.drafted_at, Action.NOTICE_DRAFT),
        (notice.checked_at, Action.NOTICE_CHECK),
        (notice.published_at, Action.NOTICE_PUBLISH),
    ):
        log.line(
            at=at,
            by=officer.id,
            acting=Role.DATA_PROTECTION_OFFICER,
            action=action,
            pseudonym=None,
            request_id=new_id(load.pages.ids),
        )


def _add_client(pages: Pages, client: shapes.Client) -> DataKey:
    place = client.municipality
    key, wrapped, wrapped_with = new_data_key(municipality=place, subject=client.id)
    pages.add(
        PersonKey,
        {
            "id": new_id(pages.ids),
            "municipality_id": place,
            "subject_id": client.id,
            "wrapped": wrapped,
            "wrapped_with": wrapped_with,
        },
    )
    pages.add_register_row(clients.Client, key=client.id, place=place, writes=_person_writes(client, key))
    add = _Adder(pages=pages, client=client)
    add(clients.Relationship, [client.relationship])
    add(clients.Contact, [client.contact] if client.contact else [])
    add(clients.Citizenship, client.citizenships)
    add(clients.Permit, client.permits)
    add(clients.Education, client.education)
    add(clients.Work, client.work)
    add(clients.LanguageSkill, client.language_skills)
    add(clients.NoticeGiven, client.notices)
    for file in client.assessments:
        add(assessments.Assessment, [file.assessment])
        add(assessments.AssessmentParticipant, file.participants, also={"assessment_id": file.assessment.id})
    for plan in client.plans:
        within = {"plan_id": plan.plan.id}
        add(plans.Plan, [plan.plan])
        add(plans.PlanParticipant, plan.participants, also=within)
        add(plans.Goal, plan.goals, also=within)
        add(plans.PlannedService, plan.services, also=within)
        add(plans.PlanReview, plan.reviews, also=within)
    return key


@dataclass(frozen=True, slots=True, kw_only=True)
class _Adder:
    """Adds the rows of one client's part, whose facts are named like the columns."""

    pages: Pages
    client: shapes.Client

    def __call__(
        self,
        model: type[RegisterModel],
        rows: Iterable[shapes.Row[Any]],
        *,
        also: Mapping[str, Any] | None = None,
    ) -> None:
        links = {"client_id": self.client.id, **(also or {})}
        for row in rows:
            self.pages.add_register_row(
                model,
                key=row.id,
                place=self.client.municipality,
                writes=[_write(version, _columns(version.fact) | links) for version in row.versions],
            )


def _columns(fact: Any) -> dict[str, Any]:  # noqa: ANN401 - any of the shapes
    names, values = _shape(type(fact))
    return dict(zip(names, values(fact), strict=True))


def _shape(kind: type[Any]) -> Shape:
    """The columns of a fact, and how its values are read all at once."""
    if (known := SHAPES.get(kind)) is None:
        names = tuple(field.name for field in fields(kind))
        values = attrgetter(*names) if len(names) > 1 else partial(_only, names[0])
        known = SHAPES[kind] = (tuple(RENAMED.get(name, name) for name in names), values)
    return known


def _only(name: str, fact: Any) -> tuple[Any]:  # noqa: ANN401 - any of the shapes
    return (getattr(fact, name),)


def _write(version: shapes.Version[Any], values: Mapping[str, Any]) -> Write:
    recorded = version.recorded
    return Write(values=values, at=recorded.at, by=recorded.by, source=recorded.source, ground=recorded.ground)


def _person_writes(client: shapes.Client, key: DataKey) -> list[Write]:
    """The person's versions, with the identity code sealed under the person's own key."""
    place = identity_code_place(client.municipality, client.id)
    writes, sealed, code = [], {}, ""
    for version in client.person.versions:
        values = _columns(version.fact)
        if version.fact.identity_code != code:
            code = version.fact.identity_code
            sealed = {
                "identity_code": key.seal(code, place=place),
                "identity_digest": digest(municipality=client.municipality, column="identity_code", value=code),
            }
        writes.append(_write(version, values | {"identity_code": None} | sealed))
    return writes
