"""What the staff's templates ask: words for codes, who may what, and the navigation of a role."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from kotokirja.interfaces.overlays import overlays
from kotokirja.interfaces.staff import words
from kotokirja.interfaces.staff.clients.presenting import Fact, FactSection
from kotokirja.kernel.calendar import HELSINKI
from kotokirja.kernel.ids import MunicipalityCode
from kotokirja.kernel.language import Language
from kotokirja.platform.door import Actor
from kotokirja.platform.shell.templatetags.shell import icon, provenance, purpose_line
from kotokirja.policy.actions import RULES, Action
from kotokirja.policy.terms import Clock, Tone
from kotokirja.policy.vocabulary import Role

register = template.Library()

WEEKDAYS = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)
NAVIGATION = (
    (Action.DESK_READ, "staff:desk", gettext_lazy("Work desk"), "/desk/", "t"),
    (Action.CLIENT_SEARCH, "staff:clients", gettext_lazy("Clients"), "/clients/", "a"),
    (Action.IMPORT_READ, "staff:imports", gettext_lazy("Import"), "/imports/", "i"),
    (Action.NOTICE_READ, "staff:notices", gettext_lazy("Privacy notice"), "/notices/", "n"),
    (Action.LOG_READ, "staff:access-log", gettext_lazy("Access log"), "/oversight/access-log/", "l"),
    (Action.DECLARED_RECORD_READ, "staff:declared-record", gettext_lazy("Processing"), "/declared/record/", "p"),
)
"""Each with the start of its addresses, and the key that follows g."""
TONES = {Tone.LATE: "late", Tone.WARN: "warn", Tone.INFO: "info", Tone.OK: "ok"}


@register.inclusion_tag("staff/_navigation.html", takes_context=True)
def navigation(context: template.Context) -> dict[str, Any]:
    """The main menu: only what the role may use."""
    request = context["request"]
    items = [item for item in NAVIGATION if request.actor.role in RULES[item[0]].purposes]
    return {"items": items, "path": request.path}


@register.simple_tag
def fact_panel(section: FactSection, client_id: UUID, purpose: str, may_write_code: bool) -> SafeString:
    """One part of a file: its heading, the way to its form, its purpose, and its facts each with its source."""
    address = reverse("staff:client-edit", args=[client_id, section.name])
    title, name = conditional_escape(section.title), section.name
    word, drawing = (_("Add"), "plus") if section.has_rows else (_("Edit"), "pen")
    links = f'<a class="btn btn--s push" href="{address}">{icon(drawing)}{word}<span class="vh">: {title}</span></a>'
    if name == "person" and may_write_code:
        code, label = reverse("staff:client-edit", args=[client_id, "identity-code"]), _("Identity code")
        links += f'<a class="btn btn--s" href="{code}">{label}</a>'
    nothing = _("Nothing has been recorded here yet.")
    empty = "" if section.facts else f'<span class="sub">{nothing}</span>'
    body = purpose_line(purpose) + _facts(section, address) if section.facts else ""
    return mark_safe(  # noqa: S308 - every value is escaped
        f'<section class="panel{"" if section.facts else " panel--empty"}" id="{name}" aria-labelledby="h-{name}">'
        f'<div class="panel__head"><h2 id="h-{name}">{title}</h2>'
        f"{empty}{links}</div>{body}</section>"
    )


def _facts(section: FactSection, address: str) -> str:
    rows = (
        f"<div><dt>{conditional_escape(fact.label)}</dt><dd>{_fact_value(fact, address)}</dd>"
        f'<dd class="src">{provenance(fact)}</dd></div>'
        for fact in section.facts
    )
    return f'<dl class="facts">{"".join(rows)}</dl>'


def _fact_value(fact: Fact, address: str) -> str:
    """What a fact says; one that has a row of its own leads to that row's form."""
    value = conditional_escape(fact.value)
    return f'<a href="{address}{fact.row}/">{value}</a>' if fact.row else value


@register.filter
def may(actor: Actor, action: str) -> bool:
    """Whether the actor's role has this action at all; the door decides about the person."""
    return actor.role in RULES[Action(action)].purposes


