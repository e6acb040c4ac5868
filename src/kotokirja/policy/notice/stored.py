"""A notice as canonical text: the same document always gives the same bytes, and the bytes give the document back.

Published texts are kept for ever, so a field that the document gains later needs a default.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from hashlib import sha256
from types import UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from kotokirja.policy.notice import frame
from kotokirja.policy.notice.document import Block, Facts, Notice, OpenPoint, Section
from kotokirja.policy.notice.speaking import day_text
from kotokirja.policy.wording import LANGUAGES

KIND: Final = "kind"


class NotANotice(ValueError):
    """A text that is not the canonical text of a notice."""


def canonical(notice: Notice) -> str:
    """The document as canonical JSON: keys in order, no space that means nothing."""
    return canonical_json(_plain(notice))


def canonical_json(plain: object) -> str:
    """Plain values as the one text that stands for them."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(text: str) -> str:
    """SHA-256 of a text, as hexadecimal digits."""
    return sha256(text.encode()).hexdigest()


def digest_of_all(texts: Mapping[str, str]) -> str:
    """SHA-256 of a version: over a line with language and digest for each of its texts, by language."""
    return digest_of("".join(f"{language} {digest_of(text)}\n" for language, text in sorted(texts.items())))


def notice_of(text: str) -> Notice:
    """The document of a canonical text, or `NotANotice`."""
    try:
        made = _made(json.loads(text), Notice)
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        raise NotANotice(str(problem)) from problem
    if not isinstance(made, Notice):
        raise NotANotice(type(made).__name__)
    return made


def settled(notice: Notice, *, on: date) -> Notice:
    """The document as it is published on a day: dated, no draft, each of its open points settled by an officer."""
    return replace(
        notice,
        dated=on,
        dated_text=frame.DATED.text(notice.language).format(day=day_text(on, notice.language)),
        draft_text="",
        open_points=0,
        sections=tuple(_without_open_points(section) for section in notice.sections),
    )


def _without_open_points(section: Section) -> Section:
    blocks: tuple[Block, ...] = tuple(
        _given(block) if isinstance(block, Facts) else block
        for block in section.blocks
        if not isinstance(block, OpenPoint)
    )
    return replace(section, blocks=blocks)


def _given(block: Facts) -> Facts:
    """Contact details without what an officer confirmed to be left out on purpose, as the name beside a title."""
    empty = {(frame.NOT_GIVEN.text(language),) for language in LANGUAGES}
    return replace(block, facts=tuple(fact for fact in block.facts if fact.lines not in empty))


def _plain(value: object) -> object:
    """A value as JSON knows them."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if value is None or isinstance(value, str | int | bool):
        return value
    raise TypeError(type(value).__name__)


def _made(plain: Any, wanted: Any) -> Any:  # noqa: ANN401 -- any part of the document
    """A value of the wanted type from what JSON holds; anything that does not fit is an error."""
    origin = get_origin(wanted)
    if origin in {UnionType, Union}:
        return _one_of(plain, get_args(wanted))
    if origin is tuple:
        return tuple(_made(one, get_args(wanted)[0]) for one in _sequence(plain))
    if origin is Literal:
        return get_args(wanted)[0]
    if is_dataclass(wanted):
        return _document(plain, wanted)
    return _value(plain, wanted)


def _value(plain: Any, wanted: Any) -> Any:  # noqa: ANN401 -- any part of the document
    if wanted is date:
        return date.fromisoformat(plain)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return wanted(plain)
    if type(plain) is not wanted:
        raise TypeError(f"{type(plain).__name__} where {wanted.__name__} is due")
    return plain


def _one_of(plain: Any, choices: Sequence[Any]) -> Any:  # noqa: ANN401 -- any part of the document
    """The one of several shapes that the kind names, or the only one where nothing is the other."""
    if plain is None:
        if type(None) in choices:
            return None
        raise TypeError("nothing where a block is due")
    shapes = [choice for choice in choices if choice is not type(None)]
    if len(shapes) == 1:
        return _made(plain, shapes[0])
    for shape in shapes:
        kind = next(field for field in fields(shape) if field.name == KIND)
        if plain[KIND] == kind.default:
            return _made(plain, shape)
    raise ValueError(f"unknown kind {plain[KIND]}")


def _document(plain: Any, wanted: Any) -> Any:  # noqa: ANN401 -- any part of the document
    hints = get_type_hints(wanted)
    known = {field.name for field in fields(wanted)}
    if unknown := set(plain) - known:
        raise ValueError(f"unknown {', '.join(sorted(unknown))}")
    values = {}
    for field in fields(wanted):
        if field.name not in plain:
            if field.default is MISSING and field.default_factory is MISSING:
                raise KeyError(field.name)
        elif field.init:
            values[field.name] = _made(plain[field.name], hints[field.name])
        elif plain[field.name] != field.default:
            raise ValueError(f"{plain[field.name]} where {field.default} is due")
    return wanted(**values)


def _sequence(plain: Any) -> list[Any]:  # noqa: ANN401 -- what JSON holds
    if not isinstance(plain, list):
        raise TypeError(f"{type(plain).__name__} where a list is due")
    return plain
