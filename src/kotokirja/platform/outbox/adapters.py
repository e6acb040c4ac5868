"""Ways out: each takes a message and says what came of it. A way decides nothing and changes no message."""

import json
from datetime import UTC, datetime
from typing import Any, Final, Protocol
from uuid import UUID

import httpx

from kotokirja.platform import signing
from kotokirja.platform.outbox.types import Outcome, OutcomeKind, Outgoing

TIMEOUT: Final = httpx.Timeout(10.0, connect=3.0)
LONGEST_ANSWER: Final = 65_536
TAKEN: Final = frozenset({200, 201})
REFUSING: Final = frozenset({400, 409, 413, 415, 422})
CLOSED: Final = frozenset({401, 403, 404, 429, 502, 503, 504})
"""Answers that speak of the connection and not of the message: keys, addresses, load."""


class Adapter(Protocol):
    """One way out."""

    def deliver(self, message: Outgoing, *, at: datetime) -> Outcome:
        """Try once, and say what came of it; never raises for what the other side does."""


class NationalRegister:
    """Over HTTP to the national register: fixed address, signed, no redirects, no proxies from the environment."""

    def __init__(self, *, client: httpx.Client, address: str, key: signing.SigningKey) -> None:
        self._client = client
        self._url = f"{address.rstrip('/')}/api/v1/records"
        self._key = key

    def deliver(self, message: Outgoing, *, at: datetime) -> Outcome:
        """Post the record under its idempotency key."""
        headers = {
            **signing.sign(key=self._key, method="POST", url=self._url, body=message.body, at=at),
            "Content-Type": "application/json",
            "Idempotency-Key": message.idempotency_key,
        }
        try:
            with self._client.stream("POST", self._url, content=message.body, headers=headers) as response:
                answer = _read(response)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout):
            return Outcome(kind=OutcomeKind.CLOSED, fault="NO_CONNECTION")
        except httpx.HTTPError:
            return Outcome(kind=OutcomeKind.UNKNOWN, fault="NO_ANSWER")
        if response.status_code in TAKEN:
            return _receipt(answer, message)
        if response.status_code in REFUSING:
            return Outcome(kind=OutcomeKind.REFUSED, fault=f"HTTP_{response.status_code}")
        if response.status_code in CLOSED:
            return Outcome(kind=OutcomeKind.CLOSED, fault=f"HTTP_{response.status_code}")
        return Outcome(kind=OutcomeKind.FAILED, fault=f"HTTP_{response.status_code}")


def http_client() -> httpx.Client:
    """The client of a worker: one for each process."""
    return httpx.Client(timeout=TIMEOUT, follow_redirects=False, trust_env=False)


def _read(response: httpx.Response) -> bytes:
    answer = b""
    for piece in response.iter_bytes():
        answer += piece
        if len(answer) > LONGEST_ANSWER:
            return b""
    return answer


def _receipt(answer: bytes, message: Outgoing) -> Outcome:
    """Believe an acknowledgement only when it names the message that it acknowledges."""
    try:
        content: Any = json.loads(answer)
        receipt = UUID(content["receipt"])
        recorded_at = datetime.fromisoformat(content["recorded_at"]).astimezone(UTC)
        is_ours = content["idempotency_key"] == message.idempotency_key
    except (ValueError, KeyError, TypeError, AttributeError):
        return Outcome(kind=OutcomeKind.FAILED, fault="GARBAGE")
    if not is_ours:
        return Outcome(kind=OutcomeKind.FAILED, fault="ANOTHER_MESSAGE")
    return Outcome(kind=OutcomeKind.ACKNOWLEDGED, receipt=receipt, recorded_at=recorded_at)
