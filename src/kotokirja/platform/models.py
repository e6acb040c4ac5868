"""The tables of the platform, for Django to find."""

from kotokirja.platform.accounts.models import Account, SignInAttempt
from kotokirja.platform.log.models import AccessLogEntry
from kotokirja.platform.sealing.models import PersonKey

__all__ = ["AccessLogEntry", "Account", "PersonKey", "SignInAttempt"]
