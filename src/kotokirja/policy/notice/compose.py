"""The notice from declaration and overlay: every sentence is somebody's statement, every open point is marked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from kotokirja.policy.checking import Point, PointCode, blocking, points
from kotokirja.policy.checking_words import sentence
from kotokirja.policy.declaration.whole import Declaration
from kotokirja.policy.notice import frame
from kotokirja.policy.notice.chapters import CHAPTERS
from kotokirja.policy.notice.document import Block, Notice, OpenPoint, Paragraph, Section
from kotokirja.policy.notice.speaking import Speaker, day_text
from kotokirja.policy.overlay import Overlay
from kotokirja.policy.wording import LANGUAGES, Wording

CHAPTER_MARK: Final = "N"


def compose(*, declaration: Declaration, overlay: Overlay, language: str, on: date) -> Notice:
    """The municipality's notice in one language, as it stands on a day."""
    speaker = Speaker(declaration=declaration, overlay=overlay, language=language, on=on)
    found = blocking(points(overlay, on=on))
    count = len(found)
    sections = tuple(
        Section(
            number=number,
            heading=speaker.say(heading),
            articles=articles,
            blocks=tuple(_marked(chapter(speaker), found, speaker, number=number)),
        )
        for number, (heading, articles, chapter) in enumerate(
            zip(frame.HEADINGS, frame.ARTICLES, CHAPTERS, strict=True), start=1
        )
    )
    return Notice(
        language=language,
        title=speaker.say(frame.TITLE),
        kind_name=speaker.say(frame.KIND),
        basis=speaker.say(frame.BASIS),
        controller=speaker.say(overlay.profile.name.controller),
        dated=overlay.dated,
        dated_text=speaker.say(frame.DATED).format(day=day_text(overlay.dated, language)),
        version=declaration.version,
        version_text=speaker.say(frame.VERSION).format(version=declaration.version),
        draft_text=_draft_text(count, speaker),
        open_points=count,
        lead=tuple(Paragraph(statement=statement, text=speaker.named(text)) for statement, text in frame.LEAD),
        sections=sections,
        footer=speaker.footer(),
    )


def _draft_text(count: int, speaker: Speaker) -> str:
    match count:
        case 0:
            return ""
        case 1:
            return speaker.say(frame.DRAFT_WITH_ONE)
        case _:
            return speaker.say(frame.DRAFT).format(count=count)


def _marked(
    blocks: Iterable[Block], points_found: Sequence[Point], speaker: Speaker, *, number: int
) -> Iterator[Block]:
    """The blocks of a section, and after them the open points of its statements."""
    yield from blocks
    here = [point for point in points_found if point.statement.startswith(f"{CHAPTER_MARK}{number}.")]
    for point in _gathered(here):
        yield OpenPoint(
            statement=point.statement,
            label=speaker.say(frame.OPEN),
            text=sentence(point, language=speaker.language),
        )


def _gathered(found: Sequence[Point]) -> Iterator[Point]:
    """The points, those about unset retention as one: the table above them has a line for each."""
    unset = [point for point in found if point.code is PointCode.RETENTION_UNSET]
    yield from (point for point in found if point.code is not PointCode.RETENTION_UNSET)
    if unset:
        names = [name for point in unset if isinstance(name := point.values["record"], Wording)]
        together = Wording(**{lang: ", ".join(_lower(name.text(lang)) for name in names) for lang in LANGUAGES})
        yield replace(unset[0], values={"record": together})


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
