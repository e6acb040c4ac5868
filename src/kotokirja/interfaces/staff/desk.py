"""The work desk."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kotokirja.kernel.ids import ClientId
from kotokirja.platform.shell.http import StaffRequest
from kotokirja.policy.actions import RULES, Action
from kotokirja.policy.vocabulary import Role
from kotokirja.usecases import desk
from kotokirja.usecases.desk import ClientList

MOST = 12


@require_safe
def home(request: StaffRequest) -> HttpResponse:
    """The first page of each role."""
    if request.actor.role is Role.DATA_PROTECTION_OFFICER:
        return redirect("staff:access-log")
    return redirect("staff:desk")


@require_safe
def open_desk(request: StaffRequest) -> HttpResponse:
    """The desk of one's own clients or the team's; a role without clients is told what it can do."""
    if request.actor.role not in RULES[Action.DESK_READ].purposes:
        return render(request, "staff/desk/elsewhere.html")
    is_team = request.GET.get("of") == "team"
    opened = desk.open_desk(actor=request.actor, is_team=is_team, at=request.at)
    is_all = request.GET.get("all") == "1"
    groups = [
        ("late", opened.late),
        ("week", opened.this_week),
        ("soon", opened.soon),
        *([("later", opened.later)] if is_all else []),
    ]
    context = {
        "desk": opened,
        "groups": [(name, rows if is_all else rows[:MOST], len(rows)) for name, rows in groups if rows],
        "is_all": is_all,
    }
    return render(request, "staff/desk/desk.html", context)


@require_safe
def own_clients(request: StaffRequest) -> HttpResponse:
    """One's own clients, or the team's, by name; or those of them alone for whom a privacy notice is due."""
    is_team = request.GET.get("of") == "team"
    text = request.GET.get("page", "1")
    page = max(1, int(text)) if text.isdecimal() and len(text) < 7 else 1  # noqa: PLR2004 - digits that fit
    is_due = request.GET.get("notice") == "due"
    use_case = desk.list_without_notice if is_due else desk.list_clients
    listed = use_case(actor=request.actor, is_team=is_team, page=page, at=request.at)
    context = {"listed": listed, "is_team": is_team, "page": page, "is_due": is_due, "numbers": _numbers(listed)}
    return render(request, "staff/desk/clients.html", context)


def _numbers(listed: ClientList) -> dict[ClientId, int]:
    """The newest version of the privacy notice that each client was given."""
    numbers = {one.id: one.number for one in listed.published}
    return {
        row.client_id: max(numbers[notice] for notice in row.notices_given) for row in listed.rows if row.notices_given
    }
