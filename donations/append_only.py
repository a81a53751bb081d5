"""Database triggers for a table to which rows are added and nothing else ever happens.

Django's own refusals stop Django; these stop everybody with a connection: `update()`, raw SQL,
INSERT OR REPLACE, ON CONFLICT DO UPDATE, TRUNCATE. The rows are numbered 1, 2, 3 … by the primary
key `number`, so that none can be left out or put in between.

A migration that makes SQLite rebuild the table (most changes of a column do) loses the triggers:
end it with AppendOnly again.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState

CREATE = {
    "sqlite": (
        """
        CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
        BEGIN SELECT RAISE(ABORT, '{table}: rows are never changed'); END
        """,
        """
        CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
        BEGIN SELECT RAISE(ABORT, '{table}: rows are never deleted'); END
        """,
        """
        CREATE TRIGGER {table}_in_order BEFORE INSERT ON {table}
        WHEN NEW.number IS NOT (SELECT COALESCE(MAX(number), 0) + 1 FROM {table})
        BEGIN SELECT RAISE(ABORT, '{table}: rows are numbered one after the other'); END
        """,
    ),
    "postgresql": (
        """
        CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE integrity_constraint_violation
            USING MESSAGE = '{table}: rows are never changed or deleted';
        END $$
        """,
        """
        CREATE FUNCTION {table}_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.number IS DISTINCT FROM (SELECT COALESCE(MAX(number), 0) + 1 FROM {table}) THEN
                RAISE integrity_constraint_violation
                USING MESSAGE = '{table}: rows are numbered one after the other';
            END IF;
            RETURN NEW;
        END $$
        """,
        """
        CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION {table}_refuse()
        """,
        """
        CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()
        """,
        """
        CREATE TRIGGER {table}_in_order BEFORE INSERT ON {table}
        FOR EACH ROW EXECUTE FUNCTION {table}_in_order()
        """,
    ),
}
DROP = {
    "sqlite": (
        "DROP TRIGGER {table}_no_update",
        "DROP TRIGGER {table}_no_delete",
        "DROP TRIGGER {table}_in_order",
    ),
    "postgresql": (  # the triggers go with their functions
        "DROP FUNCTION {table}_refuse() CASCADE",
        "DROP FUNCTION {table}_in_order() CASCADE",
    ),
}


class AppendOnly(Operation):
    """Migration operation: from here on, rows of this model can only be added."""

    category = OperationCategory.ADDITION

    def __init__(self, name: str) -> None:
        self.name = name

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The model stays as it is."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        self._run(CREATE, app_label, schema_editor, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        self._run(DROP, app_label, schema_editor, from_state)

    def _run(
        self,
        statements: dict[str, tuple[str, ...]],
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        state: ProjectState,
    ) -> None:
        model = state.apps.get_model(app_label, self.name)
        if self.allow_migrate_model(schema_editor.connection.alias, model):
            for statement in statements[schema_editor.connection.vendor]:
                schema_editor.execute(statement.format(table=model._meta.db_table), None)

    def describe(self) -> str:
        return f"Let rows of {self.name} only be added"


class AppendOnlyEnds(AppendOnly):
    """Migration operation: from here on, the triggers of AppendOnly are gone."""

    category = OperationCategory.REMOVAL

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        super().database_backwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        super().database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Let rows of {self.name} be changed again"
