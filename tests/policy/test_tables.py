"""What the tables really hold is what the declaration says of their record class."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from kotokirja.platform.register.checks import own_models, record_class_of
from kotokirja.platform.register.labels import label_of
from kotokirja.policy.declaration import RETENTION
from kotokirja.policy.declaration.shapes import RetentionRule
from kotokirja.policy.vocabulary import D, DataCategory, RecordClass
from tests.policy.test_declaration import scoring


def beyond(rules: Mapping[RecordClass, RetentionRule]) -> set[str]:
    """Columns whose category the retention rule of their record class does not know."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in own_models()
        for field in model._meta.concrete_fields
        if isinstance(label := label_of(field), D)
        and (record := record_class_of(model)) is not None
        and label.category not in rules[record].categories
    }


@pytest.mark.notice("N9.1")
@pytest.mark.notice("N10.3", part="declaration")
def test_each_column_of_a_person_is_kept_under_a_rule_that_knows_its_category() -> None:
    assert beyond(RETENTION) == set()


@pytest.mark.parametrize(
    ("category", "record", "column"),
    [
        (DataCategory.NAME_AND_CONTACT, RecordClass.CLIENT, "clients.Client.last_name"),
        (DataCategory.ASSESSMENT_AND_PLAN, RecordClass.PLAN, "plans.Plan.valid_from"),
    ],
)
def test_a_column_that_no_rule_knows_would_be_seen(category: DataCategory, record: RecordClass, column: str) -> None:
    rule = RETENTION[record]
    lesser = dict(RETENTION) | {record: replace(rule, categories=rule.categories - {category})}
    assert column in beyond(lesser)


def test_no_table_or_column_holds_a_score_of_a_person() -> None:
    names = [f"{model._meta.label}.{field.name}" for model in own_models() for field in model._meta.concrete_fields]
    assert len(names) > 100
    assert scoring(names) == []
    assert scoring([*names, "clients.Client.risk_score"]) == ["clients.Client.risk_score"]
