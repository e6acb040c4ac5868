"""The chip that says where a datum came from, with all that is known of it behind a press.

A file shows dozens of them, so they are written here and not in a template: that takes a fifth of the time.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final, Protocol

from django.utils.html import conditional_escape as esc
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override

from kotokirja.kernel.calendar import HELSINKI
from kotokirja.platform.register.reads import EarlierValue, Provenance
from kotokirja.policy.declaration.shapes import Source, SourceKind

LOOKS: Final = {
    SourceKind.AUTHORITY: ("is-info", "org"),
    SourceKind.PROVIDER: ("is-ok", "school"),
    SourceKind.OWN_ASSESSMENT: ("is-warn", "pen"),
}
"""Tone and drawing of a kind of source; the others are neutral and show a person."""


class SourcedFact(Protocol):
    """Whatever is shown with its source."""

    label: Any
    value: Any
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The chip's own words in one language, escaped."""

    source: str
    recorder: str
    recorded: str
    before: str
    earlier_value: str


@cache
def words_in(language: str) -> Words:
    """The words in a language, looked up once for a process."""
    with override(language):
        return Words(
            source=esc(_("Source")),
            recorder=esc(_("Recorded by")),
            recorded=esc(_("Recorded")),
            before=esc(_("Earlier")),
            earlier_value=esc(_("earlier value")),
        )


def chip(fact: SourcedFact, known: Provenance, *, source: Source, ground: str, icons: str, language: str) -> SafeString:
    """A button with source, recorder and day, and the box that it opens: ground, instant and earlier values."""
    tone, drawing = LOOKS.get(source.kind, ("", "user"))
    say, key, who, where = words_in(language), esc(fact.key), esc(known.recorder), esc(source.name(language))
    return mark_safe(  # noqa: S308 - every value is escaped
        f'<button class="prov" type="button" popovertarget="prov-{key}"><span class="badge badge--src {tone}">'
        f'<svg class="ico" viewBox="0 0 24 24" aria-hidden="true"><use href="{icons}#i-{drawing}"/></svg>'
        f'<span class="vh">{say.source}: </span>{where}</span>'
        f'<span class="prov__t"><bdi>{who}</bdi> <bdi dir="ltr">{_day(known.recorded_at)}</bdi></span></button>\n'
        f'<div class="pop" id="prov-{key}" popover><strong>{esc(fact.label)}: {esc(fact.value)}</strong><dl>\n'
        f"<dt>{say.source}</dt><dd>{where}{f', {esc(ground)}' if ground else ''}</dd>\n"
        f"<dt>{say.recorder}</dt><dd>{who}</dd>\n"
        f'<dt>{say.recorded}</dt><dd><bdi dir="ltr">{_instant(known.recorded_at)}</bdi></dd>\n'
        f"{''.join(_before(earlier, say) for earlier in known.earlier)}</dl></div>"
    )


def _before(earlier: EarlierValue, say: Words) -> str:
    value = "–" if earlier.value in {None, ""} else str(earlier.value)
    return (
        f'<dt>{say.before}</dt><dd><del class="old"><span class="vh">{say.earlier_value} </span>'
        f'{esc(value)}</del>, {esc(earlier.recorder)} <bdi dir="ltr">{_day(earlier.recorded_at)}</bdi></dd>'
    )


def _day(at: datetime) -> str:
    local = at.astimezone(HELSINKI)
    return f"{local.day}.{local.month}.{local.year}"


def _instant(at: datetime) -> str:
    local = at.astimezone(HELSINKI)
    return f"{local.day}.{local.month}.{local.year} {local.hour}.{local.minute:02d}"
