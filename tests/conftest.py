import os
import secrets
from collections.abc import Iterator

import pytest
from django.conf import settings as django_settings
from django.core.signals import request_finished
from django.db import connection
from hypothesis import settings

from donations.people import daily
from tests.flushing import past_triggers

settings.register_profile(
    "newsroom",
    deadline=None,  # a busy machine is no failure
    derandomize="CI" in os.environ,  # in CI the same cases each time: no change fails by chance
)
settings.load_profile("newsroom")


@pytest.fixture(scope="session", autouse=True)
def _no_looking_between_pages() -> None:
    """Tests count the queries of a page; tests.donations.test_daily connects it again."""
    request_finished.disconnect(daily.look)


@pytest.fixture(scope="session", autouse=True)
def _flush_past_triggers() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        backend = type(connection.ops)
        patch.setattr(backend, "sql_flush", past_triggers(backend.sql_flush))
        yield


@pytest.fixture(autouse=True)
def _ledger_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was witnessed of one test's ledger does not convict the next one's."""
    path = django_settings.VAR / f"donations-ledger-head-{secrets.token_hex(4)}"
    monkeypatch.setattr(django_settings, "DONATIONS_WITNESS", path)


@pytest.fixture(autouse=True)
def _ledger_compared_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test waits for the second after which a changed ledger is noticed."""
    monkeypatch.setattr("donations.ledger.COMPARED_EVERY", 0)
