"""How long plans last and which clocks run (20.5, 22.1, 23, 31.1, 102.2)."""

from collections.abc import Iterator, Sequence
from datetime import date

from kotokirja.domains.plans.types import NEEDS_REFERRAL, ExtensionGround, LegalRegime, PlanState, PlanView, ServiceView
from kotokirja.kernel.period import Period
from kotokirja.policy.parameters import ACT_IN_FORCE
from kotokirja.policy.terms import (
    Clock,
    ClockName,
    Component,
    ComponentKind,
    Explained,
    Reason,
    ReasonCode,
    clock,
    plan_latest_end,
    plan_max_end,
    referral_due,
    review_due,
)


def is_integration_client(plans: Sequence[PlanView], *, on: date) -> bool:
    """Whether a plan is in force: derived, never a flag (5(5))."""
    return any(plan.is_in_force(on) for plan in plans)


def legal_regime_of(drawn_up_on: date) -> LegalRegime:
    """The law that a plan drawn up on a day follows (102.2)."""
    return LegalRegime.ACT_681_2023 if drawn_up_on >= ACT_IN_FORCE else LegalRegime.ACT_1386_2010


def agreed_plans(plans: Sequence[PlanView]) -> tuple[PlanView, ...]:
    """The plans that were drawn up, by their days."""
    drawn_up = [plan for plan in plans if plan.agreed_on is not None and plan.state is not PlanState.WITHDRAWN]
    return tuple(sorted(drawn_up, key=lambda plan: (plan.agreed_on or date.max, plan.number)))


def components_of(plans: Sequence[PlanView]) -> tuple[Component, ...]:
    """The extensions of all plans together as parts of the sum."""
    return tuple(
        Component(
            kind=ComponentKind(extension.kind.value),
            evidence=extension.evidence,
            months=extension.months or 0,
            period=Period(valid_from=extension.valid_from, valid_until=extension.valid_until)
            if extension.kind is ExtensionGround.SUSPENSION and extension.valid_from
            else None,
        )
        for plan in plans
        for extension in plan.extensions
    )


def max_end(plans: Sequence[PlanView], *, born_on: date | None, drawn_up_on: date) -> Explained[date] | None:
    """The last day of all plans together, the one now being drawn up included; none where the old law governs.

    A plan from before 1.1.2025 keeps the old rules on its longest duration, which an officer has to decide (102.2).
    """
    earlier = [plan for plan in agreed_plans(plans) if plan.agreed_on and plan.agreed_on <= drawn_up_on]
    first = earlier[0].agreed_on or drawn_up_on if earlier else drawn_up_on
    if legal_regime_of(first) is LegalRegime.ACT_1386_2010:
        return None
    return plan_max_end(first_drawn_up_on=first, components=components_of(plans), born_on=born_on)


def latest_end(
    plan: PlanView, plans: Sequence[PlanView], *, born_on: date | None, drawn_up_on: date
) -> Explained[date] | None:
    """The last day until which this plan may be agreed to be valid (23.2)."""
    end = max_end(plans, born_on=born_on, drawn_up_on=drawn_up_on)
    is_first = not any(
        other.id != plan.id and (other.agreed_on or date.max) <= drawn_up_on for other in agreed_plans(plans)
    )
    return end and plan_latest_end(drawn_up_on=drawn_up_on, is_first=is_first, max_end=end)


def waiting_for_referral(plan: PlanView) -> tuple[ServiceView, ...]:
    """The agreed services for which the client has not yet been guided to apply (20.5)."""
    return tuple(service for service in plan.services if service.kind in NEEDS_REFERRAL and not service.referred_on)


def plan_clocks(plans: Sequence[PlanView], *, born_on: date | None, on: date) -> tuple[Clock, ...]:
    """The clocks of the plan that is agreed and not ended."""
    return tuple(
        one
        for plan in agreed_plans(plans)
        if plan.state is PlanState.AGREED
        for one in _clocks(plan, plans, born_on=born_on, on=on)
    )


def _clocks(plan: PlanView, plans: Sequence[PlanView], *, born_on: date | None, on: date) -> Iterator[Clock]:
    drawn_up, end = plan.agreed_on, plan.valid_until
    if drawn_up is None or end is None:
        return
    yield from running_clocks(
        drawn_up_on=drawn_up,
        valid_from=plan.valid_from or drawn_up,
        valid_until=end,
        last_reviewed_on=plan.last_reviewed_on,
        waits_for_referral=bool(waiting_for_referral(plan)),
        on=on,
    )
    total = max_end(plans, born_on=born_on, drawn_up_on=drawn_up)
    if total is not None:
        first = agreed_plans(plans)[0].agreed_on or drawn_up
        yield clock(ClockName.PLAN_MAX_END, start=first, due=total, on=on)


def running_clocks(
    *,
    drawn_up_on: date,
    valid_from: date,
    valid_until: date,
    last_reviewed_on: date | None,
    waits_for_referral: bool,
    on: date,
) -> Iterator[Clock]:
    """The clocks that follow from a running plan's own days.

    A plan from before 1.1.2025 gets the clock of reviews once it has been reviewed under section 22 (102.2).
    """
    as_agreed = Reason(code=ReasonCode.AS_AGREED, section="23.1", values={"until": valid_until})
    yield clock(ClockName.PLAN_END, start=valid_from, due=Explained(value=valid_until, reasons=(as_agreed,)), on=on)
    last = max(drawn_up_on, last_reviewed_on or drawn_up_on)
    if last >= ACT_IN_FORCE:
        review = review_due(drawn_up_on=drawn_up_on, last_reviewed_on=last_reviewed_on)
        if review.value <= valid_until or on > review.value:
            yield clock(ClockName.PLAN_REVIEW, start=last, due=review, on=on)
    if waits_for_referral and drawn_up_on >= ACT_IN_FORCE:
        yield clock(ClockName.PLAN_REFERRAL, start=drawn_up_on, due=referral_due(drawn_up_on=drawn_up_on), on=on)
