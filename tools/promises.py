"""What the tests have proved: `make promises` prints it, `make promises-report` writes the report of a release.

`make promises` prints one line for each identifier, tab-separated: identifier, proved or open, passed tests, their names.
The list of what is proved may only grow: `--kept`, at the end of `make test`, compares the run with the shipped report.
"""

import argparse
import json
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Literal

from kotokirja.kernel.calendar import helsinki_day
from kotokirja.policy.promises import promises
from kotokirja.policy.promises.report import SHIPPED, WHOLE, ProvingTest, Report, UnreadableReport, read, written

ROOT: Final = Path(__file__).parents[1]
RECORDS: Final = Path("reports/promises")
SERVICES: Final = ("municipality", "national")

Outcomes = Mapping[str, Mapping[str | None, set[str]]]


class NoWholeGreenRun(ValueError):
    """The records are not those of one whole run in which every test passed, so no report is made of them."""


def outcomes(*, directory: Path, outcome: Literal["proofs", "failures"]) -> Outcomes:
    """Names of the tests that passed, or failed, in the last whole run, by identifier and part."""
    found: dict[str, dict[str | None, set[str]]] = defaultdict(lambda: defaultdict(set))
    for record in sorted(directory.glob("*.json")):
        for key, names in json.loads(record.read_text(encoding="utf-8"))[outcome].items():
            identifier, _, part = key.partition("/")
            found[identifier][part or None] |= set(names)
    return found


def lines(*, proofs: Outcomes, failures: Outcomes) -> Iterator[str]:
    """The report, in the order of the documents; a promise of which a test failed is open, whatever else passed."""
    for identifier, promise in promises().items():
        parts = {part: names for part, names in proofs.get(identifier, {}).items() if names}
        names = sorted({name for some in parts.values() for name in some})
        is_proved = promise.is_proved_by(frozenset(parts)) and identifier not in failures
        state = "proved" if is_proved else "open"
        yield "\t".join([identifier, state, str(len(names)), " ".join(name.replace(" ", "_") for name in names)])


def drawn_up(*, directory: Path, version: str) -> Report:
    """The report of the last whole run of both services, or `NoWholeGreenRun` with the reason why there is none."""
    records = [_record(directory / f"{service}.json") for service in SERVICES]
    if red := [record["service"] for record in records if not record["is_green"]]:
        raise NoWholeGreenRun(f"tests failed: {', '.join(red)}")
    commits = {record["commit"] for record in records}
    if len(commits) > 1:
        raise NoWholeGreenRun("the two services were tested at different commits")
    proofs = outcomes(directory=directory, outcome="proofs")
    return Report(
        ran_on=max(helsinki_day(datetime.fromisoformat(record["finished_at"])) for record in records),
        version=version,
        commit=commits.pop(),
        tests=sum(record["tests"] for record in records),
        proofs={
            identifier: {part or WHOLE: _tests(names) for part, names in parts.items()}
            for identifier, parts in proofs.items()
        },
    )


def lost(*, before: Report, proofs: Outcomes, failures: Outcomes) -> list[str]:
    """What the report calls proved and the run has not proved, as identifier or identifier/part."""
    return [
        f"{identifier}/{part}" if part else identifier
        for identifier, promise in promises().items()
        for part in sorted(before.shown_parts(promise))
        if not proofs.get(identifier, {}).get(part or None) or failures.get(identifier, {}).get(part or None)
    ]


def main(arguments: Sequence[str]) -> int:
    """Do what was asked, and return the status of the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=Path, default=RECORDS, help="where the record of the last whole run lies")
    parser.add_argument("--report", type=Path, default=SHIPPED, help="the report that the release ships")
    parser.add_argument("--write", action="store_true", help="write the report anew")
    parser.add_argument("--may-shrink", action="store_true", help="write it even if it proves less than before")
    parser.add_argument("--kept", action="store_true", help="fail when the run proves less than the report says")
    options = parser.parse_args(arguments)
    if options.write:
        return _write(records=options.records, target=options.report, may_shrink=options.may_shrink)
    if options.kept:
        return _kept(records=options.records, target=options.report)
    return _print(options.records)


def _print(records: Path) -> int:
    if not any(records.glob("*.json")):
        sys.stderr.write("No whole run has been recorded yet: `make test` makes one. Until then nothing is proved.\n")
    sys.stdout.write("\n".join(lines(**_run(records))) + "\n")
    return 0


def _write(*, records: Path, target: Path, may_shrink: bool) -> int:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    try:
        report = drawn_up(directory=records, version=version)
    except NoWholeGreenRun as problem:
        sys.stderr.write(f"No report is written: {problem}.\n")
        return 1
    if target.exists() and not may_shrink and (missing := lost(before=read(target), **_run(records))):
        sys.stderr.write(f"The report would prove less than before, and may only grow: {', '.join(missing)}.\n")
        return 1
    half = target.with_suffix(".half")
    half.write_text(written(report), encoding="utf-8")
    half.replace(target)
    sys.stdout.write(f"{target.name}: {report.tests} tests of {report.ran_on}.\n")
    return 0


def _kept(*, records: Path, target: Path) -> int:
    try:
        before = read(target)
    except UnreadableReport as problem:
        sys.stderr.write(f"{problem}: the promises report can't be read. `make promises-report` writes it anew.\n")
        return 1
    if missing := lost(before=before, **_run(records)):
        sys.stderr.write(f"Proved in the promises report and not by this run: {', '.join(missing)}.\n")
        return 1
    return 0


def _run(records: Path) -> dict[str, Outcomes]:
    return {
        "proofs": outcomes(directory=records, outcome="proofs"),
        "failures": outcomes(directory=records, outcome="failures"),
    }


def _record(path: Path) -> dict[str, Any]:
    try:
        record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise NoWholeGreenRun(f"no whole run of {path.stem} has been recorded") from None
    if missing := {"is_green", "commit", "tests", "finished_at", "proofs"} - record.keys():
        raise NoWholeGreenRun(f"the record of {path.stem} lacks {', '.join(sorted(missing))}")
    return {"service": path.stem} | record


def _tests(nodes: set[str]) -> tuple[ProvingTest, ...]:
    """The tests behind node ids; the cases of one test are counted together."""
    cases = Counter(node.partition("[")[0] for node in nodes)
    return tuple(
        sorted(
            ProvingTest(file=node.partition("::")[0], name=node.rpartition("::")[2], cases=count)
            for node, count in cases.items()
        )
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
