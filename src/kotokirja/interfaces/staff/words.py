"""Words for the codes that the staff's pages show: roles, actions, outcomes, clocks, and the reasons of the law."""

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kotokirja.policy.actions import Action
from kotokirja.policy.terms import ClockName, ReasonCode
from kotokirja.policy.vocabulary import Role

ALIENS_ACT = "301/2004"
Words = Mapping[str, object]

ROLES: Words = {
    Role.GUIDANCE_WORKER: _("guidance worker"),
    Role.CASE_WORKER: _("case worker"),
    Role.COUNTY_PARTICIPANT: _("participant of the wellbeing services county"),
    Role.INTERPRETING_COORDINATOR: _("interpreting coordinator"),
    Role.COMPENSATION_OFFICER: _("compensation officer"),
    Role.TEAM_LEAD: _("team lead"),
    Role.RECORDS_OFFICER: _("records officer"),
    Role.DATA_PROTECTION_OFFICER: _("data protection officer"),
    Role.ADMINISTRATOR: _("administrator"),
    Role.PROVIDER_USER: _("provider's user"),
    Role.CLIENT: _("client"),
    Role.REGISTER_OFFICER: _("register officer"),
    Role.WORKER: _("background process"),
}

ACTIONS: Words = {
    Action.DESK_READ: _("opened the work desk"),
    Action.CLIENTS_LIST: _("listed clients"),
    Action.CLIENTS_NOTICE_LIST: _("listed clients for whom a privacy notice is due"),
    Action.CLIENT_SEARCH: _("searched for a client"),
    Action.CLIENT_SEARCH_OUTSIDE: _("searched the municipality before making a client"),
    Action.CLIENT_CREATE: _("made a client"),
    Action.CLIENT_FILE_READ: _("opened the file"),
    Action.CLIENT_PROVENANCE_READ: _("opened a part of the file"),
    Action.CLIENT_IDENTITY_CODE_READ: _("looked at the identity code"),
    Action.CLIENT_PERSON_WRITE: _("changed personal data"),
    Action.CLIENT_IDENTITY_CODE_WRITE: _("changed the identity code"),
    Action.CLIENT_CONTACT_WRITE: _("changed contact details"),
    Action.CLIENT_LANGUAGE_WRITE: _("changed languages and interpreting"),
    Action.CLIENT_PERMIT_WRITE: _("changed a residence permit"),
    Action.CLIENT_BACKGROUND_WRITE: _("changed education, work or language skills"),
    Action.CLIENT_ALLOCATE: _("gave the client to a team and a worker"),
    Action.CLIENT_END: _("ended the service relationship"),
    Action.CLIENT_LOG_READ: _("looked who has looked"),
    Action.CLIENT_NOTICE_READ: _("looked at which privacy notice was given"),
    Action.CLIENT_NOTICE_GIVE: _("recorded the giving of the privacy notice"),
    Action.CLIENT_NOTICE_CORRECT: _("corrected the giving of the privacy notice"),
    Action.CLIENT_NOTICE_WITHDRAW: _("took out a giving of the privacy notice"),
    Action.CLIENT_NOTICE_LETTER: _("wrote a cover letter of the privacy notice"),
    Action.LOG_READ: _("read the access log"),
    Action.DECLARED_RECORD_READ: _("read the record of processing activities"),
    Action.DECLARED_MAP_READ: _("looked at the data map"),
    Action.DECLARED_COUNT: _("counted how many people a datum is held of"),
    Action.ASSESSMENT_READ: _("opened an assessment"),
    Action.ASSESSMENT_PLAN: _("took up an assessment"),
    Action.ASSESSMENT_WRITE: _("filled in an assessment"),
    Action.ASSESSMENT_PARTICIPANT_ADD: _("added a participant to an assessment"),
    Action.ASSESSMENT_PARTICIPANT_REMOVE: _("removed a participant from an assessment"),
    Action.ASSESSMENT_COMPLETE: _("completed an assessment"),
    Action.ASSESSMENT_CANCEL: _("cancelled an assessment"),
    Action.PLAN_READ: _("opened a plan"),
    Action.PLAN_PRINT: _("printed a plan"),
    Action.PLAN_DRAFT: _("began a plan"),
    Action.PLAN_WRITE: _("filled in a plan"),
    Action.PLAN_GOAL_WRITE: _("changed a goal of a plan"),
    Action.PLAN_SERVICE_WRITE: _("changed a service of a plan"),
    Action.PLAN_REFERRAL_RECORD: _("recorded a referral to a service"),
    Action.PLAN_PARTICIPANT_ADD: _("added a participant to a plan"),
    Action.PLAN_PARTICIPANT_REMOVE: _("removed a participant from a plan"),
    Action.PLAN_EXTEND: _("prolonged a plan's longest duration"),
    Action.PLAN_EXTENSION_REVOKE: _("took back an extension of a plan"),
    Action.PLAN_AGREE: _("agreed a plan"),
    Action.PLAN_REVIEW: _("reviewed a plan"),
    Action.PLAN_END: _("ended a plan"),
    Action.PLAN_WITHDRAW: _("withdrew a draft plan"),
    Action.REGISTRY_READ: _("looked at the records in the national register"),
    Action.REGISTRY_RECORD: _("recorded in the national register"),
    Action.REGISTRY_MANUAL_READ: _("opened a record to carry it over by hand"),
    Action.REGISTRY_MARK: _("marked a record as carried over by hand"),
    Action.REGISTRY_RETRY: _("had a record sent again"),
    Action.REGISTRY_TAKE: _("sent a record to the national register"),
    Action.REGISTRY_NOTE: _("noted the national register's answer"),
    Action.REGISTRY_SWEEP: _("looked for records that wait to be sent"),
    Action.IMPORT_READ: _("looked at imports"),
    Action.IMPORT_UPLOAD: _("uploaded a file of the previous register"),
    Action.IMPORT_MAP: _("mapped the columns of an import"),
    Action.IMPORT_APPROVE: _("approved an import"),
    Action.IMPORT_CANCEL: _("cancelled an import"),
    Action.IMPORT_REPORT: _("read the report of an import"),
    Action.IMPORT_HAND_READ: _("looked at a doubtful row of an import"),
    Action.IMPORT_HAND_SAME: _("settled that an import's row is a known person"),
    Action.IMPORT_HAND_OTHER: _("settled that an import's row is another person"),
    Action.IMPORT_TAKE: _("took up an import"),
    Action.IMPORT_CHECK: _("checked an import"),
    Action.IMPORT_BRING_IN: _("brought a person in from the previous register"),
    Action.IMPORT_SWEEP: _("looked for imports that wait"),
    Action.NOTICE_READ: _("looked at the versions of the privacy notice"),
    Action.NOTICE_DRAFT: _("drafted a version of the privacy notice"),
    Action.NOTICE_SETTLE: _("settled a point of the privacy notice"),
    Action.NOTICE_CHECK: _("checked a draft of the privacy notice"),
    Action.NOTICE_PUBLISH: _("published the privacy notice"),
    Action.NOTICE_TAKE: _("took up the PDFs of a privacy notice"),
    Action.NOTICE_PDF_KEEP: _("kept the PDF of a privacy notice"),
    Action.NOTICE_SWEEP: _("looked for privacy notices without a PDF"),
    Action.REGISTRY_READ: _("looked where the national records are"),
    Action.REGISTRY_RECORD: _("recorded in the national register"),
    Action.REGISTRY_MANUAL_READ: _("opened a record to carry it over by hand"),
    Action.REGISTRY_MARK: _("marked a record as carried over by hand"),
    Action.REGISTRY_RETRY: _("had a national record tried again"),
    Action.REGISTRY_TAKE: _("sent a record to the national register"),
    Action.REGISTRY_NOTE: _("noted the national register's answer"),
    Action.REGISTRY_SWEEP: _("looked for overdue national records"),
}

