"""What each request gets and each answer must carry: instant, number, actor, language, headers."""

from collections.abc import Callable
from typing import Final
from uuid import uuid4

import structlog
from django.conf import settings
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.utils import timezone, translation

from kotokirja.kernel.ids import AccountId, MunicipalityCode
from kotokirja.platform.accounts.models import Account
from kotokirja.platform.door import Actor, NotPermitted
from kotokirja.platform.shell import errors
from kotokirja.policy.vocabulary import Role

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types koto"
)
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_SITE: Final = frozenset({"same-origin", "none"})
"""What a browser says of a request that our own page made, or that the user typed."""
ROLE_KEY: Final = "acting_role"
log = structlog.get_logger()

Answerer = Callable[[HttpRequest], HttpResponse]


class HeadersMiddleware:
    """The outermost: refuse state changes that another site asks for, and give every answer its headers (R-H2, R-H3).

    It stands before everything else, so that the answers of the other middleware carry the headers too.
    """

    def __init__(self, get_response: Answerer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request."""
        if request.method not in SAFE and request.headers.get("Sec-Fetch-Site", "same-origin") not in OWN_SITE:
            response: HttpResponse = HttpResponseForbidden("cross-site request\n", content_type="text/plain")
        else:
            response = self.get_response(request)
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("X-Frame-Options", "DENY")
        if getattr(request, "actor", None) is not None:
            response.headers["Cache-Control"] = "no-store"
        return response


class RequestMiddleware:
    """Give the request its instant, actor and language; turn a shut door into a page that tells nothing."""

    def __init__(self, get_response: Answerer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request."""
        request.at = timezone.now()  # type: ignore[attr-defined]  # noqa: TID251 - the edge reads the clock
        request.request_id = uuid4()  # type: ignore[attr-defined]
        language = _language(request)
        with translation.override(language):
            _introduce(request)
            response = self.get_response(request)
        response.headers["Content-Language"] = language
        if request.GET.get("lang") == language:
            _keep_language(response, language)
        return response

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """A shut door looks like a record that does not exist; a database that is away is a 503, never a half page."""
        if isinstance(problem, (NotPermitted, LookupError)) and not isinstance(problem, (KeyError, IndexError)):
            return errors.not_found(request, Http404())
        if isinstance(problem, OperationalError):
            log.error("the database is unavailable", kind=type(problem).__name__)
            return errors.unavailable(request)
        return None


def _introduce(request: HttpRequest) -> None:
    """Say who acts: the account of the session in the role that it has chosen."""
    request.actor = None  # type: ignore[attr-defined]
    account = request.user
    if not isinstance(account, Account) or account.standing is None or not account.standing.roles:
        return
    standing = account.standing
    chosen = request.session.get(ROLE_KEY, "")
    role = next((role for role in standing.roles if role.value == chosen), standing.roles[0])
    request.actor = Actor(  # type: ignore[attr-defined]
        account_id=AccountId(account.id),
        municipality=MunicipalityCode(account.municipality_id),
        role=Role(role),
        roles=frozenset(standing.roles),
        teams=standing.teams,
        display_name=account.display_name,
        unit=standing.unit,
        request_id=request.request_id,  # type: ignore[attr-defined]
        municipalities=standing.municipalities,
    )


def _keep_language(response: HttpResponse, language: str) -> None:
    """Keep the language that a visitor chose by its link, so that the next page speaks it too."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite=settings.SESSION_COOKIE_SAMESITE,
    )


def _language(request: HttpRequest) -> str:
    account = getattr(request, "user", None)
    known = dict(settings.LANGUAGES)
    asked = request.GET.get("lang", "")
    if asked in known:
        return asked
    if isinstance(account, Account):
        return account.language if account.language in known else settings.LANGUAGE_CODE
    cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if cookie in known:
        return cookie
    return translation.get_language_from_request(request)
