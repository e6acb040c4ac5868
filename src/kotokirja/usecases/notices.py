"""The privacy notice as its officers keep it: drafted, its points settled, checked, published (N0.1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from kotokirja.domains.controllers import operations, queries
from kotokirja.domains.controllers.operations import VersionMoved
from kotokirja.domains.controllers.queries import VersionNotFound
from kotokirja.domains.controllers.types import (
    Mending,
    NoticeState,
    NoticeVersionView,
    PointState,
    Ruling,
)
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.kernel.ids import NoticeVersionId
from kotokirja.platform.door import Actor, Grant, authorise, usecase
from kotokirja.policy.actions import Action
from kotokirja.policy.checking import Point, points
from kotokirja.policy.declaration import DECLARATION
from kotokirja.policy.declaration.whole import Declaration
from kotokirja.policy.notice import Notice, compose
from kotokirja.policy.notice.differences import Difference, difference
from kotokirja.policy.notice.stored import canonical, notice_of, settled
from kotokirja.policy.overlay import Overlay

__all__ = ["VersionMoved", "VersionNotFound"]


class DraftOutOfDate(Exception):
    """Declaration or overlay changed since the draft was made: it has to be drafted anew."""


class PointsOpen(Exception):
    """Points block publishing; it carries them."""

    def __init__(self, states: tuple[PointState, ...]) -> None:
        super().__init__(", ".join(state.point.code for state in states))
        self.states = states


class PointGone(Exception):
    """The overlay holds no such point with these values any more."""


class NotByWord(Exception):
    """Only the overlay mends this point, nobody's word."""


