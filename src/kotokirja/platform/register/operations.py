"""The migration operation that puts a table under protection."""

from typing import Any

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from kotokirja.platform.register import protection


class ProtectTable(Operation):
    """Put a tenant table under row security, with composite foreign keys, provenance trigger and grants by list.

    It makes what the table needs as its columns stand in this migration, so it stands again in each migration that
    adds or relabels a column. `subject` is the column that holds the person ("" where a row is about nobody);
    `is_decision_fact` lets a base context read the table, because decisions need it; `grants` are the privileges of
    the services' logins; `within` replaces the condition that ties a row to a team.
    """

    reduces_to_sql = False
    reversible = True

    def __init__(
        self,
        name: str,
        *,
        subject: str,
        is_decision_fact: bool = False,
        within: str = "",
        app: tuple[str, ...] = ("SELECT", "INSERT", "UPDATE"),
        worker: tuple[str, ...] = ("SELECT", "INSERT", "UPDATE"),
    ) -> None:
        self.name = name
        self.subject = subject
        self.is_decision_fact = is_decision_fact
        self.within = within
        self.app = app
        self.worker = worker

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Say how to write this operation down again."""
        return (
            type(self).__name__,
            [self.name],
            {
                "subject": self.subject,
                "is_decision_fact": self.is_decision_fact,
                "within": self.within,
                "app": self.app,
                "worker": self.worker,
            },
        )

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change no model."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Protect the table and, where it has one, its mirror."""
        for statement in self.protection(app_label, to_state).statements():
            schema_editor.execute(statement, params=None)

    def protection(self, app_label: str, state: ProjectState) -> protection.Protection:
        """What the table needs as its columns stand in this state."""
        model = state.apps.get_model(app_label, self.name)
        try:
            history: type[models.Model] | None = state.apps.get_model(app_label, f"{self.name}History")
        except LookupError:
            history = None
        return protection.Protection(
            model=model,
            history=history,
            subject=self.subject,
            is_decision_fact=self.is_decision_fact,
            within=self.within,
            app=self.app,
            worker=self.worker,
        )

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Leave the protection: dropping the table takes it along."""

    def describe(self) -> str:
        """Say it in one line."""
        return f"Protect table {self.name}"


class KeepWithinTenant(Operation):
    """Tie a staff table's rows to one municipality by composite foreign keys, and grant by list.

    For tables that hold no clients and stand outside row security.
    """

    reduces_to_sql = False
    reversible = True

    def __init__(self, name: str, *, app: tuple[str, ...] = ("SELECT",), worker: tuple[str, ...] = ("SELECT",)) -> None:
        self.name = name
        self.app = app
        self.worker = worker

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Say how to write this operation down again."""
        return type(self).__name__, [self.name], {"app": self.app, "worker": self.worker}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change no model."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Make keys and grants."""
        table = protection.Protection(
            model=to_state.apps.get_model(app_label, self.name),
            history=None,
            subject="",
            app=self.app,
            worker=self.worker,
        )
        for statement in (*table.keys(), *table.grants()):
            schema_editor.execute(statement, params=None)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Leave the keys: dropping the table takes them along."""

    def describe(self) -> str:
        """Say it in one line."""
        return f"Keep {self.name} within its municipality"
