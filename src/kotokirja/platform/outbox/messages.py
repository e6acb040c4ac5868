"""What a message is, apart from where it goes: its canonical bytes and the key under which it has effect once. Pure."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from uuid import UUID

from kotokirja.kernel.ids import MunicipalityCode

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | bool | None
"""What a message may be made of: no floating-point numbers, which have no one spelling."""


def canonical_json(content: Json) -> bytes:
    """The one spelling of a message (RFC 8785 for what messages are made of): sorted keys, no spaces, UTF-8."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def idempotency_key(*, municipality: MunicipalityCode, client: UUID, event: UUID, event_version: int) -> str:
    """The name under which a message has effect once: of whom, about which event, in which version."""
    name = "\n".join(("kotokirja.record/1", str(municipality), str(client), str(event), str(event_version)))
    return sha256(name.encode()).hexdigest()
