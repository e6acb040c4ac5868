"""The privacy notice of a client: recording that it was given, mending the record, and the letter that goes along."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kotokirja.domains.clients.types import GivenHow, NoticeFault, NoticeGivenView, NoticeHanding
from kotokirja.domains.controllers.types import PublishedNotice
from kotokirja.interfaces.staff.casework_facts import version_of
from kotokirja.interfaces.staff.clients.notice_words import (
    FAULTS,
    HOWS,
    articles,
    given_facts,
    language_name,
    shown_day,
    version_words,
)
from kotokirja.interfaces.staff.forms import FinnishDate, StaffForm, language_choices
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.kernel.ids import ClientId
from kotokirja.platform.shell.http import StaffRequest
from kotokirja.policy.notice.letter import compose_letter
from kotokirja.usecases import notices_given as notices
from kotokirja.usecases.notices_given import NothingPublished, NoticeNotGivable, OpenedNotices, StaleVersion

CHANGED = gettext_lazy("Somebody changed this in between. Look at what stands now, then save again.")


class NoticeForm(StaffForm):
    """Which version was given, when, how and in which language."""

    notice = forms.TypedChoiceField(
        label=gettext_lazy("Version"),
        coerce=int,
        error_messages={"invalid_choice": FAULTS[NoticeFault.NOT_PUBLISHED][1]},
    )
    given_on = FinnishDate(label=gettext_lazy("Given on"))
    how = forms.TypedChoiceField(
        label=gettext_lazy("How"), coerce=GivenHow, choices=[("", gettext_lazy("choose")), *HOWS.items()]
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the notice"))
    explained_in = forms.ChoiceField(
        label=gettext_lazy("Language of the talk"),
        choices=lazy(lambda: language_choices(empty="–"), list)(),
        required=False,
        help_text=gettext_lazy("Only when the notice was gone through orally, with an interpreter or without."),
    )

    def __init__(self, *args: Any, published: Sequence[PublishedNotice], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        languages = {language: None for one in published for language in one.languages}
        self.fields["notice"].choices = [(one.number, _version_choice(one)) for one in published]  # type: ignore[attr-defined]
        self.fields["language"].choices = [  # type: ignore[attr-defined]
            (language, language_name(language)) for language in languages
        ]


def _version_choice(one: PublishedNotice) -> str:
    return (
        _("%(version)s, published on %(day)s")
        % {
            "version": version_words(one.number),
            "day": shown_day(one.published_on),
        }
        + f" ({', '.join(language_name(language) for language in one.languages)})"
    )


def _handing(form: NoticeForm, published: Sequence[PublishedNotice]) -> NoticeHanding:
    values = dict(form.cleaned_data)
    number = values.pop("notice")
    return NoticeHanding(notice_id=next(one.id for one in published if one.number == number), **values)


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Record that the client was given the notice."""
    client = ClientId(client_id)
    opened = _open(request, client)
    if request.method != "POST":
        return _page(request, opened, _start(opened, how=request.GET.get("how", ""), on=helsinki_day(request.at)))
    form = NoticeForm.of(request, published=opened.published)
    if form.is_valid():
        try:
            notices.give_notice(
                actor=request.actor, client_id=client, handing=_handing(form, opened.published), at=request.at
            )
        except NoticeNotGivable as problem:
            _faults_onto(form, problem)
        else:
            messages.success(request, _("Saved."))
            return redirect("staff:client", client_id=client)
    return _page(request, opened, form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: StaffRequest, client_id: UUID, row: UUID) -> HttpResponse:
    """Correct what was recorded of a giving."""
    client = ClientId(client_id)
    opened = _open(request, client)
    given = next((one for one in opened.file.notices if one.id == row), None)
    if given is None:
        raise Http404
    if request.method != "POST":
        return _page(request, opened, _filled(opened, given), row=given)
    form, status = NoticeForm.of(request, published=opened.published), 422
    if form.is_valid():
        try:
            notices.correct_notice(
                actor=request.actor,
                client_id=client,
                row=row,
                version=version_of(request),
                handing=_handing(form, opened.published),
                at=request.at,
            )
        except NoticeNotGivable as problem:
            _faults_onto(form, problem)
        except StaleVersion:
            form.add_error(None, CHANGED)
            status = 409
        else:
            messages.success(request, _("Saved."))
            return redirect("staff:client", client_id=client)
    return _page(request, opened, form, row=given, status=status)


