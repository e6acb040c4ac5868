"""The record of processing activities (seloste käsittelytoimista, GDPR Article 30(1)): one activity for each purpose."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from kotokirja.policy.checking import password_sentence
from kotokirja.policy.declaration.data import DATA
from kotokirja.policy.declaration.shapes import CategoryRule, Extent, PurposeRule, Recipient, RecipientKind
from kotokirja.policy.declaration.whole import Declaration
from kotokirja.policy.notice import frame
from kotokirja.policy.notice.speaking import Speaker, day_text
from kotokirja.policy.overlay import Overlay
from kotokirja.policy.provisions import cite
from kotokirja.policy.vocabulary import D, DataCategory, Purpose
from kotokirja.policy.wording import Wording, say

TITLE: Final = say(
    "Seloste käsittelytoimista", "Register över behandling av personuppgifter", "Record of processing activities"
)
BASIS: Final = say(
    "Tietosuoja-asetuksen 30 artiklan 1 kohta",
    "Dataskyddsförordningen artikel 30.1",
    "Article 30(1) of the General Data Protection Regulation",
)
AS_OF: Final = say("Tilanne {day}", "Läget {day}", "As of {day}")
CONTROLLER: Final = say(
    "Rekisterinpitäjä ja yhteystiedot", "Personuppgiftsansvarig och kontaktuppgifter", "Controller and contact details"
)
JOINT: Final = say("Yhteisrekisterinpito", "Gemensamt personuppgiftsansvar", "Joint controllers")
ACTIVITY: Final = say("Käsittelytoimi", "Behandling", "Activity")
PURPOSE: Final = say("Käsittelyn tarkoitus", "Ändamål med behandlingen", "Purpose of the processing")
GROUND: Final = say("Oikeusperuste", "Rättslig grund", "Legal basis")
SUBJECTS: Final = say("Rekisteröityjen ryhmät", "Kategorier av registrerade", "Categories of data subjects")
CATEGORIES: Final = say("Henkilötietoryhmät", "Kategorier av personuppgifter", "Categories of personal data")
RECIPIENTS: Final = say("Vastaanottajat", "Mottagare", "Recipients")
TRANSFERS: Final = say(
    "Siirrot kolmansiin maihin tai kansainvälisille järjestöille",
    "Överföringar till tredjeländer eller internationella organisationer",
    "Transfers to third countries or international organisations",
)
LIMITS: Final = say("Tietojen poistamisen määräajat", "Tidsfrister för radering", "Time limits for erasure")
MEASURES: Final = say(
    "Yleinen kuvaus turvatoimista",
    "Allmän beskrivning av säkerhetsåtgärderna",
    "General description of the security measures",
)
NO_TRANSFERS: Final = say("Ei siirtoja. {sentence}", "Inga överföringar. {sentence}", "No transfers. {sentence}")
NOBODY: Final = say("Ei luovuteta.", "Lämnas inte ut.", "Disclosed to nobody.")
NO_CATEGORY: Final = say("Ei asiakkaiden tietoja", "Inga uppgifter om klienter", "No data on clients")
STAFF_DATA: Final = say("Henkilöstöstä: {data}", "Om personalen: {data}", "On the staff: {data}")
ONLY_FIGURES: Final = say(
    "Vain yhteenlaskettuja tai pseudonymisoituja tietoja; henkilöistä ei synny asiakirjoja.",
    "Bara sammanställda eller pseudonymiserade uppgifter; inga handlingar om personer uppkommer.",
    "Aggregated or pseudonymised data only; no records on persons are made.",
)
KINDS: Final = {
    RecipientKind.JOINT_CONTROLLER: say("yhteisrekisterinpitäjä", "gemensamt ansvarig", "joint controller"),
    RecipientKind.PROCESSOR: say("henkilötietojen käsittelijä", "personuppgiftsbiträde", "processor"),
}
SPECIAL: Final = say("erityinen henkilötietoryhmä", "särskild kategori", "special category")
MADE_FROM: Final = frame.VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of the record: the point of Article 30(1) that asks for it, its heading and what there is."""

    point: str
    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedCategory:
    """A category of personal data with its data, for whoever wants to follow one to the data map."""

    category: DataCategory
    name: str
    is_special: bool
    provisions: str
    data: tuple[tuple[D, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One processing activity: a purpose with everything that Article 30(1) asks of it."""

    purpose: Purpose
    name: str
    categories: tuple[DataCategory, ...]
    items: tuple[Item, ...]

    @property
    def anchor(self) -> str:
        """What an address within the page names."""
        return self.purpose.value.lower().replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOfProcessing:
    """The whole record of one municipality in one language."""

    language: str
    title: str
    basis: str
    as_of: str
    version_text: str
    controller_name: str
    controller_heading: str
    controller: tuple[Item, ...]
    activities: tuple[Activity, ...]
    categories_heading: str
    categories: tuple[RecordedCategory, ...]
    measures_heading: str
    measures: Item


def record_of_processing(*, declaration: Declaration, overlay: Overlay, language: str, on: date) -> RecordOfProcessing:
    """The municipality's record of processing activities as it stands on a day (Article 30(1), N10.3)."""
    speaker = Speaker(declaration=declaration, overlay=overlay, language=language, on=on)
    rules = speaker.purposes()
    used = frozenset().union(*(rule.categories for rule in rules))
    return RecordOfProcessing(
        language=language,
        title=speaker.say(TITLE),
        basis=speaker.say(BASIS),
        as_of=speaker.say(AS_OF).format(day=day_text(on, language)),
        version_text=speaker.say(MADE_FROM).format(version=declaration.version),
        controller_name=speaker.say(overlay.profile.name.controller),
        controller_heading=speaker.say(CONTROLLER),
        controller=tuple(_controller(speaker)),
        activities=tuple(_activity(rule, speaker) for rule in rules),
        categories_heading=speaker.say(CATEGORIES),
        categories=tuple(_category(rule, speaker) for rule in declaration.categories if rule.category in used),
        measures_heading=speaker.say(MEASURES),
        measures=Item(point="g", label=speaker.say(MEASURES), values=tuple(_measures(speaker))),
    )


def _controller(speaker: Speaker) -> Iterator[Item]:
    """Who is responsible and how to reach them (Article 30(1)(a), N1.1–N1.4)."""
    profile, say_ = speaker.overlay.profile, speaker.say

    def item(label: Wording, *values: str) -> Item:
        given = tuple(value for value in values if value)
        return Item(point="a", label=say_(label), values=given or (say_(frame.NOT_GIVEN),))

    unit = profile.unit
    yield item(frame.CONTROLLER, f"{say_(profile.name.controller)} / {say_(profile.body)}")
    yield item(frame.ADDRESS, *speaker.address(profile.address))
    yield item(frame.UNIT, say_(unit.name))
    contact = say_(unit.contact_title) if unit.is_title_only or not unit.contact_name else unit.contact_name
    yield item(
        frame.JOB_TITLE, contact if contact == say_(unit.contact_title) else f"{contact}, {say_(unit.contact_title)}"
    )
    yield item(frame.PHONE, unit.phone)
    yield item(
        frame.REQUESTS,
        say_(profile.records_office),
        *speaker.address(profile.records_office_address),
        profile.secure_mail,
    )
    yield item(frame.OFFICER, profile.data_protection_officer)
    joint = [entry for entry in speaker.declaration.recipients if entry.kind is RecipientKind.JOINT_CONTROLLER]
    yield item(JOINT, *(f"{say_(entry.name)}: {say_(entry.text)}" for entry in joint))


def _activity(rule: PurposeRule, speaker: Speaker) -> Activity:
    ordered = tuple(entry for entry in speaker.declaration.categories if entry.category in rule.categories)
    return Activity(
        purpose=rule.purpose,
        name=speaker.say(rule.name),
        categories=tuple(entry.category for entry in ordered),
        items=(
            Item(point="b", label=speaker.say(PURPOSE), values=(_sentence(speaker.say(rule.text)),)),
            Item(point="b", label=speaker.say(GROUND), values=(rule.grounds(speaker.language),)),
            Item(point="c", label=speaker.say(SUBJECTS), values=tuple(_subjects(rule, speaker))),
            Item(point="c", label=speaker.say(CATEGORIES), values=tuple(_categories(rule, ordered, speaker))),
            Item(point="d", label=speaker.say(RECIPIENTS), values=tuple(_recipients(rule, speaker))),
            Item(point="e", label=speaker.say(TRANSFERS), values=(_transfers(speaker),)),
            Item(point="f", label=speaker.say(LIMITS), values=tuple(_limits(rule, speaker))),
        ),
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")


def _subjects(rule: PurposeRule, speaker: Speaker) -> Iterator[str]:
    yield from (speaker.say(entry.name) for entry in speaker.declaration.subjects if entry.kind in rule.subjects)


def _categories(rule: PurposeRule, ordered: tuple[CategoryRule, ...], speaker: Speaker) -> Iterator[str]:
    for entry in ordered:
        special = f" ({speaker.say(SPECIAL)})" if entry.is_special else ""
        yield f"{entry.category} {speaker.say(entry.name)}{special}"
    if not ordered:
        yield speaker.say(NO_CATEGORY)
    for subject in speaker.declaration.subjects:
        if subject.kind in rule.subjects and subject.data is not None:
            yield speaker.say(STAFF_DATA).format(data=speaker.say(subject.data))


def _recipients(rule: PurposeRule, speaker: Speaker) -> Iterator[str]:
    """Who may get data for this purpose, in which position, on which ground, and where they are (30(1)(d))."""
    found = [entry for entry in speaker.declaration.recipients if rule.purpose in entry.purposes]
    for entry in found:
        yield _recipient(entry, speaker)
    if not found:
        yield speaker.say(NOBODY)


def _recipient(entry: Recipient, speaker: Speaker) -> str:
    contracted = [f"{one.name} ({one.country})" for one in speaker.overlay.processors if one.recipient is entry.code]
    name = ": ".join([speaker.say(entry.name), *([", ".join(contracted)] if contracted else [])])
    kind = f", {speaker.say(KINDS[entry.kind])}" if entry.kind in KINDS else ""
    return f"{name}{kind} ({cite(entry.grounds, language=speaker.language)})"


def _transfers(speaker: Speaker) -> str:
    return speaker.say(NO_TRANSFERS).format(sentence=speaker.say(speaker.declaration.transfers.text))


def _limits(rule: PurposeRule, speaker: Speaker) -> Iterator[str]:
    """How long what the purpose makes is kept, and on which ground (30(1)(f), N9.2)."""
    kept = {entry.record: entry for entry in speaker.declaration.retention}
    for record in rule.records:
        entry = kept[record]
        ground = cite((entry.ground,), language=speaker.language)
        yield f"{speaker.say(entry.name)}: {speaker.length(entry)} ({ground})"
    if rule.extent is Extent.AGGREGATED:
        yield speaker.say(ONLY_FIGURES)


def _category(rule: CategoryRule, speaker: Speaker) -> RecordedCategory:
    return RecordedCategory(
        category=rule.category,
        name=speaker.say(rule.name),
        is_special=rule.is_special,
        provisions=cite(rule.provisions, language=speaker.language),
        data=tuple((datum, speaker.say(DATA[datum])) for datum in D if datum.category is rule.category),
    )


def _measures(speaker: Speaker) -> Iterator[str]:
    """What protects the data (30(1)(g), N10), with its grounds; the sentence on passwords follows the setting."""
    password = speaker.declaration.access_monitored[password_sentence(speaker.overlay)]
    for measure in sorted(
        (*speaker.declaration.measures, password), key=lambda one: int(one.statement.rpartition(".")[2])
    ):
        text = _sentence(speaker.named(measure.text))
        yield f"{text} ({cite(measure.grounds, language=speaker.language)})" if measure.grounds else text


def point_text(point: str, language: str) -> str:
    """The point of Article 30(1) as the language writes it."""
    return f"30(1)({point})" if language == "en" else f"30.1 {point}"


def rows(record: RecordOfProcessing) -> Iterator[tuple[str, ...]]:
    """The record as a table: the controller's profile as its first rows, then one row for each activity."""
    yield (record.title, record.controller_name)
    yield (record.basis, record.as_of, record.version_text)
    yield from ((item.label, *item.values) for item in record.controller)
    yield (record.measures.label, *record.measures.values)
    yield ()
    head = record.activities[0].items
    yield (
        ACTIVITY.text(record.language),
        *(f"{item.label} ({point_text(item.point, record.language)})" for item in head),
    )
    for activity in record.activities:
        yield (activity.name, *("\n".join(item.values) for item in activity.items))
    yield ()
    yield (record.categories_heading,)
    for entry in record.categories:
        yield (f"{entry.category} {entry.name}", ", ".join(name for _datum, name in entry.data), entry.provisions)


def markdown(record: RecordOfProcessing) -> str:
    """The record as plain text, each fact on a line of its own so that a change of processing is a short diff."""
    return "\n".join(_lines(record)).rstrip() + "\n"


def _lines(record: RecordOfProcessing) -> Iterator[str]:
    yield f"# {record.title}"
    yield f"\n{record.controller_name}\n\n{record.basis}\n"
    yield f"## {record.controller_heading}\n"
    yield from _items(record.controller, record.language)
    for activity in record.activities:
        yield f"\n## {activity.name}\n"
        yield from _items(activity.items, record.language)
    yield f"\n## {record.categories_heading}\n"
    for entry in record.categories:
        yield f"* {entry.category} {entry.name} ({entry.provisions}): {', '.join(name for _datum, name in entry.data)}"
    yield f"\n## {record.measures_heading}\n"
    yield from (f"* {value}" for value in record.measures.values)


def _items(items: tuple[Item, ...], language: str) -> Iterator[str]:
    for item in items:
        label = f"{item.label} ({point_text(item.point, language)})"
        if len(item.values) == 1:
            yield f"* {label}: {item.values[0]}"
        else:
            yield f"* {label}:"
            yield from (f"  * {value}" for value in item.values)
