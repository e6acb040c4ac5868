"""A municipality's own facts: what differs from town to town, and nothing else (the overlay)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kotokirja.kernel.ids import MunicipalityCode
from kotokirja.kernel.parameters import Dated
from kotokirja.policy.declaration.shapes import RecipientCode
from kotokirja.policy.parameters import P, Span
from kotokirja.policy.vocabulary import Purpose, RecordClass, SourceCode
from kotokirja.policy.wording import Wording


class TownKind(StrEnum):
    """What the controller calls itself."""

    CITY = "CITY"
    """Kaupunki."""
    MUNICIPALITY = "MUNICIPALITY"
    """Kunta."""
    JOINT_AUTHORITY = "JOINT_AUTHORITY"
    """Kuntayhtymä: several municipalities in one body (410/2015, section 55)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TownName:
    """The names of the town or region and of its controller, and the Finnish forms that sentences need."""

    kind: TownKind
    town: Wording
    controller: Wording
    controller_genitive: str
    town_inessive: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A postal address as it was given; an empty part is one that was not given."""

    po_box: str = ""
    street: str = ""
    postcode: str = ""
    post_office: str = ""

    @property
    def is_given(self) -> bool:
        """Whether a letter would arrive by it."""
        return bool((self.po_box or self.street) and self.postcode and self.post_office)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """The responsible unit (vastuuyksikkö) and its contact for general questions (N1.2)."""

    name: Wording
    contact_name: str
    contact_title: Wording
    is_title_only: bool
    """Whether the name was left out on purpose."""
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The controller's profile (rekisterinpitäjä, N1.1–N1.4), used by the notice, letters and pages alike."""

    name: TownName
    body: Wording
    address: Address
    unit: Unit
    records_office: Wording
    records_office_address: Address
    secure_mail: str
    data_protection_officer: str
    office_address: Address
    """The address that stands in the footer."""
    switchboard: str
    website: str
    rights_page: str
    accessibility_email: str
    postcodes: tuple[str, ...]
    """How the municipality's own postcodes begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Processor:
    """Somebody who processes data for the controller under a contract (GDPR Article 28), and where."""

    name: str
    recipient: RecipientCode
    country: str


class PasswordSentence(StrEnum):
    """What the notice that the municipality has published says about passwords (N10.11)."""

    REGULAR_CHANGE = "REGULAR_CHANGE"
    CHANGE_ON_SUSPICION = "CHANGE_ON_SUSPICION"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """One municipality's facts; parsing has made sure that none widens the declaration."""

    municipality: MunicipalityCode
    is_invented: bool
    """A town for trying out: its code stands outside of the national code list."""
    is_example: bool
    """A real town shown as its published notice has it: what is open there is told and fails no check of the whole."""
    profile: Profile
    dated: date
    languages: tuple[str, ...]
    """In which the notice is published, its own first: that one is read where the reader's is not among them."""
    sources: frozenset[SourceCode]
    optional_services: frozenset[Purpose]
    retention: Mapping[RecordClass, Span]
    targets: Mapping[P, tuple[Dated[Span], ...]]
    password_max_age_days: int | None
    published_password_sentence: PasswordSentence | None
    processors: tuple[Processor, ...]
