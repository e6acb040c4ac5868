"""The format of records: open to what section 73.1 names at the three events of section 76.1, closed to all else."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from kotokirja.national.schema import Record, faults_of
from tests.national import records

KINDS = ("ASSESSMENT_READY", "PLAN_AGREED", "PLAN_REVIEWED")
CANARY = "Canary-7f3a9c"


def faults(content: object) -> list[tuple[str, str]]:
    """Where and by which rule a record is refused."""
    with pytest.raises(ValidationError) as refused:
        Record.model_validate(content)
    return [(fault.at, fault.rule) for fault in faults_of(refused.value.errors())]


def parts(content: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    """Every object of a record with the way to it."""
    if isinstance(content, dict):
        yield path, content
        for name, value in content.items():
            yield from parts(value, (*path, name))
    elif isinstance(content, list):
        for place, value in enumerate(content):
            yield from parts(value, (*path, place))


@pytest.mark.parametrize("kind", KINDS)
def test_the_three_events_of_section_76_are_taken(kind: str) -> None:
    assert Record.model_validate(records.record(kind)).event.kind == kind


@pytest.mark.notice("N4.4", part="guidance")
def test_guidance_alone_is_never_taken() -> None:
    guidance = records.record()
    guidance["event"] = {"kind": "GUIDANCE_GIVEN", "id": guidance["event"]["id"], "version": 1}
    assert faults(guidance) == [("event", "union_tag_invalid")]
    bare = records.record()
    del bare["event"]["plan"]
    assert faults(bare) == [("event.PLAN_AGREED.plan", "missing")]


@pytest.mark.notice("N4.4", part="guidance")
def test_a_plan_is_not_taken_as_an_assessment_nor_a_review_without_its_plan() -> None:
    mixed = records.record("ASSESSMENT_READY")
    mixed["event"]["plan"] = records.plan()
    assert faults(mixed) == [("event.ASSESSMENT_READY", "extra_forbidden")]
    lone = records.record("PLAN_REVIEWED")
    del lone["event"]["plan"]
    assert faults(lone) == [("event.PLAN_REVIEWED.plan", "missing")]


@pytest.mark.requirement("R-H4")
@pytest.mark.parametrize("kind", KINDS)
def test_no_part_of_a_record_takes_a_field_that_is_not_named(kind: str) -> None:
    whole = records.record(kind)
    Record.model_validate(whole)
    for path, _part in list(parts(whole)):
        planted = json.loads(json.dumps(whole))
        target = planted
        for step in path:
            target = target[step]
        target[CANARY] = CANARY
        found = faults(planted)
        assert "extra_forbidden" in [rule for _, rule in found], path
        assert CANARY not in str(found)


@pytest.mark.requirement("R-H4")
@pytest.mark.parametrize(
    "name", ["municipality", "municipality_id", "source", "ground", "recorded_by", "recorder", "id"]
)
def test_neither_municipality_nor_source_nor_recorder_comes_from_the_record(name: str) -> None:
    assert faults(records.record() | {name: "999"}) == [("", "extra_forbidden")]
    with_it = records.record()
    with_it["person"][name] = "999"
    assert faults(with_it) == [("person", "extra_forbidden")]


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("identity_code", "010190-9001", "identity_code"),
        ("identity_code", "somebody", "string_pattern_mismatch"),
        ("birth_date", 631152000, "day_is_text"),
        ("birth_date", "1990-02-30", "date_from_datetime_parsing"),
        ("birth_date", "1990-01-01T00:00:00", "day_is_text"),
        ("last_name", "", "string_too_short"),
        ("last_name", "A" * 121, "string_too_long"),
        ("last_name", "A\x00", "string_pattern_mismatch"),
        ("last_name", "A\ud800", "string_unicode"),
        ("interpreter_need", True, "string_type"),
        ("citizenships", ["UA"] * 11, "too_long"),
        ("health", "x", "extra_forbidden"),
    ],
)
def test_a_value_that_does_not_hold_is_named_by_place_and_rule(field: str, value: object, rule: str) -> None:
    Record.model_validate(records.record())
    found = faults(records.record(person=records.person(**{field: value})))
    place = "person" if rule == "extra_forbidden" else f"person.{field}"
    assert found == [(place, rule)]
