"""Records as a municipality sends them, made of plainly artificial people."""

from typing import Any
from uuid import UUID, uuid4

CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def identity_code(*, number: int = 0, birth: str = "010190") -> str:
    """An identity code of the temporary range, which no living person has."""
    individual = f"{900 + number % 100}"
    return f"{birth}-{individual}{CHECK_CHARACTERS[int(birth + individual) % 31]}"


def person(**changes: object) -> dict[str, Any]:
    """A person with something in every field."""
    return {
        "identity_code": identity_code(),
        "last_name": "Testinen-Esimerkki",
        "first_names": "Malli",
        "birth_date": "1990-01-01",
        "birth_place": "Esimerkkila",
        "home_municipality": "999",
        "migri_number": "0000000",
        "citizenships": ["UA"],
        "native_language": "uk",
        "service_language": "fi",
        "interpreter_need": "ALWAYS",
        "arrangements": "Video meetings",
        "contact": {
            "street_address": "Harjoituskuja 1",
            "postal_code": "99999",
            "post_office": "MALLILA",
            "phone": "+358 457 000 0000",
            "email": "malli@example.org",
        },
        "permits": [
            {
                "permit_type": "TS",
                "aliens_act_section": "110",
                "granted_on": "2025-03-01",
                "valid_from": "2025-03-01",
                "valid_until": "2027-03-04",
            }
        ],
        "education": [{"country": "UA", "level": "6", "degree": "Bachelor", "years": 15, "completed_year": 2012}],
        "work": [{"country": "UA", "occupation": "Bookkeeper", "start_year": 2013, "end_year": 2022}],
        "language_skills": [{"language": "fi", "kind": "SPEAKING", "level": "A1", "tested_on": "2026-10-20"}],
    } | changes


def assessment(**changes: object) -> dict[str, Any]:
    """An assessment that became ready."""
    return {
        "started_on": "2026-10-01",
        "ready_on": "2026-10-20",
        "is_multisectoral": False,
        "needs_plan": True,
        "conclusion": "Needs integration training",
        "target_occupation": "Bookkeeper",
        "training_recommendation": "Integration training",
        "findings": [{"heading": "WORK", "text": "Three years of bookkeeping"}],
    } | changes


def plan(**changes: object) -> dict[str, Any]:
    """An agreed plan."""
    return {
        "drawn_up_on": "2026-11-01",
        "agreed_on": "2026-11-02",
        "valid_from": "2026-11-02",
        "valid_until": "2027-11-01",
        "agreed_by": "Client and case worker",
        "agreed_how": "AT_MEETING",
        "target_occupation": "Bookkeeper",
        "follow_up": "Monthly by phone",
        "goals": [{"kind": "EMPLOYMENT", "horizon": "LONG_TERM", "text": "Work as a bookkeeper"}],
        "services": [{"kind": "INTEGRATION_TRAINING", "name": "Module 1", "reason": "Needs Finnish at work"}],
    } | changes


def review(**changes: object) -> dict[str, Any]:
    """A review of that plan."""
    return {"reviewed_on": "2027-05-01", "reason": "SIX_MONTHS", "observations": "Goes as planned"} | changes


def record(
    kind: str = "PLAN_AGREED", *, client: UUID | None = None, sequence: int = 1, version: int = 1, **changes: object
) -> dict[str, Any]:
    """A whole record of that kind of event."""
    content = {
        "ASSESSMENT_READY": {"assessment": assessment()},
        "PLAN_AGREED": {"plan": plan()},
        "PLAN_REVIEWED": {"plan": plan(), "review": review()},
    }[kind]
    return {
        "format": "kotokirja.record/1",
        "client": str(client or uuid4()),
        "sequence": sequence,
        "event": {"kind": kind, "id": str(uuid4()), "version": version} | content,
        "person": person(),
    } | changes
