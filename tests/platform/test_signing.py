"""Signed messages: what was signed is accepted, and nothing else is."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotokirja.kernel.ids import MunicipalityCode
from kotokirja.platform import signing
from kotokirja.platform.signing import Fault, SignatureRefused

AT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
URL = "https://register.example/api/v1/records"
BODY = b'{"format":"kotokirja.record/1"}'
KEY = signing.signing_key(seed=b"s" * 32, municipality=MunicipalityCode(999))
OTHER = signing.signing_key(seed=b"s" * 32, municipality=MunicipalityCode(998))
REGISTERED = {(key.municipality, signing.key_id(key.public)): key.public for key in (KEY, OTHER)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message as the receiver sees it."""

    headers: Mapping[str, str] = field(
        default_factory=lambda: signing.sign(key=KEY, method="POST", url=URL, body=BODY, at=AT)
    )
    method: str = "POST"
    path: str = "/api/v1/records"
    query: str = ""
    body: bytes = BODY
    at: datetime = AT

    def sender(self) -> signing.VerifiedSender:
        """Verify it against the registered keys."""
        return signing.verify(
            headers=self.headers,
            method=self.method,
            path=self.path,
            query=self.query,
            body=self.body,
            keys=lambda municipality, name: REGISTERED.get((municipality, name)),
            at=self.at,
        )

    def fault(self) -> Fault:
        """Why it is refused."""
        with pytest.raises(SignatureRefused) as refused:
            self.sender()
        return refused.value.fault

    def with_header(self, name: str, value: str) -> "Message":
        """The same message with one header changed."""
        return replace(self, headers={**self.headers, name: value})


def test_a_message_is_accepted_as_it_was_signed() -> None:
    sender = Message().sender()
    assert (sender.municipality, sender.key_id, sender.created_at) == (999, signing.key_id(KEY.public), AT)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        (replace(Message(), method="PUT"), Fault.WRONG_SIGNATURE),
        (replace(Message(), path="/api/v1/receipts"), Fault.WRONG_SIGNATURE),
        (replace(Message(), query="all=1"), Fault.WRONG_SIGNATURE),
        (replace(Message(), body=BODY + b" "), Fault.BODY_CHANGED),
        (replace(Message(), at=AT + signing.WINDOW + timedelta(seconds=1)), Fault.OUTSIDE_WINDOW),
        (replace(Message(), at=AT - signing.WINDOW - timedelta(seconds=1)), Fault.OUTSIDE_WINDOW),
        (replace(Message(), headers={}), Fault.NOT_SIGNED),
        (Message().with_header(signing.SENDER, "998"), Fault.UNKNOWN_KEY),
        (Message().with_header(signing.SENDER, "x"), Fault.MALFORMED),
        (Message().with_header(signing.SIGNATURE, f"koto=:{b64encode(bytes(64)).decode()}:"), Fault.WRONG_SIGNATURE),
        (Message().with_header(signing.SIGNATURE, "koto=::"), Fault.MALFORMED),
    ],
)
def test_a_changed_message_is_refused(changed: Message, fault: Fault) -> None:
    assert changed.fault() is fault


def test_a_message_at_the_edge_of_the_window_is_accepted() -> None:
    assert replace(Message(), at=AT + signing.WINDOW).sender().municipality == 999


def test_the_body_digest_cannot_be_exchanged_together_with_the_body() -> None:
    other = signing.sign(key=KEY, method="POST", url=URL, body=b"other", at=AT)
    changed = replace(Message(), body=b"other").with_header(signing.DIGEST, other[signing.DIGEST])
    assert changed.fault() is Fault.WRONG_SIGNATURE


def test_another_municipality_cannot_speak_with_its_own_key_in_this_ones_name() -> None:
    headers = signing.sign(key=replace(OTHER, municipality=KEY.municipality), method="POST", url=URL, body=BODY, at=AT)
    assert replace(Message(), headers=headers).fault() is Fault.UNKNOWN_KEY


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('alg="ed25519"', 'alg="hmac-sha256"'),
        ('"@query" ', ""),
        (' "content-digest"', ""),
        (f"created={int(AT.timestamp())}", "created=99999999999999"),
    ],
)
def test_nothing_of_the_profile_is_negotiable(old: str, new: str) -> None:
    message = Message()
    assert old in message.headers[signing.INPUT]
    changed = message.with_header(signing.INPUT, message.headers[signing.INPUT].replace(old, new))
    assert changed.fault() is Fault.MALFORMED


def test_the_time_cannot_be_moved() -> None:
    message = Message()
    later = message.headers[signing.INPUT].replace(str(int(AT.timestamp())), str(int(AT.timestamp()) + 600))
    assert replace(message.with_header(signing.INPUT, later), at=AT).fault() is Fault.WRONG_SIGNATURE


@given(st.sampled_from(signing.HEADERS), st.text(max_size=300))
def test_any_other_header_is_refused_in_words(name: str, value: str) -> None:
    message = Message()
    if value != message.headers[name]:
        assert message.with_header(name, value).fault() in Fault


def test_municipalities_of_one_service_have_keys_of_their_own() -> None:
    assert KEY.public != OTHER.public
