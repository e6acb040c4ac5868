"""The report that a release ships says what the tests of a whole green run proved, and no more than they carry now."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kotokirja.policy.promises import promises
from kotokirja.policy.promises.report import SHIPPED, ProvingTest, Report, read, written
from tests.architecture.test_promises import run_sample
from tests.marked import marked_tests, sample_report
from tests.plugins.promises import commit_of
from tools.promises import NoWholeGreenRun, drawn_up, lost, main, outcomes

GREEN = """
import pytest

@pytest.mark.notice("N9.1")
@pytest.mark.parametrize("number", [1, 2, 3])
def test_of_three_cases(number): pass

@pytest.mark.notice("N4.4", part="record")
def test_of_a_part(): pass

def test_without_a_mark(): pass
"""


def record(directory: Path, service: str, **changed: object) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    content = {
        "finished_at": "2026-11-24T22:30:00+00:00",
        "commit": "0123abcd",
        "is_green": True,
        "tests": 5,
        "proofs": {},
        "failures": {},
    } | changed
    (directory / f"{service}.json").write_text(json.dumps(content), encoding="utf-8")


def run_of(directory: Path) -> dict[str, Any]:
    return {
        "proofs": outcomes(directory=directory, outcome="proofs"),
        "failures": outcomes(directory=directory, outcome="failures"),
    }


def faults_of(content: Mapping[str, Any], tests: Mapping[str, frozenset[str]]) -> list[str]:
    """What a report says that can't be so: unknown identifiers, vanished tests, marks that the tests do not carry."""
    said = content["promises"]
    faults = [f"{identifier} is missing" for identifier in promises() if identifier not in said]
    for identifier, parts in said.items():
        if identifier not in promises():
            faults.append(f"{identifier} was never promised")
            continue
        if list(parts) != list(promises()[identifier].parts or [""]):
            faults.append(f"{identifier} has other parts")
        for part, nodes in parts.items():
            key = f"{identifier}/{part}" if part else identifier
            faults += [f"{node} is no test" for node in nodes if node not in tests]
            faults += [f"{node} does not carry {key}" for node in nodes if node in tests and key not in tests[node]]
    return faults


def test_the_shipped_report_claims_what_the_tests_carry_now() -> None:
    if SHIPPED.exists():
        assert read(SHIPPED).tests > 0
        assert faults_of(json.loads(SHIPPED.read_text(encoding="utf-8")), marked_tests()) == []
    assert faults_of(json.loads(written(sample_report())), marked_tests()) == []


def test_a_report_that_claims_more_would_be_seen() -> None:
    tests = marked_tests()
    node = "tests/security/test_other_municipality.py::test_random_sql_touches_no_row_of_another_municipality"
    assert {"N0.2", "R-G1"} <= tests[node]
    spoiled = json.loads(written(sample_report()))
    spoiled["promises"]["N10.4"] = {"": {node: 1}}
    spoiled["promises"]["N0.2"][""] = {"tests/security/test_gone.py::test_that_was_removed": 1}
    spoiled["promises"]["N99"] = {}
    spoiled["promises"]["N4.4"] = {"": {}}
    del spoiled["promises"]["R-A1"]
    assert faults_of(spoiled, tests) == [
        "R-A1 is missing",
        "tests/security/test_gone.py::test_that_was_removed is no test",
        "N4.4 has other parts",
        f"{node} does not carry N10.4",
        "N99 was never promised",
    ]


def test_marks_are_read_from_decorators_from_modules_and_from_cases() -> None:
    tests = marked_tests()
    assert "R-G3" in tests["tests/security/test_pooled_contexts.py::test_no_thread_ever_sees_a_foreign_row"]
    computed = (
        "tests/architecture/test_categories.py::test_every_column_of_the_category_is_known_and_says_so_in_the_database"
    )
    assert {"N3.1", "N3.6"} <= tests[computed]
    assert "N0.1/rendered" in tests["tests/policy/test_notice.py::test_the_notice_is_the_golden_one"]
    assert any(not keys for keys in tests.values())


def test_a_whole_run_records_how_many_tests_passed_of_which_commit_and_whether_all_did(tmp_path: Path) -> None:
    run_sample(tmp_path, GREEN, "--whole-run")
    records = tmp_path / "reports" / "promises"
    green = json.loads((records / "municipality.json").read_text())
    assert (green["tests"], green["is_green"], green["commit"]) == (5, True, "")
    run_sample(tmp_path, GREEN + "\ndef test_that_fails(): assert False\n", "--whole-run")
    red = json.loads((records / "municipality.json").read_text())
    assert (red["tests"], red["is_green"]) == (5, False)


