"""Tables of the integration plan."""

from django.db import models
from django.db.models import F, Q

from kotokirja.platform.register.labels import classified
from kotokirja.platform.register.models import RegisterModel, history_of, link
from kotokirja.policy.vocabulary import D, RecordClass, T


class Plan(RegisterModel, record=RecordClass.PLAN, subject="client_id"):
    """An integration plan (kotoutumissuunnitelma, 16–24). It is drawn up on the day on which it is agreed."""

    client = link("clients.Client", related_name="plans")
    assessment = link("assessment.Assessment", null=True)
    state = classified(T.STATE, models.CharField(max_length=12))
    legal_regime = classified(T.STATE, models.CharField(max_length=16))
    number = classified(D.PLAN_DATES, models.PositiveSmallIntegerField())
    drafted_on = classified(D.PLAN_DATES, models.DateField())
    is_jobseeker = classified(D.JOBSEEKER_STATUS, models.BooleanField(null=True, blank=True))
    is_multisectoral = classified(D.PLAN_AGREEMENT, models.BooleanField(null=True, blank=True))
    target_occupation = classified(D.TARGET_OCCUPATION, models.CharField(max_length=200, blank=True))
    no_employment_goal_reason = classified(D.PLAN_GOAL, models.CharField(max_length=500, blank=True))
    no_education_goal_reason = classified(D.PLAN_GOAL, models.CharField(max_length=500, blank=True))
    follow_up = classified(D.PLAN_FOLLOW_UP, models.TextField(max_length=2000, blank=True))
    job_search_duty = classified(D.PLAN_FOLLOW_UP, models.TextField(max_length=2000, blank=True))
    duration_reason = classified(D.PLAN_DATES, models.CharField(max_length=500, blank=True))
    child_views = classified(D.PLAN_AGREEMENT, models.CharField(max_length=20, blank=True))
    child_views_notes = classified(D.PLAN_AGREEMENT, models.TextField(max_length=2000, blank=True))
    explained_on = classified(D.PLAN_AGREEMENT, models.DateField(null=True, blank=True))
    explained_in = classified(D.PLAN_AGREEMENT, models.CharField(max_length=8, blank=True))
    is_interpreted = classified(D.PLAN_AGREEMENT, models.BooleanField(null=True, blank=True))
    copy_given_on = classified(D.PLAN_AGREEMENT, models.DateField(null=True, blank=True))
    agreed_on = classified(D.PLAN_DATES, models.DateField(null=True, blank=True))
    agreed_by = classified(D.PLAN_AGREEMENT, models.CharField(max_length=200, blank=True))
    agreed_how = classified(D.PLAN_AGREEMENT, models.CharField(max_length=16, blank=True))
    valid_from = classified(D.PLAN_DATES, models.DateField(null=True, blank=True))
    valid_until = classified(D.PLAN_DATES, models.DateField(null=True, blank=True))
    ended_on = classified(D.PLAN_DATES, models.DateField(null=True, blank=True))
    end_reason = classified(D.PLAN_AGREEMENT, models.CharField(max_length=24, blank=True))
    onward_guidance = classified(D.ONWARD_GUIDANCE, models.TextField(max_length=2000, blank=True))

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "client"], name="plans_plan_client"),)
        constraints = (
            models.UniqueConstraint(fields=["municipality_id", "client", "number"], name="plans_plan_number"),
            models.UniqueConstraint(
                fields=["municipality_id", "client"], condition=Q(state="DRAFT"), name="plans_plan_one_draft"
            ),
            models.UniqueConstraint(
                fields=["municipality_id", "client"], condition=Q(state="AGREED"), name="plans_plan_one_in_force"
            ),
            models.CheckConstraint(
                condition=Q(state="DRAFT")
                | (
                    Q(agreed_on__isnull=False, valid_from__isnull=False, valid_until__isnull=False)
                    & ~Q(agreed_by="")
                    & ~Q(agreed_how="")
                )
                | Q(state="WITHDRAWN"),
                name="plans_plan_agreed_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="ENDED") | (Q(ended_on__isnull=False) & ~Q(end_reason="")),
                name="plans_plan_ended_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")), name="plans_plan_period"
            ),
        )


PlanHistory = history_of(Plan)


class PlanParticipant(RegisterModel, record=RecordClass.PLAN, subject="client_id"):
    """Somebody who takes part in drawing up a plan and then in its reviews (20.2, 22.2)."""

    client = link("clients.Client")
    plan = link("plans.Plan", related_name="participants")
    kind = classified(D.PLAN_AGREEMENT, models.CharField(max_length=24))
    name = classified(D.PLAN_AGREEMENT, models.CharField(max_length=120, blank=True))
    organisation = classified(D.PLAN_AGREEMENT, models.CharField(max_length=120, blank=True))
    is_void = classified(T.STATE, models.BooleanField(default=False))

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "client"], name="plans_participant_client"),)


