"""Tables of a person: the first cut of what section 73.1 lets the service hold."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q

from kotokirja.domains.clients.types import GivenHow, InterpreterNeed, SkillKind
from kotokirja.platform.register.labels import classified
from kotokirja.platform.register.models import RegisterModel, history_of, link
from kotokirja.policy.vocabulary import D, RecordClass, T

SORT_KEY = models.Func(
    template="fi_sort(last_name || ' ' || first_names)", output_field=models.TextField(db_collation="C")
)

SEARCH_KEY = models.Func(template="fi_fold(last_name || ' ' || first_names)", output_field=models.TextField())


class Client(RegisterModel, record=RecordClass.CLIENT, subject="id"):
    """A person who uses the integration services (asiakas)."""

    last_name = classified(D.LAST_NAME, models.CharField(max_length=120))
    first_names = classified(D.FIRST_NAMES, models.CharField(max_length=120, blank=True))
    sort_key = classified(
        T.SEALED_FORM,
        models.GeneratedField(expression=SORT_KEY, output_field=models.TextField(db_collation="C"), db_persist=True),
    )
    search_key = classified(
        T.SEALED_FORM,
        models.GeneratedField(expression=SEARCH_KEY, output_field=models.TextField(), db_persist=True),
    )
    birth_date = classified(D.BIRTH_DATE, models.DateField(null=True, blank=True))
    birth_place = classified(D.BIRTH_PLACE, models.CharField(max_length=120, blank=True))
    identity_code = classified(D.IDENTITY_CODE, models.BinaryField(null=True, blank=True))
    identity_digest = classified(T.SEALED_FORM, models.BinaryField(null=True, blank=True))
    migri_number = classified(D.AUTHORITY_NUMBER, models.CharField(max_length=20, blank=True))
    home_municipality = classified(D.HOME_MUNICIPALITY, models.CharField(max_length=3, blank=True))
    native_language = classified(D.NATIVE_LANGUAGE, models.CharField(max_length=8, blank=True))
    service_language = classified(D.SERVICE_LANGUAGE, models.CharField(max_length=8, blank=True))
    interpreter_need = classified(
        D.INTERPRETER_NEED,
        models.CharField(max_length=12, blank=True, choices=[(need.value, need.value) for need in InterpreterNeed]),
    )
    arrangements = classified(D.ARRANGEMENTS, models.CharField(max_length=500, blank=True))
    target_occupation = classified(D.TARGET_OCCUPATION, models.CharField(max_length=200, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["municipality_id", "identity_digest"],
                condition=Q(identity_digest__isnull=False),
                name="clients_client_identity_code",
            ),
            models.CheckConstraint(
                condition=Q(identity_code__isnull=True, identity_digest__isnull=True)
                | Q(identity_code__isnull=False, identity_digest__isnull=False),
                name="clients_client_sealed_with_digest",
            ),
        )
        indexes = (
            models.Index(fields=["municipality_id", "sort_key"], name="clients_client_by_name"),
            models.Index(fields=["municipality_id", "birth_date"], name="clients_client_by_birth"),
            GinIndex(
                "municipality_id", OpClass(F("search_key"), name="gin_trgm_ops"), name="clients_client_name_parts"
            ),
        )


ClientHistory = history_of(Client)


class Contact(RegisterModel, record=RecordClass.CLIENT, subject="client_id"):
    """A person's whereabouts (yhteystiedot), apart from the person, so that protection can seal them."""

    client = link("clients.Client", related_name="contacts")
    street_address = classified(D.ADDRESS, models.CharField(max_length=200, blank=True))
    postal_code = classified(D.ADDRESS, models.CharField(max_length=12, blank=True))
    post_office = classified(D.ADDRESS, models.CharField(max_length=80, blank=True))
    phone = classified(D.PHONE, models.CharField(max_length=40, blank=True))
    email = classified(D.EMAIL, models.CharField(max_length=254, blank=True))

    class Meta:
        constraints = (models.UniqueConstraint(fields=["municipality_id", "client"], name="clients_contact_one_each"),)


ContactHistory = history_of(Contact)


class Citizenship(RegisterModel, record=RecordClass.CLIENT, subject="client_id"):
    """A citizenship, or statelessness (kansalaisuus tai kansalaisuudettomuus)."""

    client = link("clients.Client", related_name="citizenships")
    country = classified(D.CITIZENSHIP, models.CharField(max_length=4))
    is_void = classified(T.STATE, models.BooleanField(default=False))

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "client"], name="clients_citizenship_client"),)


CitizenshipHistory = history_of(Citizenship)


class Permit(RegisterModel, record=RecordClass.CLIENT, subject="client_id"):
    """A residence permit, card or registered right (oleskelulupa), with its section of the Aliens Act."""

    client = link("clients.Client", related_name="permits")
    permit_type = classified(D.PERMIT, models.CharField(max_length=8))
    aliens_act_section = classified(D.PERMIT, models.CharField(max_length=12, blank=True))
    granted_on = classified(D.PERMIT_DATES, models.DateField(null=True, blank=True))
    valid_from = classified(D.PERMIT_DATES, models.DateField(null=True, blank=True))
    valid_until = classified(D.PERMIT_DATES, models.DateField(null=True, blank=True))
    is_after_protection_claim = classified(D.PERMIT, models.BooleanField(null=True, blank=True))
    is_quota = classified(D.PERMIT, models.BooleanField(null=True, blank=True))
    is_void = classified(T.STATE, models.BooleanField(default=False))

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "client"], name="clients_permit_client"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="clients_permit_period",
            ),
        )


