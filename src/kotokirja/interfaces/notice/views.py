"""The public pages: what they say is composed by the policy; here it only gets its address and its frame."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kotokirja.interfaces.overlays import overlays
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.kernel.ids import MunicipalityCode
from kotokirja.platform.shell.http import TimedRequest
from kotokirja.policy.declaration import DECLARATION
from kotokirja.policy.notice import compose
from kotokirja.policy.notice.accessibility import accessibility_statement
from kotokirja.policy.notice.speaking import Speaker
from kotokirja.policy.overlay import Overlay
from kotokirja.usecases import published_notices


@login_not_required
@require_safe
def front(request: TimedRequest, municipality: int) -> HttpResponse:
    """The municipality's front page: where to sign in, and what everybody may read."""
    overlay = overlay_of(municipality)
    return public_page(request, "notice/front.html", overlay, {})


@login_not_required
@require_safe
def notice(request: TimedRequest, municipality: int) -> HttpResponse:
    """The privacy notice (tietosuojaseloste) as it was last published; before that a draft, open points marked (N0.1)."""
    overlay = overlay_of(municipality)
    read = published_notices.current(municipality=overlay.municipality, language=language_of(overlay))
    if read is not None:
        context = {"notice": read.notice, "read": read, "names_tests": True}
        return public_page(request, "notice/notice.html", overlay, context)
    composed = compose(
        declaration=DECLARATION, overlay=overlay, language=language_of(overlay), on=helsinki_day(request.at)
    )
    return public_page(request, "notice/notice.html", overlay, {"notice": composed, "names_tests": True})


@login_not_required
@require_safe
def notice_in(request: TimedRequest, municipality: int, language: str) -> HttpResponse:
    """The notice by an address that names its language."""
    if language not in overlay_of(municipality).languages:
        raise Http404
    return HttpResponseRedirect(f"{reverse('public:notice', args=[municipality])}?lang={language}")


@login_not_required
@require_safe
def accessibility(request: TimedRequest, municipality: int) -> HttpResponse:
    """The accessibility statement (saavutettavuusseloste, 306/2019, section 9)."""
    overlay = overlay_of(municipality)
    statement = accessibility_statement(
        overlay=overlay, language=language_of(overlay), prepared_on=DECLARATION.declared_on
    )
    return public_page(request, "notice/accessibility.html", overlay, {"statement": statement})


def overlay_of(municipality: int) -> Overlay:
    """What the municipality has said of itself; one that is not known here is not found."""
    try:
        return overlays(settings.KOTOKIRJA_OVERLAYS)[MunicipalityCode(municipality)]
    except KeyError:
        raise Http404 from None


def language_of(overlay: Overlay) -> str:
    """The reader's language, or the first in which this municipality publishes."""
    asked = (get_language() or "fi")[:2]
    return asked if asked in overlay.languages else overlay.languages[0]


def public_page(request: TimedRequest, template: str, overlay: Overlay, context: dict[str, Any]) -> HttpResponse:
    """A page in the municipality's frame: its name above, its contacts below."""
    speaker = Speaker(
        declaration=DECLARATION, overlay=overlay, language=language_of(overlay), on=helsinki_day(request.at)
    )
    shared = {
        "municipality": overlay.municipality,
        "municipality_name": speaker.say(overlay.profile.name.controller),
        "body": speaker.say(overlay.profile.body),
        "contacts": speaker.contacts(),
        "footer": speaker.footer(),
        "text_language": speaker.language,
    }
    return render(request, template, shared | context)
