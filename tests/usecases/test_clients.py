"""The file of a person: who opens it, who finds it, and what happens to the rest."""

from dataclasses import replace
from datetime import date
from random import Random
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kotokirja.domains.clients.queries import HIT_LIMIT
from kotokirja.domains.clients.types import EndReason
from kotokirja.kernel.identity_code import PersonalIdentityCode
from kotokirja.kernel.ids import ClientId
from kotokirja.platform.door import Actor, NotPermitted
from kotokirja.policy.vocabulary import Role, SourceCode
from kotokirja.usecases import clients
from kotokirja.usecases.clients import IdentityCodeTaken, Learned, Part
from tests.cast import AT, TODAY, Cast, newcomer, take_on
from tests.factories.people import make_person

pytestmark = pytest.mark.usefixtures("municipality_db")
LEARNED = Learned(source=SourceCode.CLIENT)


def statements(seen: CaptureQueriesContext) -> int:
    control = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
    return sum(not query["sql"].startswith(control) for query in seen.captured_queries)


@pytest.mark.notice("N10.7", part="team")
@pytest.mark.parametrize("name", ["stranger", "other_lead", "abroad", "administrator", "records_officer",
                                  "data_protection_officer", "county_participant"])  # fmt: skip
def test_a_file_stays_shut_to_whoever_does_not_take_part(cast: Cast, name: str) -> None:
    client = take_on(cast)
    outsider: Actor = getattr(cast, name)
    messages = set()
    for subject in (client, ClientId(uuid4())):
        with pytest.raises(NotPermitted) as refusal:
            clients.open_part(actor=outsider, client_id=subject, at=AT)
        messages.add(str(refusal.value))
    assert len(messages) == 1, "a person outside the scope and nobody at all look the same"


@pytest.mark.notice("N10.7", part="team")
@pytest.mark.parametrize("name", ["own_worker", "teammate", "lead", "guidance_worker", "compensation_officer"])
def test_a_file_opens_to_the_team(cast: Cast, name: str) -> None:
    client = take_on(cast)
    assert clients.open_part(actor=getattr(cast, name), client_id=client, at=AT).file.id == client


def test_the_file_closes_to_the_team_the_day_after_the_relationship_ended(cast: Cast) -> None:
    client = take_on(cast)
    relationship = clients.open_part(actor=cast.own_worker, client_id=client, at=AT).file.relationship
    assert relationship is not None
    clients.end_relationship(
        actor=cast.own_worker,
        client_id=client,
        row=relationship.id,
        version=relationship.version,
        on=TODAY,
        reason=EndReason.MOVED_AWAY,
        at=AT,
    )
    assert clients.open_part(actor=cast.own_worker, client_id=client, at=AT).file.relationship.ended_on == TODAY  # type: ignore[union-attr]
    tomorrow = AT.replace(day=25)
    with pytest.raises(NotPermitted):
        clients.open_part(actor=cast.own_worker, client_id=client, at=tomorrow)


def test_a_client_given_to_another_team_moves_with_its_file(cast: Cast) -> None:
    client = take_on(cast)
    relationship = clients.open_part(actor=cast.lead, client_id=client, at=AT).file.relationship
    assert relationship is not None
    with pytest.raises(NotPermitted):
        clients.allocate(
            actor=cast.own_worker, client_id=client, row=relationship.id, version=1, team=cast.other_team,
            worker=cast.stranger.account_id, at=AT,
        )  # fmt: skip
    clients.allocate(
        actor=cast.lead, client_id=client, row=relationship.id, version=1, team=cast.other_team,
        worker=cast.stranger.account_id, at=AT,
    )  # fmt: skip
    assert clients.open_part(actor=cast.stranger, client_id=client, at=AT).file.id == client
    with pytest.raises(NotPermitted):
        clients.open_part(actor=cast.own_worker, client_id=client, at=AT)


def test_search_finds_misspelt_names_within_ones_teams_and_nobody_else(cast: Cast) -> None:
    mark = uuid4().hex[:6]
    mine = take_on(cast, last_name=f"Harjoitusmäki{mark}", first_names="Öznur")
    take_on(cast, team=cast.other_team, last_name=f"Harjoitusmäki{mark}", first_names="Vieras")
    hits = clients.search_own(actor=cast.own_worker, text=f"harjotusmaki{mark}", at=AT)
    assert [hit.client_id for hit in hits.rows] == [mine]
    assert clients.search_own(actor=cast.abroad, text=f"Harjoitusmäki{mark}", at=AT).rows == ()


def test_search_by_identity_code_compares_the_whole_code(cast: Cast) -> None:
    client = take_on(cast, identity_code=PersonalIdentityCode(make_person(Random(77)).identity_code))
    code = clients.reveal_identity_code(actor=cast.own_worker, client_id=client, at=AT)
    assert code is not None
    assert [hit.client_id for hit in clients.search_own(actor=cast.own_worker, text=code.value, at=AT).rows] == [client]
    assert clients.search_own(actor=cast.stranger, text=code.value, at=AT).rows == ()


