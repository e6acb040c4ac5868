"""Signing in: the one act that happens before there is a context."""

from datetime import datetime

from django.contrib.auth import authenticate
from django.http import HttpRequest

from kotokirja.platform.accounts import throttle
from kotokirja.platform.accounts.models import Account
from kotokirja.platform.accounts.throttle import Throttled

__all__ = ["Throttled", "signed_in"]


def signed_in(
    *, request: HttpRequest, username: str, password: str, address: str | None, at: datetime
) -> Account | None:
    """The account whose user name and password these are, or nothing, without saying which was wrong.

    Raises `Throttled` when the account or the address has failed too often within the last minute (R-H5).
    """
    throttle.begin(username=username, address=address, at=at)
    account = authenticate(request, username=username, password=password)
    if not isinstance(account, Account):
        return None
    throttle.succeeded(username=username)
    return account
