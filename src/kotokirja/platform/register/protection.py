"""The SQL that protects one table: policies, composite foreign keys, provenance trigger, grants.

Everything is made anew each time, so the result depends on the columns and not on the order of migrations; the
start-up check compares the same text with what stands in the database.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.db import models

from kotokirja.platform.register.labels import traced_fields
from kotokirja.platform.roles import role

MUNICIPALITY: Final = "municipality_id = ANY ((SELECT sec.municipalities())::int[])"
DECIDING: Final = "municipality_id = ANY ((SELECT sec.deciding_municipalities())::int[])"
OWN: Final = '(municipality_id, "{subject}") = (SELECT place, client FROM sec.own())'
"""The one client of the context: the one signature that is verified for a table when a file is opened."""
POLICIES: Final = ("municipality", "decision", "inserted", "updated", "relationship")
"""The names that the logins' policies can have; which of them a table has follows from what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """What one table and its mirror need."""

    model: type[models.Model]
    history: type[models.Model] | None
    subject: str
    is_decision_fact: bool = False
    within: str = ""
    app: tuple[str, ...] = ("SELECT", "INSERT", "UPDATE")
    worker: tuple[str, ...] = ("SELECT", "INSERT", "UPDATE")

    @property
    def table(self) -> str:
        """The table's name."""
        return self.model._meta.db_table

    def statements(self) -> Iterator[str]:
        """All statements, in order; each is idempotent."""
        yield f'ALTER TABLE "{self.table}" NO FORCE ROW LEVEL SECURITY'
        yield from self.keys()
        yield from self.row_security()
        yield from self.grants()
        if self.history is not None:
            mirror = self.history._meta.db_table
            yield f'DROP POLICY IF EXISTS written ON "{mirror}"'
            yield f'CREATE POLICY written ON "{mirror}" FOR INSERT TO {role("audit_writer")} WITH CHECK (true)'
            yield f'REVOKE ALL ON "{mirror}" FROM {role("app")}, {role("worker")}'
            yield f'GRANT SELECT ON "{mirror}" TO {role("app")}, {role("worker")}'
            yield f'GRANT INSERT ON "{mirror}" TO {role("audit_writer")}'
            yield from self._provenance(mirror)

    def keys(self) -> Iterator[str]:
        """The unique key that begins with the municipality, and the composite foreign keys."""
        name = f"{self.table}_tenant_key"
        yield (
            f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = '{name}') THEN "
            f'ALTER TABLE "{self.table}" ADD CONSTRAINT "{name}" UNIQUE (municipality_id, id); END IF; END $$'
        )
        for field in foreign_keys(self.model):
            constraint = f"{self.table}_{field.column}_tenant_fk"
            target = field.related_model._meta.db_table
            yield f'ALTER TABLE "{self.table}" DROP CONSTRAINT IF EXISTS "{constraint}"'
            yield (
                f'ALTER TABLE "{self.table}" ADD CONSTRAINT "{constraint}" '
                f'FOREIGN KEY (municipality_id, "{field.column}") REFERENCES "{target}" (municipality_id, id)'
            )

    def row_security(self) -> Iterator[str]:
        """The policies of the table and of its mirror."""
        yield from self._row_security(self.table, self.subject)
        if self.history is not None:
            yield from self._row_security(self.history._meta.db_table, "subject_id")

    def _row_security(self, table: str, subject: str) -> Iterator[str]:
        logins = f"{role('app')}, {role('worker')}"
        yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
        yield f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY'
        for policy in POLICIES:
            yield f'DROP POLICY IF EXISTS {policy} ON "{table}"'
        within = relationship_clause(table, subject, within=self.within if table == self.table else "")
        if self.is_decision_fact and table == self.table:
            using, check = f"USING ({MUNICIPALITY})", f"WITH CHECK ({MUNICIPALITY})"
            within = f"(SELECT sec.purpose()) = 'decide' OR {within}"
            yield f'CREATE POLICY decision ON "{table}" FOR SELECT TO {logins} USING ({DECIDING})'
            yield f'CREATE POLICY inserted ON "{table}" FOR INSERT TO {logins} {check}'
            yield f'CREATE POLICY updated ON "{table}" FOR UPDATE TO {logins} {using} {check}'
            yield (
                f'CREATE POLICY relationship ON "{table}" AS RESTRICTIVE FOR ALL TO {logins} '
                f"USING ({within}) WITH CHECK ({within})"
            )
        elif subject:
            clause = f"{OWN.format(subject=subject)} OR ({MUNICIPALITY} AND ({within}))"
            yield f'CREATE POLICY relationship ON "{table}" FOR ALL TO {logins} USING ({clause}) WITH CHECK ({clause})'
        else:
            using, check = f"USING ({MUNICIPALITY})", f"WITH CHECK ({MUNICIPALITY})"
            yield f'CREATE POLICY municipality ON "{table}" FOR ALL TO {logins} {using} {check}'

    def grants(self) -> Iterator[str]:
        """Privileges by list, nothing else."""
        for name, privileges in (("app", self.app), ("worker", self.worker)):
            yield f'REVOKE ALL ON "{self.table}" FROM {role(name)}'
            if privileges:
                yield f'GRANT {", ".join(privileges)} ON "{self.table}" TO {role(name)}'

    def _provenance(self, mirror: str) -> Iterator[str]:
        function = f'audit."{self.table}_provenance"'
        owner = role("audit_writer")
        yield f'DROP TRIGGER IF EXISTS provenance ON "{self.table}"'
        yield f"SET LOCAL ROLE {owner}"
        yield provenance_function(self.model, table=self.table, mirror=mirror, subject=self.subject)
        yield f"REVOKE ALL ON FUNCTION {function}() FROM PUBLIC"
        yield f"GRANT EXECUTE ON FUNCTION {function}() TO {role('owner')}, {role('app')}, {role('worker')}"
        yield f"SET LOCAL ROLE {role('owner')}"
        yield (
            f'CREATE TRIGGER provenance BEFORE INSERT OR UPDATE ON "{self.table}" '
            f"FOR EACH ROW EXECUTE FUNCTION {function}()"
        )


