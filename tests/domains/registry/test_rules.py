"""The composed record against the register's published format: the two know each other by it alone."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kotokirja.domains.assessment.types import AssessmentState, AssessmentView, Outcome
from kotokirja.domains.clients.types import (
    CitizenshipView,
    ClientFile,
    ContactView,
    EducationView,
    LanguageSkillView,
    PermitView,
    PersonView,
    SkillKind,
    WorkView,
)
from kotokirja.domains.registry import rules
from kotokirja.domains.registry.types import EventKind
from kotokirja.kernel.codes import PERMIT_SECTIONS, EducationLevel, LanguageLevel, PermitType
from kotokirja.kernel.country import codes as countries
from kotokirja.kernel.identity_code import PersonalIdentityCode
from kotokirja.kernel.ids import AssessmentId, ClientId
from kotokirja.kernel.language import codes as languages
from kotokirja.national.schema import Closed, Record
from kotokirja.platform.outbox.messages import canonical_json
from kotokirja.policy.vocabulary import DataCategory
from tests.domains.registry import harness
from tests.factories import make_person

DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
YEARS = st.none() | st.integers(1900, 2200)


def file_of(rng: Random, *, days: list[date | None], years: list[int | None]) -> ClientFile:
    """A file with something in every part."""
    person = make_person(rng)
    known: dict[str, Any] = {"id": uuid4(), "version": 1}
    return ClientFile(
        id=ClientId(uuid4()),
        categories=frozenset(DataCategory),
        person=PersonView(
            **known,
            last_name=person.last_name,
            first_names=person.first_names,
            birth_date=person.birth_date,
            birth_place="Koekylä",
            has_identity_code=True,
            migri_number="0000000",
            home_municipality="999",
            native_language=person.native_language,
            service_language=person.service_language,
            interpreter_need="SOMETIMES",
            arrangements="Etäyhteys",
        ),
        contact=ContactView(
            **known,
            street_address=person.street_address,
            postal_code=person.postal_code,
            post_office=person.post_office,
            phone=person.phone,
            email=person.email,
        ),
        citizenships=(CitizenshipView(**known, country=person.citizenship),),
        permits=(
            PermitView(
                **known,
                permit_type=person.permit_type,
                aliens_act_section=person.aliens_act_section,
                granted_on=days[0],
                valid_from=days[1],
                valid_until=days[2],
                is_after_protection_claim=None,
                is_quota=None,
            ),
        ),
        education=(
            EducationView(
                **known, country=person.citizenship, level="6", degree="Kandidaatti", years=15, completed_year=years[0]
            ),
            EducationView(**known, country="", level="", degree="", years=None, completed_year=None),
        ),
        work=(WorkView(**known, country="", occupation="Kirjanpitäjä", start_year=years[1], end_year=years[2]),),
        language_skills=(LanguageSkillView(**known, language="fi", kind="STATED", level="A1", tested_on=days[0]),),
    )


def assessment_of(text: str) -> AssessmentView:
    """A finished assessment that says the same everywhere."""
    texts: dict[str, Any] = dict.fromkeys(rules.FINDINGS.values(), text)
    return AssessmentView(
        id=AssessmentId(uuid4()),
        version=7,
        state=AssessmentState.READY,
        started_on=date(2026, 10, 1),
        ready_on=date(2026, 10, 20),
        outcome=Outcome.PLAN_NEEDED.value,
        conclusion=text,
        **texts,
    )


def events(text: str) -> list[Mapping[str, Any]]:
    """One event of each kind."""
    plan = harness.plan(follow_up=text)
    return [
        rules.assessment_event(assessment=assessment_of(text)),
        rules.plan_event(plan=plan),
        rules.review_event(plan=plan, review=harness.review(number=1), next_review_on=None),
    ]


@given(
    seed=st.integers(0, 10_000),
    days=st.lists(DAYS, min_size=3, max_size=3),
    years=st.lists(YEARS, min_size=3, max_size=3),
    text=st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=300),
)
def test_what_the_municipality_composes_is_what_the_register_takes(
    seed: int, days: list[date | None], years: list[int | None], text: str
) -> None:
    file = file_of(Random(seed), days=days, years=years)
    code = PersonalIdentityCode(make_person(Random(seed)).identity_code)
    for event in events(text):
        composed = rules.record_of(
            client=file.id, sequence=1, event=event, file=file, identity_code=code if seed % 2 else None
        )
        taken = Record.model_validate_json(canonical_json(composed))
        assert _plain(taken) == composed


def _plain(part: Closed) -> dict[str, Any]:
    content: dict[str, Any] = part.model_dump(mode="json")
    return content


@pytest.mark.parametrize(
    ("part", "field", "codes"),
    [
        ("permits", "permit_type", list(PermitType)),
        ("permits", "aliens_act_section", sorted(PERMIT_SECTIONS)),
        ("education", "level", list(EducationLevel)),
        ("language_skills", "level", list(LanguageLevel)),
        ("language_skills", "kind", list(SkillKind)),
        ("language_skills", "language", sorted(languages())),
        ("work", "country", sorted(countries())),
    ],
)
def test_the_register_takes_every_code_that_the_municipality_can_choose(
    part: str, field: str, codes: list[str]
) -> None:
    file = file_of(Random(5), days=[None] * 3, years=[None] * 3)
    for code in codes:
        rows = tuple(replace(row, **{field: str(code)}) for row in getattr(file, part))
        chosen = replace(file, **{part: rows})  # type: ignore[arg-type]
        composed = rules.record_of(client=file.id, sequence=1, event=events("x")[0], file=chosen, identity_code=None)
        assert _plain(Record.model_validate_json(canonical_json(composed))) == composed, code


@pytest.mark.notice("N4.4", part="guidance")
def test_the_municipality_can_compose_no_record_without_assessment_or_plan() -> None:
    file = file_of(Random(1), days=[None] * 3, years=[None] * 3)
    event: dict[str, Any] = {"kind": "GUIDANCE_GIVEN", "id": str(uuid4()), "version": 1}
    composed = rules.record_of(client=file.id, sequence=1, event=event, file=file, identity_code=None)
    with pytest.raises(ValidationError):
        Record.model_validate_json(canonical_json(composed))
    assert {kind.value for kind in EventKind} == {"ASSESSMENT_READY", "PLAN_AGREED", "PLAN_REVIEWED"}
    ready = rules.record_of(client=file.id, sequence=1, event=events("x")[0], file=file, identity_code=None)
    assert Record.model_validate_json(canonical_json(ready)).event.kind == EventKind.ASSESSMENT_READY


def test_an_act_that_is_not_finished_makes_no_record() -> None:
    with pytest.raises(rules.RecordIncomplete, match="agreed_on"):
        rules.plan_event(plan=replace(harness.plan(follow_up=""), agreed_on=None))


def test_nothing_that_the_grant_did_not_open_stands_in_the_record() -> None:
    bare = ClientFile(
        id=ClientId(uuid4()),
        categories=frozenset({DataCategory.NAME_AND_CONTACT}),
        person=PersonView(id=uuid4(), version=1, last_name="Testinen"),
    )
    composed = rules.person_of(file=bare, identity_code=None)
    assert {name for name, value in composed.items() if value} == {"last_name"}


def test_every_value_of_a_record_stands_in_the_view_to_copy_from() -> None:
    file = file_of(Random(3), days=[date(2026, 1, 2)] * 3, years=[2020] * 3)
    code = PersonalIdentityCode(make_person(Random(3)).identity_code)
    for event in events("Sana"):
        composed = rules.record_of(client=file.id, sequence=1, event=event, file=file, identity_code=code)
        shown = [field.value for section in rules.sections_of(record=composed) for field in section.fields]
        for value in _values({"event": event, "person": composed["person"]}):
            assert value in shown, value


def _values(part: Any) -> list[str]:  # noqa: ANN401 - any part of a record
    if isinstance(part, Mapping):
        technical = {"id", "version", "kind"} if "version" in part else set()
        return [text for name, value in part.items() if name not in technical for text in _values(value)]
    if isinstance(part, list):
        if all(isinstance(one, str) for one in part):
            return [", ".join(part)] if part else []
        return [text for one in part for text in _values(one)]
    return [] if part in {None, ""} else [str(part)]
