"""The data key of the one person whom a grant names."""

from kotokirja.platform.door.grant import Grant
from kotokirja.platform.sealing import DataKey, new_data_key, unwrap
from kotokirja.platform.sealing.models import PersonKey


class NoDataKey(LookupError):
    """The person has no data key: it was destroyed, and with it all that was sealed."""


def data_key_of(*, grant: Grant) -> DataKey:
    """The key of the grant's person; raises `NoDataKey` when there is none."""
    key = _stored(grant)
    if key is None:
        raise NoDataKey
    return key


def data_key_for(*, grant: Grant) -> DataKey:
    """The key of the grant's person, made now if this is the first that is sealed of them."""
    return _stored(grant) or _made(grant)


def _stored(grant: Grant) -> DataKey | None:
    subject = grant.require_subject()
    row = (
        PersonKey._base_manager.filter(municipality_id=grant.municipality, subject_id=subject)
        .values_list("wrapped", "wrapped_with")
        .first()
    )
    if row is None:
        return None
    wrapped, version = row
    return unwrap(municipality=grant.municipality, subject=subject, wrapped=bytes(wrapped), version=version)


def _made(grant: Grant) -> DataKey:
    subject = grant.require_subject()
    key, wrapped, version = new_data_key(municipality=grant.municipality, subject=subject)
    PersonKey(municipality_id=grant.municipality, subject_id=subject, wrapped=wrapped, wrapped_with=version).save(
        force_insert=True
    )
    return key
