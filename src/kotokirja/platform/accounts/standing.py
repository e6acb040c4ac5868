"""What a service knows of an account on a day: the service's own loader fills it in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.module_loading import import_string

from kotokirja.kernel.ids import MunicipalityCode, TeamId
from kotokirja.policy.vocabulary import Role

if TYPE_CHECKING:
    from kotokirja.platform.accounts.models import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Unit, roles and teams of a staff member on a day."""

    unit: str
    roles: tuple[Role, ...]
    teams: frozenset[TeamId] = field(default_factory=frozenset)
    municipalities: tuple[MunicipalityCode, ...] = ()


Loader = Callable[..., "tuple[Account, Standing] | None"]


@lru_cache
def loader() -> Loader:
    """The service's way from an account's id to the account and its standing."""
    found: Loader = import_string(settings.KOTOKIRJA_ACCOUNT_LOADER)
    return found
