"""What a service needs of its PostgreSQL before the first migration: roles, database, signing schema, keys.

Run by the deploy account (`kotokirja setup`), again after each change here, and by the tests. It needs CREATEROLE and
CREATEDB, no superuser. It imports no Django, because Django's settings name the database that this makes.
"""

from typing import Final

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from kotokirja.platform.env import Service
from kotokirja.platform.keys import FileKeys

ROLES: Final = {
    "owner": "NOLOGIN",
    "sec_owner": "NOLOGIN",
    "audit_writer": "NOLOGIN",
    "search_owner": "NOLOGIN",
    "app": "LOGIN",
    "worker": "LOGIN",
}
EXTENSIONS: Final = ("pg_trgm", "unaccent", "btree_gin")
OLDEST: Final = 150000


class UnsuitableServer(RuntimeError):
    """The PostgreSQL server is older than the oldest that we support."""


def prepare(*, admin: str, service: Service, database: str, keys: FileKeys, try_out: bool = False) -> None:
    """Make roles, database, extensions, the signing schema and its key; what is there already is left or renewed.

    `admin` is the address of the deploy account. With `try_out` the role that loads synthetic data by COPY is made
    too; production setup never makes it.
    """
    with psycopg.connect(admin, autocommit=True) as connection:
        if connection.info.server_version < OLDEST:
            raise UnsuitableServer(f"PostgreSQL {connection.info.server_version // 10000} is too old: 15 or newer")
        _make_roles(connection, service, ROLES | ({"loader": "NOLOGIN"} if try_out else {}))
        _make_database(connection, service, database)
    with psycopg.connect(make_conninfo(admin, dbname=database), autocommit=True) as connection:
        for extension in EXTENSIONS:
            connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
        make_signing_schema(connection, service=service)
        store_context_key(connection, keys=keys)


def _make_roles(connection: psycopg.Connection, service: Service, wanted: dict[str, str]) -> None:
    there = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
    for name, login in wanted.items():
        full = f"{service}_{name}"
        if full not in there:
            connection.execute(sql.SQL("CREATE ROLE {} {}").format(sql.Identifier(full), sql.SQL(login)))
        if login == "NOLOGIN":
            connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(full)))
    for name in ("audit_writer", "search_owner"):
        connection.execute(
            sql.SQL("GRANT {} TO {}").format(sql.Identifier(f"{service}_{name}"), sql.Identifier(f"{service}_owner"))
        )


def _make_database(connection: psycopg.Connection, service: Service, database: str) -> None:
    name, owner = sql.Identifier(database), sql.Identifier(f"{service}_owner")
    if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
        connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} ENCODING 'UTF8' TEMPLATE template0").format(name, owner)
        )
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
    for login in ("app", "worker"):
        connection.execute(
            sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name, sql.Identifier(f"{service}_{login}"))
        )
    connection.execute(sql.SQL("GRANT CONNECT, TEMP, CREATE ON DATABASE {} TO CURRENT_USER").format(name))


def make_signing_schema(connection: psycopg.Connection, *, service: Service) -> None:
    """Make the schema `sec`: signing keys and the functions that read the signed context (security guide, 1.1)."""
    connection.execute(SIGNING_SCHEMA.replace("«", f"{service}_"))


def store_context_key(connection: psycopg.Connection, *, keys: FileKeys) -> None:
    """Let the database verify contexts that are signed with this key, for 90 days from now; others live out theirs."""
    padded = keys.context_key.ljust(64, b"\0")
    inner = bytes(byte ^ 0x36 for byte in padded)
    outer = bytes(byte ^ 0x5C for byte in padded)
    connection.execute(
        "INSERT INTO sec.signing_key VALUES (%s, %s, %s, now() + interval '90 days')"
        " ON CONFLICT (kid) DO UPDATE SET valid_until = excluded.valid_until",
        [keys.context_kid, inner, outer],
    )


