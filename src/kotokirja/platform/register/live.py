"""Checks of the live database: what stands in it must be what the tables ask for, or nothing starts."""

from collections.abc import Iterator

from django.apps import apps
from django.db import connections, models

from kotokirja.platform.register.checks import own_models
from kotokirja.platform.register.models import HistoryModel, RegisterModel, TenantModel
from kotokirja.platform.register.protection import policies_of, provenance_function

POLICIES = """
SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity, pg_get_userbyid(c.relowner),
       array(SELECT p.polname::text FROM pg_policy p WHERE p.polrelid = c.oid
             AND p.polroles && (0 || array(SELECT oid FROM pg_roles WHERE rolname = current_user))),
       exists(SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'provenance' AND t.tgenabled = 'O'),
       has_table_privilege(c.oid, 'DELETE') OR has_table_privilege(c.oid, 'TRUNCATE'),
       (SELECT p.prosrc FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname = 'audit' AND p.proname = c.relname || '_provenance')
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relname = ANY (%s)
"""
ROLE = """
SELECT rolsuper, rolbypassrls, rolcreaterole OR rolcreatedb,
       exists(SELECT FROM pg_auth_members m WHERE m.member = r.oid)
FROM pg_roles r WHERE rolname = current_user
"""
LOG = """
SELECT has_table_privilege('audit.entry', 'INSERT, UPDATE, DELETE, TRUNCATE'),
       (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = 'audit.entry'::regclass)
"""


class UnsoundDatabase(RuntimeError):
    """The database would let through what the declaration forbids; the message lists every finding."""


def findings(alias: str = "default") -> Iterator[str]:
    """What is wrong with the connection's role and with the protection of the tables, one line each."""
    with connections[alias].cursor() as cursor:
        cursor.execute(ROLE)
        yield from _role_findings(*cursor.fetchone())
        cursor.execute("SELECT current_user")
        login = cursor.fetchone()[0]
        tables = {
            model._meta.db_table: model for model in own_models() if issubclass(model, (TenantModel, HistoryModel))
        }
        cursor.execute(POLICIES, [list(tables)])
        found = {row[0]: row[1:] for row in cursor.fetchall()}
        for name, model in tables.items():
            if name not in found:
                yield f"{name}: the table is missing"
            else:
                yield from _table_findings(name, model, login, found[name])
        cursor.execute(LOG)
        may_write, is_secured = cursor.fetchone()
        if may_write:
            yield "audit.entry: the role may write the access log directly"
        if not is_secured:
            yield "audit.entry: no forced row security"


def _role_findings(is_superuser: bool, bypasses: bool, may_create: bool, is_member: bool) -> Iterator[str]:
    if is_superuser:
        yield "the role is a superuser"
    if bypasses:
        yield "the role bypasses row security"
    if may_create:
        yield "the role may create roles or databases"
    if is_member:
        yield "the role is a member of another role"


def _table_findings(name: str, model: type[models.Model], login: str, row: tuple[object, ...]) -> Iterator[str]:
    is_enabled, is_forced, owner, policies, has_trigger, may_delete, source = row
    policies = set(policies)  # type: ignore[call-overload]
    if not is_enabled or not is_forced:
        yield f"{name}: row security is not enabled and forced"
    if owner == login:
        yield f"{name}: the role owns the table"
    subject = "subject_id" if issubclass(model, HistoryModel) else getattr(model, "subject", "")
    wanted = policies_of(subject=subject, is_decision_fact="decision" in policies)
    for policy in sorted(wanted - policies):
        yield f"{name}: no policy for the {policy}"
    for policy in sorted(policies - wanted):
        yield f"{name}: a policy that nobody declared: {policy}"
    if may_delete and model._meta.label not in DELETABLE:
        yield f"{name}: the role may delete"
    if issubclass(model, RegisterModel):
        if not has_trigger:
            yield f"{name}: no provenance trigger"
        mirror = apps.get_model(model._meta.app_label, f"{model.__name__}History")
        function = provenance_function(model, table=name, mirror=mirror._meta.db_table, subject=model.subject)
        if source is None or str(source).strip() != function.partition("AS $$")[2].removesuffix("$$").strip():
            yield f"{name}: the provenance trigger does not fit the columns"


DELETABLE: frozenset[str] = frozenset()
"""Tables whose rows the services may delete outside a disposal run; may only shrink."""


def enforce(alias: str = "default") -> None:
    """Stop the start when the declaration, the code and the database do not fit together."""
    from django.core.checks import ERROR, run_checks  # noqa: PLC0415 - Django must be set up first

    problems = [str(message) for message in run_checks(tags=["kotokirja"]) if message.level >= ERROR]
    problems += list(findings(alias))
    if problems:
        raise UnsoundDatabase("\n".join(problems))
