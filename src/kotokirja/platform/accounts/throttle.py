"""Throttling of guesses by account and by address, without locking a colleague out for good (R-H5)."""

from datetime import datetime, timedelta
from typing import Final

from django.db import connection, transaction

from kotokirja.platform.accounts.models import SignInAttempt

WINDOW: Final = timedelta(minutes=1)
PER_ACCOUNT: Final = 10
PER_ADDRESS: Final = 50
KEPT: Final = timedelta(days=1)


class Throttled(Exception):
    """Too many failed tries; another may be made after some seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"try again in {seconds} s")
        self.seconds = seconds


def begin(*, username: str, address: str | None, at: datetime) -> None:
    """Count a try before its password is looked at, or raise `Throttled` when there were too many within a minute.

    Tries for one account follow one another under a lock, so that guesses sent at once are not checked at once.
    """
    name, since = username[:64], at - WINDOW
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"sign-in {name}"])
        tries = list(
            SignInAttempt.objects.filter(username=name, at__gt=since).order_by("at").values_list("at", flat=True)
        )
        if len(tries) >= PER_ACCOUNT:
            raise Throttled(_seconds(tries[0], at))
        if address and SignInAttempt.objects.filter(address=address, at__gt=since).count() >= PER_ADDRESS:
            raise Throttled(int(WINDOW.total_seconds()))
        SignInAttempt.objects.filter(at__lt=at - KEPT).delete()
        SignInAttempt.objects.create(username=name, address=address, at=at)


def succeeded(*, username: str) -> None:
    """Forget the failures before a success."""
    SignInAttempt.objects.filter(username=username[:64]).delete()


def _seconds(first: datetime, at: datetime) -> int:
    return max(1, int((first + WINDOW - at).total_seconds()) + 1)
