"""Making row security anew, so that a database that was migrated long ago has the policies of this version.

A policy's text follows from the code and not from the migration that first made it; `kotokirja migrate` ends with this.
"""

from collections.abc import Iterator

from django.db import connections, transaction
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader

from kotokirja.platform.register.operations import ProtectTable

LOCK_PATIENCE = "5s"


def renew_row_security(*, alias: str = "owner") -> int:
    """Give every protected table its policies anew, all in one transaction; returns how many tables there were."""
    loader = MigrationLoader(connections[alias])
    state = loader.project_state()
    latest = {
        (migration.app_label, operation.name): operation
        for migration in _in_order(loader)
        for operation in migration.operations
        if isinstance(operation, ProtectTable)
    }
    with transaction.atomic(using=alias, durable=True), connections[alias].cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{LOCK_PATIENCE}'")
        for (app_label, _), operation in latest.items():
            for statement in operation.protection(app_label, state).row_security():
                cursor.execute(statement)
    return len(latest)


def _in_order(loader: MigrationLoader) -> Iterator[Migration]:
    plan: dict[tuple[str, str], None] = {}
    for leaf in loader.graph.leaf_nodes():
        plan |= dict.fromkeys(loader.graph.forwards_plan(leaf))
    yield from (loader.graph.nodes[key] for key in plan)
