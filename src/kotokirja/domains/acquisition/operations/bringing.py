"""Bringing rows in: who is new, who is known, who waits for the hand; and making the new ones clients."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import uuid4

from django.db import connection

from kotokirja.domains.acquisition.models import HandRow
from kotokirja.domains.acquisition.operations import steps
from kotokirja.domains.acquisition.queries.hand import hand_binding, hand_place
from kotokirja.domains.acquisition.queries.people import NameKey, acquainted, name_key
from kotokirja.domains.acquisition.rules import new_key, newcomer_to_text, seal
from kotokirja.domains.acquisition.types import Candidate, Datum, Finding, Reason, Refused, Sorted, Target, Waiting
from kotokirja.domains.clients import operations as clients
from kotokirja.kernel.ids import ClientId, ImportRunId
from kotokirja.platform.door import Grant
from kotokirja.platform.sealing import key_service

MOST_TRIES: Final = 5
Met = dict[NameKey, tuple[tuple[ClientId, bool], ...]]
"""Whom the same file has brought before, by name and birth date, and whether with a code."""


def sort_out(*, grant: Grant, rows: Sequence[Candidate | Refused], columns: Mapping[Target, int], met: Met) -> Sorted:
    """Sort some rows by what becomes of them, each against the register and against those before it in the file.

    `columns` says where a target stands, for the report; `met` is added to.
    """
    candidates = [row for row in rows if isinstance(row, Candidate)]
    refused = [row for row in rows if isinstance(row, Refused)]
    known = acquainted(grant=grant, newcomers=[candidate.newcomer for candidate in candidates])
    ready: list[Candidate] = []
    waiting: list[Waiting] = []
    owners: list[ClientId] = []
    seen: set[ClientId] = set()
    found = [finding for row in refused for finding in row.findings]
    for candidate in candidates:
        newcomer = candidate.newcomer
        owner = known.owner_of_code(newcomer)
        alike = known.namesakes(newcomer)
        namesakes = alike + _before(met, candidate)
        if owner is not None:
            owners.append(owner)
            seen.add(owner)
            found.append(_finding(candidate, Datum.IDENTITY_CODE, Reason.ALREADY_CLIENT, columns))
        elif namesakes:
            seen |= set(alike)
            waiting.append(Waiting(candidate=candidate, namesakes=namesakes))
            found.append(_finding(candidate, Datum.BIRTH_DATE, Reason.WAITS_FOR_HAND, columns))
        else:
            ready.append(candidate)
            _meet(met, candidate)
    return Sorted(
        ready=tuple(ready),
        waiting=tuple(waiting),
        known=tuple(owners),
        seen=tuple(seen),
        refused=len(refused),
        findings=tuple(sorted(found, key=lambda finding: (finding.row, finding.column or 0))),
    )


def _before(met: Met, candidate: Candidate) -> tuple[ClientId, ...]:
    key = name_key(candidate.newcomer)
    has_code = candidate.newcomer.identity_code is not None
    earlier = met.get(key, ()) if key is not None else ()
    return tuple(client for client, is_coded in earlier if not (has_code and is_coded))


def _meet(met: Met, candidate: Candidate) -> None:
    key = name_key(candidate.newcomer)
    if key is not None:
        has_code = candidate.newcomer.identity_code is not None
        met[key] = (*met.get(key, ()), (candidate.newcomer.id, has_code))


def _finding(candidate: Candidate, datum: Datum, reason: Reason, columns: Mapping[Target, int]) -> Finding:
    target = Target(datum)
    return Finding(row=candidate.row, column=columns.get(target), target=str(target), reason=reason)


def bring_in(
    *,
    grant: Grant,
    run_id: ImportRunId,
    attempt: int,
    rows: Sequence[Candidate | Refused],
    columns: Mapping[Target, int],
    is_last: bool,
    at: datetime,
) -> Sorted:
    """Make the new ones of some rows clients, lay the doubtful ones aside, report the rest; end the run with the last.

    The run is held by `hold()` before. Imports of a municipality go one batch at a time, and a code that somebody
    else stores in between is met again as known: no person is made twice.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"import {grant.municipality}"])
    sorted_rows = _made(grant, rows, columns)
    _lay_aside(grant, run_id, sorted_rows.waiting)
    steps.write_findings(grant=grant, run_id=run_id, attempt=attempt, found=sorted_rows.findings)
    steps.count_rows(grant=grant, run_id=run_id, step=sorted_rows, at=at, made=len(sorted_rows.ready))
    if is_last:
        steps.finish(grant=grant, run_id=run_id, at=at)
    return sorted_rows


def _made(
    grant: Grant, rows: Sequence[Candidate | Refused], columns: Mapping[Target, int], *, tries: int = MOST_TRIES
) -> Sorted:
    step = sort_out(grant=grant, rows=rows, columns=columns, met={})
    try:
        clients.create(grant=grant, newcomers=[candidate.newcomer for candidate in step.ready])
    except clients.IdentityCodeTaken:
        if tries == 1:
            raise
        return _made(grant, rows, columns, tries=tries - 1)
    return step


def _lay_aside(grant: Grant, run_id: ImportRunId, waiting: Sequence[Waiting]) -> None:
    rows = []
    for one in waiting:
        row_id, key = uuid4(), new_key()
        version, wrapped = key_service().wrap(key, binding=hand_binding(grant.municipality, row_id))
        text = newcomer_to_text(one.candidate.newcomer)
        rows.append(
            HandRow(
                id=row_id,
                municipality_id=grant.municipality,
                run_id=run_id,
                row=one.candidate.row,
                sealed=seal(key=key, place=hand_place(row_id), content=text.encode()),
                wrapped=wrapped,
                wrapped_with=version,
                namesakes=list(one.namesakes),
            )
        )
    HandRow.objects.bulk_create(rows)
