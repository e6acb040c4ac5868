"""Provenance: each write names its source, and the database keeps what stood before (N5.1, N5.2)."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, connections, transaction

from kotokirja.domains.clients import models
from kotokirja.platform.door import authorise
from kotokirja.platform.register.writes import CategoryNotGranted, StaleVersion, update
from kotokirja.policy.actions import Action
from kotokirja.policy.vocabulary import SourceCode
from kotokirja.usecases import clients
from kotokirja.usecases.clients import Learned, Part
from tests.cast import AT, Cast, take_on

pytestmark = pytest.mark.usefixtures("municipality_db")


@pytest.mark.notice("N5.2", part="kept")
def test_every_datum_answers_where_from_who_when_and_what_stood_before(cast: Cast) -> None:
    client = take_on(cast, last_name="Esimerkki")
    clients.save_person(
        actor=cast.teammate,
        client_id=client,
        version=1,
        learned=Learned(source=SourceCode.DVV, ground="681/2023:84.1"),
        values={"last_name": "Esimerkki-Koe"},
        at=AT,
    )
    trail = clients.open_part(actor=cast.own_worker, client_id=client, at=AT).trail
    name = trail.of(models.Client, client, "last_name")
    assert name is not None
    assert (name.source, name.ground, name.recorder) == (SourceCode.DVV, "681/2023:84.1", "Tea Tiimiläinen")
    assert name.recorded_at.tzinfo is not None
    assert [(earlier.value, earlier.source, earlier.recorder) for earlier in name.earlier] == [
        ("Esimerkki", SourceCode.CLIENT, "Outi Ohjaaja")
    ]
    first = trail.of(models.Client, client, "first_names")
    assert first is not None
    assert (first.source, first.earlier) == (SourceCode.CLIENT, ())


@pytest.mark.notice("N5.1")
def test_the_person_is_the_source_unless_another_is_named(cast: Cast) -> None:
    client = take_on(cast)
    opened = clients.open_part(actor=cast.own_worker, client_id=client, at=AT)
    phone = opened.trail.of(models.Contact, opened.file.contact.id, "phone")  # type: ignore[union-attr]
    assert phone is not None
    assert phone.source is SourceCode.CLIENT


def test_every_datum_of_a_file_has_a_provenance(cast: Cast) -> None:
    client = take_on(cast)
    opened = clients.open_part(actor=cast.own_worker, client_id=client, at=AT)
    known = {(label, column) for label, _, column in opened.trail.known}
    for column in ("last_name", "first_names", "birth_date", "identity_code", "native_language", "service_language"):
        assert ("clients.Client", column) in known
    assert ("clients.Permit", "aliens_act_section") in known or opened.file.permits[0].aliens_act_section == ""
    assert {("clients.Citizenship", "country"), ("clients.Relationship", "worker_id")} <= known


@pytest.mark.notice("N5.2", part="refused")
@pytest.mark.parametrize(
    "assignment",
    [
        "last_name = 'X', version = version + 1",
        "last_name = 'X', source = 'CLIENT'",
        "last_name = 'X'",
        "id = gen_random_uuid(), source = 'CLIENT', version = version + 1",
    ],
    ids=["no source", "no version", "neither", "another row's key"],
)
def test_a_write_past_the_operations_is_refused_by_the_database(cast: Cast, assignment: str) -> None:
    client = take_on(cast)
    with (
        pytest.raises(DatabaseError, match=r"a write (without a source|that does not follow)"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        authorise(actor=cast.own_worker, action=Action.CLIENT_PERSON_WRITE, subject=client, at=AT)
        cursor.execute(f"UPDATE clients_client SET {assignment} WHERE id = %s", [client])


@pytest.mark.notice("N5.2", part="refused")
def test_the_same_write_with_a_source_and_the_next_version_is_accepted(cast: Cast) -> None:
    client = take_on(cast)
    with transaction.atomic(), connection.cursor() as cursor:
        authorise(actor=cast.own_worker, action=Action.CLIENT_PERSON_WRITE, subject=client, at=AT)
        cursor.execute(
            "UPDATE clients_client SET last_name = 'X', source = 'MIGRI', version = version + 1 WHERE id = %s", [client]
        )
        assert cursor.rowcount == 1
    trail = clients.open_part(actor=cast.own_worker, client_id=client, at=AT).trail
    assert trail.of(models.Client, client, "last_name").source is SourceCode.MIGRI  # type: ignore[union-attr]


def test_an_insert_in_bulk_without_a_source_is_refused(cast: Cast) -> None:
    client = take_on(cast)
    rows = [models.Education(municipality_id=999, client_id=client, degree=f"Koe {n}") for n in range(3)]
    with pytest.raises(DatabaseError, match="without a source"), transaction.atomic():
        authorise(actor=cast.own_worker, action=Action.CLIENT_BACKGROUND_WRITE, subject=client, at=AT)
        models.Education._base_manager.bulk_create(rows)


def test_the_recorder_is_the_actor_of_the_signed_context_and_never_the_callers_word(cast: Cast) -> None:
    client = take_on(cast)
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute("SELECT DISTINCT recorded_by FROM clients_client_history WHERE row_id = %s", [client])
        assert cursor.fetchall() == [(cast.own_worker.account_id,)]


def test_history_can_be_neither_written_nor_changed_by_the_service(cast: Cast) -> None:
    client = take_on(cast)
    for statement in (
        "UPDATE clients_client_history SET source = 'DVV'",
        "DELETE FROM clients_client_history",
        "INSERT INTO clients_client_history SELECT * FROM clients_client_history",
    ):
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            authorise(actor=cast.own_worker, action=Action.CLIENT_FILE_READ, subject=client, at=AT)
            cursor.execute(statement)


def test_a_save_over_a_newer_version_is_stale_and_writes_nothing(cast: Cast) -> None:
    client = take_on(cast)
    learned = Learned(source=SourceCode.CLIENT)
    clients.save_person(
        actor=cast.teammate, client_id=client, version=1, learned=learned, values={"last_name": "Uusi"}, at=AT
    )
    with pytest.raises(StaleVersion):
        clients.save_person(
            actor=cast.own_worker, client_id=client, version=1, learned=learned, values={"last_name": "Vanha"}, at=AT
        )
    assert clients.open_part(actor=cast.own_worker, client_id=client, at=AT).file.person.last_name == "Uusi"


def test_a_write_outside_the_granted_categories_is_a_mistake_that_shows(cast: Cast) -> None:
    client = take_on(cast)
    with pytest.raises(CategoryNotGranted), transaction.atomic():
        grant = authorise(actor=cast.own_worker, action=Action.CLIENT_LANGUAGE_WRITE, subject=client, at=AT)
        update(
            grant=grant,
            model=models.Client,
            row=client,
            version=1,
            source=SourceCode.CLIENT,
            values={"last_name": "X"},
        )


@pytest.mark.parametrize("name", ["municipality_id", "version", "source", "ground"])
def test_owner_version_and_envelope_never_come_from_values(cast: Cast, name: str) -> None:
    client = take_on(cast)
    with pytest.raises(CategoryNotGranted), transaction.atomic():
        grant = authorise(actor=cast.own_worker, action=Action.CLIENT_PERSON_WRITE, subject=client, at=AT)
        update(grant=grant, model=models.Client, row=client, version=1, source=SourceCode.CLIENT, values={name: 998})


def test_a_row_that_was_withdrawn_leaves_the_file_and_stays_in_its_history(cast: Cast) -> None:
    client = take_on(cast)
    learned = Learned(source=SourceCode.CLIENT)
    row = clients.add_part(
        actor=cast.own_worker,
        client_id=client,
        part=Part.WORK,
        learned=learned,
        values={"occupation": "Leipuri"},
        at=AT,
    )
    clients.change_part(
        actor=cast.own_worker,
        client_id=client,
        part=Part.WORK,
        row=row,
        version=1,
        learned=Learned(source=SourceCode.OFFICER),
        values={"is_void": True},
        at=AT,
    )
    opened = clients.open_part(actor=cast.own_worker, client_id=client, at=AT)
    assert opened.file.work == ()
    assert opened.trail.of(models.Work, row, "occupation").source is SourceCode.CLIENT  # type: ignore[union-attr]


def test_a_row_of_another_client_is_not_reached_through_ones_own(cast: Cast) -> None:
    client, other = take_on(cast), take_on(cast, team=cast.other_team)
    foreign = clients.open_part(actor=cast.stranger, client_id=other, at=AT).file.permits[0]
    with pytest.raises(StaleVersion):
        clients.change_part(
            actor=cast.own_worker,
            client_id=client,
            part=Part.PERMIT,
            row=foreign.id,
            version=foreign.version,
            learned=Learned(source=SourceCode.CLIENT),
            values={"is_void": True},
            at=AT,
        )
    assert clients.open_part(actor=cast.stranger, client_id=other, at=AT).file.permits[0] == foreign


def test_an_earlier_value_is_what_it_was_whatever_its_type(cast: Cast) -> None:
    client = take_on(cast)
    permit = clients.open_part(actor=cast.own_worker, client_id=client, at=AT).file.permits[0]
    before = {"valid_until": permit.valid_until, "is_quota": permit.is_quota, "permit_type": permit.permit_type}
    after = {"valid_until": date(2031, 2, 28), "is_quota": True, "permit_type": "P"}
    versions = [permit.version]
    for values in (after, {"is_quota": False}):
        versions.append(
            clients.change_part(
                actor=cast.own_worker,
                client_id=client,
                part=Part.PERMIT,
                row=permit.id,
                version=versions[-1],
                learned=Learned(source=SourceCode.MIGRI),
                values=values,
                at=AT,
            )
        )
    trail = clients.open_part(actor=cast.own_worker, client_id=client, at=AT).trail

    def earlier(column: str) -> list[object]:
        known = trail.known["clients.Permit", permit.id, column]
        return [one.value for one in known.earlier]

    assert earlier("valid_until") == [before["valid_until"]]
    assert earlier("permit_type") == [before["permit_type"]]
    assert earlier("is_quota")[0] is True
