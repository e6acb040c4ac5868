"""In whose name the background process acts."""

from typing import Final
from uuid import UUID, uuid4

from kotokirja.kernel.ids import AccountId, MunicipalityCode
from kotokirja.platform.door import Actor
from kotokirja.policy.vocabulary import Role

WORKER: Final = AccountId(UUID("00000000-0000-4000-8000-0000776f726b"))
"""The worker's own number in the log; no account has it, so nobody can sign in as it."""


def worker_for(*, municipality: MunicipalityCode) -> Actor:
    """The background process within one municipality; each batch is a request of its own in the log."""
    return Actor(
        account_id=WORKER,
        municipality=municipality,
        role=Role.WORKER,
        roles=frozenset({Role.WORKER}),
        display_name="",
        request_id=uuid4(),
    )
