"""The notice as PDF: tagged, in its language, read in its own order, and holding what the page holds."""

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import accumulate
from pathlib import Path

import pytest

from kotokirja.interfaces.notice import pdf
from kotokirja.interfaces.notice.pdf import LayoutLibraryMissing, NotShipped, notice_pdf
from kotokirja.policy.declaration import DECLARATION
from kotokirja.policy.notice import Notice, compose
from kotokirja.policy.notice.document import Block, EntryList, Facts, OpenPoint, Paragraph, Table
from kotokirja.policy.notice.frame import DRAFT_MARK
from kotokirja.policy.notice.speaking import day_text
from kotokirja.policy.overlay import parse
from tests.interfaces.notice.pdf_reading import Node, marked, opened, squashed, tree
from tests.policy.overlays import TEXTS
from tests.policy.source_facts import SOURCE_FACTS, laid_out

ON = date(2026, 11, 24)
DOCUMENTS = [("mallila", "fi"), ("mallila", "sv"), ("mallila", "en"), ("jarvenpaa", "fi")]
every_document = pytest.mark.parametrize(("town", "language"), DOCUMENTS)
LAST_DRAWN = r"(•|\d+\.)+$"
"""The marks of a page's lists, which are drawn after its text."""
PDF_UA = "{http://www.aiim.org/pdfua/ns/id/}part"
TITLE = "{http://purl.org/dc/elements/1.1/}title"


def notice(town: str, language: str) -> Notice:
    return compose(declaration=DECLARATION, overlay=parse(TEXTS[town]), language=language, on=ON)


@cache
def made(town: str, language: str) -> bytes:
    return notice_pdf(notice=notice(town, language))


def read(town: str, language: str) -> Node:
    with opened(made(town, language)) as document:
        return tree(document)


def tags(node: Node, *wanted: str) -> list[Node]:
    return [one for one in node.walk() if one.tag in wanted]


def due(found: Notice) -> Iterator[str]:
    """All that the document says, in its order."""
    yield found.controller
    yield found.kind_name
    yield DRAFT_MARK.text(found.language) if found.is_draft else ""
    yield from (found.title, found.dated_text, found.basis, found.draft_text)
    for paragraph in found.lead:
        yield from said(paragraph)
    for section in found.sections:
        yield f"{section.number}. {section.heading}"
        for block in section.blocks:
            yield from said(block)
    yield found.version_text


