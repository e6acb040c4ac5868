"""Who asks, and about whom: case workers of different teams, their clients, and names to look for."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final
from uuid import UUID

import psycopg

from benchmarks.places import MUNICIPALITY, Place

WORKERS: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A client of somebody: id, name, the version of the contact details."""

    id: UUID
    last_name: str
    first_names: str
    contact_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """A case worker with the team and its clients, in an order that chance gave."""

    username: str
    team: UUID
    planned: Sequence[Person]
    """Clients who have a plan, a contact and so a file with everything in it."""
    without_assessment: Sequence[Person]


def workers_of(place: Place) -> list[Worker]:
    """The first case worker of each of the first teams."""
    with psycopg.connect(place.superuser) as connection:
        found = connection.execute(
            "SELECT DISTINCT ON (m.team_id) a.username, m.team_id FROM platform_account a"
            " JOIN access_teammembership m ON m.account_id = a.id"
            " WHERE a.municipality_id = %s AND a.username ~ '[.]case[0-9]+$'"
            " ORDER BY m.team_id, length(a.username), a.username",
            [MUNICIPALITY],
        ).fetchall()
        chosen = sorted(found, key=lambda row: (len(row[0]), row[0]))[:WORKERS]
        return [_worker(connection, username, team) for username, team in chosen]


CLIENTS: Final = """
SELECT c.id, c.last_name, coalesce(c.first_names, ''), t.version,
       EXISTS (SELECT FROM plans_plan p WHERE p.municipality_id = c.municipality_id AND p.client_id = c.id),
       NOT EXISTS (SELECT FROM assessment_assessment p WHERE p.municipality_id = c.municipality_id AND p.client_id = c.id
                   AND p.state IN ('PLANNED', 'STARTED'))
FROM clients_relationship r
JOIN clients_client c ON c.municipality_id = r.municipality_id AND c.id = r.client_id
JOIN clients_contact t ON t.municipality_id = c.municipality_id AND t.client_id = c.id
WHERE r.municipality_id = %s AND r.team_id = %s AND r.ended_on IS NULL AND c.last_name <> ''
ORDER BY c.id
"""


def _worker(connection: psycopg.Connection, username: str, team: UUID) -> Worker:
    rows = connection.execute(CLIENTS, [MUNICIPALITY, team]).fetchall()
    Random(username).shuffle(rows)
    people = [(Person(id=row[0], last_name=row[1], first_names=row[2], contact_version=row[3]), row) for row in rows]
    return Worker(
        username=username,
        team=team,
        planned=[person for person, row in people if row[4]],
        without_assessment=[person for person, row in people if row[5]],
    )


def misspelt(name: str) -> str:
    """The name with two letters in the wrong order and one left out, as one hears it on the telephone."""
    word = name.split(maxsplit=1)[0].split("-", maxsplit=1)[0]
    if len(word) < len("Abcde"):
        return f"{word}h"
    return f"{word[:2]}{word[3]}{word[2]}{word[4:-1]}"
