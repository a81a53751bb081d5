"""Lets the flush after a transactional test empty the tables whose triggers refuse just that.

The triggers are put aside and back inside the flush's own transaction: no test runs without them.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.operations import BaseDatabaseOperations

TRIGGERS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """
        SELECT DISTINCT tgrelid::regclass::text, '' FROM pg_trigger WHERE NOT tgisinternal
    """,
}


def past_triggers(sql_flush: Any) -> Any:
    """Wraps the method of a database backend that writes the statements of a flush."""

    def wrapped(self: BaseDatabaseOperations, *args: Any, **kwargs: Any) -> list[str]:
        statements = sql_flush(self, *args, **kwargs)
        aside, back = around(self.connection)
        return [*aside, *statements, *back] if statements else []

    return wrapped


def around(connection: BaseDatabaseWrapper) -> tuple[list[str], list[str]]:
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        found = cursor.fetchall()
    if connection.vendor == "sqlite":
        return [f"DROP TRIGGER {name}" for name, _sql in found], [sql for _name, sql in found]
    return (
        [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table, _sql in found],
        [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table, _sql in found],
    )
