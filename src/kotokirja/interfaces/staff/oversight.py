"""The access log, for the data protection officer."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kotokirja.domains.access.types import LogFilter
from kotokirja.kernel.calendar import HELSINKI
from kotokirja.kernel.ids import AccountId, SubjectId
from kotokirja.platform.shell.http import StaffRequest
from kotokirja.usecases import oversight

OUTCOMES = ("GRANTED", "SHOWN", "REFUSED")


@require_safe
def access_log(request: StaffRequest) -> HttpResponse:
    """Who looked at whom, when and why; filters are links and stand in the address."""
    asked = request.GET
    staff, subject, outcome = _uuid(asked.get("staff")), _uuid(asked.get("subject")), asked.get("outcome", "")
    day = _day(asked.get("day"))
    start = datetime.combine(day, time.min, HELSINKI) if day else None
    wanted = LogFilter(
        staff=AccountId(staff) if staff else None,
        subject=SubjectId(subject) if subject else None,
        outcome=outcome if outcome in OUTCOMES else "",
        since=start,
        until=start + timedelta(days=1) if start else None,
    )
    text = asked.get("page", "1")
    page = max(1, int(text)) if text.isdecimal() and len(text) < 7 else 1  # noqa: PLR2004 - digits that fit
    found = oversight.access_log(actor=request.actor, wanted=wanted, page=page, at=request.at)
    rows = [(row, found.names.get(row.subject, "") if row.subject else "") for row in found.rows]
    context = {
        "rows": rows,
        "wanted": wanted,
        "outcomes": OUTCOMES,
        "day": day,
        "page": page,
        "has_more": found.has_more,
        "staff_name": found.rows[0].staff_name if wanted.staff and found.rows else "",
        "subject_name": found.names.get(wanted.subject, "") if wanted.subject else "",
    }
    return render(request, "staff/oversight/access_log.html", context)


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
