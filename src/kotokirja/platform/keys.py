"""The keys of a service, behind the small interface that a key service will take over.

A private file holds them: Django's secret, the key that signs access contexts, the key-encryption keys that wrap each
person's data key, the master of the keyed digests, and the key that signs messages to the national register.
"""

import hmac
import json
import os
import secrets
import stat
from base64 import b64decode, b64encode
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final, Protocol

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE: Final = 12


class KeysUnavailable(RuntimeError):
    """The key file is absent, readable by others, or lacks the key that a value was wrapped with."""


class KeyService(Protocol):
    """What the system asks of whoever keeps its keys."""

    def wrap(self, data_key: bytes, *, binding: bytes) -> tuple[int, bytes]:
        """Encrypt a person's data key; returns the version of the key-encryption key and the ciphertext."""

    def unwrap(self, wrapped: bytes, *, version: int, binding: bytes) -> bytes:
        """Decrypt a person's data key; a wrong binding or an unknown version is an error."""

    def digest(self, value: bytes, *, label: str) -> bytes:
        """A keyed digest (HMAC-SHA-256) under a key of its own for each label."""


@dataclass(frozen=True, slots=True)
class FileKeys:
    """Keys from a private file (mode 0600)."""

    secret_key: str
    context_kid: str
    context_key: bytes
    wrapping: dict[int, bytes]
    digest_key: bytes
    signing_key: bytes

    def wrap(self, data_key: bytes, *, binding: bytes) -> tuple[int, bytes]:
        """Encrypt with the newest key-encryption key."""
        version = max(self.wrapping)
        nonce = secrets.token_bytes(NONCE)
        return version, nonce + AESGCM(self.wrapping[version]).encrypt(nonce, data_key, binding)

    def unwrap(self, wrapped: bytes, *, version: int, binding: bytes) -> bytes:
        """Decrypt with the key-encryption key of that version."""
        if version not in self.wrapping:
            raise KeysUnavailable(f"no key-encryption key of version {version}")
        return AESGCM(self.wrapping[version]).decrypt(wrapped[:NONCE], wrapped[NONCE:], binding)

    def digest(self, value: bytes, *, label: str) -> bytes:
        """HMAC under a key derived for the label from the digest master."""
        own_key = hmac.new(self.digest_key, label.encode(), sha256).digest()
        return hmac.new(own_key, value, sha256).digest()


def make_key_file(path: Path) -> FileKeys:
    """Make the private key file unless it is there, and read it."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        content = {
            "secret_key": secrets.token_urlsafe(48),
            "context": {"kid": secrets.token_hex(4), "key": secrets.token_hex(32)},
            "wrapping": {"1": b64encode(secrets.token_bytes(32)).decode()},
            "digest": secrets.token_hex(32),
            "signing": secrets.token_hex(32),
        }
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            json.dump(content, file, indent=1)
    return read_key_file(path)


@lru_cache
def read_key_file(path: Path) -> FileKeys:
    """Read the key file; refused when it is absent or when group or others may read it."""
    if not path.exists():
        raise KeysUnavailable(f"{path} does not exist: run `kotokirja setup` first")
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise KeysUnavailable(f"{path} may be read by others: its mode must be 0600")
    content = json.loads(path.read_text())
    return FileKeys(
        secret_key=content["secret_key"],
        context_kid=content["context"]["kid"],
        context_key=bytes.fromhex(content["context"]["key"]),
        wrapping={int(version): b64decode(key) for version, key in content["wrapping"].items()},
        digest_key=bytes.fromhex(content["digest"]),
        signing_key=bytes.fromhex(content["signing"]),
    )
