"""What leaves the registry domain."""

from dataclasses import dataclass
from enum import StrEnum

from kotokirja.kernel.ids import MessageId
from kotokirja.platform.outbox.types import Delivery, MessageState, Way

__all__ = ["Delivery", "EventKind", "ManualField", "ManualRecord", "ManualSection", "MessageState", "Way"]


class EventKind(StrEnum):
    """The events that section 76.1 makes a municipality record; there is none for guidance."""

    ASSESSMENT_READY = "ASSESSMENT_READY"
    PLAN_AGREED = "PLAN_AGREED"
    PLAN_REVIEWED = "PLAN_REVIEWED"


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualField:
    """One value to copy, under the name that it has in the record."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualSection:
    """A part of a record: `path` names it as the format does, as `person.permits.1`."""

    path: str
    fields: tuple[ManualField, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualRecord:
    """A record to be carried over by hand, part by part."""

    message: MessageId
    event: EventKind
    sections: tuple[ManualSection, ...]
