"""Identity codes of invented people."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.fi import hetu

from kotokirja.project.synthetic.codes import SIGNS, CodeBook, NoCodeLeft, NoSuchSign, identity_code
from tests.factories import make_identity_code, make_person

BIRTH_DATES = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))


@given(seed=st.integers(), birth_date=BIRTH_DATES)
def test_a_drawn_code_is_valid_and_from_the_artificial_range(seed: int, birth_date: date) -> None:
    code = make_identity_code(Random(seed), birth_date=birth_date)
    assert hetu.validate(code, allow_temporary=True) == code
    assert code[7:10] >= "900"
    assert code[:6] == f"{birth_date:%d%m%y}"


@pytest.mark.parametrize("sign", "-YXWVU")
def test_each_sign_of_the_century_can_be_asked_for(sign: str) -> None:
    code = make_identity_code(Random(1), birth_date=date(1985, 6, 5), sign=sign)
    assert code[6] == sign


def test_a_sign_of_another_century_is_refused() -> None:
    with pytest.raises(NoSuchSign):
        identity_code(birth_date=date(1985, 6, 5), sign="A", number=900)


def test_the_code_book_gives_each_code_of_a_day_once_until_none_is_left() -> None:
    book, day = CodeBook(), date(2001, 2, 3)
    codes = [book.next_code(birth_date=day, prefers_new_sign=number % 7 == 0) for number in range(600)]
    assert len(set(codes)) == 600
    assert {code[6] for code in codes} == set(SIGNS[20])
    with pytest.raises(NoCodeLeft):
        book.next_code(birth_date=day, prefers_new_sign=False)


def test_a_person_made_for_a_test_has_the_code_of_the_given_birth_date() -> None:
    person = make_person(Random(5), birth_date=date(1999, 12, 31), last_name="Näyte")
    assert person.identity_code.startswith("311299")
    assert person.last_name == "Näyte"
