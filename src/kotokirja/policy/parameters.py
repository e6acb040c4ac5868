"""Every number of the law in one dated table; what the law or our sources leave open has no value and is never guessed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from kotokirja.kernel.calendar import add_months
from kotokirja.kernel.parameters import Dated, NoValueInForce, in_force

ACT_IN_FORCE: Final = date(2025, 1, 1)
"""The day from which Act 681/2023 applies."""


class P(StrEnum):
    """The parameters by their ids."""

    ASSESS_WINDOW = "assess.window"
    CONTACT_WINDOW = "contact.window"
    ASSESS_START = "assess.start"
    PLAN_WINDOW = "plan.window"
    PLAN_FIRST_MAX = "plan.first.max"
    PLAN_TOTAL_MAX = "plan.total.max"
    PLAN_EXTENSION_MAX = "plan.ext.max"
    PLAN_EXTENSION_STUDY = "plan.ext.study_u25"
    PLAN_EXTENSION_STUDY_AGE = "plan.ext.study_u25.age"
    PLAN_REVIEW = "plan.review"
    PLAN_REFERRAL = "plan.referral"
    PLAN_UPPER_SECONDARY_AGE = "plan.goal.upper_secondary"
    STUDY_SHARE = "study.share"
    STUDY_MAX = "study.max"
    STUDY_MAX_BASIC = "study.max.basic"
    JOB_FIRST_INTERVIEW = "job.first_interview"
    LANGUAGE_TARGET = "language.target"
    NO_SHOW_CAP = "noshow.cap"
    NO_SHOW_AGE = "noshow.min_age"
    NO_SHOW_DUE = "noshow.due"
    YOUTH_LIMIT = "youth.limit"
    REPRESENTATIVE_RELEASE_AGE = "rep.release.apply"
    AGREEMENT_REVIEW = "agreement.review"
    COMPENSATION = "comp.calc"
    COMPENSATION_QUOTA = "comp.calc.quota"
    COMPENSATION_OLD = "comp.calc.old"
    COMPENSATION_OLD_QUOTA = "comp.calc.old.quota"
    SOCIAL_ASSISTANCE = "comp.social_assistance"
    PREPARATION = "comp.prep"
    PREPARATION_LONG = "comp.prep.long"
    SPECIAL_COSTS = "comp.special"
    RETURN_PERSON = "comp.return"
    RETURN_FAMILY = "comp.return.family"
    CLAIM_YEARS = "claim.deadline"
    CLAIM_OLD_LAW = "claim.old_law"
    RECOVERY_YEARS = "recovery.last"
    NATIONAL_STORE_FROM = "national.store_from"
    NATIONAL_DELETE = "national.delete"
    PRODUCER_FIELDS = "producer.fields"
    REVIEW_REQUEST = "review.request"
    LETTER_DEEMED = "letter.deemed"
    ELECTRONIC_NOTICE_DEEMED = "enotice.deemed"
    CORRECTION_LIMIT = "correction.limit"
    OPENNESS_ANSWER = "openness.answer"
    OPENNESS_ANSWER_LONG = "openness.answer.long"
    GDPR_ANSWER = "gdpr.answer"
    GDPR_ANSWER_LONGER = "gdpr.answer.longer"
    GDPR_BREACH_HOURS = "gdpr.breach"
    ACCESSIBILITY_FEEDBACK = "accessibility.feedback"
    BAN_DURATION = "ban.duration"
    BAN_RENEWAL = "ban.duration.renewed"
    SECRECY_AFTER_DEATH = "secrecy.private"
    SECRECY_WITHOUT_DEATH = "secrecy.private.unknown_death"
    MINOR_SPEAKS = "procedure.minor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A length of time as a statute says it."""

    years: int = 0
    months: int = 0
    days: int = 0

    def after(self, day: date) -> date:
        """The last day of the span that starts on a day; the starting day isn't counted (act 150/1930)."""
        return add_months(day, self.years * 12 + self.months) + timedelta(days=self.days)


