import os
import secrets
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings as django_settings
from django.core.signals import request_finished
from django.db import connection
from hypothesis import settings

from donations.people import daily
from newsroom import generation
from newsroom.managed import families
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


@pytest.fixture(autouse=True)
def _nothing_is_kept() -> None:
    """What a process keeps of the database does not outlive a test's rows."""
    generation.forget()


@pytest.fixture
def improve(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """As a release does that brings another default for a managed template."""

    def better(name: str, source: str) -> None:
        before = families.default_source
        monkeypatch.setattr(
            families, "default_source", lambda one: source if one == name else before(one)
        )

    return better