def policies_of(*, subject: str, is_decision_fact: bool) -> frozenset[str]:
    """The names of the policies that a table has for the logins, no more and no less."""
    if is_decision_fact:
        return frozenset({"decision", "inserted", "updated", "relationship"})
    return frozenset({"relationship" if subject else "municipality"})


def foreign_keys(model: type[models.Model]) -> "Iterator[models.ForeignKey[Any, Any]]":
    """The foreign keys of a table that lead to another table of the municipality."""
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and any(
            other.name == "municipality_id" for other in field.related_model._meta.concrete_fields
        ):
            yield field


def relationship_clause(table: str, subject: str, *, within: str = "") -> str:
    """The condition under which a row's person is within the context: the one client, the whole, or a team's.

    How a team reaches its clients is said by the service's settings, because the platform knows no domain.
    """
    within = within or settings.KOTOKIRJA_RELATIONSHIP.format(table=f'"{table}"', subject=f'"{subject}"')
    clause = f'"{subject}" = (SELECT sec.client()) OR (SELECT sec.is_whole())'
    return f"{clause} OR {within}" if within else clause


def provenance_function(model: type[models.Model], *, table: str, mirror: str, subject: str) -> str:
    """The trigger function that moves the envelope of a write into the mirror table."""
    columns = [field.column for field in traced_fields(model)]
    inserted = "".join(
        f"""
    IF NEW."{column}" IS NOT NULL AND NEW."{column}"::text <> '' THEN changed := changed || '{column}'::text; END IF;"""
        for column in columns
    )
    updated = "".join(
        f"""
    IF NEW."{column}" IS DISTINCT FROM OLD."{column}" THEN changed := changed || '{column}'::text; END IF;"""
        for column in columns
    )
    names = "".join(f', "{column}"' for column in columns)
    values = "".join(f""", CASE WHEN '{column}' = ANY (changed) THEN NEW."{column}" END""" for column in columns)
    return f"""CREATE OR REPLACE FUNCTION audit."{table}_provenance"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE changed text[] := '{{}}';
BEGIN
  IF NEW.source IS NULL THEN
    RAISE not_null_violation USING MESSAGE = 'a write without a source', TABLE = '{table}';
  END IF;
  IF TG_OP = 'INSERT' THEN{inserted}
    NEW.version := 1;
  ELSE
    IF NEW.version <> OLD.version + 1 OR NEW.id <> OLD.id OR NEW.municipality_id <> OLD.municipality_id
       OR NEW."{subject}" <> OLD."{subject}" THEN
      RAISE check_violation USING MESSAGE = 'a write that does not follow the version before it', TABLE = '{table}';
    END IF;{updated}
  END IF;
  IF TG_OP = 'INSERT' OR cardinality(changed) > 0 THEN
    INSERT INTO public."{mirror}" (id, municipality_id, row_id, subject_id, version, columns, source, ground,
                                   recorded_by, recorded_at{names})
    VALUES (gen_random_uuid(), NEW.municipality_id, NEW.id, NEW."{subject}", NEW.version, changed, NEW.source,
            coalesce(NEW.ground, ''), sec.actor(), statement_timestamp(){values});
  END IF;
  NEW.source := NULL;
  NEW.ground := NULL;
  RETURN NEW;
END $$"""
