"""The closed lists."""

from functools import cache

import pycountry
from django.db import models


class InterpreterNeed(models.TextChoices):
    NONE = "NONE", "no interpreter needed"
    SOMETIMES = "SOMETIMES", "interpreter in difficult matters"
    ALWAYS = "ALWAYS", "interpreter always"


class PermitType(models.TextChoices):
    CONTINUOUS = "A", "A, continuous"
    TEMPORARY = "B", "B, temporary"
    PERMANENT = "P", "P, permanent"
    LONG_TERM_EU = "P-EU", "P-EU, long-term resident"
    TEMPORARY_PROTECTION = "TS", "temporary protection"
    EU_REGISTRATION = "EU-REG", "EU citizen's registration"
    EU_CARD = "EU-CARD", "residence card of a family member"
    NORDIC = "NORD", "Nordic citizen's registration"


class EducationLevel(models.TextChoices):
    EARLY_CHILDHOOD = "0", "less than primary school"
    LOWER_BASIC = "1", "lower basic education"
    UPPER_BASIC = "2", "upper basic education"
    SECONDARY = "3", "upper secondary education"
    SPECIALIST_VOCATIONAL = "4", "specialist vocational education"
    LOWEST_TERTIARY = "5", "lowest tertiary education"
    LOWER_DEGREE = "6", "lower university degree"
    UPPER_DEGREE = "7", "higher university degree"
    DOCTORATE = "8", "doctorate"


class SkillKind(models.TextChoices):
    STATED = "STATED", "stated by the client"
    INITIAL_TEST = "INITIAL_TEST", "initial language test"
    FINAL_TEST = "FINAL_TEST", "final language test"
    CERTIFICATE = "CERTIFICATE", "certificate"


class ClientEndReason(models.TextChoices):
    PLAN_ENDED = "PLAN_ENDED", "the integration plan ended"
    MOVED_AWAY = "MOVED_AWAY", "moved to another municipality"
    TO_EMPLOYMENT_AUTHORITY = "TO_EMPLOYMENT_AUTHORITY", "client of the employment authority"
    NO_NEED = "NO_NEED", "no need of services"
    OWN_WISH = "OWN_WISH", "own wish"
    NOT_REACHED = "NOT_REACHED", "not reached"
    DIED = "DIED", "died"
    RECORDED_BY_MISTAKE = "RECORDED_BY_MISTAKE", "recorded by mistake"
    OTHER = "OTHER", "other"


class AssessmentState(models.TextChoices):
    PLANNED = "PLANNED", "planned"
    STARTED = "STARTED", "started"
    READY = "READY", "ready"
    CANCELLED = "CANCELLED", "broken off"


class Eligibility(models.TextChoices):
    UNEMPLOYED_JOBSEEKER = "UNEMPLOYED_JOBSEEKER", "unemployed jobseeker"
    PROTECTION = "PROTECTION", "international or temporary protection"
    HOME_CARE_ALLOWANCE = "HOME_CARE_ALLOWANCE", "home care allowance"
    IN_NEED = "IN_NEED", "in need of services"
    SOCIAL_ASSISTANCE = "SOCIAL_ASSISTANCE", "social assistance"
    YOUNG_WITHOUT_GUARDIAN = "YOUNG_WITHOUT_GUARDIAN", "came without a guardian"
    TRAFFICKING_VICTIM = "TRAFFICKING_VICTIM", "victim of trafficking"


class Outcome(models.TextChoices):
    PLAN_NEEDED = "PLAN_NEEDED", "a plan is needed"
    NO_PLAN_NEEDED = "NO_PLAN_NEEDED", "no plan is needed"
    COVERED_BY_OTHER_PLAN = "COVERED_BY_OTHER_PLAN", "covered by another plan"


class ParticipantKind(models.TextChoices):
    WELLBEING_COUNTY = "WELLBEING_COUNTY", "wellbeing services county"
    EMPLOYMENT_AUTHORITY = "EMPLOYMENT_AUTHORITY", "employment authority"
    GUARDIAN = "GUARDIAN", "guardian"
    REPRESENTATIVE = "REPRESENTATIVE", "representative"
    INTERPRETER = "INTERPRETER", "interpreter"
    SCHOOL = "SCHOOL", "school"
    SUPPORT_PERSON = "SUPPORT_PERSON", "support person"
    OTHER = "OTHER", "other"


class PlanState(models.TextChoices):
    DRAFT = "DRAFT", "draft"
    AGREED = "AGREED", "in force"
    ENDED = "ENDED", "ended"
    WITHDRAWN = "WITHDRAWN", "withdrawn"


class GoalKind(models.TextChoices):
    EMPLOYMENT = "EMPLOYMENT", "employment"
    ENTREPRENEURSHIP = "ENTREPRENEURSHIP", "entrepreneurship"
    WORKING_LIFE = "WORKING_LIFE", "working life"
    EDUCATION = "EDUCATION", "education"
    LANGUAGE = "LANGUAGE", "language"
    INTEGRATION = "INTEGRATION", "integration"


