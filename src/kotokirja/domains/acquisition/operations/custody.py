"""Keeping a file while its run lasts, and destroying it with its key when the run has ended."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final
from uuid import uuid4

from procrastinate.contrib.django import app

from kotokirja.domains.acquisition.models import ImportChunk, ImportColumn, ImportRun
from kotokirja.domains.acquisition.queries.runs import heading_place, key_binding
from kotokirja.domains.acquisition.rules import new_key, seal, sealed_chunks
from kotokirja.domains.acquisition.types import FileFacts, RunState, Target
from kotokirja.kernel.ids import ImportRunId, MunicipalityCode, TeamId
from kotokirja.platform.door import Grant
from kotokirja.platform.sealing import key_service

WORK: Final = "imports.work"
QUEUE: Final = "imports"


def keep(
    *,
    grant: Grant,
    content: bytes,
    facts: FileFacts,
    targets: Sequence[Target | None],
    team: TeamId,
    started_on: date,
    at: datetime,
) -> ImportRunId:
    """Begin a run: lay the file down encrypted under a new key, with what its columns seem to mean."""
    run_id = ImportRunId(uuid4())
    key = new_key()
    version, wrapped = key_service().wrap(key, binding=key_binding(grant.municipality, run_id))
    ImportRun(
        id=run_id,
        municipality_id=grant.municipality,
        state=RunState.UPLOADED.value,
        file_kind=facts.kind,
        encoding=facts.encoding,
        delimiter=facts.delimiter,
        size=facts.size,
        digest=facts.digest,
        wrapped=wrapped,
        wrapped_with=version,
        team_id=team,
        started_on=started_on,
        rows=facts.rows,
        uploaded_at=at,
        uploaded_by_id=grant.recorder,
        changed_at=at,
    ).save(force_insert=True)
    ImportChunk.objects.bulk_create(
        ImportChunk(municipality_id=grant.municipality, run_id=run_id, number=number, sealed=sealed)
        for number, sealed in enumerate(sealed_chunks(key=key, run=run_id, content=content))
    )
    ImportColumn.objects.bulk_create(
        ImportColumn(
            municipality_id=grant.municipality,
            run_id=run_id,
            position=position,
            heading=seal(key=key, place=heading_place(run_id, position), content=heading.encode()),
            target=str(target or ""),
        )
        for position, (heading, target) in enumerate(zip(facts.headings, targets, strict=True), start=1)
    )
    return run_id


def destroy_file(*, grant: Grant, run_id: ImportRunId) -> None:
    """Empty the chunks and the headings; the caller clears the key in the run's own row."""
    ImportChunk.objects.filter(municipality_id=grant.municipality, run_id=run_id).update(sealed=b"")
    ImportColumn.objects.filter(municipality_id=grant.municipality, run_id=run_id).update(heading=None)


def run_later(*, municipality: MunicipalityCode, run_id: ImportRunId) -> None:
    """Ask for the run's next step; one job at a time works on a run."""
    app.configure_task(WORK, lock=f"import {run_id}", queue=QUEUE, allow_unknown=True).defer(
        municipality=municipality, run=str(run_id)
    )
