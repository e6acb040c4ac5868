"""The difference of two notices says what was added, removed and reworded, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kotokirja.policy.declaration import DECLARATION
from kotokirja.policy.notice import Notice, compose
from kotokirja.policy.notice.differences import Change, ChangeKind, PieceKind, difference, words
from kotokirja.policy.notice.document import Paragraph
from kotokirja.policy.overlay import parse
from kotokirja.policy.vocabulary import Purpose
from kotokirja.policy.wording import LANGUAGES, Wording
from tests.policy.overlays import JARVENPAA, MALLILA, changed

ON = date(2026, 11, 24)


def notice(text: str = MALLILA, language: str = "fi") -> Notice:
    return compose(declaration=DECLARATION, overlay=parse(text), language=language, on=ON)


def changes(older: Notice, newer: Notice) -> list[tuple[int | None, Change]]:
    found = difference(older=older, newer=newer)
    return [(section.number, change) for section in found.sections for change in section.changes]


def text_of(change: Change, *, of: PieceKind) -> str:
    return "".join(piece.text for piece in change.pieces if piece.kind in {PieceKind.KEPT, of})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("town", [MALLILA, JARVENPAA])
def test_a_notice_does_not_differ_from_itself(town: str, language: str) -> None:
    assert difference(older=notice(town, language), newer=notice(town, language)).count == 0


@pytest.mark.notice("N1.2", part="versions")
def test_a_changed_telephone_number_is_one_reworded_fact() -> None:
    newer = notice(changed(MALLILA, 'phone = "019 000 1000"', 'phone = "050 123 4567"'))
    ((number, change),) = changes(notice(), newer)
    assert (number, change.kind, change.statement) == (1, ChangeKind.REWORDED, "N1.2")
    assert "050 123 4567" in text_of(change, of=PieceKind.INSERTED)
    assert "050 123 4567" not in text_of(change, of=PieceKind.DELETED)


def test_an_added_and_a_removed_sentence_stand_in_their_section() -> None:
    one = notice()
    ninth = one.sections[8]
    more = replace(ninth, blocks=(*ninth.blocks, Paragraph(statement="N9.7", text="Aivan uusi lupaus asiakkaalle.")))
    other = replace(one, sections=(*one.sections[:8], more, *one.sections[9:]))
    ((number, change),) = changes(one, other)
    assert (number, change.kind, change.statement) == (9, ChangeKind.ADDED, "N9.7")
    assert [piece.kind for piece in change.pieces] == [PieceKind.INSERTED]
    ((number, change),) = changes(other, one)
    assert (number, change.kind) == (9, ChangeKind.REMOVED)
    assert [piece.kind for piece in change.pieces] == [PieceKind.DELETED]


def test_a_reworded_sentence_keeps_its_other_words() -> None:
    one = notice()
    first, *rest = one.lead
    other = replace(one, lead=(replace(first, text=first.text.replace("kerrotaan", "selitetään")), *rest))
    ((number, change),) = changes(one, other)
    assert (number, change.kind) == (None, ChangeKind.REWORDED)
    assert [piece.text for piece in change.pieces if piece.kind is PieceKind.DELETED] == ["kerrotaan"]
    assert [piece.text for piece in change.pieces if piece.kind is PieceKind.INSERTED] == ["selitetään"]


def test_what_only_moved_is_no_change() -> None:
    one = notice()
    fifth = one.sections[4]
    other = replace(one, sections=(*one.sections[:4], replace(fifth, blocks=fifth.blocks[::-1]), *one.sections[5:]))
    assert one != other
    assert changes(one, other) == []


def test_a_changed_declaration_shows_under_its_statement() -> None:
    rules = [
        replace(rule, text=Wording(fi="Koe.", sv="Prov.", en="Trial.")) if rule.purpose is Purpose.GUIDANCE else rule
        for rule in DECLARATION.purposes
    ]
    newer = compose(
        declaration=replace(DECLARATION, purposes=tuple(rules)), overlay=parse(MALLILA), language="sv", on=ON
    )
    found = changes(notice(language="sv"), newer)
    assert {change.statement for _, change in found} == {"N2.1"}
    assert any("Prov." in text_of(change, of=PieceKind.INSERTED) for _, change in found)


def test_a_heading_that_changed_is_told() -> None:
    one = notice()
    other = replace(one, sections=(replace(one.sections[0], heading="Kuka vastaa tiedoista"), *one.sections[1:]))
    ((number, change),) = changes(one, other)
    assert number == 1
    assert "Kuka vastaa tiedoista" in text_of(change, of=PieceKind.INSERTED)


@settings(max_examples=200, deadline=None)
@given(st.text("ab c.,ä1", max_size=40), st.text("ab c.,ä1", max_size=40))
def test_words_lead_from_the_one_text_to_the_other(older: str, newer: str) -> None:
    pieces = tuple(words(older, newer))
    change = Change(kind=ChangeKind.REWORDED, statement="", pieces=pieces)
    assert text_of(change, of=PieceKind.DELETED) == older
    assert text_of(change, of=PieceKind.INSERTED) == newer
    assert all(piece.text for piece in pieces)
    if older == newer:
        assert {piece.kind for piece in pieces} <= {PieceKind.KEPT}


@pytest.mark.parametrize("language", LANGUAGES)
def test_between_two_towns_nothing_of_either_notice_is_lost(language: str) -> None:
    one, other = notice(MALLILA, language), notice(JARVENPAA, language)
    found = difference(older=one, newer=other)
    assert found.count == sum(found.counted(kind) for kind in ChangeKind)
    said = " ".join(text_of(change, of=PieceKind.INSERTED) for _, change in changes(one, other))
    assert other.controller in said
