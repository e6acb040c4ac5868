"""Words for the codes of assessments and plans: states, grounds, kinds, and what the rules find."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from kotokirja.domains.assessment.types import (
    AssessmentFinding,
    AssessmentState,
    CancelReason,
    ChildViews,
    Eligibility,
    Outcome,
    ParticipantKind,
    Topic,
    TopicState,
    WindowOverride,
)
from kotokirja.domains.plans.types import (
    AgreedHow,
    EndReason,
    ExtensionGround,
    GoalKind,
    Horizon,
    PlanFinding,
    PlanState,
    ReviewOutcome,
    ReviewReason,
    ServiceKind,
)
from kotokirja.interfaces.staff.timeline import BarState
from kotokirja.policy.findings import Finding
from kotokirja.policy.terms import ComponentKind

Words = Mapping[Any, Any]

BAR_STATES: Final[Words] = {
    BarState.ENDED: _("ended"),
    BarState.RUNNING: _("running"),
    BarState.PLANNED: _("coming"),
    BarState.DAY: _("a day"),
}
ASSESSMENT_STATES: Final[Words] = {
    AssessmentState.PLANNED: _("planned"),
    AssessmentState.STARTED: _("started"),
    AssessmentState.READY: _("ready"),
    AssessmentState.CANCELLED: _("broken off"),
}
TOPICS: Final[Words] = {
    Topic.GROUND: _("Right to an assessment, interview"),
    Topic.LIFE_SITUATION: _("Life situation"),
    Topic.EDUCATION: _("Education and study skills"),
    Topic.WORK: _("Work history and working-life skills"),
    Topic.LANGUAGE: _("Literacy and language skills"),
    Topic.COMPETENCE: _("Special skills and strengths"),
    Topic.GOALS: _("Goals and wishes"),
    Topic.NETWORKS: _("Networks, organisations and free time"),
    Topic.CHILD: _("The child's views"),
    Topic.PARTICIPANTS: _("Who takes part"),
    Topic.NEEDS: _("Need of training and services"),
}
TOPIC_STATES: Final[Words] = {
    TopicState.NOT_STARTED: _("Not started"),
    TopicState.IN_PROGRESS: _("In progress"),
    TopicState.DONE: _("Done"),
    TopicState.NOT_APPLICABLE: _("Does not apply"),
}
ELIGIBILITIES: Final[Words] = {
    Eligibility.UNEMPLOYED_JOBSEEKER: _("1: unemployed jobseeker"),
    Eligibility.PROTECTION: _("2: international protection, or comparable, or family of such a person"),
    Eligibility.HOME_CARE_ALLOWANCE: _("3: receives child home care allowance"),
    Eligibility.IN_NEED: _("4: asks for it or was reported by an authority, and is judged to need it"),
    Eligibility.SOCIAL_ASSISTANCE: _("5: receives social assistance other than temporarily"),
    Eligibility.YOUNG_WITHOUT_GUARDIAN: _("6: child or young person who came without a guardian"),
    Eligibility.TRAFFICKING_VICTIM: _("7: victim of trafficking in human beings"),
}
OVERRIDES: Final[Words] = {
    WindowOverride.TRAFFICKING_REACHED_LATE: _("victim of trafficking whom the services reach only now"),
    WindowOverride.FIRST_PERMIT_CORRECTED: _("the first permit's date in the file is wrong and is being corrected"),
}
CHILD_VIEWS: Final[Words] = {
    ChildViews.HEARD: _("the child was heard"),
    ChildViews.NOT_HEARD_HARMFUL: _("not heard: it would harm the child"),
    ChildViews.NOT_HEARD_NEEDLESS: _("not heard: plainly needless"),
}
PARTICIPANTS: Final[Words] = {
    ParticipantKind.WELLBEING_COUNTY: _("wellbeing services county"),
    ParticipantKind.EMPLOYMENT_AUTHORITY: _("employment authority"),
    ParticipantKind.GUARDIAN: _("guardian"),
    ParticipantKind.REPRESENTATIVE: _("representative"),
    ParticipantKind.INTERPRETER: _("interpreter"),
    ParticipantKind.SCHOOL: _("school or early education"),
    ParticipantKind.SUPPORT_PERSON: _("support person"),
    ParticipantKind.OTHER: _("somebody else"),
}
CANCEL_REASONS: Final[Words] = {
    CancelReason.WITHDREW: _("the client does not want it"),
    CancelReason.NOT_REACHED: _("the client could not be reached"),
    CancelReason.MOVED: _("the client moved away"),
    CancelReason.TO_EMPLOYMENT_AUTHORITY: _("the employment authority took over"),
    CancelReason.NOT_ENTITLED: _("not entitled under section 14"),
}
OUTCOMES: Final[Words] = {
    Outcome.PLAN_NEEDED: _("an integration plan is needed"),
    Outcome.NO_PLAN_NEEDED: _("no integration plan is needed"),
    Outcome.COVERED_BY_OTHER_PLAN: _("another client plan covers the young person's need"),
}
PLAN_STATES: Final[Words] = {
    PlanState.DRAFT: _("being drawn up"),
    PlanState.AGREED: _("agreed"),
    PlanState.ENDED: _("ended"),
    PlanState.WITHDRAWN: _("given up"),
}
GOALS: Final[Words] = {
    GoalKind.EMPLOYMENT: _("employment"),
    GoalKind.ENTREPRENEURSHIP: _("own business"),
    GoalKind.WORKING_LIFE: _("readiness for working life"),
    GoalKind.EDUCATION: _("education or a qualification"),
    GoalKind.LANGUAGE: _("Finnish or Swedish"),
    GoalKind.INTEGRATION: _("integration in everyday life"),
}
HORIZONS: Final[Words] = {
    Horizon.PLAN_PERIOD: _("during the plan"),
    Horizon.LONG_TERM: _("in the long term"),
}
SERVICES: Final[Words] = {
    ServiceKind.INTEGRATION_TRAINING: _("integration training"),
    ServiceKind.ORIENTATION: _("multilingual civic orientation"),
    ServiceKind.LANGUAGE_COURSE: _("language course"),
    ServiceKind.LITERACY_TRAINING: _("literacy training"),
    ServiceKind.BASIC_EDUCATION: _("basic education"),
    ServiceKind.VOCATIONAL_EDUCATION: _("vocational education"),
    ServiceKind.SELF_MOTIVATED_STUDY: _("self-motivated study"),
    ServiceKind.WORK_TRY_OUT: _("work try-out"),
    ServiceKind.JOB_SEARCH_SUPPORT: _("support for finding work"),
    ServiceKind.GUIDANCE: _("guidance and advice"),
    ServiceKind.HOBBY: _("hobby"),
    ServiceKind.THIRD_SECTOR: _("activity of an organisation"),
    ServiceKind.CHILD_CARE: _("child care"),
    ServiceKind.OTHER: _("another service"),
}
AGREED_HOW: Final[Words] = {
    AgreedHow.IN_PERSON: _("at a meeting"),
    AgreedHow.REMOTE: _("at a remote meeting"),
    AgreedHow.BY_PHONE: _("by telephone"),
    AgreedHow.IN_WRITING: _("in writing"),
}
EXTENSIONS: Final[Words] = {
    ExtensionGround.EDUCATION_OR_SUPPORT: _("little education, or several services together, and special measures"),
    ExtensionGround.HOME_CARE: _("home care allowance while services were used part-time"),
    ExtensionGround.SUSPENSION: _("the plan could not be carried out for a time"),
    ExtensionGround.STUDY_UNDER_25: _("unfinished self-motivated studies of a client under 25"),
}
REVIEW_REASONS: Final[Words] = {
    ReviewReason.SIX_MONTHS: _("six months are full"),
    ReviewReason.NEED_CHANGED: _("the need of services changed"),
    ReviewReason.CHANGED_SITUATION: _("the life situation changed"),
    ReviewReason.CLIENT_REQUEST: _("the client asked for it"),
}
REVIEW_OUTCOMES: Final[Words] = {
    ReviewOutcome.UNCHANGED: _("goes on as agreed"),
    ReviewOutcome.CHANGED: _("goals or services were changed"),
    ReviewOutcome.PROLONGED: _("the plan is prolonged"),
    ReviewOutcome.TO_BE_ENDED: _("the plan will be ended"),
}
END_REASONS: Final[Words] = {
    EndReason.PERIOD_ENDED: _("its time is full"),
    EndReason.EMPLOYED: _("the client found work"),
    EndReason.EDUCATION: _("the client went on to education"),
    EndReason.TO_EMPLOYMENT_AUTHORITY: _("the employment authority took over"),
    EndReason.MOVED: _("the client moved away"),
    EndReason.NEW_PLAN: _("a new plan takes its place"),
    EndReason.OTHER: _("another reason"),
}
COMPONENTS: Final[Words] = {kind: EXTENSIONS[ExtensionGround(kind.value)] for kind in ComponentKind}

A, L = AssessmentFinding, PlanFinding
FINDINGS: Final[Words] = {
    A.GROUND_MISSING: _("Choose the ground on which the person is entitled to an assessment."),
    A.ANCHOR_UNKNOWN: _("The first permit's date is missing in the file, so the three years can not be counted."),
    A.WINDOW_PASSED: _("The three years ended on %(until)s. An assessment needs a lawful exception and its reason."),
    A.WINDOW_PASSED_TRAFFICKING: _(
        "The three years ended on %(until)s; a victim of trafficking reached late may still be assessed."
    ),
    A.WINDOW_PASSED_CORRECTION: _(
        "By the file the three years ended on %(until)s. Correct the permit's date without delay."
    ),
    A.OVERRIDE_NEEDS_TRAFFICKING: _(
        "This exception is for victims of trafficking only. Choose ground 7, or another exception."
    ),
    A.OVERRIDE_NEEDS_REASON: _("Write why the assessment is made after the three years."),
    A.NOT_YOUNG: _("Ground 6 is for those under %(age)s."),
    A.NOT_STARTED: _("Write the day of the interview."),
    A.IN_THE_FUTURE: _("%(day)s is still to come. Check the day."),
    A.BEFORE_START: _("The assessment can not be ready before %(day)s, when it started."),
    A.TOPIC_NOT_DONE: _("Finish the page “%(topic)s”."),
    A.CHILD_NOT_HEARD: _("Find out the child's views, or choose the ground on which they are not asked for."),
    A.CHILD_VIEWS_NEED_NOTES: _("Write what the child thinks and wishes, or why the child was not heard."),
    A.COUNTY_NOT_TAKING_PART: _(
        "Services have to be co-ordinated with the wellbeing services county, but nobody from there takes part yet."
    ),
    A.SERVICE_NEED_MISSING: _("Write what training and services the person needs."),
    A.OUTCOME_MISSING: _("Choose whether an integration plan is needed."),
    A.CONCLUSION_MISSING: _("Give the reasons for the conclusion, also when no plan is needed."),
    A.OTHER_PLAN_NOT_FOR_THIS_GROUND: _("Another client plan can stand in only for those on ground 6."),
    L.ASSESSMENT_MISSING: _("A plan needs a ready assessment that found a plan to be needed."),
    L.GOAL_MISSING: _("Add the client's goals."),
    L.LONG_TERM_GOAL_MISSING: _("There is no long-term goal."),
    L.PERIOD_GOAL_MISSING: _("There is no goal for the time of the plan."),
    L.JOBSEEKER_UNKNOWN: _("Say whether the client is a registered jobseeker: it decides whose task the plan is."),
    L.EMPLOYMENT_AUTHORITY_RESPONSIBLE: _("For a registered jobseeker the employment authority draws up the plan."),
    L.WORK_GOAL_REQUIRED: _("A jobseeker's plan must have employment or an own business as a goal."),
    L.WORK_GOAL_MISSING: _("As a rule working life belongs to the goals. Add one, or write why not."),
    L.UPPER_SECONDARY_GOAL_MISSING: _(
        "As a rule an upper-secondary qualification is a goal for those under %(age)s. Add one, or write why not."
    ),
    L.SERVICE_MISSING: _("Add at least one service."),
    L.INTEGRATION_SERVICE_MISSING: _(
        "Add a service of the integration programme or another service that promotes integration."
    ),
    L.LANGUAGE_STUDIES_MISSING: _("No studies of Finnish or Swedish have been agreed."),
    L.SERVICE_REASON_MISSING: _("Write why the service suits its goal: %(kind)s %(name)s."),
    L.SERVICE_GOAL_MISSING: _("Choose the goal that the service is for: %(kind)s %(name)s."),
    L.FOLLOW_UP_MISSING: _("Write how the plan is followed up."),
    L.JOB_SEARCH_DUTY_MISSING: _("A jobseeker's duty to seek work is set in the plan unless the law says otherwise."),
    L.COUNTY_NOT_TAKING_PART: _(
        "Services have to be co-ordinated with the wellbeing services county, but nobody from there takes part yet."
    ),
    L.CHILD_NOT_HEARD: _("Find out the child's views, or choose the ground on which they are not asked for."),
    L.CHILD_VIEWS_NEED_NOTES: _("Write what the child thinks and wishes, or why the child was not heard."),
    L.NOT_EXPLAINED: _(
        "Write when and in which language rights and duties were explained so that the client understood."
    ),
    L.AGREED_BY_MISSING: _("Write who agreed the plan."),
    L.AGREED_HOW_MISSING: _("Choose how the plan was agreed."),
    L.AGREED_ON_MISSING: _("Write when the plan was agreed."),
    L.IN_THE_FUTURE: _("The day is still to come. The latest possible day is %(day)s."),
    L.BEFORE_DRAFT: _("The plan was begun on %(day)s and can not have been agreed before."),
    L.STARTS_BEFORE_AGREED: _("The plan can not be valid before %(day)s, when it was agreed."),
    L.ENDS_BEFORE_START: _("The plan can not end before it starts."),
    L.END_MISSING: _("Write from when until when the plan is valid."),
    L.TOO_LONG: _("The plan may be valid until %(until)s at the latest."),
    L.OLD_REGIME_DECIDE: _(
        "The first plan is from before 2025. The earlier Act governs its longest duration: decide it yourself."
    ),
    L.DURATION_REASON_MISSING: _("Write why the plan has this length."),
    L.WINDOW_PASSED: _("The first plan had to be drawn up by %(until)s."),
    L.WINDOW_PASSED_TRAFFICKING: _(
        "The three years ended on %(until)s; for a victim of trafficking reached late a plan may still be drawn up."
    ),
    L.ANCHOR_UNKNOWN: _("The first permit's date is missing in the file, so the three years can not be counted."),
    L.PLAN_IN_FORCE: _("An earlier plan is still in force. End it first."),
    L.BEFORE_AGREED: _("The plan was agreed on %(day)s and can not have been reviewed before."),
    L.PROLONGED_UNTIL_MISSING: _("Write a new last day that is later than %(day)s."),
    L.END_REASON_MISSING: _("Choose why the plan ends."),
    L.ONWARD_GUIDANCE_MISSING: _("Write where the client is guided onward."),
    L.EVIDENCE_MISSING: _("Name the document on which the extension rests."),
    L.MEASURE_MISSING: _("Give the length: whole months for an extension, first and last day for a suspension."),
}

VALUES: Final[Words] = {**TOPICS, **SERVICES, **COMPONENTS}


def finding_text(finding: Finding) -> str:
    """What a rule found, in words."""
    return str(FINDINGS[finding.code]) % {name: _value(value) for name, value in finding.values.items()}


def _value(value: object) -> str:
    if isinstance(value, date):
        return f"{value.day}.{value.month}.{value.year}"
    if isinstance(value, StrEnum):
        return str(VALUES.get(value, value))
    return str(value)


def choices(words: Words, *, empty: Any = None) -> list[tuple[str, Any]]:  # noqa: ANN401 - a lazy text
    """A code list as a form offers it."""
    offered = [(str(code), name) for code, name in words.items()]
    return [("", empty), *offered] if empty is not None else offered
