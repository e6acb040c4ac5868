"""Each column of a person belongs to exactly one category, in the code and in the live database alike (N3)."""

import pytest
from django.db import connection, models

from kotokirja.platform.register.checks import (
    columns_have_a_category,
    own_models,
    record_class_of,
    tables_have_a_retention,
)
from kotokirja.platform.register.labels import classified, label_of
from kotokirja.platform.register.models import RegisterModel, TenantModel
from kotokirja.policy.declaration import RETENTION
from kotokirja.policy.vocabulary import D, DataCategory, T

TELLING = {
    DataCategory.IDENTITY_CODE: "clients_client.identity_code",
    DataCategory.NAME_AND_CONTACT: "clients_contact.phone",
    DataCategory.RESIDENCE_PERMIT: "clients_permit.aliens_act_section",
    DataCategory.SERVICE_LANGUAGE: "clients_client.interpreter_need",
    DataCategory.BACKGROUND: "clients_education.degree",
    DataCategory.ASSESSMENT_AND_PLAN: "plans_goal.text",
}
"""A column of each category that this version stores, chosen by a reader of section 73.1."""


def stored() -> dict[str, D]:
    return {
        f"{model._meta.db_table}.{field.column}": label
        for model in own_models()
        for field in model._meta.concrete_fields
        if isinstance(label := label_of(field), D)
    }


@pytest.mark.parametrize(
    "category",
    [pytest.param(category, marks=pytest.mark.notice(category.value)) for category in TELLING],
)
def test_every_column_of_the_category_is_known_and_says_so_in_the_database(
    municipality_db: object, category: DataCategory
) -> None:
    columns = {name for name, label in stored().items() if label.category is category}
    assert TELLING[category] in columns
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname || '.' || a.attname FROM pg_description d JOIN pg_class c ON c.oid = d.objoid"
            " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid WHERE d.description LIKE %s",
            [f"% {category.value}"],
        )
        described = {row[0] for row in cursor.fetchall()}
    assert described == columns


def test_a_column_with_no_category_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    assert columns_have_a_category(app_configs=None) == []
    field = next(iter(own_models()))._meta.concrete_fields[0]
    monkeypatch.setattr(field, "db_comment", "")
    assert [problem.id for problem in columns_have_a_category(app_configs=None)] == ["kotokirja.policy.E001"]


@pytest.mark.notice("N9.1")
def test_a_record_class_without_a_retention_rule_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    from kotokirja.platform.register import checks

    assert tables_have_a_retention(app_configs=None) == []
    model = next(model for model in own_models() if issubclass(model, TenantModel))
    left = {record: rule for record, rule in RETENTION.items() if record is not record_class_of(model)}
    monkeypatch.setattr(checks, "RETENTION", left)
    assert {problem.id for problem in tables_have_a_retention(app_configs=None)} == {"kotokirja.policy.E002"}


def test_a_register_table_that_has_not_decided_fails_at_import() -> None:
    with pytest.raises(TypeError, match="must say record= and subject="):
        type("Undecided", (RegisterModel,), {"__module__": "kotokirja.domains.clients.models"})


def test_a_label_is_the_same_for_the_model_and_its_migration() -> None:
    field = classified(D.PHONE, models.CharField(max_length=10))
    assert (label_of(field), label_of(field.clone())) == (D.PHONE, D.PHONE)
    assert label_of(classified(T.STATE, models.CharField(max_length=10))) is T.STATE
    assert label_of(models.CharField(max_length=10)) is None
