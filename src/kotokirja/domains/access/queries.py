"""Reads of the staff tables; they hold no clients, so they ask for no grant."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection

from kotokirja.domains.access.models import Team
from kotokirja.domains.access.types import Colleague, Directory, LogFilter, LogRow, Look, TeamView
from kotokirja.kernel.ids import AccountId, MunicipalityCode, SubjectId, TeamId
from kotokirja.platform.accounts.models import Account
from kotokirja.platform.accounts.standing import Standing
from kotokirja.platform.door import Grant
from kotokirja.platform.register.together import Part, read_part
from kotokirja.policy.vocabulary import Role

STANDING = """
SELECT a.*, e.unit AS "«unit",
       ARRAY(SELECT r.role FROM access_roleassignment r
             WHERE r.municipality_id = a.municipality_id AND r.account_id = a.id
               AND r.valid_from <= %(on)s AND (r.valid_until IS NULL OR r.valid_until >= %(on)s)) AS "«roles",
       ARRAY(SELECT m.team_id FROM access_teammembership m
             WHERE m.municipality_id = a.municipality_id AND m.account_id = a.id
               AND m.valid_from <= %(on)s AND (m.valid_until IS NULL OR m.valid_until >= %(on)s)) AS "«teams"
FROM platform_account a
JOIN access_employment e ON e.municipality_id = a.municipality_id AND e.account_id = a.id
  AND e.starts_on <= %(on)s AND (e.ends_on IS NULL OR e.ends_on >= %(on)s)
WHERE a.id = %(account)s AND a.is_active
ORDER BY e.starts_on DESC LIMIT 1
"""


def account_with_standing(*, account_id: AccountId, on: date) -> tuple[Account, Standing] | None:
    """The account with its roles and teams of that day, in one statement; nothing outside an employment (N10.12)."""
    with connection.cursor() as cursor:
        cursor.execute(STANDING, {"account": account_id, "on": on})
        row = cursor.fetchone()
        if row is None:
            return None
        found: dict[str, Any] = {column.name: value for column, value in zip(cursor.description, row, strict=True)}
    unit, roles, teams = found.pop("«unit"), found.pop("«roles"), found.pop("«teams")
    standing = Standing(
        unit=unit,
        roles=tuple(role for role in Role if role.value in set(roles)),
        teams=frozenset(TeamId(team) for team in teams),
    )
    return Account.from_db("default", list(found), list(found.values())), standing


def teams_of(*, municipality: MunicipalityCode, only: Collection[TeamId] | None = None) -> tuple[TeamView, ...]:
    """The municipality's teams by name, or those of them that are asked for."""
    rows = Team.objects.filter(municipality_id=municipality).order_by("name")
    if only is not None:
        rows = rows.filter(id__in=list(only))
    return tuple(TeamView(id=TeamId(team), name=name) for team, name in rows.values_list("id", "name"))


def colleagues_in(*, municipality: MunicipalityCode, teams: Collection[TeamId], on: date) -> tuple[Colleague, ...]:
    """The members of teams who may work a case on that day, by name."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.id, a.display_name, a.username, array_agg(m.team_id) FROM access_teammembership m"
            " JOIN platform_account a ON a.municipality_id = m.municipality_id AND a.id = m.account_id AND a.is_active"
            " WHERE m.municipality_id = %s AND m.team_id = ANY (%s)"
            " AND m.valid_from <= %s AND (m.valid_until IS NULL OR m.valid_until >= %s)"
            " GROUP BY a.id, a.display_name, a.username ORDER BY a.display_name, a.username",
            [municipality, list(teams), on, on],
        )
        return tuple(
            Colleague(id=AccountId(account), name=name, username=username, team_ids=tuple(team_ids))
            for account, name, username, team_ids in cursor.fetchall()
        )


def directory(*, accounts: Collection[UUID], teams: Collection[UUID]) -> Directory:
    """The names of these accounts and teams, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 'account', id, display_name FROM platform_account WHERE id = ANY (%s)"
            " UNION ALL SELECT 'team', id, name FROM access_team WHERE id = ANY (%s)",
            [list(accounts), list(teams)],
        )
        rows = cursor.fetchall()
    return Directory(
        accounts={key: name for kind, key, name in rows if kind == "account"},
        teams={key: name for kind, key, name in rows if kind == "team"},
    )