SIGNING_SCHEMA: Final = """
CREATE SCHEMA IF NOT EXISTS sec AUTHORIZATION «sec_owner;
CREATE SCHEMA IF NOT EXISTS audit AUTHORIZATION «owner;
GRANT USAGE, CREATE ON SCHEMA audit TO «audit_writer;
GRANT USAGE, CREATE ON SCHEMA public TO «owner, «search_owner;
GRANT USAGE ON SCHEMA public, audit TO «app, «worker, «audit_writer;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
SET ROLE «sec_owner;
CREATE TABLE IF NOT EXISTS sec.signing_key (
  kid text PRIMARY KEY, k_ipad bytea NOT NULL, k_opad bytea NOT NULL, valid_until timestamptz NOT NULL);

-- The context: kid|expires|pid|actor|role|purpose|municipalities|teams|client|mac
CREATE OR REPLACE FUNCTION sec.context() RETURNS text[]
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE raw text := coalesce(current_setting('koto.context', true), '');
        f text[] := string_to_array(raw, '|');
        k sec.signing_key;
BEGIN
  SELECT * INTO k FROM sec.signing_key WHERE kid = f[1] AND valid_until > statement_timestamp();
  IF NOT FOUND OR cardinality(f) <> 10
     OR encode(sha256(k.k_opad || sha256(k.k_ipad || convert_to(left(raw, -65), 'UTF8'))), 'hex') <> f[10]
     OR f[2]::bigint < extract(epoch FROM statement_timestamp()) OR f[3]::int <> pg_backend_pid()
  THEN RAISE insufficient_privilege USING MESSAGE = 'no valid access context'; END IF;
  RETURN f;
END $$;

-- What a base context may see, which reads only the facts that a decision needs.
CREATE OR REPLACE FUNCTION sec.deciding_municipalities() RETURNS int[]
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SET search_path = pg_catalog, pg_temp AS $$
DECLARE f text[] := sec.context();
BEGIN
  IF f[7] = '' THEN RAISE insufficient_privilege USING MESSAGE = 'the access context names no municipality'; END IF;
  RETURN string_to_array(f[7], ',')::int[];
END $$;

-- What a granted context may see: raises while the decision is still being made.
CREATE OR REPLACE FUNCTION sec.municipalities() RETURNS int[]
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SET search_path = pg_catalog, pg_temp AS $$
DECLARE f text[] := sec.context();
BEGIN
  IF f[6] = 'decide' OR f[7] = ''
  THEN RAISE insufficient_privilege USING MESSAGE = 'the access context grants nothing'; END IF;
  RETURN string_to_array(f[7], ',')::int[];
END $$;

-- The one client that a granted context names, within its one municipality; nothing when it names none.
CREATE OR REPLACE FUNCTION sec.own(OUT place smallint, OUT client uuid)
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SET search_path = pg_catalog, pg_temp AS $$
DECLARE f text[] := sec.context();
BEGIN
  IF f[6] <> 'decide' AND f[9] <> '' AND f[7] <> '' AND strpos(f[7], ',') = 0 THEN
    place := f[7];
    client := f[9];
  END IF;
END $$;

CREATE OR REPLACE FUNCTION sec.purpose() RETURNS text
LANGUAGE sql STABLE PARALLEL RESTRICTED AS $$ SELECT (sec.context())[6] $$;
CREATE OR REPLACE FUNCTION sec.actor() RETURNS uuid
LANGUAGE sql STABLE PARALLEL RESTRICTED AS $$ SELECT (sec.context())[4]::uuid $$;
CREATE OR REPLACE FUNCTION sec.role() RETURNS text
LANGUAGE sql STABLE PARALLEL RESTRICTED AS $$ SELECT (sec.context())[5] $$;
CREATE OR REPLACE FUNCTION sec.is_whole() RETURNS boolean
LANGUAGE sql STABLE PARALLEL RESTRICTED AS $$ SELECT (sec.context())[8] = '*' $$;
CREATE OR REPLACE FUNCTION sec.teams() RETURNS uuid[]
LANGUAGE sql STABLE PARALLEL RESTRICTED AS
$$ SELECT CASE WHEN c[8] IN ('', '*') THEN '{}'::uuid[] ELSE string_to_array(c[8], ',')::uuid[] END FROM sec.context() c $$;
CREATE OR REPLACE FUNCTION sec.client() RETURNS uuid
LANGUAGE sql STABLE PARALLEL RESTRICTED AS $$ SELECT nullif((sec.context())[9], '')::uuid $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA sec FROM PUBLIC;
GRANT USAGE ON SCHEMA sec TO «owner, «app, «worker, «audit_writer, «search_owner;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA sec TO «owner, «app, «worker, «audit_writer, «search_owner;
RESET ROLE;
"""