@require_POST
def withdraw(request: StaffRequest, client_id: UUID, row: UUID) -> HttpResponse:
    """Take a giving that was recorded by mistake out of the file; its history stays."""
    client = ClientId(client_id)
    try:
        notices.withdraw_notice(
            actor=request.actor, client_id=client, row=row, version=version_of(request), at=request.at
        )
    except StaleVersion:
        messages.warning(request, _("Somebody changed this row in between. Look at it again before you remove it."))
        return redirect("staff:client-notice", client_id=client)
    messages.success(request, _("Removed. What stood here stays in the history."))
    return redirect("staff:client", client_id=client)


@require_safe
def letter(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """The letter that goes along with the notice by post, for printing."""
    client = ClientId(client_id)
    try:
        content = notices.write_letter(actor=request.actor, client_id=client, at=request.at)
    except NothingPublished:
        messages.warning(request, _("No privacy notice has been published yet."))
        return redirect("staff:client", client_id=client)
    written = compose_letter(
        facts=content.profile.facts,
        number=content.notice.number,
        published_on=content.notice.published_on,
        language=content.language,
        on=helsinki_day(request.at),
        recipient=_recipient(content.file.person.first_names, content.file.person.last_name),
        address=_address(content),
        signed_by=request.actor.display_name,
    )
    context = {"file": content.file, "letter": written, "notice": content.notice, "language": content.language}
    context |= {"has_pdf": content.has_pdf}
    return render(request, "staff/clients/notice_letter.html", context)


def _recipient(first_names: str | None, last_name: str | None) -> str:
    return " ".join(part for part in (first_names, last_name) if part)


def _address(content: notices.LetterContent) -> tuple[str, ...]:
    contact = content.file.contact
    if contact is None:
        return ()
    place = " ".join(part for part in (contact.postal_code, contact.post_office) if part)
    return tuple(line for line in (contact.street_address, place) if line)


def _open(request: StaffRequest, client: ClientId) -> OpenedNotices:
    return notices.open_notices(
        actor=request.actor, client_id=client, language=(get_language() or "fi")[:2], at=request.at
    )


def _start(opened: OpenedNotices, *, how: str, on: date) -> NoticeForm:
    newest = opened.standing.newest
    return NoticeForm(
        initial={
            "notice": newest.number if newest else None,
            "given_on": on,
            "how": how if how in set(GivenHow) else "",
            "language": opened.language,
        },
        published=opened.published,
    )


def _filled(opened: OpenedNotices, given: NoticeGivenView) -> NoticeForm:
    number = next((one.number for one in opened.published if one.id == given.notice_id), None)
    return NoticeForm(
        initial={
            "notice": number,
            "given_on": given.given_on,
            "how": given.how,
            "language": given.language,
            "explained_in": given.explained_in,
        },
        published=opened.published,
    )


def _faults_onto(form: NoticeForm, problem: NoticeNotGivable) -> None:
    for fault in problem.faults:
        field, text = FAULTS[fault]
        form.add_error(field, text)


def _page(
    request: StaffRequest,
    opened: OpenedNotices,
    form: NoticeForm,
    *,
    row: NoticeGivenView | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "file": opened.file,
        "opened": opened,
        "standing": opened.standing,
        "articles": articles(opened.standing),
        "facts": given_facts(opened.file.notices, trail=opened.trail, published=opened.published),
        "form": form,
        "row": row,
        "spoken": language_name(opened.file.person.service_language or ""),
        "needs_interpreter": opened.needs_interpreter,
    }
    return render(request, "staff/clients/notice.html", context, status=status)
