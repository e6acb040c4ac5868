"""A notice as Markdown: what golden files hold, and what the command line prints."""

from collections.abc import Iterator

from kotokirja.policy.notice.document import Block, EntryList, Facts, Notice, OpenPoint, Paragraph, Table


def markdown(notice: Notice) -> str:
    """The whole notice as one text, each paragraph on a line of its own so that a change shows as a short diff."""
    return "\n".join(_lines(notice)).rstrip() + "\n"


def _lines(notice: Notice) -> Iterator[str]:
    yield f"# {notice.title}"
    yield ""
    yield f"{notice.kind_name}, {notice.controller}"
    yield ""
    yield notice.dated_text
    yield ""
    yield notice.basis
    yield ""
    if notice.draft_text:
        yield f"> **{notice.draft_text}**"
        yield ""
    for paragraph in notice.lead:
        yield from _block(paragraph)
    for section in notice.sections:
        yield f"## {section.number}. {section.heading}"
        yield ""
        for block in section.blocks:
            yield from _block(block)
    yield "---"
    yield ""
    yield " • ".join(notice.footer)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.text
            if block.link:
                yield f"<{block.link}>"
        case EntryList():
            for number, entry in enumerate(block.entries, start=1):
                yield f"{number}. {entry.text}" if block.is_numbered else f"* {entry.text}"
        case Facts():
            yield f"**{block.heading}**"
            yield ""
            for fact in block.facts:
                yield f"* {fact.label}: {', '.join(fact.lines)}"
        case Table():
            yield f"**{block.caption}**"
            yield ""
            yield f"| {' | '.join(block.head)} |"
            yield f"|{' --- |' * len(block.head)}"
            for row in block.rows:
                yield f"| {' | '.join(row)} |"
        case OpenPoint():
            yield f"> **{block.label} ({block.statement}):** {block.text}"
    yield ""
