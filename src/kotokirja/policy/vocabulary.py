"""The words of the declaration: closed lists that everything else refers to.

Adding a member here without saying in `declaration` what it means stops the system at import.
"""

from enum import Enum, IntEnum, StrEnum
from typing import Self


class DataCategory(StrEnum):
    """Categories of personal data (henkilötietoryhmä, section 73.1); values are the notice's statements."""

    IDENTITY_CODE = "N3.1"
    NAME_AND_CONTACT = "N3.2"
    RESIDENCE_PERMIT = "N3.3"
    SERVICE_LANGUAGE = "N3.4"
    BACKGROUND = "N3.5"
    ASSESSMENT_AND_PLAN = "N3.6"
    SERVICES = "N3.7"
    HEALTH = "N3.8"
    PLACEMENT = "N3.9"
    COMPENSATION = "N3.10"


class Purpose(StrEnum):
    """Purposes of processing (käyttötarkoitus); a read or write names exactly one."""

    GUIDANCE = "GUIDANCE"
    INTAKE = "INTAKE"
    ASSESSMENT_AND_PLAN = "ASSESSMENT_AND_PLAN"
    INTERPRETING = "INTERPRETING"
    COMPENSATION = "COMPENSATION"
    NATIONAL_RECORD = "NATIONAL_RECORD"
    STEERING = "STEERING"
    STATISTICS = "STATISTICS"
    RIGHTS = "RIGHTS"
    OVERSIGHT = "OVERSIGHT"
    ADMINISTRATION = "ADMINISTRATION"


class Role(StrEnum):
    """Roles by duty (system design, 4). A person may hold several and acts in one at a time."""

    GUIDANCE_WORKER = "GUIDANCE_WORKER"
    CASE_WORKER = "CASE_WORKER"
    COUNTY_PARTICIPANT = "COUNTY_PARTICIPANT"
    INTERPRETING_COORDINATOR = "INTERPRETING_COORDINATOR"
    COMPENSATION_OFFICER = "COMPENSATION_OFFICER"
    TEAM_LEAD = "TEAM_LEAD"
    RECORDS_OFFICER = "RECORDS_OFFICER"
    DATA_PROTECTION_OFFICER = "DATA_PROTECTION_OFFICER"
    ADMINISTRATOR = "ADMINISTRATOR"
    PROVIDER_USER = "PROVIDER_USER"
    CLIENT = "CLIENT"
    REGISTER_OFFICER = "REGISTER_OFFICER"
    """Reads the national register's content for its keeper."""
    WORKER = "WORKER"
    """The background process: prepares and delivers, never decides (N6.2)."""


class ProviderItem(IntEnum):
    """The eighteen items of section 94 that a provider may get (N7.1–N7.18)."""

    NAMES = 1
    BIRTH = 2
    IDENTITY_CODE = 3
    MOTHER_TONGUE = 4
    SERVICE_LANGUAGE = 5
    CITIZENSHIP = 6
    RESIDENCE = 7
    CONTACT = 8
    OFFICIAL = 9
    PLAN_DATES = 10
    TRAINING_FINDINGS = 11
    INITIAL_LANGUAGE_TEST = 12
    EDUCATION = 13
    WORK = 14
    TARGET_OCCUPATION = 15
    EARLIER_CURRICULUM = 16
    EARLIER_MEASURES = 17
    OTHER_NECESSARY = 18


class RecordClass(StrEnum):
    """What a table's rows are, for retention: each has one starting event and its holds."""

    CLIENT = "CLIENT"
    ASSESSMENT = "ASSESSMENT"
    PLAN = "PLAN"
    NATIONAL_RECORD = "NATIONAL_RECORD"
    REGISTRY_MESSAGE = "REGISTRY_MESSAGE"
    IMPORT_RUN = "IMPORT_RUN"
    GUIDANCE_ENCOUNTER = "GUIDANCE_ENCOUNTER"
    INTERPRETING_ORDER = "INTERPRETING_ORDER"
    COMPENSATION_CLAIM = "COMPENSATION_CLAIM"
    DISCLOSURE = "DISCLOSURE"
    RIGHTS_REQUEST = "RIGHTS_REQUEST"
    PROVIDER_CONTRACT = "PROVIDER_CONTRACT"
    STAFF_ACCOUNT = "STAFF_ACCOUNT"
    ACCESS_LOG = "ACCESS_LOG"


class SourceCode(StrEnum):
    """Where a datum came from (tietolähde, N5.1–N5.8)."""

    CLIENT = "CLIENT"
    OFFICER = "OFFICER"
    """The officer's own assessment."""
    PREVIOUS_REGISTER = "PREVIOUS_REGISTER"
    """The municipality's previous register, brought in by import."""
    DVV = "DVV"
    MIGRI = "MIGRI"
    KELA = "KELA"
    WELLBEING_SERVICES_COUNTY = "WELLBEING_SERVICES_COUNTY"
    EMPLOYMENT_AUTHORITY = "EMPLOYMENT_AUTHORITY"
    OTHER_MUNICIPALITY = "OTHER_MUNICIPALITY"
    PROVIDER = "PROVIDER"
    RECEPTION_CENTRE = "RECEPTION_CENTRE"
    REPRESENTATIVE = "REPRESENTATIVE"
    MUNICIPALITY = "MUNICIPALITY"
    """In the national register: the municipality that recorded."""
    SYSTEM = "SYSTEM"
    """Derived by rule from data that have their own sources."""


