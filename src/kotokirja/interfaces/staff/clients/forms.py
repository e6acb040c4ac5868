"""Forms of a person's data, one for each part of the file."""

from datetime import date
from functools import cache
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from kotokirja.domains.clients.types import EndReason, InterpreterNeed, SkillKind
from kotokirja.interfaces.staff.forms import (
    FinnishDate,
    SourcedForm,
    StaffForm,
    country_choices,
    language_choices,
    not_in_the_future,
)
from kotokirja.kernel.codes import PERMIT_SECTIONS, EducationLevel, LanguageLevel, PermitType
from kotokirja.kernel.identity_code import InvalidIdentityCode, PersonalIdentityCode
from kotokirja.kernel.municipalities import municipalities

OLDEST_YEAR = 1900
NOT_KNOWN = _("not known")

INTERPRETER_NEEDS = (
    ("", NOT_KNOWN),
    (InterpreterNeed.NONE, _("no interpreter needed")),
    (InterpreterNeed.SOMETIMES, _("interpreter in matters that are hard to follow")),
    (InterpreterNeed.ALWAYS, _("interpreter always")),
)
PERMIT_TYPES = (
    (PermitType.CONTINUOUS, _("A, continuous")),
    (PermitType.TEMPORARY, _("B, temporary")),
    (PermitType.PERMANENT, _("P, permanent")),
    (PermitType.LONG_TERM_EU, _("P-EU, long-term resident's EU permit")),
    (PermitType.TEMPORARY_PROTECTION, _("temporary protection")),
    (PermitType.EU_REGISTRATION, _("EU citizen's registration")),
    (PermitType.EU_CARD, _("residence card of an EU citizen's family member")),
    (PermitType.NORDIC, _("Nordic citizen's registration")),
)
EDUCATION_LEVELS = (
    ("", NOT_KNOWN),
    (EducationLevel.EARLY_CHILDHOOD, _("less than primary school")),
    (EducationLevel.LOWER_BASIC, _("lower basic education")),
    (EducationLevel.UPPER_BASIC, _("upper basic education")),
    (EducationLevel.SECONDARY, _("upper secondary education")),
    (EducationLevel.SPECIALIST_VOCATIONAL, _("specialist vocational education")),
    (EducationLevel.LOWEST_TERTIARY, _("lowest tertiary education")),
    (EducationLevel.LOWER_DEGREE, _("lower university degree")),
    (EducationLevel.UPPER_DEGREE, _("higher university degree")),
    (EducationLevel.DOCTORATE, _("doctorate")),
)
SKILL_KINDS = (
    (SkillKind.STATED, _("stated by the client")),
    (SkillKind.INITIAL_TEST, _("initial language test")),
    (SkillKind.FINAL_TEST, _("final language test")),
    (SkillKind.CERTIFICATE, _("certificate")),
)
END_REASONS = (
    (EndReason.PLAN_ENDED, _("the integration plan ended")),
    (EndReason.MOVED_AWAY, _("moved to another municipality")),
    (EndReason.TO_EMPLOYMENT_AUTHORITY, _("became a client of the employment authority")),
    (EndReason.NO_NEED, _("no need of services")),
    (EndReason.OWN_WISH, _("own wish")),
    (EndReason.NOT_REACHED, _("not reached")),
    (EndReason.DIED, _("died")),
    (EndReason.RECORDED_BY_MISTAKE, _("recorded by mistake")),
    (EndReason.OTHER, _("other")),
)
YES_NO = ((None, NOT_KNOWN), (True, _("yes")), (False, _("no")))


@cache
def _places() -> list[tuple[str, object]]:
    named = ((code, place.name_fi) for code, place in municipalities().items())
    return [("", NOT_KNOWN), *sorted(named, key=lambda pair: pair[1])]


def _text(label: Any, length: int, **kwargs: Any) -> forms.CharField:  # noqa: ANN401 - labels are lazy
    kwargs.setdefault("required", False)
    return forms.CharField(label=label, max_length=length, **kwargs)


def _year(label: Any) -> forms.IntegerField:  # noqa: ANN401 - labels are lazy
    return forms.IntegerField(label=label, required=False, min_value=OLDEST_YEAR, max_value=2100)


