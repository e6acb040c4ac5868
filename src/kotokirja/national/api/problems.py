"""Error answers (RFC 9457): a kind, a title, a status, places and rules; nothing of the message comes back."""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Final

import structlog
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from kotokirja.national import schema
from kotokirja.national.api.parsing import MalformedBody
from kotokirja.national.usecases import KeyUsedForAnother, SequenceUsed
from kotokirja.platform.door import NotPermitted
from kotokirja.platform.signing import SignatureRefused

log = structlog.get_logger()
Handler = Callable[[HttpRequest, Exception | type[Exception]], HttpResponse]

CONTENT_TYPE: Final = "application/problem+json"
KINDS: Final = "urn:kotokirja:problem:"

TITLES: Final = {
    "signature": "The signature does not hold",
    "malformed": "The body is not readable as JSON",
    "schema": "The record is not of the format",
    "key": "The idempotency key does not follow from the record",
    "key-used": "The idempotency key came before with another record",
    "sequence-used": "The number in the client's order came before with another event",
    "not-found": "There is nothing here",
    "media-type": "Records come as application/json",
    "too-large": "The body is too large",
    "unavailable": "The register can't take records now",
    "internal": "The register failed",
}


def answer(kind: str, status: HTTPStatus, faults: Sequence[schema.Fault] = ()) -> HttpResponse:
    """A problem as an answer."""
    problem = schema.Problem(type=f"{KINDS}{kind}", title=TITLES[kind], status=status.value, faults=list(faults))
    return HttpResponse(problem.model_dump_json(), content_type=CONTENT_TYPE, status=status.value)


@csrf_exempt
@login_not_required
def nothing_here(request: HttpRequest) -> HttpResponse:
    """Answer for every other address below the interface."""
    return answer("not-found", HTTPStatus.NOT_FOUND)


def install(api: NinjaAPI) -> None:
    """Let every exception that can leave the interface become a problem.

    A database or a log that can't be used is 503, and the sender waits; a record at which the register itself fails is
    500, and the sender lays it aside after some tries.
    """
    api.add_exception_handler(SignatureRefused, _refused_signature)
    api.add_exception_handler(AuthenticationError, _refused_signature)
    api.add_exception_handler(ValidationError, _invalid)
    for kind, status, exceptions in (
        ("malformed", HTTPStatus.BAD_REQUEST, (MalformedBody,)),
        ("key-used", HTTPStatus.CONFLICT, (KeyUsedForAnother,)),
        ("sequence-used", HTTPStatus.CONFLICT, (SequenceUsed,)),
        ("not-found", HTTPStatus.NOT_FOUND, (Http404, NotPermitted)),
        ("too-large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE, (RequestDataTooBig,)),
        ("unavailable", HTTPStatus.SERVICE_UNAVAILABLE, (OperationalError, InterfaceError, ProgrammingError)),
    ):
        for exception in exceptions:
            api.add_exception_handler(exception, _fixed(kind, status))
    api.add_exception_handler(HttpError, _other)
    api.add_exception_handler(Exception, _failed)


def _fixed(kind: str, status: HTTPStatus) -> Handler:
    def handler(request: HttpRequest, problem: Exception | type[Exception]) -> HttpResponse:
        if status.value >= HTTPStatus.INTERNAL_SERVER_ERROR:
            log.error("the interface failed", kind=kind, error=_name(problem))
        return answer(kind, status)

    return handler


def _refused_signature(request: HttpRequest, problem: Exception | type[Exception]) -> HttpResponse:
    fault = problem.fault.value if isinstance(problem, SignatureRefused) else "NOT_SIGNED"
    refusal = answer("signature", HTTPStatus.UNAUTHORIZED, [schema.Fault(at="Signature", rule=fault)])
    refusal["WWW-Authenticate"] = "Signature"
    return refusal


def _invalid(request: HttpRequest, problem: Exception | type[Exception]) -> HttpResponse:
    errors = problem.errors if isinstance(problem, ValidationError) else []
    return answer("schema", HTTPStatus.UNPROCESSABLE_ENTITY, schema.faults_of(errors))


def _other(request: HttpRequest, problem: Exception | type[Exception]) -> HttpResponse:
    return answer("malformed", HTTPStatus.BAD_REQUEST)


def _failed(request: HttpRequest, problem: Exception | type[Exception]) -> HttpResponse:
    log.error("the interface failed", kind="internal", error=_name(problem))
    return answer("internal", HTTPStatus.INTERNAL_SERVER_ERROR)


def _name(problem: Exception | type[Exception]) -> str:
    return (problem if isinstance(problem, type) else type(problem)).__name__
