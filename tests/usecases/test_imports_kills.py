"""An import whose process is killed for good, again and again, by the operating system."""

import os
import signal
import subprocess
import sys
from random import Random
from time import monotonic, sleep

import pytest
from django.db import connections

from kotokirja.domains.acquisition.types import RunState, RunView
from kotokirja.kernel.ids import ImportRunId
from kotokirja.usecases import imports
from tests.cast import AT, MALLILA, TODAY, Cast
from tests.domains.acquisition.register_files import as_csv, records
from tests.plugins.cluster import TestDatabase

pytestmark = pytest.mark.usefixtures("municipality_db")
ROWS = 600
WORK = """
import sys
from datetime import UTC, datetime
from uuid import UUID
from kotokirja.interfaces.cli.process import enter
enter(service="municipality", process="worker")
from kotokirja.interfaces.jobs.imports import carry_on
carry_on(municipality=int(sys.argv[1]), run_id=UUID(sys.argv[2]), clock=lambda: datetime.now(UTC), batch=20)
"""


def worker(database: TestDatabase, run: ImportRunId) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", WORK, str(MALLILA), str(run)],
        env=os.environ | database.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def gone(run: ImportRunId) -> int:
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute("SELECT gone FROM acquisition_importrun WHERE id = %s", [run])
        return int(cursor.fetchone()[0])


def test_killed_by_the_system_and_taken_up_again_it_makes_everybody_once(
    cast: Cast, municipality_db: TestDatabase
) -> None:
    name = "Tapettava"
    content = as_csv([{**row, "Sukunimi": name} for row in records(ROWS, seed=33)])
    run = imports.upload(actor=cast.lead, content=content, team=cast.own_team, started_on=TODAY, at=AT)
    targets = [column.target for column in imports.open_run(actor=cast.lead, run_id=run, at=AT).columns]
    imports.name_columns(actor=cast.lead, run_id=run, targets=targets, team=cast.own_team, started_on=TODAY, at=AT)
    assert worker(municipality_db, run).wait(120) == 0
    seen = imports.see_progress(actor=cast.lead, run_id=run, at=AT)
    assert (seen.state, seen.ready) == (RunState.CHECKED, ROWS)
    imports.approve(actor=cast.lead, run_id=run, attempt=seen.attempt, at=AT)
    rng, kills = Random(5), []
    for target in (60, 200, 340):
        process = worker(municipality_db, run)
        until = monotonic() + 120
        while gone(run) < target and process.poll() is None and monotonic() < until:
            sleep(0.01)
        sleep(rng.random() * 0.05)
        process.send_signal(signal.SIGKILL)
        process.wait(30)
        kills.append(gone(run))
    assert kills[0] < ROWS, "the control: the first kill came in the middle"
    last = worker(municipality_db, run)
    assert last.wait(180) == 0
    seen = imports.see_progress(actor=cast.lead, run_id=run, at=AT)
    assert (seen.state, seen.made, seen.gone) == (RunState.DONE, ROWS, ROWS)
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(DISTINCT identity_digest) FROM clients_client WHERE last_name = %s", [name]
        )
        assert cursor.fetchone() == (ROWS, ROWS)
        for table in ("contact", "relationship", "permit"):
            cursor.execute(
                f"SELECT count(*) FROM clients_{table} t JOIN clients_client c ON c.id = t.client_id"
                " WHERE c.last_name = %s",
                [name],
            )
            assert cursor.fetchone()[0] == ROWS


def test_the_real_queue_works_on_an_import_from_the_button_to_the_clients(
    cast: Cast, municipality_db: TestDatabase
) -> None:
    name = "Jonottaja"
    content = as_csv([{**row, "Sukunimi": name} for row in records(30, seed=34)])
    run = imports.upload(actor=cast.lead, content=content, team=cast.own_team, started_on=TODAY, at=AT)
    targets = [column.target for column in imports.open_run(actor=cast.lead, run_id=run, at=AT).columns]
    imports.name_columns(actor=cast.lead, run_id=run, targets=targets, team=cast.own_team, started_on=TODAY, at=AT)
    jobs = subprocess.Popen(
        [sys.executable, "-m", "kotokirja.project.command_line", "jobs"],
        env=os.environ | municipality_db.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert wait_for(cast, run, RunState.CHECKED).ready == 30
        imports.approve(actor=cast.lead, run_id=run, attempt=1, at=AT)
        assert wait_for(cast, run, RunState.DONE).made == 30
    finally:
        jobs.terminate()
        jobs.wait(60)


def wait_for(cast: Cast, run: ImportRunId, state: RunState) -> RunView:
    until = monotonic() + 120
    while (seen := imports.see_progress(actor=cast.lead, run_id=run, at=AT)).state is not state:
        assert monotonic() < until, seen.state
        sleep(0.2)
    return seen
