"""Words of the register's codes, for pages. A code that the register does not know yet is shown as it came."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kotokirja.kernel.codes import EducationLevel, PermitType
from kotokirja.kernel.country import Country, UnknownCountry
from kotokirja.kernel.language import Language, UnknownLanguage

Words = str | Promise
Coded = Mapping[str, Words]

KINDS: Final[Coded] = {
    "ASSESSMENT_READY": _("Assessment completed"),
    "PLAN_AGREED": _("Integration plan agreed"),
    "PLAN_REVIEWED": _("Integration plan reviewed"),
}
INTERPRETER: Final[Coded] = {
    "NONE": _("no interpreter needed"),
    "SOMETIMES": _("interpreter sometimes"),
    "ALWAYS": _("interpreter always"),
}
GOALS: Final[Coded] = {
    "EMPLOYMENT": _("employment"),
    "ENTREPRENEURSHIP": _("own business"),
    "WORKING_LIFE": _("readiness for working life"),
    "EDUCATION": _("education or a qualification"),
    "LANGUAGE": _("Finnish or Swedish"),
    "INTEGRATION": _("integration in everyday life"),
}
HORIZONS: Final[Coded] = {
    "PLAN_PERIOD": _("during the plan"),
    "LONG_TERM": _("in the long term"),
}
SERVICES: Final[Coded] = {
    "INTEGRATION_TRAINING": _("integration training"),
    "ORIENTATION": _("multilingual civic orientation"),
    "LANGUAGE_COURSE": _("language course"),
    "LITERACY_TRAINING": _("literacy training"),
    "BASIC_EDUCATION": _("basic education"),
    "VOCATIONAL_EDUCATION": _("vocational education"),
    "SELF_MOTIVATED_STUDY": _("self-motivated study"),
    "WORK_TRY_OUT": _("work try-out"),
    "JOB_SEARCH_SUPPORT": _("support for finding work"),
    "GUIDANCE": _("guidance and advice"),
    "HOBBY": _("hobby"),
    "THIRD_SECTOR": _("activity of an organisation"),
    "CHILD_CARE": _("child care"),
    "OTHER": _("another service"),
}
AGREED_HOW: Final[Coded] = {
    "IN_PERSON": _("at a meeting"),
    "REMOTE": _("at a remote meeting"),
    "BY_PHONE": _("by telephone"),
    "IN_WRITING": _("in writing"),
}
REVIEW_REASONS: Final[Coded] = {
    "SIX_MONTHS": _("six months are full"),
    "NEED_CHANGED": _("the need of services changed"),
    "CHANGED_SITUATION": _("the life situation changed"),
    "CLIENT_REQUEST": _("the client asked for it"),
}
REVIEW_OUTCOMES: Final[Coded] = {
    "UNCHANGED": _("goes on as agreed"),
    "CHANGED": _("goals or services were changed"),
    "PROLONGED": _("the plan is prolonged"),
    "TO_BE_ENDED": _("the plan will be ended"),
}
PERMITS: Final[Coded] = {
    PermitType.CONTINUOUS: _("A, continuous"),
    PermitType.TEMPORARY: _("B, temporary"),
    PermitType.PERMANENT: _("P, permanent"),
    PermitType.LONG_TERM_EU: _("P-EU, long-term resident's EU permit"),
    PermitType.TEMPORARY_PROTECTION: _("temporary protection"),
    PermitType.EU_REGISTRATION: _("EU citizen's registration"),
    PermitType.EU_CARD: _("residence card of an EU citizen's family member"),
    PermitType.NORDIC: _("Nordic citizen's registration"),
}
EDUCATION_LEVELS: Final[Coded] = {
    EducationLevel.EARLY_CHILDHOOD: _("less than primary school"),
    EducationLevel.LOWER_BASIC: _("lower basic education"),
    EducationLevel.UPPER_BASIC: _("upper basic education"),
    EducationLevel.SECONDARY: _("upper secondary education"),
    EducationLevel.SPECIALIST_VOCATIONAL: _("specialist vocational education"),
    EducationLevel.LOWEST_TERTIARY: _("lowest tertiary education"),
    EducationLevel.LOWER_DEGREE: _("lower university degree"),
    EducationLevel.UPPER_DEGREE: _("higher university degree"),
    EducationLevel.DOCTORATE: _("doctorate"),
    EducationLevel.UNKNOWN: "",
}
SKILLS: Final[Coded] = {
    "STATED": _("stated by the client"),
    "INITIAL_TEST": _("initial language test"),
    "FINAL_TEST": _("final language test"),
    "CERTIFICATE": _("certificate"),
}
FINDINGS: Final[Coded] = {
    "LIFE_SITUATION": _("Life situation"),
    "EDUCATION": _("Education"),
    "STUDY_SKILLS": _("Study skills"),
    "WORK": _("Work history"),
    "WORK_SKILLS": _("Working-life skills"),
    "LITERACY": _("Literacy"),
    "LANGUAGE_LEVEL": _("Level of language skills"),
    "LANGUAGE": _("Language skills"),
    "STRENGTHS": _("Special skills and strengths"),
    "WISHES": _("Goals and wishes"),
    "NETWORKS": _("Networks, organisations and free time"),
    "CHILD_VIEWS": _("The child's views"),
    "SERVICE_NEED": _("Need of training and services"),
}


def worded(codes: Coded, code: str) -> Words:
    """A code in words, or the code itself."""
    return codes.get(code, code)


def country(code: str | None) -> str:
    """A country by its name."""
    try:
        return Country(code).name(_locale()) if code else ""
    except UnknownCountry:
        return code or ""


def language(code: str | None) -> str:
    """A language by its name."""
    try:
        return Language(code).name(_locale()) if code else ""
    except UnknownLanguage:
        return code or ""


def _locale() -> str:
    return get_language() or "fi"
