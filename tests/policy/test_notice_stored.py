"""A stored notice is the document itself: nothing is lost on the way, and other documents are other texts."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date

import pytest

from kotokirja.policy.declaration import DECLARATION
from kotokirja.policy.notice import Notice, compose, markdown
from kotokirja.policy.notice.document import BlockKind, OpenPoint
from kotokirja.policy.notice.stored import NotANotice, canonical, digest_of, digest_of_all, notice_of, settled
from kotokirja.policy.overlay import parse
from kotokirja.policy.wording import LANGUAGES
from tests.policy.overlays import JARVENPAA, MALLILA

ON = date(2026, 11, 24)
TOWNS = {"mallila": MALLILA, "jarvenpaa": JARVENPAA}


def notice(town: str = "jarvenpaa", language: str = "fi") -> Notice:
    return compose(declaration=DECLARATION, overlay=parse(TOWNS[town]), language=language, on=ON)


@pytest.mark.notice("N0.1", part="kept")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("town", TOWNS)
def test_a_notice_comes_back_from_its_canonical_text_as_it_was(town: str, language: str) -> None:
    made = notice(town, language)
    back = notice_of(canonical(made))
    assert back == made
    assert canonical(back) == canonical(made)
    assert markdown(back) == markdown(made)


def test_every_kind_of_block_is_among_those_that_came_back() -> None:
    kinds = {block.kind for section in notice().sections for block in section.blocks}
    assert kinds == set(BlockKind)


def changed_in_one_place(value: object) -> Iterator[object]:
    """Each copy of a document that differs in one text, number, truth or day."""
    if isinstance(value, str) and not isinstance(value, BlockKind):
        yield f"{value}x"
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value + 1
    elif isinstance(value, date):
        yield date.fromordinal(value.toordinal() + 1)
    elif isinstance(value, tuple):
        yield from ((*value[:place], other, *value[place + 1 :]) for place, one in enumerate(value)
                    for other in changed_in_one_place(one))  # fmt: skip
        yield (*value, *value[-1:])
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.init:
                for other in changed_in_one_place(getattr(value, field.name)):
                    yield replace(value, **{field.name: other})


def test_a_document_that_differs_in_one_word_has_another_digest_and_comes_back_too() -> None:
    made = notice()
    others = [other for other in changed_in_one_place(made) if isinstance(other, Notice) and other != made]
    assert len(others) > 300
    digests = {digest_of(canonical(other)) for other in others}
    assert digest_of(canonical(made)) not in digests
    assert all(notice_of(canonical(other)) == other for other in others[::7])


def test_the_digest_of_a_version_depends_on_each_text_and_its_language() -> None:
    texts = {"fi": "a", "sv": "b"}
    assert digest_of_all(texts) == digest_of_all({"sv": "b", "fi": "a"})
    assert (
        len({digest_of_all(one) for one in (texts, {"fi": "b", "sv": "a"}, {"fi": "a"}, {"fi": "a", "sv": "c"})}) == 4
    )


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "[]",
        "null",
        "{}",
        canonical(notice()).replace('"kind":"PARAGRAPH"', '"kind":"POEM"', 1),
        canonical(notice()).replace('"title":', '"titel":', 1),
        canonical(notice()).replace('"dated":"', '"dated":"x', 1),
        canonical(notice()).replace('"open_points":', '"open_points":"', 1).replace(',"sections"', '","sections"', 1),
    ],
)
def test_a_text_that_is_no_notice_is_refused(broken: str) -> None:
    with pytest.raises(NotANotice):
        notice_of(broken)


def test_what_a_later_document_says_more_has_a_default_or_is_refused() -> None:
    plain = json.loads(canonical(notice()))
    link = plain["lead"][0].pop("link")
    assert link == ""
    assert notice_of(json.dumps(plain)) == notice(), "a field with a default may be missing in an old text"
    del plain["lead"][0]["text"]
    with pytest.raises(NotANotice):
        notice_of(json.dumps(plain))


@pytest.mark.notice("N0.1", part="kept")
def test_what_is_published_bears_its_day_and_no_open_point() -> None:
    made = notice()
    assert made.is_draft
    assert any(isinstance(block, OpenPoint) for section in made.sections for block in section.blocks)
    published = settled(made, on=date(2027, 1, 5))
    assert not published.is_draft
    assert not published.draft_text
    assert published.dated == date(2027, 1, 5)
    assert published.dated_text == "Päivätty 5.1.2027"
    assert not [block for section in published.sections for block in section.blocks if isinstance(block, OpenPoint)]
    assert settled(published, on=date(2027, 1, 5)) == published


def test_a_name_that_an_officer_left_out_on_purpose_is_not_published_as_a_gap() -> None:
    made = notice()
    assert "(ei annettu)" in markdown(made)
    assert "(ei annettu)" not in markdown(settled(made, on=ON))
    whole = notice("mallila")
    assert markdown(settled(whole, on=whole.dated)) == markdown(whole), "nothing else is taken away"
