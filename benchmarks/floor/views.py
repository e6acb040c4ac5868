"""Pages of one statement each, with the log row that the law wants and nothing else."""

import json
from typing import Any, Final
from uuid import UUID, uuid4

from django.db import connections, transaction
from django.http import HttpResponse
from django.shortcuts import render

from kotokirja.platform.shell.http import StaffRequest

ROWS: Final = {
    "clients_client": "id",
    "clients_contact": "client_id",
    "clients_citizenship": "client_id",
    "clients_permit": "client_id",
    "clients_education": "client_id",
    "clients_work": "client_id",
    "clients_languageskill": "client_id",
    "clients_relationship": "client_id",
    "clients_noticegiven": "client_id",
    "assessment_assessment": "client_id",
    "assessment_assessmentparticipant": "client_id",
    "plans_plan": "client_id",
    "plans_planparticipant": "client_id",
    "plans_goal": "client_id",
    "plans_plannedservice": "client_id",
    "plans_planextension": "client_id",
    "plans_planreview": "client_id",
    "outbox_outboxmessage": "subject_id",
}
"""The tables of a file, by the column that names the person."""
ROWS_OF_THE_PERSON: Final = tuple(table for table in ROWS if table.startswith("clients_"))
HISTORY: Final = tuple(f"{table}_history" for table in ROWS_OF_THE_PERSON)
"""Where the provenance stands that the page shows beside each datum."""
LOOKS: Final = (
    "(SELECT jsonb_agg(to_jsonb(e)) FROM (SELECT at, role, purpose, action, actor FROM audit.entry"
    " WHERE municipality_id = %(place)s AND subject = (SELECT pseudonym FROM audit.pseudonym"
    " WHERE municipality_id = %(place)s AND subject_id = %(client)s)"
    " AND at >= now() - interval '92 days' ORDER BY at DESC LIMIT 4) e)"
)
FILE: Final = "SELECT " + ", ".join(
    [
        *(
            f"(SELECT jsonb_agg(to_jsonb(t)) FROM {table} t WHERE municipality_id = %(place)s AND {column} = %(client)s)"
            for table, column in ROWS.items()
        ),
        *(
            "(SELECT jsonb_agg(jsonb_build_array(h.row_id, h.columns, h.source, h.ground, h.recorded_at, a.display_name))"
            f" FROM {table} h LEFT JOIN platform_account a ON a.id = h.recorded_by"
            " WHERE h.municipality_id = %(place)s AND h.subject_id = %(client)s)"
            for table in HISTORY
        ),
        LOOKS,
    ]
)
LIST: Final = """
SELECT c.id, c.last_name, c.first_names, c.birth_date, c.service_language, r.started_on
FROM clients_relationship r JOIN clients_client c ON c.municipality_id = r.municipality_id AND c.id = r.client_id
WHERE r.municipality_id = %(place)s AND r.team_id = ANY (%(teams)s) AND r.ended_on IS NULL
ORDER BY c.sort_key, c.id LIMIT 51
"""
SHOWN: Final = """
SELECT c.id, c.last_name, c.first_names, c.birth_date, t.name, a.display_name
FROM (SELECT * FROM found ORDER BY nearness DESC, sort_key, id LIMIT 21) f
JOIN clients_client c ON c.municipality_id = %(place)s AND c.id = f.id
LEFT JOIN LATERAL (SELECT * FROM clients_relationship r WHERE r.municipality_id = c.municipality_id
                   AND r.client_id = c.id ORDER BY r.started_on DESC LIMIT 1) r ON true
LEFT JOIN access_team t ON t.municipality_id = c.municipality_id AND t.id = r.team_id
LEFT JOIN platform_account a ON a.municipality_id = c.municipality_id AND a.id = r.worker_id
ORDER BY f.nearness DESC, f.sort_key, f.id
"""
ALIKE: Final = """
SELECT c.id, c.sort_key, word_similarity(fi_fold(%(name)s), c.search_key) AS nearness FROM clients_client c
WHERE c.municipality_id = %(place)s AND fi_fold(%(name)s) <%% c.search_key
"""
SEARCH_WHOLE: Final = f"WITH found AS MATERIALIZED ({ALIKE}) {SHOWN}"
SEARCH: Final = f"""WITH alike AS MATERIALIZED ({ALIKE}), found AS MATERIALIZED (
  SELECT a.* FROM alike a WHERE EXISTS (SELECT FROM clients_relationship r
  WHERE r.municipality_id = %(place)s AND r.client_id = a.id AND r.team_id = ANY (%(teams)s))) {SHOWN}"""
LOG: Final = """
INSERT INTO audit.entry (actor, role, action, purpose, ground, municipality_id, subject, categories, request_id, outcome,
                         declaration)
SELECT %(actor)s, %(role)s, 'floor', 'ASSESSMENT_AND_PLAN', '72.1', %(place)s, p.pseudonym, '{}', %(request)s, 'GRANTED', ''
FROM audit.pseudonym p WHERE p.municipality_id = %(place)s AND p.subject_id = ANY (%(clients)s)
"""


def _rows(request: StaffRequest, statement: str, **values: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401 -- any value
    with connections["raw"].cursor() as cursor:
        cursor.execute(statement, {"place": request.actor.municipality, **values})
        return cursor.fetchall()


def _log(request: StaffRequest, clients: list[UUID]) -> None:
    values = {
        "actor": request.actor.account_id,
        "role": request.actor.role.value,
        "place": request.actor.municipality,
        "request": uuid4(),
        "clients": clients,
    }
    with connections["raw"].cursor() as cursor:
        cursor.execute(LOG, values)


def file(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """All rows of one person, printed plainly."""
    with transaction.atomic(using="raw"):
        (found,) = _rows(request, FILE, client=client_id)
        _log(request, [client_id])
    tables = [json.loads(rows) if rows else [] for rows in found]
    kept, traced = tables[: len(ROWS)], tables[len(ROWS) : -1]
    context = {"tables": zip(ROWS, kept, strict=True), "traces": traced, "looks": tables[-1]}
    return render(request, "floor/file.html", context)


def listed(request: StaffRequest) -> HttpResponse:
    """Fifty clients of the teams."""
    with transaction.atomic(using="raw"):
        rows = _rows(request, LIST, teams=list(request.actor.teams))
        _log(request, [row[0] for row in rows])
    return render(request, "floor/list.html", {"rows": rows[:50]})


def search(request: StaffRequest) -> HttpResponse:
    """The first twenty whose name is alike, of the teams."""
    return _search(request, SEARCH)


def search_whole(request: StaffRequest) -> HttpResponse:
    """The first twenty whose name is alike, of the municipality."""
    return _search(request, SEARCH_WHOLE)


def _search(request: StaffRequest, statement: str) -> HttpResponse:
    with transaction.atomic(using="raw"):
        with connections["raw"].cursor() as cursor:
            cursor.execute("SELECT show_limit(), set_config('pg_trgm.word_similarity_threshold', '0.5', true)")
        rows = _rows(request, statement, teams=list(request.actor.teams), name=request.GET["q"])
        _log(request, [row[0] for row in rows])
    return render(request, "floor/list.html", {"rows": rows[:20]})
