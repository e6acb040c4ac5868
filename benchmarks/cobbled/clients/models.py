"""Tables of the cobbled alternative: a client's data, with pghistory's triggers, and the log of reads."""

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Concat
from django.utils import timezone
from stdnum.fi import hetu

from benchmarks.cobbled.clients import choices


def validate_identity_code(value: str) -> None:
    """Refuse what is not a Finnish personal identity code."""
    if not hetu.is_valid(value, allow_temporary=True):
        raise ValidationError("This is not a valid personal identity code.", code="identity_code")


class Team(models.Model):
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


@pghistory.track(exclude=["full_name"])
class Client(models.Model):
    last_name = models.CharField(max_length=120)
    first_names = models.CharField(max_length=120, blank=True)
    full_name = models.GeneratedField(
        expression=Concat("last_name", models.Value(" "), "first_names"),
        output_field=models.TextField(),
        db_persist=True,
    )
    birth_date = models.DateField(null=True, blank=True)
    birth_place = models.CharField(max_length=120, blank=True)
    identity_code = models.CharField(
        max_length=11, null=True, blank=True, unique=True, validators=[validate_identity_code]
    )
    migri_number = models.CharField(max_length=20, blank=True)
    home_municipality = models.CharField(max_length=3, blank=True)
    native_language = models.CharField(max_length=8, blank=True, choices=choices.languages)
    service_language = models.CharField(max_length=8, blank=True, choices=choices.languages)
    interpreter_need = models.CharField(max_length=12, blank=True, choices=choices.InterpreterNeed)
    arrangements = models.CharField(max_length=500, blank=True)
    target_occupation = models.CharField(max_length=200, blank=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="clients")
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="clients"
    )
    started_on = models.DateField(default=timezone.localdate)
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=24, blank=True, choices=choices.ClientEndReason)

    class Meta:
        ordering = ["last_name", "first_names"]
        indexes = [
            models.Index(fields=["last_name", "first_names"], name="client_by_name"),
            GinIndex(fields=["full_name"], opclasses=["gin_trgm_ops"], name="client_name_trigrams"),
        ]

    def __str__(self) -> str:
        return f"{self.last_name}, {self.first_names}" if self.first_names else self.last_name


@pghistory.track()
class Contact(models.Model):
    client = models.OneToOneField(Client, on_delete=models.PROTECT, related_name="contact")
    street_address = models.CharField(max_length=200, blank=True)
    postal_code = models.CharField(max_length=12, blank=True)
    post_office = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)


@pghistory.track()
class Citizenship(models.Model):
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="citizenships")
    country = models.CharField(max_length=4, choices=choices.countries)


@pghistory.track()
class Permit(models.Model):
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="permits")
    permit_type = models.CharField(max_length=8, choices=choices.PermitType)
    aliens_act_section = models.CharField(max_length=12, blank=True)
    granted_on = models.DateField(null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    is_after_protection_claim = models.BooleanField(null=True, blank=True)
    is_quota = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["-valid_from", "-granted_on"]


@pghistory.track()
class Education(models.Model):
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="education")
    country = models.CharField(max_length=4, blank=True, choices=choices.countries)
    level = models.CharField(max_length=1, blank=True, choices=choices.EducationLevel)
    degree = models.CharField(max_length=200, blank=True)
    years = models.PositiveSmallIntegerField(null=True, blank=True)
    completed_year = models.PositiveSmallIntegerField(null=True, blank=True)


@pghistory.track()
class Work(models.Model):
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="work")
    country = models.CharField(max_length=4, blank=True, choices=choices.countries)
    occupation = models.CharField(max_length=200)
    start_year = models.PositiveSmallIntegerField(null=True, blank=True)
    end_year = models.PositiveSmallIntegerField(null=True, blank=True)


@pghistory.track()
class LanguageSkill(models.Model):
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="language_skills")
    language = models.CharField(max_length=8, choices=choices.languages)
    kind = models.CharField(max_length=12, choices=choices.SkillKind)
    level = models.CharField(max_length=8, choices=choices.LANGUAGE_LEVELS)
    tested_on = models.DateField(null=True, blank=True)


