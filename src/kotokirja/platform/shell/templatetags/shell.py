"""Components as tags: each renders one partial from templates/components."""

from datetime import datetime
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField, Form
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override

from kotokirja.kernel.calendar import HELSINKI
from kotokirja.platform.shell.provenance import chip
from kotokirja.policy import declaration
from kotokirja.policy.provisions import UnknownProvision, cite
from kotokirja.policy.vocabulary import Purpose, SourceCode

register = template.Library()


class MissingProvenance(ValueError):
    """A datum that can't say where it came from was about to be shown (N5.2)."""


@register.simple_tag
@cache
def icon(name: str, extra: str = "") -> SafeString:
    """A drawing from the sprite; words always stand beside it."""
    address = f"{_icons()}#i-{name}"
    return format_html(
        '<svg class="ico{}" viewBox="0 0 24 24" aria-hidden="true"><use href="{}"/></svg>',
        f" {extra}" if extra else "",
        address,
    )


@register.simple_tag
def provenance(fact: Any) -> SafeString:  # noqa: ANN401 - whatever has a label, a value and a provenance
    """The chip that says where a datum came from, who recorded it and when; a datum without one is a mistake."""
    if fact.provenance is None:
        raise MissingProvenance(fact.key)
    return chip(
        fact,
        fact.provenance,
        source=declaration.source(SourceCode(fact.provenance.source)),
        ground=ground_name(fact.provenance.ground),
        icons=_icons(),
        language=_locale(),
    )


@register.simple_tag
def purpose_line(purpose: str) -> SafeString:
    """The grey line above a section: purpose and legal ground, taken from the declaration."""
    return _purpose_line(Purpose(purpose), _locale())


@cache
def _purpose_line(purpose: Purpose, language: str) -> SafeString:
    text, ground = declaration.purpose_line(purpose, language)
    with override(language):
        return SafeString(render_to_string("components/purpose.html", {"purpose": text, "ground": ground}))


@register.inclusion_tag("components/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """A labelled field with its hint and its error, tied together for those who listen."""
    widget = bound.field.widget
    described = [f"{bound.auto_id}-hint"] * bool(bound.help_text) + [f"{bound.auto_id}-error"] * bool(bound.errors)
    attributes: dict[str, Any] = {"class": "input"}
    if described:
        attributes["aria-describedby"] = " ".join(described)
    if bound.errors:
        attributes["aria-invalid"] = "true"
    if bound.field.required:
        attributes["aria-required"] = "true"
    if hasattr(bound.field, "max_length") and bound.field.max_length:
        attributes["maxlength"] = bound.field.max_length
    return {
        "bound": bound,
        "control": bound.as_widget(widget, attributes),
        "is_optional": not (bound.field.required or bound.name in getattr(bound.form, "wanted", ())),
    }


@register.inclusion_tag("components/errors.html")
def error_summary(form: Form) -> dict[str, Any]:
    """What has to be mended, at the top of the page, each with a link to its field."""
    return {"form": form, "fields": [bound for bound in form if bound.errors]}


@register.simple_tag
def try_out() -> bool:
    """Whether the people of this installation are invented."""
    return bool(settings.KOTOKIRJA_TRY_OUT)


@register.filter
def finnish_day(day: Any) -> str:  # noqa: ANN401 - a date or nothing
    """A day as Finns write it, in every language."""
    return f"{day.day}.{day.month}.{day.year}" if day else ""


@register.filter
def finnish_time(at: datetime | None) -> str:
    """An instant as day and time of day in Finland."""
    if at is None:
        return ""
    local = at.astimezone(HELSINKI)
    return f"{local.day}.{local.month}.{local.year} {local.hour}.{local.minute:02d}"


@register.filter
def purpose_name(code: str) -> str:
    """A purpose by its name; the code where the declaration does not know it."""
    try:
        return declaration.purpose_line(Purpose(code), _locale())[0]
    except ValueError:
        return code


@register.filter
def ground_name(code: str) -> str:
    """A ground as it is cited; the code where the provisions do not know it."""
    try:
        return cite([code], language=_locale()) if code else ""
    except UnknownProvision:
        return code


@cache
def _icons() -> str:
    return static("shell/icons.svg")


def _locale() -> str:
    return get_language() or "fi"
