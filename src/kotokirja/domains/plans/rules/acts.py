"""Whether a plan can be agreed, reviewed, prolonged or ended as recorded (20.3, 20.4, 22, 23, 24.1, 31.1, 102.2)."""

from collections.abc import Iterator, Sequence
from datetime import date

from kotokirja.domains.assessment.types import AssessmentView, Eligibility, WindowOverride
from kotokirja.domains.plans.rules.durations import agreed_plans, latest_end
from kotokirja.domains.plans.types import Agreement, ExtensionGround, PlanFinding, PlanState, PlanView, ReviewOutcome
from kotokirja.policy.findings import Finding, blocks, warns
from kotokirja.policy.parameters import ACT_IN_FORCE, P, span_of
from kotokirja.policy.terms import plan_window

F = PlanFinding


def agreement_findings(
    plan: PlanView,
    agreement: Agreement,
    *,
    plans: Sequence[PlanView],
    assessment: AssessmentView | None,
    anchor_on: date | None,
    born_on: date | None,
    on: date,
) -> tuple[Finding, ...]:
    """What stands in the way of agreeing a plan: explanation, agreement, window and duration (20.3, 23, 24.1)."""
    return (
        *_agreed(plan, agreement, on=on),
        *_validity(plan, agreement, plans=plans, born_on=born_on),
        *_window(agreement, plans=plans, assessment=assessment, anchor_on=anchor_on, on=on),
    )


def _agreed(plan: PlanView, agreement: Agreement, *, on: date) -> Iterator[Finding]:
    if agreement.explained_on is None or not agreement.explained_in:
        yield blocks(F.NOT_EXPLAINED, "24.1", mend="explained_in" if agreement.explained_on else "explained_on")
    if not agreement.agreed_by.strip():
        yield blocks(F.AGREED_BY_MISSING, "5(13)", mend="agreed_by")
    if not agreement.agreed_how:
        yield blocks(F.AGREED_HOW_MISSING, "5(13)", mend="agreed_how")
    if agreement.agreed_on is None:
        yield blocks(F.AGREED_ON_MISSING, "5(13)", mend="agreed_on")
    elif agreement.agreed_on < plan.drafted_on:
        yield blocks(F.BEFORE_DRAFT, "20.1", mend="agreed_on", day=plan.drafted_on)
    for name in ("agreed_on", "explained_on", "copy_given_on"):
        day = getattr(agreement, name)
        if day is not None and day > on:
            yield blocks(F.IN_THE_FUTURE, "24.1", mend=name, day=on)


def _validity(
    plan: PlanView, agreement: Agreement, *, plans: Sequence[PlanView], born_on: date | None
) -> Iterator[Finding]:
    start, end, drawn_up = agreement.valid_from, agreement.valid_until, agreement.agreed_on
    if start is None or end is None:
        yield blocks(F.END_MISSING, "23.1", mend="valid_until" if start else "valid_from")
        return
    if end < start:
        yield blocks(F.ENDS_BEFORE_START, "23.1", mend="valid_until")
    if not agreement.duration_reason.strip():
        yield warns(F.DURATION_REASON_MISSING, "23.1", mend="duration_reason")
    if drawn_up is None:
        return
    if start < drawn_up:
        yield blocks(F.STARTS_BEFORE_AGREED, "23.2", mend="valid_from", day=drawn_up)
    if any(other.state is PlanState.AGREED and other.id != plan.id for other in plans):
        yield blocks(F.PLAN_IN_FORCE, "23.2", mend="valid_from")
    latest = latest_end(plan, plans, born_on=born_on, drawn_up_on=drawn_up)
    if latest is None:
        yield warns(F.OLD_REGIME_DECIDE, "102.2", mend="valid_until")
    elif end > latest.value:
        yield blocks(F.TOO_LONG, latest.reasons[0].section, mend="valid_until", until=latest.value)