def test_a_hit_outside_ones_scope_shows_name_and_birth_year_only(cast: Cast) -> None:
    mark = uuid4().hex[:6]
    other = take_on(cast, team=cast.other_team, last_name=f"Näyte{mark}", birth_date=date(1991, 3, 14))
    hits = clients.search_before_create(actor=cast.own_worker, name=f"Näyte{mark}", born_on=None, code=None, at=AT)
    hit = next(hit for hit in hits.rows if hit.client_id == other)
    assert (hit.name.split(",")[0], hit.birth_year, hit.is_within) == (f"Näyte{mark}", 1991, False)
    assert (hit.birth_date, hit.team, hit.worker, hit.is_ended) == (None, "", "", False)
    own = clients.search_before_create(actor=cast.stranger, name=f"Näyte{mark}", born_on=None, code=None, at=AT)
    assert next(hit for hit in own.rows if hit.client_id == other).birth_date == date(1991, 3, 14)


@pytest.mark.parametrize("name", ["compensation_officer", "interpreting_coordinator", "records_officer",
                                  "administrator", "data_protection_officer"])  # fmt: skip
def test_the_whole_municipality_is_searched_by_the_first_line_only(cast: Cast, name: str) -> None:
    with pytest.raises(NotPermitted):
        clients.search_before_create(actor=getattr(cast, name), name="Esimerkki", born_on=None, code=None, at=AT)


def test_an_identity_code_belongs_to_one_person_of_the_municipality(cast: Cast) -> None:
    person = make_person(Random(4242))
    first = newcomer(team=cast.own_team, worker=cast.own_worker.account_id, person=person)
    clients.create(actor=cast.own_worker, newcomer=first, at=AT)
    with pytest.raises(IdentityCodeTaken):
        clients.create(actor=cast.own_worker, newcomer=replace(first, id=ClientId(uuid4())), at=AT)
    abroad = newcomer(team=cast.abroad_team, worker=cast.abroad.account_id, person=person)
    clients.create(actor=cast.abroad, newcomer=abroad, at=AT)


def test_a_person_without_a_code_can_be_a_client_and_get_one_later(cast: Cast) -> None:
    client = take_on(cast, identity_code=None)
    opened = clients.open_part(actor=cast.own_worker, client_id=client, at=AT)
    assert opened.file.person.masked_identity_code is None
    code = PersonalIdentityCode(make_person(Random(919)).identity_code)
    clients.save_identity_code(actor=cast.own_worker, client_id=client, version=1, learned=LEARNED, code=code, at=AT)
    assert clients.reveal_identity_code(actor=cast.own_worker, client_id=client, at=AT) == code
    masked = clients.open_part(actor=cast.own_worker, client_id=client, at=AT).file.person.masked_identity_code
    assert masked == code.masked
    assert code.value[8:] not in masked


def test_own_visits_are_marked_and_colleagues_have_no_names(cast: Cast) -> None:
    client = take_on(cast)
    clients.open_part(actor=cast.teammate, client_id=client, at=AT)
    looks = clients.who_has_looked(actor=cast.own_worker, client_id=client, at=AT)
    assert {look.is_own for look in looks} == {True, False}
    assert all(look.unit == "Kotoutumispalvelut" for look in looks)
    assert "Tea" not in repr(looks)
    assert str(cast.teammate.account_id) not in repr(looks)


def test_nobody_else_sees_who_looked_at_a_person(cast: Cast) -> None:
    client = take_on(cast)
    with pytest.raises(NotPermitted):
        clients.who_has_looked(actor=cast.stranger, client_id=client, at=AT)


def test_one_datum_is_written_in_ten_statements_at_most(cast: Cast) -> None:
    client = take_on(cast)
    with CaptureQueriesContext(connection) as seen:
        clients.save_person(
            actor=cast.own_worker, client_id=client, version=1, learned=LEARNED, values={"last_name": "Koe"}, at=AT
        )
    assert statements(seen) <= 10 - 2, "two are kept for session and user"


def test_a_search_takes_the_same_statements_for_one_hit_and_for_a_page_of_them(cast: Cast) -> None:
    mark = uuid4().hex[:8]
    take_on(cast, last_name=f"Malli{mark}")
    with CaptureQueriesContext(connection) as one:
        assert len(clients.search_own(actor=cast.own_worker, text=f"Malli{mark}", at=AT).rows) == 1
    for _ in range(HIT_LIMIT + 3):
        take_on(cast, last_name=f"Malli{mark}")
    with CaptureQueriesContext(connection) as many:
        hits = clients.search_own(actor=cast.own_worker, text=f"Malli{mark}", at=AT)
    assert (len(hits.rows), hits.has_more) == (HIT_LIMIT, True)
    assert statements(one) == statements(many) <= 6 - 2, "two are kept for session and user"


def test_parts_are_written_by_those_whose_duty_it_is(cast: Cast) -> None:
    client = take_on(cast)
    with pytest.raises(NotPermitted):
        clients.add_part(
            actor=cast.guidance_worker, client_id=client, part=Part.PERMIT, learned=LEARNED,
            values={"permit_type": "A"}, at=AT,
        )  # fmt: skip
    added = clients.add_part(
        actor=cast.own_worker, client_id=client, part=Part.PERMIT, learned=LEARNED, values={"permit_type": "P"}, at=AT
    )
    file = clients.open_part(actor=cast.own_worker, client_id=client, at=AT).file
    assert added in {permit.id for permit in file.permits}
    assert cast.guidance_worker.role is Role.GUIDANCE_WORKER
