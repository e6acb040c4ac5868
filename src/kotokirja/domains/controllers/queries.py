"""Reads of the notice's versions: what is published is public, everything else asks for a grant."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django.db import connection

from kotokirja.domains.controllers.types import PublishedNotice, PublishedText, StoredPdf
from kotokirja.kernel.ids import MunicipalityCode, NoticeVersionId


def published_notices(*, municipality: MunicipalityCode) -> tuple[PublishedNotice, ...]:
    """The municipality's published versions, the newest first; they are public by nature and ask for no grant (N0.1).

    One statement by index, within any context and outside of each.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM controllers_published(%s)", [municipality])
        return tuple(_published(row) for row in cursor.fetchall())


def published_texts(
    *, municipality: MunicipalityCode, numbers: Sequence[int], language: str
) -> tuple[PublishedText, ...]:
    """Published versions with their texts in one language, the newest first; a version without it is left out."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM controllers_published_texts(%s, %s::int[], %s)", [municipality, list(numbers), language]
        )
        return tuple(
            PublishedText(
                version=_published(row[:VERSION_COLUMNS]),
                language=language,
                content=row[VERSION_COLUMNS],
                hash=row[VERSION_COLUMNS + 1],
                has_pdf=row[VERSION_COLUMNS + 2],
            )
            for row in cursor.fetchall()
        )


def published_pdf(*, municipality: MunicipalityCode, number: int, language: str) -> StoredPdf | None:
    """The PDF of a published version in one language, once it has been made."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM controllers_published_pdf(%s, %s, %s)", [municipality, number, language])
        row = cursor.fetchone()
        return None if row is None else StoredPdf(content=bytes(row[0]), hash=row[1])


def in_force_on(*, notices: Sequence[PublishedNotice], on: date) -> PublishedNotice | None:
    """The version that held on a day: the latest of those that were published by then."""
    return max((one for one in notices if one.published_on <= on), key=lambda one: one.number, default=None)


VERSION_COLUMNS: Final = 6


def _published(row: tuple[Any, ...]) -> PublishedNotice:
    identifier, number, published_on, languages, is_material, digest = row
    return PublishedNotice(
        id=NoticeVersionId(identifier),
        number=number,
        published_on=published_on,
        languages=tuple(languages),
        is_material=is_material,
        hash=digest,
    )
