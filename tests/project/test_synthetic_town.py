"""The synthetic municipality: plainly artificial, like a Finnish town, lawful in its dates, the same for a seed."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import islice, pairwise
from typing import Any

import pytest
from stdnum.fi import hetu

from kotokirja.domains.assessment.types import AssessmentState, Outcome
from kotokirja.domains.plans.types import PlanState
from kotokirja.kernel.calendar import add_months, add_years
from kotokirja.policy.vocabulary import Role, SourceCode
from kotokirja.project.synthetic import names
from kotokirja.project.synthetic.chance import Dice
from kotokirja.project.synthetic.shapes import Client, Row
from kotokirja.project.synthetic.town import Town, UnknownMunicipality, town

AS_OF = date(2026, 11, 24)


@pytest.fixture(scope="module")
def mallila() -> Town:
    return town(municipality=999, clients=2000, seed=1, as_of=AS_OF)


@pytest.fixture(scope="module")
def clients(mallila: Town) -> list[Client]:
    return list(mallila.people())


def rows_of(client: Client) -> list[Row[Any]]:
    rows: list[Row[Any]] = [client.person, client.relationship]
    if client.contact:
        rows.append(client.contact)
    rows += [*client.citizenships, *client.permits, *client.education, *client.work, *client.language_skills]
    for assessment in client.assessments:
        rows += [assessment.assessment, *assessment.participants]
    for file in client.plans:
        rows += [file.plan, *file.goals, *file.services, *file.reviews, *file.participants]
    return rows


def test_the_same_seed_number_and_day_make_the_same_people(clients: list[Client]) -> None:
    again = town(municipality=999, clients=2000, seed=1, as_of=AS_OF)
    assert list(again.people()) == clients


@pytest.mark.parametrize("other", [{"seed": 2}, {"municipality": 998}])
def test_another_seed_or_municipality_makes_other_people(clients: list[Client], other: dict[str, int]) -> None:
    people = town(**({"municipality": 999, "clients": 50, "seed": 1, "as_of": AS_OF} | other)).people()  # type: ignore[arg-type]
    assert not {client.id for client in people} & {client.id for client in clients}


def test_only_the_two_invented_municipalities_can_be_made() -> None:
    with pytest.raises(UnknownMunicipality):
        town(municipality=186, clients=1, seed=1, as_of=AS_OF)


def test_it_streams(clients: list[Client]) -> None:
    million = town(municipality=999, clients=1_000_000, seed=1, as_of=AS_OF)
    assert len(list(islice(million.people(), 100))) == 100
    assert len(clients) == 2000


def test_every_name_is_made_of_the_artificial_parts(clients: list[Client]) -> None:
    first = {name for group in names.GROUPS.values() for name in group.first_names()}
    for name in {client.person.now.last_name for client in clients[5:]}:
        assert any(group.is_family_name(name) for group in names.GROUPS.values()), name
    for client in clients[5:]:
        assert set(client.person.now.first_names.split()) <= first


@pytest.mark.parametrize("name", ["Virtanen", "Testinen-Virtanen", "Oleba", "Olebadeprim-Testenko", ""])
def test_control_a_name_of_other_parts_is_none_of_ours(name: str) -> None:
    assert not any(group.is_family_name(name) for group in names.GROUPS.values())


def test_a_large_town_has_thousands_of_family_names_some_common_and_most_rare() -> None:
    rng = Dice(1)
    drawn = Counter(names.family_name(rng, group="slavic") for _ in range(100_000))
    assert len(drawn) > 15_000
    assert drawn.most_common(1)[0][1] > 1_000
    assert sum(number == 1 for number in drawn.values()) > len(drawn) / 4


def test_each_identity_code_is_valid_artificial_and_given_once(clients: list[Client]) -> None:
    codes = [client.person.now.identity_code for client in clients if client.person.now.identity_code]
    assert len(set(codes)) == len(codes)
    for code in codes:
        assert hetu.validate(code, allow_temporary=True) == code
        assert code[7] == "9"
    assert set("YXWVUBCDEF") <= {code[6] for code in codes}


def test_about_a_tenth_has_no_identity_code(clients: list[Client]) -> None:
    without = sum(not client.person.now.identity_code for client in clients)
    assert 0.07 < without / len(clients) < 0.13


def test_the_code_belongs_to_the_birth_date(clients: list[Client]) -> None:
    for client in clients:
        person = client.person.now
        if person.identity_code:
            assert person.birth_date is not None
            assert person.identity_code.startswith(f"{person.birth_date:%d%m%y}")


def test_origins_languages_and_permits_look_like_a_finnish_towns(clients: list[Client]) -> None:
    countries = Counter(row.now.country for client in clients for row in client.citizenships)
    assert countries.most_common(1)[0][0] == "UA"
    assert 0.2 < countries["UA"] / len(clients) < 0.45
    assert len(countries) >= 24
    languages = Counter(client.person.now.native_language for client in clients)
    assert {"ar", "so", "fa", "prs", "ckb", "kmr", "ru", "uk", "et", "th", "vi", "ti", "my", "sq"} <= languages.keys()
    sections = Counter(permit.now.aliens_act_section for client in clients for permit in client.permits)
    assert {"110", "87", "88", "90", "114", "50", "47", "73", "52", "159"} <= sections.keys()
    assert all(
        permit.now.aliens_act_section == "110"
        for client in clients
        for permit in client.permits
        if permit.now.permit_type == "TS"
    )


def test_there_are_families_with_one_name_one_address_and_one_worker(clients: list[Client]) -> None:
    addresses: dict[str, list[Client]] = {}
    for client in clients:
        if client.contact:
            addresses.setdefault(client.contact.versions[0].fact.street_address, []).append(client)
    households = [members for members in addresses.values() if len(members) > 1]
    assert len(households) > 200
    children = sum(_age(client) < 18 for client in clients)
    assert 0.1 < children / len(clients) < 0.35
    assert all(not client.plans for client in clients if _age(client) < 17)


def test_all_stages_of_the_way_are_there(clients: list[Client]) -> None:
    assessments = Counter(row.now.state for client in clients for row in client.assessments)
    assert all(assessments[state] >= 10 for state in AssessmentState)
    plans = Counter(file.plan.now.state for client in clients for file in client.plans)
    assert all(plans[state] >= 10 for state in (PlanState.DRAFT, PlanState.AGREED, PlanState.ENDED))
    assert sum(len(file.reviews) for client in clients for file in client.plans) > 500
    outcomes = Counter(row.now.outcome for client in clients for row in client.assessments if row.now.ready_on)
    assert outcomes[Outcome.NO_PLAN_NEEDED] > 20
    assert sum(client.relationship.now.ended_on is not None for client in clients) > 100


def test_each_assessment_begins_within_three_years_of_the_first_permit(clients: list[Client]) -> None:
    for client in clients:
        for row in client.assessments:
            anchor = min(permit.now.granted_on for permit in client.permits)
            assert row.now.learned_on <= add_years(anchor, 3)


def test_a_plan_follows_a_ready_assessment_and_the_longest_durations_of_the_act(clients: list[Client]) -> None:
    for client in clients:
        agreed = [file.plan.now for file in client.plans if file.plan.now.agreed_on]
        for plan in agreed:
            assert plan.agreed_on is not None
            assert plan.valid_until is not None
            assert client.assessments[0].now.ready_on is not None
            assert client.assessments[0].now.ready_on <= plan.drafted_on <= plan.agreed_on
            assert plan.valid_until < add_months(plan.agreed_on, 12)
            assert plan.valid_until <= add_months(agreed[0].agreed_on or plan.agreed_on, 24)
        assert sum(plan.state is PlanState.AGREED for plan in agreed) <= 1


def test_each_plan_has_goals_and_services_with_reasons_as_sections_18_and_19_ask(clients: list[Client]) -> None:
    for client in clients:
        for file in client.plans:
            goals = {goal.id for goal in file.goals}
            assert file.plan.now.follow_up
            assert file.services
            assert all(service.now.goal_id in goals and service.now.reason for service in file.services)
            if client.assessments[0].now.eligibility == "UNEMPLOYED_JOBSEEKER":
                assert any(goal.now.kind == "EMPLOYMENT" for goal in file.goals)


def test_nothing_happened_today_or_later_and_versions_follow_each_other(clients: list[Client]) -> None:
    today = datetime(2026, 11, 24, tzinfo=UTC) - timedelta(hours=2)
    for client in clients:
        for row in rows_of(client):
            moments = [version.recorded.at for version in row.versions]
            assert moments[-1] < today
            assert all(earlier < later for earlier, later in pairwise(moments))
            assert all(earlier.fact != later.fact for earlier, later in pairwise(row.versions))
        assert all(trace.at < today for trace in client.traces)


def test_data_came_from_several_sources_by_several_recorders(clients: list[Client]) -> None:
    versions = [version.recorded for client in clients for row in rows_of(client) for version in row.versions]
    sources = Counter(recorded.source for recorded in versions)
    assert {
        SourceCode.CLIENT,
        SourceCode.OFFICER,
        SourceCode.MIGRI,
        SourceCode.DVV,
        SourceCode.PREVIOUS_REGISTER,
    } <= sources.keys()
    assert len({recorded.by for recorded in versions}) > 25


def test_every_recorder_and_visitor_is_on_the_staff(mallila: Town, clients: list[Client]) -> None:
    staff = {member.id for member in mallila.staff.members}
    assert {trace.by for client in clients for trace in client.traces} <= staff
    assert {version.recorded.by for client in clients for row in rows_of(client) for version in row.versions} <= staff


def test_every_write_left_a_trace(clients: list[Client]) -> None:
    for client in clients:
        traced = {(trace.at, trace.by) for trace in client.traces}
        written = {(version.recorded.at, version.recorded.by) for row in rows_of(client) for version in row.versions}
        assert written <= traced


def test_each_role_has_an_account_and_a_case_worker_about_eighty_clients(mallila: Town, clients: list[Client]) -> None:
    staff = mallila.staff
    for role in (
        Role.GUIDANCE_WORKER,
        Role.CASE_WORKER,
        Role.COUNTY_PARTICIPANT,
        Role.INTERPRETING_COORDINATOR,
        Role.COMPENSATION_OFFICER,
        Role.TEAM_LEAD,
        Role.RECORDS_OFFICER,
        Role.DATA_PROTECTION_OFFICER,
        Role.ADMINISTRATOR,
    ):
        assert staff.of(role), role
    assert len({member.username for member in staff.members}) == len(staff.members)
    assert len(staff.teams) >= 3
    load = Counter(client.relationship.versions[0].fact.worker for client in clients)
    assert all(55 <= load[member.id] <= 110 for member in staff.of(Role.CASE_WORKER))


@pytest.mark.parametrize("as_of", [date(2026, 11, 24), date(2027, 2, 28), date(2028, 2, 15), date(2026, 8, 17)])
def test_the_clients_for_a_first_walk_stand_first(as_of: date) -> None:
    walked = town(municipality=999, clients=40, seed=3, as_of=as_of)
    due, overdue, planless, long, empty = islice(walked.people(), 5)
    due_on = add_months(due.plans[0].plan.now.agreed_on or as_of, 6)
    assert as_of + timedelta(days=11) <= due_on <= as_of + timedelta(days=14)
    assert due.plans[0].plan.now.state is PlanState.AGREED
    assert add_months(overdue.plans[0].plan.now.agreed_on or as_of, 6) < as_of
    assert overdue.plans[0].reviews == ()
    assert planless.assessments[0].now.state is AssessmentState.READY
    assert planless.assessments[0].now.outcome is Outcome.PLAN_NEEDED
    assert planless.plans == ()
    assert len(long.person.now.last_name) > 60
    assert len(long.person.now.first_names) > 100
    assert {client.relationship.now.worker for client in (due, overdue, planless, empty)} == {
        walked.staff.members[0].id
    }
    assert empty.contact is None
    assert empty.person.now.birth_date is None
    assert not (empty.permits)
    assert not (empty.assessments)
    assert not (empty.education)


def _age(client: Client) -> int:
    born = client.person.now.birth_date
    return 99 if born is None else (AS_OF - born).days // 365
