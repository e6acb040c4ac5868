"""Forms of the assessment: one for each heading of section 14.2. None asks for health."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kotokirja.domains.assessment.types import TOPIC_FIELDS, Topic
from kotokirja.interfaces.staff import casework_words as words
from kotokirja.interfaces.staff.forms import FinnishDate, SourcedForm, StaffForm, language_choices, not_in_the_future
from kotokirja.kernel.codes import LanguageLevel

CHOOSE: Final = _("choose")
NOT_KNOWN: Final = _("not known")
LONG: Final = 2000
Field = Callable[[], forms.Field]


def long_text(label: Any, hint: Any = "", *, most: int = LONG) -> Field:  # noqa: ANN401 - lazy texts
    """A field of several lines that may stay empty."""
    return lambda: forms.CharField(
        label=label, help_text=hint, max_length=most, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )


def line(label: Any, hint: Any = "", *, most: int, required: bool = False) -> Field:  # noqa: ANN401 - lazy texts
    """A field of one line."""
    return lambda: forms.CharField(label=label, help_text=hint, max_length=most, required=required)


def choice(label: Any, among: words.Words, hint: Any = "", *, empty: Any = CHOOSE, required: bool = False) -> Field:  # noqa: ANN401 - lazy texts
    """A code of a closed list."""
    return lambda: forms.ChoiceField(
        label=label, help_text=hint, choices=words.choices(among, empty=empty), required=required
    )


def day(label: Any, hint: Any = "", *, required: bool = False) -> Field:  # noqa: ANN401 - lazy texts
    """A day."""
    return lambda: FinnishDate(label=label, help_text=hint, required=required)


def yes_or_no(label: Any, hint: Any = "", *, empty: Any = None) -> Field:  # noqa: ANN401 - lazy texts
    """A statement that is true or not; with `empty`, one that may be unknown."""
    offered = [("True", _("yes")), ("False", _("no"))]
    return lambda: forms.TypedChoiceField(
        label=label,
        help_text=hint,
        choices=[("", empty), *offered] if empty is not None else list(reversed(offered)),
        coerce=lambda value: value == "True",
        empty_value=None,
        required=False,
    )


def language(label: Any, hint: Any = "") -> Field:  # noqa: ANN401 - lazy texts
    """A language."""
    return lambda: forms.ChoiceField(
        label=label, help_text=hint, choices=language_choices(empty=NOT_KNOWN), required=False
    )


LEVELS: Final[words.Words] = {
    level: _("not tested") if level is LanguageLevel.NOT_TESTED else level.value for level in LanguageLevel
}

FIELDS: Final[Mapping[str, Field]] = {
    "eligibility": choice(_("Ground of the assessment"), words.ELIGIBILITIES, _("The item of section 14.1.")),
    "learned_on": day(_("The municipality learned of the person on")),
    "started_on": day(_("Day of the interview"), _("From this day on the assessment has started.")),
    "window_override": choice(
        _("Exception from the three years"),
        words.OVERRIDES,
        empty=_("no exception"),
    ),
    "override_reason": line(_("Reason for the exception"), most=500),
    "interview_language": language(_("Language of the interview")),
    "life_situation": long_text(
        _("Life situation and what it means for services"),
        _("Family, housing, daily life: only what matters for integration. No health data."),
    ),
    "education_notes": long_text(
        _("What the person says about their education"), _("Recognition, what was left unfinished.")
    ),
    "study_skills": long_text(_("Learning and study skills")),
    "work_notes": long_text(_("What the person says about their work history")),
    "work_skills": long_text(_("Working-life skills")),
    "literacy": long_text(_("Literacy"), _("In the own script and in Latin letters.")),
    "language_level": choice(_("Finnish or Swedish now"), LEVELS, empty=NOT_KNOWN),
    "language_notes": long_text(_("Other languages and what shows the level")),
    "strengths": long_text(_("Special skills and other strengths")),
    "wishes": long_text(_("The person's own goals and wishes for work and education")),
    "target_occupation": line(_("Target occupation"), most=200),
    "networks": long_text(_("Networks, organisations, hobbies")),
    "child_views": choice(_("Was the child heard?"), words.CHILD_VIEWS),
    "child_views_notes": long_text(_("What the child thinks and wishes, or why the child was not heard")),
    "is_multisectoral": yes_or_no(
        _("Do services have to be co-ordinated with the wellbeing services county?"),
        _("Then somebody from the county has to take part (14.4). No health data here."),
        empty=NOT_KNOWN,
    ),
    "service_need": long_text(_("Need of training and services")),
    "training_recommendation": long_text(_("Recommendation for training"), _("A provider of training may get this.")),
}


class TopicForm(SourcedForm):
    """One page of the assessment, with where its answers came from and whether it is done.

    An empty answer may be saved; what the Act asks for before the end is not called optional.
    """

    wanted: ClassVar[frozenset[str]] = frozenset(
        {"eligibility", "learned_on", "started_on", "child_views", "child_views_notes", "service_need"}
    )

    def __init__(self, *args: Any, topic: Topic, today: date, **kwargs: Any) -> None:  # noqa: ANN401 - a form's own
        super().__init__(*args, **kwargs)
        self.today = today
        source = self.fields.pop("source")
        self.fields |= {name: FIELDS[name]() for name in TOPIC_FIELDS[topic]}
        self.fields["source"] = source
        self.fields["is_done"] = forms.BooleanField(label=_("This page is done"), required=False)

    def clean(self) -> dict[str, Any]:
        """Days are not in the future."""
        for name in ("started_on", "learned_on"):
            try:
                not_in_the_future(self.cleaned_data.get(name), today=self.today)
            except forms.ValidationError as problem:
                self.add_error(name, problem)
        return self.cleaned_data


class BeginForm(SourcedForm):
    """Taking up an assessment."""

    eligibility = forms.ChoiceField(label=_("Ground of the assessment"), required=False)
    learned_on = FinnishDate(
        label=_("The municipality learned of the person on"),
        help_text=_("The assessment has to start without delay from this day (14.2)."),
    )
    interview_language = forms.ChoiceField(label=_("Language of the interview"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:  # noqa: ANN401 - a form's own
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["eligibility"] = FIELDS["eligibility"]()
        self.fields["interview_language"] = FIELDS["interview_language"]()
        self.order_fields(["eligibility", "learned_on", "interview_language", "source"])

    def clean_learned_on(self) -> date:
        """A day that has been."""
        learned: date = self.cleaned_data["learned_on"]
        not_in_the_future(learned, today=self.today)
        return learned


class ParticipantForm(SourcedForm):
    """Somebody who takes part."""

    kind = forms.ChoiceField(label=_("Who"), choices=words.choices(words.PARTICIPANTS, empty=CHOOSE))
    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    organisation = forms.CharField(label=_("Organisation"), max_length=120, required=False)
    field_order = ["kind", "name", "organisation", "source"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - a form's own
        """Keep its ids apart from those of the page's own form."""
        kwargs.setdefault("auto_id", "participant_%s")
        super().__init__(*args, **kwargs)


class ConclusionForm(StaffForm):
    """What the assessment concludes."""

    outcome = forms.ChoiceField(label=_("Conclusion"), choices=words.choices(words.OUTCOMES, empty=CHOOSE))
    conclusion = forms.CharField(
        label=_("Reasons"),
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("They are told to the client, also when no plan is needed."),
    )
    ready_on = FinnishDate(label=_("Ready on"))


class CancelForm(StaffForm):
    """Why an assessment is broken off."""

    reason = forms.ChoiceField(label=_("Reason"), choices=words.choices(words.CANCEL_REASONS, empty=CHOOSE))
