"""Sealing: single values encrypted under the data key of the person they are about.

The associated data binds a ciphertext to its table, column, row, municipality and key version: moved elsewhere it does
not open. Beside it stands a keyed digest where equality must be asked for.
"""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from kotokirja.kernel.ids import MunicipalityCode, SubjectId
from kotokirja.platform.keys import NONCE, FileKeys, KeyService, read_key_file

VERSION: Final = 1
"""The form of a sealed value: one byte of version, twelve of nonce, the ciphertext with its tag."""


class SealBroken(RuntimeError):
    """A sealed value does not open where it stands: it was moved, altered, or its key is another's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a sealed value stands; the ciphertext opens nowhere else."""

    municipality: MunicipalityCode
    table: str
    column: str
    row: UUID

    def binding(self) -> bytes:
        """The associated data of the ciphertext."""
        return f"{VERSION}|{self.table}|{self.column}|{self.row}|{self.municipality}".encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKey:
    """A person's data key, unwrapped for use; never shown, never stored."""

    municipality: MunicipalityCode
    subject: SubjectId
    key: bytes

    def __repr__(self) -> str:
        """Hide the key."""
        return f"DataKey(subject={self.subject})"

    def seal(self, value: str, *, place: Place) -> bytes:
        """Encrypt a value for one place."""
        nonce = secrets.token_bytes(NONCE)
        return bytes([VERSION]) + nonce + AESGCM(self.key).encrypt(nonce, value.encode(), place.binding())

    def open(self, sealed: bytes, *, place: Place) -> str:
        """Decrypt a value at its place; elsewhere it is `SealBroken`."""
        if sealed[:1] != bytes([VERSION]):
            raise SealBroken("unknown form of a sealed value")
        nonce, text = sealed[1 : 1 + NONCE], sealed[1 + NONCE :]
        try:
            return AESGCM(self.key).decrypt(nonce, bytes(text), place.binding()).decode()
        except InvalidTag as broken:
            raise SealBroken(f"{place.table}.{place.column}") from broken


@lru_cache
def key_service() -> KeyService:
    """The keeper of keys that this service's settings name."""
    return file_keys()


def file_keys() -> FileKeys:
    """The private key file of this service."""
    return read_key_file(settings.KOTOKIRJA_KEYS)


def new_data_key(*, municipality: MunicipalityCode, subject: SubjectId) -> tuple[DataKey, bytes, int]:
    """Make a person's data key; returns it with its wrapped form and the version that it was wrapped with."""
    key = AESGCM.generate_key(bit_length=256)
    version, wrapped = key_service().wrap(key, binding=_owner(municipality, subject))
    return DataKey(municipality=municipality, subject=subject, key=key), wrapped, version


def unwrap(*, municipality: MunicipalityCode, subject: SubjectId, wrapped: bytes, version: int) -> DataKey:
    """Unwrap a person's data key; a key that was stored for somebody else is `SealBroken`."""
    try:
        key = key_service().unwrap(wrapped, version=version, binding=_owner(municipality, subject))
    except InvalidTag as broken:
        raise SealBroken("a data key that is not this person's") from broken
    return DataKey(municipality=municipality, subject=subject, key=key)


def _owner(municipality: MunicipalityCode, subject: SubjectId) -> bytes:
    return f"{municipality}|{subject}".encode()


def digest(*, municipality: MunicipalityCode, column: str, value: str) -> bytes:
    """The keyed digest of a value, equal only within one municipality and one column (security guide, 1.5)."""
    return key_service().digest(value.encode(), label=f"{municipality}|{column}")


def digests(*, municipality: MunicipalityCode, column: str, values: Iterable[str]) -> Mapping[str, bytes]:
    """The digests of many values."""
    return {value: digest(municipality=municipality, column=column, value=value) for value in values}
