"""The published notices, for anybody: they are public by nature, so nobody has to say who reads them (N0.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kotokirja.domains.controllers import queries
from kotokirja.domains.controllers.queries import VersionNotFound
from kotokirja.domains.controllers.types import ControllerProfile, PublishedNotice, PublishedText, StoredPdf
from kotokirja.kernel.ids import MunicipalityCode
from kotokirja.policy.notice import Notice
from kotokirja.policy.notice.differences import Difference, difference
from kotokirja.policy.notice.stored import notice_of

__all__ = ["ControllerProfile", "PublishedNotice", "StoredPdf", "VersionNotFound"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadNotice:
    """A published version in one language, with its hash, and all versions beside it."""

    version: PublishedNotice
    notice: Notice
    hash: str
    """SHA-256 of the canonical text in this language."""
    has_pdf: bool
    all: tuple[PublishedNotice, ...]

    @property
    def latest(self) -> PublishedNotice:
        """The version in force."""
        return self.all[0]

    @property
    def before(self) -> PublishedNotice | None:
        """The version that this one took the place of."""
        return next((one for one in self.all if one.number < self.version.number), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedNotices:
    """Two published versions and what the newer says other than the older."""

    older: PublishedNotice
    newer: PublishedNotice
    language: str
    difference: Difference
    all: tuple[PublishedNotice, ...]


def published(*, municipality: MunicipalityCode) -> tuple[PublishedNotice, ...]:
    """Every published version, the newest first."""
    return queries.published_notices(municipality=municipality)


def current(*, municipality: MunicipalityCode, language: str) -> ReadNotice | None:
    """The version in force in a language; nothing before the first publication."""
    versions = queries.published_notices(municipality=municipality)
    return _read(municipality, versions, versions[0], language) if versions else None


def read(*, municipality: MunicipalityCode, number: int, language: str) -> ReadNotice:
    """One published version in a language, or in its first one where it has no such."""
    versions = queries.published_notices(municipality=municipality)
    return _read(municipality, versions, _numbered(versions, number), language)


def compare(*, municipality: MunicipalityCode, older: int, newer: int, language: str) -> ComparedNotices:
    """What one published version says other than another, in a language that both have."""
    versions = queries.published_notices(municipality=municipality)
    first, second = sorted((_numbered(versions, older), _numbered(versions, newer)), key=lambda one: one.number)
    common = [one for one in second.languages if one in first.languages]
    if not common:
        raise VersionNotFound
    chosen = language if language in common else common[0]
    texts = {text.version.number: text for text in _texts(municipality, {older, newer}, chosen)}
    return ComparedNotices(
        older=first,
        newer=second,
        language=chosen,
        difference=difference(
            older=notice_of(texts[first.number].content), newer=notice_of(texts[second.number].content)
        ),
        all=versions,
    )


def pdf(*, municipality: MunicipalityCode, number: int, language: str) -> StoredPdf | None:
    """The PDF of a published version, once it has been made."""
    return queries.published_pdf(municipality=municipality, number=number, language=language)


def profiles(*, municipality: MunicipalityCode, language: str) -> tuple[ControllerProfile, ...]:
    """What each version says of the controller and its contacts, the newest first (N1.1, N1.2)."""
    versions = queries.published_notices(municipality=municipality)
    texts = _texts(municipality, {version.number for version in versions}, language)
    return queries.profiles(texts=texts)


def profile_on(*, municipality: MunicipalityCode, on: date, language: str) -> ControllerProfile | None:
    """What the controller's profile was on a day."""
    return queries.profile_on(municipality=municipality, on=on, language=language)


def _texts(municipality: MunicipalityCode, numbers: set[int], language: str) -> tuple[PublishedText, ...]:
    return queries.published_texts(municipality=municipality, numbers=sorted(numbers), language=language)


def _numbered(versions: Sequence[PublishedNotice], number: int) -> PublishedNotice:
    found = next((version for version in versions if version.number == number), None)
    if found is None:
        raise VersionNotFound
    return found


def _read(
    municipality: MunicipalityCode, versions: tuple[PublishedNotice, ...], version: PublishedNotice, language: str
) -> ReadNotice:
    chosen = language if language in version.languages else version.languages[0]
    (text,) = _texts(municipality, {version.number}, chosen)
    return ReadNotice(
        version=version, notice=notice_of(text.content), hash=text.hash, has_pdf=text.has_pdf, all=versions
    )
