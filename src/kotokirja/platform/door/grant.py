"""What the door hands out: the proof that somebody was let in, for what, to whose data."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import OperationalError

from kotokirja.kernel.ids import AccountId, MunicipalityCode, SubjectId
from kotokirja.platform.door.actor import Actor
from kotokirja.policy.actions import AnyAction
from kotokirja.policy.vocabulary import DataCategory, Purpose

_MINT: Final = object()


class NotPermitted(Exception):
    """The door stayed shut. Outside it looks like a record that does not exist."""

    def __init__(self, *, action: AnyAction, subject: SubjectId | None, reason: str) -> None:
        super().__init__(f"{action}: {reason}")
        self.action = action
        self.subject = subject
        self.reason = reason


class TraceUnavailable(OperationalError):
    """The access log could not be written: nothing is read and nothing is done, rather than without a trace."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """Permission for one act within one transaction; only `authorise()` makes one."""

    actor: Actor
    action: AnyAction
    purpose: Purpose
    ground: str
    subject: SubjectId | None
    categories: frozenset[DataCategory]
    at: datetime
    mint: object

    def __post_init__(self) -> None:
        """Refuse a grant that was made elsewhere."""
        if self.mint is not _MINT:
            raise TypeError("only authorise() makes a Grant")

    @property
    def municipality(self) -> MunicipalityCode:
        """The municipality whose data the act concerns."""
        return self.actor.municipality

    @property
    def recorder(self) -> AccountId:
        """Who stands as recorder of what is written."""
        return self.actor.account_id

    def require_subject(self) -> SubjectId:
        """The one person that the act concerns."""
        if self.subject is None:
            raise TypeError(f"{self.action} is not about one person")
        return self.subject
