"""Forms of the integration plan."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kotokirja.domains.plans.types import GoalView
from kotokirja.interfaces.staff import casework_words as words
from kotokirja.interfaces.staff.assessment_forms import (
    CHOOSE,
    NOT_KNOWN,
    Field,
    choice,
    day,
    language,
    line,
    long_text,
    yes_or_no,
)
from kotokirja.interfaces.staff.forms import FinnishDate, SourcedForm, StaffForm
from kotokirja.usecases.plans import Section

LONG: Final = 1000

SECTION_FIELDS: Final[Mapping[str, Field]] = {
    "is_jobseeker": yes_or_no(
        _("Is the client a registered jobseeker?"),
        _("For a registered jobseeker the employment authority draws up the plan (3.1)."),
        empty=NOT_KNOWN,
    ),
    "target_occupation": line(_("Target occupation"), most=200),
    "no_employment_goal_reason": line(
        _("If working life is not among the goals: why not?"), _("As a rule it is (18.3)."), most=500
    ),
    "no_education_goal_reason": line(
        _("If a client under 25 has no goal of a qualification: why not?"),
        _("As a rule there is one (18.4)."),
        most=500,
    ),
    "follow_up": long_text(_("How is the plan followed up?"), _("Who contacts whom, when and how (19.1).")),
    "job_search_duty": long_text(_("Duty to seek work"), _("For a jobseeker, unless the law says otherwise (19.1).")),
    "is_multisectoral": yes_or_no(
        _("Do services have to be co-ordinated with the wellbeing services county?"),
        _("Then somebody from the county takes part in the plan and in its reviews (20.2)."),
        empty=NOT_KNOWN,
    ),
    "child_views": choice(_("Was the child heard?"), words.CHILD_VIEWS, _("Only for those under 18 (4).")),
    "child_views_notes": long_text(_("What the child thinks and wishes, or why the child was not heard")),
}


ABOUT_A_CHILD: Final = frozenset({"child_views", "child_views_notes"})


class SectionForm(SourcedForm):
    """A page of the plan's own data; what is about a child is asked about children only (4)."""

    wanted: ClassVar[frozenset[str]] = frozenset({"is_jobseeker", "follow_up", *ABOUT_A_CHILD})

    def __init__(self, *args: Any, section: Section, is_child: bool, **kwargs: Any) -> None:  # noqa: ANN401 - a form's own
        super().__init__(*args, **kwargs)
        source = self.fields.pop("source")
        asked = [name for name in section.value if is_child or name not in ABOUT_A_CHILD]
        self.fields |= {name: SECTION_FIELDS[name]() for name in asked}
        self.fields["source"] = source


GOAL_FIELDS: Final[Mapping[str, Field]] = {
    "kind": choice(_("What the goal is about"), words.GOALS, required=True),
    "horizon": choice(_("How far it reaches"), words.HORIZONS, required=True),
    "text": lambda: forms.CharField(
        label=_("Goal"),
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In the client's own words where possible."),
    ),
}
SERVICE_FIELDS: Final[Mapping[str, Field]] = {
    "kind": choice(_("Kind of service"), words.SERVICES, required=True),
    "name": line(_("Name of the service"), most=200),
    "provider": line(_("Who provides it"), most=120),
    "goal_id": lambda: forms.TypedChoiceField(
        label=_("For which goal"), required=False, coerce=UUID, empty_value=None, choices=[]
    ),
    "reason": long_text(_("Why it suits the goal"), _("Each agreed service needs its reason (19.3)."), most=LONG),
    "starts_on": day(_("Starts on")),
    "ends_on": day(_("Ends on")),
}


class GoalForm(SourcedForm):
    """A goal."""

    def __init__(self, *args: Any, goals: Sequence[GoalView], **kwargs: Any) -> None:  # noqa: ANN401 - a form's own
        super().__init__(*args, **kwargs)
        source = self.fields.pop("source")
        self.fields |= {name: make() for name, make in GOAL_FIELDS.items()}
        self.fields["source"] = source


