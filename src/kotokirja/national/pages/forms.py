"""Forms of the register's pages: they take nothing that they did not ask for."""

from typing import ClassVar, Self

from django import forms
from django.core.exceptions import SuspiciousOperation
from django.utils.translation import gettext_lazy as _

from kotokirja.kernel.identity_code import PersonalIdentityCode
from kotokirja.platform.accounts.models import Density, Theme
from kotokirja.platform.shell.http import TimedRequest


class UnknownField(SuspiciousOperation):
    """A request carried a field that the form does not have: nothing of it is used (R-H4)."""


class ClosedForm(forms.Form):
    """A form that knows which fields it may get."""

    use_required_attribute = False
    carried: ClassVar[frozenset[str]] = frozenset({"csrfmiddlewaretoken"})

    @classmethod
    def of(cls, request: TimedRequest) -> Self:
        """The form filled from the request; a field it does not have is refused."""
        unknown = set(request.POST) - set(cls.base_fields) - cls.carried
        if unknown:
            raise UnknownField(f"{len(unknown)} unknown fields")
        return cls(request.POST)


class SignInForm(ClosedForm):
    """User name and password."""

    carried = frozenset({"csrfmiddlewaretoken", "next"})
    username = forms.CharField(
        label=_("User name"), max_length=64, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class PreferencesForm(ClosedForm):
    """How one's own pages look."""

    language = forms.ChoiceField(label=_("Language"), choices=[("fi", "suomi"), ("sv", "svenska"), ("en", "English")])
    theme = forms.ChoiceField(
        label=_("Colours"),
        choices=[
            (Theme.DEVICE.value, _("as on the device")),
            (Theme.LIGHT.value, _("light")),
            (Theme.DARK.value, _("dark")),
        ],
    )
    density = forms.ChoiceField(
        label=_("Rows"),
        choices=[(Density.COMPACT.value, _("close")), (Density.ROOMY.value, _("roomy"))],
    )


class CodeSearch(ClosedForm):
    """The one search of the register: a whole personal identity code, posted so that it stands in no address."""

    identity_code = forms.CharField(
        label=_("Personal identity code"),
        max_length=11,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_identity_code(self) -> str:
        """Accept a code that holds, and say so when it does not."""
        code = PersonalIdentityCode.parse(self.cleaned_data["identity_code"].strip().upper())
        if code is None:
            raise forms.ValidationError(
                _("This is not a personal identity code: check the eleven characters."), code="identity_code"
            )
        return code.value
