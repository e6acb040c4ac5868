"""What headings mean."""

import pytest

from kotokirja.domains.acquisition.rules import mapping_troubles, marks_protection, suggested_targets
from kotokirja.domains.acquisition.types import Datum, MappingTrouble, Target
from tests.domains.acquisition.register_files import FINNISH


def test_every_heading_of_a_finnish_register_is_understood() -> None:
    targets = suggested_targets(FINNISH)
    assert all(targets)
    assert len(set(targets)) == len(targets)
    assert not mapping_troubles(targets)


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Efternamn", Target(Datum.LAST_NAME)),
        ("FÖRNAMN", Target(Datum.FIRST_NAMES)),
        ("Personbeteckning", Target(Datum.IDENTITY_CODE)),
        ("First name(s)", None),
        ("Date of birth", Target(Datum.BIRTH_DATE)),
        ("Tulkin tarve (k/e)", None),
        ("tulkin_tarve", Target(Datum.INTERPRETER_NEED)),
        ("Utbildning 3", Target(Datum.EDUCATION_DEGREE, 3)),
        ("2. koulutus: maa", Target(Datum.EDUCATION_COUNTRY, 2)),
        ("Sukunimi 2", None),
        ("Turvakielto (kyllä/ei)", Target(Datum.PROTECTION)),
        ("Muistiinpanot", None),
    ],
)
def test_headings_are_understood_in_three_languages(heading: str, target: Target | None) -> None:
    assert suggested_targets([heading]) == (target,)


def test_a_meaning_is_suggested_once_and_repeats_are_numbered_on() -> None:
    assert suggested_targets(["Puhelin", "GSM"]) == (Target(Datum.PHONE), None)
    assert suggested_targets(["Tutkinto", "Koulutus"]) == (
        Target(Datum.EDUCATION_DEGREE, 1),
        Target(Datum.EDUCATION_DEGREE, 2),
    )


@pytest.mark.parametrize(
    ("targets", "trouble"),
    [
        ((Target(Datum.BIRTH_DATE),), MappingTrouble.NO_NAME),
        ((Target(Datum.LAST_NAME),), MappingTrouble.NO_IDENTITY),
        ((Target(Datum.LAST_NAME), Target(Datum.LAST_NAME), Target(Datum.BIRTH_DATE)), MappingTrouble.TWICE),
        ((Target(Datum.NAME), Target(Datum.LAST_NAME), Target(Datum.BIRTH_DATE)), MappingTrouble.NAME_BOTH_WAYS),
    ],
)
def test_a_naming_that_does_not_do_says_why(targets: tuple[Target, ...], trouble: MappingTrouble) -> None:
    assert [found for found, _ in mapping_troubles(targets)] == [trouble]


def test_a_target_is_written_and_read_back() -> None:
    for target in (Target(Datum.NAME), Target(Datum.WORK_OCCUPATION, 9)):
        assert Target.parse(str(target)) == target
    assert Target.parse("") is None
    for wrong in ("NAME:2", "WORK_OCCUPATION:10", "WORK_OCCUPATION:0", "ELSE", "NAME:x"):
        with pytest.raises(ValueError, match=r".+"):
            Target.parse(wrong)


@pytest.mark.parametrize(
    "heading", ["Turvakielto", "TURVAKIELTO?", "Spärrmarkering", "Osoite salainen", "Non-disclosure"]
)
def test_a_heading_about_protection_is_heard(heading: str) -> None:
    assert marks_protection(heading)


def test_an_ordinary_heading_is_not_about_protection() -> None:
    assert not [heading for heading in FINNISH if marks_protection(heading)]
