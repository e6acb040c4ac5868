"""Which version of the privacy notice is due, and what may be recorded of its giving."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from kotokirja.domains.clients import rules
from kotokirja.domains.clients.types import GivenHow, NoticeFault, NoticeGivenView, NoticeHanding, NoticeTask
from kotokirja.domains.controllers.types import PublishedNotice
from kotokirja.kernel.ids import NoticeVersionId
from kotokirja.policy.provisions import cite

ON = date(2026, 11, 24)


def published(number: int, *, on: date = date(2026, 1, 1), is_material: bool = False) -> PublishedNotice:
    return PublishedNotice(
        id=NoticeVersionId(UUID(int=number)),
        number=number,
        published_on=on,
        languages=("fi", "sv"),
        is_material=is_material,
        hash="0" * 64,
    )


def given(version: PublishedNotice, *, language: str = "fi", explained_in: str = "") -> NoticeGivenView:
    return NoticeGivenView(
        id=uuid4(),
        version=1,
        notice_id=version.id,
        given_on=version.published_on,
        language=language,
        how=(GivenHow.EXPLAINED if explained_in else GivenHow.HANDED).value,
        explained_in=explained_in,
    )


ONE, TWO, THREE, FOUR = published(1, is_material=True), published(2), published(3, is_material=True), published(4)


@pytest.mark.parametrize(
    ("versions", "had", "task"),
    [
        ((), (), None),
        ((ONE,), (), NoticeTask.NEVER_GIVEN),
        ((TWO,), (), NoticeTask.NEVER_GIVEN),
        ((ONE,), (ONE,), None),
        ((ONE, TWO), (ONE,), None),
        ((ONE, TWO, THREE), (ONE,), NoticeTask.NEWER_MATTERS),
        ((ONE, TWO, THREE), (TWO,), NoticeTask.NEWER_MATTERS),
        ((ONE, TWO, THREE), (THREE,), None),
        ((ONE, TWO, THREE, FOUR), (TWO,), NoticeTask.NEWER_MATTERS),
        ((ONE, TWO, THREE, FOUR), (THREE,), None),
        ((ONE, TWO, THREE, FOUR), (FOUR,), None),
        ((ONE, TWO, THREE, FOUR), (ONE, FOUR), None),
    ],
)
def test_a_version_is_due_when_none_was_given_or_a_later_one_matters(
    versions: tuple[PublishedNotice, ...], had: tuple[PublishedNotice, ...], task: NoticeTask | None
) -> None:
    ids = [one.id for one in had]
    for order in (versions, versions[::-1]):
        assert rules.task_of(order, given=ids, on=ON) is task
        stands = rules.standing(order, given=[given(one) for one in had], service_language=None, on=ON)
        assert stands.task is task
        assert bool(stands.provisions) is (task is not None)


def test_the_reason_names_the_articles() -> None:
    never = rules.standing([ONE], given=[], service_language=None, on=ON)
    again = rules.standing([ONE, TWO, THREE], given=[given(ONE)], service_language=None, on=ON)
    assert never.provisions == ("GDPR 13", "GDPR 14")
    assert again.provisions == ("GDPR 13(3)", "GDPR 14(4)")
    assert all(cite([code], language="sv") for code in (*never.provisions, *again.provisions))
    assert (again.given, again.newest, again.missed) == (ONE, THREE, (THREE,))


def test_each_later_version_that_matters_is_told() -> None:
    five = published(5, is_material=True)
    stands = rules.standing([ONE, TWO, THREE, FOUR, five], given=[given(TWO)], service_language=None, on=ON)
    assert stands.missed == (THREE, five)


def test_a_version_of_a_later_day_is_not_due_yet() -> None:
    tomorrow = published(2, on=date(2026, 11, 25), is_material=True)
    assert rules.task_of([ONE, tomorrow], given=[ONE.id], on=ON) is None
    assert rules.task_of([ONE, tomorrow], given=[ONE.id], on=date(2026, 11, 25)) is NoticeTask.NEWER_MATTERS


@pytest.mark.parametrize(
    ("language", "explained_in", "spoken", "is_understood"),
    [
        ("fi", "", "fi", True),
        ("fi", "", "so", False),
        ("fi", "so", "so", True),
        ("fi", "ar", "so", False),
        ("sv", "", "fi", False),
        ("fi", "", "", True),
        ("fi", "", None, True),
    ],
)
def test_a_notice_in_another_language_than_the_persons_own_asks_for_an_interpreter(
    language: str, explained_in: str, spoken: str | None, is_understood: bool
) -> None:
    one = given(ONE, language=language, explained_in=explained_in)
    assert rules.standing([ONE], given=[one], service_language=spoken, on=ON).is_understood is is_understood


def test_a_version_once_gone_through_in_the_persons_language_is_understood() -> None:
    first, second = given(ONE, language="fi"), given(THREE, language="fi")
    talk = replace(given(ONE, explained_in="so"), given_on=date(2026, 5, 1))
    again = replace(first, given_on=date(2026, 6, 1))
    for had, is_understood in (([first], False), ([first, talk], True), ([first, talk, again], True)):
        assert rules.standing([ONE], given=had, service_language="so", on=ON).is_understood is is_understood
    stands = rules.standing([ONE, THREE], given=[talk, second], service_language="so", on=ON)
    assert not stands.is_understood, "another version than that of the talk"


@pytest.mark.parametrize(
    ("languages", "spoken", "wanted"),
    [
        (("fi", "sv"), "sv", "sv"),
        (("fi", "sv"), "so", "fi"),
        (("fi", "sv"), None, "fi"),
        (("sv",), "so", "sv"),
        ((), "so", "fi"),
    ],
)
def test_the_notice_is_handed_over_in_the_persons_language_where_there_is_one(
    languages: tuple[str, ...], spoken: str | None, wanted: str
) -> None:
    assert rules.language_for(languages=languages, service_language=spoken) == wanted


HANDING = NoticeHanding(notice_id=ONE.id, given_on=ON, language="sv", how=GivenHow.HANDED)


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ({}, ()),
        ({"given_on": date(2026, 1, 1)}, ()),
        ({"given_on": date(2025, 12, 31)}, (NoticeFault.BEFORE_PUBLISHED,)),
        ({"given_on": date(2026, 11, 25)}, (NoticeFault.DAY_IN_FUTURE,)),
        ({"language": "en"}, (NoticeFault.LANGUAGE_LACKING,)),
        ({"notice_id": NoticeVersionId(UUID(int=9))}, (NoticeFault.NOT_PUBLISHED,)),
        ({"how": GivenHow.EXPLAINED}, (NoticeFault.EXPLAINED_IN_MISSING,)),
        ({"how": GivenHow.EXPLAINED, "explained_in": "so"}, ()),
        ({"explained_in": "so"}, (NoticeFault.EXPLAINED_IN_NEEDLESS,)),
        (
            {"given_on": date(2025, 12, 31), "language": "en"},
            (NoticeFault.BEFORE_PUBLISHED, NoticeFault.LANGUAGE_LACKING),
        ),
    ],
)
def test_a_giving_that_cannot_have_been_so_is_refused_with_its_reasons(
    change: dict[str, object], faults: tuple[NoticeFault, ...]
) -> None:
    assert rules.handing_faults(replace(HANDING, **change), published=[ONE], on=ON) == faults  # type: ignore[arg-type]
