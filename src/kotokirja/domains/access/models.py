"""Tables of the staff: they hold no clients and stand outside row security, because sign-in reads them."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from kotokirja.platform.register.labels import classified
from kotokirja.platform.register.models import link
from kotokirja.policy.vocabulary import RecordClass, Role, T


class StaffModel(models.Model):
    """A row about a staff member, in force from one day to another."""

    record: ClassVar[RecordClass] = RecordClass.STAFF_ACCOUNT

    id = classified(T.KEY, models.UUIDField(primary_key=True, default=uuid4, editable=False))
    municipality_id = classified(T.TENANT, models.SmallIntegerField(editable=False))

    class Meta:
        abstract = True


class Team(StaffModel):
    """A team (tiimi): the circle within which a client's file is open."""

    name = classified(T.STAFF, models.CharField(max_length=80))

    class Meta:
        constraints = (models.UniqueConstraint(fields=["municipality_id", "name"], name="access_team_name"),)


class Employment(StaffModel):
    """A period of employment (työsuhde): outside it the account opens nothing (N10.12)."""

    account = classified(T.STAFF, link("platform.Account"))
    unit = classified(T.STAFF, models.CharField(max_length=120))
    title = classified(T.STAFF, models.CharField(max_length=120))
    starts_on = classified(T.STAFF, models.DateField())
    ends_on = classified(T.STAFF, models.DateField(null=True, blank=True))

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "account"], name="access_employment_account"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="access_employment_period",
            ),
        )


class RoleAssignment(StaffModel):
    """A role by duty (tehtävän mukainen käyttöoikeus, N10.10), given for a time."""

    account = classified(T.STAFF, link("platform.Account"))
    role = classified(T.STAFF, models.CharField(max_length=32, choices=[(role.value, role.value) for role in Role]))
    valid_from = classified(T.STAFF, models.DateField())
    valid_until = classified(T.STAFF, models.DateField(null=True, blank=True))

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "account"], name="access_role_account"),)


class TeamMembership(StaffModel):
    """Membership of a team, for a time."""

    account = classified(T.STAFF, link("platform.Account"))
    team = classified(T.STAFF, link("access.Team"))
    valid_from = classified(T.STAFF, models.DateField())
    valid_until = classified(T.STAFF, models.DateField(null=True, blank=True))

    class Meta:
        indexes = (
            models.Index(fields=["municipality_id", "account"], name="access_member_account"),
            models.Index(fields=["municipality_id", "team"], name="access_member_team"),
        )