PlanParticipantHistory = history_of(PlanParticipant)


class Goal(RegisterModel, record=RecordClass.PLAN, subject="client_id"):
    """A goal of a plan (tavoite, 18)."""

    client = link("clients.Client")
    plan = link("plans.Plan", related_name="goals")
    position = classified(T.COUNT, models.PositiveSmallIntegerField(default=0))
    kind = classified(D.PLAN_GOAL, models.CharField(max_length=16))
    horizon = classified(D.PLAN_GOAL, models.CharField(max_length=12))
    text = classified(D.PLAN_GOAL, models.TextField(max_length=1000))
    is_void = classified(T.STATE, models.BooleanField(default=False))

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "client"], name="plans_goal_client"),)
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="plans_goal_says_something"),)


GoalHistory = history_of(Goal)


class PlannedService(RegisterModel, record=RecordClass.PLAN, subject="client_id"):
    """A service agreed in a plan, with the reason why it suits its goal (palvelu, 19)."""

    client = link("clients.Client")
    plan = link("plans.Plan", related_name="services")
    goal = link("plans.Goal", null=True)
    position = classified(T.COUNT, models.PositiveSmallIntegerField(default=0))
    kind = classified(D.PLAN_SERVICE, models.CharField(max_length=24))
    name = classified(D.PLAN_SERVICE, models.CharField(max_length=200, blank=True))
    provider = classified(D.PLAN_SERVICE, models.CharField(max_length=120, blank=True))
    reason = classified(D.PLAN_SERVICE, models.TextField(max_length=1000, blank=True))
    starts_on = classified(D.PLAN_SERVICE, models.DateField(null=True, blank=True))
    ends_on = classified(D.PLAN_SERVICE, models.DateField(null=True, blank=True))
    referred_on = classified(D.PLAN_SERVICE, models.DateField(null=True, blank=True))
    is_void = classified(T.STATE, models.BooleanField(default=False))

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "client"], name="plans_service_client"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="plans_service_period",
            ),
        )


PlannedServiceHistory = history_of(PlannedService)


class PlanExtension(RegisterModel, record=RecordClass.PLAN, subject="client_id"):
    """A component of the longest duration, with its evidence (23.3, 23.4, 31.1).

    It names the document that was seen and never what is in it, so no state of health is stored.
    """

    client = link("clients.Client")
    plan = link("plans.Plan", related_name="extensions")
    kind = classified(D.PLAN_EXTENSION, models.CharField(max_length=24))
    months = classified(D.PLAN_EXTENSION, models.PositiveSmallIntegerField(null=True, blank=True))
    valid_from = classified(D.PLAN_EXTENSION, models.DateField(null=True, blank=True))
    valid_until = classified(D.PLAN_EXTENSION, models.DateField(null=True, blank=True))
    evidence = classified(D.PLAN_EXTENSION, models.CharField(max_length=200))
    granted_on = classified(D.PLAN_EXTENSION, models.DateField())
    is_void = classified(T.STATE, models.BooleanField(default=False))

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "client"], name="plans_extension_client"),)
        constraints = (
            models.CheckConstraint(condition=~Q(evidence=""), name="plans_extension_has_evidence"),
            models.CheckConstraint(
                condition=Q(kind="SUSPENSION", valid_from__isnull=False, valid_until__gte=F("valid_from"))
                | (~Q(kind="SUSPENSION") & Q(months__gt=0)),
                name="plans_extension_measured",
            ),
        )


PlanExtensionHistory = history_of(PlanExtension)


class PlanReview(RegisterModel, record=RecordClass.PLAN, subject="client_id"):
    """A review of a plan (suunnitelman tarkistus, 22)."""

    client = link("clients.Client")
    plan = link("plans.Plan", related_name="reviews")
    reviewed_on = classified(D.PLAN_FOLLOW_UP, models.DateField())
    reason = classified(D.PLAN_FOLLOW_UP, models.CharField(max_length=20))
    outcome = classified(D.PLAN_FOLLOW_UP, models.CharField(max_length=16))
    observations = classified(D.PLAN_FOLLOW_UP, models.TextField(max_length=2000, blank=True))
    valid_until = classified(D.PLAN_DATES, models.DateField(null=True, blank=True))

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "client"], name="plans_review_client"),)


PlanReviewHistory = history_of(PlanReview)
