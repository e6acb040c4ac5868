"""The promises are data, their marks are checked, and only what ran and passed in a whole run proves one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kotokirja.policy.promises import NoSuchPromise, Promise, promise, promises
from tools.promises import lines, outcomes

ROOT = Path(__file__).parents[2]
STATEMENTS = {0: [1, 2], 1: range(1, 5), 2: range(5), 3: range(1, 11), 4: range(1, 5), 5: range(1, 9), 6: [1, 2]} | {
    7: range(19),
    8: [1],
    9: range(1, 7),
    10: range(1, 15),
    11: range(1, 4),
}
LETTERS = "A6 B3 C4 D6 E3 F5 G3 H6 I3 J5 K3 L2 M2 N2 S4 Q1"
SAMPLE = """
import pytest

@pytest.mark.notice("N9.1")
def test_passes(): pass

@pytest.mark.notice("N4.4", part="record")
def test_proves_one_part_of_three(): pass

@pytest.mark.notice("N5.1")
def test_fails(): assert False

@pytest.mark.notice("N5.1")
def test_passes_beside_one_that_fails(): pass

@pytest.mark.notice("N10.1")
@pytest.mark.skip(reason="left out")
def test_does_not_run(): pass

@pytest.fixture
def spoiled():
    yield
    raise RuntimeError

@pytest.mark.notice("N0.2")
def test_passes_and_then_fails(spoiled): pass

@pytest.mark.requirement("R-G1")
@pytest.mark.parametrize("number", [1, 2])
def test_counts_each_case(number): pass
"""


def test_every_statement_and_requirement_is_there() -> None:
    expected = [f"N{chapter}.{number}" for chapter, numbers in STATEMENTS.items() for number in numbers]
    expected += ["R-P0"]
    expected += [f"R-{entry[0]}{n}" for entry in LETTERS.split() for n in range(1, int(entry[1:]) + 1)]
    expected += [f"4.{number}" for number in range(1, 16)]
    assert sorted(promises()) == sorted(expected)


def test_a_promise_with_parts_is_proved_by_all_of_them_only() -> None:
    parted = Promise(identifier="X", kind="notice", text="", parts={"a": "", "b": ""})
    assert parted.is_proved_by(frozenset({"a", "b"}))
    assert not parted.is_proved_by(frozenset({"a"}))
    assert not parted.is_proved_by(frozenset({None}))
    assert not Promise(identifier="X", kind="notice", text="").is_proved_by(frozenset())


@pytest.mark.parametrize(
    ("kind", "identifier", "part"),
    [("notice", "N9.9", None), ("notice", "R-A1", None), ("notice", "N4.4", None), ("notice", "N9.1", "half")],
)
def test_a_mark_that_names_no_promise_is_refused(kind: str, identifier: str, part: str | None) -> None:
    with pytest.raises(NoSuchPromise):
        promise(kind="requirement" if kind == "requirement" else "notice", identifier=identifier, part=part)


def run_sample(directory: Path, text: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run pytest over a file of its own, with the plugin and without this project's configuration."""
    (directory / "test_sample.py").write_text(text)
    (directory / "pytest.ini").write_text(f"[pytest]\nmarkers =\n  notice: x\n  requirement: x\npythonpath = {ROOT}\n")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return subprocess.run(
        [
            *(
                sys.executable,
                "-m",
                "pytest",
                "-c",
                "pytest.ini",
                "-q",
                "-p",
                "no:django",
                "-p",
                "tests.plugins.promises",
            ),
            *("-p", "no:cacheprovider", *options),
        ],
        cwd=directory,
        env=environment | {"PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "kotokirja.project.municipality"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_only_what_ran_and_passed_proves(tmp_path: Path, workers: tuple[str, ...]) -> None:
    done = run_sample(tmp_path, SAMPLE, "--whole-run", *workers)
    assert "6 passed" in done.stdout, done.stdout + done.stderr
    records = tmp_path / "reports" / "promises"
    report = lines(
        proofs=outcomes(directory=records, outcome="proofs"), failures=outcomes(directory=records, outcome="failures")
    )
    state = {cells[0]: cells[1:] for cells in (line.split("\t") for line in report)}
    assert state["N9.1"] == ["proved", "1", "test_sample.py::test_passes"]
    assert state["N4.4"][:2] == ["open", "1"]
    assert state["N5.1"][:2] == ["open", "1"]
    assert state["N10.1"] == ["open", "0", ""]
    assert state["N0.2"] == ["open", "0", ""]
    assert state["R-G1"][:2] == ["proved", "2"]


def test_a_run_that_is_not_whole_leaves_the_record_alone(tmp_path: Path) -> None:
    run_sample(tmp_path, SAMPLE)
    assert not (tmp_path / "reports").exists()


def test_a_selection_can_not_call_itself_whole(tmp_path: Path) -> None:
    done = run_sample(tmp_path, SAMPLE, "--whole-run", "-k", "passes")
    assert "is not the whole run" in done.stderr
    assert not (tmp_path / "reports").exists()


def test_an_unknown_identifier_stops_the_collection(tmp_path: Path) -> None:
    done = run_sample(tmp_path, SAMPLE.replace('"N9.1"', '"N9.9"'))
    assert done.returncode == pytest.ExitCode.USAGE_ERROR, done.stdout
    assert "notice('N9.9') was never promised" in done.stdout + done.stderr
