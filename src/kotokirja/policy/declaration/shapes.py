"""The shapes of the declaration's entries: frozen, with their words in the three languages of the notice."""

from dataclasses import dataclass, field
from enum import StrEnum

from kotokirja.policy.parameters import P
from kotokirja.policy.provisions import cite
from kotokirja.policy.vocabulary import DataCategory, ProviderItem, Purpose, RecordClass, SourceCode
from kotokirja.policy.wording import Wording


class Extent(StrEnum):
    """How near to a person a purpose may come."""

    NAMED = "NAMED"
    """One person's data, by name."""
    AGGREGATED = "AGGREGATED"
    """Figures, or data under pseudonyms: never a named file (N4.2, N4.3)."""
    NONE = "NONE"
    """No client's data at all."""


class SubjectKind(StrEnum):
    """Whose data it is."""

    IMMIGRANT = "IMMIGRANT"
    INTEGRATION_CLIENT = "INTEGRATION_CLIENT"
    STAFF = "STAFF"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectRule:
    """A category of data subjects (GDPR Article 30(1)(c)); data of theirs that is outside of section 73 in words."""

    kind: SubjectKind
    name: Wording
    data: Wording | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeRule:
    """A purpose: its name, its sentence in the notice, its ground, the tasks behind it, whose data it may touch."""

    purpose: Purpose
    statement: str
    name: Wording
    text: Wording
    ground: str
    tasks: tuple[str, ...] = ()
    categories: frozenset[DataCategory]
    subjects: frozenset[SubjectKind]
    records: tuple[RecordClass, ...] = ()
    """The record classes that it makes; figures make none."""
    extent: Extent = Extent.NAMED
    is_optional: bool = False
    """Whether a municipality may do without the service behind it."""

    def grounds(self, language: str) -> str:
        """Ground and tasks as a purpose line names them."""
        return cite((self.ground, *self.tasks), language=language)


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryRule:
    """A category of personal data: its name, its sentence in the notice and the provision that allows it."""

    category: DataCategory
    name: Wording
    text: Wording
    provisions: tuple[str, ...]
    is_special: bool = False
    """Special categories of personal data (GDPR Article 9): with a stated necessity, seen by fewer."""


class SourceKind(StrEnum):
    """What sort of a source a datum has; interfaces tell them apart by it."""

    PERSON = "PERSON"
    AUTHORITY = "AUTHORITY"
    PROVIDER = "PROVIDER"
    OWN_ASSESSMENT = "OWN_ASSESSMENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where data comes from, with its name and kind."""

    code: SourceCode
    kind: SourceKind
    names: Wording
    is_indispensable: bool = False
    """A municipality can't leave it out of its overlay."""

    def name(self, language: str) -> str:
        """The source's name in a language."""
        return self.names.text(language)


