"""The table of messages."""

from django.db import models
from django.db.models import Q

from kotokirja.platform.outbox.types import UNDER_WAY, MessageState, Way
from kotokirja.platform.register.labels import classified
from kotokirja.platform.register.models import TenantModel
from kotokirja.policy.vocabulary import RecordClass, T

UNDER_WAY_VALUES = [state.value for state in UNDER_WAY]


class OutboxMessage(TenantModel, record=RecordClass.REGISTRY_MESSAGE, subject="subject_id"):
    """A message on its way to the national register; its content is sealed, and gone once it is acknowledged."""

    subject_id = classified(T.KEY, models.UUIDField(editable=False))
    way = classified(T.SETTING, models.CharField(max_length=16, choices=[(way.value, way.value) for way in Way]))
    event = classified(T.STATE, models.CharField(max_length=32))
    event_id = classified(T.KEY, models.UUIDField())
    event_version = classified(T.VERSION, models.PositiveIntegerField())
    sequence = classified(T.COUNT, models.PositiveIntegerField())
    idempotency_key = classified(T.KEY, models.CharField(max_length=64))
    payload = classified(T.SEALED_FORM, models.BinaryField(null=True))
    state = classified(
        T.STATE, models.CharField(max_length=16, choices=[(state.value, state.value) for state in MessageState])
    )
    attempts = classified(T.COUNT, models.PositiveIntegerField(default=0))
    failures = classified(T.COUNT, models.PositiveIntegerField(default=0))
    fault = classified(T.STATE, models.CharField(max_length=64, blank=True, default=""))
    created_at = classified(T.TIME, models.DateTimeField())
    created_by = classified(T.STAFF, models.UUIDField())
    next_attempt_at = classified(T.TIME, models.DateTimeField(null=True))
    acknowledged_at = classified(T.TIME, models.DateTimeField(null=True))
    receipt = classified(T.KEY, models.UUIDField(null=True))
    marked_by = classified(T.STAFF, models.UUIDField(null=True))
    marked_by_name = classified(T.STAFF, models.CharField(max_length=120, blank=True, default=""))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["municipality_id", "idempotency_key"], name="outbox_message_once"),
            models.UniqueConstraint(fields=["municipality_id", "subject_id", "sequence"], name="outbox_message_order"),
            models.CheckConstraint(
                name="outbox_message_acknowledged",
                condition=(
                    Q(state=MessageState.ACKNOWLEDGED.value, acknowledged_at__isnull=False, payload__isnull=True)
                    | (
                        ~Q(state=MessageState.ACKNOWLEDGED.value)
                        & Q(acknowledged_at__isnull=True, payload__isnull=False)
                    )
                ),
            ),
            models.CheckConstraint(
                name="outbox_message_by_whom",
                condition=(
                    ~Q(state=MessageState.ACKNOWLEDGED.value)
                    | Q(way=Way.NATIONAL.value, receipt__isnull=False, marked_by__isnull=True)
                    | (Q(way=Way.MANUAL.value, receipt__isnull=True, marked_by__isnull=False) & ~Q(marked_by_name=""))
                ),
            ),
            models.CheckConstraint(
                name="outbox_message_under_way",
                condition=(
                    Q(state__in=UNDER_WAY_VALUES, next_attempt_at__isnull=False)
                    | (~Q(state__in=UNDER_WAY_VALUES) & Q(next_attempt_at__isnull=True))
                ),
            ),
        )
        indexes = (
            models.Index(
                fields=["municipality_id", "next_attempt_at"],
                name="outbox_message_due",
                condition=Q(next_attempt_at__isnull=False),
            ),
            models.Index(fields=["municipality_id", "subject_id", "event_id"], name="outbox_message_event"),
        )
