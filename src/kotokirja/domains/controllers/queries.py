"""Reads of the notice's versions: what is published is public, everything else asks for a grant."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import connection

from kotokirja.domains.controllers import rules
from kotokirja.domains.controllers.models import NoticePdf, NoticeText
from kotokirja.domains.controllers.types import (
    ControllerProfile,
    Done,
    NoticeState,
    NoticeVersionView,
    PointState,
    PublishedNotice,
    PublishedText,
    Ruling,
    Settlement,
    StoredPdf,
)
from kotokirja.kernel.ids import AccountId, MunicipalityCode, NoticeVersionId
from kotokirja.platform.door import Grant
from kotokirja.platform.register.together import Part, read_part
from kotokirja.policy.checking import Point
from kotokirja.policy.notice.document import Facts, Notice
from kotokirja.policy.notice.stored import notice_of
from kotokirja.policy.overlay import Overlay

PROFILE: Final = "N1."
"""How the statements about the controller and its contacts begin."""
VERSION_COLUMNS: Final = 6


def published_notices(*, municipality: MunicipalityCode) -> tuple[PublishedNotice, ...]:
    """The municipality's published versions, the newest first; they are public by nature and ask for no grant (N0.1).

    One statement by index, within any context and outside of each.
    """
    return read_part(published_part(municipality=municipality))


def published_part(*, municipality: MunicipalityCode) -> Part[tuple[PublishedNotice, ...]]:
    """The same, to be asked together with others."""
    return Part(text="SELECT * FROM controllers_published(%s)", values=(municipality,), read=_published_rows)


def _published_rows(rows: Sequence[Mapping[str, Any]]) -> tuple[PublishedNotice, ...]:
    return tuple(
        PublishedNotice(
            id=NoticeVersionId(UUID(row["id"])),
            number=row["number"],
            published_on=date.fromisoformat(row["published_on"]),
            languages=tuple(row["languages"]),
            is_material=row["is_material"],
            hash=row["digest"],
        )
        for row in rows
    )


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


def profiles(*, texts: Sequence[PublishedText]) -> tuple[ControllerProfile, ...]:
    """What these versions say of the controller and its contacts (N1.1–N1.4)."""
    return tuple(
        ControllerProfile(
            version=text.version,
            language=text.language,
            facts=tuple(
                block
                for section in notice_of(text.content).sections
                for block in section.blocks
                if isinstance(block, Facts) and block.statement.startswith(PROFILE)
            ),
        )
        for text in texts
    )


def profile_on(*, municipality: MunicipalityCode, on: date, language: str) -> ControllerProfile | None:
    """What the controller's profile was on a day: what the version in force on that day says (N1.1, N1.2)."""
    version = in_force_on(notices=published_notices(municipality=municipality), on=on)
    if version is None:
        return None
    texts = published_texts(municipality=municipality, numbers=[version.number], language=language)
    return next(iter(profiles(texts=texts)), None)


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


VERSIONS = """
SELECT v.id, v.number, v.state, v.declaration, v.overlay, v.languages, v.digest,
       v.drafted_by_id, coalesce(d.display_name, ''), v.drafted_at,
       v.checked_by_id, coalesce(c.display_name, ''), v.checked_at,
       v.published_by_id, coalesce(p.display_name, ''), v.published_at,
       v.published_on, v.is_material, v.reason
FROM controllers_noticeversion v
LEFT JOIN platform_account d ON d.municipality_id = v.municipality_id AND d.id = v.drafted_by_id
LEFT JOIN platform_account c ON c.municipality_id = v.municipality_id AND c.id = v.checked_by_id
LEFT JOIN platform_account p ON p.municipality_id = v.municipality_id AND p.id = v.published_by_id
WHERE v.municipality_id = %(municipality)s AND v.state <> 'DROPPED'
  AND (%(id)s::uuid IS NULL OR v.id = %(id)s::uuid)
ORDER BY v.number DESC NULLS FIRST
"""


class VersionNotFound(LookupError):
    """The municipality has no such version."""


def versions(*, grant: Grant) -> tuple[NoticeVersionView, ...]:
    """The open draft, if there is one, and the published versions, the newest first."""
    return _versions(grant, None)


