"""Terms of the law as pure functions: each answers with a day and with the reasons for it, never with a sentence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Generic, TypeVar

from kotokirja.kernel.calendar import add_months, age_on
from kotokirja.kernel.parameters import NoValueInForce
from kotokirja.kernel.period import Period, days_covered
from kotokirja.policy.parameters import P, number_of, section_of, span_of

V = TypeVar("V")
FEW_DAYS: Final = 14
SMALL_SHARE: Final = 85
"""Per cent of the time used up, from which a clock warns."""
SOON: Final = 60


class ReasonCode(StrEnum):
    """Why an answer is what it is."""

    FROM_FIRST_PERMIT = "FROM_FIRST_PERMIT"
    TRAFFICKING_REACHED_LATE = "TRAFFICKING_REACHED_LATE"
    FROM_DRAWN_UP = "FROM_DRAWN_UP"
    FROM_LAST_REVIEW = "FROM_LAST_REVIEW"
    FIRST_PLAN = "FIRST_PLAN"
    ALL_PLANS_TOGETHER = "ALL_PLANS_TOGETHER"
    EXTENDED = "EXTENDED"
    EXTENSION_CAPPED = "EXTENSION_CAPPED"
    SUSPENDED = "SUSPENDED"
    STUDIES_UNDER_25 = "STUDIES_UNDER_25"
    NOT_UNDER_25 = "NOT_UNDER_25"
    NO_EVIDENCE = "NO_EVIDENCE"
    OLD_REGIME = "OLD_REGIME"
    AS_AGREED = "AS_AGREED"
    PERMIT_AS_GRANTED = "PERMIT_AS_GRANTED"
    WITHOUT_DELAY = "WITHOUT_DELAY"
    RETENTION_BY_ACT = "RETENTION_BY_ACT"
    RETENTION_ACT_IS_LONGER = "RETENTION_ACT_IS_LONGER"
    RETENTION_BY_MUNICIPALITY = "RETENTION_BY_MUNICIPALITY"
    RETENTION_NOT_SET = "RETENTION_NOT_SET"
    FROM_END_OF_RELATIONSHIP = "FROM_END_OF_RELATIONSHIP"
    RELATIONSHIP_IN_FORCE = "RELATIONSHIP_IN_FORCE"
    HELD_FOR_STATUTORY_TASK = "HELD_FOR_STATUTORY_TASK"
    HELD_FOR_PENDING_MATTER = "HELD_FOR_PENDING_MATTER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason: its code, the section of the Act (of Act 681/2023 unless said) and the values that made it."""

    code: ReasonCode
    section: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained(Generic[V]):
    """An answer with its reasons."""

    value: V
    reasons: tuple[Reason, ...]


def earliest(days: Iterable[date | None]) -> date | None:
    """The start of the windows: the earliest of first permit granted, first card granted and right registered."""
    known = [day for day in days if day is not None]
    return min(known) if known else None


def assessment_window(*, anchor_on: date, on: date) -> Explained[date]:
    """The last day on which an assessment may be made (14.1)."""
    return _window(P.ASSESS_WINDOW, anchor_on=anchor_on, on=on)


def plan_window(*, anchor_on: date, on: date) -> Explained[date]:
    """The last day on which a first plan may be drawn up (20.3)."""
    return _window(P.PLAN_WINDOW, anchor_on=anchor_on, on=on)


def _window(parameter: P, *, anchor_on: date, on: date) -> Explained[date]:
    span = span_of(parameter, on=on)
    return Explained(
        value=span.after(anchor_on),
        reasons=(
            Reason(
                code=ReasonCode.FROM_FIRST_PERMIT,
                section=section_of(parameter),
                values={"from": anchor_on, "years": span.years},
            ),
        ),
    )


def review_due(*, drawn_up_on: date, last_reviewed_on: date | None = None) -> Explained[date]:
    """The last day of the next review: six months after the plan was drawn up or last reviewed (22.1)."""
    start = max(drawn_up_on, last_reviewed_on or drawn_up_on)
    span = span_of(P.PLAN_REVIEW, on=start)
    code = ReasonCode.FROM_DRAWN_UP if last_reviewed_on is None else ReasonCode.FROM_LAST_REVIEW
    return Explained(
        value=span.after(start),
        reasons=(Reason(code=code, section=section_of(P.PLAN_REVIEW), values={"from": start, "months": span.months}),),
    )