C, ITEM = DataCategory, ProviderItem


class D(Enum):
    """Data (henkilötieto): what a classified column can hold about a person.

    Each belongs to exactly one category and to at most one item of section 94.
    """

    category: DataCategory
    item: ProviderItem | None

    def __new__(cls, category: DataCategory, item: ProviderItem | None = None) -> Self:
        """Number the members, because two data of one category and item are still two."""
        member = object.__new__(cls)
        member._value_ = len(cls.__members__) + 1
        member.category = category
        member.item = item
        return member

    IDENTITY_CODE = C.IDENTITY_CODE, ITEM.IDENTITY_CODE

    LAST_NAME = C.NAME_AND_CONTACT, ITEM.NAMES
    FIRST_NAMES = C.NAME_AND_CONTACT, ITEM.NAMES
    BIRTH_DATE = C.NAME_AND_CONTACT, ITEM.BIRTH
    BIRTH_PLACE = C.NAME_AND_CONTACT, ITEM.BIRTH
    CITIZENSHIP = C.NAME_AND_CONTACT, ITEM.CITIZENSHIP
    NATIONALITY = C.NAME_AND_CONTACT, ITEM.CITIZENSHIP
    HOME_MUNICIPALITY = C.NAME_AND_CONTACT, ITEM.RESIDENCE
    ADDRESS = C.NAME_AND_CONTACT, ITEM.RESIDENCE
    PHONE = C.NAME_AND_CONTACT, ITEM.CONTACT
    EMAIL = C.NAME_AND_CONTACT, ITEM.CONTACT
    RESPONSIBLE_WORKER = C.NAME_AND_CONTACT, ITEM.OFFICIAL
    RELATIONSHIP = (C.NAME_AND_CONTACT,)

    PERMIT = (C.RESIDENCE_PERMIT,)
    PERMIT_DATES = (C.RESIDENCE_PERMIT,)
    AUTHORITY_NUMBER = (C.RESIDENCE_PERMIT,)

    NATIVE_LANGUAGE = C.SERVICE_LANGUAGE, ITEM.MOTHER_TONGUE
    SERVICE_LANGUAGE = C.SERVICE_LANGUAGE, ITEM.SERVICE_LANGUAGE
    INTERPRETER_NEED = (C.SERVICE_LANGUAGE,)
    ARRANGEMENTS = (C.SERVICE_LANGUAGE,)
    NOTICE_GIVEN = (C.SERVICE_LANGUAGE,)

    EDUCATION = C.BACKGROUND, ITEM.EDUCATION
    WORK_HISTORY = C.BACKGROUND, ITEM.WORK
    LANGUAGE_SKILL = C.BACKGROUND, ITEM.INITIAL_LANGUAGE_TEST
    COMPETENCE = (C.BACKGROUND,)
    LIFE_SITUATION = (C.BACKGROUND,)
    ELIGIBILITY = (C.BACKGROUND,)
    JOBSEEKER_STATUS = (C.BACKGROUND,)

    ASSESSMENT = (C.ASSESSMENT_AND_PLAN,)
    ASSESSMENT_CONCLUSION = (C.ASSESSMENT_AND_PLAN,)
    TRAINING_RECOMMENDATION = C.ASSESSMENT_AND_PLAN, ITEM.TRAINING_FINDINGS
    TARGET_OCCUPATION = C.ASSESSMENT_AND_PLAN, ITEM.TARGET_OCCUPATION
    PLAN_DATES = C.ASSESSMENT_AND_PLAN, ITEM.PLAN_DATES
    PLAN_GOAL = (C.ASSESSMENT_AND_PLAN,)
    PLAN_SERVICE = (C.ASSESSMENT_AND_PLAN,)
    PLAN_AGREEMENT = (C.ASSESSMENT_AND_PLAN,)
    PLAN_FOLLOW_UP = (C.ASSESSMENT_AND_PLAN,)
    PLAN_EXTENSION = (C.ASSESSMENT_AND_PLAN,)

    SERVICE_GIVEN = (C.SERVICES,)
    FINAL_LANGUAGE_TEST = (C.SERVICES,)
    ONWARD_GUIDANCE = (C.SERVICES,)
    EARLIER_CURRICULUM = C.SERVICES, ITEM.EARLIER_CURRICULUM
    EARLIER_MEASURES = C.SERVICES, ITEM.EARLIER_MEASURES

    HEALTH = (C.HEALTH,)
    PLACEMENT = (C.PLACEMENT,)
    COMPENSATION = (C.COMPENSATION,)


class T(StrEnum):
    """Technical columns: they say nothing about the person that the row's existence does not."""

    KEY = "KEY"
    TENANT = "TENANT"
    STATE = "STATE"
    TIME = "TIME"
    VERSION = "VERSION"
    PROVENANCE = "PROVENANCE"
    SEALED_FORM = "SEALED_FORM"
    """A keyed digest or sort key of a datum that stands beside it."""
    STAFF = "STAFF"
    """A fact about a staff member, under the staff register's own record class."""
    COUNT = "COUNT"
    SETTING = "SETTING"
