"""Forms of the staff's pages: they turn text into values, keep what was typed, and take nothing they did not ask for."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, ClassVar, Self

from django import forms
from django.core.exceptions import SuspiciousOperation
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kotokirja.kernel.country import Country
from kotokirja.kernel.country import codes as country_codes
from kotokirja.kernel.language import OFTEN_NEEDED, Language
from kotokirja.kernel.language import codes as language_codes
from kotokirja.policy.vocabulary import SourceCode

CARRIED = frozenset({"csrfmiddlewaretoken", "version", "step"})
"""What a form may carry besides its own fields."""

SOURCES: Sequence[tuple[str, object]] = (
    (SourceCode.CLIENT, _("The client")),
    (SourceCode.OFFICER, _("My own assessment")),
    (SourceCode.DVV, _("Population Data Services Agency (DVV)")),
    (SourceCode.MIGRI, _("Finnish Immigration Service (Migri)")),
    (SourceCode.KELA, _("Kela")),
    (SourceCode.WELLBEING_SERVICES_COUNTY, _("Wellbeing services county")),
    (SourceCode.EMPLOYMENT_AUTHORITY, _("Employment authority")),
    (SourceCode.OTHER_MUNICIPALITY, _("Another municipality")),
    (SourceCode.PROVIDER, _("School or other provider")),
    (SourceCode.RECEPTION_CENTRE, _("Reception centre")),
    (SourceCode.REPRESENTATIVE, _("Representative")),
)
"""Where an officer may say that a datum came from."""


class UnknownField(SuspiciousOperation):
    """A request carried a field that the form does not have: nothing of it is used (R-H4)."""


class LongList(forms.Select):
    """A list to choose from, written in one go: some of ours have hundreds of lines, and Django renders each by itself."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:  # noqa: ANN401 - Django's
        """The element with its options."""
        chosen = {str(one) for one in self.format_value(value)}
        options = "".join(
            f'<option value="{escape(code)}"{" selected" if code in chosen else ""}>{conditional_escape(str(text))}</option>'
            for key, text in self.choices
            for code in ("" if key is None else str(key),)
        )
        given = flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name}))
        return mark_safe(f"<select{given}>{options}</select>")  # noqa: S308 - values are escaped


class StaffForm(forms.Form):
    """A form that knows which fields it may get."""

    carried: ClassVar[frozenset[str]] = CARRIED
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - a form's own options
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = _("Fill this in.")
            if type(field.widget) is forms.Select:
                field.widget.__class__ = LongList

    @classmethod
    def of(cls, request: HttpRequest, **kwargs: Any) -> Self:  # noqa: ANN401 - a form's own options
        """The form filled from the request; a field it does not have is refused."""
        made = cls(request.POST, **kwargs)
        unknown = set(request.POST) - set(made.fields) - cls.carried
        if unknown:
            raise UnknownField(f"{len(unknown)} unknown fields")
        return made


class FinnishDate(forms.DateField):
    """A day as Finns write it, or as a machine does."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - a field's own options
        kwargs.setdefault("input_formats", ["%d.%m.%Y", "%Y-%m-%d"])
        kwargs.setdefault("widget", forms.DateInput(format="%d.%m.%Y", attrs={"inputmode": "numeric"}))
        kwargs.setdefault("error_messages", {"invalid": _("Write the day as day.month.year, for example 7.3.2026.")})
        super().__init__(**kwargs)


class SourcedForm(StaffForm):
    """A form whose data have a source that the officer names; the recorder is whoever is signed in."""

    source = forms.ChoiceField(label=_("Where did this come from?"), choices=SOURCES, initial=SourceCode.CLIENT.value)


def language_choices(*, empty: object) -> list[tuple[str, object]]:
    """Languages by name in the page's language, the often needed ones first."""
    return [("", empty), *_languages_in(get_language() or "fi")]


@cache
def _languages_in(locale: str) -> tuple[tuple[str, object], ...]:
    named = sorted(((code, Language(code).name(locale)) for code in language_codes()), key=lambda pair: pair[1].lower())
    often = [pair for pair in named if pair[0] in OFTEN_NEEDED or pair[0] in {"fi", "sv"}]
    return (*often, *(pair for pair in named if pair not in often))


def country_choices(*, empty: object) -> list[tuple[str, object]]:
    """Countries by name in the page's language."""
    return [("", empty), *_countries_in(get_language() or "fi")]


@cache
def _countries_in(locale: str) -> tuple[tuple[str, object], ...]:
    named = ((code, Country(code).name(locale)) for code in country_codes())
    return tuple(sorted(named, key=lambda pair: pair[1].lower()))


def not_in_the_future(day: date | None, *, today: date) -> None:
    """Refuse a day that is still to come."""
    if day and day > today:
        raise forms.ValidationError(_("The day is in the future. Check the year."), code="future")