class PersonScope(StrEnum):
    """About whom a ground lets ask or tell."""

    PROTECTED = "PROTECTED"
    """Persons of section 2(3) or (4)."""
    HOME_CARE_SUPPORT = "HOME_CARE_SUPPORT"
    SOCIAL_ASSISTANCE = "SOCIAL_ASSISTANCE"
    TRAFFICKING_VICTIM = "TRAFFICKING_VICTIM"
    TO_BE_ASSESSED = "TO_BE_ASSESSED"
    PLAN_AND_WINDOW = "PLAN_AND_WINDOW"
    """Somebody with a plan who fulfils section 20(3) or (4)."""
    MOVING_WITH_PLAN = "MOVING_WITH_PLAN"
    UNACCOMPANIED = "UNACCOMPANIED"
    """Children and young persons of section 2(6)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcquisitionGround:
    """A right to receive data: from whom, about whom, for which purpose and what; as the Act has it (N5.3–N5.8)."""

    provision: str
    statement: str
    givers: frozenset[SourceCode]
    persons: frozenset[PersonScope]
    purpose: Purpose
    categories: frozenset[DataCategory]
    needs_consent: bool = False
    needs_county: bool = False
    """Only where the wellbeing services county takes part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the notice, by the statement that it makes."""

    statement: str
    text: Wording


class RecipientCode(StrEnum):
    """Who may get data."""

    PROVIDER = "PROVIDER"
    NATIONAL_REGISTER = "NATIONAL_REGISTER"
    INTERPRETING_PROVIDER = "INTERPRETING_PROVIDER"
    SYSTEM_SUPPLIER = "SYSTEM_SUPPLIER"
    COMPENSATION_AUTHORITY = "COMPENSATION_AUTHORITY"
    WELLBEING_SERVICES_COUNTY = "WELLBEING_SERVICES_COUNTY"
    EMPLOYMENT_AUTHORITY = "EMPLOYMENT_AUTHORITY"
    OTHER_MUNICIPALITY = "OTHER_MUNICIPALITY"
    KELA = "KELA"
    REPRESENTATIVE = "REPRESENTATIVE"
    SUPERVISOR = "SUPERVISOR"


class RecipientKind(StrEnum):
    """In which position a recipient gets data."""

    RECIPIENT = "RECIPIENT"
    JOINT_CONTROLLER = "JOINT_CONTROLLER"
    PROCESSOR = "PROCESSOR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Who may get which data on which grounds, for which purpose, and where it is then."""

    code: RecipientCode
    statement: str
    kind: RecipientKind = RecipientKind.RECIPIENT
    name: Wording
    text: Wording
    purposes: frozenset[Purpose]
    grounds: tuple[str, ...]
    categories: frozenset[DataCategory]
    items: tuple[ProviderItem, ...] = ()
    needs_consent: bool = False
    countries: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One of the eighteen items of section 94 in words (N7.1–N7.18)."""

    item: ProviderItem
    text: Wording
    needs_necessity: bool = False


class StartingEvent(StrEnum):
    """What starts the clock of a record class."""

    RELATIONSHIP_ENDED = "RELATIONSHIP_ENDED"
    CONTRACT_ENDED = "CONTRACT_ENDED"
    IMPORT_FINISHED = "IMPORT_FINISHED"
    ENCOUNTER_HELD = "ENCOUNTER_HELD"
    ORDER_SETTLED = "ORDER_SETTLED"
    PAYMENT_YEAR_ENDED = "PAYMENT_YEAR_ENDED"
    DISCLOSED = "DISCLOSED"
    REQUEST_ANSWERED = "REQUEST_ANSWERED"
    EMPLOYMENT_ENDED = "EMPLOYMENT_ENDED"
    ENTRY_MADE = "ENTRY_MADE"


class HoldReason(StrEnum):
    """What suspends a destruction (N9.6)."""

    STATUTORY_TASK = "STATUTORY_TASK"
    PENDING_MATTER = "PENDING_MATTER"


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRule:
    """How long rows of a record class stay: from which event, by which length, on which ground, what holds them.

    The length is the statute's where it has one: `exactly` it, or `at_least` it (N9.3). Otherwise the municipality
    sets it in its overlay, and until then it is open.
    """

    record: RecordClass
    name: Wording
    starts: StartingEvent
    exactly: P | None = None
    at_least: P | None = None
    ground: str
    categories: frozenset[DataCategory] = field(default_factory=frozenset)
    holds: frozenset[HoldReason] = frozenset(HoldReason)

    @property
    def is_set_by_municipality(self) -> bool:
        """Whether the law leaves the length to the municipality, wholly or above its least."""
        return self.exactly is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """A right of the data subject, with what the law takes from it here (N11)."""

    provision: str
    statement: str
    name: Wording
    text: Wording
    exception: str = ""
    """The provision that takes it away, if one does."""
    exception_text: Wording | None = None
    excepted: frozenset[DataCategory] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferRule:
    """Where data may be: the countries of the European Union and the European Economic Area (N8.1)."""

    statement: str
    text: Wording
    countries: frozenset[str]
    provision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A protection measure as the notice promises it (N10.1–N10.14)."""

    statement: str
    text: Wording
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AutomatedDecisions:
    """What is decided or inferred about people without people (N6)."""

    profiles: bool
    decides: bool
    text: Wording
    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """Where the notice's sentence and the Act differ: code follows the Act, the page keeps the sentence."""

    code: str
    statements: tuple[str, ...]
    provisions: tuple[str, ...]
    says: Wording
    """What the notice says."""
    holds: Wording
    """What the Act says, and so the code does."""
