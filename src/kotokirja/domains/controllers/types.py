"""What leaves the domain: versions of the notice, settled points, and what they say of the controller."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kotokirja.kernel.ids import AccountId, NoticeVersionId
from kotokirja.policy.checking import Point
from kotokirja.policy.notice.document import Facts


class NoticeState(StrEnum):
    """How far a version has come."""

    DRAFT = "DRAFT"
    CHECKED = "CHECKED"
    """An officer has read it and vouches for it."""
    PUBLISHED = "PUBLISHED"
    DROPPED = "DROPPED"
    """Laid aside before publication, because a newer draft took its place."""


class Ruling(StrEnum):
    """What an officer says of a point that blocks publishing."""

    CONFIRMED = "CONFIRMED"
    """It is right as it stands."""
    REOPENED = "REOPENED"
    """The earlier word is taken back."""


class Mending(StrEnum):
    """What takes a point that blocks publishing away."""

    BY_WORD = "BY_WORD"
    """An officer's word that it is right: it can be true, however unlikely."""
    MALFORMED = "MALFORMED"
    """Only the overlay: what stands there can't be right."""
    DEMANDED_BY_LAW = "DEMANDED_BY_LAW"
    """Only the overlay: Article 13(1)(a) and (b) and 13(2)(b) demand the fact."""
    RETENTION = "RETENTION"
    """Only the overlay: Article 13(2)(a) demands the period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedNotice:
    """A published version, as everybody may know it (N0.1)."""

    id: NoticeVersionId
    number: int
    published_on: date
    languages: tuple[str, ...]
    is_material: bool
    """Whether it matters to clients who were given an older one."""
    hash: str
    """SHA-256 of the version: over the digests of its texts, in the order of its languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedText:
    """A published version in one language: the canonical text and its own SHA-256."""

    version: PublishedNotice
    language: str
    content: str
    hash: str
    has_pdf: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPdf:
    """The PDF of a published version in one language, made once."""

    content: bytes
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Who did a step, and when."""

    by: AccountId
    name: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeVersionView:
    """A version on its way or published, as its officers see it."""

    id: NoticeVersionId
    number: int | None
    state: NoticeState
    declaration: str
    """The version of the declaration from which it was made."""
    overlay: str
    """The municipality's own facts from which it was made, as their file said them."""
    languages: tuple[str, ...]
    digest: str
    drafted: Done
    checked: Done | None
    published: Done | None
    published_on: date | None
    is_material: bool
    reason: str

    @property
    def is_open(self) -> bool:
        """Whether it may still be published."""
        return self.state in {NoticeState.DRAFT, NoticeState.CHECKED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """The latest word of an officer about a point with certain values."""

    code: str
    place: str
    digest: str
    ruling: Ruling
    note: str
    settled: Done


@dataclass(frozen=True, slots=True, kw_only=True)
class PointState:
    """A point that blocks publishing, and what an officer said of it."""

    point: Point
    digest: str
    mending: Mending
    settlement: Settlement | None
    """The latest word about these very values."""
    earlier: Settlement | None
    """The latest word about the same place with other values."""

    @property
    def is_open(self) -> bool:
        """Whether publishing waits for it."""
        return self.settlement is None or self.settlement.ruling is not Ruling.CONFIRMED


@dataclass(frozen=True, slots=True, kw_only=True)
class ControllerProfile:
    """What a version says of the controller, its unit, its records office and its data protection officer (N1.1–N1.4)."""

    version: PublishedNotice
    language: str
    facts: tuple[Facts, ...]
