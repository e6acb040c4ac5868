"""The last run, kept as JSON, and how it is told: a table for people, lines for machines."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.floors import Run, missed, verdicts
from benchmarks.places import HOME

LAST: Final = HOME / "last-run.json"
COLUMNS: Final = ("operation", "clients", "variant", "p50 ms", "p95 ms", "CPU ms", "of it PostgreSQL", "SQL", "bytes")


def keep(numbers: dict[str, Any], *, path: Path = LAST) -> None:
    """Keep a run's numbers; what was kept before is replaced only by a whole file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".half")
    half.write_text(json.dumps(numbers, indent=1, ensure_ascii=False), encoding="utf-8")
    half.replace(path)


def last(*, path: Path = LAST) -> Run:
    """The last run that was kept; raises `FileNotFoundError` when there was none."""
    numbers = json.loads(path.read_text(encoding="utf-8"))
    return run_of(numbers)


def run_of(numbers: dict[str, Any]) -> Run:
    """A run of its numbers as JSON holds them, whose keys are words."""
    return Run(
        operations={int(size): operations for size, operations in numbers["operations"].items()},
        at_once={int(size): rates for size, rates in numbers.get("at_once", {}).items()},
        worker=numbers.get("worker", {}),
    )


def lines(run: Run) -> Iterator[str]:
    """One tab-separated line for each floor."""
    return (verdict.line() for verdict in verdicts(run))


def table(run: Run) -> Iterator[str]:
    """Everything that was measured, as a Markdown table, and the floors below it."""
    yield f"| {' | '.join(COLUMNS)} |"
    yield f"|{' --- |' * len(COLUMNS)}"
    for size, operations in sorted(run.operations.items()):
        for operation, variants in operations.items():
            for variant, found in variants.items():
                cells = (
                    *(operation, f"{size:,}".replace(",", " "), variant),
                    *(_shown(found.get(part)) for part in ("p50", "p95", "cpu", "database_cpu")),
                    *(str(found.get("statements") or ""), str(found.get("size") or "")),
                )
                yield f"| {' | '.join(cells)} |"
    yield ""
    yield "| floor | clients | measured | compared with | found | limit | |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    judged = list(verdicts(run))
    for verdict in judged:
        yield f"| {' | '.join(verdict.line().split(chr(9)))} |"
    yield ""
    yield f"{len(judged) - len(missed(judged))} of {len(judged)} floors met"


def _shown(number: float | None) -> str:
    return "" if number is None else f"{number:.1f}"
