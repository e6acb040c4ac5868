"""Each point that Articles 13 and 14 of the regulation ask for is answered in its section of each notice."""

import re
from dataclasses import replace

import pytest

from kotokirja.policy.declaration import DECLARATION
from kotokirja.policy.declaration.shapes import RecipientCode
from kotokirja.policy.notice import Notice, frame
from kotokirja.policy.overlay import parse
from kotokirja.policy.wording import LANGUAGES, Wording
from tests.policy.notices import TOWNS, notice, recipient, right, statements_of_section, texts_of
from tests.policy.overlays import mallila

ASKED_FOR = {
    *(f"13(1)({letter})" for letter in "abcef"),
    *(f"13(2)({letter})" for letter in "abcdef"),
    *(f"14(1)({letter})" for letter in "abcdef"),
    *(f"14(2)({letter})" for letter in "acdefg"),
}
"""What Articles 13 and 14 ask of a public authority: no legitimate interest (13(1)(d), 14(2)(b)) to be named."""


def answered(found: Notice) -> set[str]:
    """The points of the two articles that the sections say they answer."""
    points_answered = set()
    for section in found.sections:
        for part in section.articles.split(", "):
            first, _, last = part.partition("–")
            article, letters = first[:5], [first[-2]]
            if last:
                letters = [chr(code) for code in range(ord(first[-2]), ord(last[1]) + 1)]
            points_answered |= {f"{article}({letter})" for letter in letters}
    return points_answered


def test_the_headings_answer_what_the_regulation_asks_for() -> None:
    assert ASKED_FOR - answered(notice(mallila())) == set()
    assert "13(1)(a)" in ASKED_FOR - answered(replace(notice(mallila()), sections=notice(mallila()).sections[1:]))


ANSWERS: tuple[tuple[str, int, str, Wording], ...] = (
    ("13(1)(a) 14(1)(a)", 1, "N1.1", frame.CONTROLLER),
    ("13(1)(b) 14(1)(b)", 1, "N1.4", frame.OFFICER),
    ("13(1)(c) 14(1)(c): purposes", 2, "N2.0", frame.SERVICES),
    ("13(1)(c) 14(1)(c): basis", 4, "N4", frame.GROUNDS_CAPTION),
    ("13(1)(e) 14(1)(e): providers", 7, "N7.0", recipient(RecipientCode.PROVIDER).text),
    ("13(1)(e) 14(1)(e): others", 7, "N7", frame.RECIPIENTS_CAPTION),
    ("13(1)(f) 14(1)(f)", 8, "N8.1", DECLARATION.transfers.text),
    ("13(2)(a) 14(2)(a)", 9, "N9.2", frame.RETENTION_CAPTION),
    ("13(2)(b) 14(2)(c): access", 11, "N11.2", right("GDPR 15").text),
    ("13(2)(b) 14(2)(c): rectification", 11, "N11.2", right("GDPR 16").text),
    ("13(2)(b) 14(2)(c): erasure", 11, "N11.2", right("GDPR 17").text),
    ("13(2)(b) 14(2)(c): restriction", 11, "N11.1", right("GDPR 18").text),
    ("13(2)(b) 14(2)(c): objection", 11, "N11.2", right("GDPR 21").text),
    ("13(2)(b) 14(2)(c): portability", 11, "N11.2", frame.PORTABILITY),
    ("13(2)(c) 14(2)(d)", 11, "N5.6", frame.CONSENT),
    ("13(2)(d) 14(2)(e)", 11, "N11.2", right("GDPR 77").text),
    ("13(2)(e)", 5, "N5.1", frame.PROVIDING),
    ("13(2)(f) 14(2)(g)", 6, "N6", DECLARATION.automated.text),
    ("14(1)(d)", 3, "N3", frame.CATEGORIES),
    ("14(2)(f)", 5, "N5.2", frame.SOURCES),
)
"""Which sentence of which section answers a point of the two articles, under which statement."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("town", TOWNS)
@pytest.mark.parametrize(("articles", "number", "statement", "text"), ANSWERS, ids=[row[0] for row in ANSWERS])
def test_each_point_of_the_articles_is_answered_in_its_section(
    articles: str, number: int, statement: str, text: Wording, town: str, language: str
) -> None:
    section = notice(parse(TOWNS[town]), language).sections[number - 1]
    assert text.text(language) in "\n".join(texts_of(section))
    assert statement in statements_of_section(section)
    for point in re.findall(r"1[34]\(\d\)\(\w\)", articles):
        assert point in answered(replace(notice(mallila()), sections=(section,)))


def test_the_table_of_answers_is_complete() -> None:
    named = {point for row in ANSWERS for point in re.findall(r"1[34]\(\d\)\(\w\)", row[0])}
    assert named == ASKED_FOR


def test_an_answer_that_was_left_out_would_be_seen() -> None:
    lesser = replace(DECLARATION, rights=tuple(one for one in DECLARATION.rights if one.provision != "GDPR 77"))
    complaint = right("GDPR 77").text.fi
    assert complaint not in "\n".join(texts_of(notice(mallila(), declaration=lesser).sections[10]))
    assert complaint in "\n".join(texts_of(notice(mallila()).sections[10]))
