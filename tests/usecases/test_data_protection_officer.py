"""The data protection officer has a role of their own: reads who looked at whom, and does no case work (N1.4)."""

from dataclasses import replace
from uuid import uuid4

import pytest

from kotokirja.domains.access.types import LogFilter
from kotokirja.kernel.ids import SubjectId, TeamId
from kotokirja.platform.door import Actor, NotPermitted
from kotokirja.policy.actions import RULES, Action, Relationship
from kotokirja.policy.decide import Facts, decide
from kotokirja.policy.vocabulary import DataCategory, Purpose, Role
from kotokirja.usecases import assessments, clients, oversight
from tests.cast import AT, Cast, newcomer, take_on

pytestmark = pytest.mark.usefixtures("municipality_db")
OFFICER = Role.DATA_PROTECTION_OFFICER
ABOUT_ONE = {Relationship.OWN_TEAM, Relationship.NEW, Relationship.NAMED}


@pytest.mark.notice("N1.4", part="oversight")
def test_the_officer_reads_who_looked_at_whom_why_and_under_which_name(cast: Cast) -> None:
    client = take_on(cast)
    clients.open_part(actor=cast.own_worker, client_id=client, at=AT)
    page = oversight.access_log(
        actor=cast.data_protection_officer,
        wanted=LogFilter(subject=client, action=Action.CLIENT_PROVENANCE_READ),
        page=1,
        at=AT,
    )
    (row,) = page.rows
    assert (row.staff_id, row.staff_name) == (cast.own_worker.account_id, cast.own_worker.display_name)
    assert (row.role, row.purpose, row.subject) == (Role.CASE_WORKER, Purpose.ASSESSMENT_AND_PLAN, client)
    assert client in page.names


@pytest.mark.notice("N1.4", part="oversight")
def test_that_the_officer_read_the_log_is_in_the_log_too(cast: Cast) -> None:
    client, officer = take_on(cast), cast.data_protection_officer
    oversight.access_log(actor=officer, wanted=LogFilter(subject=client), page=1, at=AT)
    wanted = LogFilter(staff=officer.account_id, subject=client, action=Action.LOG_READ)
    assert oversight.access_log(actor=officer, wanted=wanted, page=1, at=AT).rows


@pytest.mark.notice("N1.4", part="oversight")
@pytest.mark.parametrize("name", ["own_worker", "lead", "administrator", "records_officer", "guidance_worker"])
def test_nobody_else_reads_the_log_of_everybody(cast: Cast, name: str) -> None:
    with pytest.raises(NotPermitted):
        oversight.access_log(actor=getattr(cast, name), wanted=LogFilter(), page=1, at=AT)


@pytest.mark.notice("N1.4", part="no-case-work")
def test_the_officer_takes_on_opens_and_assesses_nobody_even_with_a_team_of_their_own(cast: Cast) -> None:
    client = take_on(cast)
    officer = replace(cast.data_protection_officer, teams=cast.own_worker.teams)
    for attempt in (
        lambda actor: clients.open_part(actor=actor, client_id=client, at=AT),
        lambda actor: clients.reveal_identity_code(actor=actor, client_id=client, at=AT),
        lambda actor: assessments.open_assessments(actor=actor, client_id=client, at=AT),
        lambda actor: clients.create(actor=actor, newcomer=newcomer(team=cast.own_team), at=AT),
    ):
        with pytest.raises(NotPermitted):
            attempt(officer)
        attempt(cast.own_worker)


def case_work_of(actor: Actor, team: TeamId) -> set[Action]:
    """What this role may do to one person, even as a member of the person's team."""
    somebody = SubjectId(uuid4())
    return {
        action
        for action, rule in RULES.items()
        if isinstance(action, Action)
        and rule.relationship in ABOUT_ONE
        and decide(action=action, role=actor.role, teams={team}, subject=somebody, facts=Facts(team=team)).purpose
    }


@pytest.mark.notice("N1.4", part="no-case-work")
def test_no_act_upon_one_person_is_the_officers_and_of_people_only_names_are_shown(cast: Cast) -> None:
    (team,) = cast.own_worker.teams
    assert case_work_of(cast.data_protection_officer, team) == set()
    assert len(case_work_of(cast.own_worker, team)) > 30, "the same question finds the case worker's"
    mine = [rule for rule in RULES.values() if OFFICER in rule.purposes]
    assert {rule.purposes[OFFICER] for rule in mine} == {Purpose.OVERSIGHT}
    assert set().union(*(rule.categories for rule in mine)) == {DataCategory.NAME_AND_CONTACT}
