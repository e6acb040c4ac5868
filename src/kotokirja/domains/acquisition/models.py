"""Tables of imports: the run, its file while it is kept, its columns, its findings and what waits for the hand.

None of them holds a datum in clear: findings hold shapes, and file, headings and waiting rows are ciphertext.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from kotokirja.domains.acquisition.types import ENDED, HandOutcome, RunState
from kotokirja.platform.register.labels import classified
from kotokirja.platform.register.models import TenantModel, link
from kotokirja.policy.vocabulary import RecordClass, T

ENDED_VALUES = [state.value for state in ENDED]
APPROVED_VALUES = [RunState.RUNNING.value, RunState.DONE.value]


class ImportRun(TenantModel, record=RecordClass.IMPORT_RUN, subject=""):
    """One file on its way into the register (aiemman rekisterin tuonti).

    Who approved it is an account of the municipality: the background process has none and can approve nothing (N6.2).
    """

    state = classified(
        T.STATE, models.CharField(max_length=12, choices=[(state.value, state.value) for state in RunState])
    )
    attempt = classified(T.COUNT, models.PositiveIntegerField(default=0))
    file_kind = classified(T.SETTING, models.CharField(max_length=4))
    encoding = classified(T.SETTING, models.CharField(max_length=16, blank=True))
    delimiter = classified(T.SETTING, models.CharField(max_length=1, blank=True))
    size = classified(T.COUNT, models.PositiveIntegerField())
    digest = classified(T.SEALED_FORM, models.BinaryField())
    wrapped = classified(T.SEALED_FORM, models.BinaryField(null=True))
    wrapped_with = classified(T.VERSION, models.PositiveSmallIntegerField(null=True))
    team = link("access.Team")
    started_on = classified(T.SETTING, models.DateField())
    rows = classified(T.COUNT, models.PositiveIntegerField())
    gone = classified(T.COUNT, models.PositiveIntegerField(default=0))
    ready = classified(T.COUNT, models.PositiveIntegerField(default=0))
    refused = classified(T.COUNT, models.PositiveIntegerField(default=0))
    known = classified(T.COUNT, models.PositiveIntegerField(default=0))
    by_hand = classified(T.COUNT, models.PositiveIntegerField(default=0))
    made = classified(T.COUNT, models.PositiveIntegerField(default=0))
    uploaded_at = classified(T.TIME, models.DateTimeField())
    uploaded_by = classified(T.STAFF, link("platform.Account"))
    approved_at = classified(T.TIME, models.DateTimeField(null=True))
    approved_by = classified(T.STAFF, link("platform.Account", null=True))
    approved_plan = classified(T.SEALED_FORM, models.BinaryField(null=True))
    changed_at = classified(T.TIME, models.DateTimeField())
    ended_at = classified(T.TIME, models.DateTimeField(null=True))
    fault = classified(T.STATE, models.CharField(max_length=24, blank=True))

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="acquisition_run_approved",
                condition=~Q(state__in=APPROVED_VALUES)
                | Q(approved_by__isnull=False, approved_at__isnull=False, approved_plan__isnull=False),
            ),
            models.CheckConstraint(
                name="acquisition_run_file_kept",
                condition=Q(state__in=ENDED_VALUES, wrapped__isnull=True, ended_at__isnull=False)
                | (~Q(state__in=ENDED_VALUES) & Q(wrapped__isnull=False, ended_at__isnull=True)),
            ),
            models.CheckConstraint(name="acquisition_run_gone", condition=Q(gone__lte=models.F("rows"))),
        )
        indexes = (
            models.Index(fields=["municipality_id", "-uploaded_at"], name="acquisition_run_latest"),
            models.Index(fields=["municipality_id", "uploaded_by"], name="acquisition_run_uploader"),
            models.Index(fields=["municipality_id", "approved_by"], name="acquisition_run_approver"),
            models.Index(fields=["municipality_id", "team"], name="acquisition_run_team"),
        )


class ImportChunk(TenantModel, record=RecordClass.IMPORT_RUN, subject=""):
    """A piece of the file, encrypted under the run's key; emptied when the run has ended."""

    run = link("acquisition.ImportRun", related_name="chunks")
    number = classified(T.COUNT, models.PositiveIntegerField())
    sealed = classified(T.SEALED_FORM, models.BinaryField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["municipality_id", "run", "number"], name="acquisition_chunk_order"),
        )


class ImportColumn(TenantModel, record=RecordClass.IMPORT_RUN, subject=""):
    """A column of the file and what it means; the heading is ciphertext, because anything may stand there."""

    run = link("acquisition.ImportRun", related_name="columns")
    position = classified(T.COUNT, models.PositiveSmallIntegerField())
    heading = classified(T.SEALED_FORM, models.BinaryField(null=True))
    target = classified(T.SETTING, models.CharField(max_length=32, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["municipality_id", "run", "position"], name="acquisition_column_order"),
        )


class ImportFinding(TenantModel, record=RecordClass.IMPORT_RUN, subject=""):
    """Why a row stays out: where, the value's shape and a reason code."""

    run = link("acquisition.ImportRun", related_name="findings")
    attempt = classified(T.COUNT, models.PositiveIntegerField())
    row = classified(T.COUNT, models.PositiveIntegerField())
    column = classified(T.COUNT, models.PositiveSmallIntegerField(null=True))
    target = classified(T.SETTING, models.CharField(max_length=32, blank=True))
    reason = classified(T.STATE, models.CharField(max_length=32))
    shape = classified(T.SEALED_FORM, models.CharField(max_length=60, blank=True))

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "run", "attempt", "row"], name="acquisition_finding_order"),)


class HandRow(TenantModel, record=RecordClass.IMPORT_RUN, subject=""):
    """A row that an officer decides about; sealed under a key of its own until then."""

    run = link("acquisition.ImportRun", related_name="hand_rows")
    row = classified(T.COUNT, models.PositiveIntegerField())
    sealed = classified(T.SEALED_FORM, models.BinaryField(null=True))
    wrapped = classified(T.SEALED_FORM, models.BinaryField(null=True))
    wrapped_with = classified(T.VERSION, models.PositiveSmallIntegerField(null=True))
    namesakes = classified(T.KEY, ArrayField(models.UUIDField()))
    outcome = classified(
        T.STATE,
        models.CharField(
            max_length=8,
            default=HandOutcome.WAITING.value,
            choices=[(outcome.value, outcome.value) for outcome in HandOutcome],
        ),
    )
    settled_at = classified(T.TIME, models.DateTimeField(null=True))
    settled_by = classified(T.STAFF, link("platform.Account", null=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["municipality_id", "run", "row"], name="acquisition_hand_once"),
            models.CheckConstraint(
                name="acquisition_hand_settled",
                condition=Q(
                    outcome=HandOutcome.WAITING.value,
                    settled_by__isnull=True,
                    sealed__isnull=False,
                    wrapped__isnull=False,
                )
                | (
                    ~Q(outcome=HandOutcome.WAITING.value)
                    & Q(
                        settled_by__isnull=False,
                        settled_at__isnull=False,
                        sealed__isnull=True,
                        wrapped__isnull=True,
                    )
                ),
            ),
        )
        indexes = (models.Index(fields=["municipality_id", "settled_by"], name="acquisition_hand_settler"),)
