"""Words of the import pages, for their templates."""

from django import template
from django.utils.translation import gettext as _

from kotokirja.domains.acquisition.types import Target
from kotokirja.interfaces.staff import imports_words as words

register = template.Library()
MEGABYTE = 1_000_000


@register.filter
def state_words(state: str) -> object:
    """Where a run stands."""
    return words.STATES[state]


@register.filter
def state_tone(state: str) -> str:
    """The class of a run's badge."""
    return words.TONES.get(state, "is-info")


@register.filter
def finding_words(reason: str) -> object:
    """What to do about a finding."""
    return words.REASONS[reason]


@register.filter
def fault_words(fault: str) -> object:
    """Why a run failed."""
    return words.FAULTS.get(fault, fault)


@register.filter
def target_words(target: Target | str | None) -> str:
    """What a column means."""
    return words.target_words_of(target) if isinstance(target, str) else words.target_words(target)


@register.filter
def column_words(column: int | None) -> str:
    """A column by number and letters."""
    return words.column_words(column)


@register.filter
def grouped(number: int) -> str:
    """A number with a space between its thousands, as Finns write it."""
    return f"{number:,}".replace(",", "\u00a0")


@register.filter
def file_size(size: int) -> str:
    """A size in kilobytes, or in megabytes when it is large."""
    if size < MEGABYTE:
        return _("%(n)s kB") % {"n": max(1, size // 1000)}
    return _("%(n)s MB") % {"n": f"{size / MEGABYTE:.1f}".replace(".", ",")}
