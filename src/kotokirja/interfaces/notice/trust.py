"""The trust page: what stands behind each statement of the notice, for everybody to read (R-P0)."""

from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from kotokirja.interfaces.notice.views import language_of, overlay_of, public_page
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.platform.shell.http import TimedRequest
from kotokirja.policy.declaration import DECLARATION
from kotokirja.policy.notice import compose
from kotokirja.policy.promises.report import State, shipped
from kotokirja.policy.trust import joining_words, trust_page
from kotokirja.policy.trust.frame import COMMANDS

SHOWN: Final = {state.value.lower(): state for state in State}
"""What the address may ask for."""


@login_not_required
@require_safe
def trust(request: TimedRequest, municipality: int) -> HttpResponse:
    """What keeps each statement of the municipality's notice, and which tests have shown it."""
    overlay = overlay_of(municipality)
    notice = compose(
        declaration=DECLARATION, overlay=overlay, language=language_of(overlay), on=helsinki_day(request.at)
    )
    page = trust_page(notice=notice, report=shipped())
    wanted = SHOWN.get(request.GET.get("show", "")) if page.has_report else None
    context = {"trust": page.only(wanted), "wanted": wanted, "say": joining_words(page.language), "commands": COMMANDS}
    return public_page(request, "notice/trust.html", overlay, context)
