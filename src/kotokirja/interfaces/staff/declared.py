"""What is declared, for the data protection officer: the record of processing and the data map."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from kotokirja.interfaces.overlays import overlays
from kotokirja.interfaces.spreadsheets import semicolons
from kotokirja.platform.shell.http import StaffRequest
from kotokirja.policy.data_map import MappedCategory, MappedDatum
from kotokirja.policy.declaration import RETENTION, category_rule
from kotokirja.policy.declaration.data import DATA
from kotokirja.policy.overlay import Overlay
from kotokirja.policy.record_of_processing import RecordOfProcessing, point_text, rows
from kotokirja.policy.vocabulary import D
from kotokirja.usecases import declared
from kotokirja.usecases.declared import NeverCounted, OpenedDatum


@require_safe
def record(request: StaffRequest) -> HttpResponse:
    """The record of processing activities (GDPR Article 30) as a page."""
    found = _record(request)
    points = {point: point_text(point, found.language) for point in "acg"}
    points["body"] = f"{point_text('b', found.language)}–{'(f)' if found.language == 'en' else 'f'}"
    return render(request, "staff/declared/record.html", {"record": found, "points": points})


@require_safe
def record_csv(request: StaffRequest) -> HttpResponse:
    """The record as a table for a spreadsheet, the controller's profile first (N1.1, N1.2)."""
    found = _record(request)
    answer = HttpResponse(semicolons(rows(found)), content_type="text/csv; charset=utf-8")
    name = f"record-of-processing-{request.actor.municipality}-{found.language}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _record(request: StaffRequest) -> RecordOfProcessing:
    overlay = _overlay(request)
    if overlay is None:
        raise Http404
    return declared.read_record(actor=request.actor, overlay=overlay, language=_language(), at=request.at)


@require_safe
def data_map(request: StaffRequest) -> HttpResponse:
    """Every datum that can be held, category by category, with the columns that hold it."""
    found = declared.read_map(actor=request.actor, at=request.at)
    return render(request, "staff/declared/map.html", {"categories": [_category(entry) for entry in found]})


@require_safe
def datum(request: StaffRequest, datum: str) -> HttpResponse:
    """One datum: why it is there, who sees and gets it, how long it stays, where it lives."""
    opened = declared.read_datum(
        actor=request.actor, datum=_datum(datum), overlay=_overlay(request), language=_language(), at=request.at
    )
    return _datum_page(request, opened)


@require_POST
def count(request: StaffRequest, datum: str) -> HttpResponse:
    """The same page, with how many people the datum is held of now."""
    try:
        opened = declared.count_datum(
            actor=request.actor, datum=_datum(datum), overlay=_overlay(request), language=_language(), at=request.at
        )
    except NeverCounted:
        raise Http404 from None
    return _datum_page(request, opened)


def _datum_page(request: StaffRequest, opened: OpenedDatum) -> HttpResponse:
    rule = category_rule(opened.place.datum.category)
    context = {
        "opened": opened,
        "datum": opened.place.datum,
        "name": DATA[opened.place.datum].text(_language()),
        "category": f"{rule.category} {rule.name.text(_language())}",
        "columns": [(column, RETENTION[column.record].name.text(_language())) for column in opened.place.columns],
    }
    return render(request, "staff/declared/datum.html", context)


def _category(entry: MappedCategory) -> dict[str, object]:
    rule = category_rule(entry.category)
    return {
        "code": rule.category.value,
        "name": rule.name.text(_language()),
        "is_special": rule.is_special,
        "data": [(one, DATA[one.datum].text(_language()), _kept_as(one)) for one in entry.data],
    }


def _kept_as(one: MappedDatum) -> list[str]:
    return [RETENTION[record].name.text(_language()) for record in one.records]


def _datum(name: str) -> D:
    try:
        return D[name]
    except KeyError:
        raise Http404 from None


def _overlay(request: StaffRequest) -> Overlay | None:
    return overlays(settings.KOTOKIRJA_OVERLAYS).get(request.actor.municipality)


def _language() -> str:
    return (get_language() or "fi")[:2]
