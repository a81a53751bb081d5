import os
from collections.abc import Iterator

import pytest
from django.db import connection
from hypothesis import settings

from tests.flushing import past_triggers

settings.register_profile(
    "newsroom",
    deadline=None,  # a busy machine is no failure
    derandomize="CI" in os.environ,  # in CI the same cases each time: no change fails by chance
)
settings.load_profile("newsroom")


@pytest.fixture(scope="session", autouse=True)
def _flush_past_triggers() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        backend = type(connection.ops)
        patch.setattr(backend, "sql_flush", past_triggers(backend.sql_flush))
        yield
