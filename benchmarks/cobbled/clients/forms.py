"""Forms of the cobbled alternative."""

from typing import Any

from django import forms
from django.utils import timezone

from benchmarks.cobbled.clients import choices
from benchmarks.cobbled.clients.models import Assessment, Citizenship, Client, Contact, validate_identity_code

DAYS = ["%d.%m.%Y", "%Y-%m-%d"]


class DateInput(forms.DateInput):
    input_type = "date"


def not_in_the_future(day: Any) -> None:  # noqa: ANN401 - a validator gets what the field made
    """Refuse a day that is still to come."""
    if day > timezone.localdate():
        raise forms.ValidationError("The day is in the future.")


def known_language(code: str) -> None:
    """Refuse a code that no language has."""
    if code not in choices.language_names():
        raise forms.ValidationError("There is no such language.")


def known_country(code: str) -> None:
    """Refuse a code that no country has."""
    if code not in choices.country_names():
        raise forms.ValidationError("There is no such country.")


class NewClientForm(forms.ModelForm):
    """A new client with contact details and citizenship."""

    birth_date = forms.DateField(required=False, input_formats=DAYS, widget=DateInput, validators=[not_in_the_future])
    phone = forms.CharField(required=False, max_length=40)
    email = forms.EmailField(required=False)
    citizenship = forms.ChoiceField(required=False, choices=lambda: (("", "not known"), *choices.countries()))

    class Meta:
        model = Client
        fields = [
            "last_name",
            "first_names",
            "birth_date",
            "identity_code",
            "native_language",
            "service_language",
            "interpreter_need",
            "team",
        ]

    def clean_identity_code(self) -> str | None:
        """Upper case, and nothing rather than an empty code, because codes are unique."""
        return (self.cleaned_data["identity_code"] or "").upper() or None

    def save(self, commit: bool = True) -> Client:
        """Save the client with the rows that belong to the person."""
        client: Client = super().save(commit=commit)
        values = self.cleaned_data
        if values["phone"] or values["email"]:
            Contact.objects.create(client=client, phone=values["phone"], email=values["email"])
        if values["citizenship"]:
            Citizenship.objects.create(client=client, country=values["citizenship"])
        return client


class ContactForm(forms.ModelForm):
    class Meta:
        model = Contact
        fields = ["street_address", "postal_code", "post_office", "phone", "email"]


class AssessmentForm(forms.ModelForm):
    """An assessment: what is known when it is taken up, or all of it."""

    class Meta:
        model = Assessment
        exclude = ["client", "state", "planned_on", "topics_done", "cancel_reason"]  # noqa: DJ006 - all but these
        widgets = dict.fromkeys(["learned_on", "started_on", "ready_on"], DateInput)

    def clean(self) -> dict[str, Any]:
        """A finished assessment has an outcome and its reasons."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("ready_on") and not (values.get("outcome") and values.get("conclusion")):
            self.add_error("outcome", "A finished assessment needs its outcome and reasons.")
        return values

    def save(self, commit: bool = True) -> Assessment:
        """The state follows from the days."""
        values = self.cleaned_data
        if values["ready_on"]:
            self.instance.state = choices.AssessmentState.READY
        elif values["started_on"]:
            self.instance.state = choices.AssessmentState.STARTED
        return super().save(commit=commit)


class ImportRowForm(forms.Form):
    """A row of the old register's export."""

    last_name = forms.CharField(max_length=120)
    first_names = forms.CharField(max_length=120, required=False)
    identity_code = forms.CharField(max_length=11, required=False, validators=[validate_identity_code])
    birth_date = forms.DateField(required=False, input_formats=DAYS, validators=[not_in_the_future])
    native_language = forms.CharField(required=False, validators=[known_language])
    service_language = forms.CharField(required=False, validators=[known_language])
    interpreter_need = forms.ChoiceField(required=False, choices=choices.InterpreterNeed)
    street_address = forms.CharField(max_length=200, required=False)
    postal_code = forms.CharField(max_length=12, required=False)
    post_office = forms.CharField(max_length=80, required=False)
    phone = forms.CharField(max_length=40, required=False)
    email = forms.EmailField(required=False)
    citizenship = forms.CharField(required=False, validators=[known_country])
    permit_type = forms.ChoiceField(required=False, choices=choices.PermitType)
    permit_section = forms.CharField(max_length=12, required=False)
    granted_on = forms.DateField(required=False, input_formats=DAYS)
    valid_from = forms.DateField(required=False, input_formats=DAYS)
    valid_until = forms.DateField(required=False, input_formats=DAYS)
    degree = forms.CharField(max_length=200, required=False)
    degree_country = forms.CharField(required=False, validators=[known_country])
    degree_year = forms.IntegerField(required=False, min_value=1900, max_value=2100)
    occupation = forms.CharField(max_length=200, required=False)
    work_from = forms.IntegerField(required=False, min_value=1900, max_value=2100)
    work_until = forms.IntegerField(required=False, min_value=1900, max_value=2100)
    started_on = forms.DateField(required=False, input_formats=DAYS)
