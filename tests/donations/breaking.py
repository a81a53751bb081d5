"""The hand in the database: somebody who may do anything there, triggers included."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from tests.flushing import around


@contextmanager
def without_triggers() -> Iterator[None]:
    aside, back = around(connection)
    with connection.cursor() as cursor:
        for statement in aside:
            cursor.execute(statement)
        yield
        for statement in back:
            cursor.execute(statement)
