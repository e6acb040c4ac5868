"""A browser that is signed in as one of the cast."""

from collections.abc import Callable

import pytest
from django.test import Client

from kotokirja.platform.accounts.models import Account
from kotokirja.platform.door import Actor

Browsing = Callable[[Actor], Client]


@pytest.fixture
def browsing() -> Browsing:
    """Sign an actor in; the requests are as behind TLS."""

    def signed_in(actor: Actor) -> Client:
        client = Client(headers={"host": "localhost", "x-forwarded-proto": "https"})
        client.force_login(
            Account._default_manager.get(id=actor.account_id),
            backend="kotokirja.platform.accounts.backend.AccountBackend",
        )
        return client

    return signed_in
