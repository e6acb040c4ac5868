"""What the declaration says of a datum or a category: why it is there, who sees and gets it, how long it stays.

One engine for `kotokirja explain`, for the page of a datum and for whoever asks next.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kotokirja.policy.actions import ROLE_CATEGORIES, RULES
from kotokirja.policy.declaration import DECLARATION, RETENTION, categories_of, category_rule
from kotokirja.policy.declaration.data import DATA
from kotokirja.policy.declaration.roles import ROLES
from kotokirja.policy.declaration.shapes import PurposeRule, Recipient, RetentionRule, Source, SourceKind
from kotokirja.policy.notice.speaking import span_text
from kotokirja.policy.overlay import Overlay
from kotokirja.policy.overlay.lengths import length_of
from kotokirja.policy.provisions import cite
from kotokirja.policy.vocabulary import D, DataCategory, ProviderItem, Purpose, RecordClass, Role, SourceCode
from kotokirja.policy.wording import say

CATEGORY: Final = say("Tietoryhmä", "Kategori", "Category")
ALLOWED_BY: Final = say("Käsittelyn sallii", "Behandlingen tillåts i", "Allowed by")
SPECIAL: Final = say("Erityinen henkilötietoryhmä", "Särskild kategori", "Special category")
YES: Final = say("kyllä", "ja", "yes")
ITEM: Final = say("Kotoutumislain 94 §:n kohta", "Punkt i 94 § i integrationslagen", "Item of section 94")
PURPOSES: Final = say("Käyttötarkoitukset", "Ändamål", "Purposes")
ROLES_THAT_SEE: Final = say("Roolit, jotka näkevät", "Roller som ser", "Roles that see it")
SOURCES: Final = say("Lähteet", "Källor", "Sources")
RECIPIENTS: Final = say("Kuka voi saada", "Vem kan få", "Who may get it")
DATA_IN_IT: Final = say("Tiedot", "Uppgifter", "Data")
WITH_CONSENT: Final = say(
    "asiakkaan suostumuksella tai lain nojalla",
    "med klientens samtycke eller med stöd av lag",
    "with the client's consent or by law",
)
AS_ITEM: Final = say("kohta {item}", "punkt {item}", "item {item}")
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


def recipients_of_category(category: DataCategory) -> tuple[Recipient, ...]:
    """Who may get data of a category, or at least some of it."""
    return tuple(recipient for recipient in DECLARATION.recipients if category in recipient.categories)


def retention_of_category(category: DataCategory) -> tuple[RetentionRule, ...]:
    """The record classes that may hold a category."""
    return tuple(rule for rule in DECLARATION.retention if category in rule.categories)


def explain(
    datum: D, *, records: Sequence[RecordClass] = (), overlay: Overlay | None = None, language: str, on: date
) -> tuple[Line, ...]:
    """Everything that the declaration says of a datum, in words; records narrow the retention to where it really is."""
    item = tuple(
        Line(label=ITEM.text(language), values=(f"{item.item.value} {item.text.text(language)}",))
        for item in DECLARATION.items
        if item.item is datum.item
    )
    rules = tuple(RETENTION[record] for record in records) or retention_of_category(datum.category)
    return (
        *_category(datum.category, language),
        *item,
        *_lines(datum.category, recipients_of(datum), rules, overlay, language, on, item=datum.item),
    )


def explain_category(
    category: DataCategory, *, overlay: Overlay | None = None, language: str, on: date
) -> tuple[Line, ...]:
    """Everything that the declaration says of a category, in words, with the data that belong to it."""
    data = tuple(f"{DATA[datum].text(language)} ({datum.name})" for datum in D if datum.category is category)
    return (
        *_category(category, language),
        Line(label=DATA_IN_IT.text(language), values=data),
        *_lines(category, recipients_of_category(category), retention_of_category(category), overlay, language, on),
    )


def _category(category: DataCategory, language: str) -> Iterator[Line]:
    rule = category_rule(category)
    yield Line(label=CATEGORY.text(language), values=(f"{rule.category} {rule.name.text(language)}",))
    yield Line(label=ALLOWED_BY.text(language), values=(cite(rule.provisions, language=language),))
    if rule.is_special:
        yield Line(label=SPECIAL.text(language), values=(YES.text(language),))


def _lines(
    category: DataCategory,
    recipients: Sequence[Recipient],
    rules: Sequence[RetentionRule],
    overlay: Overlay | None,
    language: str,
    on: date,
    *,
    item: ProviderItem | None = None,
) -> Iterator[Line]:
    names = {rule.purpose: rule.name.text(language) for rule in DECLARATION.purposes}
    yield Line(
        label=PURPOSES.text(language),
        values=tuple(f"{names[rule.purpose]} ({rule.grounds(language)})" for rule in purposes_of(category)),
    )
    yield Line(
        label=ROLES_THAT_SEE.text(language),
        values=tuple(
            f"{ROLES[role].text(language)} ({', '.join(names[purpose] for purpose in purposes)})"
            for role, purposes in roles_that_see(category).items()
        ),
    )
    yield Line(
        label=SOURCES.text(language),
        values=tuple(
            source.name(language) + _by_ground(source, category, language) for source in sources_of(category, overlay)
        ),
    )
    yield Line(
        label=RECIPIENTS.text(language),
        values=tuple(_recipient(recipient, item, language) for recipient in recipients),
    )
    yield Line(
        label=RETENTION_PERIODS.text(language),
        values=tuple(f"{rule.name.text(language)}: {_length(rule, overlay, language, on)}" for rule in rules),
    )


def _recipient(recipient: Recipient, item: ProviderItem | None, language: str) -> str:
    """A recipient with the ground, the item of section 94 under which a provider gets it, and consent if it takes one."""
    said = [cite(recipient.grounds, language=language)]
    if item is not None and recipient.items:
        said[0] += f", {AS_ITEM.text(language).format(item=item.value)}"
    said += [WITH_CONSENT.text(language)] if recipient.needs_consent else []
    return f"{recipient.name.text(language)} ({'; '.join(said)})"


def _by_ground(source: Source, category: DataCategory, language: str) -> str:
    if source.kind in {SourceKind.PERSON, SourceKind.OWN_ASSESSMENT}:
        return ""
    grounds = [
        ground.provision
        for ground in DECLARATION.acquisition_grounds
        if source.code in ground.givers and category in ground.categories
    ]
    return f" ({cite(grounds, language=language)})" if grounds else ""


def _length(rule: RetentionRule, overlay: Overlay | None, language: str, on: date) -> str:
    span = length_of(rule, overlay=overlay, on=on).span
    if span is None:
        return BY_MUNICIPALITY.text(language)
    return f"{span_text(span, language)} {DECLARATION.starting_events[rule.starts].text(language)}"
