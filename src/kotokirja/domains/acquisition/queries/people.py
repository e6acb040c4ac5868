"""Whom the register knows already: by identity code, or by name and birth date; and the staff that a file may name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from kotokirja.domains.access import queries as access
from kotokirja.domains.acquisition.rules import folded
from kotokirja.domains.acquisition.types import KnownStaff
from kotokirja.domains.clients.types import Newcomer
from kotokirja.kernel.ids import ClientId, MunicipalityCode, TeamId
from kotokirja.platform.door import Grant
from kotokirja.platform.sealing import digest

NameKey = tuple[str, date]
KNOWN = """
SELECT c.id, c.identity_digest, c.last_name, c.first_names, c.birth_date FROM clients_client c
WHERE c.municipality_id = %(municipality)s
  AND (c.identity_digest = ANY (%(digests)s) OR c.birth_date = ANY (%(days)s))
"""


def name_key(newcomer: Newcomer) -> NameKey | None:
    """Name and birth date as they are compared: the order, marks and case of the names do not matter."""
    if newcomer.birth_date is None:
        return None
    return _name(newcomer.last_name, newcomer.first_names), newcomer.birth_date


def _name(last_name: str, first_names: str) -> str:
    return " ".join(sorted(folded(f"{last_name} {first_names}").split()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Acquainted:
    """Who of some newcomers is in the register: by code, and by name and birth date with or without a code there."""

    by_code: Mapping[str, ClientId]
    by_name: Mapping[NameKey, tuple[tuple[ClientId, bool], ...]]

    def owner_of_code(self, newcomer: Newcomer) -> ClientId | None:
        """Whose the newcomer's identity code is."""
        return self.by_code.get(newcomer.identity_code.value) if newcomer.identity_code else None

    def namesakes(self, newcomer: Newcomer) -> tuple[ClientId, ...]:
        """Who may be the same person: two who both have codes, and different ones, are not."""
        key = name_key(newcomer)
        if key is None:
            return ()
        has_code = newcomer.identity_code is not None
        return tuple(client for client, is_coded in self.by_name.get(key, ()) if not (has_code and is_coded))


def acquainted(*, grant: Grant, newcomers: Sequence[Newcomer]) -> Acquainted:
    """Whom of these the register knows, in one statement."""
    digests = {
        digest(municipality=grant.municipality, column="identity_code", value=code.value): code.value
        for newcomer in newcomers
        if (code := newcomer.identity_code) is not None
    }
    days = list({newcomer.birth_date for newcomer in newcomers if newcomer.birth_date is not None})
    by_code: dict[str, ClientId] = {}
    by_name: dict[NameKey, tuple[tuple[ClientId, bool], ...]] = {}
    with connection.cursor() as cursor:
        cursor.execute(KNOWN, {"municipality": grant.municipality, "digests": list(digests), "days": days})
        for client, stored, last_name, first_names, born in cursor.fetchall():
            if stored is not None and (code_text := digests.get(bytes(stored))) is not None:
                by_code[code_text] = ClientId(client)
            if born is not None:
                key = (_name(last_name, first_names), born)
                by_name[key] = (*by_name.get(key, ()), (ClientId(client), stored is not None))
    return Acquainted(by_code=by_code, by_name=by_name)


def staff_of(*, municipality: MunicipalityCode, on: date) -> KnownStaff:
    """The municipality's teams and their members of that day, as a file may call them.

    A name that two of them have names neither.
    """
    teams = access.teams_of(municipality=municipality)
    colleagues = access.colleagues_in(municipality=municipality, teams=[team.id for team in teams], on=on)
    names = [folded(colleague.name) for colleague in colleagues]
    return KnownStaff(
        teams={folded(team.name): team.id for team in teams},
        workers={
            word: colleague.id
            for colleague in colleagues
            for word in (folded(colleague.name), folded(colleague.username))
            if names.count(word) <= 1
        },
        teams_of={colleague.id: frozenset(TeamId(team) for team in colleague.team_ids) for colleague in colleagues},
    )
