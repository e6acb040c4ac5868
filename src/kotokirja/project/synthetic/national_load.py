"""Writing into the national register what a synthetic municipality's outbox says that it has taken.

Runs as the national service, which knows no municipal domain; the people are made anew from the same seed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import Any, Final
from uuid import UUID, uuid4

from django.db import models

from kotokirja.kernel.ids import SubjectId
from kotokirja.national import schema
from kotokirja.national.accounts import machine_of
from kotokirja.national.records import models as records
from kotokirja.national.records.operations import person_id
from kotokirja.national.records.queries import COLUMN, identity_code_place
from kotokirja.platform.outbox.messages import canonical_json
from kotokirja.platform.register.models import RegisterModel
from kotokirja.platform.sealing import digest, new_data_key
from kotokirja.platform.sealing.models import PersonKey
from kotokirja.platform.signing import VerifiedSender, key_id
from kotokirja.policy.actions import NationalAction
from kotokirja.policy.vocabulary import Role, SourceCode
from kotokirja.project.synthetic.copying import BATCH, Load, Loaded, Write, has_rows, loading
from kotokirja.project.synthetic.log import LOG_TABLES, LogLoad, open_months
from kotokirja.project.synthetic.recording import Sent, records_of
from kotokirja.project.synthetic.shapes import Client
from kotokirja.project.synthetic.town import Town

GROUND: Final = "76.1"
PARTS: Final = (
    records.Finding,
    records.Goal,
    records.Service,
    records.Permit,
    records.Education,
    records.Work,
    records.LanguageSkill,
)
TABLES: Final[tuple[type[models.Model], ...]] = (
    PersonKey,
    records.Person,
    records.Contact,
    records.Record,
    *PARTS,
    records.InboxEntry,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A record as the register took it."""

    sent: Sent
    record: schema.Record
    body: bytes
    sender: VerifiedSender
    machine: UUID


def load_records(town: Town, *, public_key: bytes) -> Loaded:
    """Load the records of one municipality, all or none; where there are some already they are left alone."""
    place = town.place.municipality
    if has_rows(records.InboxEntry, municipality=place):
        return Loaded(is_new=False)
    open_months(until=town.as_of)
    made = 0
    with loading(TABLES, others=LOG_TABLES) as load:
        log = LogLoad(load=load, municipality=place)
        people = town.people()
        while batch := list(islice(people, BATCH)):
            for client in batch:
                taken = list(_taken(client, town, public_key=public_key))
                if taken:
                    made += 1
                    _add_person(load, client, taken)
                    _add_log(log, client, taken)
            load.copy()
            log.copy()
        log.finish()
    return Loaded(is_new=True, clients=made, rows=load.copied)


def _taken(client: Client, town: Town, *, public_key: bytes) -> Iterator[Taken]:
    for sent in records_of(client):
        if sent.is_acknowledged(as_of=town.as_of):
            body = canonical_json(sent.content)
            sender = VerifiedSender(municipality=client.municipality, key_id=key_id(public_key), created_at=sent.at)
            yield Taken(
                sent=sent,
                record=schema.Record.model_validate_json(body),
                body=body,
                sender=sender,
                machine=machine_of(sender=sender, request_id=sent.receipt).account_id,
            )


def _add_person(load: Load, client: Client, taken: list[Taken]) -> None:
    place, person = client.municipality, person_id(municipality=client.municipality, client=client.id)
    load.add_register_row(
        records.Person, key=person, place=place, writes=list(_person_writes(load, client, person, taken))
    )
    contacts = [
        _write(each, {"person_id": person, **(each.record.person.contact or schema.Contact()).model_dump()})
        for each in taken
    ]
    load.add_register_row(records.Contact, key=uuid4(), place=place, writes=contacts)
    for each in taken:
        _add_record(load, each, person=person, place=place)


