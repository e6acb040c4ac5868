"""Signing in with a user name and a password, and finding the account of a session."""

from datetime import datetime
from uuid import UUID

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import check_password, make_password
from django.http import HttpRequest
from django.utils import timezone

from kotokirja.kernel.calendar import helsinki_day
from kotokirja.kernel.ids import AccountId
from kotokirja.platform.accounts.models import Account
from kotokirja.platform.accounts.standing import Standing, loader


class AccountBackend(BaseBackend):
    """Personal accounts with argon2id passwords; an unknown name takes as long as a wrong password."""

    def authenticate(self, request: HttpRequest | None, **credentials: str | None) -> Account | None:
        """The account whose name and password these are, if it is active and employed today."""
        username, password = credentials.get("username"), credentials.get("password")
        if username is None or password is None:
            return None
        account = Account._default_manager.filter(username=username).first()
        if account is None:
            make_password(password)
            return None
        if not check_password(password, account.password):
            return None
        return account if standing_of(AccountId(account.id), at=_now()) else None

    def get_user(self, user_id: UUID | str) -> Account | None:
        """The account of a session with its standing, in one statement; nothing once employment ended (N10.12)."""
        found = standing_of(AccountId(UUID(str(user_id))), at=_now())
        if found is None:
            return None
        account, standing = found
        account.standing = standing
        return account


def standing_of(account_id: AccountId, *, at: datetime) -> tuple[Account, Standing] | None:
    """The account and what it may be today."""
    return loader()(account_id=account_id, on=helsinki_day(at))


def _now() -> datetime:
    """Django hands a backend no time, so this edge reads the clock itself."""
    return timezone.now()  # noqa: TID251
