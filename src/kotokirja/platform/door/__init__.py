"""The one door: whoever does something with a person's data comes through here and leaves a trace first."""

from kotokirja.platform.door.actor import Actor
from kotokirja.platform.door.authorise import authorise, record_subjects
from kotokirja.platform.door.grant import Grant, NotPermitted
from kotokirja.platform.door.usecase import usecase

__all__ = ["Actor", "Grant", "NotPermitted", "authorise", "record_subjects", "usecase"]