def referral_due(*, drawn_up_on: date) -> Explained[date]:
    """The last day for guiding the client to apply for what was agreed (20.5)."""
    span = span_of(P.PLAN_REFERRAL, on=drawn_up_on)
    return Explained(
        value=span.after(drawn_up_on),
        reasons=(
            Reason(
                code=ReasonCode.FROM_DRAWN_UP,
                section=section_of(P.PLAN_REFERRAL),
                values={"from": drawn_up_on, "months": span.months},
            ),
        ),
    )


class ComponentKind(StrEnum):
    """The typed parts that a plan's longest duration is a sum of."""

    EDUCATION_OR_SUPPORT = "EDUCATION_OR_SUPPORT"
    HOME_CARE = "HOME_CARE"
    SUSPENSION = "SUSPENSION"
    STUDY_UNDER_25 = "STUDY_UNDER_25"


EXTENSIONS: Final = frozenset({ComponentKind.EDUCATION_OR_SUPPORT, ComponentKind.HOME_CARE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One part of the longest duration, with the evidence it stands on; without evidence it does not count."""

    kind: ComponentKind
    evidence: str
    months: int = 0
    period: Period | None = None


def plan_max_end(
    *, first_drawn_up_on: date, components: Sequence[Component] = (), born_on: date | None = None
) -> Explained[date]:
    """The last day that all plans together may reach: a sum of evidenced components (23.2, 23.3, 23.4, 31.1).

    How 23.3 and 23.4 add up is not said in the Act; 23.4 is taken to stand outside the two years of 23.3.
    """
    base = span_of(P.PLAN_TOTAL_MAX, on=first_drawn_up_on)
    end = base.after(first_drawn_up_on)
    reasons = [
        Reason(
            code=ReasonCode.ALL_PLANS_TOGETHER,
            section=section_of(P.PLAN_TOTAL_MAX),
            values={"from": first_drawn_up_on, "years": base.years, "until": end},
        )
    ]
    reasons += [
        Reason(code=ReasonCode.NO_EVIDENCE, section="23", values={"component": component.kind})
        for component in components
        if not component.evidence.strip()
    ]
    proved = [component for component in components if component.evidence.strip()]
    end = _extended(end, proved, reasons, on=first_drawn_up_on)
    end = _studied(end, proved, reasons, born_on=born_on, on=first_drawn_up_on)
    end = _suspended(end, proved, reasons, since=first_drawn_up_on)
    return Explained(value=end, reasons=tuple(reasons))


def _extended(end: date, components: Sequence[Component], reasons: list[Reason], *, on: date) -> date:
    asked = [component for component in components if component.kind in EXTENSIONS]
    if not asked:
        return end
    most = span_of(P.PLAN_EXTENSION_MAX, on=on).years * 12
    months = sum(component.months for component in asked)
    granted = min(months, most)
    until = add_months(end, granted)
    section = section_of(P.PLAN_EXTENSION_MAX)
    reasons += [
        Reason(code=ReasonCode.EXTENDED, section=section, values={"component": part.kind, "months": part.months})
        for part in asked
    ]
    if months > most:
        reasons.append(
            Reason(code=ReasonCode.EXTENSION_CAPPED, section=section, values={"months": granted, "until": until})
        )
    return until


def _studied(
    end: date, components: Sequence[Component], reasons: list[Reason], *, born_on: date | None, on: date
) -> date:
    months = sum(component.months for component in components if component.kind is ComponentKind.STUDY_UNDER_25)
    if not months:
        return end
    section = section_of(P.PLAN_EXTENSION_STUDY)
    if born_on is None or age_on(born_on=born_on, day=end) >= number_of(P.PLAN_EXTENSION_STUDY_AGE, on=on):
        reasons.append(Reason(code=ReasonCode.NOT_UNDER_25, section=section, values={"on": end}))
        return end
    granted = min(months, span_of(P.PLAN_EXTENSION_STUDY, on=on).years * 12)
    until = add_months(end, granted)
    reasons.append(
        Reason(code=ReasonCode.STUDIES_UNDER_25, section=section, values={"months": granted, "until": until})
    )
    return until


def _suspended(end: date, components: Sequence[Component], reasons: list[Reason], *, since: date) -> date:
    """Each day on which the plan could not be carried out counts once, and only after the first plan began."""
    running = Period(valid_from=since)
    periods = [
        shared
        for component in components
        if component.kind is ComponentKind.SUSPENSION and component.period is not None
        if (shared := component.period.overlap(running)) is not None and shared.valid_until is not None
    ]
    if not periods:
        return end
    days = days_covered(*periods)
    until = end + timedelta(days=days)
    reasons.append(Reason(code=ReasonCode.SUSPENDED, section="23.4", values={"days": days, "until": until}))
    return until


def plan_latest_end(*, drawn_up_on: date, is_first: bool, max_end: Explained[date]) -> Explained[date]:
    """The last day that this plan may be valid: a year for the first one, and never past the maximum (23.2)."""
    if not is_first:
        return max_end
    span = span_of(P.PLAN_FIRST_MAX, on=drawn_up_on)
    own = span.after(drawn_up_on)
    if own >= max_end.value:
        return max_end
    return Explained(
        value=own,
        reasons=(
            Reason(
                code=ReasonCode.FIRST_PLAN,
                section=section_of(P.PLAN_FIRST_MAX),
                values={"from": drawn_up_on, "years": span.years},
            ),
        ),
    )


class ClockName(StrEnum):
    """What a clock counts down to."""

    ASSESSMENT_START = "ASSESSMENT_START"
    ASSESSMENT_WINDOW = "ASSESSMENT_WINDOW"
    PLAN_WINDOW = "PLAN_WINDOW"
    PLAN_REFERRAL = "PLAN_REFERRAL"
    PLAN_REVIEW = "PLAN_REVIEW"
    PLAN_END = "PLAN_END"
    PLAN_MAX_END = "PLAN_MAX_END"
    PERMIT_END = "PERMIT_END"


class Tone(StrEnum):
    """How urgent a clock is; words say it beside the colour."""

    LATE = "late"
    WARN = "warn"
    INFO = "info"
    OK = "ok"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A running term: from when, until when, by which section, and why; no due day where the Act names none."""

    name: ClockName
    start: date
    due: date | None
    section: str
    on: date
    reasons: tuple[Reason, ...] = ()

    @property
    def days_left(self) -> int | None:
        """Days until the due day; negative when it has passed."""
        return None if self.due is None else (self.due - self.on).days

    @property
    def days_gone(self) -> int:
        """Days since the clock started."""
        return max((self.on - self.start).days, 0)

    @property
    def used(self) -> int:
        """How much of the time is used, in per cent from 0 to 100."""
        if self.due is None or self.due <= self.start:
            return 100
        return min(max(round(100 * (self.on - self.start).days / (self.due - self.start).days), 0), 100)

    @property
    def tone(self) -> Tone:
        """Late after the due day; a warning in the last fortnight or when less than 15 per cent is left."""
        left = self.days_left
        if left is None:
            return Tone.WARN if self.days_gone > FEW_DAYS else Tone.INFO
        if left < 0:
            return Tone.LATE
        if left <= FEW_DAYS or self.used > SMALL_SHARE:
            return Tone.WARN
        return Tone.INFO if left <= SOON else Tone.OK


def clock(name: ClockName, *, start: date, due: Explained[date], on: date) -> Clock:
    """A clock towards an explained day."""
    return Clock(name=name, start=start, due=due.value, section=due.reasons[0].section, on=on, reasons=due.reasons)


def permit_clock(*, valid_from: date, valid_until: date, on: date) -> Clock:
    """The clock of a residence permit's last day."""
    return clock(
        ClockName.PERMIT_END,
        start=valid_from,
        due=Explained(
            value=valid_until, reasons=(Reason(code=ReasonCode.PERMIT_AS_GRANTED, section="301/2004", values={}),)
        ),
        on=on,
    )


def assessment_start_clock(*, learned_on: date, on: date) -> Clock:
    """The clock since the municipality learned of the person: without delay, which is no number (14.2)."""
    return Clock(
        name=ClockName.ASSESSMENT_START,
        start=learned_on,
        due=None,
        section=section_of(P.ASSESS_START),
        on=on,
        reasons=(
            Reason(code=ReasonCode.WITHOUT_DELAY, section=section_of(P.ASSESS_START), values={"from": learned_on}),
        ),
    )


def window_clock(name: ClockName, *, anchor_on: date, on: date) -> Clock | None:
    """The clock of a window; none for a day on which no value is in force."""
    term = assessment_window if name is ClockName.ASSESSMENT_WINDOW else plan_window
    try:
        return clock(name, start=anchor_on, due=term(anchor_on=anchor_on, on=on), on=on)
    except NoValueInForce:
        return None


def most_urgent_first(clocks: Iterable[Clock]) -> tuple[Clock, ...]:
    """The clocks in the order of their due days, those without one first after the late ones."""
    return tuple(sorted(clocks, key=lambda one: (one.due or one.on, one.name)))
