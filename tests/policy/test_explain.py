"""A datum can be explained: why it is there, who sees it, who may get it and how long it stays."""

from datetime import date

import pytest

from kotokirja.policy.actions import ROLE_CATEGORIES
from kotokirja.policy.declaration.shapes import RecipientCode
from kotokirja.policy.explain import (
    explain,
    explain_category,
    purposes_of,
    recipients_of,
    recipients_of_category,
    roles_that_see,
    sources_of,
)
from kotokirja.policy.vocabulary import D, DataCategory, Purpose, RecordClass, Role, SourceCode
from kotokirja.policy.wording import LANGUAGES
from tests.policy.overlays import mallila

ON = date(2026, 11, 24)


@pytest.mark.parametrize("datum", D)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_datum_can_be_explained(datum: D, language: str) -> None:
    lines = explain(datum, language=language, on=ON)
    assert datum.category.value in lines[0].values[0]
    purposes, _, sources, recipients, retention = lines[-5:]
    assert purposes.values
    assert sources.values
    assert recipients.values
    assert retention.values


def test_a_role_sees_only_what_the_door_opens_to_it() -> None:
    for category in DataCategory:
        for role, purposes in roles_that_see(category).items():
            assert category in ROLE_CATEGORIES[role]
            assert set(purposes) <= {rule.purpose for rule in purposes_of(category)}
    assert Role.ADMINISTRATOR not in {role for category in DataCategory for role in roles_that_see(category)}
    assert set(roles_that_see(DataCategory.IDENTITY_CODE)) & {Role.CASE_WORKER, Role.GUIDANCE_WORKER} == {
        Role.CASE_WORKER
    }


def test_a_provider_gets_what_is_an_item_and_nothing_else() -> None:
    assert RecipientCode.PROVIDER in {entry.code for entry in recipients_of(D.LAST_NAME)}
    for datum in (D.HEALTH, D.PERMIT, D.RELATIONSHIP, D.COMPENSATION):
        assert RecipientCode.PROVIDER not in {entry.code for entry in recipients_of(datum)}


def test_sources_follow_the_grounds_of_the_act() -> None:
    health = {entry.code for entry in sources_of(DataCategory.HEALTH)}
    placement = {entry.code for entry in sources_of(DataCategory.PLACEMENT)}
    assert SourceCode.WELLBEING_SERVICES_COUNTY in health
    assert SourceCode.KELA not in placement
    assert SourceCode.MUNICIPALITY not in health


def test_the_record_class_narrows_the_retention_and_the_overlay_gives_its_length() -> None:
    lines = explain(D.LAST_NAME, records=[RecordClass.CLIENT], overlay=mallila(), language="en", on=ON)
    assert lines[-1].values == ("The client's file: 4 years from the end of the client relationship",)
    unset = explain(D.LAST_NAME, records=[RecordClass.CLIENT], language="en", on=ON)
    assert unset[-1].values == ("The client's file: set by the municipality",)
    assert any(Purpose.INTAKE is rule.purpose for rule in purposes_of(D.LAST_NAME.category))


@pytest.mark.parametrize("category", DataCategory)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_category_can_be_explained_with_its_data(category: DataCategory, language: str) -> None:
    lines = explain_category(category, language=language, on=ON)
    assert category.value in lines[0].values[0]
    data, purposes, _, sources, recipients, retention = lines[-6:]
    assert len(data.values) == len([datum for datum in D if datum.category is category])
    assert purposes.values
    assert sources.values
    assert recipients.values
    assert retention.values


def test_what_a_datum_may_go_to_is_within_what_its_category_may() -> None:
    for datum in D:
        whole = {entry.code for entry in recipients_of_category(datum.category)}
        assert {entry.code for entry in recipients_of(datum)} <= whole, datum


def test_the_item_and_the_consent_stand_beside_who_may_get_it() -> None:
    recipients = explain(D.LAST_NAME, language="en", on=ON)[-2]
    assert "Service provider (Integration Act, section 94, item 1)" in recipients.values
    assert any(value.startswith("Another municipality") and "consent" in value for value in recipients.values)
    assert not any(value.startswith("Kela") and "consent" in value for value in recipients.values)
