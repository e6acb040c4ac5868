"""An import from the file to the clients: checked, approved by a named officer, carried out once, and forgotten."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from random import Random
from threading import Barrier, Thread
from time import perf_counter
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, connections, transaction
from django.db.utils import IntegrityError, ProgrammingError

from kotokirja.domains.acquisition.types import Datum, HandOutcome, Reason, RunState, RunView, Target, UnreadableFile
from kotokirja.interfaces.jobs import imports as job
from kotokirja.interfaces.jobs.actor import WORKER, worker_for
from kotokirja.kernel.ids import ClientId, ImportRunId
from kotokirja.platform.door import Actor, NotPermitted
from kotokirja.policy.vocabulary import Role, SourceCode
from kotokirja.usecases import clients, imports, imports_work
from tests.cast import AT, KOEKYLA, MALLILA, TODAY, Cast, hire, take_on
from tests.domains.acquisition.register_files import Record, as_csv, as_workbook, record, records
from tests.factories.people import make_person

pytestmark = pytest.mark.usefixtures("municipality_db")
seeds = count(1000)


@pytest.fixture(autouse=True)
def empty_queue(municipality_db: object) -> Iterator[None]:
    """Jobs are worked on by hand here, each when the test says so."""
    yield
    rows("DELETE FROM procrastinate_jobs")


def rows(statement: str, *values: UUID | str) -> list[tuple[Any, ...]]:
    """What really stands in the database, seen from behind the policies."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def people(number: int) -> list[Record]:
    return records(number, seed=next(seeds))


def bring(cast: Cast, content: bytes, *, at_lead: Actor | None = None) -> ImportRunId:
    lead = at_lead or cast.lead
    return imports.upload(actor=lead, content=content, team=cast.own_team, started_on=TODAY, at=AT)


def check(cast: Cast, run: ImportRunId, *, targets: Sequence[Target | None] | None = None) -> RunView:
    opened = imports.open_run(actor=cast.lead, run_id=run, at=AT)
    imports.name_columns(
        actor=cast.lead,
        run_id=run,
        targets=[column.target for column in opened.columns] if targets is None else targets,
        team=cast.own_team,
        started_on=TODAY,
        at=AT,
    )
    carry_on(run)
    return see(cast, run)


def approve(cast: Cast, run: ImportRunId) -> None:
    imports.approve(actor=cast.lead, run_id=run, attempt=see(cast, run).attempt, at=AT)


def carry_on(run: ImportRunId, *, batch: int = 500) -> None:
    job.carry_on(municipality=MALLILA, run_id=run, clock=lambda: AT, batch=batch)


def see(cast: Cast, run: ImportRunId) -> RunView:
    return imports.see_progress(actor=cast.lead, run_id=run, at=AT)


def whole(cast: Cast, content: bytes) -> RunView:
    run = bring(cast, content)
    check(cast, run)
    approve(cast, run)
    carry_on(run)
    return see(cast, run)


def clients_called(last_name: str) -> list[UUID]:
    return [row[0] for row in rows("SELECT id FROM clients_client WHERE last_name = %s ORDER BY id", last_name)]


def named(last_name: str, number: int, **changed: str) -> list[Record]:
    """So many different persons of one unmistakable name."""
    return [{**row, "Sukunimi": last_name, **changed} for row in people(number)]


def reasons(cast: Cast, run: ImportRunId) -> list[tuple[int, Reason]]:
    _, found = imports.report(actor=cast.lead, run_id=run, at=AT)
    return [(finding.row, finding.reason) for finding in found]


@pytest.mark.parametrize("make", [as_csv, as_workbook], ids=["csv", "xlsx"])
def test_a_file_becomes_clients_with_everything_and_its_source(cast: Cast, make: Callable[..., bytes]) -> None:
    name = f"Tuotu{next(seeds)}"
    done = whole(cast, make(named(name, 12)))
    assert (done.state, done.made, done.refused, done.by_hand, done.known) == (RunState.DONE, 12, 0, 0, 0)
    found = clients_called(name)
    assert len(found) == 12
    opened = clients.open_part(actor=cast.own_worker, client_id=ClientId(found[0]), at=AT)
    assert opened.file.person.has_identity_code
    assert opened.file.contact is not None
    assert opened.file.permits
    assert opened.file.education
    assert opened.file.work
    assert opened.file.relationship is not None
    assert opened.file.relationship.team_id == cast.own_team
    sources = {known.source for known in opened.trail.known.values()}
    assert sources == {SourceCode.PREVIOUS_REGISTER}
    assert {known.recorder for known in opened.trail.known.values()} == {cast.lead.display_name}


