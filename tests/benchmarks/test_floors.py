"""What the benchmark concludes from what it measured: each floor has its line, and what misses it says so."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import floors, report
from benchmarks.floors import FILE, LARGE, LIST, MIDDLE, SMALL, Run, missed, verdicts
from benchmarks.rounds import Measured


def numbers(p50: float, *, p95: float | None = None, cpu: float = 10, statements: int = 5) -> dict[str, Any]:
    return {"p50": p50, "p95": p95 or p50 * 1.5, "cpu": cpu, "statements": statements}


def a_run(**changed: dict[str, Any]) -> Run:
    """A run in which every floor is met, but for what is changed."""
    file = {
        "kotokirja": numbers(14, cpu=12),
        "floor": numbers(10),
        "unguarded": numbers(11, cpu=9),
        "cobbled": numbers(20),
    }
    other = {"kotokirja": numbers(9), "floor": numbers(8), "cobbled": numbers(10), "unguarded": numbers(8, cpu=8)}
    listed = other | {"one row": {"statements": 5}}
    operations = {
        size: {name: dict(other) for name in (*floors.GROWING, *floors.SEARCHES)} | {FILE: file | changed, LIST: listed}
        for size in floors.SIZES
    }
    rates = {"one, one worker": 60.0, "eight, one worker": 66.0, "eight, two workers": 110.0}
    return Run(
        operations=operations,
        at_once=dict.fromkeys(floors.SIZES, rates),
        worker={"memory": 100e6, "bare memory": 50e6, "ready": 1.5},
    )


def test_a_run_that_keeps_to_every_floor_misses_none() -> None:
    found = list(verdicts(a_run()))
    assert missed(found) == []
    assert {verdict.clients for verdict in found} == {0, SMALL, MIDDLE, LARGE}
    assert {verdict.operation for verdict in found} >= {FILE, LIST, "a fresh worker", *floors.SEARCHES, *floors.GROWING}


@pytest.mark.parametrize(
    ("changed", "measured", "compared"),
    [
        ({"kotokirja": numbers(16, cpu=12)}, "p50", "floor"),
        ({"kotokirja": numbers(14, p95=31, cpu=12)}, "p95", "floor"),
        ({"cobbled": numbers(13)}, "p50", "cobbled"),
        ({"kotokirja": numbers(14, cpu=12, statements=13)}, "statements", "count"),
        ({"unguarded": numbers(9, cpu=8)}, "CPU of log, provenance and row security", "the page's CPU"),
    ],
)
def test_what_passes_a_floor_is_missed(changed: dict[str, Any], measured: str, compared: str) -> None:
    found = missed(list(verdicts(a_run(**changed))))
    assert {(verdict.operation, verdict.measured, verdict.compared_with) for verdict in found} == {
        (FILE, measured, compared)
    }


def test_eight_at_once_must_not_be_slower_than_one() -> None:
    run = a_run()
    rates = {"one, one worker": 60.0, "eight, one worker": 59.0, "eight, two workers": 110.0}
    found = missed(list(verdicts(Run(operations=run.operations, at_once={SMALL: rates}))))
    assert [verdict.measured for verdict in found] == ["requests a second, eight, one worker"]


def test_growth_is_held_between_the_smallest_and_the_largest() -> None:
    run = a_run()
    large = run.operations[LARGE]
    slow = {**large, LIST: {**large[LIST], "kotokirja": numbers(9 * 1.3, p95=14)}}
    found = missed(list(verdicts(Run(operations={**run.operations, LARGE: slow}))))
    assert [(verdict.operation, verdict.measured) for verdict in found] == [(LIST, "growth of p50")]


def test_each_line_has_seven_parts_and_ends_with_the_verdict() -> None:
    lines = [line.split("\t") for line in report.lines(a_run(cobbled=numbers(13)))]
    assert {len(line) for line in lines} == {7}
    assert {line[-1] for line in lines} == {"met", "missed"}
    assert [FILE, str(SMALL), "p50", "floor", "1.40", "≤ 1.5", "met"] in lines


def test_a_kept_run_tells_the_same(tmp_path: Path) -> None:
    run = a_run()
    path = tmp_path / "run.json"
    report.keep({"operations": run.operations, "at_once": run.at_once, "worker": run.worker}, path=path)
    assert list(report.lines(report.last(path=path))) == list(report.lines(run))
    assert json.loads(path.read_text())["worker"] == run.worker


def test_percentiles_are_those_of_what_was_measured() -> None:
    measured = Measured(seconds=[number / 1000 for number in range(1, 101)], cpu=0.5, database_cpu=0.5)
    assert (measured.p50, measured.p95, measured.cpu_each) == (51, 96, 10)