PermitHistory = history_of(Permit)


class Education(RegisterModel, record=RecordClass.CLIENT, subject="client_id"):
    """Completed or interrupted education or a degree (koulutus tai tutkinto)."""

    client = link("clients.Client", related_name="education")
    country = classified(D.EDUCATION, models.CharField(max_length=4, blank=True))
    level = classified(D.EDUCATION, models.CharField(max_length=1, blank=True))
    degree = classified(D.EDUCATION, models.CharField(max_length=200, blank=True))
    years = classified(D.EDUCATION, models.PositiveSmallIntegerField(null=True, blank=True))
    completed_year = classified(D.EDUCATION, models.PositiveSmallIntegerField(null=True, blank=True))
    is_void = classified(T.STATE, models.BooleanField(default=False))

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "client"], name="clients_education_client"),)


EducationHistory = history_of(Education)


class Work(RegisterModel, record=RecordClass.CLIENT, subject="client_id"):
    """A piece of work history (työhistoria)."""

    client = link("clients.Client", related_name="work")
    country = classified(D.WORK_HISTORY, models.CharField(max_length=4, blank=True))
    occupation = classified(D.WORK_HISTORY, models.CharField(max_length=200))
    start_year = classified(D.WORK_HISTORY, models.PositiveSmallIntegerField(null=True, blank=True))
    end_year = classified(D.WORK_HISTORY, models.PositiveSmallIntegerField(null=True, blank=True))
    is_void = classified(T.STATE, models.BooleanField(default=False))

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "client"], name="clients_work_client"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(end_year__isnull=True) | Q(start_year__isnull=True) | Q(end_year__gte=F("start_year")),
                name="clients_work_period",
            ),
        )


WorkHistory = history_of(Work)


class LanguageSkill(RegisterModel, record=RecordClass.CLIENT, subject="client_id"):
    """A tested or stated skill in a language (kielitaito)."""

    client = link("clients.Client", related_name="language_skills")
    language = classified(D.LANGUAGE_SKILL, models.CharField(max_length=8))
    kind = classified(
        D.LANGUAGE_SKILL, models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in SkillKind])
    )
    level = classified(D.LANGUAGE_SKILL, models.CharField(max_length=8))
    tested_on = classified(D.LANGUAGE_SKILL, models.DateField(null=True, blank=True))
    is_void = classified(T.STATE, models.BooleanField(default=False))

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "client"], name="clients_skill_client"),)


LanguageSkillHistory = history_of(LanguageSkill)


class Relationship(RegisterModel, record=RecordClass.CLIENT, subject="client_id"):
    """The service relationship (asiakkuus): the team that opens the file, the worker, the start and the end.

    That there is one is itself secret; it is the only fact about a person that a decision at the door reads.
    """

    client = link("clients.Client", related_name="relationships")
    team = link("access.Team")
    worker = classified(D.RESPONSIBLE_WORKER, link("platform.Account", null=True))
    started_on = classified(D.RELATIONSHIP, models.DateField())
    ended_on = classified(D.RELATIONSHIP, models.DateField(null=True, blank=True))
    end_reason = classified(D.RELATIONSHIP, models.CharField(max_length=24, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["municipality_id", "client"],
                condition=Q(ended_on__isnull=True),
                name="clients_relationship_one_open",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="clients_relationship_period",
            ),
        )
        indexes = (
            models.Index(fields=["municipality_id", "client"], name="clients_relationship_client"),
            models.Index(fields=["municipality_id", "team"], name="clients_relationship_team"),
            models.Index(fields=["municipality_id", "worker"], name="clients_relationship_worker"),
        )


RelationshipHistory = history_of(Relationship)


class NoticeGiven(RegisterModel, record=RecordClass.CLIENT, subject="client_id"):
    """A version of the privacy notice given to a person (tietosuojaselosteen antaminen, GDPR 13 and 14).

    Which version, when, in which language and how is how the authority dealt with the person, as language and
    interpreter are (N3.4). It is no contact detail: who sees a name alone need not know it.
    """

    client = link("clients.Client", related_name="notices_given")
    notice = classified(D.NOTICE_GIVEN, link("controllers.NoticeVersion"))
    given_on = classified(D.NOTICE_GIVEN, models.DateField())
    language = classified(D.NOTICE_GIVEN, models.CharField(max_length=8))
    how = classified(
        D.NOTICE_GIVEN, models.CharField(max_length=12, choices=[(how.value, how.value) for how in GivenHow])
    )
    explained_in = classified(D.NOTICE_GIVEN, models.CharField(max_length=8, blank=True))
    is_void = classified(T.STATE, models.BooleanField(default=False))

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(how=GivenHow.EXPLAINED.value) & ~Q(explained_in="")
                | ~Q(how=GivenHow.EXPLAINED.value) & Q(explained_in=""),
                name="clients_notice_explained",
            ),
        )
        indexes = (
            models.Index(fields=["municipality_id", "client"], name="clients_notice_client"),
            models.Index(fields=["municipality_id", "notice"], name="clients_notice_version"),
        )


NoticeGivenHistory = history_of(NoticeGiven)
