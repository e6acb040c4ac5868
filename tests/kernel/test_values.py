"""Identity codes, periods, dated values, and the code sets with their names."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotokirja.kernel import country, language
from kotokirja.kernel.codes import PERMIT_SECTIONS, EducationLevel, LanguageLevel
from kotokirja.kernel.identity_code import InvalidIdentityCode, PersonalIdentityCode
from kotokirja.kernel.municipalities import municipalities, wellbeing_counties
from kotokirja.kernel.parameters import Dated, NoValueInForce, in_force
from kotokirja.kernel.period import InvalidPeriod, Period, days_covered
from kotokirja.project.synthetic.codes import SIGNS, identity_code

BIRTHS = st.dates(min_value=date(1850, 1, 1), max_value=date(2099, 12, 31))


@st.composite
def codes(draw: st.DrawFn) -> tuple[str, date]:
    born = draw(BIRTHS)
    sign = draw(st.sampled_from(SIGNS[born.year // 100]))
    number = draw(st.integers(min_value=900, max_value=999))
    return identity_code(birth_date=born, sign=sign, number=number), born


@given(codes())
def test_every_sign_of_2023_is_read_and_carries_the_day_of_birth(made: tuple[str, date]) -> None:
    text, born = made
    code = PersonalIdentityCode(text)
    assert (code.value, code.birth_date, code.is_artificial) == (text, born, True)
    assert PersonalIdentityCode(f"  {text.lower()} ") == code


def test_two_codes_that_differ_only_by_the_sign_are_two_persons() -> None:
    old, new = (identity_code(birth_date=date(1991, 3, 14), sign=sign, number=999) for sign in "-Y")
    assert PersonalIdentityCode(old) != PersonalIdentityCode(new)
    assert len({PersonalIdentityCode(old), PersonalIdentityCode(new)}) == 2


@given(codes())
def test_a_code_is_never_shown_by_accident(made: tuple[str, date]) -> None:
    code = PersonalIdentityCode(made[0])
    for text in (repr(code), str(code), f"{code}", f"{[code]}"):
        assert made[0] not in text
        assert made[0][7:] not in text
    assert code.masked == f"{made[0][:8]}•••"
    assert not any(hasattr(code, name) for name in ("gender", "sex"))


@given(codes(), st.integers(min_value=0, max_value=10), st.characters(codec="utf-8"))
def test_one_wrong_letter_is_found(made: tuple[str, date], place: int, letter: str) -> None:
    text = made[0]
    wrong = text[:place] + letter + text[place + 1 :]
    parsed = PersonalIdentityCode.parse(wrong)
    assert parsed is None or parsed.value == text or place == 6, "a sign of the same century has the same check"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "FORMAT"),
        ("140391", "FORMAT"),
        ("140391-9990", "CHECK_CHARACTER"),
        ("310291-9990", "DATE_OR_NUMBER"),
        ("140391-0010", "DATE_OR_NUMBER"),
        ("140391G999X", "FORMAT"),
        ("x" * 10_000, "FORMAT"),
    ],
)
def test_what_is_wrong_with_a_code_is_said_without_the_code(text: str, reason: str) -> None:
    with pytest.raises(InvalidIdentityCode) as refusal:
        PersonalIdentityCode(text)
    assert refusal.value.reason == reason
    assert not text or text not in str(refusal.value)


def test_digits_of_another_width_are_the_same_digits() -> None:
    assert PersonalIdentityCode("１４０３９１-9995").value == "140391-9995"


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start = draw(st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 1, 1)))
    return Period(valid_from=start, valid_until=start + timedelta(days=draw(st.integers(min_value=0, max_value=400))))


@given(st.lists(periods(), max_size=6))
def test_days_that_periods_share_count_once(made: list[Period]) -> None:
    days = {one.valid_from + timedelta(days=number) for one in made for number in range(one.days or 0)}
    assert days_covered(*made) == len(days)


@given(periods(), periods())
def test_an_overlap_holds_exactly_the_days_of_both(one: Period, other: Period) -> None:
    shared = one.overlap(other)
    for number in range((one.days or 0) + 1):
        day = one.valid_from + timedelta(days=number)
        assert (day in one and day in other) == (shared is not None and day in shared)


def test_a_period_does_not_end_before_it_starts() -> None:
    with pytest.raises(InvalidPeriod):
        Period(valid_from=date(2026, 1, 2), valid_until=date(2026, 1, 1))


def test_the_latest_value_that_holds_is_found_and_none_is_guessed() -> None:
    rows = [Dated(value=1, valid_from=date(2025, 1, 1)), Dated(value=2, valid_from=date(2026, 1, 1))]
    assert in_force(rows, on=date(2025, 12, 31)).value == 1
    assert in_force(rows, on=date(2026, 1, 1)).value == 2
    with pytest.raises(NoValueInForce):
        in_force(rows, on=date(2024, 12, 31))


@pytest.mark.parametrize("locale", ["fi", "sv", "en"])
def test_every_language_and_country_has_a_name_and_a_direction(locale: str) -> None:
    for code, name in language.choices(locale):
        assert name
        assert language.Language(code).direction in {"ltr", "rtl"}
    for _code, name in country.choices(locale):
        assert name


def test_the_languages_beyond_two_letters_are_named_and_written_their_way() -> None:
    assert [language.Language(code).name("fi") for code in ("prs", "ckb", "kmr")] == ["dari", "soranî", "kurmandži"]
    assert [language.Language(code).direction for code in ("prs", "ckb", "kmr", "so")] == ["rtl", "rtl", "ltr", "ltr"]


def test_a_code_that_is_in_no_set_is_refused() -> None:
    with pytest.raises(language.UnknownLanguage):
        language.Language("xx")
    with pytest.raises(country.UnknownCountry):
        country.Country("QQ")


def test_statelessness_and_the_unknown_are_citizenships_with_numbers_of_their_own() -> None:
    assert country.Country(country.STATELESS).name("sv") == "statslös"
    assert country.Country(country.STATELESS).number == "998"
    assert country.Country("AF").number == "004"


def test_the_code_lists_are_whole() -> None:
    assert len(municipalities()) == 308
    assert municipalities()["186"].name("sv") == "Träskända"
    assert {one.wellbeing_county for one in municipalities().values()} <= set(wellbeing_counties())
    assert len(LanguageLevel) == 14
    assert [level.value for level in EducationLevel] == list("0123456789")
    assert {"87", "88", "110", "52a"} <= set(PERMIT_SECTIONS)
