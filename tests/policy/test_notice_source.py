"""The notice of the real town holds every fact of the notice that it published, and contradicts none."""

import re
from dataclasses import replace

import pytest

from kotokirja.policy.declaration import DECLARATION
from kotokirja.policy.notice import Notice, markdown
from kotokirja.policy.notice.document import EntryList, OpenPoint
from kotokirja.policy.overlay import parse
from kotokirja.policy.promises import promises
from tests.policy.notices import notice, open_points
from tests.policy.overlays import JARVENPAA, changed, jarvenpaa, mallila
from tests.policy.source_facts import SOURCE_FACTS


def normal(text: str) -> str:
    """Without the line structure of Markdown, so that a fact may run over it."""
    return " ".join(text.replace("**", "").split())


def missing_facts(text: str) -> list[str]:
    return [f"{statement}: {fact}" for statement, fact in SOURCE_FACTS if normal(fact) not in normal(text)]


@pytest.mark.parametrize(("statement", "fact"), SOURCE_FACTS)
def test_the_finnish_notice_holds_each_fact_of_the_source(statement: str, fact: str) -> None:
    assert statement in promises()
    assert normal(fact) in normal(markdown(notice(jarvenpaa())))


def test_a_fact_that_was_left_out_would_be_seen() -> None:
    text = markdown(notice(jarvenpaa()))
    assert missing_facts(text) == []
    lesser = replace(DECLARATION, measures=tuple(m for m in DECLARATION.measures if m.statement != "N10.13"))
    missing = missing_facts(markdown(notice(jarvenpaa(), declaration=lesser)))
    assert {line.partition(":")[0] for line in missing} == {"N10.13"}
    for statement, fact in SOURCE_FACTS:
        assert f"{statement}: {fact}" in missing_facts(normal(text).replace(normal(fact), ""))
    assert missing_facts(markdown(notice(mallila())))


def test_every_statement_of_the_source_has_a_fact() -> None:
    said = {statement for statement, _ in SOURCE_FACTS}
    assert {key for key, entry in promises().items() if entry.kind == "notice"} - said == set()


CONTACTS = re.compile(r"https?://[^\s>]+|www\.[\w.]+|[\w.]+@[\w.]+|\b0\d{4}\b(?= [A-ZÄÖ])|\(?\b09\)? [\d ]*\d")
SOURCE_CONTACTS = {
    "00400",
    "04401",
    "09 29191",
    "(09) 27 191",
    "https://turvaposti.jarvenpaa.fi",
    "tietosuojavastaava@jarvenpaa.fi",
    "www.jarvenpaa.fi",
    "https://www.jarvenpaa.fi/kaupunki-ja-paatoksenteko/asiointi/tietosuoja-jarvenpaan-kaupungilla/jarvenpaan-kaupunki-rekisterinpitajana/rekisteroidyn-oikeudet",
}


def plain(found: Notice) -> str:
    """What the notice states as its own: without the marks of its open points."""
    sections = tuple(
        replace(one, blocks=tuple(b for b in one.blocks if not isinstance(b, OpenPoint))) for one in found.sections
    )
    return markdown(replace(found, sections=sections))


def contradictions(found: Notice) -> list[str]:
    """What the notice of the real town says otherwise than its source, in what can be told apart."""
    text = plain(found)
    wrong = sorted(set(CONTACTS.findall(text)) - SOURCE_CONTACTS)
    if "neljä vuotta" not in text or not re.search(r"valtakunnallisessa tietovarannossa \| 4 vuotta", text):
        wrong.append("N9.5")
    if len(block_of(found, 3, EntryList).entries) != 10:
        wrong.append("N3")
    if len(block_of(found, 7, EntryList).entries) != 18:
        wrong.append("N7")
    if re.search(r"\((?!FI\)|SE\))[A-Z]{2}\)", text):
        wrong.append("N8.1")
    if "salasanat vaihdetaan säännöllisesti" not in text:
        wrong.append("N10.11")
    return wrong


def block_of(found: Notice, number: int, kind: type[EntryList]) -> EntryList:
    return next(block for block in found.sections[number - 1].blocks if isinstance(block, kind))


def test_nothing_in_the_notice_contradicts_the_source_but_what_is_marked_as_open() -> None:
    draft = notice(jarvenpaa())
    assert contradictions(draft) == ["N10.11"]
    marked = [point for point in open_points(draft) if point.statement == "N10.11"]
    assert ["salasanat vaihdetaan säännöllisesti" in point.text for point in marked] == [True]
    followed = parse(changed(JARVENPAA, "[passwords]\n", "[passwords]\nmax_age_days = 365\n"))
    assert contradictions(notice(followed)) == []


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("09 29191", "09 29192", "09 29192"),
        ("tietosuojavastaava@jarvenpaa.fi", "tietosuoja@jarvenpaa.fi", "tietosuoja@jarvenpaa.fi"),
        ('postcode = "00400"', 'postcode = "04400"', "04400"),
    ],
)
def test_a_contradiction_would_be_seen(old: str, new: str, seen: str) -> None:
    assert seen in contradictions(notice(parse(changed(JARVENPAA, old, new))))


def test_a_longer_or_shorter_list_would_be_seen() -> None:
    draft = notice(jarvenpaa())
    for number, mark in ((3, "N3"), (7, "N7")):
        section = draft.sections[number - 1]
        blocks = tuple(replace(b, entries=b.entries[1:]) if isinstance(b, EntryList) else b for b in section.blocks)
        fewer = (*draft.sections[: number - 1], replace(section, blocks=blocks), *draft.sections[number:])
        assert mark in contradictions(replace(draft, sections=fewer))
