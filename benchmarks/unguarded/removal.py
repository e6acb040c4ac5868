"""Taking the three guards away, each at the place where the product has it."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from django.utils.safestring import SafeString

from kotokirja.domains.access.types import Look
from kotokirja.interfaces.staff.templatetags import casework, staff
from kotokirja.platform.door import context
from kotokirja.platform.register.reads import Trail
from kotokirja.platform.register.together import Part
from kotokirja.platform.shell.templatetags import shell
from kotokirja.usecases import files


def remove_guards() -> None:
    """No context is signed or set, no log row written, no mirror read, no chip shown."""
    context.signed = lambda **_: ""  # type: ignore[assignment]
    door = import_module("kotokirja.platform.door.authorise")  # the package's name is the function's
    door._trace = _nothing  # type: ignore[attr-defined]
    files.trail_of_subject = _no_trail
    files.access.looks_part = _no_looks
    shell.register.tags["provenance"] = _silent(shell)
    shell.provenance = casework.provenance = staff.provenance = _no_chip


def _nothing(statement: str, values: list[Any]) -> None:
    """What the log would have been told."""


def _no_trail(*, grant: object, mirrors: Sequence[object]) -> Trail:
    return Trail(known={})


def _no_looks(**_: object) -> Part[tuple[Look, ...]]:
    return Part(text="SELECT 1 AS nothing WHERE false", values=(), read=lambda _: ())


def _no_chip(fact: object) -> SafeString:
    return SafeString("")


def _silent(library: Any) -> Any:  # noqa: ANN401 -- a template library
    library.register.simple_tag(_no_chip, name="provenance")
    return library.register.tags["provenance"]