class ReasonMissing(ValueError):
    """Whether a version matters to those who were given an older one needs a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """What holds now: the municipality's own facts with the text that they were read from, and the declaration."""

    overlay: Overlay
    text: str
    declaration: Declaration = field(default=DECLARATION)

    def notices(self, *, on: date) -> Mapping[str, Notice]:
        """The notice as it would be made on a day, in each of the overlay's languages."""
        return {
            language: compose(declaration=self.declaration, overlay=self.overlay, language=language, on=on)
            for language in self.overlay.languages
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """What declaration and overlay say now other than the published version, by language."""

    version: NoticeVersionView
    differences: Mapping[str, Difference]

    @property
    def is_there(self) -> bool:
        """Whether the published notice says another thing than what holds."""
        return any(one.count for one in self.differences.values()) or set(self.differences) != set(
            self.version.languages
        )

    @property
    def most(self) -> int:
        """In how many statements, in the language where it is most."""
        return max((one.count for one in self.differences.values()), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeDesk:
    """Where the municipality's notice stands."""

    draft: NoticeVersionView | None
    is_out_of_date: bool
    published: tuple[NoticeVersionView, ...]
    states: tuple[PointState, ...]
    hints: tuple[Point, ...]
    """What was found and blocks nothing."""
    drift: Drift | None

    @property
    def open(self) -> tuple[PointState, ...]:
        """The points for which publishing waits."""
        return _open(self.states)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedVersion:
    """A version with its text in one language, and what stands between it and publication."""

    version: NoticeVersionView
    notice: Notice
    is_out_of_date: bool
    open: tuple[PointState, ...]
    before: NoticeVersionView | None
    """The published version that this one follows, or would follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two versions and what the newer says other than the older; no newer one stands for what holds now."""

    choices: tuple[NoticeVersionView, ...]
    older: NoticeVersionView
    newer: NoticeVersionView | None
    language: str
    languages: tuple[str, ...]
    """The languages that both have."""
    difference: Difference


@usecase
def overview(*, actor: Actor, running: Running, at: datetime) -> NoticeDesk:
    """See the versions, the points to settle, and whether the published notice still says what holds."""
    grant = authorise(actor=actor, action=Action.NOTICE_READ, at=at)
    versions = queries.versions(grant=grant)
    draft = next((version for version in versions if version.is_open), None)
    published = tuple(version for version in versions if version.state is NoticeState.PUBLISHED)
    wanted = [version for version in (draft, *published[:1]) if version is not None]
    texts = queries.texts(grant=grant, versions=[version.id for version in wanted])
    now = running.notices(on=helsinki_day(at))
    found = points(running.overlay, on=helsinki_day(at))
    return NoticeDesk(
        draft=draft,
        is_out_of_date=draft is not None and _is_out_of_date(draft, texts[draft.id], running, now),
        published=published,
        states=queries.point_states(grant=grant, found=found),
        hints=tuple(point for point in found if not point.is_blocking),
        drift=_drift(published[0], texts[published[0].id], now) if published else None,
    )


def _is_out_of_date(
    version: NoticeVersionView, texts: Mapping[str, str], running: Running, now: Mapping[str, Notice]
) -> bool:
    return queries.is_out_of_date(
        version=version, texts=texts, declaration=running.declaration.version, overlay=running.overlay, now=now
    )


def _open(states: Sequence[PointState]) -> tuple[PointState, ...]:
    return tuple(state for state in states if state.is_open)


def _drift(version: NoticeVersionView, texts: Mapping[str, str], now: Mapping[str, Notice]) -> Drift:
    return Drift(
        version=version,
        differences={
            language: drift_of(published=notice_of(texts[language]), now=notice)
            for language, notice in now.items()
            if language in texts
        },
    )


def drift_of(*, published: Notice, now: Notice) -> Difference:
    """What the notice would say now other than as it was published, apart from its date."""
    return difference(older=published, newer=settled(now, on=published.dated))


@usecase
def open_version(
    *, actor: Actor, version_id: NoticeVersionId, language: str, running: Running, at: datetime
) -> OpenedVersion:
    """Read a version in one language, or in its first one where it has no such."""
    grant = authorise(actor=actor, action=Action.NOTICE_READ, at=at)
    versions = queries.versions(grant=grant)
    version = _among(versions, version_id)
    texts = queries.texts(grant=grant, versions=[version.id])[version.id]
    notice = notice_of(texts[language if language in texts else version.languages[0]])
    published = [one for one in versions if one.number is not None]
    before = next((one for one in published if version.number is None or (one.number or 0) < version.number), None)
    if not version.is_open:
        return OpenedVersion(version=version, notice=notice, is_out_of_date=False, open=(), before=before)
    now = running.notices(on=helsinki_day(at))
    return OpenedVersion(
        version=version,
        notice=notice,
        is_out_of_date=_is_out_of_date(version, texts, running, now),
        open=_open(_states(grant, running, at)),
        before=before,
    )


def _among(versions: tuple[NoticeVersionView, ...], wanted: NoticeVersionId) -> NoticeVersionView:
    found = next((version for version in versions if version.id == wanted), None)
    if found is None:
        raise VersionNotFound
    return found


def _states(grant: Grant, running: Running, at: datetime) -> tuple[PointState, ...]:
    found = points(running.overlay, on=helsinki_day(at))
    return queries.point_states(grant=grant, found=found)


@usecase
def draft(*, actor: Actor, running: Running, at: datetime) -> NoticeVersionId:
    """Make a draft from what holds now; an open draft is laid aside."""
    grant = authorise(actor=actor, action=Action.NOTICE_DRAFT, at=at)
    return operations.draft(
        grant=grant,
        declaration=running.declaration.version,
        overlay=running.text,
        texts={language: canonical(notice) for language, notice in running.notices(on=helsinki_day(at)).items()},
        at=at,
    )


@usecase
def settle(*, actor: Actor, running: Running, digest: str, ruling: Ruling, note: str, at: datetime) -> None:
    """Say in one's own name that a point is right as it stands, or take that back (N6.2)."""
    grant = authorise(actor=actor, action=Action.NOTICE_SETTLE, at=at)
    state = next((state for state in _states(grant, running, at) if state.digest == digest), None)
    if state is None:
        raise PointGone
    if state.mending is not Mending.BY_WORD:
        raise NotByWord
    operations.settle(grant=grant, point=state.point, digest=digest, ruling=ruling, note=note, at=at)


@usecase
def check(*, actor: Actor, running: Running, version_id: NoticeVersionId, digest: str, at: datetime) -> None:
    """Vouch for a draft that was read, in one's own name; raises `DraftOutOfDate` or `VersionMoved`."""
    grant = authorise(actor=actor, action=Action.NOTICE_CHECK, at=at)
    _demand_up_to_date(grant, running, version_id, at)
    operations.note_checked(grant=grant, version=version_id, digest=digest, at=at)


def _demand_up_to_date(grant: Grant, running: Running, version_id: NoticeVersionId, at: datetime) -> Mapping[str, str]:
    version = queries.version(grant=grant, version=version_id)
    texts = queries.texts(grant=grant, versions=[version_id])[version_id]
    if version.is_open and _is_out_of_date(version, texts, running, running.notices(on=helsinki_day(at))):
        raise DraftOutOfDate
    return texts


@usecase
def publish(
    *,
    actor: Actor,
    running: Running,
    version_id: NoticeVersionId,
    digest: str,
    is_material: bool,
    reason: str,
    at: datetime,
) -> int:
    """Publish a checked version today, in one's own name; returns its number (N0.1, N6.2).

    Raises `VersionMoved` where somebody was faster, `DraftOutOfDate`, `PointsOpen`, or `ReasonMissing`.
    """
    grant = authorise(actor=actor, action=Action.NOTICE_PUBLISH, at=at)
    operations.hold(grant=grant, version=version_id, digest=digest)
    texts = _demand_up_to_date(grant, running, version_id, at)
    if still_open := _open(_states(grant, running, at)):
        raise PointsOpen(still_open)
    if not reason.strip() and queries.published_notices(municipality=grant.municipality):
        raise ReasonMissing
    on = helsinki_day(at)
    number = operations.publish(
        grant=grant,
        version=version_id,
        texts={language: canonical(settled(notice_of(text), on=on)) for language, text in texts.items()},
        on=on,
        is_material=is_material,
        reason=reason.strip(),
        at=at,
    )
    operations.make_pdfs_later(municipality=grant.municipality, version=version_id)
    return number


@usecase
def compare(
    *,
    actor: Actor,
    older: NoticeVersionId | None,
    newer: NoticeVersionId | None,
    language: str,
    running: Running,
    at: datetime,
) -> Compared | None:
    """Read what a version says other than another; without a newer one, what holds now other than it.

    Without an older one it is the latest published version; nothing where there is no version at all.
    """
    grant = authorise(actor=actor, action=Action.NOTICE_READ, at=at)
    versions = queries.versions(grant=grant)
    if older is None and not versions:
        return None
    published = [version for version in versions if not version.is_open]
    first = (published or versions)[0] if older is None else _among(versions, older)
    second = None if newer is None else _among(versions, newer)
    if second is not None and versions.index(second) > versions.index(first):
        first, second = second, first
    texts = queries.texts(grant=grant, versions=[version.id for version in (first, second) if version is not None])
    there = {
        name: notice_of(text) for name, text in (texts[second.id] if second is not None else {}).items()
    } or running.notices(on=helsinki_day(at))
    common = tuple(name for name in first.languages if name in there)
    if not common:
        raise VersionNotFound
    chosen = language if language in common else common[0]
    before, after = notice_of(texts[first.id][chosen]), there[chosen]
    if first.is_open:
        before = settled(before, on=before.dated)
    if second is None or second.is_open:
        after = settled(after, on=before.dated)
    return Compared(
        choices=versions,
        older=first,
        newer=second,
        language=chosen,
        languages=common,
        difference=difference(older=before, newer=after),
    )