class PersonForm(SourcedForm):
    """Names, birth and home municipality."""

    last_name = _text(_("Last name"), 120, required=True)
    first_names = _text(_("First names"), 120)
    birth_date = FinnishDate(label=_("Date of birth"), required=False)
    birth_place = _text(_("Place of birth"), 120)
    home_municipality = forms.ChoiceField(label=_("Home municipality"), choices=lazy(_places, list)(), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:  # noqa: ANN401 - a form's own options
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_birth_date(self) -> date | None:
        """A birthday is not in the future."""
        day: date | None = self.cleaned_data["birth_date"]
        not_in_the_future(day, today=self.today)
        return day


class IdentityCodeForm(SourcedForm):
    """The personal identity code, checked and sealed."""

    identity_code = _text(
        _("Personal identity code"), 11, required=True, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def clean_identity_code(self) -> PersonalIdentityCode:
        """A code that passes its check; the message never repeats it."""
        try:
            return PersonalIdentityCode(self.cleaned_data["identity_code"].strip().upper())
        except InvalidIdentityCode:
            raise forms.ValidationError(
                _("This is not a valid personal identity code. Check each character, the sign in the middle too."),
                code="identity_code",
            ) from None


class ContactForm(SourcedForm):
    """Address, telephone and e-mail."""

    street_address = _text(_("Street address"), 200)
    postal_code = _text(_("Postal code"), 12)
    post_office = _text(_("Post office"), 80)
    phone = _text(_("Telephone"), 40, widget=forms.TextInput(attrs={"type": "tel"}))
    email = forms.EmailField(label=_("E-mail"), required=False, max_length=254)


class LanguageForm(SourcedForm):
    """Languages and what dealing with the person needs."""

    native_language = forms.ChoiceField(
        label=_("Mother tongue"), choices=lazy(lambda: language_choices(empty=NOT_KNOWN), list)(), required=False
    )
    service_language = forms.ChoiceField(
        label=_("Service language"), choices=lazy(lambda: language_choices(empty=NOT_KNOWN), list)(), required=False
    )
    interpreter_need = forms.ChoiceField(label=_("Interpreter"), choices=INTERPRETER_NEEDS, required=False)
    arrangements = _text(
        _("Other arrangements of dealing"),
        500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only what arranging a meeting needs, such as times or accessibility. No health information here."),
    )


class CitizenshipForm(SourcedForm):
    """A citizenship, or statelessness."""

    country = forms.ChoiceField(
        label=_("Citizenship"), choices=lazy(lambda: country_choices(empty=_("choose")), list)()
    )


class PermitForm(SourcedForm):
    """A permit, card or registration."""

    permit_type = forms.ChoiceField(label=_("Type"), choices=PERMIT_TYPES)
    aliens_act_section = forms.ChoiceField(
        label=_("Section of the Aliens Act"),
        choices=[("", NOT_KNOWN), *((code, code.replace("a", " a")) for code in PERMIT_SECTIONS)],
        required=False,
    )
    granted_on = FinnishDate(label=_("Granted on"), required=False)
    valid_from = FinnishDate(label=_("Valid from"), required=False)
    valid_until = FinnishDate(
        label=_("Valid until"), required=False, help_text=_("Leave empty for a permanent permit.")
    )
    is_after_protection_claim = forms.TypedChoiceField(
        label=_("Had applied for international protection"),
        choices=YES_NO,
        coerce=lambda value: {"True": True, "False": False}.get(str(value)),
        required=False,
        empty_value=None,
    )
    is_quota = forms.TypedChoiceField(
        label=_("Quota refugee"),
        choices=YES_NO,
        coerce=lambda value: {"True": True, "False": False}.get(str(value)),
        required=False,
        empty_value=None,
    )

    def clean(self) -> dict[str, Any]:
        """A permit does not end before it begins."""
        values = dict(super().clean() or {})
        start, end = values.get("valid_from"), values.get("valid_until")
        if start and end and end < start:
            self.add_error("valid_until", _("The permit would end before it begins. Check both days."))
        return values


class EducationForm(SourcedForm):
    """A piece of education."""

    degree = _text(_("Education or degree"), 200, required=True)
    level = forms.ChoiceField(label=_("Level"), choices=EDUCATION_LEVELS, required=False)
    country = forms.ChoiceField(
        label=_("Country"), choices=lazy(lambda: country_choices(empty=NOT_KNOWN), list)(), required=False
    )
    years = forms.IntegerField(label=_("Length in years"), required=False, min_value=0, max_value=40)
    completed_year = _year(_("Completed in"))


class WorkForm(SourcedForm):
    """A piece of work history."""

    occupation = _text(_("Occupation or work"), 200, required=True)
    country = forms.ChoiceField(
        label=_("Country"), choices=lazy(lambda: country_choices(empty=NOT_KNOWN), list)(), required=False
    )
    start_year = _year(_("First year"))
    end_year = _year(_("Last year"))

    def clean(self) -> dict[str, Any]:
        """Work does not end before it begins."""
        values = dict(super().clean() or {})
        start, end = values.get("start_year"), values.get("end_year")
        if start and end and end < start:
            self.add_error("end_year", _("The work would end before it begins. Check both years."))
        return values


class LanguageSkillForm(SourcedForm):
    """A language skill."""

    language = forms.ChoiceField(label=_("Language"), choices=lazy(lambda: language_choices(empty=_("choose")), list)())
    kind = forms.ChoiceField(label=_("How it is known"), choices=SKILL_KINDS)
    level = forms.ChoiceField(
        label=_("Level"),
        choices=[
            (level.value, _("not tested") if level is LanguageLevel.NOT_TESTED else level.value)
            for level in LanguageLevel
        ],
    )
    tested_on = FinnishDate(label=_("Tested on"), required=False)


class SearchForm(StaffForm):
    """Search before create: a name, and what else is known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - a form's own options
        super().__init__(*args, **{"auto_id": "find_%s"} | kwargs)  # another form of the page asks for the same

    name = _text(_("Name"), 120, required=True)
    birth_date = FinnishDate(label=_("Date of birth"), required=False)
    identity_code = _text(_("Personal identity code"), 11, widget=forms.TextInput(attrs={"autocomplete": "off"}))

    def clean_identity_code(self) -> PersonalIdentityCode | None:
        """A code that passes its check, or none."""
        text = self.cleaned_data["identity_code"].strip().upper()
        if not text:
            return None
        code = PersonalIdentityCode.parse(text)
        if code is None:
            raise forms.ValidationError(
                _("This is not a valid personal identity code. Check each character, the sign in the middle too."),
                code="identity_code",
            )
        return code


class NewClientForm(SourcedForm):
    """A person who becomes a client."""

    last_name = _text(_("Last name"), 120, required=True)
    first_names = _text(_("First names"), 120)
    birth_date = FinnishDate(label=_("Date of birth"), required=False)
    identity_code = _text(_("Personal identity code"), 11, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    native_language = forms.ChoiceField(
        label=_("Mother tongue"), choices=lazy(lambda: language_choices(empty=NOT_KNOWN), list)(), required=False
    )
    service_language = forms.ChoiceField(
        label=_("Service language"), choices=lazy(lambda: language_choices(empty=NOT_KNOWN), list)(), required=False
    )
    interpreter_need = forms.ChoiceField(label=_("Interpreter"), choices=INTERPRETER_NEEDS, required=False)
    citizenship = forms.ChoiceField(
        label=_("Citizenship"), choices=lazy(lambda: country_choices(empty=NOT_KNOWN), list)(), required=False
    )
    phone = _text(_("Telephone"), 40, widget=forms.TextInput(attrs={"type": "tel"}))
    email = forms.EmailField(label=_("E-mail"), required=False, max_length=254)
    team = forms.ChoiceField(label=_("Team"))

    def __init__(self, *args: Any, teams: list[tuple[str, str]], today: date, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = teams  # type: ignore[attr-defined]
        self.today = today

    clean_identity_code = SearchForm.clean_identity_code

    def clean_birth_date(self) -> date | None:
        """A birthday is not in the future."""
        day: date | None = self.cleaned_data["birth_date"]
        not_in_the_future(day, today=self.today)
        return day


class AllocationForm(StaffForm):
    """To whom a client is given."""

    team = forms.ChoiceField(label=_("Team"))
    worker = forms.ChoiceField(label=_("Worker"), required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        teams: list[tuple[str, str]],
        workers: list[tuple[str, object]],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = teams  # type: ignore[attr-defined]
        self.fields["worker"].choices = workers  # type: ignore[attr-defined]


class EndForm(StaffForm):
    """When and why a service relationship ended."""

    ended_on = FinnishDate(label=_("Ended on"))
    end_reason = forms.ChoiceField(label=_("Reason"), choices=END_REASONS)

    def __init__(self, *args: Any, started_on: date, today: date, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.started_on, self.today = started_on, today

    def clean_ended_on(self) -> date:
        """Not before it began, not in the future."""
        day: date = self.cleaned_data["ended_on"]
        not_in_the_future(day, today=self.today)
        if day < self.started_on:
            raise forms.ValidationError(_("The relationship began only after this day."), code="before_start")
        return day
