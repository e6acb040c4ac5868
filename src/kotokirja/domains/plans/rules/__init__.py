"""The statute on the plan (sections 16, 18–20, 22–24, 31 and 102), over types alone."""

from kotokirja.domains.plans.rules.acts import agreement_findings, end_findings, extension_findings, review_findings
from kotokirja.domains.plans.rules.content import content_findings
from kotokirja.domains.plans.rules.durations import (
    agreed_plans,
    components_of,
    is_integration_client,
    latest_end,
    legal_regime_of,
    max_end,
    plan_clocks,
    running_clocks,
    waiting_for_referral,
)

__all__ = [
    "agreed_plans",
    "agreement_findings",
    "components_of",
    "content_findings",
    "end_findings",
    "extension_findings",
    "is_integration_client",
    "latest_end",
    "legal_regime_of",
    "max_end",
    "plan_clocks",
    "review_findings",
    "running_clocks",
    "waiting_for_referral",
]