def said(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from (block.text, block.link)
        case EntryList():
            for number, entry in enumerate(block.entries, start=1):
                yield f"{number}. {entry.text}" if block.is_numbered else f"• {entry.text}"
        case Facts():
            yield block.heading
            for fact in block.facts:
                yield from (fact.label, *fact.lines)
        case Table():
            yield from (block.caption, *block.head)
            for row in block.rows:
                yield from row
        case OpenPoint():
            yield f"{block.label}: {block.text}"


@pytest.mark.notice("N0.1", part="pdf")
@every_document
def test_the_document_is_tagged_and_names_its_language_and_title(town: str, language: str) -> None:
    with opened(made(town, language)) as document:
        found = notice(town, language)
        title = f"{found.kind_name}: {found.title}, {found.controller}"
        assert bool(document.Root.MarkInfo.Marked)
        assert str(document.Root.StructTreeRoot.K[0].S) == "/Document"
        assert str(document.Root.Lang) == language
        assert str(document.docinfo["/Title"]) == title
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        with document.open_metadata() as said_of_it:
            assert said_of_it[PDF_UA] == "1"
            assert said_of_it[TITLE] == title


@pytest.mark.notice("N0.1", part="pdf")
@every_document
def test_its_headings_are_those_of_the_notice_in_their_order(town: str, language: str) -> None:
    found, document = notice(town, language), read(town, language)
    heading = [(node.tag, squashed(node.text())) for node in tags(document, "H1", "H2")]
    due_headings = [("H1", squashed(found.title))]
    due_headings += [("H2", squashed(f"{section.number}. {section.heading}")) for section in found.sections]
    assert heading == due_headings
    contacts = [block.heading for block in found.sections[0].blocks if isinstance(block, Facts)]
    assert [squashed(node.text()) for node in tags(document, "H3")] == [squashed(name) for name in contacts]


@pytest.mark.notice("N0.1", part="pdf")
@every_document
def test_it_is_read_in_the_order_of_the_notice_and_says_nothing_else(town: str, language: str) -> None:
    heard = squashed(without_repeated_heads(read(town, language)))
    assert heard == squashed("".join(due(notice(town, language))))


def without_repeated_heads(document: Node) -> str:
    """What is read, the head of a table once: on each further page of a table it stands again."""
    seen: set[str] = set()
    for head in tags(document, "THead"):
        text = squashed(head.text())
        if text in seen:
            head.children, head.texts = [], []
        seen.add(text)
    return document.text()


def test_another_order_would_be_seen() -> None:
    found = notice("mallila", "en")
    turned = replace(found, sections=tuple(reversed(found.sections)))
    with opened(notice_pdf(notice=turned)) as document:
        assert squashed(without_repeated_heads(tree(document))) != squashed("".join(due(found)))


@pytest.mark.notice("N0.1", part="pdf")
@every_document
def test_lists_and_tables_are_tagged_as_such(town: str, language: str) -> None:
    found, document = notice(town, language), read(town, language)
    blocks = [block for section in found.sections for block in section.blocks]
    entries = [entry.text for block in blocks if isinstance(block, EntryList) for entry in block.entries]
    items = tags(document, "LI")
    assert all([child.tag for child in item.children] == ["Lbl", "LBody"] for item in items)
    assert [squashed(tags(item, "LBody")[0].text()) for item in items] == [squashed(text) for text in entries]
    tables = [block for block in blocks if isinstance(block, Table)]
    cells = [squashed(node.text()) for node in tags(document, "TH")]
    for table in tables:
        assert {squashed(text) for text in (*table.head, *(row[0] for row in table.rows))} <= set(cells)
        assert squashed(table.caption) in {squashed(node.text()) for node in tags(document, "Caption")}
    values = tags(document, "TD")
    assert len(values) == sum(len(row) - 1 for table in tables for row in table.rows) + sum(
        len(block.facts) for block in blocks if isinstance(block, Facts)
    )
    assert all(value.headers for value in values), "each cell names its heads"


@pytest.mark.notice("N0.1", part="pdf")
@every_document
def test_each_link_is_tagged_leads_where_it_says_and_has_another_text(town: str, language: str) -> None:
    found, document = notice(town, language), read(town, language)
    blocks = [block for section in found.sections for block in section.blocks]
    wanted = {block.link for block in blocks if isinstance(block, Paragraph) and block.link}
    wanted |= {fact.link for block in blocks if isinstance(block, Facts) for fact in block.facts if fact.link}
    links = [link for node in tags(document, "Link") for link in node.links]
    assert {address for address, _ in links} == wanted
    assert all(text.strip() for _, text in links)
    with opened(made(town, language)) as whole:
        annotations = [one for page in whole.pages for one in page.get("/Annots", ())]
        assert len(annotations) == len(links)
        assert all("/StructParent" in one and str(one.Contents) for one in annotations)


@pytest.mark.notice("N0.1", part="pdf")
@every_document
def test_nothing_on_a_page_is_left_without_a_mark(town: str, language: str) -> None:
    """What stands at head and foot is no part of the reading order, all else is in it exactly once."""
    with opened(made(town, language)) as document:
        shown = sum(len(squashed(text)) for page in document.pages for text in marked(page).values())
        heard = len(squashed(tree(document).text()))
        pages = len(document.pages)
        foot = squashed(" • ".join(notice(town, language).footer))
        for number, page in enumerate(document.pages, start=1):
            text = squashed("".join(marked(page).values()))
            assert foot in text
            assert f"{number}({pages})" in text
    assert 0 < shown - heard <= pages * (len(foot) + 60)
    assert 5 <= pages <= 10


@pytest.mark.notice("N0.1", part="pdf")
@pytest.mark.parametrize(("town", "language"), [*DOCUMENTS, ("koekyla", "sv"), ("provstad", "sv"), ("provstad", "en")])
def test_no_heading_stands_alone_at_the_end_of_a_page(town: str, language: str) -> None:
    lonely, last = alone(notice(town, language), made(town, language))
    assert lonely == []
    assert last.endswith(squashed(notice(town, language).version_text)), "only head and foot are cut away"


def test_a_heading_that_stands_alone_would_be_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    torn = tmp_path / "torn.css"
    torn.write_text(pdf.STYLE_SHEET.read_text(encoding="utf-8").replace("break-after: avoid", "break-after: page"))
    monkeypatch.setattr(pdf, "STYLE_SHEET", torn)
    found = notice("mallila", "en")
    assert len(alone(found, notice_pdf(notice=found))[0]) >= len(found.sections)


def alone(found: Notice, content: bytes) -> tuple[list[str], str]:
    """The headings at the end of a page, and the end of the document."""
    headings = {squashed(f"{section.number}. {section.heading}") for section in found.sections}
    headings |= {squashed(node.text()) for node in tags(whole(content), "H3", "Caption")}
    ends: list[str] = []
    with opened(content) as document:
        head = squashed(f"{found.kind_name} • {day_text(found.dated, found.language)}")
        for number, page in enumerate(document.pages, start=1):
            text = squashed("".join(marked(page).values()))
            for furniture in (squashed(" • ".join(found.footer)), head, f"{number}({len(document.pages)})"):
                text = text.replace(furniture, "")
            ends.append(re.sub(LAST_DRAWN, "", text.removesuffix(squashed(DRAFT_MARK.text(found.language)))))
    return [end for end in ends if end.endswith(tuple(headings))], ends[-1]


def whole(content: bytes) -> Node:
    with opened(content) as document:
        return tree(document)


@pytest.mark.notice("N0.1", part="pdf")
def test_fonts_are_embedded_and_every_glyph_has_its_character() -> None:
    with opened(made("jarvenpaa", "fi")) as document:
        fonts = [font for page in document.pages for font in page.Resources.Font.values()]
        assert fonts
        for font in fonts:
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
            assert "Kotokirja" in str(font.BaseFont), "a font of the machine has crept in"
        assert "\N{REPLACEMENT CHARACTER}" not in tree(document).text()


@pytest.mark.notice("N0.1", part="pdf")
def test_a_draft_is_marked_on_every_page_and_a_complete_notice_on_none() -> None:
    mark = DRAFT_MARK.text("fi")
    for town, is_draft in (("jarvenpaa", True), ("mallila", False)):
        with opened(made(town, "fi")) as document:
            for page in document.pages:
                assert (mark in marked(page).values()) is is_draft, town


@pytest.mark.notice("N0.1", part="pdf")
def test_the_same_document_gives_the_same_bytes_and_another_one_others() -> None:
    found = notice("mallila", "sv")
    assert notice_pdf(notice=found) == made("mallila", "sv")
    assert notice_pdf(notice=replace(found, dated_text="Daterad 3.11.2026")) != made("mallila", "sv")


def heard_facts(town: str) -> str:
    return squashed(without_repeated_heads(read(town, "fi")))


@pytest.mark.notice("N0.1", part="pdf")
def test_the_document_of_the_real_town_holds_each_fact_of_its_source() -> None:
    with opened(made("jarvenpaa", "fi")) as document:
        feet = squashed("".join(text for page in document.pages for text in marked(page).values()))
    heard = heard_facts("jarvenpaa")
    assert [
        fact for _, fact in SOURCE_FACTS if not any(squashed(laid_out(fact)) in text for text in (heard, feet))
    ] == []


def test_a_fact_that_is_left_out_of_the_document_would_be_seen() -> None:
    missing = [s for s, fact in SOURCE_FACTS if squashed(laid_out(fact)) not in heard_facts("mallila")]
    assert {"N0.1", "N1.1", "N1.3", "N1.4", "N10.6", "N10.11", "N11.3"} <= set(missing)
    assert "N3.1" not in missing


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a.css", "http://localhost/a", "file:///etc/passwd", "data:text/css,a{}", "notice.css?x"],
)
def test_only_shipped_files_are_loaded(address: str) -> None:
    fetcher = pdf._fetcher_of(pdf._layout())()
    with pytest.raises(NotShipped):
        fetcher.fetch(address)
    assert fetcher.fetch(pdf.STYLE_SHEET.as_uri()).read()
    assert all(fetcher.fetch(face).read() for face in pdf.FACES)


