"""Forms of the notice's versions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kotokirja.domains.controllers.types import Ruling
from kotokirja.interfaces.staff.forms import StaffForm

LONGEST = 500


class NothingForm(StaffForm):
    """A press of a button."""


class CheckForm(StaffForm):
    """Which text was read."""

    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)


class SettleForm(StaffForm):
    """An officer's word about a point, and why."""

    note = forms.CharField(
        label=_("Why it is right as it stands"),
        max_length=LONGEST,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example who confirmed it. It is kept with your name and the time."),
    )
    ruling = forms.ChoiceField(choices=[(ruling.value, ruling.value) for ruling in Ruling], widget=forms.HiddenInput)


class PublishForm(StaffForm):
    """Whether the version matters to those who were given an older one, and why."""

    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)
    is_material = forms.ChoiceField(
        label=_("Does it matter to clients who were given an older version?"),
        choices=[
            ("", _("Choose…")),
            ("yes", _("Yes: they have to be told")),
            ("no", _("No: what they were told still holds")),
        ],
        help_text=_("If it does, the file of each of them shows a task until the new version has been given."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What changed, and why it does or does not matter to them."),
    )

    def __init__(self, *args: Any, is_first: bool, **kwargs: Any) -> None:  # noqa: ANN401 -- a form's own options
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["is_material"]
            del self.fields["reason"]
