"""The interface for records: taken once, acknowledged, refused in words that hold nothing of the message."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from kotokirja.kernel.ids import SubjectId
from kotokirja.platform import signing
from kotokirja.platform.outbox.messages import canonical_json, idempotency_key
from tests.national import records
from tests.national.conftest import MALLILA, OTHERVILLE, RECORDS, SEED, Sender, behind, count, now, post, problem

pytestmark = pytest.mark.usefixtures("register")
CANARY = "Canary-5b1f0e"


def everything() -> list[int]:
    """The number of rows in each table that a record touches."""
    return [
        count(f"national_records_{name}") for name in ("person", "record", "goal", "service", "inboxentry", "contact")
    ]


@pytest.mark.parametrize("kind", ["ASSESSMENT_READY", "PLAN_AGREED", "PLAN_REVIEWED"])
def test_a_record_is_held_and_acknowledged(kind: str) -> None:
    record = records.record(kind)
    answer = Sender().post(record)
    assert answer.status_code == 201, answer.content
    receipt = json.loads(answer.content)
    assert set(receipt) == {"receipt", "idempotency_key", "recorded_at"}
    assert count("national_records_record", "id = %s AND kind = %s", (receipt["receipt"], kind)) == 1
    assert json.loads(Sender().get(f"/api/v1/receipts/{receipt['idempotency_key']}").content) == receipt


def test_a_record_that_comes_again_has_no_second_effect_and_the_same_receipt() -> None:
    record = records.record()
    first = Sender().post(record)
    before = everything()
    again = [Sender().post(record) for _ in range(4)]
    assert first.status_code == 201
    assert [answer.status_code for answer in again] == [200] * 4
    assert {answer.content for answer in again} == {first.content}
    assert everything() == before
    Sender().post(records.record())
    assert everything() != before


def test_a_key_that_came_with_another_body_is_a_conflict() -> None:
    record = records.record()
    Sender().post(record)
    before = everything()
    other = record | {"person": records.person(last_name="Muutettu")}
    assert problem(Sender().post(other)) == (409, "key-used", [])
    assert everything() == before


def test_a_number_in_order_that_came_with_another_event_is_a_conflict() -> None:
    client = uuid4()
    assert Sender().post(records.record(client=client, sequence=1)).status_code == 201
    assert problem(Sender().post(records.record(client=client, sequence=1))) == (409, "sequence-used", [])
    assert Sender().post(records.record(client=client, sequence=2)).status_code == 201


def test_a_key_must_follow_from_the_record() -> None:
    record = records.record()
    other = Sender(changes={"Idempotency-Key": "0" * 64})
    assert problem(other.post(record)) == (422, "key", [("header.Idempotency-Key", "does_not_follow")])
    assert Sender().post(record).status_code == 201


def test_a_late_record_does_not_turn_the_person_back() -> None:
    client = uuid4()
    newer = records.record(client=client, sequence=2, person=records.person(last_name="Uudempi"))
    older = records.record(client=client, sequence=1, person=records.person(last_name="Vanhempi"))
    assert [Sender().post(newer).status_code, Sender().post(older).status_code] == [201, 201]
    assert count("national_records_person", "client = %s AND last_name = 'Uudempi'", (client,)) == 1
    assert (
        count(
            "national_records_record r JOIN national_records_person p ON p.id = r.person_id", "client = %s", (client,)
        )
        == 2
    )


REFUSED: list[tuple[str, Callable[[dict[str, Any]], Any], str]] = [
    (
        "wrong key",
        lambda record: Sender(key=signing.signing_key(seed=SEED[::-1], municipality=MALLILA.municipality)).post(record),
        "UNKNOWN_KEY",
    ),
    (
        "another municipality's key in this one's name",
        lambda record: Sender(key=OTHERVILLE, changes={signing.SENDER: "998"}).post(record),
        "UNKNOWN_KEY",
    ),
    ("old time", lambda record: Sender(at=now() - timedelta(minutes=6)).post(record), "OUTSIDE_WINDOW"),
    ("time to come", lambda record: Sender(at=now() + timedelta(minutes=6)).post(record), "OUTSIDE_WINDOW"),
    (
        "changed body",
        lambda record: post(
            RECORDS,
            body=canonical_json(record | {"sequence": 2}),
            headers=Sender().headers(method="POST", path=RECORDS, body=canonical_json(record)),
        ),
        "BODY_CHANGED",
    ),
    (
        "other path",
        lambda record: post(
            RECORDS,
            body=canonical_json(record),
            headers=Sender().headers(method="POST", path="/api/v1/other", body=canonical_json(record)),
        ),
        "WRONG_SIGNATURE",
    ),
    (
        "other method",
        lambda record: post(
            RECORDS,
            body=canonical_json(record),
            headers=Sender().headers(method="GET", path=RECORDS, body=canonical_json(record)),
        ),
        "WRONG_SIGNATURE",
    ),
    (
        "no signature",
        lambda record: post(RECORDS, body=canonical_json(record), headers={}),
        "NOT_SIGNED",
    ),
]


@pytest.mark.parametrize(("send", "fault"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_only_a_message_that_is_signed_as_it_stands_is_taken(send: Callable[[dict[str, Any]], Any], fault: str) -> None:
    record, before = records.record(), everything()
    assert problem(send(record)) == (401, "signature", [("Signature", fault)])
    assert everything() == before
    assert Sender().post(record).status_code == 201


def test_a_copied_message_has_no_second_effect_and_is_refused_after_its_window() -> None:
    record = records.record()
    body = canonical_json(record)
    key = idempotency_key(
        municipality=MALLILA.municipality,
        client=record["client"],
        event=record["event"]["id"],
        event_version=record["event"]["version"],
    )
    headers = {**Sender().headers(method="POST", path=RECORDS, body=body), "Idempotency-Key": key}
    late = {**Sender(at=now() - timedelta(minutes=6)).headers(method="POST", path=RECORDS, body=body)}
    assert post(RECORDS, body=body, headers=headers).status_code == 201
    before = everything()
    assert post(RECORDS, body=body, headers=headers).status_code == 200
    assert everything() == before
    expired = post(RECORDS, body=body, headers=headers | late)
    assert problem(expired) == (401, "signature", [("Signature", "OUTSIDE_WINDOW")])


def test_a_key_that_was_ended_signs_nothing_more() -> None:
    from kotokirja.national.setup import end_key, register_municipality

    at = now()
    leaving = signing.signing_key(seed=b"another secret of thirty-two byt", municipality=OTHERVILLE.municipality)
    register_municipality(
        code=leaving.municipality, public_key=leaving.public, name_fi="Muukkola", name_sv="Muukkola", at=at
    )
    assert Sender(key=leaving).post(records.record()).status_code == 201
    end_key(code=leaving.municipality, public_key=leaving.public, at=at + timedelta(microseconds=1))
    assert problem(Sender(key=leaving).post(records.record()))[2] == [("Signature", "UNKNOWN_KEY")]
    assert Sender(key=OTHERVILLE).post(records.record()).status_code == 201


def test_a_municipality_sees_no_receipt_of_another() -> None:
    record = records.record()
    key = json.loads(Sender().post(record).content)["idempotency_key"]
    assert problem(Sender(key=OTHERVILLE).get(f"/api/v1/receipts/{key}")) == (404, "not-found", [])
    assert Sender().get(f"/api/v1/receipts/{key}").status_code == 200


@pytest.mark.requirement("R-H4")
def test_unknown_fields_are_refused_and_change_nothing() -> None:
    for name in ("municipality_id", "source", "recorded_by", "id", CANARY):
        before = everything()
        planted = records.record()
        planted["person"] = records.person() | {name: CANARY}
        answer = Sender().post(planted)
        assert problem(answer) == (422, "schema", [("body.record.person", "extra_forbidden")])
        assert CANARY.encode() not in answer.content
        assert everything() == before
    assert Sender().post(records.record()).status_code == 201


@pytest.mark.requirement("R-H4")
def test_the_municipality_of_a_row_is_the_one_whose_key_signed() -> None:
    record = records.record()
    Sender(key=OTHERVILLE).post(record)
    assert count("national_records_person", "client = %s AND municipality_id = 997", (record["client"],)) == 1
    envelope = behind(
        "SELECT DISTINCT h.source, h.ground FROM national_records_person_history h"
        " JOIN national_records_person p ON p.id = h.row_id WHERE p.client = %s",
        [record["client"]],
    )
    assert envelope == [("MUNICIPALITY", "76.1")]


@pytest.mark.requirement("R-H6")
def test_no_error_answers_with_a_value_of_the_message() -> None:
    planted = records.record(person=records.person(last_name=CANARY * 20, email=CANARY))
    broken = b'{"person": "' + CANARY.encode()
    answers = [
        Sender().post(planted),
        Sender().post(records.record(), body=broken),
        Sender().post(records.record(), body=b'{"a": 1, "a": "' + CANARY.encode() + b'"}'),
        Sender().get(f"/api/v1/receipts/{CANARY}"),
        Sender(changes={signing.SIGNATURE: CANARY}).post(records.record()),
    ]
    assert [answer.status_code for answer in answers] == [422, 400, 400, 422, 401]
    for answer in answers:
        assert CANARY.encode() not in answer.content
        problem(answer)


def test_a_body_beyond_measure_and_another_kind_of_body_are_refused() -> None:
    record, before = records.record(), everything()
    assert problem(Sender().post(record, body=b" " * 3_000_000)) == (413, "too-large", [])
    body = canonical_json(record)
    headers = Sender().headers(method="POST", path=RECORDS, body=body) | {"Idempotency-Key": "0" * 64}
    answer = Client().post(RECORDS, data=body, content_type="text/plain", headers=headers, secure=True)
    assert answer.status_code == 415
    assert everything() == before


@pytest.mark.notice("N4.4", part="guidance")
def test_guidance_alone_is_refused_by_the_register() -> None:
    record, before = records.record(), everything()
    record["event"] = {"kind": "GUIDANCE_GIVEN", "id": str(uuid4()), "version": 1}
    assert problem(Sender().post(record)) == (422, "schema", [("body.record.event", "union_tag_invalid")])
    assert everything() == before


def test_every_record_leaves_a_trace() -> None:
    record = records.record()
    before = count("audit.entry", "action = 'national:record:take' AND outcome = 'GRANTED'")
    Sender().post(record)
    assert count("audit.entry", "action = 'national:record:take' AND outcome = 'GRANTED'") == before + 1


def test_what_can_not_be_logged_is_not_taken() -> None:
    record, before = records.record(), everything()
    behind("REVOKE INSERT ON audit.entry FROM national_audit_writer")
    try:
        assert problem(Sender().post(record)) == (503, "unavailable", [])
    finally:
        behind("GRANT INSERT ON audit.entry TO national_audit_writer")
    assert everything() == before
    assert Sender().post(record).status_code == 201


def test_a_record_at_which_the_register_fails_leaves_nothing_half_written() -> None:
    record, before = records.record(), everything()
    behind("ALTER TABLE national_records_service ADD CONSTRAINT planted CHECK (name <> 'Module 1') NOT VALID")
    try:
        assert problem(Sender().post(record)) == (500, "internal", [])
    finally:
        behind("ALTER TABLE national_records_service DROP CONSTRAINT planted")
    assert everything() == before
    assert Sender().post(record).status_code == 201


def test_the_identity_code_is_nowhere_in_clear() -> None:
    code = records.identity_code(number=77)
    record = records.record(person=records.person(identity_code=code))
    assert Sender().post(record).status_code == 201
    sealed = behind("SELECT identity_code FROM national_records_person WHERE client = %s", [record["client"]])[0][0]
    assert len(sealed) > len(code)
    assert code.encode() not in sealed
    from kotokirja.national.records.operations import person_id

    person: SubjectId = person_id(municipality=MALLILA.municipality, client=record["client"])
    assert count("platform_personkey", "subject_id = %s", (person,)) == 1
