"""Reads of municipalities and their keys; they hold no person, so they ask for no grant."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Q

from kotokirja.kernel.ids import MunicipalityCode
from kotokirja.national.access.models import Municipality, MunicipalityKey


def public_key(*, municipality: MunicipalityCode, key_id: str, at: datetime) -> bytes | None:
    """The public key of that name, if it is the municipality's and valid at that time."""
    found = (
        MunicipalityKey._base_manager.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=at))
        .filter(municipality_id=municipality, key_id=key_id, valid_from__lte=at)
        .values_list("public_key", flat=True)
        .first()
    )
    return None if found is None else bytes(found)


def names(*, language: str) -> Mapping[MunicipalityCode, str]:
    """The municipalities that record, by their code, in Swedish or else in Finnish."""
    column = "name_sv" if language == "sv" else "name_fi"
    return {MunicipalityCode(code): name for code, name in Municipality._base_manager.values_list("code", column)}
