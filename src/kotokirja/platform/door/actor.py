"""Who acts: a person in one role, or the background process."""

from dataclasses import dataclass, field
from uuid import UUID

from kotokirja.kernel.ids import AccountId, MunicipalityCode, TeamId
from kotokirja.policy.vocabulary import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person (or the worker) in the role in which they act now, with the teams that they belong to today."""

    account_id: AccountId
    municipality: MunicipalityCode
    role: Role
    roles: frozenset[Role]
    teams: frozenset[TeamId] = field(default_factory=frozenset)
    display_name: str
    unit: str = ""
    request_id: UUID
    municipalities: tuple[MunicipalityCode, ...] = ()
    """In the national register: the municipalities whose records the register's own users may see."""

    @property
    def within(self) -> tuple[MunicipalityCode, ...]:
        """The municipalities that a context of this actor may name."""
        return self.municipalities or (self.municipality,)
