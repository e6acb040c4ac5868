"""The import pages in a real browser."""

from itertools import count
from random import Random

import pytest

from kotokirja.interfaces.jobs import imports as job
from kotokirja.kernel.ids import ImportRunId
from kotokirja.usecases import imports
from tests.cast import AT, MALLILA, TODAY, Cast, take_on
from tests.domains.acquisition.register_files import Record, as_csv, records
from tests.interfaces.browser.conftest import Check

pytestmark = pytest.mark.usefixtures("municipality_db")
seeds = count(9000)


def brought(cast: Cast, rows: list[Record]) -> ImportRunId:
    return imports.upload(actor=cast.lead, content=as_csv(rows), team=cast.own_team, started_on=TODAY, at=AT)


def begin_check(cast: Cast, run: ImportRunId) -> None:
    targets = [column.target for column in imports.open_run(actor=cast.lead, run_id=run, at=AT).columns]
    imports.name_columns(actor=cast.lead, run_id=run, targets=targets, team=cast.own_team, started_on=TODAY, at=AT)


def carry_on(run: ImportRunId) -> None:
    job.carry_on(municipality=MALLILA, run_id=run, clock=lambda: AT)


def rows_with_faults() -> list[Record]:
    made = records(40, seed=next(seeds))
    rng = Random(3)
    changes = (
        {"Syntymäaika": "30.2.1980", "Henkilötunnus": ""},
        {"Henkilötunnus": "140391-900A"},
        {"Äidinkieli": "tuntematon murre"},
        {"Katuosoite": "=HYPERLINK(A1)"},
        {"Puhelin": "ei ole"},
    )
    return [{**row, **(rng.choice(changes) if rng.random() < 0.4 else {})} for row in made]


def test_upload_columns_report_progress_result_and_hand_list(cast: Cast, check_page: Check) -> None:
    check_page(cast.lead, "/imports/", name="import-start")
    run = brought(cast, rows_with_faults())
    check_page(cast.lead, f"/imports/{run}/", name="import-columns")
    begin_check(cast, run)
    check_page(cast.lead, f"/imports/{run}/", name="import-checking")
    carry_on(run)
    page = check_page(cast.lead, f"/imports/{run}/", name="import-report")
    assert "999999-999A" in page.content()
    imports.approve(
        actor=cast.lead, run_id=run, attempt=imports.see_progress(actor=cast.lead, run_id=run, at=AT).attempt, at=AT
    )
    running = check_page(cast.lead, f"/imports/{run}/", name="import-running")
    carry_on(run)
    running.wait_for_selector("progress", state="detached", timeout=15_000)
    check_page(cast.lead, f"/imports/{run}/", name="import-done")
    check_page(cast.lead, "/imports/", name="import-list")


def test_a_file_that_cannot_be_read_is_refused_in_words(cast: Cast, check_page: Check) -> None:
    page = check_page(cast.lead, "/imports/", name="import-start-again")
    page.set_input_files("#id_file", files={"name": "a.csv", "mimeType": "text/csv", "buffer": b""})
    page.click("main form button[type=submit]")
    page.wait_for_selector(".errsum")
    assert page.evaluate("document.activeElement.className") == "errsum"


def test_the_hand_list_and_a_cancelled_import(cast: Cast, check_page: Check) -> None:
    take_on(cast, last_name="Kaimanen", first_names="Aino", identity_code=None, birth_date=TODAY.replace(year=1990))
    row = {**records(1, seed=next(seeds))[0], "Sukunimi": "Kaimanen", "Etunimet": "Aino", "Henkilötunnus": ""}
    run = brought(cast, [{**row, "Syntymäaika": "24.11.1990"}])
    begin_check(cast, run)
    carry_on(run)
    imports.approve(actor=cast.lead, run_id=run, attempt=1, at=AT)
    carry_on(run)
    page = check_page(cast.lead, f"/imports/{run}/hand/", name="import-hand")
    page.click("button[value=SAME]")
    page.wait_for_selector(".messages")
    check_page(cast.lead, f"/imports/{run}/hand/", name="import-hand-empty")
    stopped = brought(cast, records(2, seed=next(seeds)))
    imports.cancel(actor=cast.lead, run_id=stopped, at=AT)
    check_page(cast.lead, f"/imports/{stopped}/", name="import-cancelled")
