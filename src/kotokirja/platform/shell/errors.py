"""Pages for what went wrong: they say what to do and quote nothing (R-H6)."""

import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The request itself was malformed."""
    return render(request, "shell/400.html", status=400)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without the session's token: the session ended, or the form was not ours (R-H3)."""
    return render(request, "shell/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is nothing here, or nothing for this person: both look the same (R-A1)."""
    return render(request, "shell/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke on our side."""
    if isinstance(sys.exc_info()[1], OperationalError):
        return unavailable(request)
    return render(request, "shell/500.html", status=500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """The database or the log can't be reached: no data without a trace."""
    response = render(request, "shell/503.html", status=503)
    response.headers["Retry-After"] = "30"
    return response
