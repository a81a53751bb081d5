"""Looking for announcements after a page was sent, at no cost to its reader."""

import time
from collections.abc import Callable, Iterator
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from donations import ledger
from donations.people import announcing, daily
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As in the product, for a process that has not looked yet."""
    monkeypatch.setattr(daily, "_next", 0.0)
    request_finished.connect(daily.look)
    yield
    request_finished.disconnect(daily.look)


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many queries had been made before each look."""
    found: list[int] = []
    monkeypatch.setattr(announcing, "tell_daily", lambda: found.append(len(connection.queries_log)))
    return found


def test_a_finished_request_looks(connected: None, looked: list[int], client: Client) -> None:
    client.get("/donate/")
    assert len(looked) == 1


def test_a_process_looks_once_a_minute(looked: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(daily, "_next", 0.0)
    clock = iter((1000.0, 1000.5, 1059.9, 1060.0, 1090.0))
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    for expected in (1, 1, 1, 2, 2):
        daily.look()
        assert len(looked) == expected


def started(*_: Any) -> Callable[[bytes], object]:
    """What a server gives an application to begin an answer with."""
    return len


def page() -> tuple[bytes, Any]:
    """As a server asks for it; what it still has to close is the second part."""
    environ: dict[str, Any] = {"PATH_INFO": "/donate/", "HTTP_HOST": "localhost"}
    setup_testing_defaults(environ)
    response = WSGIHandler()(environ, started)
    return b"".join(response), response


def test_a_page_has_been_sent_before_anybody_looks(connected: None, looked: list[int]) -> None:
    factories.donation_details()
    with CaptureQueriesContext(connection) as queries:
        body, response = page()
        sent = len(queries)
        assert body
        assert looked == []
        response.close()
    assert len(looked) == 1
    assert looked[0] - queries.initial_queries == sent


def test_the_queries_of_a_page_are_the_same_with_it_and_without(connected: None) -> None:
    factories.donation_details()
    counts = []
    for _ in range(2):  # the first looks, the second does not
        with CaptureQueriesContext(connection) as queries:
            response = page()[1]
            counts.append(len(queries))
        response.close()
    assert counts[0] == counts[1]


def test_a_database_that_is_away_harms_no_answer(
    connected: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(ledger, "state", away)
    assert client.get("/health/").status_code == 200