class Horizon(models.TextChoices):
    LONG_TERM = "LONG_TERM", "long term"
    PLAN_PERIOD = "PLAN_PERIOD", "during the plan"


class ServiceKind(models.TextChoices):
    INTEGRATION_TRAINING = "INTEGRATION_TRAINING", "integration training"
    ORIENTATION = "ORIENTATION", "orientation"
    LANGUAGE_COURSE = "LANGUAGE_COURSE", "language course"
    LITERACY_TRAINING = "LITERACY_TRAINING", "literacy training"
    BASIC_EDUCATION = "BASIC_EDUCATION", "basic education"
    VOCATIONAL_EDUCATION = "VOCATIONAL_EDUCATION", "vocational education"
    SELF_MOTIVATED_STUDY = "SELF_MOTIVATED_STUDY", "self-motivated study"
    WORK_TRY_OUT = "WORK_TRY_OUT", "work try-out"
    JOB_SEARCH_SUPPORT = "JOB_SEARCH_SUPPORT", "support in finding work"
    GUIDANCE = "GUIDANCE", "guidance"
    HOBBY = "HOBBY", "hobby"
    THIRD_SECTOR = "THIRD_SECTOR", "organisations"
    CHILD_CARE = "CHILD_CARE", "child care"
    OTHER = "OTHER", "other"


class AgreedHow(models.TextChoices):
    IN_PERSON = "IN_PERSON", "in person"
    REMOTE = "REMOTE", "remotely"
    BY_PHONE = "BY_PHONE", "by telephone"
    IN_WRITING = "IN_WRITING", "in writing"


class ReviewReason(models.TextChoices):
    SIX_MONTHS = "SIX_MONTHS", "six months have passed"
    NEED_CHANGED = "NEED_CHANGED", "the need changed"
    CHANGED_SITUATION = "CHANGED_SITUATION", "the situation changed"
    CLIENT_REQUEST = "CLIENT_REQUEST", "the client asked"


class ReviewOutcome(models.TextChoices):
    UNCHANGED = "UNCHANGED", "unchanged"
    CHANGED = "CHANGED", "changed"
    PROLONGED = "PROLONGED", "prolonged"
    TO_BE_ENDED = "TO_BE_ENDED", "to be ended"


class PlanEndReason(models.TextChoices):
    PERIOD_ENDED = "PERIOD_ENDED", "the period ended"
    EMPLOYED = "EMPLOYED", "employed"
    EDUCATION = "EDUCATION", "in education"
    TO_EMPLOYMENT_AUTHORITY = "TO_EMPLOYMENT_AUTHORITY", "client of the employment authority"
    MOVED = "MOVED", "moved"
    NEW_PLAN = "NEW_PLAN", "a new plan was made"
    OTHER = "OTHER", "other"


class RegistryEvent(models.TextChoices):
    ASSESSMENT_READY = "ASSESSMENT_READY", "assessment ready"
    PLAN_AGREED = "PLAN_AGREED", "plan agreed"
    PLAN_REVIEWED = "PLAN_REVIEWED", "plan reviewed"


class MessageState(models.TextChoices):
    PENDING = "PENDING", "waits"
    SENT = "SENT", "sent"
    ACKNOWLEDGED = "ACKNOWLEDGED", "recorded in the national register"
    REFUSED = "REFUSED", "refused"
    DEAD = "DEAD", "not delivered"
    MANUAL = "MANUAL", "to be recorded by hand"


LEVELS = ["A1.1", "A1.2", "A1.3", "A2.1", "A2.2", "B1.1", "B1.2", "B2.1", "B2.2", "C1.1", "C1.2", "C2.1", "C2.2"]
LANGUAGE_LEVELS = [*((level, level) for level in LEVELS), ("X", "not tested")]

BEYOND_TWO_LETTERS = {"prs": "Dari", "ckb": "Sorani", "kmr": "Kurmanji"}
BEYOND_ISO = {"XK": "Kosovo", "XX": "stateless", "ZZ": "unknown"}


@cache
def language_names() -> dict[str, str]:
    """Languages with a two-letter code, and the three that have none."""
    known = {language.alpha_2: language.name for language in pycountry.languages if hasattr(language, "alpha_2")}
    return known | BEYOND_TWO_LETTERS


@cache
def country_names() -> dict[str, str]:
    """Countries, Kosovo, and those who have none."""
    return {country.alpha_2: country.name for country in pycountry.countries} | BEYOND_ISO


@cache
def languages() -> tuple[tuple[str, str], ...]:
    """Languages by name."""
    return tuple(sorted(language_names().items(), key=lambda pair: pair[1]))


@cache
def countries() -> tuple[tuple[str, str], ...]:
    """Countries by name."""
    return tuple(sorted(country_names().items(), key=lambda pair: pair[1]))
