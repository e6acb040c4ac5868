"""What a client's way through the services depends on."""

from dataclasses import dataclass
from datetime import date

from kotokirja.domains.assessment.types import Eligibility
from kotokirja.project.synthetic.shapes import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The person's situation as it shapes assessment and plan."""

    starts_on: date
    is_jobseeker: bool
    is_under_25: bool
    schooling: int
    speaks: str
    is_interpreted: bool
    ground: Eligibility
    agrees_on: date | None = None
    """Agree the first plan on exactly this day and never review it; for the clients made to walk through."""
    stops_at: Act | None = None
    """Stop here; for the clients made to walk through."""
