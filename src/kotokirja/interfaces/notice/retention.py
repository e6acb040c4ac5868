"""The retention plan as a public page: how long each kind of data is kept, from when, and why."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from kotokirja.interfaces.notice.views import language_of, overlay_of, public_page
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.platform.shell.http import TimedRequest
from kotokirja.policy.declaration import DECLARATION
from kotokirja.policy.retention_plan import retention_plan


@login_not_required
@require_safe
def plan(request: TimedRequest, municipality: int) -> HttpResponse:
    """The municipality's retention plan (säilytyssuunnitelma, N9.2)."""
    overlay = overlay_of(municipality)
    made = retention_plan(
        declaration=DECLARATION, overlay=overlay, language=language_of(overlay), on=helsinki_day(request.at)
    )
    return public_page(request, "notice/retention.html", overlay, {"plan": made})
