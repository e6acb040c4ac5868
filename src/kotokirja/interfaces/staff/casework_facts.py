"""Answers as facts with their provenance, and findings of the rules as errors of a form."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from kotokirja.interfaces.staff.casework_words import finding_text
from kotokirja.interfaces.staff.words import section_text
from kotokirja.platform.register.reads import Provenance, Trail
from kotokirja.platform.shell.http import StaffRequest
from kotokirja.policy.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFact:
    """One datum as a page shows it, with where it came from."""

    label: Any
    value: str
    provenance: Provenance | None
    key: str


def answers(
    fields: Mapping[str, Callable[[], forms.Field]],
    view: Any,  # noqa: ANN401 - an assessment, a plan, a goal or a service
    trail: Trail,
    model: str,
    names: Sequence[str],
) -> list[AnswerFact]:
    """The data of a row that are known, in words."""
    found = []
    for name in names:
        value = getattr(view, name)
        if value in {None, ""}:
            continue
        field = fields[name]()
        found.append(
            AnswerFact(
                label=field.label,
                value=shown(field, value),
                provenance=trail.known.get((model, view.id, name)),
                key=f"{model.split('.')[1]}-{UUID(str(view.id)).hex[:12]}-{name}".lower(),
            )
        )
    return found


def shown(field: forms.Field, value: Any) -> str:  # noqa: ANN401 - any datum
    """A value in words: a code by its name, a day as Finns write it."""
    if isinstance(value, date):
        return f"{value.day}.{value.month}.{value.year}"
    names = {str(key): str(text) for key, text in getattr(field, "choices", [])}
    return names.get(str(value), str(value))


def newest(trail: Trail, model: str, row: UUID, columns: Sequence[str]) -> Provenance | None:
    """The provenance of what was saved last among some columns of a row."""
    found = [one for column in columns if (one := trail.known.get((model, row, column)))]
    return max(found, key=lambda one: one.recorded_at, default=None)


def findings_onto(form: forms.Form, findings: Iterable[Finding]) -> None:
    """Say beside the fields what the rules found; what belongs to another page stands at the top."""
    for finding in findings:
        text = f"{finding_text(finding)} ({section_text(finding.section)})"
        form.add_error(finding.mend if finding.mend in form.fields else None, text)


def version_of(request: StaffRequest) -> int:
    """The version that the page showed."""
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0  # noqa: PLR2004 - digits that fit
