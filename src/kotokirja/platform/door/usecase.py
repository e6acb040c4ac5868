"""What makes a function a use case: its own transaction, committed before the answer leaves."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import structlog
from django.db import DatabaseError, transaction

from kotokirja.platform.door.authorise import record_refusal
from kotokirja.platform.door.grant import NotPermitted

P = ParamSpec("P")
R = TypeVar("R")
log = structlog.get_logger()


def usecase(function: Callable[P, R]) -> Callable[P, R]:
    """Run the function in one durable transaction; log a refusal in another, after the first is rolled back."""

    @wraps(function)
    def carried_out(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with transaction.atomic(durable=True):
                return function(*args, **kwargs)
        except NotPermitted as refusal:
            _log_refusal(kwargs["actor"], refusal)
            raise

    return carried_out


def _log_refusal(actor: object, refusal: NotPermitted) -> None:
    try:
        with transaction.atomic(durable=True):
            record_refusal(actor=actor, refusal=refusal)  # type: ignore[arg-type]
    except DatabaseError:
        log.error("a refusal could not be logged", action=refusal.action)  # noqa: TRY400 - a trace may quote values
