"""Which promises the tests that ran have proved: marks are checked at collection, passes recorded by whole runs only.

A mark reads `@pytest.mark.notice("N9.1")` or `@pytest.mark.requirement("4.4", part="outbox")`. The record of the last
whole run lies below `reports/promises/`, one file for each service; `make promises` prints it.
"""

import json
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings

from kotokirja.policy.promises import FILES, Kind, NoSuchPromise, promise

PROPERTY = "promise"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option of those who run everything."""
    parser.addoption("--whole-run", action="store_true", help="record which promises this whole run proves")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse a selection that calls itself whole; have the passes of a whole run recorded."""
    if not config.getoption("--whole-run") or hasattr(config, "workerinput"):
        return
    selections = ("keyword", "markexpr", "deselect", "lf", "maxfail")
    if chosen := [name for name in selections if config.getoption(name, None)]:
        raise pytest.UsageError(f"--whole-run with {', '.join(chosen)} is not the whole run")
    config.pluginmanager.register(Recorder(root=config.rootpath))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put each item's promises on it; an identifier that was never given is an error."""
    for item in items:
        for key in _keys_of(item):
            item.user_properties.append((PROPERTY, key))


def _keys_of(item: pytest.Item) -> Iterator[str]:
    kinds: tuple[Kind, ...] = tuple(FILES)
    for kind in kinds:
        for mark in item.iter_markers(kind):
            try:
                part = mark.kwargs.get("part")
                found = promise(kind=kind, identifier=mark.args[0], part=part)
            except (NoSuchPromise, IndexError) as problem:
                raise pytest.UsageError(f"{item.nodeid}: {problem}") from problem
            yield f"{found.identifier}/{part}" if part else found.identifier


class Recorder:
    """Collects, in the process that sees all reports, the marked tests that passed in each of their phases."""

    def __init__(self, *, root: Path) -> None:
        self._root = root
        self._commit = commit_of(root)
        self._tests = 0
        self._passed: dict[str, set[str]] = defaultdict(set)
        self._failed: dict[str, set[str]] = defaultdict(set)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a pass of the call itself, and a failure of any phase."""
        self._tests += report.passed and report.when == "call"
        for name, key in report.user_properties:
            if name == PROPERTY and report.failed:
                self._failed[str(key)].add(report.nodeid)
            elif name == PROPERTY and report.passed and report.when == "call":
                self._passed[str(key)].add(report.nodeid)

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        """Write the record, unless the run was broken off."""
        if exitstatus not in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}:
            return
        record = {
            "finished_at": datetime.now(UTC).isoformat(timespec="seconds"),  # noqa: TID251 -- the edge of a test run
            "commit": self._commit if self._commit == commit_of(self._root) else "",
            "is_green": exitstatus == pytest.ExitCode.OK,
            "tests": self._tests,
            "proofs": {key: sorted(names - self._failed[key]) for key, names in sorted(self._passed.items())},
            "failures": {key: sorted(names) for key, names in sorted(self._failed.items()) if names},
        }
        directory = self._root / "reports" / "promises"
        directory.mkdir(parents=True, exist_ok=True)
        target = directory / f"{settings.KOTOKIRJA_SERVICE}.json"
        half = target.with_suffix(".half")
        half.write_text(json.dumps(record, indent=1, ensure_ascii=False))
        half.replace(target)


def commit_of(root: Path) -> str:
    """The short name of the commit that stands there, or nothing when the files are not exactly that commit's."""
    try:
        name, changes = (
            subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=True).stdout.strip()
            for words in (("rev-parse", "HEAD"), ("status", "--porcelain"))
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return "" if changes else name[:8]
