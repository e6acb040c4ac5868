"""Statements of several domains asked in one: a file's page would otherwise wait for the database ten times."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from django.db import connection

from kotokirja.platform.door.grant import Grant
from kotokirja.platform.register.models import TenantModel
from kotokirja.platform.register.reads import Row, row_parts, typed_rows

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Generic[T]):
    """A SELECT that can be asked alone or together with others, its values, and what its rows mean.

    The rows come by their columns' names, as JSON holds them: days and instants as text.
    """

    text: str
    values: tuple[Any, ...]
    read: Callable[[Sequence[Mapping[str, Any]]], T]


def read_part(part: Part[T]) -> T:
    """Ask one part alone."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_as_json(part.text)}", part.values)
        return part.read(json.loads(cursor.fetchone()[0]))


def read_together(
    *, grant: Grant, tables: Sequence[type[TenantModel]], parts: Sequence[Part[Any]]
) -> tuple[Mapping[type[TenantModel], list[Row]], tuple[Any, ...]]:
    """All rows of the grant's person in these tables, and these parts in their order, in one statement."""
    places: list[Any] = [grant.municipality, grant.require_subject()] * len(tables)
    with connection.cursor() as cursor:
        cursor.execute(
            _statement(tuple(tables), grant.categories, tuple(part.text for part in parts)),
            [*places, *(value for part in parts for value in part.values)],
        )
        found = cursor.fetchone()
    read = tuple(part.read(json.loads(rows)) for part, rows in zip(parts, found[len(tables) :], strict=True))
    return typed_rows(tables, found[: len(tables)]), read


@cache
def _statement(tables: tuple[type[TenantModel], ...], categories: frozenset[Any], texts: tuple[str, ...]) -> str:
    """The same text each time, so that the database plans it once for a connection."""
    return f"SELECT {', '.join([*row_parts(tables, categories), *map(_as_json, texts)])}"


def _as_json(text: str) -> str:
    return f"(SELECT coalesce(jsonb_agg(to_jsonb(p)), '[]') FROM ({text}) p)"