class ServiceForm(SourcedForm):
    """A service with its reason and days; a draft may be saved without the reason, but not agreed."""

    wanted: ClassVar[frozenset[str]] = frozenset({"goal_id", "reason"})

    def __init__(self, *args: Any, goals: Sequence[GoalView], **kwargs: Any) -> None:  # noqa: ANN401 - a form's own
        super().__init__(*args, **kwargs)
        source = self.fields.pop("source")
        self.fields |= {name: make() for name, make in SERVICE_FIELDS.items()}
        self.fields["source"] = source
        chosen = self.fields["goal_id"]
        assert isinstance(chosen, forms.TypedChoiceField)
        chosen.choices = [("", CHOOSE), *((str(goal.id), goal.text[:80]) for goal in goals)]

    def clean(self) -> dict[str, Any]:
        """A service does not end before it starts."""
        starts, ends = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The last day is before the first. Check the days."))
        return self.cleaned_data


class ReferralForm(StaffForm):
    """When the client was guided to apply for a service."""

    referred_on = FinnishDate(label=_("Guided to apply on"))


class ExtensionForm(StaffForm):
    """A component of the longest duration."""

    kind = forms.ChoiceField(label=_("Ground"), choices=words.choices(words.EXTENSIONS, empty=CHOOSE))
    months = forms.IntegerField(
        label=_("Months"),
        min_value=1,
        max_value=24,
        required=False,
        help_text=_("For an extension (23.3) or studies (31.1)."),
    )
    valid_from = FinnishDate(
        label=_("First day of the suspension"), required=False, help_text=_("For a suspension (23.4).")
    )
    valid_until = FinnishDate(label=_("Last day of the suspension"), required=False)
    evidence = forms.CharField(
        label=_("Document that was seen"),
        max_length=200,
        help_text=_("Its name and day, never what it says about health."),
    )


class AgreeForm(StaffForm):
    """How a plan is agreed. A hand signature is not asked for."""

    agreed_on = FinnishDate(label=_("Agreed on"))
    agreed_by = forms.CharField(
        label=_("Agreed by"), max_length=200, help_text=_("The client, a guardian, the official.")
    )
    agreed_how = forms.ChoiceField(label=_("How"), choices=words.choices(words.AGREED_HOW, empty=CHOOSE))
    valid_from = FinnishDate(label=_("Valid from"))
    valid_until = FinnishDate(label=_("Valid until"))
    duration_reason = forms.CharField(
        label=_("Why this length"),
        max_length=500,
        required=False,
        help_text=_("From goals, history and the services on offer (23.1)."),
    )
    explained_on = FinnishDate(
        label=_("Rights and duties explained on"), help_text=_("So that the client understood (24.1).")
    )
    explained_in = forms.ChoiceField(label=_("Explained in"))
    is_interpreted = forms.TypedChoiceField(
        label=_("With an interpreter"),
        choices=[("False", _("no")), ("True", _("yes"))],
        coerce=lambda value: value == "True",
    )
    copy_given_on = FinnishDate(label=_("Copy given to the client on"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - a form's own
        super().__init__(*args, **kwargs)
        made = language(_("Explained in"))()
        made.required = True
        self.fields["explained_in"] = made


class ReviewForm(StaffForm):
    """A review of the plan."""

    reviewed_on = FinnishDate(label=_("Reviewed on"))
    reason = forms.ChoiceField(label=_("Why now"), choices=words.choices(words.REVIEW_REASONS, empty=CHOOSE))
    observations = forms.CharField(
        label=_("How the plan has gone"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Progress, changes in the situation, what the provider says. No health data."),
    )
    outcome = forms.ChoiceField(label=_("Outcome"), choices=words.choices(words.REVIEW_OUTCOMES, empty=CHOOSE))
    valid_until = FinnishDate(label=_("New last day"), required=False, help_text=_("Only when the plan is prolonged."))


class EndForm(StaffForm):
    """The end of a plan."""

    ended_on = FinnishDate(label=_("Ends on"))
    reason = forms.ChoiceField(label=_("Reason"), choices=words.choices(words.END_REASONS, empty=CHOOSE))
    onward_guidance = forms.CharField(
        label=_("Where the client is guided onward"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def agreement_start(*, today: date, latest: date | None, spoken: str, name: str) -> dict[str, Any]:
    """What a form of agreement begins with: today, and as long as the Act allows, to be shortened by the officer."""
    return {
        "agreed_on": today,
        "valid_from": today,
        "valid_until": latest,
        "explained_on": today,
        "explained_in": spoken,
        "agreed_by": name,
        "is_interpreted": "False",
    }
