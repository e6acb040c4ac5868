"""The interface: `POST /api/v1/records`, `GET /api/v1/receipts/<key>`, and its description."""

from datetime import UTC
from http import HTTPStatus
from typing import Annotated
from uuid import uuid4

from django.http import Http404, HttpRequest
from ninja import NinjaAPI, Status
from ninja.params.functions import Header, Path

from kotokirja.national import schema, usecases
from kotokirja.national.accounts import machine_of
from kotokirja.national.api import problems
from kotokirja.national.api.parsing import StrictParser
from kotokirja.national.api.signatures import SignedByMunicipality, instant_of
from kotokirja.national.records.types import Taken
from kotokirja.platform.outbox.messages import idempotency_key as key_of
from kotokirja.platform.signing import VerifiedSender

KEY_FORM = r"^[0-9a-f]{64}$"
IDEMPOTENCY_KEY = Header(alias="Idempotency-Key", pattern=KEY_FORM)
SIGNED = SignedByMunicipality()

REFUSALS = {
    status.value: schema.Problem
    for status in (
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.CONFLICT,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        HTTPStatus.SERVICE_UNAVAILABLE,
    )
}


def make_api(*, namespace: str = "register") -> NinjaAPI:
    """Put the interface together; the description is public, the rest is for signed messages only."""
    api = NinjaAPI(
        title="National register of integration services",
        version="1",
        description="Records of assessments, plans and reviews under section 76.1 of Act 681/2023.",
        docs_url=None,
        parser=StrictParser(),
        urls_namespace=namespace,
    )
    problems.install(api)
    api.post(
        "/records",
        auth=SIGNED,
        operation_id="takeRecord",
        summary="Record one person at one event",
        response={201: schema.Receipt, 200: schema.Receipt, **REFUSALS},
    )(take_record)
    api.get(
        "/receipts/{idempotency_key}",
        auth=SIGNED,
        operation_id="readReceipt",
        summary="Whether a record is held, and since when",
        response={
            200: schema.Receipt,
            401: schema.Problem,
            404: schema.Problem,
            422: schema.Problem,
            503: schema.Problem,
        },
    )(read_receipt)
    return api


def take_record(
    request: HttpRequest, record: schema.Record, idempotency_key: Annotated[str, IDEMPOTENCY_KEY]
) -> object:
    """Hold a record and acknowledge it; the same record again gets the same receipt."""
    sender = _sender(request)
    if request.content_type != "application/json":
        return problems.answer("media-type", HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    own_key = key_of(
        municipality=sender.municipality,
        client=record.client,
        event=record.event.id,
        event_version=record.event.version,
    )
    if idempotency_key != own_key:
        fault = schema.Fault(at="header.Idempotency-Key", rule="does_not_follow")
        return problems.answer("key", HTTPStatus.UNPROCESSABLE_ENTITY, [fault])
    taken = usecases.take_record(
        actor=machine_of(sender=sender, request_id=uuid4()),
        record=record,
        idempotency_key=idempotency_key,
        body=request.body,
        sender=sender,
        at=instant_of(request),
    )
    return Status((HTTPStatus.CREATED if taken.is_new else HTTPStatus.OK).value, _receipt(taken))


def read_receipt(request: HttpRequest, idempotency_key: Annotated[str, Path(pattern=KEY_FORM)]) -> schema.Receipt:
    """The receipt of a record of the sender's own."""
    taken = usecases.read_receipt(
        actor=machine_of(sender=_sender(request), request_id=uuid4()),
        idempotency_key=idempotency_key,
        at=instant_of(request),
    )
    if taken is None:
        raise Http404
    return _receipt(taken)


def _sender(request: HttpRequest) -> VerifiedSender:
    sender: VerifiedSender = vars(request)["auth"]
    return sender


def _receipt(taken: Taken) -> schema.Receipt:
    return schema.Receipt(
        receipt=taken.receipt,
        idempotency_key=taken.idempotency_key,
        recorded_at=taken.recorded_at.astimezone(UTC).isoformat(timespec="milliseconds"),
    )
