"""Keeping a file: cut in chunks, each encrypted for its place, under the key of its run."""

import secrets
from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kotokirja.domains.acquisition.types import CustodyBroken

CHUNK: Final = 1_000_000
NONCE: Final = 12


def new_key() -> bytes:
    """A key for one run."""
    return AESGCM.generate_key(bit_length=256)


def sealed_chunks(*, key: bytes, run: UUID, content: bytes) -> Iterator[bytes]:
    """The file in encrypted chunks, in order; each says how many there are."""
    pieces = [content[start : start + CHUNK] for start in range(0, len(content), CHUNK)]
    for number, piece in enumerate(pieces):
        yield seal(key=key, place=_place(run, number, len(pieces)), content=piece)


def opened_chunks(*, key: bytes, run: UUID, chunks: Sequence[bytes]) -> bytes:
    """The file again; `CustodyBroken` when a chunk is not the one that was laid there."""
    return b"".join(
        opened(key=key, place=_place(run, number, len(chunks)), sealed=chunk) for number, chunk in enumerate(chunks)
    )


def seal(*, key: bytes, place: str, content: bytes) -> bytes:
    """Encrypt a value for one place."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, place.encode())


def opened(*, key: bytes, place: str, sealed: bytes) -> bytes:
    """Decrypt a value at its place."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], place.encode())
    except (InvalidTag, ValueError):
        raise CustodyBroken(place) from None


def _place(run: UUID, number: int, count: int) -> str:
    return f"import|{run}|{number}|{count}"
