"""What we have promised, as data: the statements of the notice and the requirements of the security guide."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final, Literal

Kind = Literal["notice", "requirement"]

FILES: Final[Mapping[Kind, str]] = {"notice": "statements.toml", "requirement": "requirements.toml"}


class NoSuchPromise(LookupError):
    """An identifier, or a part of one, that was never promised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One statement or requirement; with parts it is proved when each of them is."""

    identifier: str
    kind: Kind
    text: str
    parts: Mapping[str, str] = field(default_factory=dict)

    def is_proved_by(self, proved: frozenset[str | None]) -> bool:
        """Whether passed tests for these parts (None: for the whole) prove the promise."""
        return set(self.parts) <= proved if self.parts else None in proved


@cache
def promises() -> Mapping[str, Promise]:
    """Every promise by its identifier, in the order of its document."""
    return {
        identifier: Promise(identifier=identifier, kind=kind, text=entry["text"], parts=entry.get("parts", {}))
        for kind, name in FILES.items()
        for identifier, entry in tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8")).items()
    }


def promise(*, kind: Kind, identifier: str, part: str | None = None) -> Promise:
    """The promise that a mark names; one with parts must be named with one of them."""
    found = promises().get(identifier)
    if found is None or found.kind != kind:
        raise NoSuchPromise(f"{kind}({identifier!r}) was never promised")
    if found.parts and part not in found.parts:
        raise NoSuchPromise(f"{kind}({identifier!r}) has the parts {', '.join(found.parts)}: name one, not {part!r}")
    if not found.parts and part is not None:
        raise NoSuchPromise(f"{kind}({identifier!r}) has no parts, so not {part!r} either")
    return found
