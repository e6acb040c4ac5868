"""Whom the register's door knows: its own officers, and the municipalities' machines that deliver records."""

from dataclasses import replace
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid5

from kotokirja.kernel.ids import AccountId, MunicipalityCode, SubjectId
from kotokirja.national.access.models import Municipality, Officer
from kotokirja.platform.accounts.models import Account
from kotokirja.platform.accounts.standing import Standing
from kotokirja.platform.door import Actor
from kotokirja.platform.signing import VerifiedSender
from kotokirja.policy.decide import Facts
from kotokirja.policy.vocabulary import Role

KEEPER: Final = MunicipalityCode(0)
"""The register's own code: its officers' accounts stand under it, and no municipality has it."""

_MACHINES: Final = UUID("5d0c6a52-7f0e-4b57-9c1e-5f0a5f2f8a11")


class UnknownMunicipality(LookupError):
    """A municipality that does not record here."""


def account_with_standing(*, account_id: AccountId, on: date) -> tuple[Account, Standing] | None:
    """The account of an officer with the municipalities whose records they may see; nothing outside the period."""
    account = Account._base_manager.filter(id=account_id, municipality_id=KEEPER, is_active=True).first()
    period = (
        Officer._base_manager.filter(municipality_id=KEEPER, account_id=account_id, starts_on__lte=on)
        .exclude(ends_on__lt=on)
        .order_by("-starts_on")
        .first()
    )
    if account is None or period is None:
        return None
    codes = Municipality._base_manager.order_by("code").values_list("code", flat=True)
    return account, Standing(
        unit=period.unit,
        roles=(Role.REGISTER_OFFICER,),
        municipalities=(KEEPER, *(MunicipalityCode(code) for code in codes)),
    )


def decision_facts(actor: Actor, subject: SubjectId, at: datetime) -> Facts:
    """No relationship ties a person to the register's officers: nothing here is decided by one."""
    return Facts()


def machine_of(*, sender: VerifiedSender, request_id: UUID) -> Actor:
    """A municipality's machine, as its signature proves it; the key stands in the log as who acted."""
    return Actor(
        account_id=AccountId(uuid5(_MACHINES, f"{sender.municipality} {sender.key_id}")),
        municipality=sender.municipality,
        role=Role.WORKER,
        roles=frozenset({Role.WORKER}),
        display_name="",
        request_id=request_id,
    )


def within(*, actor: Actor, municipality: MunicipalityCode) -> Actor:
    """The same officer, reaching one municipality's records only."""
    if municipality not in actor.within or municipality == KEEPER:
        raise UnknownMunicipality
    return replace(actor, municipality=municipality, municipalities=(municipality,))
