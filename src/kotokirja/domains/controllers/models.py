"""Tables of the notice's versions. They hold nobody's data but which officer did what.

That is a fact of the staff register and follows its record class; the texts are about nobody.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from kotokirja.domains.controllers.types import NoticeState, Ruling
from kotokirja.platform.register.labels import classified
from kotokirja.platform.register.models import TenantModel, link
from kotokirja.policy.vocabulary import RecordClass, T

CHECKED_VALUES = [NoticeState.CHECKED.value, NoticeState.PUBLISHED.value]
OPEN_VALUES = [NoticeState.DRAFT.value, NoticeState.CHECKED.value]
LANGUAGE_LENGTH = 2
DIGEST_LENGTH = 64


class NoticeVersion(TenantModel, record=RecordClass.STAFF_ACCOUNT, subject=""):
    """A version of the privacy notice (tietosuojaseloste, GDPR 12–14): drafted, checked, published, then immutable."""

    state = classified(
        T.STATE, models.CharField(max_length=10, choices=[(state.value, state.value) for state in NoticeState])
    )
    number = classified(T.COUNT, models.PositiveIntegerField(null=True))
    declaration = classified(T.VERSION, models.CharField(max_length=32))
    overlay = classified(T.SETTING, models.TextField())
    languages = classified(T.SETTING, ArrayField(models.CharField(max_length=LANGUAGE_LENGTH)))
    digest = classified(T.VERSION, models.CharField(max_length=DIGEST_LENGTH))
    drafted_at = classified(T.TIME, models.DateTimeField())
    drafted_by = classified(T.STAFF, link("platform.Account"))
    checked_at = classified(T.TIME, models.DateTimeField(null=True))
    checked_by = classified(T.STAFF, link("platform.Account", null=True))
    published_at = classified(T.TIME, models.DateTimeField(null=True))
    published_on = classified(T.TIME, models.DateField(null=True))
    published_by = classified(T.STAFF, link("platform.Account", null=True))
    is_material = classified(T.SETTING, models.BooleanField(default=False))
    reason = classified(T.SETTING, models.CharField(max_length=500, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["municipality_id", "number"], name="controllers_version_number"),
            models.UniqueConstraint(
                fields=["municipality_id"], name="controllers_version_one_open", condition=Q(state__in=OPEN_VALUES)
            ),
            models.CheckConstraint(
                name="controllers_version_checked",
                condition=~Q(state__in=CHECKED_VALUES) | Q(checked_at__isnull=False, checked_by__isnull=False),
            ),
            models.CheckConstraint(
                name="controllers_version_published",
                condition=Q(
                    state=NoticeState.PUBLISHED.value,
                    number__isnull=False,
                    published_at__isnull=False,
                    published_on__isnull=False,
                    published_by__isnull=False,
                )
                | (
                    ~Q(state=NoticeState.PUBLISHED.value)
                    & Q(number__isnull=True, published_at__isnull=True, published_on__isnull=True)
                    & Q(published_by__isnull=True)
                ),
            ),
        )
        indexes = (
            models.Index(fields=["municipality_id", "drafted_by"], name="controllers_version_drafter"),
            models.Index(fields=["municipality_id", "checked_by"], name="controllers_version_checker"),
            models.Index(fields=["municipality_id", "published_by"], name="controllers_version_publisher"),
        )


class NoticeText(TenantModel, record=RecordClass.STAFF_ACCOUNT, subject=""):
    """A version in one language, as canonical JSON of the document."""

    version = link("controllers.NoticeVersion", related_name="texts")
    language = classified(T.SETTING, models.CharField(max_length=LANGUAGE_LENGTH))
    content = classified(T.SETTING, models.TextField())
    digest = classified(T.VERSION, models.CharField(max_length=DIGEST_LENGTH))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["municipality_id", "version", "language"], name="controllers_text_once"),
        )


class NoticePdf(TenantModel, record=RecordClass.STAFF_ACCOUNT, subject=""):
    """The PDF of a published version in one language, made once after its publication."""

    version = link("controllers.NoticeVersion", related_name="pdfs")
    language = classified(T.SETTING, models.CharField(max_length=LANGUAGE_LENGTH))
    content = classified(T.SETTING, models.BinaryField())
    digest = classified(T.VERSION, models.CharField(max_length=DIGEST_LENGTH))
    made_at = classified(T.TIME, models.DateTimeField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["municipality_id", "version", "language"], name="controllers_pdf_once"),
        )


class SettledPoint(TenantModel, record=RecordClass.STAFF_ACCOUNT, subject=""):
    """An officer's word about a point that blocks publishing, for the values that were seen; the latest one counts."""

    code = classified(T.SETTING, models.CharField(max_length=32))
    place = classified(T.SETTING, models.CharField(max_length=80))
    digest = classified(T.VERSION, models.CharField(max_length=DIGEST_LENGTH))
    ruling = classified(
        T.STATE, models.CharField(max_length=10, choices=[(ruling.value, ruling.value) for ruling in Ruling])
    )
    note = classified(T.SETTING, models.CharField(max_length=500))
    settled_at = classified(T.TIME, models.DateTimeField())
    settled_by = classified(T.STAFF, link("platform.Account"))

    class Meta:
        constraints = (models.CheckConstraint(name="controllers_point_has_a_note", condition=~Q(note="")),)
        indexes = (
            models.Index(fields=["municipality_id", "digest", "settled_at"], name="controllers_point_latest"),
            models.Index(fields=["municipality_id", "settled_by"], name="controllers_point_settler"),
        )
