"""Tables of the national register: each row is a municipality's, and says so to row security.

A person stands once for each municipality that recorded them, because each is controller of its own clients' data
(section 78.3); an equal identity code ties them together for the register's officers.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from kotokirja.platform.register.labels import classified
from kotokirja.platform.register.models import RegisterModel, TenantModel, history_of, link
from kotokirja.policy.vocabulary import D, RecordClass, T

CLASS = RecordClass.NATIONAL_RECORD


class Person(RegisterModel, record=CLASS, subject="id"):
    """A person as a municipality last recorded them (rekisteröity)."""

    client = classified(T.KEY, models.UUIDField(editable=False))
    last_sequence = classified(T.COUNT, models.PositiveIntegerField())
    identity_code = classified(D.IDENTITY_CODE, models.BinaryField(null=True))
    identity_digest = classified(T.SEALED_FORM, models.BinaryField(null=True))
    last_name = classified(D.LAST_NAME, models.CharField(max_length=120))
    first_names = classified(D.FIRST_NAMES, models.CharField(max_length=120, blank=True))
    birth_date = classified(D.BIRTH_DATE, models.DateField(null=True))
    birth_place = classified(D.BIRTH_PLACE, models.CharField(max_length=120, blank=True))
    home_municipality = classified(D.HOME_MUNICIPALITY, models.CharField(max_length=3, blank=True))
    migri_number = classified(D.AUTHORITY_NUMBER, models.CharField(max_length=20, blank=True))
    citizenships = classified(D.CITIZENSHIP, ArrayField(models.CharField(max_length=4)))
    native_language = classified(D.NATIVE_LANGUAGE, models.CharField(max_length=8, blank=True))
    service_language = classified(D.SERVICE_LANGUAGE, models.CharField(max_length=8, blank=True))
    interpreter_need = classified(D.INTERPRETER_NEED, models.CharField(max_length=40, blank=True))
    arrangements = classified(D.ARRANGEMENTS, models.CharField(max_length=500, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["municipality_id", "client"], name="national_records_person_client"),
            models.CheckConstraint(
                condition=Q(identity_code__isnull=True, identity_digest__isnull=True)
                | Q(identity_code__isnull=False, identity_digest__isnull=False),
                name="national_records_person_sealed",
            ),
        )
        indexes = (models.Index(fields=["municipality_id", "identity_digest"], name="national_records_person_code"),)


PersonHistory = history_of(Person)


class Contact(RegisterModel, record=CLASS, subject="person_id"):
    """A person's contact details (yhteystiedot), apart from the person."""

    person = link("national_records.Person")
    street_address = classified(D.ADDRESS, models.CharField(max_length=200, blank=True))
    postal_code = classified(D.ADDRESS, models.CharField(max_length=12, blank=True))
    post_office = classified(D.ADDRESS, models.CharField(max_length=80, blank=True))
    phone = classified(D.PHONE, models.CharField(max_length=40, blank=True))
    email = classified(D.EMAIL, models.CharField(max_length=254, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["municipality_id", "person"], name="national_records_contact_one"),
        )


ContactHistory = history_of(Contact)


