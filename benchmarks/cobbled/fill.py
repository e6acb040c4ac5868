"""Filling the cobbled alternative with the people of a Kotokirja database, so that both hold the same.

Both databases are read and written as superuser, rows flow through COPY in the order in which they lie. Indexes are made
afterwards; pghistory's triggers rest meanwhile, and the event that each would have written is inserted by the table.
Identity codes are sealed there, so everybody who has one gets another, valid and from the numbers given to nobody.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import Final

import psycopg
from psycopg import sql

from benchmarks.cobbled.setup import prepare

__all__ = ["AlreadyFilled", "fill", "prepare"]

CONTEXT: Final = "md5('client ' || c.id)::uuid"
"""The context under which a client's rows were recorded: one request each."""

OF_CLIENT: Final = "JOIN clients_client c ON c.id = t.client_id"
OF_PARENT: Final = "JOIN clients_{parent} p ON p.id = t.{parent}_id JOIN clients_client c ON c.id = p.client_id"

NUMBERED: Final = {
    "team": "access_team",
    "account": "platform_account",
    "client": "clients_client",
    "assessment": "assessment_assessment",
    "plan": "plans_plan",
    "goal": "plans_goal",
}
"""What other rows point at: each row gets the number that it will have here."""

IDENTITY_CODE: Final = """
  CASE WHEN identity_digest IS NOT NULL AND nth < 600 THEN
    left(digits, 6)
    || substr(CASE left(birth_date::text, 2) WHEN '18' THEN '++++++' WHEN '19' THEN '-YXWVU' ELSE 'ABCDEF' END,
              (nth / 100)::int + 1, 1)
    || substr(digits, 7)
    || substr('0123456789ABCDEFHJKLMNPRSTUVWXY', (digits::bigint % 31)::int + 1, 1)
  END
"""
CLIENTS: Final = f"""
SELECT number, last_name, first_names, birth_date, birth_place, {IDENTITY_CODE}, migri_number, home_municipality,
  native_language, service_language, interpreter_need, arrangements, target_occupation, team, worker, started_on,
  ended_on, end_reason
FROM (
  SELECT *, to_char(birth_date, 'DDMMYY') || (900 + nth % 100) AS digits FROM (
    SELECT c.*, n.number, t.number AS team, w.number AS worker, r.started_on, r.ended_on, r.end_reason,
      row_number() OVER (PARTITION BY c.birth_date, c.identity_digest IS NULL ORDER BY n.number) - 1 AS nth
    FROM clients_client c
    JOIN numbered_client n ON n.id = c.id
    JOIN LATERAL (SELECT * FROM clients_relationship r WHERE r.municipality_id = c.municipality_id
                  AND r.client_id = c.id ORDER BY r.ended_on IS NULL DESC, r.started_on DESC LIMIT 1) r ON true
    JOIN numbered_team t ON t.id = r.team_id
    LEFT JOIN numbered_account w ON w.id = r.worker_id
  ) AS counted
) AS coded ORDER BY number
"""

