"""Tables of the assessment. There is no column for health: what section 73.1(8) allows is built apart, with its protection."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from kotokirja.platform.register.labels import classified
from kotokirja.platform.register.models import RegisterModel, history_of, link
from kotokirja.policy.vocabulary import D, RecordClass, T


class Assessment(RegisterModel, record=RecordClass.ASSESSMENT, subject="client_id"):
    """An assessment of competence and of the need for services (osaamisen ja kotoutumisen palvelutarpeen arviointi, 14)."""

    client = link("clients.Client", related_name="assessments")
    state = classified(T.STATE, models.CharField(max_length=12))
    legal_regime = classified(T.STATE, models.CharField(max_length=16))
    topics_done = classified(T.STATE, ArrayField(models.CharField(max_length=16), default=list, blank=True))

    eligibility = classified(D.ELIGIBILITY, models.CharField(max_length=24, blank=True))
    learned_on = classified(D.ASSESSMENT, models.DateField(null=True, blank=True))
    planned_on = classified(D.ASSESSMENT, models.DateField(null=True, blank=True))
    started_on = classified(D.ASSESSMENT, models.DateField(null=True, blank=True))
    ready_on = classified(D.ASSESSMENT, models.DateField(null=True, blank=True))
    window_override = classified(D.ELIGIBILITY, models.CharField(max_length=24, blank=True))
    override_reason = classified(D.ELIGIBILITY, models.CharField(max_length=500, blank=True))
    interview_language = classified(D.SERVICE_LANGUAGE, models.CharField(max_length=8, blank=True))

    life_situation = classified(D.LIFE_SITUATION, models.TextField(max_length=2000, blank=True))
    education_notes = classified(D.COMPETENCE, models.TextField(max_length=2000, blank=True))
    study_skills = classified(D.COMPETENCE, models.TextField(max_length=2000, blank=True))
    work_notes = classified(D.COMPETENCE, models.TextField(max_length=2000, blank=True))
    work_skills = classified(D.COMPETENCE, models.TextField(max_length=2000, blank=True))
    literacy = classified(D.COMPETENCE, models.TextField(max_length=2000, blank=True))
    language_level = classified(D.LANGUAGE_SKILL, models.CharField(max_length=4, blank=True))
    language_notes = classified(D.COMPETENCE, models.TextField(max_length=2000, blank=True))
    strengths = classified(D.COMPETENCE, models.TextField(max_length=2000, blank=True))
    wishes = classified(D.ASSESSMENT, models.TextField(max_length=2000, blank=True))
    target_occupation = classified(D.TARGET_OCCUPATION, models.CharField(max_length=200, blank=True))
    networks = classified(D.LIFE_SITUATION, models.TextField(max_length=2000, blank=True))
    child_views = classified(D.ASSESSMENT, models.CharField(max_length=20, blank=True))
    child_views_notes = classified(D.ASSESSMENT, models.TextField(max_length=2000, blank=True))
    is_multisectoral = classified(D.ASSESSMENT, models.BooleanField(null=True, blank=True))
    service_need = classified(D.ASSESSMENT_CONCLUSION, models.TextField(max_length=2000, blank=True))
    training_recommendation = classified(D.TRAINING_RECOMMENDATION, models.TextField(max_length=2000, blank=True))
    outcome = classified(D.ASSESSMENT_CONCLUSION, models.CharField(max_length=24, blank=True))
    conclusion = classified(D.ASSESSMENT_CONCLUSION, models.TextField(max_length=2000, blank=True))
    cancel_reason = classified(D.ASSESSMENT_CONCLUSION, models.CharField(max_length=24, blank=True))

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "client"], name="assessment_client"),)
        constraints = (
            models.UniqueConstraint(
                fields=["municipality_id", "client"],
                condition=Q(state__in=["PLANNED", "STARTED"]),
                name="assessment_one_open",
            ),
            models.CheckConstraint(
                condition=~Q(state="READY") | (Q(ready_on__isnull=False) & ~Q(outcome="") & ~Q(conclusion="")),
                name="assessment_ready_is_concluded",
            ),
            models.CheckConstraint(
                condition=~Q(state="CANCELLED") | ~Q(cancel_reason=""), name="assessment_cancelled_for_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(ready_on__isnull=True) | Q(started_on__isnull=True) | Q(ready_on__gte=F("started_on")),
                name="assessment_period",
            ),
        )


AssessmentHistory = history_of(Assessment)


class AssessmentParticipant(RegisterModel, record=RecordClass.ASSESSMENT, subject="client_id"):
    """Somebody who takes part in an assessment (osallistuja, 14.4)."""

    client = link("clients.Client")
    assessment = link("assessment.Assessment", related_name="participants")
    kind = classified(D.ASSESSMENT, models.CharField(max_length=24))
    name = classified(D.ASSESSMENT, models.CharField(max_length=120, blank=True))
    organisation = classified(D.ASSESSMENT, models.CharField(max_length=120, blank=True))
    is_void = classified(T.STATE, models.BooleanField(default=False))

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "client"], name="assessment_participant_client"),)


AssessmentParticipantHistory = history_of(AssessmentParticipant)
