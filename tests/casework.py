"""Assessments and plans as a test needs them, made through the door."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

from kotokirja.domains.assessment.types import (
    AssessmentView,
    Eligibility,
    Outcome,
    ParticipantKind,
    Topic,
)
from kotokirja.domains.plans.types import AgreedHow, Agreement, GoalKind, Horizon, PlanView, ServiceKind
from kotokirja.kernel.ids import AssessmentId, ClientId, PlanId
from kotokirja.platform.door import Actor
from kotokirja.policy.vocabulary import SourceCode
from kotokirja.usecases import assessments, plans
from kotokirja.usecases.plans import Part, Section
from tests.cast import AT, TODAY, Cast, take_on
from tests.factories.people import make_person

ANSWERS: dict[Topic, dict[str, Any]] = {
    Topic.GROUND: {
        "eligibility": Eligibility.IN_NEED.value,
        "learned_on": date(2026, 11, 2),
        "started_on": date(2026, 11, 10),
        "interview_language": "prs",
    },
    Topic.LIFE_SITUATION: {"life_situation": "Asuu puolison ja kahden lapsen kanssa."},
    Topic.EDUCATION: {"education_notes": "Peruskoulu, kesken.", "study_skills": "Tottunut opiskelemaan."},
    Topic.WORK: {"work_notes": "Ompelija kuusi vuotta.", "work_skills": "Tarkka."},
    Topic.LANGUAGE: {"literacy": "Lukee omaa kieltään.", "language_level": "A1.2", "language_notes": ""},
    Topic.COMPETENCE: {"strengths": "Ompelee ja korjaa vaatteita."},
    Topic.GOALS: {"wishes": "Oma ompelimo.", "target_occupation": "ompelija"},
    Topic.NETWORKS: {"networks": "Kansalaisopiston kerho."},
    Topic.PARTICIPANTS: {"is_multisectoral": False},
    Topic.NEEDS: {"service_need": "Suomen kieli ja työelämän tuntemus.", "training_recommendation": ""},
}


def adult(cast: Cast, **given: Any) -> ClientId:  # noqa: ANN401 - any datum
    """A client of the own team who is of age and was granted the first permit not long ago."""
    rng = Random(uuid4().int)
    person = make_person(rng, birth_date=date(1960, 1, 1) + timedelta(days=rng.randrange(14000)))
    return take_on(cast, person=person, **given)


def child(cast: Cast) -> ClientId:
    """A client of the own team who is ten."""
    rng = Random(uuid4().int)
    return take_on(cast, person=make_person(rng, birth_date=date(2016, 1, 1) + timedelta(days=rng.randrange(300))))


def begun(actor: Actor, client: ClientId) -> AssessmentId:
    """An assessment that was just taken up."""
    return assessments.plan_assessment(
        actor=actor,
        client_id=client,
        learned_on=date(2026, 11, 2),
        eligibility=Eligibility.IN_NEED.value,
        interview_language="prs",
        source=SourceCode.CLIENT,
        at=AT,
    )


def filled(actor: Actor, client: ClientId, assessment: AssessmentId, **other: dict[str, Any]) -> AssessmentView:
    """The assessment with every page done; `other` replaces the answers of a page by its name."""
    answers = ANSWERS | {Topic(name): values for name, values in other.items()}
    version = stored(actor, client, assessment).version
    for topic, values in answers.items():
        version = assessments.save_topic(
            actor=actor,
            client_id=client,
            assessment_id=assessment,
            version=version,
            topic=topic,
            values=values,
            is_done=True,
            source=SourceCode.CLIENT,
            at=AT,
        )
    return stored(actor, client, assessment)


def stored(actor: Actor, client: ClientId, assessment: AssessmentId) -> AssessmentView:
    """The assessment as it stands."""
    opened = assessments.open_assessments(actor=actor, client_id=client, at=AT)
    return next(view for view in opened.assessments if view.id == assessment)


def ready(actor: Actor, client: ClientId, *, outcome: Outcome = Outcome.PLAN_NEEDED) -> AssessmentView:
    """An assessment that is concluded."""
    view = filled(actor, client, begun(actor, client))
    return assessments.complete(
        actor=actor,
        client_id=client,
        assessment_id=view.id,
        version=view.version,
        outcome=outcome,
        conclusion="Tarvitsee kielikoulutusta päästäkseen työhön.",
        ready_on=TODAY,
        at=AT,
    )


def drafted(actor: Actor, client: ClientId) -> PlanId:
    """A plan that was just begun from a ready assessment."""
    return plans.draft_plan(actor=actor, client_id=client, assessment_id=ready(actor, client).id, at=AT)


def opened(actor: Actor, client: ClientId, plan: PlanId) -> PlanView:
    """The plan as it stands."""
    return plans.open_plan(actor=actor, client_id=client, plan_id=plan, at=AT).plan


def complete_draft(actor: Actor, client: ClientId) -> PlanView:
    """A plan with everything in it that the Act asks for, not yet agreed."""
    plan = drafted(actor, client)
    plans.save_section(
        actor=actor,
        client_id=client,
        plan_id=plan,
        version=1,
        section=Section.BASIS,
        values={"is_jobseeker": False, "target_occupation": "ompelija"},
        source=SourceCode.CLIENT,
        at=AT,
    )
    plans.save_section(
        actor=actor,
        client_id=client,
        plan_id=plan,
        version=2,
        section=Section.FOLLOW_UP,
        values={"follow_up": "Tavataan kahden kuukauden välein.", "job_search_duty": ""},
        source=SourceCode.OFFICER,
        at=AT,
    )
    goal = add_goal(actor, client, plan)
    add_goal(actor, client, plan, kind=GoalKind.WORKING_LIFE.value, horizon=Horizon.LONG_TERM.value, text="Työhön")
    add_service(actor, client, plan, goal_id=goal)
    return opened(actor, client, plan)


def add_goal(actor: Actor, client: ClientId, plan: PlanId, **given: Any) -> UUID:  # noqa: ANN401 - any datum
    """Add a goal of learning the language."""
    values = {"kind": GoalKind.LANGUAGE.value, "horizon": Horizon.PLAN_PERIOD.value, "text": "Suomi tasolle A2.2"}
    return plans.add_part(
        actor=actor,
        client_id=client,
        plan_id=plan,
        part=Part.GOAL,
        values=values | given,
        source=SourceCode.CLIENT,
        at=AT,
    )


def add_service(actor: Actor, client: ClientId, plan: PlanId, **given: Any) -> UUID:  # noqa: ANN401 - any datum
    """Add integration training with its reason."""
    values = {
        "kind": ServiceKind.INTEGRATION_TRAINING.value,
        "name": "Kotoutumiskoulutus",
        "provider": "Esimerkkiopisto",
        "reason": "Antaa kielitaidon, jota tavoite edellyttää.",
        "starts_on": date(2027, 1, 11),
        "ends_on": date(2027, 9, 30),
    }
    return plans.add_part(
        actor=actor,
        client_id=client,
        plan_id=plan,
        part=Part.SERVICE,
        values=values | given,
        source=SourceCode.OFFICER,
        at=AT,
    )


def agreement(**given: Any) -> Agreement:  # noqa: ANN401 - any datum
    """An agreement that holds: today, for eleven months."""
    made = Agreement(
        agreed_on=TODAY,
        agreed_by="Asiakas ja Outi Ohjaaja",
        agreed_how=AgreedHow.IN_PERSON.value,
        valid_from=TODAY,
        valid_until=date(2027, 10, 24),
        explained_on=TODAY,
        explained_in="prs",
        is_interpreted=True,
        copy_given_on=TODAY,
        duration_reason="Koulutus kestää lokakuuhun.",
    )
    return replace(made, **given)


def agreed(actor: Actor, client: ClientId, **given: Any) -> PlanView:  # noqa: ANN401 - any datum
    """A plan in force."""
    plan = complete_draft(actor, client)
    return plans.agree_plan(
        actor=actor, client_id=client, plan_id=plan.id, version=plan.version, agreement=agreement(**given), at=AT
    )


COUNTY = ParticipantKind.WELLBEING_COUNTY