def test_the_commit_is_named_only_when_the_files_are_its_own(tmp_path: Path) -> None:
    git = shutil.which("git")
    assert git is not None
    assert commit_of(tmp_path) == ""
    (tmp_path / "file").write_text("one")
    for words in (
        ["init", "-q"],
        ["add", "file"],
        ["-c", "user.name=x", "-c", "user.email=x@invalid", "commit", "-q", "-m", "one"],
    ):
        subprocess.run([git, *words], cwd=tmp_path, check=True)
    assert len(commit_of(tmp_path)) == 8
    (tmp_path / "file").write_text("two")
    assert commit_of(tmp_path) == ""


def test_the_report_is_drawn_up_from_the_records_of_both_services(tmp_path: Path) -> None:
    record(tmp_path, "municipality", proofs={"N9.1": ["a.py::test_b[1]", "a.py::test_b[2]", "a.py::TestC::test_d"]})
    record(tmp_path, "national", proofs={"N9.1": ["a.py::test_b[1]"], "N4.4/record": ["e.py::test_f"]}, tests=2)
    report = drawn_up(directory=tmp_path, version="0.1.0")
    assert (report.tests, report.commit, report.version) == (7, "0123abcd", "0.1.0")
    assert report.ran_on == date(2026, 11, 25), "a day is a day in Helsinki"
    assert report.tests_of("N9.1") == (
        ProvingTest(file="a.py", name="test_b", cases=2),
        ProvingTest(file="a.py", name="test_d", cases=1),
    )
    assert report.tests_of("N4.4", "record") == (ProvingTest(file="e.py", name="test_f", cases=1),)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"is_green": False}, "tests failed: national"),
        ({"commit": "ffffffff"}, "different commits"),
        ({"tests": None}, "lacks tests"),
        (None, "no whole run of national"),
    ],
)
def test_no_report_is_drawn_up_of_anything_but_one_whole_green_run(
    tmp_path: Path, changed: dict[str, object] | None, reason: str
) -> None:
    record(tmp_path, "municipality")
    if changed is not None:
        record(tmp_path, "national", **changed)
    if changed == {"tests": None}:
        content = json.loads((tmp_path / "national.json").read_text())
        del content["tests"]
        (tmp_path / "national.json").write_text(json.dumps(content))
    with pytest.raises(NoWholeGreenRun, match=reason):
        drawn_up(directory=tmp_path, version="0.1.0")


def test_what_was_proved_and_is_not_any_more_is_named(tmp_path: Path) -> None:
    some = (ProvingTest(file="a.py", name="test_b", cases=1),)
    before = Report(
        ran_on=date(2026, 11, 24),
        version="0.1.0",
        commit="",
        tests=3,
        proofs={"N9.1": {"": some}, "N0.2": {"": some}, "N4.4": {"record": some, "a-part-that-was-renamed": some}},
    )
    record(tmp_path, "municipality", proofs={"N9.1": ["a.py::test_b"], "N4.4/record": ["a.py::test_b"]})
    assert lost(before=before, **run_of(tmp_path)) == ["N0.2"]
    record(tmp_path, "national", proofs={"N0.2": ["a.py::test_c"]})
    assert lost(before=before, **run_of(tmp_path)) == []
    record(tmp_path, "national", proofs={"N0.2": ["a.py::test_c"]}, failures={"N0.2": ["a.py::test_d"]})
    assert lost(before=before, **run_of(tmp_path)) == ["N0.2"]


def test_the_list_may_only_grow(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records, report = tmp_path / "records", tmp_path / "report.json"
    given = ["--records", str(records), "--report", str(report)]
    assert main(["--kept", *given]) == 1, "a release without a report"
    record(records, "municipality", proofs={"N9.1": ["a.py::test_b"], "N0.2": ["a.py::test_c"]})
    record(records, "national")
    assert main(["--write", *given]) == 0
    first = report.read_bytes()
    assert main(["--kept", *given]) == 0
    assert main(["--write", *given]) == 0
    assert report.read_bytes() == first
    record(records, "municipality", proofs={"N9.1": ["a.py::test_b"]})
    capsys.readouterr()
    assert main(["--kept", *given]) == 1
    assert "not by this run: N0.2" in capsys.readouterr().err
    assert main(["--write", *given]) == 1
    assert report.read_bytes() == first
    assert main(["--write", "--may-shrink", *given]) == 0
    assert (main(["--kept", *given]), report.read_bytes() == first) == (0, False)
    assert "\tproved\t1\t" in (main(given), capsys.readouterr().out)[1]
