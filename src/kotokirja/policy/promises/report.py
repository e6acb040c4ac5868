"""The promises report of a release: which tests of a whole green run proved which promise, as a file of the package.

`make promises-report` writes it from the record of the run; the trust page reads it. What it does not say is not claimed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

from kotokirja.policy.promises import Promise, promises

SHIPPED: Final = Path(__file__).parent / "report.json"
WHOLE: Final = ""
"""Stands for the part where a promise has none."""
PREFIX: Final = "test_"


class UnreadableReport(ValueError):
    """There is no report, or it is not one: nothing can be claimed from it."""


class State(StrEnum):
    """How far the tests have shown a promise."""

    PROVED = "PROVED"
    PARTLY = "PARTLY"
    OPEN = "OPEN"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ProvingTest:
    """A test that ran and passed: its file, its name, and in how many cases it ran."""

    file: str
    name: str
    cases: int

    @property
    def sentence(self) -> str:
        """The name as the sentence that it is."""
        words = self.name.removeprefix(PREFIX).replace("_", " ")
        return words[:1].upper() + words[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one whole green run has proved, of which release, and when it ran."""

    ran_on: date
    version: str
    commit: str
    """The short name of the commit that was tested; empty when it is not known."""
    tests: int
    """How many tests ran and passed, each case counted."""
    proofs: Mapping[str, Mapping[str, tuple[ProvingTest, ...]]]

    def tests_of(self, identifier: str, part: str = WHOLE) -> tuple[ProvingTest, ...]:
        """The tests that proved a promise, or a part of it."""
        return self.proofs.get(identifier, {}).get(part, ())

    def shown_parts(self, promise: Promise) -> frozenset[str]:
        """The parts of a promise that tests have proved; the one empty name where a promise without parts is proved."""
        return frozenset(part for part in promise.parts or (WHOLE,) if self.tests_of(promise.identifier, part))

    def state(self, promise: Promise) -> State:
        """Whether the run has proved the promise wholly, in part or not at all."""
        shown = self.shown_parts(promise)
        if promise.is_proved_by(frozenset(part or None for part in shown)):
            return State.PROVED
        return State.PARTLY if shown else State.OPEN


def written(report: Report) -> str:
    """The report as the text of its file: every identifier in the order of its document, the same for the same run."""
    content = {
        "ran_on": report.ran_on.isoformat(),
        "version": report.version,
        "commit": report.commit,
        "tests": report.tests,
        "promises": {
            identifier: {
                part: {f"{test.file}::{test.name}": test.cases for test in sorted(report.tests_of(identifier, part))}
                for part in promise.parts or (WHOLE,)
            }
            for identifier, promise in promises().items()
        },
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def read(path: Path) -> Report:
    """The report in a file, or `UnreadableReport` when it is not there or not of this form."""
    try:
        return _report(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise UnreadableReport(f"{path.name}: {type(problem).__name__}") from problem


@cache
def shipped() -> Report | None:
    """The report that came with this release, or nothing when it can't be read."""
    try:
        return read(SHIPPED)
    except UnreadableReport:
        return None


def _report(content: Any) -> Report:  # noqa: ANN401 - whatever stands in the file
    tests = content["tests"]
    if type(tests) is not int or tests < 1:
        raise ValueError("a run without tests proves nothing")
    return Report(
        ran_on=date.fromisoformat(content["ran_on"]),
        version=_text(content["version"]),
        commit=_text(content["commit"]),
        tests=tests,
        proofs={
            identifier: {
                part: tuple(_test(node, cases) for node, cases in nodes.items()) for part, nodes in parts.items()
            }
            for identifier, parts in content["promises"].items()
        },
    )


def _test(node: str, cases: object) -> ProvingTest:
    file, parted, name = node.partition("::")
    if not (parted and file and name.startswith(PREFIX) and type(cases) is int and cases > 0):
        raise ValueError("not a test")
    return ProvingTest(file=file, name=name, cases=cases)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value
