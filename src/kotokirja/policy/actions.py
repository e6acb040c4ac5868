"""What staff can do, one action for each use case, and beside it who may, for which purpose, with which categories."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from kotokirja.policy.vocabulary import DataCategory, Purpose, Role

C, P, R = DataCategory, Purpose, Role


class Action(StrEnum):
    """Scope, resource, verb."""

    DESK_READ = "staff:desk:read"
    CLIENTS_LIST = "staff:client:list"
    CLIENTS_NOTICE_LIST = "staff:client:list_without_notice"
    CLIENT_SEARCH = "staff:client:search"
    CLIENT_SEARCH_OUTSIDE = "staff:client:search_outside"
    CLIENT_CREATE = "staff:client:create"
    CLIENT_FILE_READ = "staff:client:read"
    CLIENT_PROVENANCE_READ = "staff:client:read_provenance"
    CLIENT_IDENTITY_CODE_READ = "staff:client:read_identity_code"
    CLIENT_PERSON_WRITE = "staff:client:write_person"
    CLIENT_IDENTITY_CODE_WRITE = "staff:client:write_identity_code"
    CLIENT_CONTACT_WRITE = "staff:client:write_contact"
    CLIENT_LANGUAGE_WRITE = "staff:client:write_language"
    CLIENT_PERMIT_WRITE = "staff:client:write_permit"
    CLIENT_BACKGROUND_WRITE = "staff:client:write_background"
    CLIENT_ALLOCATE = "staff:client:allocate"
    CLIENT_END = "staff:client:end"
    CLIENT_LOG_READ = "staff:client:read_log"
    CLIENT_NOTICE_READ = "staff:client:read_notice"
    CLIENT_NOTICE_GIVE = "staff:client:give_notice"
    CLIENT_NOTICE_CORRECT = "staff:client:correct_notice"
    CLIENT_NOTICE_WITHDRAW = "staff:client:withdraw_notice"
    CLIENT_NOTICE_LETTER = "staff:client:write_notice_letter"
    LOG_READ = "staff:log:read"

    DECLARED_RECORD_READ = "staff:declared:read_record"
    DECLARED_MAP_READ = "staff:declared:read_map"
    DECLARED_COUNT = "staff:declared:count"

    ASSESSMENT_READ = "staff:assessment:read"
    ASSESSMENT_PLAN = "staff:assessment:plan"
    ASSESSMENT_WRITE = "staff:assessment:write"
    ASSESSMENT_PARTICIPANT_ADD = "staff:assessment:add_participant"
    ASSESSMENT_PARTICIPANT_REMOVE = "staff:assessment:remove_participant"
    ASSESSMENT_COMPLETE = "staff:assessment:complete"
    ASSESSMENT_CANCEL = "staff:assessment:cancel"

    PLAN_READ = "staff:plan:read"
    PLAN_PRINT = "staff:plan:print"
    PLAN_DRAFT = "staff:plan:draft"
    PLAN_WRITE = "staff:plan:write"
    PLAN_GOAL_WRITE = "staff:plan:write_goal"
    PLAN_SERVICE_WRITE = "staff:plan:write_service"
    PLAN_REFERRAL_RECORD = "staff:plan:record_referral"
    PLAN_PARTICIPANT_ADD = "staff:plan:add_participant"
    PLAN_PARTICIPANT_REMOVE = "staff:plan:remove_participant"
    PLAN_EXTEND = "staff:plan:extend"
    PLAN_EXTENSION_REVOKE = "staff:plan:revoke_extension"
    PLAN_AGREE = "staff:plan:agree"
    PLAN_REVIEW = "staff:plan:review"
    PLAN_END = "staff:plan:end"
    PLAN_WITHDRAW = "staff:plan:withdraw"

    REGISTRY_READ = "staff:registry:read"
    REGISTRY_RECORD = "staff:registry:record"
    REGISTRY_MANUAL_READ = "staff:registry:read_manual"
    REGISTRY_MARK = "staff:registry:mark"
    REGISTRY_RETRY = "staff:registry:retry"
    REGISTRY_TAKE = "job:registry:take"
    REGISTRY_NOTE = "job:registry:note"
    REGISTRY_SWEEP = "job:registry:sweep"

    IMPORT_READ = "staff:import:read"
    IMPORT_UPLOAD = "staff:import:upload"
    IMPORT_MAP = "staff:import:map"
    IMPORT_APPROVE = "staff:import:approve"
    IMPORT_CANCEL = "staff:import:cancel"
    IMPORT_REPORT = "staff:import:report"
    IMPORT_HAND_READ = "staff:import:read_hand"
    IMPORT_HAND_SAME = "staff:import:settle_same"
    IMPORT_HAND_OTHER = "staff:import:settle_other"
    IMPORT_TAKE = "job:import:take"
    IMPORT_CHECK = "job:import:check"
    IMPORT_BRING_IN = "job:import:bring_in"
    IMPORT_SWEEP = "job:import:sweep"

    NOTICE_READ = "staff:notice:read"
    NOTICE_DRAFT = "staff:notice:draft"
    NOTICE_SETTLE = "staff:notice:settle"
    NOTICE_CHECK = "staff:notice:check"
    NOTICE_PUBLISH = "staff:notice:publish"
    NOTICE_TAKE = "job:notice:take"
    NOTICE_PDF_KEEP = "job:notice:keep_pdf"
    NOTICE_SWEEP = "job:notice:sweep"


class NationalAction(StrEnum):
    """What can be done in the national register, by municipalities' machines and by its own officers."""

    RECORD_TAKE = "national:record:take"
    RECEIPT_READ = "national:receipt:read"
    LATEST_READ = "national:record:list"
    PERSON_SEARCH = "national:person:search"
    PERSON_READ = "national:person:read"


