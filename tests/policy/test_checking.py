"""What keeps a notice from being published is found, and nothing that is right is questioned."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotokirja.policy.checking import PointCode, Weight, blocking, points
from kotokirja.policy.checking_words import POINTS, REFUSALS, sentence
from kotokirja.policy.declaration import DECLARATION, RETENTION
from kotokirja.policy.overlay import RefusalCode, parse
from kotokirja.policy.overlay.phone import NotAPhoneNumber, e164, look_alike
from kotokirja.policy.wording import LANGUAGES
from tests.policy.overlays import JARVENPAA, MALLILA, changed, jarvenpaa, mallila

ON = date(2026, 11, 24)
PERIODS = "\n[retention]\n" + "".join(
    f"{record} = {{ years = 6 }}\n" for record, rule in RETENTION.items() if rule.is_set_by_municipality
)
CORRECTIONS = {
    'postcode = "00400"': 'postcode = "04401"',
    'phone = "09 29191"': 'phone = "09 27193100"',
    'contact_name = ""': 'contact_name = "Malli Esimerkki"',
    'accessibility = ""': 'accessibility = "saavutettavuus@example.invalid"',
    'published_notice_says = "REGULAR_CHANGE"': "max_age_days = 365",
}


def codes(text: str, *, weight: Weight | None = None) -> list[PointCode]:
    return [point.code for point in points(parse(text), on=ON) if weight is None or point.weight is weight]


def test_the_source_notice_contradicts_itself_and_each_contradiction_is_found() -> None:
    found = blocking(points(jarvenpaa(), on=ON))
    assert [(point.code, point.place) for point in found if point.code is not PointCode.RETENTION_UNSET] == [
        (PointCode.PO_BOX_WITH_TWO_POSTCODES, "controller.address"),
        (PointCode.POSTCODE_OF_ANOTHER_PLACE, "controller.address"),
        (PointCode.LOOK_ALIKE_NUMBERS, "unit.phone"),
        (PointCode.CONTACT_NAME_MISSING, "unit.contact_name"),
        (PointCode.PASSWORD_SENTENCE, "passwords.max_age_days"),
    ]
    unset = {point.place for point in found if point.code is PointCode.RETENTION_UNSET}
    assert unset == {f"retention.{rule.record}" for rule in DECLARATION.retention if rule.is_set_by_municipality}


def test_a_corrected_copy_raises_nothing() -> None:
    text = JARVENPAA
    for old, new in CORRECTIONS.items():
        text = changed(text, old, new)
    assert {point.code for point in points(parse(text + PERIODS), on=ON)} == {PointCode.DEVIATION}


@pytest.mark.parametrize("left", CORRECTIONS)
def test_each_correction_is_needed(left: str) -> None:
    text = JARVENPAA
    for old, new in CORRECTIONS.items():
        text = text if old == left else changed(text, old, new)
    assert {point.code for point in points(parse(text + PERIODS), on=ON)} != {PointCode.DEVIATION}


def test_the_invented_town_has_nothing_to_settle() -> None:
    assert blocking(points(mallila(), on=ON)) == ()
    assert codes(MALLILA) == [PointCode.DEVIATION] * len(DECLARATION.deviations)


def test_title_only_may_be_chosen_on_purpose() -> None:
    assert PointCode.CONTACT_NAME_MISSING in codes(changed(MALLILA, "title_only = true\n", ""))
    assert PointCode.CONTACT_NAME_MISSING not in codes(MALLILA)


def test_a_published_sentence_that_says_what_the_setting_says_is_no_point() -> None:
    said = '\n[passwords]\npublished_notice_says = "CHANGE_ON_SUSPICION"\n'
    assert PointCode.PASSWORD_SENTENCE not in codes(MALLILA + said)
    assert PointCode.PASSWORD_SENTENCE in codes(MALLILA + said + "max_age_days = 365\n")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('phone = "019 000 1000"', 'phone = "puhelin"', PointCode.NOT_A_PHONE_NUMBER),
        ('phone = "019 000 1000"', 'phone = "019 000 2505"', PointCode.LOOK_ALIKE_NUMBERS),
        ('phone = "019 000 1000"', 'phone = ""', PointCode.FACT_MISSING),
        ('po_box = "10", street = "Mallikatu 1", postcode = "99999"', 'po_box = "10", postcode = "999"', PointCode.NOT_A_POSTCODE),
        ("ACCESS_LOG = { years = 5 }\n", "", PointCode.RETENTION_UNSET),
        ('data_protection_officer = "tietosuojavastaava@mallila.example"', 'data_protection_officer = ""', PointCode.FACT_MISSING),
    ],
)  # fmt: skip
def test_one_wrong_fact_is_one_point(old: str, new: str, code: PointCode) -> None:
    assert code in codes(changed(MALLILA, old, new), weight=Weight.BLOCKS)


def test_every_code_has_its_words_in_every_language() -> None:
    assert set(POINTS) == set(PointCode)
    assert set(REFUSALS) == set(RefusalCode)
    for text in (JARVENPAA, MALLILA):
        for point in points(parse(text), on=ON):
            for language in LANGUAGES:
                assert "{" not in sentence(point, language=language)


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("09 29191", "+358929191"),
        ("(09) 27 191", "+358927191"),
        ("+358 9 27191", "+358927191"),
        ("00358-9-27191", "+358927191"),
        ("+46 8 123 456", "+468123456"),
    ],
)
def test_numbers_come_to_one_form(written: str, normal: str) -> None:
    assert e164(written) == normal


@pytest.mark.parametrize("written", ["", "27191", "puh.", "+0123456789", "0", "+358 9 1234 5678 9012 345"])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(NotAPhoneNumber):
        e164(written)


NUMBERS = st.from_regex(r"\A\+358[1-9][0-9]{6,8}\Z")


@given(number=NUMBERS, at=st.integers(4, 9), digit=st.sampled_from("0123456789"))
def test_one_changed_digit_looks_alike_and_none_does_not(number: str, at: int, digit: str) -> None:
    other = number[:at] + digit + number[at + 1 :]
    assert look_alike(number, other) is (number != other)
    assert look_alike(other, number) is look_alike(number, other)


@given(number=NUMBERS, at=st.integers(4, 9))
def test_a_missing_digit_looks_alike(number: str, at: int) -> None:
    assert look_alike(number, number[:at] + number[at + 1 :])


def test_two_numbers_that_only_share_their_area_do_not_look_alike() -> None:
    assert not look_alike("+358190001000", "+358190002500")
    assert look_alike("+358190001020", "+358190001002")