ASSESSMENT: Final = (
    "state, topics_done, eligibility, learned_on, started_on, ready_on, interview_language, life_situation,"
    " education_notes, study_skills, work_notes, work_skills, literacy, language_level, language_notes, strengths,"
    " wishes, target_occupation, networks, child_views, child_views_notes, is_multisectoral, service_need,"
    " training_recommendation, outcome, conclusion, cancel_reason"
)
PLAN: Final = (
    "state, number, drafted_on, is_jobseeker, is_multisectoral, target_occupation, no_employment_goal_reason,"
    " no_education_goal_reason, follow_up, job_search_duty, duration_reason, child_views, child_views_notes,"
    " explained_on, explained_in, is_interpreted, copy_given_on, agreed_on, agreed_by, agreed_how, valid_from,"
    " valid_until, ended_on, end_reason, onward_guidance"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A table of the cobbled alternative: its columns, and the statement that reads them from Kotokirja."""

    table: str
    columns: str
    select: str
    owner: str | None = None
    """For a table with events: the join from a row `t` to its client `c`, through its plan or assessment if need be."""


def _of_client(table: str, source: str, columns: str) -> Copied:
    return Copied(
        table=table,
        columns=f"client_id, {columns}",
        select=f"SELECT n.number, {_prefixed(columns)} FROM {source} s JOIN numbered_client n ON n.id = s.client_id"
        " WHERE NOT s.is_void",
        owner=OF_CLIENT,
    )


def _of_parent(table: str, source: str, parent: str, columns: str, *, is_voidable: bool = True) -> Copied:
    return Copied(
        table=table,
        columns=f"{parent}_id, {columns}",
        select=f"SELECT n.number, {_prefixed(columns)} FROM {source} s"
        f" JOIN numbered_{parent} n ON n.id = s.{parent}_id" + (" WHERE NOT s.is_void" if is_voidable else ""),
        owner=OF_PARENT.format(parent=parent),
    )


def _prefixed(columns: str) -> str:
    return ", ".join(f"s.{column.strip()}" for column in columns.split(","))


COPIED: Final = (
    Copied(
        table="auth_user",
        columns="id, username, password, first_name, last_name, email, is_active, is_staff, is_superuser, date_joined",
        select="SELECT n.number, username, password, split_part(display_name, ' ', 1),"
        " substr(display_name, strpos(display_name, ' ') + 1), '', is_active, false, false, now()"
        " FROM platform_account s JOIN numbered_account n USING (id) ORDER BY 1",
    ),
    Copied(
        table="clients_team",
        columns="id, name",
        select="SELECT n.number, name FROM access_team JOIN numbered_team n USING (id) ORDER BY 1",
    ),
    Copied(
        table="clients_client",
        columns="id, last_name, first_names, birth_date, birth_place, identity_code, migri_number, home_municipality,"
        " native_language, service_language, interpreter_need, arrangements, target_occupation, team_id, worker_id,"
        " started_on, ended_on, end_reason",
        select=CLIENTS,
        owner="JOIN clients_client c ON c.id = t.id",
    ),
    Copied(
        table="clients_contact",
        columns="client_id, street_address, postal_code, post_office, phone, email",
        select="SELECT n.number, street_address, postal_code, post_office, phone, email"
        " FROM clients_contact s JOIN numbered_client n ON n.id = s.client_id",
        owner=OF_CLIENT,
    ),
    _of_client("clients_citizenship", "clients_citizenship", "country"),
    _of_client(
        "clients_permit",
        "clients_permit",
        "permit_type, aliens_act_section, granted_on, valid_from, valid_until, is_after_protection_claim, is_quota",
    ),
    _of_client("clients_education", "clients_education", "country, level, degree, years, completed_year"),
    _of_client("clients_work", "clients_work", "country, occupation, start_year, end_year"),
    _of_client("clients_languageskill", "clients_languageskill", "language, kind, level, tested_on"),
    Copied(
        table="clients_assessment",
        columns=f"id, client_id, planned_on, {ASSESSMENT}",
        select="SELECT a.number, n.number, coalesce(s.planned_on, s.learned_on, current_date),"
        f" {_prefixed(ASSESSMENT)} FROM assessment_assessment s JOIN numbered_assessment a ON a.id = s.id"
        " JOIN numbered_client n ON n.id = s.client_id",
        owner=OF_CLIENT,
    ),
    _of_parent(
        "clients_assessmentparticipant", "assessment_assessmentparticipant", "assessment", "kind, name, organisation"
    ),
    Copied(
        table="clients_plan",
        columns=f"id, client_id, assessment_id, {PLAN}",
        select=f"SELECT p.number, n.number, a.number, {_prefixed(PLAN)} FROM plans_plan s"
        " JOIN numbered_plan p ON p.id = s.id JOIN numbered_client n ON n.id = s.client_id"
        " LEFT JOIN numbered_assessment a ON a.id = s.assessment_id",
        owner=OF_CLIENT,
    ),
    _of_parent("clients_planparticipant", "plans_planparticipant", "plan", "kind, name, organisation"),
    Copied(
        table="clients_goal",
        columns="id, plan_id, position, kind, horizon, text",
        select="SELECT g.number, n.number, s.position, s.kind, s.horizon, s.text FROM plans_goal s"
        " JOIN numbered_goal g ON g.id = s.id JOIN numbered_plan n ON n.id = s.plan_id WHERE NOT s.is_void",
        owner=OF_PARENT.format(parent="plan"),
    ),
    Copied(
        table="clients_plannedservice",
        columns="plan_id, goal_id, position, kind, name, provider, reason, starts_on, ends_on, referred_on",
        select="SELECT n.number, g.number, s.position, s.kind, s.name, s.provider, s.reason, s.starts_on, s.ends_on,"
        " s.referred_on FROM plans_plannedservice s JOIN numbered_plan n ON n.id = s.plan_id"
        " LEFT JOIN (numbered_goal g JOIN plans_goal k ON k.id = g.id AND NOT k.is_void) ON g.id = s.goal_id"
        " WHERE NOT s.is_void",
        owner=OF_PARENT.format(parent="plan"),
    ),
    _of_parent(
        "clients_planreview",
        "plans_planreview",
        "plan",
        "reviewed_on, reason, outcome, observations, valid_until",
        is_voidable=False,
    ),
    Copied(
        table="clients_registrymessage",
        columns="client_id, event, state, created_at, created_by_id, acknowledged_at",
        select="SELECT n.number, s.event, s.state, s.created_at, a.number, s.acknowledged_at"
        " FROM outbox_outboxmessage s JOIN numbered_client n ON n.id = s.subject_id"
        " LEFT JOIN numbered_account a ON a.id = s.created_by",
        owner=OF_CLIENT,
    ),
    Copied(
        table="clients_readlog",
        columns="user_id, client_id, at, view",
        select="SELECT a.number, n.number, s.at, CASE s.action WHEN 'staff:desk:read' THEN 'list' ELSE 'file' END"
        " FROM audit.entry s JOIN audit.pseudonym p ON p.pseudonym = s.subject"
        " JOIN numbered_client n ON n.id = p.subject_id JOIN numbered_account a ON a.id = s.actor"
        " WHERE s.action IN ('staff:client:read', 'staff:desk:read') ORDER BY s.at",
    ),
    Copied(table="fill.client", columns="kotokirja_id, client_id", select="SELECT id, number FROM numbered_client"),
)
"""Every table in the order in which it is filled; `fill.client` says which client is whom, for the measuring only."""


class AlreadyFilled(RuntimeError):
    """The cobbled database has clients."""


def fill(*, admin_dsn_kotokirja: str, admin_dsn_cobbled: str, progress: Callable[[str], None]) -> int:
    """Copy everybody of one database into the other, whole or not at all, and give how many clients that is."""
    began = monotonic()
    with (
        psycopg.connect(admin_dsn_kotokirja) as source,
        psycopg.connect(admin_dsn_cobbled, autocommit=True) as target,
    ):
        with target.transaction():
            if target.execute("SELECT 1 FROM clients_client LIMIT 1").fetchone():
                raise AlreadyFilled
            target.execute("SET LOCAL session_replication_role = replica")  # no trigger and no foreign key wakes up
            target.execute("SET LOCAL maintenance_work_mem = '256MB'")
            target.execute("CREATE SCHEMA IF NOT EXISTS fill")
            target.execute("CREATE TABLE IF NOT EXISTS fill.client (kotokirja_id uuid PRIMARY KEY, client_id bigint)")
            _number(source)
            with _without_indexes(target, progress):
                for one in COPIED:
                    _copy(one, source=source, target=target, progress=progress)
                _insert_events(target, progress)
            _advance_sequences(target)
            found = target.execute("SELECT count(*) FROM clients_client").fetchone()
        target.execute("VACUUM ANALYZE")
    assert found is not None
    progress(f"{found[0]} clients in {monotonic() - began:.0f} s")
    return int(found[0])


def _number(source: psycopg.Connection) -> None:
    source.execute("SET synchronize_seqscans = off")
    source.execute("SET work_mem = '256MB'")
    for name, table in NUMBERED.items():
        source.execute(
            sql.SQL("CREATE TEMP TABLE {} AS SELECT id, row_number() OVER () AS number FROM {}").format(
                sql.Identifier(f"numbered_{name}"), sql.Identifier(table)
            )
        )
        source.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(f"numbered_{name}")))


def _copy(
    one: Copied, *, source: psycopg.Connection, target: psycopg.Connection, progress: Callable[[str], None]
) -> None:
    began = monotonic()
    with source.cursor() as reading, target.cursor() as writing:
        with (
            reading.copy(f"COPY ({one.select}) TO STDOUT") as rows,
            writing.copy(f"COPY {one.table} ({one.columns}) FROM STDIN") as into,
        ):
            for data in rows:
                into.write(data)
        copied = writing.rowcount
    target.execute(f"ANALYZE {one.table}")
    progress(f"{one.table}: {copied} rows in {monotonic() - began:.1f} s")


def _insert_events(target: psycopg.Connection, progress: Callable[[str], None]) -> None:
    """Insert what the triggers would have: the event of each row's insert, under the context of its client."""
    began = monotonic()
    target.execute(
        "INSERT INTO pghistory_context (id, created_at, updated_at, metadata)"
        f" SELECT {CONTEXT}, c.started_on, c.started_on,"
        " jsonb_build_object('user', c.worker_id, 'url', '/clients/new/') FROM clients_client c"
    )
    for one in COPIED:
        if one.owner is None:
            continue
        events = f"{one.table}event"
        known = target.execute(
            "SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum),"
            " string_agg('t.' || quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute"
            " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attname NOT LIKE 'pgh\\_%%'",
            [events],
        ).fetchone()
        assert known is not None
        target.execute(
            f"INSERT INTO {events} ({known[0]}, pgh_created_at, pgh_label, pgh_obj_id, pgh_context_id)"
            f" SELECT {known[1]}, c.started_on, 'insert', t.id, {CONTEXT}"
            f" FROM {one.table} t {one.owner}"
        )
    progress(f"events in {monotonic() - began:.1f} s")


@contextmanager
def _without_indexes(target: psycopg.Connection, progress: Callable[[str], None]) -> Iterator[None]:
    """Take the indexes and unique constraints of the tables away, and make them again when all rows are in."""
    unique = target.execute(
        "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE contype = 'u' AND conrelid::regclass::text LIKE 'clients\\_%'"
    ).fetchall()
    for table, name, _definition in unique:
        target.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    indexes = target.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
        " WHERE NOT indisprimary AND indrelid::regclass::text LIKE 'clients\\_%'"
    ).fetchall()
    for name, _definition in indexes:
        target.execute(f"DROP INDEX {name}")
    yield
    began = monotonic()
    for _name, definition in indexes:
        target.execute(definition)
    for table, name, definition in unique:
        target.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
    progress(f"{len(indexes) + len(unique)} indexes in {monotonic() - began:.1f} s")


def _advance_sequences(target: psycopg.Connection) -> None:
    for one in COPIED:
        if one.columns.startswith("id,"):
            target.execute(
                f"SELECT setval(pg_get_serial_sequence(%s, 'id'), (SELECT max(id) FROM {one.table}))",
                [one.table],
            )