EVER: Final = datetime(2000, 1, 1, tzinfo=UTC)
UNIT = """LEFT JOIN LATERAL (SELECT unit FROM access_employment m
  WHERE m.municipality_id = e.municipality_id AND m.account_id = e.actor ORDER BY m.starts_on DESC LIMIT 1) u ON true"""
LOOKS = f"""SELECT e.at, e.role, coalesce(u.unit, '') AS unit, e.purpose, e.action, e.actor = %s AS is_own
FROM audit.entry e {UNIT}
WHERE e.municipality_id = %s AND e.subject = (SELECT audit.pseudonym_of(%s)) AND e.at >= %s AND e.outcome <> 'REFUSED'
ORDER BY e.at DESC, e.sequence DESC LIMIT %s OFFSET %s"""


def looks_at(*, grant: Grant, most: int, skip: int = 0, since: datetime = EVER) -> tuple[Look, ...]:
    """Who has looked at the grant's person, newest first: role and unit, time and purpose, own visits marked (N11.2).

    A day since which is asked lets the database leave the older months' parts of the log alone.
    """
    return read_part(looks_part(grant=grant, most=most, skip=skip, since=since))


def looks_part(*, grant: Grant, most: int, skip: int = 0, since: datetime = EVER) -> Part[tuple[Look, ...]]:
    """The same, to be asked together with others."""
    values = (grant.actor.account_id, grant.municipality, grant.require_subject(), since, most, skip)
    return Part(text=LOOKS, values=values, read=_looks)


def _looks(rows: Sequence[Mapping[str, Any]]) -> tuple[Look, ...]:
    return tuple(Look(**{**row, "at": datetime.fromisoformat(row["at"])}) for row in rows)


LOG = f"""SELECT e.sequence, e.at, e.actor, coalesce(a.display_name, ''), e.role, coalesce(u.unit, ''), e.action, e.purpose,
  e.ground, e.outcome, e.categories, e.oldest_on, s.subject_id, e.declaration
FROM audit.entry e {UNIT}
LEFT JOIN platform_account a ON a.id = e.actor
LEFT JOIN LATERAL audit.subjects_of(ARRAY[e.subject]) s ON true
WHERE e.municipality_id = %(municipality)s
  AND (%(staff)s::uuid IS NULL OR e.actor = %(staff)s::uuid)
  AND (%(subject)s::uuid IS NULL OR e.subject = (SELECT audit.pseudonym_of(%(subject)s::uuid)))
  AND (%(outcome)s = '' OR e.outcome = %(outcome)s)
  AND (%(action)s = '' OR e.action = %(action)s)
  AND (%(since)s::timestamptz IS NULL OR e.at >= %(since)s::timestamptz)
  AND (%(until)s::timestamptz IS NULL OR e.at < %(until)s::timestamptz)
ORDER BY e.at DESC, e.sequence DESC LIMIT %(most)s OFFSET %(skip)s"""


def log_rows(*, grant: Grant, wanted: LogFilter, most: int, skip: int = 0) -> tuple[LogRow, ...]:
    """The access log with names, newest first; row security opens it under the purpose of oversight only (N10.11)."""
    with connection.cursor() as cursor:
        cursor.execute(
            LOG,
            {
                "municipality": grant.municipality,
                "staff": wanted.staff,
                "subject": wanted.subject,
                "outcome": wanted.outcome,
                "action": wanted.action,
                "since": wanted.since,
                "until": wanted.until,
                "most": most,
                "skip": skip,
            },
        )
        return tuple(_log_row(row) for row in cursor.fetchall())


def _log_row(row: tuple[Any, ...]) -> LogRow:
    sequence, at, actor, name, role, unit, action, purpose, ground, outcome, groups, oldest, subject, declared = row
    return LogRow(
        sequence=sequence,
        at=at,
        staff_id=AccountId(actor),
        staff_name=name,
        role=role,
        unit=unit,
        action=action,
        purpose=purpose,
        ground=ground,
        outcome=outcome,
        categories=tuple(groups),
        oldest_on=oldest,
        subject=SubjectId(subject) if subject else None,
        declaration=declared,
    )
