"""What the background process does for the notice: it makes the PDFs of what officers published, and decides nothing."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from kotokirja.domains.controllers import operations, queries
from kotokirja.domains.controllers.queries import VersionNotFound
from kotokirja.domains.controllers.types import NoticeState, PublishedNotice
from kotokirja.kernel.ids import NoticeVersionId
from kotokirja.platform.door import Actor, authorise, usecase
from kotokirja.policy.actions import Action
from kotokirja.policy.notice import Notice
from kotokirja.policy.notice.stored import notice_of

__all__ = ["PublishedNotice", "VersionNotFound"]


@usecase
def take(*, actor: Actor, version_id: NoticeVersionId, at: datetime) -> Mapping[str, Notice]:
    """Take up a published version: its notices in the languages whose PDF is missing."""
    grant = authorise(actor=actor, action=Action.NOTICE_TAKE, at=at)
    version = queries.version(grant=grant, version=version_id)
    if version.state is not NoticeState.PUBLISHED:
        raise VersionNotFound
    there = queries.pdf_languages(grant=grant, version=version_id)
    texts = queries.texts(grant=grant, versions=[version_id])[version_id]
    return {language: notice_of(text) for language, text in texts.items() if language not in there}


@usecase
def keep_pdf(*, actor: Actor, version_id: NoticeVersionId, language: str, content: bytes, at: datetime) -> None:
    """Keep the PDF of a published version in one language; one that is there already stays."""
    grant = authorise(actor=actor, action=Action.NOTICE_PDF_KEEP, at=at)
    operations.keep_pdf(
        grant=grant,
        version=version_id,
        language=language,
        content=content,
        hash_=sha256(content).hexdigest(),
        at=at,
    )


@usecase
def resume_lost(*, actor: Actor, at: datetime) -> int:
    """Ask anew for the PDFs that are missing; returns of how many versions."""
    grant = authorise(actor=actor, action=Action.NOTICE_SWEEP, at=at)
    versions = queries.versions_without_pdf(grant=grant)
    for version in versions:
        operations.make_pdfs_later(municipality=grant.municipality, version=version)
    return len(versions)