def test_a_mapped_column_says_the_source_of_its_row(cast: Cast) -> None:
    name = f"Lähde{next(seeds)}"
    made = named(name, 2)
    done = whole(cast, as_csv([{**made[0], "Lähde": "Migri"}, {**made[1], "Lähde": ""}]))
    assert done.made == 2, reasons(cast, done.id)
    sources = rows(
        "SELECT DISTINCT h.source FROM clients_permit_history h JOIN clients_client c ON c.id = h.subject_id"
        " WHERE c.last_name = %s ORDER BY 1",
        name,
    )
    assert sources == [("MIGRI",), ("PREVIOUS_REGISTER",)]


def test_the_dry_run_makes_nobody_and_says_what_would_become_of_each_row(cast: Cast) -> None:
    name = f"Koeajo{next(seeds)}"
    known, good, bad, twin = named(name, 4)
    whole(cast, as_csv([known]))
    before = rows("SELECT count(*) FROM clients_client")
    uncoded = {**known, "Henkilötunnus": ""}
    run = bring(
        cast, as_csv([good, {**bad, "Syntymäaika": "31.2.1980"}, known, uncoded, twin, {**twin, "Henkilötunnus": ""}])
    )
    seen = check(cast, run)
    assert seen.state is RunState.CHECKED
    assert (seen.ready, seen.refused, seen.known, seen.by_hand) == (2, 1, 1, 2)
    assert reasons(cast, run) == [
        (3, Reason.DATE_DOES_NOT_EXIST),
        (4, Reason.ALREADY_CLIENT),
        (5, Reason.WAITS_FOR_HAND),
        (7, Reason.WAITS_FOR_HAND),
    ]
    assert rows("SELECT count(*) FROM clients_client") == before


def test_columns_named_otherwise_are_checked_anew(cast: Cast) -> None:
    run = bring(cast, as_csv([{**row, "Puhelin": "ei ole"} for row in people(3)]))
    assert check(cast, run).refused == 3
    targets = [
        None if column.target == Target(Datum.PHONE) else column.target
        for column in imports.open_run(actor=cast.lead, run_id=run, at=AT).columns
    ]
    again = check(cast, run, targets=targets)
    assert (again.refused, again.ready, again.attempt) == (0, 3, 2)
    assert reasons(cast, run) == []


def test_columns_without_a_name_or_an_identity_are_refused(cast: Cast) -> None:
    run = bring(cast, as_csv(people(1)))
    with pytest.raises(imports.MappingIncomplete):
        check(cast, run, targets=[None] * 29)
    assert see(cast, run).state is RunState.UPLOADED


def test_a_person_with_the_same_code_is_never_made_twice(cast: Cast) -> None:
    name = f"Kerran{next(seeds)}"
    content = as_csv(named(name, 5))
    whole(cast, content)
    again = whole(cast, content)
    assert (again.made, again.known) == (0, 5)
    assert len(clients_called(name)) == 5


def test_a_code_that_was_stored_between_the_dry_run_and_the_import_is_met(cast: Cast) -> None:
    name = f"Väli{next(seeds)}"
    made = named(name, 3)
    run = bring(cast, as_csv(made))
    assert check(cast, run).ready == 3
    whole(cast, as_csv(made[:1]))
    approve(cast, run)
    carry_on(run)
    assert (see(cast, run).made, see(cast, run).known) == (2, 1)
    assert len(clients_called(name)) == 3


