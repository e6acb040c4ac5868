"""The interface under what nobody thought of: no unhandled failure, no value that comes back (R-H6)."""

import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from wsgiref.types import StartResponse

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.core.result import Ok

from kotokirja.national import urls
from kotokirja.national.api import problems
from kotokirja.national.api.app import make_api
from kotokirja.national.schema import Record
from kotokirja.platform.outbox.messages import idempotency_key
from tests.national.conftest import MALLILA, Sender

Wsgi = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]
EXAMPLES = 80
DESCRIPTION = "/api/v1/openapi.json"

pytestmark = pytest.mark.usefixtures("register")


class ValueCameBack(Failure):
    """An error answer held something that stood in the request."""

    def __init__(self, *, operation: str, value: str) -> None:
        super().__init__(operation=operation, title="Value came back", message=repr(value))


def signing(app: Wsgi) -> Wsgi:
    """Sign whatever passes, so that what is tried reaches what stands behind the signature."""

    def signed(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(body)
        environ["CONTENT_LENGTH"] = str(len(body))
        environ["wsgi.url_scheme"] = "https"
        environ["HTTP_X_FORWARDED_PROTO"] = "https"
        environ["HTTP_HOST"] = "localhost"
        headers = Sender().headers(method=environ["REQUEST_METHOD"], path=environ.get("PATH_INFO", ""), body=body)
        if key := _own_key(body):
            headers["Idempotency-Key"] = key
        environ["QUERY_STRING"] = ""
        return app(
            environ | {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()},
            start_response,
        )

    return signed


def _own_key(body: bytes) -> str:
    try:
        record = Record.model_validate_json(body)
    except ValueError:
        return ""
    return idempotency_key(
        municipality=MALLILA.municipality,
        client=record.client,
        event=record.event.id,
        event_version=record.event.version,
    )


def texts(part: object) -> Iterator[str]:
    """Every text of a request that is long enough not to stand in an answer by chance."""
    if isinstance(part, Mapping):
        for name, value in part.items():
            yield from texts(name)
            yield from texts(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from texts(value)
    elif isinstance(part, str) and len(part) > 5:
        yield part


def fuzz(app: Wsgi) -> dict[int, int]:
    """Try the interface by its description; how often each status was answered."""
    schema = schemathesis.openapi.from_wsgi(DESCRIPTION, app)
    own_words = json.dumps(schema.raw_schema) + json.dumps(problems.TITLES) + problems.KINDS
    statuses: dict[int, int] = {}
    for found in schema.get_all_operations():
        assert isinstance(found, Ok)
        _fuzz_operation(found.ok(), own_words, statuses)
    return statuses


def _fuzz_operation(operation: Any, own_words: str, statuses: dict[int, int]) -> None:  # noqa: ANN401 - schemathesis' own
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy() | operation.as_strategy(generation_mode=schemathesis.GenerationMode.NEGATIVE))
    def tried(case: Any) -> None:  # noqa: ANN401 - schemathesis' own
        response = case.call()
        statuses[response.status_code] = statuses.get(response.status_code, 0) + 1
        case.validate_response(response, checks=[not_a_server_error])
        if response.status_code < 400:
            return
        content = response.text
        for value in texts([case.body, case.path_parameters, dict(case.headers or {}), dict(case.query or {})]):
            if value in content and value not in own_words:
                raise ValueCameBack(operation=operation.label, value=value)

    tried()


@pytest.mark.requirement("R-H6")
def test_whatever_comes_is_answered_without_failure_and_without_echo() -> None:
    statuses = fuzz(signing(get_wsgi_application()))
    assert statuses.get(201, 0) > 0, statuses
    assert statuses.get(422, 0) > 5, statuses
    assert not [status for status in statuses if status >= 500]


def raise_on_purpose(request: HttpRequest, text: str) -> object:
    """Fail as nothing should."""
    raise ZeroDivisionError


def echo_on_purpose(request: HttpRequest, text: str) -> object:
    """Answer an error with what was sent."""
    return HttpResponse(request.body + text.encode(), status=400)


def _control(operation: Callable[[HttpRequest, str], object], name: str) -> list[Any]:
    api = make_api(namespace=name)
    api.post(f"/{name}/{{text}}", auth=None)(operation)
    addresses, application, namespace = api.urls
    return [path("api/v1/", (urls.open_to_signed_messages(addresses), application, namespace))]


class Failing:
    """The interface with an endpoint that fails."""

    urlpatterns = _control(raise_on_purpose, "failing")


class Echoing:
    """The interface with an endpoint that echoes."""

    urlpatterns = _control(echo_on_purpose, "echoing")


@pytest.mark.requirement("R-H6")
@pytest.mark.parametrize(("addresses", "failure"), [(Failing, "Server error"), (Echoing, "Value came back")])
def test_an_endpoint_that_fails_or_echoes_is_caught(addresses: type, failure: str) -> None:
    with override_settings(ROOT_URLCONF=addresses), pytest.raises((Failure, FailureGroup)) as caught:
        fuzz(signing(get_wsgi_application()))
    problems_found = caught.value.exceptions if isinstance(caught.value, FailureGroup) else [caught.value]
    assert failure in {problem.title for problem in problems_found if isinstance(problem, Failure)}


def test_the_description_says_what_is_taken_and_is_open_to_read() -> None:
    from django.test import Client

    description = Client().get(DESCRIPTION, secure=True).json()
    assert description["openapi"].startswith("3.1")
    assert set(description["paths"]) == {"/api/v1/records", "/api/v1/receipts/{idempotency_key}"}
    parts = description["components"]["schemas"]
    closed = {name for name, part in parts.items() if part.get("additionalProperties") is False}
    assert closed >= {"Record", "Person", "Contact", "Plan", "Assessment", "Review", "Goal", "Service", "Permit"}
    assert not set(parts["Person"]["properties"]) & {"health", "religion", "ethnicity", "municipality"}
