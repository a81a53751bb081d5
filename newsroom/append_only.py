"""Database triggers for revisions: rows that are added and never changed or deleted.

As donations.append_only, which numbers the rows of the whole table; here they are numbered
1, 2, 3 … in the column `number` for each thing that they are revisions of.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import ProjectState

from donations import append_only
from donations.append_only import AppendOnly

CREATE = {
    "sqlite": (
        *append_only.CREATE["sqlite"][:2],
        """
        CREATE TRIGGER {table}_in_order BEFORE INSERT ON {table}
        WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) OR NEW.number IS NOT (
            SELECT COALESCE(MAX(number), 0) + 1 FROM {table} WHERE {of} = NEW.{of}
        )
        BEGIN SELECT RAISE(ABORT, '{table}: rows are numbered one after the other'); END
        """,
    ),
    "postgresql": (
        append_only.CREATE["postgresql"][0],
        """
        CREATE FUNCTION {table}_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.number IS DISTINCT FROM (
                SELECT COALESCE(MAX(number), 0) + 1 FROM {table} WHERE {of} = NEW.{of}
            ) THEN
                RAISE integrity_constraint_violation
                USING MESSAGE = '{table}: rows are numbered one after the other';
            END IF;
            RETURN NEW;
        END $$
        """,
        *append_only.CREATE["postgresql"][2:],
    ),
}


class AppendOnlyWithin(AppendOnly):
    """Migration operation: from here on, rows of this model can only be added."""

    def __init__(self, name: str, of: str) -> None:
        """`of` is the column that says what a row is a revision of."""
        super().__init__(name)
        self.of = of

    def _run(
        self,
        statements: dict[str, tuple[str, ...]],
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        state: ProjectState,
    ) -> None:
        own = CREATE if statements is append_only.CREATE else statements
        filled = {
            vendor: tuple(one.replace("{of}", self.of) for one in each)
            for vendor, each in own.items()
        }
        super()._run(filled, app_label, schema_editor, state)