AnyAction = Action | NationalAction


class Relationship(Enum):
    """What must tie the actor to the person, or how far the act reaches."""

    OWN_TEAM = auto()
    """One person, whose relationship with one of the actor's teams is in force."""
    NEW = auto()
    """One person who is only now becoming a client."""
    NAMED = auto()
    """One person whom a message names: the job that carries it and the register that takes it reach nobody else."""
    TEAMS = auto()
    """A list over the clients of the actor's teams."""
    MUNICIPALITY = auto()
    """Over the whole municipality, for the few acts that say so."""
    NOBODY = auto()
    """No person's data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRule:
    """Who may, and under which purpose: the roles are the keys."""

    purposes: Mapping[Role, Purpose]
    relationship: Relationship
    categories: frozenset[DataCategory]
    is_decision: bool = False
    """A decision about a person: an officer's alone, never a job's (N6.2)."""


CASE: dict[Role, Purpose] = {R.CASE_WORKER: P.ASSESSMENT_AND_PLAN, R.TEAM_LEAD: P.ASSESSMENT_AND_PLAN}
FIRST_LINE: dict[Role, Purpose] = {R.GUIDANCE_WORKER: P.INTAKE, R.CASE_WORKER: P.INTAKE, R.TEAM_LEAD: P.INTAKE}
OWN_CLIENTS: dict[Role, Purpose] = CASE | {R.GUIDANCE_WORKER: P.GUIDANCE}
RECORDERS: Mapping[Role, Purpose] = {R.CASE_WORKER: P.NATIONAL_RECORD, R.TEAM_LEAD: P.NATIONAL_RECORD}
DELIVERY: Mapping[Role, Purpose] = {R.WORKER: P.NATIONAL_RECORD}
IMPORTERS: Mapping[Role, Purpose] = {R.TEAM_LEAD: P.INTAKE}
IMPORT_WORK: Mapping[Role, Purpose] = {R.WORKER: P.INTAKE}
INFORMERS: Mapping[Role, Purpose] = {R.DATA_PROTECTION_OFFICER: P.OVERSIGHT}
"""Who sees to it that people are told what is done with their data (GDPR Articles 12 to 14)."""
NOTICE_WORK: Mapping[Role, Purpose] = {R.WORKER: P.ADMINISTRATION}
KEEPER: Mapping[Role, Purpose] = {R.REGISTER_OFFICER: P.NATIONAL_RECORD}
OVERSEERS: Mapping[Role, Purpose] = {R.DATA_PROTECTION_OFFICER: P.OVERSIGHT}
READERS: Mapping[Role, Purpose] = {R.DATA_PROTECTION_OFFICER: P.OVERSIGHT, R.ADMINISTRATOR: P.ADMINISTRATION}
FILE: dict[Role, Purpose] = OWN_CLIENTS | {
    R.COMPENSATION_OFFICER: P.COMPENSATION,
}
ALL = frozenset(DataCategory)
NAMES = frozenset({C.NAME_AND_CONTACT})
CASEWORK = frozenset(
    {
        C.NAME_AND_CONTACT,
        C.RESIDENCE_PERMIT,
        C.SERVICE_LANGUAGE,
        C.BACKGROUND,
        C.ASSESSMENT_AND_PLAN,
        C.SERVICES,
    }
)
"""What assessing and planning need of a file: neither identity code nor money."""
NATIONAL_CONTENT = ALL - {C.HEALTH, C.PLACEMENT, C.COMPENSATION}
"""What this cut records nationally; the others of section 73.1 follow with their columns."""
LISTED = frozenset({C.NAME_AND_CONTACT, C.SERVICE_LANGUAGE, C.RESIDENCE_PERMIT, C.ASSESSMENT_AND_PLAN})


def _rule(
    purposes: Mapping[Role, Purpose],
    relationship: Relationship,
    categories: frozenset[DataCategory] | set[DataCategory] = frozenset(),
    *,
    is_decision: bool = False,
) -> ActionRule:
    return ActionRule(
        purposes=purposes,
        relationship=relationship,
        categories=frozenset(categories),
        is_decision=is_decision,
    )


RULES: Mapping[AnyAction, ActionRule] = {
    Action.DESK_READ: _rule(OWN_CLIENTS, Relationship.TEAMS, LISTED),
    Action.CLIENTS_LIST: _rule(OWN_CLIENTS, Relationship.TEAMS, NAMES | {C.SERVICE_LANGUAGE}),
    Action.CLIENTS_NOTICE_LIST: _rule(OWN_CLIENTS, Relationship.TEAMS, NAMES | {C.SERVICE_LANGUAGE}),
    Action.CLIENT_SEARCH: _rule(FILE, Relationship.TEAMS, NAMES),
    Action.CLIENT_SEARCH_OUTSIDE: _rule(FIRST_LINE, Relationship.MUNICIPALITY, NAMES),
    Action.CLIENT_CREATE: _rule(FIRST_LINE, Relationship.NEW, ALL),
    Action.CLIENT_FILE_READ: _rule(FILE, Relationship.OWN_TEAM, ALL - {C.HEALTH}),
    Action.CLIENT_PROVENANCE_READ: _rule(FILE, Relationship.OWN_TEAM, ALL - {C.HEALTH}),
    Action.CLIENT_IDENTITY_CODE_READ: _rule(
        CASE | {R.COMPENSATION_OFFICER: P.COMPENSATION}, Relationship.OWN_TEAM, {C.IDENTITY_CODE}
    ),
    Action.CLIENT_PERSON_WRITE: _rule(OWN_CLIENTS, Relationship.OWN_TEAM, NAMES),
    Action.CLIENT_IDENTITY_CODE_WRITE: _rule(CASE, Relationship.OWN_TEAM, {C.IDENTITY_CODE, C.NAME_AND_CONTACT}),
    Action.CLIENT_CONTACT_WRITE: _rule(OWN_CLIENTS, Relationship.OWN_TEAM, NAMES),
    Action.CLIENT_LANGUAGE_WRITE: _rule(OWN_CLIENTS, Relationship.OWN_TEAM, {C.SERVICE_LANGUAGE}),
    Action.CLIENT_PERMIT_WRITE: _rule(CASE, Relationship.OWN_TEAM, {C.RESIDENCE_PERMIT}),
    Action.CLIENT_BACKGROUND_WRITE: _rule(CASE, Relationship.OWN_TEAM, {C.BACKGROUND}),
    Action.CLIENT_ALLOCATE: _rule({R.TEAM_LEAD: P.ASSESSMENT_AND_PLAN}, Relationship.OWN_TEAM, NAMES, is_decision=True),
    Action.CLIENT_END: _rule(CASE, Relationship.OWN_TEAM, NAMES, is_decision=True),
    Action.CLIENT_LOG_READ: _rule(OWN_CLIENTS, Relationship.OWN_TEAM, NAMES),
    Action.CLIENT_NOTICE_READ: _rule(OWN_CLIENTS, Relationship.OWN_TEAM, NAMES | {C.SERVICE_LANGUAGE}),
    Action.CLIENT_NOTICE_GIVE: _rule(OWN_CLIENTS, Relationship.OWN_TEAM, {C.SERVICE_LANGUAGE}),
    Action.CLIENT_NOTICE_CORRECT: _rule(OWN_CLIENTS, Relationship.OWN_TEAM, {C.SERVICE_LANGUAGE}),
    Action.CLIENT_NOTICE_WITHDRAW: _rule(OWN_CLIENTS, Relationship.OWN_TEAM, {C.SERVICE_LANGUAGE}),
    Action.CLIENT_NOTICE_LETTER: _rule(OWN_CLIENTS, Relationship.OWN_TEAM, NAMES | {C.SERVICE_LANGUAGE}),
    Action.LOG_READ: _rule({R.DATA_PROTECTION_OFFICER: P.OVERSIGHT}, Relationship.MUNICIPALITY, NAMES),
    Action.DECLARED_RECORD_READ: _rule(READERS, Relationship.NOBODY),
    Action.DECLARED_MAP_READ: _rule(READERS, Relationship.NOBODY),
    Action.DECLARED_COUNT: _rule(OVERSEERS, Relationship.MUNICIPALITY),
    Action.ASSESSMENT_READ: _rule(CASE, Relationship.OWN_TEAM, CASEWORK),
    Action.ASSESSMENT_PLAN: _rule(CASE, Relationship.OWN_TEAM, CASEWORK),
    Action.ASSESSMENT_WRITE: _rule(CASE, Relationship.OWN_TEAM, CASEWORK),
    Action.ASSESSMENT_PARTICIPANT_ADD: _rule(CASE, Relationship.OWN_TEAM, CASEWORK),
    Action.ASSESSMENT_PARTICIPANT_REMOVE: _rule(CASE, Relationship.OWN_TEAM, CASEWORK),
    Action.ASSESSMENT_COMPLETE: _rule(CASE, Relationship.OWN_TEAM, CASEWORK, is_decision=True),
    Action.ASSESSMENT_CANCEL: _rule(CASE, Relationship.OWN_TEAM, CASEWORK, is_decision=True),
    Action.PLAN_READ: _rule(CASE, Relationship.OWN_TEAM, CASEWORK),
    Action.PLAN_PRINT: _rule(CASE, Relationship.OWN_TEAM, CASEWORK),
    Action.PLAN_DRAFT: _rule(CASE, Relationship.OWN_TEAM, CASEWORK),
    Action.PLAN_WRITE: _rule(CASE, Relationship.OWN_TEAM, CASEWORK),
    Action.PLAN_GOAL_WRITE: _rule(CASE, Relationship.OWN_TEAM, CASEWORK),
    Action.PLAN_SERVICE_WRITE: _rule(CASE, Relationship.OWN_TEAM, CASEWORK),
    Action.PLAN_REFERRAL_RECORD: _rule(CASE, Relationship.OWN_TEAM, CASEWORK),
    Action.PLAN_PARTICIPANT_ADD: _rule(CASE, Relationship.OWN_TEAM, CASEWORK),
    Action.PLAN_PARTICIPANT_REMOVE: _rule(CASE, Relationship.OWN_TEAM, CASEWORK),
    Action.PLAN_EXTEND: _rule(CASE, Relationship.OWN_TEAM, CASEWORK, is_decision=True),
    Action.PLAN_EXTENSION_REVOKE: _rule(CASE, Relationship.OWN_TEAM, CASEWORK, is_decision=True),
    Action.PLAN_AGREE: _rule(CASE, Relationship.OWN_TEAM, CASEWORK, is_decision=True),
    Action.PLAN_REVIEW: _rule(CASE, Relationship.OWN_TEAM, CASEWORK, is_decision=True),
    Action.PLAN_END: _rule(CASE, Relationship.OWN_TEAM, CASEWORK, is_decision=True),
    Action.PLAN_WITHDRAW: _rule(CASE, Relationship.OWN_TEAM, CASEWORK, is_decision=True),
    Action.REGISTRY_READ: _rule(CASE, Relationship.OWN_TEAM, {C.NAME_AND_CONTACT, C.ASSESSMENT_AND_PLAN}),
    Action.REGISTRY_RECORD: _rule(RECORDERS, Relationship.OWN_TEAM, NATIONAL_CONTENT),
    Action.REGISTRY_MANUAL_READ: _rule(RECORDERS, Relationship.OWN_TEAM, NATIONAL_CONTENT),
    Action.REGISTRY_MARK: _rule(RECORDERS, Relationship.OWN_TEAM, is_decision=True),
    Action.REGISTRY_RETRY: _rule(RECORDERS, Relationship.OWN_TEAM, is_decision=True),
    Action.REGISTRY_TAKE: _rule(DELIVERY, Relationship.NAMED, NATIONAL_CONTENT),
    Action.REGISTRY_NOTE: _rule(DELIVERY, Relationship.NAMED),
    Action.REGISTRY_SWEEP: _rule(DELIVERY, Relationship.MUNICIPALITY),
    Action.IMPORT_READ: _rule(IMPORTERS, Relationship.NOBODY),
    Action.IMPORT_UPLOAD: _rule(IMPORTERS, Relationship.NOBODY),
    Action.IMPORT_MAP: _rule(IMPORTERS, Relationship.NOBODY),
    Action.IMPORT_APPROVE: _rule(IMPORTERS, Relationship.NOBODY, is_decision=True),
    Action.IMPORT_CANCEL: _rule(IMPORTERS, Relationship.NOBODY, is_decision=True),
    Action.IMPORT_REPORT: _rule(IMPORTERS, Relationship.NOBODY),
    Action.IMPORT_HAND_READ: _rule(IMPORTERS, Relationship.MUNICIPALITY, NAMES),
    Action.IMPORT_HAND_SAME: _rule(IMPORTERS, Relationship.MUNICIPALITY, NAMES, is_decision=True),
    Action.IMPORT_HAND_OTHER: _rule(IMPORTERS, Relationship.NEW, ALL, is_decision=True),
    Action.IMPORT_TAKE: _rule(IMPORT_WORK, Relationship.NOBODY),
    Action.IMPORT_CHECK: _rule(IMPORT_WORK, Relationship.MUNICIPALITY, NAMES | {C.IDENTITY_CODE}),
    Action.IMPORT_BRING_IN: _rule(IMPORT_WORK, Relationship.MUNICIPALITY, ALL),
    Action.IMPORT_SWEEP: _rule(IMPORT_WORK, Relationship.NOBODY),
    Action.NOTICE_READ: _rule(INFORMERS, Relationship.NOBODY),
    Action.NOTICE_DRAFT: _rule(INFORMERS, Relationship.NOBODY, is_decision=True),
    Action.NOTICE_SETTLE: _rule(INFORMERS, Relationship.NOBODY, is_decision=True),
    Action.NOTICE_CHECK: _rule(INFORMERS, Relationship.NOBODY, is_decision=True),
    Action.NOTICE_PUBLISH: _rule(INFORMERS, Relationship.NOBODY, is_decision=True),
    Action.NOTICE_TAKE: _rule(NOTICE_WORK, Relationship.NOBODY),
    Action.NOTICE_PDF_KEEP: _rule(NOTICE_WORK, Relationship.NOBODY),
    Action.NOTICE_SWEEP: _rule(NOTICE_WORK, Relationship.NOBODY),
    NationalAction.RECORD_TAKE: _rule(DELIVERY, Relationship.NAMED, NATIONAL_CONTENT),
    NationalAction.RECEIPT_READ: _rule(DELIVERY, Relationship.MUNICIPALITY),
    NationalAction.LATEST_READ: _rule(KEEPER, Relationship.MUNICIPALITY, NAMES),
    NationalAction.PERSON_SEARCH: _rule(KEEPER, Relationship.MUNICIPALITY, NAMES | {C.IDENTITY_CODE}),
    NationalAction.PERSON_READ: _rule(KEEPER, Relationship.NAMED, NATIONAL_CONTENT),
}

ROLE_CATEGORIES: Mapping[Role, frozenset[DataCategory]] = {
    R.GUIDANCE_WORKER: frozenset({C.NAME_AND_CONTACT, C.SERVICE_LANGUAGE}),
    R.CASE_WORKER: ALL - {C.COMPENSATION},
    R.COUNTY_PARTICIPANT: frozenset({C.ASSESSMENT_AND_PLAN, C.BACKGROUND, C.NAME_AND_CONTACT}),
    R.INTERPRETING_COORDINATOR: frozenset({C.SERVICE_LANGUAGE}),
    R.COMPENSATION_OFFICER: frozenset(
        {C.IDENTITY_CODE, C.NAME_AND_CONTACT, C.RESIDENCE_PERMIT, C.PLACEMENT, C.COMPENSATION}
    ),
    R.TEAM_LEAD: ALL - {C.COMPENSATION},
    R.RECORDS_OFFICER: frozenset({C.NAME_AND_CONTACT}),
    R.DATA_PROTECTION_OFFICER: frozenset({C.NAME_AND_CONTACT}),
    R.ADMINISTRATOR: frozenset(),
    R.PROVIDER_USER: frozenset(),
    R.CLIENT: frozenset(),
    R.REGISTER_OFFICER: ALL - {C.HEALTH},
    R.WORKER: ALL - {C.HEALTH},
}
"""What a role may see at all (system design, 4): what is missing here is never read from the database for it."""