@pghistory.track()
class Assessment(models.Model):
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="assessments")
    state = models.CharField(max_length=12, choices=choices.AssessmentState, default=choices.AssessmentState.PLANNED)
    topics_done = ArrayField(models.CharField(max_length=16), default=list, blank=True)
    eligibility = models.CharField(max_length=24, blank=True, choices=choices.Eligibility)
    learned_on = models.DateField(null=True, blank=True)
    planned_on = models.DateField(default=timezone.localdate)
    started_on = models.DateField(null=True, blank=True)
    ready_on = models.DateField(null=True, blank=True)
    interview_language = models.CharField(max_length=8, blank=True, choices=choices.languages)
    life_situation = models.TextField(max_length=2000, blank=True)
    education_notes = models.TextField(max_length=2000, blank=True)
    study_skills = models.TextField(max_length=2000, blank=True)
    work_notes = models.TextField(max_length=2000, blank=True)
    work_skills = models.TextField(max_length=2000, blank=True)
    literacy = models.TextField(max_length=2000, blank=True)
    language_level = models.CharField(max_length=4, blank=True, choices=choices.LANGUAGE_LEVELS)
    language_notes = models.TextField(max_length=2000, blank=True)
    strengths = models.TextField(max_length=2000, blank=True)
    wishes = models.TextField(max_length=2000, blank=True)
    target_occupation = models.CharField(max_length=200, blank=True)
    networks = models.TextField(max_length=2000, blank=True)
    child_views = models.CharField(max_length=20, blank=True)
    child_views_notes = models.TextField(max_length=2000, blank=True)
    is_multisectoral = models.BooleanField(null=True, blank=True)
    service_need = models.TextField(max_length=2000, blank=True)
    training_recommendation = models.TextField(max_length=2000, blank=True)
    outcome = models.CharField(max_length=24, blank=True, choices=choices.Outcome)
    conclusion = models.TextField(max_length=2000, blank=True)
    cancel_reason = models.CharField(max_length=24, blank=True)

    class Meta:
        ordering = ["-planned_on", "-id"]


class Participant(models.Model):
    kind = models.CharField(max_length=24, choices=choices.ParticipantKind)
    name = models.CharField(max_length=120, blank=True)
    organisation = models.CharField(max_length=120, blank=True)

    class Meta:
        abstract = True


@pghistory.track()
class AssessmentParticipant(Participant):
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="participants")


@pghistory.track()
class Plan(models.Model):
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="plans")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, null=True, blank=True, related_name="plans")
    state = models.CharField(max_length=12, choices=choices.PlanState, default=choices.PlanState.DRAFT)
    number = models.PositiveSmallIntegerField()
    drafted_on = models.DateField(default=timezone.localdate)
    is_jobseeker = models.BooleanField(null=True, blank=True)
    is_multisectoral = models.BooleanField(null=True, blank=True)
    target_occupation = models.CharField(max_length=200, blank=True)
    no_employment_goal_reason = models.CharField(max_length=500, blank=True)
    no_education_goal_reason = models.CharField(max_length=500, blank=True)
    follow_up = models.TextField(max_length=2000, blank=True)
    job_search_duty = models.TextField(max_length=2000, blank=True)
    duration_reason = models.CharField(max_length=500, blank=True)
    child_views = models.CharField(max_length=20, blank=True)
    child_views_notes = models.TextField(max_length=2000, blank=True)
    explained_on = models.DateField(null=True, blank=True)
    explained_in = models.CharField(max_length=8, blank=True, choices=choices.languages)
    is_interpreted = models.BooleanField(null=True, blank=True)
    copy_given_on = models.DateField(null=True, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    agreed_by = models.CharField(max_length=200, blank=True)
    agreed_how = models.CharField(max_length=16, blank=True, choices=choices.AgreedHow)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=24, blank=True, choices=choices.PlanEndReason)
    onward_guidance = models.TextField(max_length=2000, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["client", "number"], name="plan_number")]


@pghistory.track()
class PlanParticipant(Participant):
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="participants")


@pghistory.track()
class Goal(models.Model):
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="goals")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=16, choices=choices.GoalKind)
    horizon = models.CharField(max_length=12, choices=choices.Horizon)
    text = models.TextField(max_length=1000)

    class Meta:
        ordering = ["position", "id"]


@pghistory.track()
class PlannedService(models.Model):
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="services")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, null=True, blank=True, related_name="services")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=24, choices=choices.ServiceKind)
    name = models.CharField(max_length=200, blank=True)
    provider = models.CharField(max_length=120, blank=True)
    reason = models.TextField(max_length=1000, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    referred_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]


@pghistory.track()
class PlanReview(models.Model):
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reviews")
    reviewed_on = models.DateField()
    reason = models.CharField(max_length=20, choices=choices.ReviewReason)
    outcome = models.CharField(max_length=16, choices=choices.ReviewOutcome)
    observations = models.TextField(max_length=2000, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["reviewed_on", "id"]


@pghistory.track()
class RegistryMessage(models.Model):
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="registry_messages")
    event = models.CharField(max_length=32, choices=choices.RegistryEvent)
    state = models.CharField(max_length=16, choices=choices.MessageState, default=choices.MessageState.PENDING)
    payload = models.JSONField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="registry_messages"
    )
    acknowledged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]


class ReadLog(models.Model):
    """Who looked at whose data, when and where; one row for each client that a page showed."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reads")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="reads", db_index=False)
    at = models.DateTimeField(auto_now_add=True)
    view = models.CharField(max_length=40)

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["client", "-at"], name="readlog_by_client")]
