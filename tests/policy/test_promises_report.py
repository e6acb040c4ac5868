"""The promises report of a release: what stands in it is claimed, and what can't be read claims nothing."""

import json
from datetime import date
from pathlib import Path

import pytest

from kotokirja.policy.promises import Promise, promises
from kotokirja.policy.promises.report import ProvingTest, Report, State, UnreadableReport, read, written

PASSED = ProvingTest(file="tests/policy/test_notice.py", name="test_the_notice_is_the_golden_one", cases=3)


def report(**proofs: dict[str, tuple[ProvingTest, ...]]) -> Report:
    return Report(ran_on=date(2026, 11, 24), version="0.1.0", commit="", tests=7, proofs=proofs)


def test_the_report_reads_as_it_was_written_and_is_the_same_for_the_same_run(tmp_path: Path) -> None:
    one = Report(
        ran_on=date(2026, 11, 24), version="0.1.0", commit="0123abcd", tests=7, proofs={"N0.1": {"rendered": (PASSED,)}}
    )
    path = tmp_path / "report.json"
    path.write_text(written(one), encoding="utf-8")
    again = read(path)
    assert again.tests_of("N0.1", "rendered") == (PASSED,)
    assert (again.ran_on, again.version, again.commit, again.tests) == (date(2026, 11, 24), "0.1.0", "0123abcd", 7)
    assert written(again) == written(one)


def test_the_report_has_every_identifier_and_every_part_in_the_order_of_the_documents() -> None:
    content = json.loads(written(report()))["promises"]
    assert list(content) == list(promises())
    assert all(list(content[identifier]) == list(promise.parts or [""]) for identifier, promise in promises().items())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content.pop("tests"),
        lambda content: content.update(tests=0),
        lambda content: content.update(tests=True),
        lambda content: content.update(ran_on="yesterday"),
        lambda content: content.update(promises=[]),
        lambda content: content["promises"].update({"N0.2": {"": ["tests/a.py::test_b"]}}),
        lambda content: content["promises"].update({"N0.2": {"": {"tests/a.py::test_b": 0}}}),
        lambda content: content["promises"].update({"N0.2": {"": {"a sentence": 1}}}),
    ],
)
def test_what_is_no_report_claims_nothing(tmp_path: Path, spoil: object) -> None:
    content = json.loads(written(report()))
    path = tmp_path / "report.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    assert read(path).tests == 7
    assert callable(spoil)
    spoil(content)
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(UnreadableReport):
        read(path)


def test_a_report_that_is_absent_or_torn_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReport):
        read(tmp_path / "report.json")
    (tmp_path / "report.json").write_text(written(report())[:-40], encoding="utf-8")
    with pytest.raises(UnreadableReport):
        read(tmp_path / "report.json")


def test_a_promise_is_shown_wholly_only_when_each_of_its_parts_is() -> None:
    parted = Promise(identifier="X", kind="notice", text="", parts={"a": "", "b": ""})
    whole = Promise(identifier="Y", kind="notice", text="")
    assert report().state(parted) is State.OPEN
    assert report(X={"a": (PASSED,)}).state(parted) is State.PARTLY
    assert report(X={"a": (PASSED,), "b": (PASSED,)}).state(parted) is State.PROVED
    assert report(X={"": (PASSED,), "c": (PASSED,)}).state(parted) is State.OPEN
    assert report(Y={"": (PASSED,)}).state(whole) is State.PROVED
    assert report(Y={"": ()}).state(whole) is State.OPEN


def test_the_name_of_a_test_reads_as_a_sentence() -> None:
    assert PASSED.sentence == "The notice is the golden one"
