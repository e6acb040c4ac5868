"""The chip that says where a datum came from, with all that is known of it behind a press.

A file shows dozens of them, so they are written here and not in a template: that takes a fifth of the time.
"""

from datetime import datetime
from typing import Final, Protocol

from django.utils.html import conditional_escape as esc
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

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

    label: object
    value: object
    key: str


def chip(fact: SourcedFact, known: Provenance, *, source: Source, name: str, ground: str, icons: str) -> SafeString:
    """A button with source, recorder and day, and the box that it opens: ground, instant and earlier values."""
    tone, drawing = LOOKS.get(source.kind, ("", "user"))
    key, who, where = esc(fact.key), esc(known.recorder), esc(name)
    from_where, source_word, recorder_word, when_word = _("Source:"), _("Source"), _("Recorded by"), _("Recorded")
    return mark_safe(  # noqa: S308 - every value is escaped
        f'<button class="prov" type="button" popovertarget="prov-{key}"><span class="badge badge--src {tone}">'
        f'<svg class="ico" viewBox="0 0 24 24" aria-hidden="true"><use href="{esc(icons)}#i-{drawing}"/></svg>'
        f'<span class="vh">{esc(from_where)} </span>{where}</span>'
        f'<span class="prov__t"><bdi>{who}</bdi> <bdi dir="ltr">{_day(known.recorded_at)}</bdi></span></button>\n'
        f'<div class="pop" id="prov-{key}" popover><strong>{esc(fact.label)}: {esc(fact.value)}</strong><dl>\n'
        f"<dt>{esc(source_word)}</dt><dd>{where}{f', {esc(ground)}' if ground else ''}</dd>\n"
        f"<dt>{esc(recorder_word)}</dt><dd>{who}</dd>\n"
        f'<dt>{esc(when_word)}</dt><dd><bdi dir="ltr">{_instant(known.recorded_at)}</bdi></dd>\n'
        f"{''.join(_before(earlier) for earlier in known.earlier)}</dl></div>"
    )


def _before(earlier: EarlierValue) -> str:
    value = "–" if earlier.value in {None, ""} else earlier.value
    word, spoken = _("Earlier"), _("earlier value")
    return (
        f'<dt>{esc(word)}</dt><dd><del class="old"><span class="vh">{esc(spoken)} </span>'
        f'{esc(value)}</del>, {esc(earlier.recorder)} <bdi dir="ltr">{_day(earlier.recorded_at)}</bdi></dd>'
    )


def _day(at: datetime) -> str:
    local = at.astimezone(HELSINKI)
    return f"{local.day}.{local.month}.{local.year}"


def _instant(at: datetime) -> str:
    local = at.astimezone(HELSINKI)
    return f"{local.day}.{local.month}.{local.year} {local.hour}.{local.minute:02d}"
