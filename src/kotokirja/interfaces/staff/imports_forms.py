"""Forms of the import pages."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kotokirja.domains.access.types import TeamView
from kotokirja.domains.acquisition.types import MOST_REPEATS, REPEATED, ColumnView, Datum, Target
from kotokirja.interfaces.staff.forms import FinnishDate, StaffForm
from kotokirja.interfaces.staff.imports_words import target_words
from kotokirja.kernel.ids import TeamId

REPEATS_OFFERED = 4
"""How many repeats a menu offers, unless the file has more."""


class DestinationForm(StaffForm):
    """Where people go whose row names no team, and since when they are clients whose row names no day."""

    team = forms.ChoiceField(label=_("Team"), help_text=_("People whose row names no team come to this one."))
    started_on = FinnishDate(
        label=_("Client since"), help_text=_("The start of the relationship of those whose row names no day.")
    )

    def __init__(self, *args: Any, teams: Sequence[TeamView], today: date, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["team"].choices = [(str(team.id), team.name) for team in teams]  # type: ignore[attr-defined]

    def clean_team(self) -> TeamId:
        """The team's id."""
        return TeamId(UUID(self.cleaned_data["team"]))

    def clean_started_on(self) -> date:
        """A day that has come."""
        day: date = self.cleaned_data["started_on"]
        if day > self.today:
            raise forms.ValidationError(_("Give a day that has come."))
        return day


class UploadForm(DestinationForm):
    """A file of the previous register."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        help_text=_("CSV or Excel (.xlsx), at most 25 MB and 20 000 rows, with headings on the first row."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
    )

    field_order = ("file", "team", "started_on")


class ColumnsForm(DestinationForm):
    """What each column of a file means."""

    def __init__(self, *args: Any, columns: Sequence[ColumnView], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.columns = columns
        choices = list(_choices(column.target for column in columns))
        for column in columns:
            self.fields[_name(column)] = forms.ChoiceField(
                label=column.heading,
                choices=choices,
                required=False,
                initial=str(column.target or ""),
                widget=forms.Select(attrs={"class": "input"}),
            )

    def rows(self) -> list[tuple[ColumnView, forms.BoundField]]:
        """Each column with its menu."""
        return [(column, self[_name(column)]) for column in self.columns]

    def targets(self) -> list[Target | None]:
        """What was chosen, column by column."""
        return [Target.parse(self.cleaned_data[_name(column)]) for column in self.columns]


class ApprovalForm(StaffForm):
    """The number of the report that an approval is about."""

    attempt = forms.IntegerField(min_value=0, max_value=2_000_000_000)


class SettlementForm(StaffForm):
    """What an officer says of a row that waits."""

    outcome = forms.ChoiceField(choices=[("SAME", "SAME"), ("OTHER", "OTHER")])


class NothingForm(StaffForm):
    """A press of a button."""


def _name(column: ColumnView) -> str:
    return f"column-{column.position}"


def _choices(used: Iterable[Target | None]) -> Iterable[tuple[str, str]]:
    most = max([REPEATS_OFFERED, *(target.number for target in used if target is not None)])
    yield "", target_words(None)
    for datum in Datum:
        for number in range(1, min(most, MOST_REPEATS) + 1 if datum in REPEATED else 2):
            target = Target(datum, number)
            yield str(target), target_words(target)
