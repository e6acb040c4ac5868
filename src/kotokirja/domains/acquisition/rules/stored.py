"""A newcomer as text and back, for the rows that wait sealed for an officer's hand."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from kotokirja.domains.clients.types import Newcomer, NewContact, NewEducation, NewPermit, NewWork
from kotokirja.kernel.identity_code import PersonalIdentityCode
from kotokirja.kernel.ids import AccountId, ClientId, TeamId
from kotokirja.policy.vocabulary import SourceCode

DAYS = ("birth_date", "started_on")
PERMIT_DAYS = ("granted_on", "valid_from", "valid_until")


def newcomer_to_text(newcomer: Newcomer) -> str:
    """Everything of a newcomer, as JSON."""
    values = asdict(newcomer)
    values["identity_code"] = newcomer.identity_code.value if newcomer.identity_code else None
    return json.dumps(values, default=str)


def newcomer_from_text(text: str) -> Newcomer:
    """The same newcomer again."""
    values: dict[str, Any] = json.loads(text)
    code, worker, contact = values["identity_code"], values["worker"], values["contact"]
    return Newcomer(
        **values
        | {
            "id": ClientId(UUID(values["id"])),
            "source": SourceCode(values["source"]),
            "identity_code": PersonalIdentityCode(code) if code else None,
            "team": TeamId(UUID(values["team"])),
            "worker": AccountId(UUID(worker)) if worker else None,
            "contact": NewContact(**contact) if contact else None,
            "citizenships": tuple(values["citizenships"]),
            "permits": tuple(NewPermit(**_with_days(permit, PERMIT_DAYS)) for permit in values["permits"]),
            "education": tuple(NewEducation(**education) for education in values["education"]),
            "work": tuple(NewWork(**work) for work in values["work"]),
            "language_skills": (),
        }
        | {name: values[name] and date.fromisoformat(values[name]) for name in DAYS}
    )


def _with_days(values: Mapping[str, Any], names: tuple[str, ...]) -> Mapping[str, Any]:
    return {**values, **{name: values[name] and date.fromisoformat(values[name]) for name in names}}
