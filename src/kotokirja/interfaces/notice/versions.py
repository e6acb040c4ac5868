"""The published versions of the notice, for anybody: list, one version, PDF, difference, the controller's details (N0.1)."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kotokirja.interfaces.notice.views import overlay_of, public_page
from kotokirja.platform.shell.http import TimedRequest
from kotokirja.policy.wording import LANGUAGES
from kotokirja.usecases import published_notices

A_YEAR = 31_536_000
LARGEST = 2_147_483_647
"""No version has a larger number: the database knows none."""


@login_not_required
@require_safe
def versions(request: TimedRequest, municipality: int) -> HttpResponse:
    """Every published version, the newest first."""
    overlay = overlay_of(municipality)
    found = published_notices.published(municipality=overlay.municipality)
    return public_page(request, "notice/versions.html", overlay, {"versions": found})


@login_not_required
@require_safe
def version(request: TimedRequest, municipality: int, number: int) -> HttpResponse:
    """One published version, in the reader's language where it has it."""
    overlay = overlay_of(municipality)
    read = published_notices.read(municipality=overlay.municipality, number=number, language=_language())
    return public_page(request, "notice/notice.html", overlay, {"notice": read.notice, "read": read})


@login_not_required
@require_safe
def pdf(request: TimedRequest, municipality: int, number: int, language: str) -> HttpResponse:
    """A published version as PDF: the same bytes for ever, named by their hash."""
    code = overlay_of(municipality).municipality
    is_possible = number <= LARGEST and language in LANGUAGES
    found = published_notices.pdf(municipality=code, number=number, language=language) if is_possible else None
    if found is None:
        raise Http404
    name = f"tietosuojaseloste-{code}-v{number}-{language}.pdf"
    return _file(request, found.content, digest=found.hash, kind="application/pdf", name=name)


@login_not_required
@require_safe
def text(request: TimedRequest, municipality: int, number: int, language: str) -> HttpResponse:
    """The canonical text of a published version, so that anybody can compute its hash."""
    code = overlay_of(municipality).municipality
    is_possible = number <= LARGEST and language in LANGUAGES
    found = published_notices.text(municipality=code, number=number, language=language) if is_possible else None
    if found is None:
        raise Http404
    name = f"tietosuojaseloste-{code}-v{number}-{language}.json"
    return _file(request, found.content.encode(), digest=found.hash, kind="application/json", name=name)


def _file(request: TimedRequest, content: bytes, *, digest: str, kind: str, name: str) -> HttpResponse:
    """A file that never changes, named by its hash; who has it already gets no second one."""
    tag = f'"{digest}"'
    answer: HttpResponse
    if request.headers.get("If-None-Match") == tag:
        answer = HttpResponseNotModified()
    else:
        answer = HttpResponse(content, content_type=kind, status=HTTPStatus.OK)
        answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    answer.headers["ETag"] = tag
    answer.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return answer


@login_not_required
@require_safe
def difference(request: TimedRequest, municipality: int) -> HttpResponse:
    """What one published version says other than another; the newest two where none are named."""
    overlay = overlay_of(municipality)
    compared = published_notices.compare(
        municipality=overlay.municipality,
        older=_number(request.GET.get("older")),
        newer=_number(request.GET.get("newer")),
        language=_language(),
    )
    return public_page(request, "notice/difference.html", overlay, {"compared": compared})


@login_not_required
@require_safe
def controller(request: TimedRequest, municipality: int) -> HttpResponse:
    """What the versions said of the controller and its contacts, and from when to when (N1.1, N1.2)."""
    overlay = overlay_of(municipality)
    periods = published_notices.profile_periods(municipality=overlay.municipality, language=_language())
    return public_page(request, "notice/controller.html", overlay, {"periods": periods})


def _language() -> str:
    return (get_language() or "fi")[:2]


def _number(text: str | None) -> int | None:
    """The number of a version; nothing where none is named."""
    if not text:
        return None
    if not text.isdecimal() or len(text) > len(str(LARGEST)):
        raise Http404
    return int(text)
