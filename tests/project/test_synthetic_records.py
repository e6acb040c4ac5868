"""What the synthetic town recorded nationally: in the published form, in order, and lawful by the plans' own rules."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from kotokirja.domains.assessment.types import AssessmentState
from kotokirja.domains.plans.rules.acts import agreement_findings
from kotokirja.domains.plans.rules.content import content_findings
from kotokirja.domains.plans.types import Agreement, PlanFinding, PlanState, PlanView
from kotokirja.domains.registry.types import EventKind
from kotokirja.national.schema import Record
from kotokirja.platform.outbox.messages import canonical_json
from kotokirja.project.synthetic import views
from kotokirja.project.synthetic.recording import records_of
from kotokirja.project.synthetic.shapes import Client
from kotokirja.project.synthetic.town import town

AS_OF = date(2026, 11, 24)
IN_FORCE = date(2025, 1, 1)
"""The Act's first day; the earliest plans of the town are older and are judged as on it."""


@pytest.fixture(scope="module")
def clients() -> list[Client]:
    return list(town(municipality=999, clients=600, seed=1, as_of=AS_OF).people())


def test_every_record_is_one_that_the_register_takes(clients: list[Client]) -> None:
    kinds: Counter[EventKind] = Counter()
    for client in clients:
        for sent in records_of(client):
            record = Record.model_validate_json(canonical_json(sent.content))
            assert (record.client, record.sequence) == (client.id, sent.sequence)
            assert (record.event.kind, record.event.id, record.event.version) == (
                sent.event,
                sent.event_id,
                sent.event_version,
            )
            kinds[sent.event] += 1
    assert all(kinds[kind] > 50 for kind in EventKind)


def test_each_ready_assessment_agreed_plan_and_review_has_its_one_record(clients: list[Client]) -> None:
    for client in clients:
        events = Counter(sent.event_id for sent in records_of(client))
        expected = [file.assessment.id for file in client.assessments if file.now.state is AssessmentState.READY]
        for plan in client.plans:
            expected += [plan.plan.id] * (plan.plan.now.agreed_on is not None)
            expected += [review.id for review in plan.reviews]
        assert events == Counter(expected)


def test_the_records_of_a_client_follow_each_other_and_only_the_last_days_are_under_way(clients: list[Client]) -> None:
    under_way = 0
    for client in clients:
        sent = records_of(client)
        assert [each.sequence for each in sent] == list(range(1, len(sent) + 1))
        assert all(earlier.at <= later.at for earlier, later in pairwise(sent))
        taken = [each.is_acknowledged(as_of=AS_OF) for each in sent]
        assert taken == sorted(taken, reverse=True)
        assert all(each.acknowledged_at > each.at for each in sent)
        under_way += len(taken) - sum(taken)
    assert 0 < under_way < 100


def test_a_record_tells_the_person_as_they_were_known_then(clients: list[Client]) -> None:
    renamed = 0
    for client in clients:
        for sent in records_of(client):
            record = Record.model_validate_json(canonical_json(sent.content))
            known = [version.fact for version in client.person.versions if version.recorded.at <= sent.at]
            assert record.person.first_names == known[-1].first_names
            assert record.person.identity_code == (known[-1].identity_code or None)
            renamed += known[-1].first_names != client.person.now.first_names
    assert renamed > 0


def test_no_plan_would_have_been_stopped_by_the_rules_of_the_act(clients: list[Client]) -> None:
    judged = 0
    for client in clients:
        agreed: list[PlanView] = []
        for file in client.plans:
            for version in file.plan.versions:
                if version.fact.state is not PlanState.AGREED:
                    continue
                at, fact = version.recorded.at, version.fact
                assert fact.agreed_on is not None
                plan = views.plan_view(file, at=at)
                assessment = views.assessment_view(client.assessments[0], at=at)
                born_on = client.person.now.birth_date
                agreement = Agreement(
                    agreed_on=fact.agreed_on,
                    agreed_by=fact.agreed_by,
                    agreed_how=fact.agreed_how or "",
                    valid_from=fact.valid_from,
                    valid_until=fact.valid_until,
                    explained_on=fact.explained_on,
                    explained_in=fact.explained_in,
                    is_interpreted=bool(fact.is_interpreted),
                    copy_given_on=fact.copy_given_on,
                    duration_reason=fact.duration_reason,
                )
                found = [
                    *content_findings(plan, assessment=assessment, born_on=born_on, on=max(fact.agreed_on, IN_FORCE)),
                    *agreement_findings(
                        plan,
                        agreement,
                        plans=agreed,
                        assessment=assessment,
                        anchor_on=min(permit.now.granted_on for permit in client.permits),
                        born_on=born_on,
                        on=max(fact.agreed_on, at.date(), IN_FORCE),
                    ),
                ]
                assert {finding.code for finding in found} <= {PlanFinding.EMPLOYMENT_AUTHORITY_RESPONSIBLE}
                agreed.append(views.plan_view(file, at=file.plan.versions[-1].recorded.at))
                judged += 1
    assert judged > 200
