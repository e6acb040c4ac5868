"""The steps of a notice's version for tests: what holds in the invented town, drafted, checked, published."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Final

from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper

from kotokirja.interfaces.jobs.actor import worker_for
from kotokirja.kernel.ids import MunicipalityCode, NoticeVersionId
from kotokirja.platform.door import Actor
from kotokirja.policy.overlay import parse
from kotokirja.usecases import notices, notices_work
from kotokirja.usecases.notices import Running
from tests.cast import AT
from tests.policy.overlays import MALLILA, changed

OTHER_PHONE: Final = "050 123 4567"
LOOK_ALIKE: Final = "019 000 2501"
"""Nearly the switchboard's number: a point that an officer settles."""


def running(**changes: str) -> Running:
    """What holds in Mallila, with other telephone numbers or whatever is changed."""
    text = MALLILA
    for old, new in changes.items():
        text = changed(text, old, new)
    return Running(overlay=parse(text), text=text)


def with_phone(number: str) -> Running:
    """What holds when the unit has another telephone number."""
    return running(**{'phone = "019 000 1000"': f'phone = "{number}"'})


def without(key: str) -> Running:
    """What holds when the overlay leaves a fact empty."""
    text = "\n".join(f'{key} = ""' if line.startswith(f"{key} =") else line for line in MALLILA.splitlines())
    return Running(overlay=parse(text), text=text)


def digest_of(actor: Actor, version: NoticeVersionId, now: Running, at: datetime = AT) -> str:
    """The digest of a version as its page shows it."""
    return notices.open_version(actor=actor, version_id=version, language="fi", running=now, at=at).version.digest


def drafted(actor: Actor, now: Running | None = None, at: datetime = AT) -> tuple[NoticeVersionId, str]:
    """A fresh draft and its digest."""
    version = notices.draft(actor=actor, running=now or running(), at=at)
    return version, digest_of(actor, version, now or running(), at)


def checked(actor: Actor, now: Running | None = None, at: datetime = AT) -> tuple[NoticeVersionId, str]:
    """A draft that was checked, and its digest."""
    version, digest = drafted(actor, now, at)
    notices.check(actor=actor, running=now or running(), version_id=version, digest=digest, at=at)
    return version, digest


def published(
    actor: Actor, now: Running | None = None, at: datetime = AT, **said: object
) -> tuple[NoticeVersionId, int]:
    """A version that was drafted, checked and published, and its number."""
    version, digest = checked(actor, now, at)
    words: Mapping[str, object] = {"is_material": False, "reason": "Koeversio"} | said
    number = notices.publish(
        actor=actor,
        running=now or running(),
        version_id=version,
        digest=digest,
        is_material=bool(words["is_material"]),
        reason=str(words["reason"]),
        at=at,
    )
    return version, number


@contextmanager
def as_worker() -> Iterator[None]:
    """Log in as the background process does, whose privileges are others than the pages'."""
    connection = connections["default"]
    assert isinstance(connection, DatabaseWrapper)
    user = connection.settings_dict["USER"]

    def enter(name: str) -> None:
        connection.close()
        connection.close_pool()
        connection.settings_dict["USER"] = name

    enter(user.replace("_app", "_worker"))
    try:
        yield
    finally:
        enter(user)


def with_pdfs(version: NoticeVersionId, *, municipality: MunicipalityCode, content: bytes = b"%PDF-1.7 koe") -> None:
    """Have the PDFs of a published version made, all of one content."""
    worker = worker_for(municipality=municipality)
    with as_worker():
        for language in notices_work.take(actor=worker, version_id=version, at=AT):
            notices_work.keep_pdf(actor=worker, version_id=version, language=language, content=content, at=AT)
