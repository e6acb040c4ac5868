"""A browser that is signed in as one of the cast."""

from collections.abc import Callable

import pytest
from django.test import Client

from kotokirja.platform.accounts.models import Account
from kotokirja.platform.door import Actor

Browsing = Callable[[Actor], Client]
BACKEND = "kotokirja.platform.accounts.backend.AccountBackend"


def sign_in(actor: Actor) -> Client:
    """Sign an actor in; the requests are as behind TLS."""
    client = Client(headers={"host": "localhost", "x-forwarded-proto": "https"})
    client.force_login(Account._default_manager.get(id=actor.account_id), backend=BACKEND)
    return client


@pytest.fixture
def browsing() -> Browsing:
    """How a test signs one of the cast in."""
    return sign_in
