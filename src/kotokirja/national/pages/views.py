"""The officers' pages: search by identity code, the latest records, one person's records."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from kotokirja.kernel.ids import MunicipalityCode, SubjectId
from kotokirja.national import usecases
from kotokirja.national.access import queries as access
from kotokirja.national.accounts import UnknownMunicipality
from kotokirja.national.pages.forms import CodeSearch
from kotokirja.national.pages.lines import file_lines, found_lines, latest_lines
from kotokirja.national.pages.shown import show
from kotokirja.platform.door import NotPermitted
from kotokirja.platform.shell.http import StaffRequest


@require_safe
def latest(request: StaffRequest) -> HttpResponse:
    """The newest records of all municipalities."""
    try:
        rows = usecases.latest_records(actor=request.actor, at=request.at)
    except NotPermitted as refused:
        raise Http404 from refused
    lines = latest_lines(rows, names=access.names(language=get_language() or "fi"))
    return show(request, "national/latest.html", {"lines": lines, "here": "latest"})


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: StaffRequest) -> HttpResponse:
    """Find a person by their whole identity code."""
    if request.method != "POST":
        return show(request, "national/search.html", {"form": CodeSearch(), "here": "search"})
    form = CodeSearch.of(request)
    if not form.is_valid():
        return show(request, "national/search.html", {"form": form, "here": "search"}, status=422)
    try:
        found = usecases.persons_with_code(
            actor=request.actor, identity_code=form.cleaned_data["identity_code"], at=request.at
        )
    except NotPermitted as refused:
        raise Http404 from refused
    lines = found_lines(found, names=access.names(language=get_language() or "fi"))
    return show(
        request, "national/search.html", {"form": CodeSearch(), "is_answered": True, "lines": lines, "here": "search"}
    )


@require_safe
def person(request: StaffRequest, municipality: int, person_id: UUID) -> HttpResponse:
    """What one municipality recorded of one person."""
    try:
        file = usecases.read_person(
            actor=request.actor,
            municipality=MunicipalityCode(municipality),
            person_id=SubjectId(person_id),
            at=request.at,
        )
    except (NotPermitted, UnknownMunicipality, usecases.PersonNotRecorded) as absent:
        raise Http404 from absent
    lines = file_lines(file, names=access.names(language=get_language() or "fi"))
    return show(request, "national/person.html", {"file": lines})
