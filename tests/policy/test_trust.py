"""The trust page says of each statement what keeps it, and never more than the tests have shown."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from kotokirja.policy.declaration import DECLARATION
from kotokirja.policy.notice import Notice, compose
from kotokirja.policy.notice.document import EntryList, OpenPoint
from kotokirja.policy.overlay import parse
from kotokirja.policy.promises import promises
from kotokirja.policy.promises.report import WHOLE, ProvingTest, Report, State
from kotokirja.policy.trust import KEPT, trust_page
from kotokirja.policy.trust.compose import LONGEST, shortened
from kotokirja.policy.trust.document import Entry, TrustPage
from kotokirja.policy.trust.frame import NO_TEST
from kotokirja.policy.trust.lines import codes, lines_by_statement
from kotokirja.policy.trust.requirements import TITLES
from kotokirja.policy.wording import LANGUAGES, Wording
from tests.marked import marked_tests, sample_report
from tests.policy.overlays import MALLILA

STATEMENTS = [identifier for identifier, promise in promises().items() if promise.kind == "notice"]
REQUIREMENTS = [identifier for identifier, promise in promises().items() if promise.kind == "requirement"]
DAY = date(2026, 11, 24)
SHIPPED = Path(__file__).parents[2] / "src" / "kotokirja" / "project" / "overlays"
OVERLAYS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(SHIPPED.glob("*.toml"))}
SOME_TEST = ProvingTest(file="tests/a/test_b.py", name="test_something_is_refused", cases=1)


@cache
def notice_of(text: str = MALLILA, language: str = "en") -> Notice:
    return compose(declaration=DECLARATION, overlay=parse(text), language=language, on=DAY)


def report_of(**proofs: tuple[ProvingTest, ...]) -> Report:
    """A report that proves N0.1/rendered and the like, given as N0_1__rendered."""
    found: dict[str, dict[str, tuple[ProvingTest, ...]]] = {}
    for key, tests in proofs.items():
        identifier, _, part = key.replace("_", ".", 1).partition("__")
        found.setdefault(identifier, {})[part] = tests
    return Report(ran_on=DAY, version="0.1.0", commit="0123abcd", tests=7, proofs=found)


def entries(page: TrustPage) -> dict[str, Entry]:
    return {entry.statement: entry for chapter in page.chapters for entry in chapter.entries}


def wordings() -> list[tuple[str, Wording]]:
    found = []
    for statement, kept in KEPT.items():
        found += [(statement, kept.title), *((statement, gap.text) for gap in kept.gaps)]
        found += [(statement, kept.how)] if kept.how else []
        found += [(statement, kept.part(name)) for name in kept.parts]
    return found + list(TITLES.items())


def test_each_statement_and_each_requirement_has_its_words_in_the_order_of_the_documents() -> None:
    assert list(KEPT) == STATEMENTS
    assert list(TITLES) == REQUIREMENTS
    assert {identifier for kept in KEPT.values() for identifier in kept.requirements} == set(REQUIREMENTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_whole_and_its_own_in_each_language(language: str) -> None:
    for identifier, wording in wordings():
        text = wording.text(language)
        assert text == text.strip(), identifier
        assert "  " not in text, identifier
        assert "{" not in text, identifier
        assert text[0] == text[0].upper(), identifier
    sentences = [wording for _, wording in wordings() if len(wording.en) > 60]
    assert len(sentences) > 60
    assert all(len({wording.fi, wording.sv, wording.en}) == 3 for wording in sentences)


def test_the_parts_of_a_statement_are_those_of_the_promise() -> None:
    assert {statement: set(kept.parts) for statement, kept in KEPT.items()} == {
        statement: set(promises()[statement].parts) for statement in STATEMENTS
    }


def faults_of_the_gaps(carried: frozenset[str]) -> list[str]:
    """Where the words on what is missing and the marks of the tests do not agree."""
    found = []
    for statement, kept in KEPT.items():
        named = [part for gap in kept.gaps for part in gap.parts]
        for part in promises()[statement].parts or (WHOLE,):
            key = f"{statement}/{part}" if part else statement
            if key in carried and part in named:
                found.append(f"{key} carries a test and is said to be missing")
            if key not in carried and named.count(part) != 1:
                found.append(f"{key} carries no test, and what is missing is not said once")
        if kept.how is None and any(key.partition("/")[0] == statement for key in carried):
            found.append(f"{statement} carries a test, and how it is kept is not said")
        found += [
            f"{statement} has no part {part}" for part in named if part not in (promises()[statement].parts or {""})
        ]
    return found


def test_what_no_test_carries_is_said_to_be_missing_and_nothing_else_is() -> None:
    assert faults_of_the_gaps(frozenset(key for keys in marked_tests().values() for key in keys)) == []


def test_a_test_that_came_or_went_without_its_words_would_be_seen() -> None:
    named = {(statement, part) for statement, kept in KEPT.items() for gap in kept.gaps for part in gap.parts}
    carried = frozenset(
        f"{statement}/{part}" if part else statement
        for statement in STATEMENTS
        for part in promises()[statement].parts or (WHOLE,)
        if (statement, part) not in named
    )
    assert faults_of_the_gaps(carried) == []
    assert faults_of_the_gaps(carried - {"N0.2"}) == ["N0.2 carries no test, and what is missing is not said once"]
    assert faults_of_the_gaps(carried | {"N10.4"}) == [
        "N10.4 carries a test and is said to be missing",
        "N10.4 carries a test, and how it is kept is not said",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_statement_that_the_notice_makes_stands_on_the_page_with_the_notices_own_words(language: str) -> None:
    notice = notice_of(language=language)
    shown = entries(trust_page(notice=notice, report=sample_report()))
    assert list(shown) == STATEMENTS
    said = lines_by_statement(notice)
    for statement, entry in shown.items():
        assert entry.said == tuple(shortened(line) for line in said[statement][:2]), statement
        assert entry.how or entry.gaps, statement


def test_what_a_notice_does_not_say_is_not_on_its_page() -> None:
    without = MALLILA + '\n[processing]\noptional_services = ["INTERPRETING"]\n'
    shown = entries(trust_page(notice=notice_of(without), report=sample_report()))
    assert {"N2.3", "N2.4"} <= entries(trust_page(notice=notice_of(), report=sample_report())).keys()
    assert "N2.3" in shown
    assert not {"N2.4", "N3.10"} & shown.keys()


@pytest.mark.requirement("R-P0", part="tests")
@pytest.mark.parametrize("text", OVERLAYS.values(), ids=OVERLAYS)
def test_every_line_of_the_notice_leads_to_the_tests_that_ran_or_to_the_word_that_none_did(text: str) -> None:
    overlay, report = parse(text), sample_report()
    notice = notice_of(text, overlay.languages[0])
    page = trust_page(notice=notice, report=report)
    shown, chapters = entries(page), {chapter.code: chapter for chapter in page.chapters}
    named = list(codes(notice))
    lines = [block for section in notice.sections for block in section.blocks if not isinstance(block, OpenPoint)]
    entries_of_lists = [entry for block in lines if isinstance(block, EntryList) for entry in block.entries]
    assert len(named) == 1 + len(notice.lead) + len(lines) + len(entries_of_lists)
    for code in named:
        behind = [shown[code]] if code in shown else list(chapters[code].entries)
        assert behind, code
        for entry in behind:
            ran = {
                test
                for part in (promises()[entry.statement].parts or (WHOLE,))
                for test in report.tests_of(entry.statement, part)
            }
            assert set(entry.tests) == ran
            assert bool(ran) == (entry.state is not State.OPEN)


def test_without_a_report_nothing_is_claimed() -> None:
    page = trust_page(notice=notice_of(), report=None)
    assert (page.has_report, page.counted) == (False, "")
    assert "could not be read" in page.ran
    for entry in entries(page).values():
        assert (entry.state, entry.tests, entry.state_text) == (None, (), "Not known")
        assert not any(part.is_shown for part in entry.parts)
        assert not any(requirement.tests for requirement in entry.requirements)


def test_what_no_test_of_the_report_proved_is_called_not_yet_shown() -> None:
    shown = entries(trust_page(notice=notice_of(), report=report_of()))
    assert {entry.state for entry in shown.values()} == {State.OPEN}
    assert {entry.state_text for entry in shown.values()} == {"Not yet shown"}


def test_a_statement_is_shown_as_far_as_its_tests_go() -> None:
    report = report_of(N0_2=(SOME_TEST,), N4_4__record=(SOME_TEST,))
    shown = entries(trust_page(notice=notice_of(), report=report))
    assert (shown["N0.2"].state, shown["N0.2"].tests) == (State.PROVED, (SOME_TEST,))
    assert (shown["N4.4"].state, shown["N9.4"].state) == (State.PARTLY, State.OPEN)
    assert [part.is_shown for part in shown["N4.4"].parts] == [True, False, False]
    assert "has not been built yet" in shown["N4.4"].gaps[0]


def test_what_was_missing_is_no_longer_said_once_tests_have_shown_it() -> None:
    before = entries(trust_page(notice=notice_of(), report=report_of(N4_4__record=(SOME_TEST,))))
    after = entries(
        trust_page(notice=notice_of(), report=report_of(N4_4__record=(SOME_TEST,), N4_4__reconciliation=(SOME_TEST,)))
    )
    assert (len(before["N4.4"].gaps), len(after["N4.4"].gaps)) == (1, 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_counts_what_stands_below_it(language: str) -> None:
    page = trust_page(notice=notice_of(language=language), report=sample_report())
    states = [entry.state for entry in entries(page).values()]
    assert [figure.count for figure in page.figures] == [
        len(states),
        *(states.count(state) for state in (State.PROVED, State.PARTLY, State.OPEN)),
    ]
    assert all(str(figure.count) in page.counted for figure in page.figures)
    assert "0123abcd" in page.ran
    assert "2026" in page.ran
    assert "0123abcd" not in trust_page(notice=notice_of(), report=replace(sample_report(), commit="")).ran


def test_a_selection_shows_the_statements_of_its_state_only() -> None:
    page = trust_page(notice=notice_of(), report=sample_report())
    assert page.only(None) is page
    for figure in page.figures[1:]:
        chosen = entries(page.only(figure.state))
        assert len(chosen) == figure.count
        assert {entry.state for entry in chosen.values()} <= {figure.state}
    assert all(chapter.entries for chapter in page.only(State.PROVED).chapters)


def test_a_long_line_is_cut_between_words_and_a_short_one_is_not() -> None:
    assert shortened("a short line") == "a short line"
    long = "words, " * 60
    assert len(shortened(long)) <= LONGEST + 2
    assert shortened(long).endswith("words …")


def test_there_is_a_word_for_a_statement_whose_tests_are_not_in_the_report_yet() -> None:
    stale = entries(trust_page(notice=notice_of(), report=report_of()))["N0.2"]
    assert (stale.gaps, stale.state) == ((), State.OPEN)
    assert NO_TEST.en.startswith("No test of this release")