OUTCOMES: Words = {"GRANTED": _("opened"), "SHOWN": _("shown in a list"), "REFUSED": _("refused")}

CLOCKS: Words = {
    ClockName.ASSESSMENT_START: _("Start of the assessment"),
    ClockName.ASSESSMENT_WINDOW: _("Last day for an assessment"),
    ClockName.PLAN_WINDOW: _("Last day for a first plan"),
    ClockName.PLAN_REVIEW: _("Review of the plan"),
    ClockName.PLAN_REFERRAL: _("Referral to the agreed services"),
    ClockName.PLAN_END: _("End of the plan"),
    ClockName.PLAN_MAX_END: _("Longest duration of the plans"),
    ClockName.PERMIT_END: _("End of the residence permit"),
}

CLOCK_TASKS: Words = {
    ClockName.ASSESSMENT_START: _("Start the assessment of service needs"),
    ClockName.ASSESSMENT_WINDOW: _("Make the assessment of service needs"),
    ClockName.PLAN_WINDOW: _("Draw up the integration plan"),
    ClockName.PLAN_REVIEW: _("Review the integration plan"),
    ClockName.PLAN_REFERRAL: _("Guide the client to the agreed services"),
    ClockName.PLAN_END: _("The plan ends: review it, or guide the client onward"),
    ClockName.PLAN_MAX_END: _("The longest duration of the plans ends"),
    ClockName.PERMIT_END: _("The residence permit ends: check that an extension is pending"),
}