class Record(RegisterModel, record=CLASS, subject="person_id"):
    """What was recorded of one event: an assessment, a plan, a review (76.1). Never changed once it stands."""

    person = link("national_records.Person")
    kind = classified(T.STATE, models.CharField(max_length=32))
    event_id = classified(T.KEY, models.UUIDField())
    event_version = classified(T.VERSION, models.PositiveIntegerField())
    sequence = classified(T.COUNT, models.PositiveIntegerField())
    recorded_at = classified(T.TIME, models.DateTimeField())

    is_multisectoral = classified(D.ASSESSMENT, models.BooleanField())
    target_occupation = classified(D.TARGET_OCCUPATION, models.CharField(max_length=200, blank=True))

    started_on = classified(D.ASSESSMENT, models.DateField(null=True))
    ready_on = classified(D.ASSESSMENT, models.DateField(null=True))
    needs_plan = classified(D.ASSESSMENT_CONCLUSION, models.BooleanField(null=True))
    conclusion = classified(D.ASSESSMENT_CONCLUSION, models.TextField(blank=True))
    training_recommendation = classified(D.TRAINING_RECOMMENDATION, models.TextField(blank=True))

    drawn_up_on = classified(D.PLAN_DATES, models.DateField(null=True))
    agreed_on = classified(D.PLAN_AGREEMENT, models.DateField(null=True))
    agreed_by = classified(D.PLAN_AGREEMENT, models.CharField(max_length=200, blank=True))
    agreed_how = classified(D.PLAN_AGREEMENT, models.CharField(max_length=200, blank=True))
    valid_from = classified(D.PLAN_DATES, models.DateField(null=True))
    valid_until = classified(D.PLAN_DATES, models.DateField(null=True))
    follow_up = classified(D.PLAN_FOLLOW_UP, models.TextField(blank=True))

    reviewed_on = classified(D.PLAN_FOLLOW_UP, models.DateField(null=True))
    review_reason = classified(D.PLAN_FOLLOW_UP, models.CharField(max_length=40, blank=True))
    review_outcome = classified(D.PLAN_FOLLOW_UP, models.CharField(max_length=200, blank=True))
    review_observations = classified(D.PLAN_FOLLOW_UP, models.TextField(blank=True))
    next_review_on = classified(D.PLAN_FOLLOW_UP, models.DateField(null=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["municipality_id", "person", "event_id", "event_version"], name="national_records_event_once"
            ),
            models.UniqueConstraint(
                fields=["municipality_id", "person", "sequence"], name="national_records_record_order"
            ),
            models.CheckConstraint(
                name="national_records_three_events",
                condition=(
                    Q(kind="ASSESSMENT_READY", ready_on__isnull=False, needs_plan__isnull=False)
                    & Q(agreed_on__isnull=True, valid_from__isnull=True, reviewed_on__isnull=True)
                )
                | (
                    Q(kind="PLAN_AGREED", agreed_on__isnull=False, valid_from__isnull=False, valid_until__isnull=False)
                    & Q(ready_on__isnull=True, reviewed_on__isnull=True)
                )
                | (
                    Q(kind="PLAN_REVIEWED", agreed_on__isnull=False, valid_from__isnull=False)
                    & Q(valid_until__isnull=False, reviewed_on__isnull=False, ready_on__isnull=True)
                ),
            ),
        )
        indexes = (
            models.Index(fields=["municipality_id", "-recorded_at"], name="national_records_record_latest"),
            models.Index(fields=["-recorded_at"], name="national_records_latest_of_all"),
        )


RecordHistory = history_of(Record)


class Finding(RegisterModel, record=CLASS, subject="person_id"):
    """What the assessment found under one heading (14.2)."""

    person = link("national_records.Person")
    of_record = link("national_records.Record")
    place = classified(T.COUNT, models.PositiveSmallIntegerField())
    heading = classified(D.ASSESSMENT, models.CharField(max_length=40))
    text = classified(D.ASSESSMENT, models.TextField())

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "of_record"], name="national_records_finding_rec"),)


FindingHistory = history_of(Finding)


class Goal(RegisterModel, record=CLASS, subject="person_id"):
    """A goal of the plan (18)."""

    person = link("national_records.Person")
    of_record = link("national_records.Record")
    place = classified(T.COUNT, models.PositiveSmallIntegerField())
    kind = classified(D.PLAN_GOAL, models.CharField(max_length=40))
    horizon = classified(D.PLAN_GOAL, models.CharField(max_length=40))
    text = classified(D.PLAN_GOAL, models.TextField())

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "of_record"], name="national_records_goal_rec"),)


GoalHistory = history_of(Goal)


class Service(RegisterModel, record=CLASS, subject="person_id"):
    """An agreed service with the reason for it (19)."""

    person = link("national_records.Person")
    of_record = link("national_records.Record")
    place = classified(T.COUNT, models.PositiveSmallIntegerField())
    kind = classified(D.PLAN_SERVICE, models.CharField(max_length=40))
    name = classified(D.PLAN_SERVICE, models.CharField(max_length=200, blank=True))
    reason = classified(D.PLAN_SERVICE, models.TextField(blank=True))
    begins_on = classified(D.PLAN_SERVICE, models.DateField(null=True))
    ends_on = classified(D.PLAN_SERVICE, models.DateField(null=True))

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "of_record"], name="national_records_service_rec"),)