@register.filter
def purpose_of(actor: Actor, action: str) -> str:
    """The purpose under which the actor's role does this."""
    return RULES[Action(action)].purposes[actor.role].value


@register.filter
def in_order(roles: Iterable[Role]) -> list[Role]:
    """Roles in the order of the declaration."""
    return [role for role in Role if role in set(roles)]


@register.filter
def role_name(code: str) -> object:
    """A role by its name."""
    return words.word(words.ROLES, code)


@register.filter
def action_name(code: str) -> object:
    """An action in words."""
    return words.word(words.ACTIONS, code)


@register.filter
def outcome_name(code: str) -> object:
    """An outcome in words."""
    return words.word(words.OUTCOMES, code)


@register.filter
def clock_name(clock: Clock) -> object:
    """What a clock counts."""
    return words.word(words.CLOCKS, clock.name)


@register.filter
def clock_task(clock: Clock) -> object:
    """What a clock asks of the officer."""
    return words.word(words.CLOCK_TASKS, clock.name)


@register.filter
def reason_words(code: str) -> object:
    """A reason of the law in words."""
    return words.word(words.REASONS, code)


@register.filter
def section_name(section: str) -> str:
    """A section as it is cited, with the number of its Act."""
    return words.section_text(section)


@register.simple_tag
def town(code: int) -> str:
    """The municipality's name in the page's language; nothing for one without an overlay."""
    overlay = overlays(settings.KOTOKIRJA_OVERLAYS).get(MunicipalityCode(code))
    return overlay.profile.name.controller.text(get_language() or "fi") if overlay else ""


@register.simple_tag
def given_number(numbers: dict[UUID, int], client: UUID) -> int | None:
    """The newest version of the privacy notice that a client was given."""
    return numbers.get(client)


@register.filter
def language_name(code: str | None) -> str:
    """A language by its name."""
    return Language(code).name(get_language() or "fi") if code else ""


@register.filter
def initials(name: str) -> str:
    """The initials of a name, for the round mark beside it."""
    return "".join(part[:1] for part in name.split()[:2]).upper()


@register.filter
def weekday_and_week(at: datetime) -> str:
    """The day in words with its week, as the head of the desk."""
    local = at.astimezone(HELSINKI)
    day = f"{local.day}.{local.month}.{local.year}"
    return _("%(weekday)s %(day)s, week %(week)s") % {
        "weekday": WEEKDAYS[local.weekday()],
        "day": day,
        "week": local.isocalendar().week,
    }


@register.filter
def time_left(clock: Clock) -> str:
    """The time that is left, in days, or in years and months when it is long."""
    left = clock.days_left
    if left is None:
        return ngettext("%(n)s day gone", "%(n)s days gone", clock.days_gone) % {"n": clock.days_gone}
    if left < 0:
        return ngettext("%(n)s day late", "%(n)s days late", -left) % {"n": -left}
    if left == 0:
        return _("today")
    if left >= 365:  # noqa: PLR2004 - a year of days
        years, months = left // 365, left % 365 // 30
        return _("%(years)s y %(months)s mo") % {"years": years, "months": months}
    return ngettext("%(n)s day", "%(n)s days", left) % {"n": left}


@register.inclusion_tag("staff/_clock_badge.html")
def clock_badge(clock: Clock) -> dict[str, Any]:
    """The time left as a badge with words; the colour only supports."""
    return {"clock": clock, "tone": TONES[clock.tone]}


@register.inclusion_tag("staff/_clock.html")
def clock_card(clock: Clock, address: str) -> dict[str, Any]:
    """A running term as a card: name, time left, bar, ground and day, with its reasons."""
    return {"clock": clock, "tone": TONES[clock.tone], "address": address}


@register.inclusion_tag("staff/_pages.html", takes_context=True)
def pages(context: template.Context, page: int, has_more: bool) -> dict[str, Any]:
    """Links to the page before and after; the filters of the address stay."""
    return {"page": page, "before": page - 1, "after": page + 1, "has_more": has_more, "request": context["request"]}


@register.simple_tag(takes_context=True)
def address_with(context: template.Context, **changes: object) -> str | SafeString:
    """The address of this page with some of its filters changed; an empty one is taken out."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    for name, value in changes.items():
        if value in {None, ""}:
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"
