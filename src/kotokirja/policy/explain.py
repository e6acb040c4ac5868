"""What the declaration says of one datum: the answer to why it is there, who sees it and how long it stays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kotokirja.policy.actions import ROLE_CATEGORIES, RULES
from kotokirja.policy.declaration import DECLARATION, RETENTION, categories_of, category_rule
from kotokirja.policy.declaration.roles import ROLES
from kotokirja.policy.declaration.shapes import PurposeRule, Recipient, RetentionRule, Source, SourceKind
from kotokirja.policy.notice.speaking import span_text
from kotokirja.policy.overlay import Overlay
from kotokirja.policy.overlay.lengths import length_of
from kotokirja.policy.provisions import cite
from kotokirja.policy.vocabulary import D, DataCategory, Purpose, RecordClass, Role, SourceCode
from kotokirja.policy.wording import say

CATEGORY: Final = say("Tietoryhmä", "Kategori", "Category")
ALLOWED_BY: Final = say("Käsittelyn sallii", "Behandlingen tillåts i", "Allowed by")
SPECIAL: Final = say("Erityinen henkilötietoryhmä", "Särskild kategori", "Special category")
YES: Final = say("kyllä", "ja", "yes")
ITEM: Final = say("Kotoutumislain 94 §:n kohta", "Punkt i 94 § i integrationslagen", "Item of section 94")
PURPOSES: Final = say("Käyttötarkoitukset", "Ändamål", "Purposes")
ROLES_THAT_SEE: Final = say("Roolit, jotka näkevät", "Roller som ser", "Roles that see it")
SOURCES: Final = say("Lähteet", "Källor", "Sources")
RECIPIENTS: Final = say("Vastaanottajat", "Mottagare", "Recipients")
RETENTION_PERIODS: Final = say("Säilytys", "Förvaring", "Retention")
BY_MUNICIPALITY: Final = say("kunnan määrättävä", "bestäms av kommunen", "set by the municipality")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the answer: what it is about, and what there is."""

    label: str
    values: tuple[str, ...]


def purposes_of(category: DataCategory) -> tuple[PurposeRule, ...]:
    """The purposes for which a category may be touched."""
    return tuple(rule for rule in DECLARATION.purposes if category in rule.categories)


def roles_that_see(category: DataCategory) -> dict[Role, tuple[Purpose, ...]]:
    """The roles to which the door opens a category through some act, with the purposes under which it does."""
    seen: dict[Role, list[Purpose]] = {}
    for rule in RULES.values():
        for role, purpose in rule.purposes.items():
            if category in rule.categories & ROLE_CATEGORIES[role] & categories_of(purpose):
                purposes = seen.setdefault(role, [])
                if purpose not in purposes:
                    purposes.append(purpose)
    return {role: tuple(seen[role]) for role in Role if role in seen}


def sources_of(category: DataCategory, overlay: Overlay | None = None) -> tuple[Source, ...]:
    """Who may give data of a category: the person, the officer, the old register, and whom a ground of the Act names."""
    by_ground = {
        giver for ground in DECLARATION.acquisition_grounds if category in ground.categories for giver in ground.givers
    }
    own = {SourceCode.CLIENT, SourceCode.OFFICER, SourceCode.PREVIOUS_REGISTER, SourceCode.REPRESENTATIVE}
    allowed = overlay.sources if overlay else frozenset(SourceCode)
    return tuple(source for source in DECLARATION.sources if source.code in (by_ground | own) & allowed)


def recipients_of(datum: D) -> tuple[Recipient, ...]:
    """Who may get a datum: a provider only what is one of the eighteen items."""
    return tuple(
        recipient
        for recipient in DECLARATION.recipients
        if (datum.item in recipient.items if recipient.items else datum.category in recipient.categories)
    )


def retention_of_category(category: DataCategory) -> tuple[RetentionRule, ...]:
    """The record classes that may hold a category."""
    return tuple(rule for rule in DECLARATION.retention if category in rule.categories)


def explain(
    datum: D, *, records: Sequence[RecordClass] = (), overlay: Overlay | None = None, language: str, on: date
) -> tuple[Line, ...]:
    """Everything that the declaration says of a datum, in words; records narrow the retention to where it really is."""
    return tuple(_lines(datum, records, overlay, language, on))


def _lines(
    datum: D, records: Sequence[RecordClass], overlay: Overlay | None, language: str, on: date
) -> Iterator[Line]:
    category = category_rule(datum.category)
    yield Line(label=CATEGORY.text(language), values=(f"{category.category} {category.name.text(language)}",))
    yield Line(label=ALLOWED_BY.text(language), values=(cite(category.provisions, language=language),))
    if category.is_special:
        yield Line(label=SPECIAL.text(language), values=(YES.text(language),))
    for item in DECLARATION.items:
        if item.item is datum.item:
            yield Line(label=ITEM.text(language), values=(f"{item.item.value} {item.text.text(language)}",))
    names = {rule.purpose: rule.name.text(language) for rule in DECLARATION.purposes}
    yield Line(
        label=PURPOSES.text(language),
        values=tuple(f"{names[rule.purpose]} ({rule.grounds(language)})" for rule in purposes_of(datum.category)),
    )
    yield Line(
        label=ROLES_THAT_SEE.text(language),
        values=tuple(
            f"{ROLES[role].text(language)} ({', '.join(names[purpose] for purpose in purposes)})"
            for role, purposes in roles_that_see(datum.category).items()
        ),
    )
    yield Line(
        label=SOURCES.text(language),
        values=tuple(
            source.name(language) + _by_ground(source, datum) for source in sources_of(datum.category, overlay)
        ),
    )
    yield Line(
        label=RECIPIENTS.text(language),
        values=tuple(
            f"{recipient.name.text(language)} ({cite(recipient.grounds, language=language)})"
            for recipient in recipients_of(datum)
        ),
    )
    rules = [RETENTION[record] for record in records] or retention_of_category(datum.category)
    yield Line(
        label=RETENTION_PERIODS.text(language),
        values=tuple(f"{rule.name.text(language)}: {_length(rule, overlay, language, on)}" for rule in rules),
    )


def _by_ground(source: Source, datum: D) -> str:
    if source.kind in {SourceKind.PERSON, SourceKind.OWN_ASSESSMENT}:
        return ""
    grounds = [
        ground.provision
        for ground in DECLARATION.acquisition_grounds
        if source.code in ground.givers and datum.category in ground.categories
    ]
    return f" ({', '.join(grounds)})" if grounds else ""


def _length(rule: RetentionRule, overlay: Overlay | None, language: str, on: date) -> str:
    span = length_of(rule, overlay=overlay, on=on).span
    if span is None:
        return BY_MUNICIPALITY.text(language)
    return f"{span_text(span, language)} {DECLARATION.starting_events[rule.starts].text(language)}"
