"""Which version of the privacy notice is due for a person (GDPR 13 and 14), and what may be recorded of its giving."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Final

from kotokirja.domains.clients.types import (
    GivenHow,
    NoticeFault,
    NoticeGivenView,
    NoticeHanding,
    NoticeStanding,
    NoticeTask,
)
from kotokirja.domains.controllers.types import PublishedNotice
from kotokirja.kernel.ids import NoticeVersionId

FIRST: Final = ("GDPR 13", "GDPR 14")
"""A person is told when the data is collected, or within a month of its coming from elsewhere."""
AGAIN: Final = ("GDPR 13(3)", "GDPR 14(4)")
"""A person is told before the data is processed for another purpose."""
FALLBACK: Final = "fi"


def in_force(published: Sequence[PublishedNotice], *, on: date) -> tuple[PublishedNotice, ...]:
    """The versions that were published by a day, the newest first."""
    return tuple(sorted((one for one in published if one.published_on <= on), key=lambda one: one.number, reverse=True))


def sufficient(published: Sequence[PublishedNotice], *, on: date) -> frozenset[NoticeVersionId]:
    """The versions with which a person knows what matters: the last one that matters, and all after it."""
    found = []
    for version in in_force(published, on=on):
        found.append(version.id)
        if version.is_material:
            break
    return frozenset(found)


def task_of(published: Sequence[PublishedNotice], *, given: Collection[NoticeVersionId], on: date) -> NoticeTask | None:
    """What is due for a person who was given these versions; nothing while no notice has been published."""
    enough = sufficient(published, on=on)
    if not enough or enough & set(given):
        return None
    return NoticeTask.NEWER_MATTERS if given else NoticeTask.NEVER_GIVEN


def standing(
    published: Sequence[PublishedNotice],
    *,
    given: Sequence[NoticeGivenView],
    service_language: str | None,
    on: date,
) -> NoticeStanding:
    """Which version the person has, which one holds, and what is due."""
    versions = in_force(published, on=on)
    ids = {one.notice_id for one in given}
    latest = next((version for version in versions if version.id in ids), None)
    task = task_of(published, given=ids, on=on)
    missed = tuple(
        version
        for version in reversed(versions)
        if version.is_material and latest is not None and version.number > latest.number
    )
    spoken = {
        code for one in given if latest and one.notice_id == latest.id for code in (one.language, one.explained_in)
    }
    provisions = {NoticeTask.NEVER_GIVEN: FIRST, NoticeTask.NEWER_MATTERS: AGAIN}
    return NoticeStanding(
        newest=versions[0] if versions else None,
        given=latest,
        task=task,
        missed=missed,
        provisions=provisions[task] if task else (),
        is_understood=not service_language or not spoken or service_language in spoken,
    )


def language_for(*, languages: Sequence[str], service_language: str | None) -> str:
    """The language of a notice to hand over: the person's own where there is one, else Finnish."""
    if service_language in languages:
        return service_language or FALLBACK
    return FALLBACK if FALLBACK in languages or not languages else languages[0]


def handing_faults(
    handing: NoticeHanding, *, published: Sequence[PublishedNotice], on: date
) -> tuple[NoticeFault, ...]:
    """What is wrong with a giving as it was told; nothing when it may be recorded."""
    return tuple(_faults(handing, published, on))


def _faults(handing: NoticeHanding, published: Sequence[PublishedNotice], on: date) -> Iterator[NoticeFault]:
    version = next((one for one in published if one.id == handing.notice_id), None)
    if handing.given_on > on:
        yield NoticeFault.DAY_IN_FUTURE
    if version is None:
        yield NoticeFault.NOT_PUBLISHED
    else:
        if handing.given_on < version.published_on:
            yield NoticeFault.BEFORE_PUBLISHED
        if handing.language not in version.languages:
            yield NoticeFault.LANGUAGE_LACKING
    if handing.how is GivenHow.EXPLAINED and not handing.explained_in:
        yield NoticeFault.EXPLAINED_IN_MISSING
    if handing.how is not GivenHow.EXPLAINED and handing.explained_in:
        yield NoticeFault.EXPLAINED_IN_NEEDLESS
