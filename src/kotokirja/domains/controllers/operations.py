"""Writes of the notice's versions: each step follows the one before it, whoever else is at work."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final
from uuid import uuid4

from django.db.models import Max
from procrastinate.contrib.django import app

from kotokirja.domains.controllers.models import NoticePdf, NoticeText, NoticeVersion, SettledPoint
from kotokirja.domains.controllers.types import NoticeState, Ruling
from kotokirja.kernel.ids import MunicipalityCode, NoticeVersionId
from kotokirja.platform.door import Grant
from kotokirja.policy.checking import Point
from kotokirja.policy.notice.stored import digest_of, digest_of_all

MAKE_PDFS: Final = "notices.make_pdfs"
QUEUE: Final = "notices"
OPEN: Final = (NoticeState.DRAFT.value, NoticeState.CHECKED.value)


class VersionMoved(Exception):
    """The version is no longer where this step could follow: somebody else was faster."""


def draft(*, grant: Grant, declaration: str, overlay: str, texts: Mapping[str, str], at: datetime) -> NoticeVersionId:
    """Lay down a draft with its texts; an open one before it is laid aside."""
    NoticeVersion.objects.filter(municipality_id=grant.municipality, state__in=OPEN).update(
        state=NoticeState.DROPPED.value
    )
    version = NoticeVersionId(uuid4())
    NoticeVersion(
        id=version,
        municipality_id=grant.municipality,
        state=NoticeState.DRAFT.value,
        declaration=declaration,
        overlay=overlay,
        languages=list(texts),
        digest=digest_of_all(texts),
        drafted_at=at,
        drafted_by_id=grant.recorder,
    ).save(force_insert=True)
    NoticeText.objects.bulk_create(
        NoticeText(
            municipality_id=grant.municipality,
            version_id=version,
            language=language,
            content=text,
            digest=digest_of(text),
        )
        for language, text in texts.items()
    )
    return version


def note_checked(*, grant: Grant, version: NoticeVersionId, digest: str, at: datetime) -> None:
    """Write down that the grant's officer has read the draft with this digest and vouches for it."""
    changed = NoticeVersion.objects.filter(
        municipality_id=grant.municipality, id=version, state=NoticeState.DRAFT.value, digest=digest
    ).update(state=NoticeState.CHECKED.value, checked_at=at, checked_by_id=grant.recorder)
    if not changed:
        raise VersionMoved


def hold(*, grant: Grant, version: NoticeVersionId, digest: str) -> None:
    """Hold the checked version with this digest until the transaction ends, or raise `VersionMoved`."""
    held = (
        NoticeVersion.objects.select_for_update()
        .filter(municipality_id=grant.municipality, id=version, state=NoticeState.CHECKED.value, digest=digest)
        .values_list("id", flat=True)
        .first()
    )
    if held is None:
        raise VersionMoved


def publish(
    *,
    grant: Grant,
    version: NoticeVersionId,
    texts: Mapping[str, str],
    on: date,
    is_material: bool,
    reason: str,
    at: datetime,
) -> int:
    """Publish the version that is held, with its dated texts and the next number; returns the number (N0.1)."""
    for language, text in texts.items():
        NoticeText.objects.filter(municipality_id=grant.municipality, version_id=version, language=language).update(
            content=text, digest=digest_of(text)
        )
    last = NoticeVersion.objects.filter(municipality_id=grant.municipality).aggregate(last=Max("number"))["last"]
    number = (last or 0) + 1
    changed = NoticeVersion.objects.filter(
        municipality_id=grant.municipality, id=version, state=NoticeState.CHECKED.value
    ).update(
        state=NoticeState.PUBLISHED.value,
        number=number,
        digest=digest_of_all(texts),
        published_at=at,
        published_on=on,
        published_by_id=grant.recorder,
        is_material=is_material,
        reason=reason,
    )
    if not changed:
        raise VersionMoved
    return number


def settle(*, grant: Grant, point: Point, digest: str, ruling: Ruling, note: str, at: datetime) -> None:
    """Write down the officer's word about a point with these values."""
    SettledPoint(
        municipality_id=grant.municipality,
        code=point.code.value,
        place=point.place,
        digest=digest,
        ruling=ruling.value,
        note=note,
        settled_at=at,
        settled_by_id=grant.recorder,
    ).save(force_insert=True)


def keep_pdf(
    *, grant: Grant, version: NoticeVersionId, language: str, content: bytes, hash_: str, at: datetime
) -> None:
    """Keep the PDF of a published version; one that is there already stays."""
    NoticePdf.objects.bulk_create(
        [
            NoticePdf(
                municipality_id=grant.municipality,
                version_id=version,
                language=language,
                content=content,
                digest=hash_,
                made_at=at,
            )
        ],
        ignore_conflicts=True,
    )


def make_pdfs_later(*, municipality: MunicipalityCode, version: NoticeVersionId) -> None:
    """Ask for the PDFs of a version, in the transaction that publishes it."""
    app.configure_task(MAKE_PDFS, lock=f"notice {version}", queue=QUEUE, allow_unknown=True).defer(
        municipality=municipality, version=str(version)
    )
