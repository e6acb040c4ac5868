"""The start-up check of the live database: each guard that is taken away is named, and nothing starts."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connections

from kotokirja.platform.register.live import UnsoundDatabase, enforce, findings
from kotokirja.platform.register.renewal import renew_row_security

pytestmark = pytest.mark.usefixtures("municipality_db")

TAKEN_AWAY = {
    "ALTER TABLE clients_client DISABLE ROW LEVEL SECURITY": ("clients_client: row security is not enabled and forced"),
    "ALTER TABLE clients_contact NO FORCE ROW LEVEL SECURITY": (
        "clients_contact: row security is not enabled and forced"
    ),
    "DROP POLICY relationship ON clients_permit": "clients_permit: no policy for the relationship",
    "DROP POLICY municipality ON acquisition_importrun": "acquisition_importrun: no policy for the municipality",
    "CREATE POLICY wide ON clients_permit USING (true)": "clients_permit: a policy that nobody declared: wide",
    "CREATE POLICY aside ON clients_permit TO municipality_app USING (true)": (
        "clients_permit: a policy that nobody declared: aside"
    ),
    "DROP POLICY relationship ON clients_work_history": "clients_work_history: no policy for the relationship",
    "ALTER TABLE clients_client DISABLE TRIGGER provenance": "clients_client: no provenance trigger",
    "GRANT DELETE ON clients_client TO municipality_app": "clients_client: the role may delete",
    "GRANT INSERT ON audit.entry TO municipality_app": "audit.entry: the role may write the access log directly",
    "ALTER TABLE audit.entry DISABLE ROW LEVEL SECURITY": "audit.entry: no forced row security",
    "ALTER ROLE municipality_app BYPASSRLS": "the role bypasses row security",
    "GRANT municipality_owner TO municipality_app": "the role is a member of another role",
    "CREATE OR REPLACE FUNCTION audit.clients_client_provenance() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RETURN NEW; END $$": "clients_client: the provenance trigger does not fit the columns",
}


@contextmanager
def taken_away(statement: str) -> Iterator[None]:
    """Take a guard away as the superuser, for a transaction that nobody else sees committed."""
    owner = connections["owner"]
    with owner.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute("BEGIN")
        try:
            cursor.execute(statement)
            cursor.execute("SET LOCAL ROLE municipality_app")
            yield
        finally:
            cursor.execute("ROLLBACK")


@pytest.mark.parametrize(("statement", "finding"), TAKEN_AWAY.items(), ids=[key[:48] for key in TAKEN_AWAY])
def test_a_guard_that_was_taken_away_is_found(statement: str, finding: str) -> None:
    with taken_away(statement):
        assert finding in list(findings("owner"))


def test_nothing_is_found_where_nothing_is_missing() -> None:
    assert list(findings()) == []
    enforce()


def test_an_unsound_database_stops_the_start() -> None:
    with (
        taken_away("DROP POLICY relationship ON clients_permit"),
        pytest.raises(UnsoundDatabase, match="clients_permit"),
    ):
        enforce("owner")


def test_the_owner_of_the_tables_may_not_serve() -> None:
    owner = connections["owner"]
    with owner.cursor() as cursor:
        cursor.execute("SET ROLE municipality_owner")
    assert "clients_client: the role owns the table" in list(findings("owner"))


def test_a_database_that_was_migrated_long_ago_gets_the_policies_of_this_version() -> None:
    owner = connections["owner"]
    with owner.cursor() as cursor:
        cursor.execute("SET ROLE municipality_owner")
        cursor.execute("DROP POLICY relationship ON clients_permit")
        cursor.execute("CREATE POLICY municipality ON clients_permit TO municipality_app USING (true)")
    assert set(findings()) == {
        "clients_permit: no policy for the relationship",
        "clients_permit: a policy that nobody declared: municipality",
    }
    assert renew_row_security() > 20
    assert list(findings()) == []
