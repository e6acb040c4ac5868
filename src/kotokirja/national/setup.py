"""Setting the register up: municipalities with their keys, and the register's officers. Run by the deploy account."""

from datetime import date, datetime

from django.db import transaction

from kotokirja.kernel.ids import AccountId, MunicipalityCode
from kotokirja.national.access.models import Municipality, MunicipalityKey, Officer
from kotokirja.national.accounts import KEEPER
from kotokirja.platform.accounts.models import Account
from kotokirja.platform.signing import key_id

OWNER = "owner"


def register_municipality(
    *, code: MunicipalityCode, public_key: bytes, name_fi: str, name_sv: str, at: datetime, using: str = OWNER
) -> None:
    """Let a municipality record under this key from now on; earlier keys stay valid until they are ended."""
    with transaction.atomic(using=using):
        municipality, _ = Municipality._base_manager.using(using).update_or_create(
            code=code, defaults={"name_fi": name_fi, "name_sv": name_sv}
        )
        MunicipalityKey._base_manager.using(using).get_or_create(
            municipality=municipality,
            key_id=key_id(public_key),
            defaults={"public_key": public_key, "valid_from": at},
        )


def end_key(*, code: MunicipalityCode, public_key: bytes, at: datetime, using: str = OWNER) -> None:
    """End a key, at once: nothing signed with it is taken from then on."""
    MunicipalityKey._base_manager.using(using).filter(municipality_id=code, key_id=key_id(public_key)).update(
        valid_until=at
    )


def appoint_officer(
    *, username: str, password: str, display_name: str, unit: str, starts_on: date, using: str = OWNER
) -> AccountId:
    """Give a person an account of their own to read the register with; an account that is there keeps its password."""
    with transaction.atomic(using=using):
        account = Account._base_manager.using(using).filter(username=username).first()
        if account is None:
            account = Account(municipality_id=KEEPER, username=username, display_name=display_name)
            account.set_password(password)
            account.save(using=using, force_insert=True)
        Officer._base_manager.using(using).get_or_create(
            municipality_id=KEEPER, account_id=account.id, defaults={"unit": unit, "starts_on": starts_on}
        )
    return AccountId(account.id)