ServiceHistory = history_of(Service)


class Permit(RegisterModel, record=CLASS, subject="person_id"):
    """A residence permit as it stood at the event (oleskelulupa)."""

    person = link("national_records.Person")
    of_record = link("national_records.Record")
    place = classified(T.COUNT, models.PositiveSmallIntegerField())
    permit_type = classified(D.PERMIT, models.CharField(max_length=40))
    aliens_act_section = classified(D.PERMIT, models.CharField(max_length=12, blank=True))
    granted_on = classified(D.PERMIT_DATES, models.DateField(null=True))
    valid_from = classified(D.PERMIT_DATES, models.DateField(null=True))
    valid_until = classified(D.PERMIT_DATES, models.DateField(null=True))

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "of_record"], name="national_records_permit_rec"),)


PermitHistory = history_of(Permit)


class Education(RegisterModel, record=CLASS, subject="person_id"):
    """Education as it stood at the event (koulutus)."""

    person = link("national_records.Person")
    of_record = link("national_records.Record")
    place = classified(T.COUNT, models.PositiveSmallIntegerField())
    country = classified(D.EDUCATION, models.CharField(max_length=4, blank=True))
    level = classified(D.EDUCATION, models.CharField(max_length=1, blank=True))
    degree = classified(D.EDUCATION, models.CharField(max_length=200, blank=True))
    years = classified(D.EDUCATION, models.PositiveSmallIntegerField(null=True))
    completed_year = classified(D.EDUCATION, models.PositiveSmallIntegerField(null=True))

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "of_record"], name="national_records_education_rec"),)


EducationHistory = history_of(Education)


class Work(RegisterModel, record=CLASS, subject="person_id"):
    """Work history as it stood at the event (työhistoria)."""

    person = link("national_records.Person")
    of_record = link("national_records.Record")
    place = classified(T.COUNT, models.PositiveSmallIntegerField())
    country = classified(D.WORK_HISTORY, models.CharField(max_length=4, blank=True))
    occupation = classified(D.WORK_HISTORY, models.CharField(max_length=200))
    start_year = classified(D.WORK_HISTORY, models.PositiveSmallIntegerField(null=True))
    end_year = classified(D.WORK_HISTORY, models.PositiveSmallIntegerField(null=True))

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "of_record"], name="national_records_work_rec"),)


WorkHistory = history_of(Work)


class LanguageSkill(RegisterModel, record=CLASS, subject="person_id"):
    """A language skill as it stood at the event (kielitaito)."""

    person = link("national_records.Person")
    of_record = link("national_records.Record")
    place = classified(T.COUNT, models.PositiveSmallIntegerField())
    language = classified(D.LANGUAGE_SKILL, models.CharField(max_length=8))
    kind = classified(D.LANGUAGE_SKILL, models.CharField(max_length=40))
    level = classified(D.LANGUAGE_SKILL, models.CharField(max_length=8))
    tested_on = classified(D.LANGUAGE_SKILL, models.DateField(null=True))

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "of_record"], name="national_records_skill_rec"),)


LanguageSkillHistory = history_of(LanguageSkill)


class InboxEntry(TenantModel, record=CLASS, subject="person_id"):
    """A message that was taken: its key is unique, so that it has effect once however often it comes."""

    person = link("national_records.Person")
    of_record = link("national_records.Record")
    idempotency_key = classified(T.KEY, models.CharField(max_length=64))
    body_digest = classified(T.KEY, models.BinaryField(max_length=32))
    signed_with = classified(T.KEY, models.CharField(max_length=32))
    signed_at = classified(T.TIME, models.DateTimeField())
    received_at = classified(T.TIME, models.DateTimeField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["municipality_id", "idempotency_key"], name="national_records_inbox_once"),
        )