REASONS: Words = {
    ReasonCode.FROM_FIRST_PERMIT: _("counted from the first permit, card or registration"),
    ReasonCode.TRAFFICKING_REACHED_LATE: _("a victim of trafficking who was reached only later"),
    ReasonCode.FROM_DRAWN_UP: _("counted from the drawing up of the plan"),
    ReasonCode.FROM_LAST_REVIEW: _("counted from the last review"),
    ReasonCode.FIRST_PLAN: _("the first plan lasts a year at most"),
    ReasonCode.ALL_PLANS_TOGETHER: _("all plans together last two years at most"),
    ReasonCode.EXTENDED: _("prolonged on a ground of the Act"),
    ReasonCode.EXTENSION_CAPPED: _("prolonged by as much as the Act allows"),
    ReasonCode.SUSPENDED: _("prolonged by the time that the plan could not be carried out"),
    ReasonCode.STUDIES_UNDER_25: _("prolonged for unfinished studies of a client under 25"),
    ReasonCode.NOT_UNDER_25: _("not prolonged for studies: the client is not under 25"),
    ReasonCode.NO_EVIDENCE: _("an extension without evidence does not count"),
    ReasonCode.OLD_REGIME: _("the plan follows the earlier Act"),
    ReasonCode.AS_AGREED: _("as agreed in the plan"),
    ReasonCode.PERMIT_AS_GRANTED: _("as the permit was granted"),
    ReasonCode.WITHOUT_DELAY: _("without delay: the Act names no number of days"),
    ReasonCode.RETENTION_BY_ACT: _("the Act sets the length"),
    ReasonCode.RETENTION_ACT_IS_LONGER: _("the Act demands a longer time than the municipality has set"),
    ReasonCode.RETENTION_BY_MUNICIPALITY: _("the municipality has set the length"),
    ReasonCode.RETENTION_NOT_SET: _("the municipality has not set the length yet"),
    ReasonCode.FROM_END_OF_RELATIONSHIP: _("counted from the end of the service relationship"),
    ReasonCode.RELATIONSHIP_IN_FORCE: _("the time begins when the service relationship ends"),
    ReasonCode.HELD_FOR_STATUTORY_TASK: _("held back while a statutory task is unfinished"),
    ReasonCode.HELD_FOR_PENDING_MATTER: _("held back while a matter is pending"),
}


def cited(section: str) -> str:
    """A section as lawyers cite it; another act than the Integration Act is named by its number."""
    if section == ALIENS_ACT:
        return gettext("Aliens Act %(act)s") % {"act": section}
    if "/" in section:
        return gettext("Act %(act)s") % {"act": section}
    number, _dot, part = section.partition(".")
    if part:
        return gettext("section %(number)s, subsection %(part)s") % {"number": number, "part": part}
    return gettext("section %(number)s") % {"number": number}


def section_text(section: str) -> str:
    """A section as it is cited, with the number of its Act."""
    if not section:
        return ""
    return cited(section) if "/" in section else f"681/2023, {cited(section)}"


def word(words: Words, code: str) -> object:
    """The word for a code, or the code itself."""
    return words.get(code, code)
