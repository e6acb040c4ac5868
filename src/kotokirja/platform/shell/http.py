"""The request as the pages know it: with its instant, and with the actor behind it."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest

from kotokirja.platform.accounts.models import Account
from kotokirja.platform.door import Actor


class TimedRequest(HttpRequest):
    """A request with its instant and its number."""

    at: datetime
    request_id: UUID


class StaffRequest(TimedRequest):
    """A request of somebody who has signed in."""

    user: Account
    actor: Actor