def _person_writes(load: Load, client: Client, person: SubjectId, taken: list[Taken]) -> Iterator[Write]:
    """The person as each record told of them; the identity code is sealed anew when it is another."""
    place = client.municipality
    key, wrapped, version = new_data_key(municipality=place, subject=person)
    code = ""
    sealed: dict[str, bytes | None] = {"identity_code": None, "identity_digest": None}
    if any(each.record.person.identity_code for each in taken):
        load.add(
            PersonKey,
            {
                "id": uuid4(),
                "municipality_id": place,
                "subject_id": person,
                "wrapped": wrapped,
                "wrapped_with": version,
            },
        )
    for each in taken:
        told = each.record.person
        if told.identity_code and told.identity_code != code:
            code = told.identity_code
            spot = identity_code_place(municipality=place, person=person)
            sealed = {
                "identity_code": key.seal(code, place=spot),
                "identity_digest": digest(municipality=place, column=COLUMN, value=code),
            }
        rows = {"contact", "permits", "education", "work", "language_skills", "identity_code"}
        yield _write(
            each,
            {
                **told.model_dump(exclude=rows),
                "citizenships": tuple(told.citizenships),
                "client": each.record.client,
                "last_sequence": each.record.sequence,
                **sealed,
            },
        )


def _add_record(load: Load, each: Taken, *, person: SubjectId, place: int) -> None:
    receipt, event = each.sent.receipt, each.record.event
    values: dict[str, Any] = {
        "person_id": person,
        "kind": event.kind,
        "event_id": event.id,
        "event_version": event.version,
        "sequence": each.record.sequence,
        "recorded_at": each.sent.acknowledged_at,
        "is_multisectoral": False,
    }
    told = each.record.person
    parts: dict[type[RegisterModel], Iterable[schema.Closed]] = {
        records.Permit: told.permits,
        records.Education: told.education,
        records.Work: told.work,
        records.LanguageSkill: told.language_skills,
    }
    if isinstance(event, schema.AssessmentReady):
        values |= event.assessment.model_dump(exclude={"findings"})
        parts[records.Finding] = event.assessment.findings
    else:
        values |= event.plan.model_dump(exclude={"goals", "services"})
        parts |= {records.Goal: event.plan.goals, records.Service: event.plan.services}
    if isinstance(event, schema.PlanReviewed):
        review = event.review
        values |= {"reviewed_on": review.reviewed_on, "next_review_on": review.next_review_on}
        values |= {f"review_{name}": getattr(review, name) for name in ("reason", "outcome", "observations")}
    load.add_register_row(records.Record, key=receipt, place=place, writes=[_write(each, values)])
    for model, rows in parts.items():
        for position, part in enumerate(rows):
            within = {"person_id": person, "of_record_id": receipt, "place": position}
            load.add_register_row(model, key=uuid4(), place=place, writes=[_write(each, within | part.model_dump())])
    load.add(
        records.InboxEntry,
        {
            "id": uuid4(),
            "municipality_id": place,
            "person_id": person,
            "of_record_id": receipt,
            "idempotency_key": each.sent.idempotency_key,
            "body_digest": sha256(each.body).digest(),
            "signed_with": each.sender.key_id,
            "signed_at": each.sender.created_at,
            "received_at": each.sent.acknowledged_at,
        },
    )


def _write(each: Taken, values: dict[str, Any]) -> Write:
    return Write(
        values=values, at=each.sent.acknowledged_at, by=each.machine, source=SourceCode.MUNICIPALITY, ground=GROUND
    )


def _add_log(log: LogLoad, client: Client, taken: list[Taken]) -> None:
    pseudonym = log.pseudonym_of(person_id(municipality=client.municipality, client=client.id))
    for each in taken:
        log.line(
            at=each.sent.acknowledged_at,
            by=each.machine,
            acting=Role.WORKER,
            action=NationalAction.RECORD_TAKE,
            pseudonym=pseudonym,
            request_id=uuid4(),
        )
