"""Two versions side by side: what a form shows when somebody saved the same data in between (409)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import CheckboxInput, Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from kotokirja.platform.register.changes import SaveConflict
from kotokirja.platform.shell.http import StaffRequest

AGAIN = _("Somebody saved at the same moment. Nothing of yours is lost: save again.")
"""When two saves meet so closely that neither saw the other: what was typed stands in the form still."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One datum with the value that is saved now and the one that was typed."""

    name: str
    label: Any
    theirs: str
    ours: str
    theirs_shown: str
    ours_shown: str


def conflict_page(
    request: StaffRequest,
    *,
    conflict: SaveConflict,
    form: Form,
    context: dict[str, Any],
    carried: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    """Both values, for the officer to choose field by field; everything else that was typed goes along."""
    found = {one.field: one for one in conflict.conflicts}
    differences = [
        Difference(
            name=form.add_prefix(name),
            label=form.fields[name].label,
            theirs=_typed(form, name, one.theirs),
            ours=_typed(form, name, one.ours),
            theirs_shown=_shown(form, name, one.theirs),
            ours_shown=_shown(form, name, one.ours),
        )
        for name, one in found.items()
        if name in form.fields
    ]
    same = [
        (form.add_prefix(name), _typed(form, name, conflict.settled.get(name, form.cleaned_data.get(name))))
        for name in form.fields
        if name not in found
    ]
    return render(
        request,
        "staff/casework/conflict.html",
        {**context, "differences": differences, "same": [*same, *carried], "version": conflict.version},
        status=409,
    )


def _typed(form: Form, name: str, value: Any) -> str:  # noqa: ANN401 - any datum
    """A value as the form's own control would send it."""
    field = form.fields[name]
    if isinstance(field.widget, CheckboxInput):
        return "on" if value else ""
    shown = field.widget.format_value(field.prepare_value(value))
    if isinstance(shown, list):
        shown = shown[0] if shown else ""
    return "" if shown is None else str(shown)


def _shown(form: Form, name: str, value: Any) -> str:  # noqa: ANN401 - any datum
    names = {str(key): str(text) for key, text in getattr(form.fields[name], "choices", [])}
    text = _typed(form, name, value)
    return names.get(text, text) or "–"
