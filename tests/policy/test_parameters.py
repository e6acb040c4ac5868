"""The dated parameter table: each number of the Act with a worked example, and nothing guessed."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from kotokirja.kernel.parameters import NoValueInForce
from kotokirja.policy.parameters import PARAMETERS, MunicipalitySets, P, Span, number_of, span_of, value_of

ON = date(2026, 11, 24)
EXAMPLES = {
    P.ASSESS_WINDOW: date(2029, 11, 24),
    P.CONTACT_WINDOW: date(2029, 11, 24),
    P.PLAN_WINDOW: date(2029, 11, 24),
    P.PLAN_FIRST_MAX: date(2027, 11, 24),
    P.PLAN_TOTAL_MAX: date(2028, 11, 24),
    P.PLAN_EXTENSION_MAX: date(2028, 11, 24),
    P.PLAN_EXTENSION_STUDY: date(2027, 11, 24),
    P.PLAN_REVIEW: date(2027, 5, 24),
    P.PLAN_REFERRAL: date(2026, 12, 24),
    P.STUDY_MAX: date(2028, 11, 24),
    P.STUDY_MAX_BASIC: date(2030, 11, 24),
    P.NO_SHOW_DUE: date(2026, 12, 8),
    P.AGREEMENT_REVIEW: date(2030, 11, 24),
    P.COMPENSATION: date(2028, 11, 24),
    P.COMPENSATION_QUOTA: date(2029, 11, 24),
    P.SOCIAL_ASSISTANCE: date(2027, 11, 24),
    P.PREPARATION: date(2027, 3, 24),
    P.PREPARATION_LONG: date(2027, 7, 24),
    P.SPECIAL_COSTS: date(2036, 11, 24),
    P.RETURN_PERSON: date(2027, 1, 24),
    P.RETURN_FAMILY: date(2027, 3, 24),
    P.NATIONAL_DELETE: date(2030, 11, 24),
    P.REVIEW_REQUEST: date(2026, 12, 24),
    P.LETTER_DEEMED: date(2026, 12, 1),
    P.ELECTRONIC_NOTICE_DEEMED: date(2026, 11, 27),
    P.CORRECTION_LIMIT: date(2031, 11, 24),
    P.OPENNESS_ANSWER: date(2026, 12, 8),
    P.OPENNESS_ANSWER_LONG: date(2026, 12, 24),
    P.GDPR_ANSWER: date(2026, 12, 24),
    P.GDPR_ANSWER_LONGER: date(2027, 1, 24),
    P.ACCESSIBILITY_FEEDBACK: date(2026, 12, 8),
    P.BAN_DURATION: date(2031, 11, 24),
    P.BAN_RENEWAL: date(2028, 11, 24),
    P.SECRECY_AFTER_DEATH: date(2076, 11, 24),
    P.SECRECY_WITHOUT_DEATH: date(2126, 11, 24),
}
"""Where each span ends that starts on the 24th of November 2026."""
NUMBERS = {
    P.PLAN_EXTENSION_STUDY_AGE: 25,
    P.PLAN_UPPER_SECONDARY_AGE: 25,
    P.JOB_FIRST_INTERVIEW: 5,
    P.NO_SHOW_AGE: 18,
    P.YOUTH_LIMIT: 23,
    P.REPRESENTATIVE_RELEASE_AGE: 15,
    P.CLAIM_YEARS: 2,
    P.RECOVERY_YEARS: 5,
    P.PRODUCER_FIELDS: 18,
    P.GDPR_BREACH_HOURS: 72,
    P.MINOR_SPEAKS: 15,
}
OTHERS = {
    P.STUDY_SHARE: Decimal("0.5"),
    P.LANGUAGE_TARGET: "B1.1",
    P.CLAIM_OLD_LAW: date(2026, 12, 31),
    P.NATIONAL_STORE_FROM: date(2027, 1, 1),
}
WITHOUT_A_VALUE_NOW = {P.ASSESS_START, P.NO_SHOW_CAP, P.COMPENSATION_OLD, P.COMPENSATION_OLD_QUOTA}


@pytest.mark.parametrize(("parameter", "end"), EXAMPLES.items())
def test_each_span_by_a_worked_example(parameter: P, end: date) -> None:
    assert span_of(parameter, on=ON).after(ON) == end


@pytest.mark.parametrize(("parameter", "number"), NUMBERS.items())
def test_each_number(parameter: P, number: int) -> None:
    assert number_of(parameter, on=ON) == number


@pytest.mark.parametrize(("parameter", "value"), OTHERS.items())
def test_each_other_value(parameter: P, value: object) -> None:
    assert value_of(parameter, on=ON) == value


def test_every_parameter_has_an_example_here_and_a_section() -> None:
    assert set(PARAMETERS) == set(P) == {*EXAMPLES, *NUMBERS, *OTHERS, *WITHOUT_A_VALUE_NOW}
    assert all(parameter.section for parameter in PARAMETERS.values())


def test_where_the_act_names_no_number_the_municipality_sets_a_target_and_nothing_is_guessed() -> None:
    with pytest.raises(MunicipalitySets):
        value_of(P.ASSESS_START, on=ON)


def test_the_fee_of_2025_is_known_and_the_one_after_it_is_not() -> None:
    assert value_of(P.NO_SHOW_CAP, on=date(2025, 12, 31)) == Decimal("56.70")
    with pytest.raises(NoValueInForce):
        value_of(P.NO_SHOW_CAP, on=date(2026, 1, 1))


def test_nothing_of_the_act_is_in_force_before_2025() -> None:
    before = date(2024, 12, 31)
    for parameter in set(P) - {P.COMPENSATION_OLD, P.COMPENSATION_OLD_QUOTA}:
        with pytest.raises(NoValueInForce):
            value_of(parameter, on=before)
    assert value_of(P.COMPENSATION_OLD, on=before) == Span(years=3)
    assert value_of(P.COMPENSATION_OLD_QUOTA, on=before) == Span(years=4)


def test_a_value_of_another_kind_is_a_mistake_in_the_code() -> None:
    with pytest.raises(TypeError):
        span_of(P.YOUTH_LIMIT, on=ON)
    with pytest.raises(TypeError):
        number_of(P.PLAN_REVIEW, on=ON)


def test_days_are_counted_without_the_starting_day() -> None:
    assert Span(days=7).after(ON) == ON + timedelta(days=7)