Value = Span | int | Decimal | date | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter: its section, its values by date, and what to know about it."""

    section: str
    values: tuple[Dated[Value | None], ...]
    note: str = ""


class MunicipalitySets(NoValueInForce):
    """The law names no number: the municipality may set a target of its own, and nothing more."""


def _row(section: str, value: Value, note: str = "", *, since: date = ACT_IN_FORCE) -> Parameter:
    return Parameter(section=section, values=(Dated(value=value, valid_from=since),), note=note)


PARAMETERS: Final[Mapping[P, Parameter]] = {
    P.ASSESS_WINDOW: _row("14.1", Span(years=3), "From the first permit, card or registration."),
    P.CONTACT_WINDOW: _row("9.1", Span(years=3), "From the first permit, card or registration."),
    P.ASSESS_START: Parameter(section="14.2", values=(), note="Without delay; the Act names no number."),
    P.PLAN_WINDOW: _row("20.3", Span(years=3), "Victims of trafficking: 20.4."),
    P.PLAN_FIRST_MAX: _row("23.2", Span(years=1)),
    P.PLAN_TOTAL_MAX: _row("23.2", Span(years=2), "All plans together, from the first."),
    P.PLAN_EXTENSION_MAX: _row("23.3", Span(years=2), "Two grounds; 23.4 stands outside of it by our reading."),
    P.PLAN_EXTENSION_STUDY: _row("31.1", Span(years=1)),
    P.PLAN_EXTENSION_STUDY_AGE: _row("31.1", 25, "Under this age."),
    P.PLAN_REVIEW: _row("22.1", Span(months=6), "At the latest; earlier when the situation or need changes."),
    P.PLAN_REFERRAL: _row("20.5", Span(months=1)),
    P.PLAN_UPPER_SECONDARY_AGE: _row("18.4", 25, "Under this age, as a rule."),
    P.STUDY_SHARE: _row("29.3", Decimal("0.5"), "At least."),
    P.STUDY_MAX: _row("380/2023 76", Span(months=24)),
    P.STUDY_MAX_BASIC: _row("380/2023 76", Span(months=48), "Basic education."),
    P.JOB_FIRST_INTERVIEW: _row("380/2023 31", 5, "Working days."),
    P.LANGUAGE_TARGET: _row("26.3", "B1.1", "The level's name comes from guidance."),
    P.NO_SHOW_CAP: Parameter(
        section="32 a.1",
        values=(
            Dated(value=Decimal("56.70"), valid_from=ACT_IN_FORCE),
            Dated(value=None, valid_from=date(2026, 1, 1)),
        ),
        note="Euros; follows the index every second year, and the amount from 2026 on is not known to us.",
    ),
    P.NO_SHOW_AGE: _row("32 a.1", 18),
    P.NO_SHOW_DUE: _row("32 a.2", Span(days=14), "At least, after the booked time."),
    P.YOUTH_LIMIT: _row("2.6, 34, 69", 23, "Under this age."),
    P.REPRESENTATIVE_RELEASE_AGE: _row("38.2", 15),
    P.AGREEMENT_REVIEW: _row("42.2", Span(years=4)),
    P.COMPENSATION: _row("61.3, 62.3", Span(years=2), "By the day on which it starts."),
    P.COMPENSATION_QUOTA: _row("61.3, 62.3", Span(years=3), "Quota refugees and their families."),
    P.COMPENSATION_OLD: Parameter(
        section="102.6",
        values=(Dated(value=Span(years=3), valid_from=date.min), Dated(value=None, valid_from=ACT_IN_FORCE)),
        note="Where it starts before 1.1.2025.",
    ),
    P.COMPENSATION_OLD_QUOTA: Parameter(
        section="102.6",
        values=(Dated(value=Span(years=4), valid_from=date.min), Dated(value=None, valid_from=ACT_IN_FORCE)),
        note="Where it starts before 1.1.2025; names the quota refugee only.",
    ),
    P.SOCIAL_ASSISTANCE: _row("63", Span(years=1), "The wellbeing services county's."),
    P.PREPARATION: _row("64.1", Span(months=4), "Before arrival or move."),
    P.PREPARATION_LONG: _row("64.1", Span(months=8)),
    P.SPECIAL_COSTS: _row("65.5", Span(years=10)),
    P.RETURN_PERSON: _row("98.1", Span(months=2), "Of the basic part."),
    P.RETURN_FAMILY: _row("98.1", Span(months=4), "Of the basic part."),
    P.CLAIM_YEARS: _row("70.1", 2, "By the end of the second year after the activity's."),
    P.CLAIM_OLD_LAW: _row("102.1", date(2026, 12, 31), "Compensations of the old act."),
    P.RECOVERY_YEARS: _row("71.3", 5, "By the end of the fifth year after the one paid for."),
    P.NATIONAL_STORE_FROM: _row("102.4", date(2027, 1, 1)),
    P.NATIONAL_DELETE: _row("77", Span(years=4), "After the end of the relationship."),
    P.PRODUCER_FIELDS: _row("94", 18, "A closed list."),
    P.REVIEW_REQUEST: _row("434/2003 49 c", Span(days=30)),
    P.LETTER_DEEMED: _row("434/2003 59", Span(days=7)),
    P.ELECTRONIC_NOTICE_DEEMED: _row("13/2003 19", Span(days=3)),
    P.CORRECTION_LIMIT: _row("434/2003 52", Span(years=5)),
    P.OPENNESS_ANSWER: _row("621/1999 14", Span(days=14)),
    P.OPENNESS_ANSWER_LONG: _row("621/1999 14", Span(months=1)),
    P.GDPR_ANSWER: _row("GDPR 12(3)", Span(months=1)),
    P.GDPR_ANSWER_LONGER: _row("GDPR 12(3)", Span(months=2), "On top of the first month."),
    P.GDPR_BREACH_HOURS: _row("GDPR 33", 72),
    P.ACCESSIBILITY_FEEDBACK: _row("306/2019 10", Span(days=14), "May take as long again with good reason."),
    P.BAN_DURATION: _row("661/2009 36–37", Span(years=5)),
    P.BAN_RENEWAL: _row("661/2009 36–37", Span(years=2)),
    P.SECRECY_AFTER_DEATH: _row("621/1999 31", Span(years=50)),
    P.SECRECY_WITHOUT_DEATH: _row("621/1999 31", Span(years=100)),
    P.MINOR_SPEAKS: _row("434/2003 14", 15, "Years of age from which a minor may speak in the own matter."),
}


def value_of(parameter: P, *, on: date) -> Value:
    """The value in force on a day; raises `MunicipalitySets` or `NoValueInForce` where there is none."""
    known = PARAMETERS[parameter]
    if not known.values:
        raise MunicipalitySets(parameter.value)
    value = in_force(known.values, on=on, name=parameter.value).value
    if value is None:
        raise NoValueInForce(f"{parameter.value} on {on}")
    return value


def span_of(parameter: P, *, on: date) -> Span:
    """A length of time in force on a day."""
    value = value_of(parameter, on=on)
    if not isinstance(value, Span):
        raise TypeError(parameter.value)
    return value


def number_of(parameter: P, *, on: date) -> int:
    """A whole number in force on a day."""
    value = value_of(parameter, on=on)
    if not isinstance(value, int):
        raise TypeError(parameter.value)
    return value


def section_of(parameter: P) -> str:
    """The section that a parameter stands in."""
    return PARAMETERS[parameter].section
