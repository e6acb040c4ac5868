"""What the templates of the notice's versions ask."""

from django import template
from django.utils.translation import get_language

from kotokirja.domains.controllers.types import NoticeState
from kotokirja.interfaces.staff import notices_words
from kotokirja.interfaces.staff.words import word
from kotokirja.policy.checking import Point
from kotokirja.policy.checking_words import sentence

register = template.Library()


@register.filter
def state_name(state: NoticeState) -> object:
    """How far a version has come, in words."""
    return word(notices_words.STATES, state)


@register.filter
def state_tone(state: NoticeState) -> object:
    """The tone of its badge."""
    return notices_words.TONES.get(state, "")


@register.filter
def mending_words(mending: str) -> object:
    """What takes a point away."""
    return word(notices_words.MENDING, mending)


@register.filter
def point_sentence(point: Point) -> str:
    """What was found, in the page's language."""
    return sentence(point, language=(get_language() or "fi")[:2])
