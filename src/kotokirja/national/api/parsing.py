"""Reading a body strictly: one meaning or none."""

import json
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser
from ninja.types import DictStrAny


class MalformedBody(ValueError):
    """The body is no JSON, or JSON that two readers could read differently."""


class StrictParser(Parser):
    """JSON without doubled names, without numbers that are none, and not too deep."""

    def parse_body(self, request: HttpRequest) -> DictStrAny:
        """The body as Python values."""
        try:
            parsed: DictStrAny = json.loads(request.body, object_pairs_hook=_without_doubles, parse_constant=_no_number)
        except (ValueError, RecursionError) as problem:
            raise MalformedBody from problem
        return parsed


def _without_doubles(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    named = dict(pairs)
    if len(named) != len(pairs):
        raise MalformedBody
    return named


def _no_number(name: str) -> object:
    raise MalformedBody
