"""Reads of runs: where they stand, their columns, their findings, and their file while it is kept."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Count, F

from kotokirja.domains.acquisition.models import ImportChunk, ImportColumn, ImportFinding, ImportRun
from kotokirja.domains.acquisition.rules import opened, opened_chunks
from kotokirja.domains.acquisition.types import (
    UNDER_WAY,
    ColumnView,
    Finding,
    HandOutcome,
    Reason,
    ReasonCount,
    RunState,
    RunView,
    Target,
)
from kotokirja.kernel.ids import AccountId, ImportRunId, MunicipalityCode, TeamId
from kotokirja.platform.door import Grant
from kotokirja.platform.sealing import key_service


class RunNotFound(LookupError):
    """The municipality has no such import, or its file is no longer kept."""


RUNS = """
SELECT r.*, u.display_name AS uploaded_by_name, coalesce(a.display_name, '') AS approved_by_name,
       (SELECT count(*) FROM acquisition_handrow h
        WHERE h.municipality_id = r.municipality_id AND h.run_id = r.id AND h.outcome = %(waiting)s) AS waiting
FROM acquisition_importrun r
JOIN platform_account u ON u.municipality_id = r.municipality_id AND u.id = r.uploaded_by_id
LEFT JOIN platform_account a ON a.municipality_id = r.municipality_id AND a.id = r.approved_by_id
WHERE r.municipality_id = %(municipality)s AND (%(run)s::uuid IS NULL OR r.id = %(run)s::uuid)
ORDER BY r.uploaded_at DESC, r.id LIMIT %(most)s
"""
PLAIN = [
    "attempt",
    "file_kind",
    "encoding",
    "delimiter",
    "size",
    "started_on",
    "rows",
    "gone",
    "ready",
    "refused",
    "known",
    "by_hand",
    "made",
    "waiting",
    "uploaded_at",
    "uploaded_by_name",
    "approved_at",
    "approved_by_name",
    "changed_at",
    "ended_at",
    "fault",
]


def runs(*, grant: Grant, most: int = 50) -> tuple[RunView, ...]:
    """The municipality's imports, the latest first, in one statement."""
    return tuple(_runs(grant, None, most))


def run(*, grant: Grant, run_id: ImportRunId) -> RunView:
    """One import."""
    for found in _runs(grant, run_id, 1):
        return found
    raise RunNotFound


def _runs(grant: Grant, run_id: ImportRunId | None, most: int) -> Iterable[RunView]:
    with connection.cursor() as cursor:
        cursor.execute(
            RUNS,
            {"municipality": grant.municipality, "run": run_id, "most": most, "waiting": HandOutcome.WAITING.value},
        )
        names = [column.name for column in cursor.description]
        for row in cursor.fetchall():
            yield _run_view(dict(zip(names, row, strict=True)))


def _run_view(row: dict[str, Any]) -> RunView:
    return RunView(
        id=ImportRunId(row["id"]),
        state=RunState(row["state"]),
        digest=bytes(row["digest"]),
        team=TeamId(row["team_id"]),
        uploaded_by=AccountId(row["uploaded_by_id"]),
        approved_by=AccountId(row["approved_by_id"]) if row["approved_by_id"] else None,
        approved_plan=bytes(row["approved_plan"]) if row["approved_plan"] else None,
        **{name: row[name] for name in PLAIN},
    )


def run_key(*, municipality: MunicipalityCode, run_id: ImportRunId, wrapped: bytes, version: int) -> bytes:
    """The key of a run, unwrapped."""
    return key_service().unwrap(wrapped, version=version, binding=key_binding(municipality, run_id))


def key_binding(municipality: MunicipalityCode, run_id: ImportRunId) -> bytes:
    """What a run's wrapped key is bound to."""
    return f"{municipality}|import|{run_id}".encode()


def heading_place(run_id: ImportRunId, position: int) -> str:
    """Where a column's heading stands sealed."""
    return f"heading|{run_id}|{position}"


def columns(*, grant: Grant, run_id: ImportRunId) -> tuple[ColumnView, ...]:
    """The columns of a run's file in order, in one statement; the headings are gone when the file is."""
    rows = (
        ImportColumn.objects.filter(municipality_id=grant.municipality, run_id=run_id)
        .order_by("position")
        .values_list("position", "heading", "target", "run__wrapped", "run__wrapped_with")
    )
    key = b""
    found = []
    for position, heading, target, wrapped, version in rows:
        if wrapped is not None and version is not None and not key:
            key = run_key(municipality=grant.municipality, run_id=run_id, wrapped=bytes(wrapped), version=version)
        name = opened(key=key, place=heading_place(run_id, position), sealed=bytes(heading)) if heading and key else b""
        found.append(ColumnView(position=position, heading=name.decode(), target=Target.parse(target)))
    return tuple(found)


def content(*, grant: Grant, run_id: ImportRunId) -> bytes:
    """The file of a run, opened; `RunNotFound` when it is not kept any more, `CustodyBroken` when it was altered."""
    rows = list(
        ImportChunk.objects.filter(municipality_id=grant.municipality, run_id=run_id, run__wrapped__isnull=False)
        .order_by("number")
        .values_list("sealed", "run__wrapped", "run__wrapped_with")
    )
    _, wrapped, version = rows[0] if rows else (b"", None, None)
    if wrapped is None or version is None:
        raise RunNotFound
    key = run_key(municipality=grant.municipality, run_id=run_id, wrapped=bytes(wrapped), version=version)
    return opened_chunks(key=key, run=run_id, chunks=[bytes(sealed) for sealed, _, _ in rows])


def findings(*, grant: Grant, run_id: ImportRunId, most: int, skip: int = 0) -> tuple[Finding, ...]:
    """The findings of the latest dry run or import, by row and column."""
    rows = (
        ImportFinding.objects.filter(municipality_id=grant.municipality, run_id=run_id, attempt=F("run__attempt"))
        .order_by("row", "column", "id")
        .values_list("row", "column", "target", "reason", "shape")[skip : skip + most]
    )
    return tuple(
        Finding(row=row, column=column, target=target, reason=Reason(reason), shape=shape)
        for row, column, target, reason, shape in rows
    )


def reason_counts(*, grant: Grant, run_id: ImportRunId) -> tuple[ReasonCount, ...]:
    """How often each reason occurred under each meaning, the most frequent first."""
    rows = (
        ImportFinding.objects.filter(municipality_id=grant.municipality, run_id=run_id, attempt=F("run__attempt"))
        .values("reason", "target")
        .annotate(count=Count("id"))
        .order_by("-count", "reason", "target")
        .values_list("reason", "target", "count")
    )
    return tuple(ReasonCount(reason=Reason(reason), target=target, count=count) for reason, target, count in rows)


def unattended(*, grant: Grant, before: datetime) -> tuple[ImportRunId, ...]:
    """Runs that are under way and have not moved since: their job was lost."""
    rows = ImportRun.objects.filter(
        municipality_id=grant.municipality, state__in=[state.value for state in UNDER_WAY], changed_at__lt=before
    ).values_list("id", flat=True)
    return tuple(ImportRunId(found) for found in rows)
