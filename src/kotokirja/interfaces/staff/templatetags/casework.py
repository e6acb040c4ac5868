"""What the pages of assessments and plans ask: words for codes, findings in words, and the picture of services."""

from datetime import date
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from kotokirja.domains.plans.types import PlanState, PlanView, ServiceView
from kotokirja.interfaces.staff import casework_words as words
from kotokirja.interfaces.staff.casework_facts import AnswerFact
from kotokirja.interfaces.staff.plans_forms import GOAL_FIELDS, SECTION_FIELDS, SERVICE_FIELDS
from kotokirja.interfaces.staff.timeline import Span, timeline
from kotokirja.interfaces.staff.timeline_drawing import drawing
from kotokirja.platform.shell.templatetags.shell import provenance
from kotokirja.policy.findings import Finding
from kotokirja.policy.terms import Reason

ACTS = {
    "agreed_on": _("Agreed"),
    "valid_until": _("Valid until"),
    "explained_on": _("Rights and duties explained"),
    "ended_on": _("Ended"),
    "reviewed_on": _("Review"),
}
register = template.Library()
TABLES = {
    "assessment": words.ASSESSMENT_STATES,
    "topic": words.TOPICS,
    "topic_state": words.TOPIC_STATES,
    "eligibility": words.ELIGIBILITIES,
    "participant": words.PARTICIPANTS,
    "outcome": words.OUTCOMES,
    "cancel": words.CANCEL_REASONS,
    "plan": words.PLAN_STATES,
    "goal": words.GOALS,
    "horizon": words.HORIZONS,
    "service": words.SERVICES,
    "how": words.AGREED_HOW,
    "extension": words.EXTENSIONS,
    "review": words.REVIEW_REASONS,
    "review_outcome": words.REVIEW_OUTCOMES,
    "end": words.END_REASONS,
    "child": words.CHILD_VIEWS,
}


@register.filter
def says(code: str, table: str) -> Any:  # noqa: ANN401 - a lazy text
    """A code in words."""
    return TABLES[table].get(code, code)


@register.filter
def in_words(finding: Finding) -> str:
    """What a rule found."""
    return words.finding_text(finding)


@register.filter
def component_words(reason: Reason) -> Any:  # noqa: ANN401 - a lazy text
    """The component that a reason of the longest duration is about, if it is about one."""
    return words.COMPONENTS.get(reason.values.get("component"), "")


@register.simple_tag
def datum_source(opened: Any, model: str, row: Any, column: str) -> SafeString:  # noqa: ANN401 - a plan and a row
    """The chip of one datum of a plan, as every datum of the file has one."""
    fact = AnswerFact(
        label=row_label(column),
        value=shown_value(getattr(row, column)),
        provenance=opened.trail.known.get((model, row.id, column)),
        key=f"{model.split('.')[1]}-{row.id.hex[:12]}-{column}".lower(),
    )
    return provenance(fact)


def row_label(column: str) -> Any:  # noqa: ANN401 - a lazy text
    """What a column is called in a form; a goal's and a service's own fields first."""
    fields = {**SECTION_FIELDS, **SERVICE_FIELDS, **GOAL_FIELDS}
    made = fields.get(column)
    return made().label if made else ACTS.get(column, "")


def shown_value(value: Any) -> str:  # noqa: ANN401 - any datum
    """A value in words, short enough for a popover."""
    if isinstance(value, date):
        return f"{value.day}.{value.month}.{value.year}"
    text = str(words.SERVICES.get(value, value))
    return text if len(text) <= 80 else f"{text[:79]}…"  # noqa: PLR2004 - a popover's width


@register.inclusion_tag("staff/plans/_timeline.html")
def plan_timeline(plan: PlanView, today: date) -> dict[str, Any]:
    """The picture of a plan's services, with a table of the same."""
    spans = [_span(service) for service in plan.services if service.starts_on]
    ended = plan.ended_on if plan.state is PlanState.ENDED else None
    picture = timeline(spans, on=today, valid_from=plan.valid_from, valid_until=ended or plan.valid_until)
    return {
        "picture": picture,
        "drawn": drawing(picture) if picture else "",
        "bars": [(bar, words.BAR_STATES[bar.state]) for bar in picture.bars] if picture else [],
        "plan": plan,
        "today": today,
        "undated": [service for service in plan.services if not service.starts_on],
    }


def _span(service: ServiceView) -> Span:
    start = service.starts_on
    assert start is not None
    end = service.ends_on
    title = service.name or str(words.SERVICES[service.kind])
    if service.provider and service.provider not in title:
        title = f"{title}, {service.provider}"
    has_year = end is None or end == start or end.year != start.year
    first = f"{start.day}.{start.month}.{start.year if has_year else ''}"
    last = f"{end.day}.{end.month}.{end.year}" if end else ""
    detail = first if end == start else f"{first}–{last}"
    return Span(title=title if len(title) <= 60 else f"{title[:59]}…", start=start, end=end, detail=detail)  # noqa: PLR2004 - a label's length
