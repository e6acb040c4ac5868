"""Signed HTTP messages between a municipality and the national register: one closed profile of RFC 9421.

Signed are method, path, query, digest of the body, municipality, time and key, with Ed25519. Nothing of the profile is
negotiable: a message with other components, another algorithm or another order is refused, so there is nothing to
downgrade. A repeated message has no second effect because the receiver's inbox holds its idempotency key; a message that
is older than the window is refused.
"""

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from hmac import new as keyed
from typing import Final
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kotokirja.kernel.ids import MunicipalityCode

WINDOW: Final = timedelta(minutes=5)
"""How far the time of a message may lie from the receiver's clock, either way."""

DIGEST: Final = "Content-Digest"
SENDER: Final = "Kotokirja-Municipality"
INPUT: Final = "Signature-Input"
SIGNATURE: Final = "Signature"
HEADERS: Final = (DIGEST, SENDER, INPUT, SIGNATURE)

_COVERED: Final = '("@method" "@path" "@query" "content-digest" "kotokirja-municipality")'
_PARAMETERS: Final = re.compile(
    r'koto=\("@method" "@path" "@query" "content-digest" "kotokirja-municipality"\)'
    r';created=(?P<created>[0-9]{1,10});keyid="(?P<keyid>[0-9a-f]{32})";alg="ed25519"'
)
_SIGNATURE: Final = re.compile(r"koto=:(?P<value>[A-Za-z0-9+/]{86}==):")
_SENDER: Final = re.compile(r"[0-9]{1,3}")


class Fault(StrEnum):
    """Why a signed message is refused."""

    NOT_SIGNED = "NOT_SIGNED"
    MALFORMED = "MALFORMED"
    UNKNOWN_KEY = "UNKNOWN_KEY"
    BODY_CHANGED = "BODY_CHANGED"
    WRONG_SIGNATURE = "WRONG_SIGNATURE"
    OUTSIDE_WINDOW = "OUTSIDE_WINDOW"


class SignatureRefused(Exception):
    """A message whose signature does not hold; carries the reason and nothing of the message."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """A municipality's private key for messages to the national register."""

    municipality: MunicipalityCode
    private: Ed25519PrivateKey

    @property
    def public(self) -> bytes:
        """The raw public key, 32 bytes, to be registered with the receiver."""
        return self.private.public_key().public_bytes_raw()


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedSender:
    """Whose message it is, as the signature proves."""

    municipality: MunicipalityCode
    key_id: str
    created_at: datetime


PublicKeys = Callable[[MunicipalityCode, str], bytes | None]
"""Gives the raw public key of a municipality by its key id, while that key is valid."""


def signing_key(*, seed: bytes, municipality: MunicipalityCode) -> SigningKey:
    """The key of one municipality, derived from the service's secret: a co-operation area holds several."""
    own = keyed(seed, f"national register {municipality}".encode(), sha256).digest()
    return SigningKey(municipality=municipality, private=Ed25519PrivateKey.from_private_bytes(own))


def key_id(public: bytes) -> str:
    """The name of a public key: the first half of its SHA-256."""
    return sha256(public).hexdigest()[:32]


def sign(*, key: SigningKey, method: str, url: str, body: bytes, at: datetime) -> Mapping[str, str]:
    """The headers that make a message this municipality's own."""
    parameters = f'{_COVERED};created={int(at.timestamp())};keyid="{key_id(key.public)}";alg="ed25519"'
    target = urlsplit(url)
    base = _base(
        method=method,
        path=target.path,
        query=target.query,
        digest=_digest(body),
        sender=str(key.municipality),
        parameters=parameters,
    )
    value = b64encode(key.private.sign(base)).decode()
    return {
        DIGEST: _digest(body),
        SENDER: str(key.municipality),
        INPUT: f"koto={parameters}",
        SIGNATURE: f"koto=:{value}:",
    }


def verify(
    *, headers: Mapping[str, str], method: str, path: str, query: str, body: bytes, keys: PublicKeys, at: datetime
) -> VerifiedSender:
    """Who signed this message; raises `SignatureRefused` unless every part of it is as it was signed."""
    if not all(headers.get(name) for name in HEADERS):
        raise SignatureRefused(Fault.NOT_SIGNED)
    parameters = _PARAMETERS.fullmatch(headers[INPUT])
    signature = _SIGNATURE.fullmatch(headers[SIGNATURE])
    if parameters is None or signature is None or not _SENDER.fullmatch(headers[SENDER]):
        raise SignatureRefused(Fault.MALFORMED)
    municipality = MunicipalityCode(int(headers[SENDER]))
    public = keys(municipality, parameters["keyid"])
    if public is None:
        raise SignatureRefused(Fault.UNKNOWN_KEY)
    if headers[DIGEST] != _digest(body):
        raise SignatureRefused(Fault.BODY_CHANGED)
    base = _base(
        method=method,
        path=path,
        query=query,
        digest=headers[DIGEST],
        sender=headers[SENDER],
        parameters=headers[INPUT].removeprefix("koto="),
    )
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(b64decode(signature["value"], validate=True), base)
    except (InvalidSignature, NotBase64) as problem:
        raise SignatureRefused(Fault.WRONG_SIGNATURE) from problem
    created_at = datetime.fromtimestamp(int(parameters["created"]), tz=UTC)
    if abs(at - created_at) > WINDOW:
        raise SignatureRefused(Fault.OUTSIDE_WINDOW)
    return VerifiedSender(municipality=municipality, key_id=parameters["keyid"], created_at=created_at)


def _digest(body: bytes) -> str:
    return f"sha-256=:{b64encode(sha256(body).digest()).decode()}:"


def _base(*, method: str, path: str, query: str, digest: str, sender: str, parameters: str) -> bytes:
    lines = (
        f'"@method": {method.upper()}',
        f'"@path": {path}',
        f'"@query": ?{query}',
        f'"content-digest": {digest}',
        f'"kotokirja-municipality": {sender}',
        f'"@signature-params": {parameters}',
    )
    return "\n".join(lines).encode()
