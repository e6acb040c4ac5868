"""The published notices, for anybody: they are public by nature, so nobody has to say who reads them (N0.1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kotokirja.domains.controllers import queries
from kotokirja.domains.controllers.queries import VersionNotFound
from kotokirja.domains.controllers.types import ControllerProfile, PublishedNotice, PublishedText, StoredPdf
from kotokirja.kernel.ids import MunicipalityCode
from kotokirja.policy.notice import Notice
from kotokirja.policy.notice.differences import Difference, difference
from kotokirja.policy.notice.document import Facts
from kotokirja.policy.notice.stored import notice_of, settled

__all__ = ["ControllerProfile", "PublishedNotice", "PublishedText", "StoredPdf", "VersionNotFound"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """The version in force, where it says another thing than holds now, and in how many statements."""

    version: PublishedNotice
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfilePeriod:
    """From when until when the published notice said the same of the controller and its contacts."""

    facts: tuple[Facts, ...]
    language: str
    since: date
    until: date | None
    """The day on which another version took its place."""
    numbers: tuple[int, ...]


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


def compare(
    *, municipality: MunicipalityCode, older: int | None, newer: int | None, language: str
) -> ComparedNotices | None:
    """What one published version says other than another, in a language that both have.

    Without numbers it is the newest version and the one before it; nothing where there are not two.
    """
    versions = queries.published_notices(municipality=municipality)
    if len(versions) <= 1 and older is None and newer is None:
        return None
    last = versions[0] if newer is None and versions else _numbered(versions, newer or 0)
    before = next((one for one in versions if one.number < last.number), last)
    first = before if older is None else _numbered(versions, older)
    first, second = sorted((first, last), key=lambda one: one.number)
    common = [one for one in second.languages if one in first.languages]
    if not common:
        raise VersionNotFound
    chosen = language if language in common else common[0]
    texts = {
        text.version.number: notice_of(text.content)
        for text in _texts(municipality, {first.number, second.number}, chosen)
    }
    return ComparedNotices(
        older=first,
        newer=second,
        language=chosen,
        difference=difference(older=texts[first.number], newer=texts[second.number]),
        all=versions,
    )


def differing(*, municipality: MunicipalityCode, now: Mapping[str, Notice]) -> Differing | None:
    """In how many statements the version in force says another thing than holds now; nothing where it says the same.

    A language that was published and is no more, or the other way round, differs too.
    """
    versions = queries.published_notices(municipality=municipality)
    if not versions:
        return None
    counts = [
        difference(older=one, newer=settled(now[language], on=one.dated)).count
        for language in versions[0].languages
        if language in now
        for text in _texts(municipality, {versions[0].number}, language)
        for one in [notice_of(text.content)]
    ]
    if not any(counts) and set(now) == set(versions[0].languages):
        return None
    return Differing(version=versions[0], statements=max(counts, default=0))


def text(*, municipality: MunicipalityCode, number: int, language: str) -> PublishedText | None:
    """The canonical text of a published version, whose SHA-256 anybody can compute."""
    return next(iter(_texts(municipality, {number}, language)), None)


def pdf(*, municipality: MunicipalityCode, number: int, language: str) -> StoredPdf | None:
    """The PDF of a published version, once it has been made."""
    return queries.published_pdf(municipality=municipality, number=number, language=language)


def profile_periods(*, municipality: MunicipalityCode, language: str) -> tuple[ProfilePeriod, ...]:
    """From when to when the versions said the same of the controller and its contacts, the newest first (N1.1, N1.2).

    A version that has no text in the language speaks in its first one.
    """
    versions = queries.published_notices(municipality=municipality)
    by_language: dict[str, set[int]] = {}
    for version in versions:
        chosen = language if language in version.languages else version.languages[0]
        by_language.setdefault(chosen, set()).add(version.number)
    texts = [text for chosen, numbers in by_language.items() for text in _texts(municipality, numbers, chosen)]
    profiles = sorted(queries.profiles(texts=texts), key=lambda profile: profile.version.number)
    periods: list[ProfilePeriod] = []
    for profile in profiles:
        if periods and periods[-1].facts == profile.facts:
            periods[-1] = replace(periods[-1], numbers=(*periods[-1].numbers, profile.version.number))
            continue
        if periods:
            periods[-1] = replace(periods[-1], until=profile.version.published_on)
        periods.append(
            ProfilePeriod(
                facts=profile.facts,
                language=profile.language,
                since=profile.version.published_on,
                until=None,
                numbers=(profile.version.number,),
            )
        )
    return tuple(reversed(periods))


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
