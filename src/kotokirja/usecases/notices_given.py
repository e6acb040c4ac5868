"""Giving the privacy notice to a client: what is due, the record of it, and the letter that goes along (N0.1)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kotokirja.domains.clients import operations
from kotokirja.domains.clients import queries as clients
from kotokirja.domains.clients.operations import NoticeNotGivable
from kotokirja.domains.clients.types import ClientFile, NoticeHanding, NoticeStanding
from kotokirja.domains.controllers import queries as controllers
from kotokirja.domains.controllers.types import ControllerProfile, PublishedNotice
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.kernel.ids import ClientId, MunicipalityCode
from kotokirja.platform.door import Actor, authorise, usecase
from kotokirja.platform.register.reads import Trail, trail_of_subject
from kotokirja.platform.register.writes import StaleVersion
from kotokirja.policy.actions import Action
from kotokirja.policy.notice.differences import SectionDifference, difference
from kotokirja.policy.notice.stored import notice_of

__all__ = ["NoticeNotGivable", "StaleVersion"]


class NothingPublished(LookupError):
    """The municipality has not published its privacy notice yet: there is nothing to give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedNotices:
    """A person's notices with their provenance, the published versions, and what is due."""

    file: ClientFile
    trail: Trail
    published: tuple[PublishedNotice, ...]
    standing: NoticeStanding
    language: str
    """The language in which to hand the newest version over."""
    changes: tuple[SectionDifference, ...]
    """What the newest version says other than the one that the person has, where that matters to them."""

    @property
    def needs_interpreter(self) -> bool:
        """Whether the newest version does not exist in the person's service language."""
        spoken, newest = self.file.person.service_language, self.standing.newest
        return bool(spoken and newest and spoken not in newest.languages)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterContent:
    """What a cover letter is made of: to whom, which version, and what that version says of its sender."""

    file: ClientFile
    notice: PublishedNotice
    language: str
    profile: ControllerProfile
    has_pdf: bool


@usecase
def open_notices(*, actor: Actor, client_id: ClientId, language: str, at: datetime) -> OpenedNotices:
    """Look which versions of the privacy notice a client was given, what is due, and what has changed since."""
    grant = authorise(actor=actor, action=Action.CLIENT_NOTICE_READ, subject=client_id, at=at)
    file = clients.client_file(grant=grant)
    published = controllers.published_notices(municipality=grant.municipality)
    standing = clients.notice_standing(file=file, published=published, on=helsinki_day(at))
    return OpenedNotices(
        file=file,
        trail=trail_of_subject(grant=grant, mirrors=clients.MIRRORS),
        published=published,
        standing=standing,
        language=clients.notice_language(
            languages=standing.newest.languages if standing.newest else (),
            service_language=file.person.service_language,
        ),
        changes=_changes(standing, municipality=grant.municipality, language=language),
    )


def _changes(
    standing: NoticeStanding, *, municipality: MunicipalityCode, language: str
) -> tuple[SectionDifference, ...]:
    """The sections that changed since the version that the person has; nothing where nothing is due."""
    if not standing.missed or standing.given is None or standing.newest is None:
        return ()
    numbers = [standing.newest.number, standing.given.number]
    texts = controllers.published_texts(municipality=municipality, numbers=numbers, language=language)
    if len(texts) < len(numbers):
        return ()
    newer, older = (notice_of(text.content) for text in texts)
    return tuple(section for section in difference(older=older, newer=newer).sections if section.number)


@usecase
def give_notice(*, actor: Actor, client_id: ClientId, handing: NoticeHanding, at: datetime) -> UUID:
    """Record that a client was given the privacy notice; raises `NoticeNotGivable` with the reasons."""
    grant = authorise(actor=actor, action=Action.CLIENT_NOTICE_GIVE, subject=client_id, at=at)
    published = controllers.published_notices(municipality=grant.municipality)
    return operations.give_notice(grant=grant, handing=handing, published=published)


@usecase
def correct_notice(
    *, actor: Actor, client_id: ClientId, row: UUID, version: int, handing: NoticeHanding, at: datetime
) -> int:
    """Correct what was recorded of a giving; raises `NoticeNotGivable`, or `StaleVersion` after somebody quicker."""
    grant = authorise(actor=actor, action=Action.CLIENT_NOTICE_CORRECT, subject=client_id, at=at)
    published = controllers.published_notices(municipality=grant.municipality)
    return operations.correct_notice(grant=grant, row=row, version=version, handing=handing, published=published)


@usecase
def withdraw_notice(*, actor: Actor, client_id: ClientId, row: UUID, version: int, at: datetime) -> None:
    """Take a giving that was recorded by mistake out of the file; its history stays."""
    grant = authorise(actor=actor, action=Action.CLIENT_NOTICE_WITHDRAW, subject=client_id, at=at)
    operations.withdraw_notice(grant=grant, row=row, version=version)


@usecase
def write_letter(*, actor: Actor, client_id: ClientId, at: datetime) -> LetterContent:
    """Open what a cover letter of the newest notice says; raises `NothingPublished` while there is none (N1.1, N1.2)."""
    grant = authorise(actor=actor, action=Action.CLIENT_NOTICE_LETTER, subject=client_id, at=at)
    file = clients.client_file(grant=grant)
    published = controllers.published_notices(municipality=grant.municipality)
    notice = controllers.in_force_on(notices=published, on=helsinki_day(at))
    if notice is None:
        raise NothingPublished
    language = clients.notice_language(languages=notice.languages, service_language=file.person.service_language)
    texts = controllers.published_texts(municipality=grant.municipality, numbers=[notice.number], language=language)
    return LetterContent(
        file=file,
        notice=notice,
        language=language,
        profile=controllers.profiles(texts=texts)[0],
        has_pdf=texts[0].has_pdf,
    )
