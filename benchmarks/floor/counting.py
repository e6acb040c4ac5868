"""How many statements an answer took, for whoever asks for it in a header."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.db import connections
from django.http import HttpRequest, HttpResponse


class Counting:
    """Answers `X-Count: 1` with the number of statements in `X-Statements`; without it, it costs nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request."""
        if "X-Count" not in request.headers:
            return self.get_response(request)
        counted = 0

        def count(execute: Callable[..., Any], *arguments: Any) -> Any:  # noqa: ANN401 -- Django's own shape
            nonlocal counted
            counted += 1
            return execute(*arguments)

        with ExitStack() as stack:
            for alias in connections:
                stack.enter_context(connections[alias].execute_wrapper(count))
            response = self.get_response(request)
        response.headers["X-Statements"] = str(counted)
        return response
