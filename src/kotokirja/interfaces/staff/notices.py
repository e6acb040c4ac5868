"""The privacy notice for its officer: what is published, what is on its way, what has to be settled first."""

from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kotokirja.domains.controllers.types import PointState, Ruling
from kotokirja.interfaces.overlays import overlay_files
from kotokirja.interfaces.staff.notices_forms import CheckForm, NothingForm, PublishForm, SettleForm
from kotokirja.kernel.ids import NoticeVersionId
from kotokirja.platform.shell.http import StaffRequest
from kotokirja.usecases import notices
from kotokirja.usecases.notices import (
    DraftOutOfDate,
    NotByWord,
    OpenedVersion,
    PointGone,
    PointsOpen,
    Running,
    VersionMoved,
)


def _running(request: StaffRequest) -> Running:
    """What holds now in the actor's municipality."""
    file = overlay_files(settings.KOTOKIRJA_OVERLAYS).get(request.actor.municipality)
    if file is None:
        raise Http404
    return Running(overlay=file.overlay, text=file.text)


def _language(request: StaffRequest) -> str:
    """In which language a text is read: the one that was asked for, or the page's."""
    return (request.GET.get("text") or get_language() or "fi")[:2]


@require_safe
def overview(request: StaffRequest) -> HttpResponse:
    """Where the municipality's notice stands."""
    desk = notices.overview(actor=request.actor, running=_running(request), at=request.at)
    settled = [state for state in desk.states if not state.is_open]
    return render(request, "staff/notices/overview.html", {"desk": desk, "settled": settled})


@require_POST
def draft(request: StaffRequest) -> HttpResponse:
    """Make a draft from what holds now."""
    NothingForm.of(request)
    made = notices.draft(actor=request.actor, running=_running(request), at=request.at)
    return redirect("staff:notice-version", made)


@require_safe
def version(request: StaffRequest, version_id: UUID) -> HttpResponse:
    """One version, with the next step that waits for its officer."""
    return _version_page(request, _opened(request, version_id))


def _opened(request: StaffRequest, version_id: UUID) -> OpenedVersion:
    return notices.open_version(
        actor=request.actor,
        version_id=NoticeVersionId(version_id),
        language=_language(request),
        running=_running(request),
        at=request.at,
    )


def _version_page(
    request: StaffRequest, opened: OpenedVersion, form: PublishForm | None = None, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    form = form or PublishForm(is_first=opened.before is None, initial={"digest": opened.version.digest})
    context = {"opened": opened, "version": opened.version, "notice": opened.notice, "form": form}
    return render(request, "staff/notices/version.html", context, status=status)


@require_POST
def check(request: StaffRequest, version_id: UUID) -> HttpResponse:
    """Vouch for a draft that was read."""
    form = CheckForm.of(request)
    try:
        notices.check(
            actor=request.actor,
            running=_running(request),
            version_id=NoticeVersionId(version_id),
            digest=form.cleaned_data["digest"] if form.is_valid() else "",
            at=request.at,
        )
    except VersionMoved:
        return _moved(request)
    except DraftOutOfDate:
        return _out_of_date(request)
    messages.success(request, _("You have checked the draft. It can be published when no point is open."))
    return redirect("staff:notice-version", version_id)


@require_POST
def publish(request: StaffRequest, version_id: UUID) -> HttpResponse:
    """Publish a checked version today, in one's own name."""
    opened = _opened(request, version_id)
    form: PublishForm = PublishForm.of(request, is_first=opened.before is None)
    if not form.is_valid():
        return _version_page(request, opened, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        number = notices.publish(
            actor=request.actor,
            running=_running(request),
            version_id=NoticeVersionId(version_id),
            digest=form.cleaned_data["digest"],
            is_material=form.cleaned_data.get("is_material") == "yes",
            reason=form.cleaned_data.get("reason", ""),
            at=request.at,
        )
    except VersionMoved:
        return _moved(request)
    except DraftOutOfDate:
        return _out_of_date(request)
    except PointsOpen:
        messages.warning(request, _("Nothing was published: points are still open. Settle them first."))
        return redirect("staff:notices")
    messages.success(request, _("Version %(number)s is published. Its PDFs are being made.") % {"number": number})
    return redirect("staff:notices")


def _moved(request: StaffRequest) -> HttpResponse:
    messages.warning(request, _("Somebody else was faster. This is how it stands now."))
    return redirect("staff:notices")


def _out_of_date(request: StaffRequest) -> HttpResponse:
    messages.warning(
        request,
        _("The declaration or the municipality's own facts have changed since the draft was made. Make a new draft."),
    )
    return redirect("staff:notices")


@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: StaffRequest, digest: str) -> HttpResponse:
    """Say that a point is right as it stands, or take that back."""
    running = _running(request)
    desk = notices.overview(actor=request.actor, running=running, at=request.at)
    state = next((state for state in desk.states if state.digest == digest), None)
    if state is None:
        return _gone(request)
    if request.method != "POST":
        wanted = Ruling.CONFIRMED if state.is_open else Ruling.REOPENED
        return _point_page(request, state, SettleForm(initial={"ruling": wanted.value}))
    form = SettleForm.of(request)
    if not form.is_valid():
        return _point_page(request, state, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        notices.settle(
            actor=request.actor,
            running=running,
            digest=digest,
            ruling=Ruling(form.cleaned_data["ruling"]),
            note=form.cleaned_data["note"],
            at=request.at,
        )
    except PointGone:
        return _gone(request)
    except NotByWord:
        form.add_error(None, _("Nobody's word settles this: it has to be mended in the municipality's own facts."))
        return _point_page(request, state, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, _("Your word has been kept."))
    return redirect("staff:notices")


def _gone(request: StaffRequest) -> HttpResponse:
    messages.warning(
        request, _("The point is not there any more, or its values have changed. These are the points now.")
    )
    return redirect("staff:notices")


def _point_page(
    request: StaffRequest, state: PointState, form: SettleForm, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    return render(request, "staff/notices/point.html", {"state": state, "form": form}, status=status)


@require_safe
def difference(request: StaffRequest) -> HttpResponse:
    """What a version says other than another, or what holds now other than it."""
    compared = notices.compare(
        actor=request.actor,
        older=_wanted(request.GET.get("older")),
        newer=_wanted(request.GET.get("newer")),
        language=_language(request),
        running=_running(request),
        at=request.at,
    )
    return render(request, "staff/notices/difference.html", {"compared": compared})


def _wanted(text: str | None) -> NoticeVersionId | None:
    """A version by its id; nothing where none is named."""
    if not text:
        return None
    try:
        return NoticeVersionId(UUID(text))
    except ValueError:
        raise Http404 from None
