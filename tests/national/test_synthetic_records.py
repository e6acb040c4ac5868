"""The register's copy of a synthetic town's year: as if each record had come in by its door."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from kotokirja.kernel.ids import AccountId, MunicipalityCode
from kotokirja.national import schema
from kotokirja.national.accounts import KEEPER, machine_of
from kotokirja.national.records.operations import person_id
from kotokirja.national.records.types import PersonFile
from kotokirja.platform.door import Actor
from kotokirja.platform.outbox.messages import canonical_json
from kotokirja.platform.register.live import findings
from kotokirja.platform.signing import VerifiedSender
from kotokirja.policy.vocabulary import Role
from kotokirja.project.synthetic.copying import Loaded
from kotokirja.project.synthetic.recording import Sent, records_of
from kotokirja.project.synthetic.shapes import Client
from kotokirja.project.synthetic.town import MALLILA, Town, town
from tests.national.conftest import OTHERVILLE, behind, count, now
from tests.plugins.cluster import TestDatabase

AS_OF = date(2026, 11, 24)


@pytest.fixture(scope="module")
def mallila() -> Town:
    return town(municipality=999, clients=60, seed=1, as_of=AS_OF)


@pytest.fixture(scope="module")
def loaded(national_db: TestDatabase, register: TestDatabase, mallila: Town) -> Loaded:
    from kotokirja.project.synthetic.national_load import load_records

    return load_records(mallila, public_key=OTHERVILLE.public)


def taken(client: Client) -> list[Sent]:
    return [sent for sent in records_of(client) if sent.is_acknowledged(as_of=AS_OF)]


def recorded(mallila: Town) -> list[Client]:
    return [client for client in mallila.people() if taken(client)]


def officer(municipality: MunicipalityCode) -> Actor:
    return Actor(
        account_id=AccountId(uuid4()),
        municipality=KEEPER,
        role=Role.REGISTER_OFFICER,
        roles=frozenset({Role.REGISTER_OFFICER}),
        display_name="Rauha Rekisterinpitäjä",
        request_id=uuid4(),
        municipalities=(KEEPER, municipality),
    )


def read(municipality: MunicipalityCode, client: UUID) -> PersonFile:
    from kotokirja.national.usecases import read_person

    person = person_id(municipality=municipality, client=client)
    return read_person(actor=officer(municipality), municipality=municipality, person_id=person, at=now())


def test_what_the_outbox_says_was_taken_is_there_once(loaded: Loaded, mallila: Town) -> None:
    receipts = {sent.receipt for client in mallila.people() for sent in taken(client)}
    assert loaded.is_new
    assert {row[0] for row in behind("SELECT id FROM national_records_record WHERE municipality_id = 999")} == receipts
    assert count("national_records_inboxentry", "municipality_id = 999") == len(receipts) > 50


def test_a_second_load_changes_nothing(loaded: Loaded, mallila: Town) -> None:
    from kotokirja.project.synthetic.national_load import load_records

    before = count("national_records_person_history")
    assert load_records(mallila, public_key=OTHERVILLE.public) == Loaded(is_new=False)
    assert count("national_records_person_history") == before


def test_after_the_load_every_guard_stands(loaded: Loaded) -> None:
    assert list(findings()) == []


def test_a_loaded_record_reads_as_one_that_came_by_the_door(loaded: Loaded, mallila: Town) -> None:
    from kotokirja.national.usecases import take_record

    for client in recorded(mallila)[:12]:
        sender = VerifiedSender(municipality=OTHERVILLE.municipality, key_id="f" * 32, created_at=now())
        for sent in taken(client):
            body = canonical_json(sent.content)
            take_record(
                actor=machine_of(sender=sender, request_id=uuid4()),
                record=schema.Record.model_validate_json(body),
                idempotency_key=sent.idempotency_key,
                body=body,
                sender=sender,
                at=now(),
            )
        by_load, by_door = read(MALLILA.municipality, client.id), read(OTHERVILLE.municipality, client.id)
        assert by_load.person == by_door.person
        assert [without_number(record) for record in by_load.records] == [
            without_number(record) for record in by_door.records
        ]


def without_number(record: object) -> dict[str, object]:
    return {name: getattr(record, name) for name in record.__dataclass_fields__ if name not in {"id", "recorded_at"}}  # type: ignore[attr-defined]


def test_identity_codes_stand_sealed(loaded: Loaded, mallila: Town) -> None:
    for client in recorded(mallila):
        code = client.person.now.identity_code
        if code:
            assert count("national_records_person p", "p::text LIKE %s", [f"%{code.encode().hex()}%"]) == 0


def test_each_record_left_a_line_in_the_registers_log(loaded: Loaded, mallila: Town) -> None:
    lines = count("audit.entry", "municipality_id = 999 AND action = 'national:record:take' AND outcome = 'GRANTED'")
    assert lines == sum(len(taken(client)) for client in mallila.people())