def version(*, grant: Grant, version: NoticeVersionId) -> NoticeVersionView:
    """One version, or `VersionNotFound`."""
    found = _versions(grant, version)
    if not found:
        raise VersionNotFound
    return found[0]


def _versions(grant: Grant, wanted: NoticeVersionId | None) -> tuple[NoticeVersionView, ...]:
    with connection.cursor() as cursor:
        cursor.execute(VERSIONS, {"municipality": grant.municipality, "id": wanted})
        return tuple(_view(row) for row in cursor.fetchall())


def _view(row: tuple[Any, ...]) -> NoticeVersionView:
    return NoticeVersionView(
        id=NoticeVersionId(row[0]),
        number=row[1],
        state=NoticeState(row[2]),
        declaration=row[3],
        overlay=row[4],
        languages=tuple(row[5]),
        digest=row[6],
        drafted=Done(by=AccountId(row[7]), name=row[8], at=row[9]),
        checked=_done(row[10:13]),
        published=_done(row[13:16]),
        published_on=row[16],
        is_material=row[17],
        reason=row[18],
    )


def _done(row: tuple[Any, ...]) -> Done | None:
    by, name, at = row
    return None if by is None else Done(by=AccountId(by), name=name, at=at)


def texts(*, grant: Grant, versions: Sequence[NoticeVersionId]) -> Mapping[NoticeVersionId, Mapping[str, str]]:
    """The canonical texts of versions by language, in one statement."""
    found: dict[NoticeVersionId, dict[str, str]] = {version: {} for version in versions}
    rows = NoticeText.objects.filter(municipality_id=grant.municipality, version_id__in=list(versions))
    for version, language, content in rows.order_by("language").values_list("version_id", "language", "content"):
        found[NoticeVersionId(version)][language] = content
    return found


def pdf_languages(*, grant: Grant, version: NoticeVersionId) -> frozenset[str]:
    """In which languages the PDF of a version has been made."""
    rows = NoticePdf.objects.filter(municipality_id=grant.municipality, version_id=version)
    return frozenset(rows.values_list("language", flat=True))


def versions_without_pdf(*, grant: Grant) -> tuple[NoticeVersionId, ...]:
    """Published versions of which a PDF is missing."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT v.id FROM controllers_noticeversion v WHERE v.municipality_id = %s AND v.state = 'PUBLISHED'"
            " AND (SELECT count(*) FROM controllers_noticepdf p WHERE p.municipality_id = v.municipality_id"
            " AND p.version_id = v.id) < cardinality(v.languages) ORDER BY v.number",
            [grant.municipality],
        )
        return tuple(NoticeVersionId(row[0]) for row in cursor.fetchall())


SETTLED = """
SELECT DISTINCT ON (s.digest) s.code, s.place, s.digest, s.ruling, s.note,
       s.settled_by_id, coalesce(a.display_name, ''), s.settled_at
FROM controllers_settledpoint s
LEFT JOIN platform_account a ON a.municipality_id = s.municipality_id AND a.id = s.settled_by_id
WHERE s.municipality_id = %s ORDER BY s.digest, s.settled_at DESC, s.id
"""


def settlements(*, grant: Grant) -> tuple[Settlement, ...]:
    """The latest word about each point with its values."""
    with connection.cursor() as cursor:
        cursor.execute(SETTLED, [grant.municipality])
        return tuple(
            Settlement(
                code=code,
                place=place,
                digest=digest,
                ruling=Ruling(ruling),
                note=note,
                settled=Done(by=AccountId(by), name=name, at=at),
            )
            for code, place, digest, ruling, note, by, name, at in cursor.fetchall()
        )


def point_states(*, grant: Grant, found: Sequence[Point]) -> tuple[PointState, ...]:
    """The points that block publishing, each with what an officer said of it."""
    return rules.point_states(found, settlements(grant=grant))


def is_out_of_date(
    *,
    version: NoticeVersionView,
    texts: Mapping[str, str],
    declaration: str,
    overlay: Overlay,
    now: Mapping[str, Notice],
) -> bool:
    """Whether an open draft was made from other facts than hold now, or says another thing."""
    return rules.is_out_of_date(
        made_from=version.overlay,
        declaration=declaration,
        overlay=overlay,
        texts={language: notice_of(text) for language, text in texts.items()},
        now=now,
    )