def test_finnish_words_are_broken_between_their_syllables() -> None:
    pyphen = pytest.importorskip("pyphen")
    pdf._layout()
    breaks = pyphen.Pyphen(lang="fi", left=3, right=3)
    broken = {
        "kotoutumissuunnitelma": "ko-tou-tu-mis-suun-ni-tel-ma",
        "viranomainen": "vi-ran-o-mai-nen",
        "säilytysaika": "säi-ly-tys-ai-ka",
        "työvoima": "työ-voi-ma",
        "strategia": "stra-te-gia",
    }
    for word, syllables in broken.items():
        own = set(breaks_of(syllables))
        assert set(breaks.positions(word)) <= own, breaks.inserted(word)
        assert breaks.positions(word)


def breaks_of(syllables: str) -> Iterator[int]:
    return accumulate(len(syllable) for syllable in syllables.split("-")[:-1])


def test_a_missing_library_is_said_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    class Without:
        """What the import system asks before it looks on disk."""

        def find_spec(self, name: str, path: object = None, target: object = None) -> None:
            if name.partition(".")[0] == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Without(), *sys.meta_path])
    pdf._layout.cache_clear()
    with pytest.raises(LayoutLibraryMissing, match=r"apt-get install libpango-1\.0-0.*brew install pango"):
        notice_pdf(notice=notice("mallila", "fi"))
    monkeypatch.undo()
    pdf._layout.cache_clear()
    assert notice_pdf(notice=notice("mallila", "fi")) == made("mallila", "fi")
