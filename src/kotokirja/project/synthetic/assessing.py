"""An assessment from the day it is planned to its conclusion (section 14)."""

from datetime import timedelta
from typing import Final

from kotokirja.domains.assessment.types import AssessmentState, Outcome, ParticipantKind, Topic
from kotokirja.policy.vocabulary import SourceCode
from kotokirja.project.synthetic import texts
from kotokirja.project.synthetic.chance import weighted
from kotokirja.project.synthetic.chronicle import Chronicle
from kotokirja.project.synthetic.course import Course
from kotokirja.project.synthetic.profiles import OCCUPATIONS
from kotokirja.project.synthetic.shapes import Act, Assessment, AssessmentFile, Participant

LEVELS: Final = (("A1.1", 44), ("A1.2", 22), ("A1.3", 16), ("A2.1", 10), ("A2.2", 5), ("B1.1", 3))
AT_FIRST: Final = (Topic.GROUND, Topic.LIFE_SITUATION, Topic.LANGUAGE)
IN_THE_END: Final = tuple(topic for topic in Topic if topic is not Topic.CHILD)
COUNTY: Final = Participant(
    kind=ParticipantKind.WELLBEING_COUNTY, name="Helmi Näyte", organisation="Hyvinvointialueen aikuissosiaalityö"
)


def assess(chronicle: Chronicle, course: Course) -> AssessmentFile | None:
    """Plan, begin and conclude an assessment, as far as its days are past."""
    rng = chronicle.rng
    planned_on = chronicle.after(course.starts_on, least=0, most=10)
    if not chronicle.is_past(planned_on):
        return None
    planned = Assessment(
        state=AssessmentState.PLANNED, eligibility=course.ground, learned_on=course.starts_on, planned_on=planned_on
    )
    row = chronicle.row(planned, chronicle.recorded(planned_on, source=SourceCode.OFFICER, act=Act.ASSESSMENT_PLANNED))
    started_on = chronicle.after(planned_on, least=5, most=40)
    if course.agrees_on is not None:
        started_on = planned_on + timedelta(days=1)
    if not chronicle.is_past(started_on):
        return AssessmentFile(assessment=row)
    row = chronicle.amended(
        row,
        started_on,
        source=SourceCode.CLIENT,
        act=Act.ASSESSMENT_STARTED,
        state=AssessmentState.STARTED,
        topics_done=AT_FIRST,
        started_on=started_on,
        interview_language=course.speaks,
        literacy=texts.LITERACY[min(course.schooling, 3)],
        life_situation=rng.choice(texts.LIFE_SITUATIONS),
        wishes=rng.choice(texts.WISHES),
    )
    is_bound = course.agrees_on is not None or course.stops_at is not None
    ready_on = chronicle.after(started_on, least=3, most=35)
    if not is_bound and chronicle.is_past(ready_on) and rng.random() < 0.03:
        row = chronicle.amended(
            row,
            ready_on,
            source=SourceCode.OFFICER,
            act=Act.ASSESSMENT_CANCELLED,
            state=AssessmentState.CANCELLED,
            cancel_reason=weighted(rng, texts.CANCEL_REASONS),
        )
        return AssessmentFile(assessment=row)
    if course.agrees_on is not None:
        ready_on = started_on + timedelta(days=1)
    if not chronicle.is_past(ready_on):
        return AssessmentFile(assessment=row)
    needs_plan = is_bound or rng.random() < 0.93
    is_multisectoral = rng.random() < 0.16
    row = chronicle.amended(
        row,
        ready_on,
        source=SourceCode.OFFICER,
        act=Act.ASSESSMENT_READY,
        state=AssessmentState.READY,
        topics_done=IN_THE_END,
        ready_on=ready_on,
        is_multisectoral=is_multisectoral,
        language_level=weighted(rng, LEVELS),
        study_skills=rng.choice(texts.STUDY_SKILLS),
        work_skills=rng.choice(texts.WORK_SKILLS),
        networks=rng.choice(texts.NETWORKS),
        target_occupation=rng.choice(OCCUPATIONS)[1] if course.is_jobseeker or rng.random() < 0.5 else "",
        service_need=rng.choice(texts.SERVICE_NEEDS),
        training_recommendation=rng.choice(texts.RECOMMENDATIONS),
        outcome=Outcome.PLAN_NEEDED if needs_plan else Outcome.NO_PLAN_NEEDED,
        conclusion=rng.choice(texts.CONCLUSIONS if needs_plan else texts.NO_PLAN),
    )
    participants = (chronicle.row(COUNTY, row.versions[-1].recorded),) if is_multisectoral else ()
    return AssessmentFile(assessment=row, participants=participants)
