"""How many people a datum is held of: numbers and nothing else, for whoever watches over the processing.

The statement is made of the declared columns and counts within PostgreSQL, beneath row security like every other read;
no value, no id and no small number leaves the database. It names no category as opened, because it opens none, so it
asks for a grant of the one action that counts. Each table is read once, which takes about a second for a million
clients; that is why a page counts only when somebody asks it to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection, models

from kotokirja.platform.door import Grant
from kotokirja.platform.register.columns import table_of
from kotokirja.platform.register.models import TenantModel
from kotokirja.policy.actions import Action
from kotokirja.policy.data_map import Column, MappedDatum
from kotokirja.policy.declaration import category_rule

FEW: Final = 5
"""Below this a number is not told, because it could point at somebody (R-S1)."""
NUMBER: Final = f"CASE WHEN n BETWEEN 1 AND {FEW - 1} THEN NULL ELSE n END"


class NeverCounted(Exception):
    """A datum of which no figures are made: a special category of personal data (N3.8)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people; no number where there are some, but fewer than may be told."""

    people: int | None

    @property
    def is_few(self) -> bool:
        """Whether there are some, and too few to tell how many."""
        return self.people is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many people a datum is held of now, in all and table by table where that gives no small number away."""

    total: Count
    tables: tuple[tuple[str, Count], ...]


def holders(*, grant: Grant, datum: MappedDatum) -> Counted:
    """How many people of the grant's municipality have a value now, in one statement (R-S1, N3.8)."""
    if grant.action is not Action.DECLARED_COUNT:
        raise TypeError(f"{grant.action} does not count")
    if category_rule(datum.datum.category).is_special:
        raise NeverCounted(datum.datum.name)
    found = _tables(datum.columns)
    if not found:
        return Counted(total=Count(people=0), tables=())
    statement, values = _statement(found, grant)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        total, *numbers = cursor.fetchone()
    names = [model._meta.db_table for model, _ in found] if numbers else []
    counts = tuple((name, Count(people=number)) for name, number in zip(names, numbers, strict=True))
    is_safe = not any(count.is_few for _, count in counts)
    return Counted(total=Count(people=total), tables=counts if is_safe else ())


Table = tuple[type[TenantModel], tuple[str, ...]]


def _tables(columns: Sequence[Column]) -> list[Table]:
    """The tables about a person that hold the datum, each with the conditions under which it does."""
    found: list[Table] = []
    for name in dict.fromkeys(column.table for column in columns):
        model = table_of(name)
        if model is not None:
            held = {column.column for column in columns if column.table == name}
            found.append(
                (model, tuple(_is_filled(field) for field in model._meta.concrete_fields if field.column in held))
            )
    return found


def _statement(tables: Sequence[Table], grant: Grant) -> tuple[str, list[Any]]:
    """The total, then each table where there are several; a table of one row for each person needs no sorting out."""
    parts, values = [], []
    for number, (model, conditions) in enumerate(tables):
        names = {field.column for field in model._meta.concrete_fields}
        current = " AND NOT is_void" if "is_void" in names else ""
        each = "" if model._meta.pk.column == model.subject else "DISTINCT "
        kept = " MATERIALIZED" if len(tables) > 1 else ""
        parts.append(
            f'held_{number} AS{kept} (SELECT {each}"{model.subject}" AS person FROM "{model._meta.db_table}"'
            f" WHERE municipality_id = %s{current} AND ({' OR '.join(conditions)}))"
        )
        values.append(grant.municipality)
    everybody = " UNION ".join(f"SELECT person FROM held_{number}" for number in range(len(tables)))
    wanted = [everybody, *(f"SELECT person FROM held_{number}" for number in range(len(tables)) if len(tables) > 1)]
    counts = [f"(SELECT {NUMBER} FROM (SELECT count(*) AS n FROM ({people}) e) c)" for people in wanted]
    return f"WITH {', '.join(parts)} SELECT {', '.join(counts)}", values


def _is_filled(field: "models.Field[Any, Any]") -> str:
    """The condition that a column says something: text that is not empty, anything else that is known."""
    if isinstance(field, (models.CharField, models.TextField)):
        return f"\"{field.column}\" <> ''"
    return f'"{field.column}" IS NOT NULL'
