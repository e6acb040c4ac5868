"""A client's records in the national register: where each is, and carrying them over by hand."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kotokirja.interfaces.staff.registry_words import delivery_lines, manual_lines
from kotokirja.kernel.ids import ClientId, MessageId
from kotokirja.platform.shell.http import StaffRequest
from kotokirja.usecases import registry


@require_safe
def deliveries(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Where each record of the client is."""
    file, found = registry.deliveries(actor=request.actor, client_id=ClientId(client_id), at=request.at)
    return render(
        request,
        "staff/registry/deliveries.html",
        {"client_id": client_id, "file": file, "deliveries": delivery_lines(found)},
    )


@require_safe
def manual(request: StaffRequest, client_id: UUID, message_id: UUID) -> HttpResponse:
    """A record as values to copy."""
    file, record = registry.manual_record(
        actor=request.actor, client_id=ClientId(client_id), message_id=MessageId(message_id), at=request.at
    )
    return render(
        request, "staff/registry/manual.html", {"client_id": client_id, "file": file, "record": manual_lines(record)}
    )


@require_POST
def mark(request: StaffRequest, client_id: UUID, message_id: UUID) -> HttpResponse:
    """Note that the officer has carried a record over; a record that is marked already stays as it is."""
    try:
        registry.mark_recorded(
            actor=request.actor, client_id=ClientId(client_id), message_id=MessageId(message_id), at=request.at
        )
    except registry.MessageNotFound:
        messages.warning(request, _("This record does not wait to be carried over: somebody has marked it already."))
    else:
        messages.success(request, _("Marked as recorded in Koto-AJ."))
    return redirect("staff:registry", client_id=client_id)


@require_POST
def retry(request: StaffRequest, client_id: UUID, message_id: UUID) -> HttpResponse:
    """Have a record that was refused or laid aside tried again."""
    try:
        registry.retry_delivery(
            actor=request.actor, client_id=ClientId(client_id), message_id=MessageId(message_id), at=request.at
        )
    except registry.MessageNotFound:
        messages.warning(request, _("This record is under way or recorded already: there is nothing to try again."))
    else:
        messages.success(request, _("The record is tried again."))
    return redirect("staff:registry", client_id=client_id)