def _window(
    agreement: Agreement,
    *,
    plans: Sequence[PlanView],
    assessment: AssessmentView | None,
    anchor_on: date | None,
    on: date,
) -> Iterator[Finding]:
    """The window concerns the first plan only; later ones follow from its duration."""
    drawn_up = agreement.agreed_on
    if drawn_up is None or agreed_plans(plans):
        return
    if anchor_on is None:
        yield warns(F.ANCHOR_UNKNOWN, "20.3", mend="agreed_on")
        return
    until = plan_window(anchor_on=anchor_on, on=max(drawn_up, ACT_IN_FORCE)).value
    if drawn_up <= until:
        return
    is_victim = assessment is not None and (
        assessment.eligibility == Eligibility.TRAFFICKING_VICTIM
        and assessment.window_override == WindowOverride.TRAFFICKING_REACHED_LATE
    )
    if is_victim:
        yield warns(F.WINDOW_PASSED_TRAFFICKING, "20.4", mend="agreed_on", until=until)
    else:
        yield blocks(F.WINDOW_PASSED, "20.3", mend="agreed_on", until=until)


def review_findings(
    plan: PlanView,
    *,
    reviewed_on: date | None,
    outcome: str,
    valid_until: date | None,
    plans: Sequence[PlanView],
    born_on: date | None,
    on: date,
) -> tuple[Finding, ...]:
    """Whether a review can be recorded as it stands (22.1, 23.2)."""
    found = []
    if reviewed_on is not None and reviewed_on > on:
        found.append(blocks(F.IN_THE_FUTURE, "22.1", mend="reviewed_on", day=on))
    if reviewed_on is not None and plan.agreed_on is not None and reviewed_on < plan.agreed_on:
        found.append(blocks(F.BEFORE_AGREED, "22.1", mend="reviewed_on", day=plan.agreed_on))
    if outcome != ReviewOutcome.PROLONGED:
        return tuple(found)
    if valid_until is None or (plan.valid_until is not None and valid_until <= plan.valid_until):
        found.append(blocks(F.PROLONGED_UNTIL_MISSING, "23.1", mend="valid_until", day=plan.valid_until))
    elif plan.agreed_on is not None:
        latest = latest_end(plan, plans, born_on=born_on, drawn_up_on=plan.agreed_on)
        if latest is None:
            found.append(warns(F.OLD_REGIME_DECIDE, "102.2", mend="valid_until"))
        elif valid_until > latest.value:
            found.append(blocks(F.TOO_LONG, latest.reasons[0].section, mend="valid_until", until=latest.value))
    return tuple(found)


def end_findings(
    plan: PlanView, *, ended_on: date | None, end_reason: str, onward_guidance: str, on: date
) -> tuple[Finding, ...]:
    """Whether a plan can be ended: a day, a reason, and where the client is guided on (23.6)."""
    found = []
    if not end_reason:
        found.append(blocks(F.END_REASON_MISSING, "23", mend="end_reason"))
    if not onward_guidance.strip():
        found.append(warns(F.ONWARD_GUIDANCE_MISSING, "23.6", mend="onward_guidance"))
    if ended_on is None or (plan.valid_from is not None and ended_on < plan.valid_from):
        found.append(blocks(F.ENDS_BEFORE_START, "23", mend="ended_on"))
    elif ended_on > on:
        found.append(blocks(F.IN_THE_FUTURE, "23", mend="ended_on", day=on))
    return tuple(found)


def extension_findings(
    *,
    kind: ExtensionGround,
    months: int | None,
    valid_from: date | None,
    valid_until: date | None,
    evidence: str,
    on: date,
) -> tuple[Finding, ...]:
    """Whether a component of the longest duration is measured and evidenced (23.3, 23.4, 31.1)."""
    found = []
    section = {ExtensionGround.SUSPENSION: "23.4", ExtensionGround.STUDY_UNDER_25: "31.1"}.get(kind, "23.3")
    if not evidence.strip():
        found.append(blocks(F.EVIDENCE_MISSING, section, mend="evidence"))
    if kind is ExtensionGround.SUSPENSION:
        if valid_from is None or valid_until is None or valid_until < valid_from:
            found.append(blocks(F.MEASURE_MISSING, section, mend="valid_from"))
        return tuple(found)
    parameter = P.PLAN_EXTENSION_STUDY if kind is ExtensionGround.STUDY_UNDER_25 else P.PLAN_EXTENSION_MAX
    most = span_of(parameter, on=on).years * 12
    if months is None or not 0 < months <= most:
        found.append(blocks(F.MEASURE_MISSING, section, mend="months", most=most))
    return tuple(found)