def test_a_job_killed_after_any_batch_is_resumed_without_a_gap_or_a_double(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"Katkos{next(seeds)}"
    run = bring(cast, as_csv(named(name, 23)))
    check(cast, run)
    approve(cast, run)
    real = imports_work.bring_in_rows
    calls = count(1)

    class Killed(BaseException):
        pass

    def mortal(**given: Any) -> object:  # noqa: ANN401 -- stands in for the use case
        before = next(calls)
        if before % 3 == 1:  # dies before the batch is written
            raise Killed
        result = real(**given)
        if before % 3 == 2:  # dies after it is committed, before the next is begun
            raise Killed
        return result

    monkeypatch.setattr(imports_work, "bring_in_rows", mortal)
    deaths = 0
    while see(cast, run).state is RunState.RUNNING:
        try:
            carry_on(run, batch=4)
        except Killed:
            deaths += 1
    assert deaths >= 4
    assert (see(cast, run).state, see(cast, run).made, see(cast, run).gone) == (RunState.DONE, 23, 23)
    assert len(clients_called(name)) == 23


def test_a_batch_that_fails_leaves_nothing_of_itself(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"Puolikas{next(seeds)}"
    run = bring(cast, as_csv(named(name, 6)))
    check(cast, run)
    approve(cast, run)

    def broken(**given: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(imports_work, "record_subjects", broken)
        with pytest.raises(RuntimeError):
            carry_on(run)
    assert clients_called(name) == []
    assert see(cast, run).gone == 0
    carry_on(run)
    assert len(clients_called(name)) == 6


def test_two_workers_at_once_make_each_person_once(cast: Cast) -> None:
    name = f"Kilpa{next(seeds)}"
    made = named(name, 30)
    runs = [bring(cast, as_csv(made)), bring(cast, as_csv(list(reversed(made))))]
    for run in runs:
        check(cast, run)
        approve(cast, run)
    start = Barrier(4)

    def race(run: ImportRunId) -> None:
        start.wait()
        try:
            carry_on(run, batch=7)
        finally:
            connections.close_all()

    threads = [Thread(target=race, args=(run,)) for run in (*runs, *runs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for run in runs:
        carry_on(run, batch=7)
    assert len(clients_called(name)) == 30
    assert sum(see(cast, run).made for run in runs) == 30
    assert all(see(cast, run).gone == 30 for run in runs)


def test_a_lost_dry_run_begins_anew(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    run = bring(cast, as_csv([{**row, "Syntymäaika": "30.2.1980"} for row in people(9)]))
    real = imports_work.check_rows
    left = iter([True, True, False])

    def mortal(**given: Any) -> object:  # noqa: ANN401 -- stands in for the use case
        if not next(left):
            raise KeyboardInterrupt
        return real(**given)

    with monkeypatch.context() as patched:
        patched.setattr(imports_work, "check_rows", mortal)
        patched.setattr(job, "BATCH", 3)
        opened = imports.open_run(actor=cast.lead, run_id=run, at=AT)
        imports.name_columns(
            actor=cast.lead,
            run_id=run,
            targets=[column.target for column in opened.columns],
            team=cast.own_team,
            started_on=TODAY,
            at=AT,
        )
        with pytest.raises(KeyboardInterrupt):
            carry_on(run, batch=3)
    assert see(cast, run).gone == 6
    carry_on(run, batch=3)
    assert (see(cast, run).state, see(cast, run).refused) == (RunState.CHECKED, 9)
    assert len(reasons(cast, run)) == 9


def test_the_sweep_asks_anew_for_what_does_not_move(cast: Cast) -> None:
    run = bring(cast, as_csv(people(1)))
    check(cast, run)
    approve(cast, run)
    rows("DELETE FROM procrastinate_jobs")
    worker = worker_for(municipality=MALLILA)
    assert imports_work.resume_lost(actor=worker, at=AT + timedelta(seconds=30)) == 0
    assert imports_work.resume_lost(actor=worker, at=AT + timedelta(minutes=5)) >= 1
    asked = rows("SELECT args ->> 'run' FROM procrastinate_jobs WHERE task_name = 'imports.work'")
    assert (str(run),) in asked
    imports.cancel(actor=cast.lead, run_id=run, at=AT)


def test_a_cancelled_import_stops_keeps_who_came_and_loses_its_file(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"Peru{next(seeds)}"
    run = bring(cast, as_csv(named(name, 10)))
    check(cast, run)
    approve(cast, run)
    real = imports_work.bring_in_rows
    calls = count(1)

    def interrupted(**given: Any) -> object:  # noqa: ANN401 -- stands in for the use case
        if next(calls) == 3:
            imports.cancel(actor=cast.lead, run_id=run, at=AT)
        return real(**given)

    monkeypatch.setattr(imports_work, "bring_in_rows", interrupted)
    carry_on(run, batch=3)
    stopped = see(cast, run)
    assert (stopped.state, stopped.made) == (RunState.CANCELLED, 6)
    assert len(clients_called(name)) == 6
    assert _kept(run) == (None, 0)
    with pytest.raises(imports.RunMoved):
        imports.cancel(actor=cast.lead, run_id=run, at=AT)


def _kept(run: ImportRunId) -> tuple[object, int]:
    wrapped = rows("SELECT wrapped FROM acquisition_importrun WHERE id = %s", run)[0][0]
    bytes_left = rows(
        "SELECT (SELECT coalesce(sum(length(sealed)), 0) FROM acquisition_importchunk WHERE run_id = %(run)s)"
        " + (SELECT coalesce(sum(length(heading)), 0) FROM acquisition_importcolumn WHERE run_id = %(run)s)".replace(
            "%(run)s", "%s"
        ),
        run,
        run,
    )
    return wrapped, int(bytes_left[0][0])


def test_the_file_lies_encrypted_until_the_import_is_done_and_is_then_destroyed(cast: Cast) -> None:
    canary = "Kanarialintu-Koe"
    run = bring(cast, as_csv(named(canary, 2), encoding="utf-8"))
    dump = b"".join(bytes(row[0]) for row in rows("SELECT sealed FROM acquisition_importchunk WHERE run_id = %s", run))
    assert len(dump) > 500
    assert canary.encode() not in dump
    assert _kept(run)[0] is not None
    work = imports_work.take(actor=worker_for(municipality=MALLILA), run_id=run, at=AT)
    assert canary.encode() in work.content, "the control: opened, the value is there"
    check(cast, run)
    approve(cast, run)
    carry_on(run)
    assert _kept(run) == (None, 0)
    with pytest.raises(imports.RunNotFound):
        imports_work.take(actor=worker_for(municipality=MALLILA), run_id=run, at=AT)


def test_no_value_of_a_file_stands_in_the_tables_of_the_import(cast: Cast) -> None:
    canary = "Zzkanaria"
    person = {**people(1)[0], "Sukunimi": canary, "Katuosoite": f"={canary}", "Äidinkieli": f"{canary}x"}
    run = bring(cast, as_csv([person]))
    assert check(cast, run).refused == 1
    tables = ("importrun", "importcolumn", "importfinding", "handrow")
    text = "".join(str(rows(f"SELECT t::text FROM acquisition_{table} t")) for table in tables)
    assert canary not in text
    assert "=Aaaaaaaaa" in text, "the control: the shape is there"


def test_a_file_that_was_altered_is_given_up_with_a_word(cast: Cast) -> None:
    run = bring(cast, as_csv(people(2)))
    check(cast, run)
    approve(cast, run)
    rows("UPDATE acquisition_importchunk SET sealed = sealed || 'x' WHERE run_id = %s", run)
    carry_on(run)
    assert (see(cast, run).state, see(cast, run).fault) == (RunState.FAILED, "FILE_BROKEN")


@pytest.mark.notice("N6.2", part="no-job-decides")
def test_the_background_process_can_approve_nothing(cast: Cast) -> None:
    run = bring(cast, as_csv(people(1)))
    attempt = check(cast, run).attempt
    worker = worker_for(municipality=MALLILA)
    with pytest.raises(NotPermitted):
        imports.approve(actor=worker, run_id=run, attempt=attempt, at=AT)
    disguised = replace(worker, role=Role.TEAM_LEAD, roles=frozenset({Role.TEAM_LEAD}))
    with pytest.raises(IntegrityError, match="approved_by"):
        imports.approve(actor=disguised, run_id=run, attempt=attempt, at=AT)
    approve(cast, run)
    assert see(cast, run).approved_by == cast.lead.account_id


@pytest.mark.notice("N6.2", part="no-job-decides")
def test_nothing_is_carried_out_that_nobody_approved(cast: Cast) -> None:
    name = f"Luvatta{next(seeds)}"
    run = bring(cast, as_csv(named(name, 2)))
    check(cast, run)
    carry_on(run)
    assert clients_called(name) == []
    with pytest.raises(IntegrityError, match="acquisition_run_approved"):
        rows("UPDATE acquisition_importrun SET state = 'RUNNING' WHERE id = %s", run)


@pytest.mark.notice("N6.2", part="no-job-decides")
def test_what_changed_after_the_approval_is_not_carried_out(cast: Cast) -> None:
    name = f"Vaihto{next(seeds)}"
    run = bring(cast, as_csv(named(name, 2)))
    check(cast, run)
    approve(cast, run)
    rows("UPDATE acquisition_importrun SET team_id = %s WHERE id = %s", cast.other_team, run)
    carry_on(run)
    assert (see(cast, run).state, see(cast, run).fault) == (RunState.FAILED, "APPROVAL_BROKEN")
    assert clients_called(name) == []


def test_an_approval_of_an_older_report_is_refused(cast: Cast) -> None:
    run = bring(cast, as_csv(people(1)))
    old = check(cast, run).attempt
    check(cast, run)
    with pytest.raises(imports.RunMoved):
        imports.approve(actor=cast.lead, run_id=run, attempt=old, at=AT)


def test_each_person_who_came_has_a_row_in_the_log_under_intake(cast: Cast) -> None:
    name = f"Loki{next(seeds)}"
    whole(cast, as_csv(named(name, 4)))
    logged = rows(
        "SELECT e.actor, e.role, e.purpose, e.action FROM audit.entry e"
        " JOIN audit.pseudonym p ON p.pseudonym = e.subject JOIN clients_client c ON c.id = p.subject_id"
        " WHERE c.last_name = %s",
        name,
    )
    assert logged == [(cast.lead.account_id, "WORKER", "INTAKE", "job:import:bring_in")] * 4


def test_only_a_team_lead_imports_and_other_roles_are_refused(cast: Cast) -> None:
    content = as_csv(people(1))
    for name, actor in cast.everybody().items():
        if actor.role is Role.TEAM_LEAD:
            continue
        with pytest.raises(NotPermitted):
            bring(cast, content, at_lead=actor)
        with pytest.raises(NotPermitted):
            imports.list_imports(actor=actor, at=AT)
        assert name


def test_another_municipality_sees_nothing_of_an_import(cast: Cast) -> None:
    run = bring(cast, as_csv(people(1)))
    stranger = hire(Role.TEAM_LEAD, "Lauri Lähikunta", municipality=KOEKYLA, teams={cast.abroad_team})
    assert imports.list_imports(actor=stranger, at=AT).runs == ()
    with pytest.raises(imports.RunNotFound):
        imports.open_run(actor=stranger, run_id=run, at=AT)
    with pytest.raises((imports.RunNotFound, imports.RunMoved)):
        imports.cancel(actor=stranger, run_id=run, at=AT)
    assert run in {found.id for found in imports.list_imports(actor=cast.lead, at=AT).runs}


def test_a_file_that_cannot_be_read_leaves_nothing(cast: Cast) -> None:
    before = rows("SELECT count(*) FROM acquisition_importrun")
    with pytest.raises(UnreadableFile):
        bring(cast, b"")
    assert rows("SELECT count(*) FROM acquisition_importrun") == before


def waiting_row(cast: Cast) -> tuple[ImportRunId, ClientId, str]:
    """A client without a code, and an import whose one row may be the same person."""
    name = f"Kaima{next(seeds)}"
    existing = take_on(cast, last_name=name, first_names="Aino", identity_code=None, birth_date=date(1990, 5, 6))
    row = {**people(1)[0], "Sukunimi": name.upper(), "Etunimet": "AINO", "Henkilötunnus": "", "Syntymäaika": "6.5.1990"}
    run = bring(cast, as_csv([row]))
    check(cast, run)
    approve(cast, run)
    carry_on(run)
    done = see(cast, run)
    assert (done.state, done.made, done.by_hand, done.waiting) == (RunState.DONE, 0, 1, 1)
    return run, existing, name


def test_a_row_without_a_code_that_matches_name_and_birth_date_waits_for_the_hand(cast: Cast) -> None:
    run, existing, name = waiting_row(cast)
    listed = imports.open_hand_list(actor=cast.lead, run_id=run, at=AT)
    ((row, hits),) = listed.rows
    assert row.newcomer.last_name == name.upper()
    assert [hit.client_id for hit in hits] == [existing]
    outside = imports.open_hand_list(actor=cast.other_lead, run_id=run, at=AT)
    ((_, (hit,)),) = outside.rows
    assert (hit.is_within, hit.birth_date, hit.birth_year, hit.worker) == (False, None, 1990, "")


def test_the_same_person_is_left_out_and_nothing_is_kept(cast: Cast) -> None:
    run, existing, name = waiting_row(cast)
    ((row, _),) = imports.open_hand_list(actor=cast.lead, run_id=run, at=AT).rows
    imports.settle_as_same(actor=cast.lead, run_id=run, row_id=row.id, at=AT)
    assert clients_called(name) == [existing]
    assert clients_called(name.upper()) == []
    assert see(cast, run).waiting == 0
    assert rows("SELECT outcome, sealed, wrapped, settled_by_id FROM acquisition_handrow WHERE id = %s", row.id) == [
        (HandOutcome.SAME, None, None, cast.lead.account_id)
    ]
    with pytest.raises(LookupError):
        imports.settle_as_other(actor=cast.lead, run_id=run, row_id=row.id, at=AT)


def test_another_person_is_made_a_client(cast: Cast) -> None:
    run, existing, name = waiting_row(cast)
    ((row, _),) = imports.open_hand_list(actor=cast.lead, run_id=run, at=AT).rows
    made = imports.settle_as_other(actor=cast.lead, run_id=run, row_id=row.id, at=AT)
    assert clients_called(name.upper()) == [made]
    assert made != existing
    opened = clients.open_part(actor=cast.own_worker, client_id=made, at=AT)
    assert {known.source for known in opened.trail.known.values()} == {SourceCode.PREVIOUS_REGISTER}


def test_a_code_learned_later_waits_for_the_hand_and_two_codes_are_two_people(cast: Cast) -> None:
    name = f"Myöhemmin{next(seeds)}"
    one, two = (make_person(Random(next(seeds)), birth_date=date(1988, 1, 2), last_name=name) for _ in range(2))
    same_names = {"Etunimet": "Aino"}
    whole(cast, as_csv([{**record(one), **same_names, "Henkilötunnus": ""}]))
    later = whole(cast, as_csv([{**record(one), **same_names}]))
    assert (later.made, later.by_hand) == (0, 1)
    name_two = f"Kaksoset{next(seeds)}"
    both = whole(cast, as_csv([{**record(p), **same_names, "Sukunimi": name_two} for p in (one, two)]))
    assert (both.made, both.by_hand) == (2, 0)


def test_a_row_marked_as_protected_is_refused(cast: Cast) -> None:
    name = f"Turva{next(seeds)}"
    marked, open_ = named(name, 2)
    done = whole(cast, as_csv([{**marked, "Turvakielto": "kyllä"}, {**open_, "Turvakielto": ""}]))
    assert (done.made, done.refused) == (1, 1)
    assert reasons(cast, done.id) == [(2, Reason.PROTECTED)]


def test_the_worker_login_can_carry_an_import_out_and_delete_nothing(cast: Cast) -> None:
    name = f"Työläinen{next(seeds)}"
    run = bring(cast, as_csv(named(name, 3)))
    check(cast, run)
    approve(cast, run)
    default = connections["default"]
    before = default.settings_dict["USER"]
    try:
        _log_in_as("municipality_worker")
        carry_on(run)
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            connection.cursor().execute("DELETE FROM acquisition_importrun")
    finally:
        _log_in_as(before)
    assert see(cast, run).state is RunState.DONE
    assert len(clients_called(name)) == 3


def _log_in_as(login: str) -> None:
    default = connections["default"]
    default.close()
    if default.settings_dict["OPTIONS"].get("pool"):
        default.close_pool()  # type: ignore[attr-defined]
    default.settings_dict["USER"] = login


def test_a_thousand_rows_come_in_within_a_minute(cast: Cast) -> None:
    name = f"Tuhat{next(seeds)}"
    run = bring(cast, as_csv(named(name, 1000)))
    check(cast, run)
    approve(cast, run)
    started = perf_counter()
    carry_on(run)
    assert perf_counter() - started < 60
    assert see(cast, run).made == 1000


def test_the_worker_has_no_account(cast: Cast) -> None:
    assert rows("SELECT 1 FROM platform_account WHERE id = %s", WORKER) == []
    assert uuid4() != WORKER
