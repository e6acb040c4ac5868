"""Writing into the national register what a synthetic municipality's outbox says that it has taken.

Runs as the national service, which knows no municipal domain; the people are made anew from the same seed.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

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
from kotokirja.project.synthetic.blocks import Told
from kotokirja.project.synthetic.census import Quarter
from kotokirja.project.synthetic.chance import new_id
from kotokirja.project.synthetic.copying import Loaded, has_rows, is_large, loading, nothing
from kotokirja.project.synthetic.lines import Pages, Sheet, Write, sheet_of
from kotokirja.project.synthetic.log import LOG_TABLES, LogPages, log_open, open_months
from kotokirja.project.synthetic.recording import Sent, records_of
from kotokirja.project.synthetic.schema import Tell
from kotokirja.project.synthetic.shapes import Client
from kotokirja.project.synthetic.town import Town
from kotokirja.project.synthetic.workers import processes_for, tell_all

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


def load_records(town: Town, *, public_key: bytes, processes: int | None = None, tell: Tell = nothing) -> Loaded:
    """Load the records of one municipality, all or none; where there are some already they are left alone."""
    place = town.place.municipality
    if has_rows(records.InboxEntry, municipality=place):
        return Loaded(is_new=False)
    open_months(until=town.as_of)
    made = 0
    large = is_large(records.Person, people=town.clients)
    with loading(TABLES, others=LOG_TABLES, is_large=large, tell=tell) as load, log_open(load, tell=tell):
        quarters = tell_all(
            town.quarters(),
            partial(told, town, public_key=public_key),
            processes=processes or processes_for(town.clients),
        )
        with closing(quarters):
            for quarter in quarters:
                load.take(quarter.blocks)
                made += quarter.clients
    return Loaded(is_new=True, clients=made, rows=load.copied)


def told(town: Town, quarter: Quarter, *, public_key: bytes) -> Told:
    """Tell what one quarter's people have in the register as lines for COPY, in whichever process."""
    pages = Pages(sheets=_sheets())
    log = LogPages(pages=pages, municipality=town.place.municipality)
    made = 0
    for client in town.files(quarter):
        taken = list(_taken(client, town, public_key=public_key))
        if taken:
            made += 1
            _add_person(pages, client, taken)
            _add_log(log, client, taken)
    return Told(clients=made, blocks=pages.take())


@cache
def _sheets() -> Mapping[type[models.Model], Sheet]:
    return {model: sheet_of(model) for model in TABLES}


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


def _add_person(pages: Pages, client: Client, taken: list[Taken]) -> None:
    place, person = client.municipality, person_id(municipality=client.municipality, client=client.id)
    pages.add_register_row(
        records.Person, key=person, place=place, writes=list(_person_writes(pages, client, person, taken))
    )
    contacts = [
        _write(each, {"person_id": person, **(each.record.person.contact or schema.Contact()).model_dump()})
        for each in taken
    ]
    pages.add_register_row(records.Contact, key=new_id(pages.ids), place=place, writes=contacts)
    for each in taken:
        _add_record(pages, each, person=person, place=place)


def _person_writes(pages: Pages, client: Client, person: SubjectId, taken: list[Taken]) -> Iterator[Write]:
    """The person as each record told of them; the identity code is sealed anew when it is another."""
    place = client.municipality
    key, wrapped, version = new_data_key(municipality=place, subject=person)
    code = ""
    sealed: dict[str, bytes | None] = {"identity_code": None, "identity_digest": None}
    if any(each.record.person.identity_code for each in taken):
        pages.add(
            PersonKey,
            {
                "id": new_id(pages.ids),
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


def _add_record(pages: Pages, each: Taken, *, person: SubjectId, place: int) -> None:
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
    pages.add_register_row(records.Record, key=receipt, place=place, writes=[_write(each, values)])
    for model, rows in parts.items():
        for position, part in enumerate(rows):
            within = {"person_id": person, "of_record_id": receipt, "place": position}
            pages.add_register_row(
                model, key=new_id(pages.ids), place=place, writes=[_write(each, within | part.model_dump())]
            )
    pages.add(
        records.InboxEntry,
        {
            "id": new_id(pages.ids),
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


def _add_log(log: LogPages, client: Client, taken: list[Taken]) -> None:
    pseudonym = log.pseudonym_of(person_id(municipality=client.municipality, client=client.id))
    for each in taken:
        log.line(
            at=each.sent.acknowledged_at,
            by=each.machine,
            acting=Role.WORKER,
            action=NationalAction.RECORD_TAKE,
            pseudonym=pseudonym,
            request_id=new_id(log.pages.ids),
        )
