"""The signed access context that row security obeys (security guide, 1.1)."""

import hmac
from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from django.db import connection
from django.utils import timezone

from kotokirja.kernel.ids import MunicipalityCode, SubjectId, TeamId
from kotokirja.platform.door.actor import Actor
from kotokirja.platform.sealing import file_keys

LIFETIME: Final = timedelta(seconds=60)
DECIDE: Final = "decide"
"""The purpose of a base context, which reads only the facts of a decision and may log refusals."""
SET: Final = "set_config('koto.context', %s, true)"


def signed(
    *,
    actor: Actor,
    purpose: str,
    teams: Iterable[TeamId] = (),
    is_whole: bool = False,
    client: SubjectId | None = None,
    municipalities: Iterable[MunicipalityCode] | None = None,
) -> str:
    """Sign a context for this connection, valid for a minute at most.

    The clock is the wall's: an expiry that follows an argument would not end.
    """
    keys = file_keys()
    expires = int((timezone.now() + LIFETIME).timestamp())  # noqa: TID251
    within = actor.within if municipalities is None else tuple(municipalities)
    message = "|".join(
        [
            keys.context_kid,
            str(expires),
            str(_backend_pid()),
            str(actor.account_id),
            actor.role.value,
            purpose,
            ",".join(str(code) for code in within),
            "*" if is_whole else ",".join(str(team) for team in sorted(teams)),
            "" if client is None else str(client),
        ]
    )
    mac = hmac.new(keys.context_key, message.encode(), "sha256").hexdigest()
    return f"{message}|{mac}"


def _backend_pid() -> int:
    connection.ensure_connection()
    return connection.connection.info.backend_pid  # type: ignore[no-any-return]
