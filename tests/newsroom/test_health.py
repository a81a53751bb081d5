from typing import NoReturn

import pytest
from django.db import OperationalError, connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from donations import ledger
from donations.entries.chain import Broken


def test_a_living_process_answers_without_the_database(client: Client) -> None:
    response = client.get("/health/")
    assert response.status_code == 200
    assert response.content == b"alive\n"


@pytest.mark.django_db
def test_a_ready_process_asks_the_database_and_the_ledger(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        response = client.get("/health/ready/")
    assert response.status_code == 200
    assert response.content == b"ready\n"


@pytest.mark.django_db
def test_a_process_without_database_is_alive_and_not_ready(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> NoReturn:
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "cursor", refuse)
    response = client.get("/health/ready/")
    assert response.status_code == 503
    assert response.content == b"database unavailable\n"
    assert client.get("/health/").status_code == 200


@pytest.mark.django_db
def test_a_ledger_that_does_not_verify_is_said_and_keeps_the_news_on_line(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> NoReturn:
        raise Broken("entry 1 is missing")

    monkeypatch.setattr(ledger, "state", broken)
    response = client.get("/health/ready/")
    assert response.status_code == 200
    assert response.content == b"ready\ndonation details unavailable\n"
    assert b"entry" not in response.content


@pytest.mark.django_db
def test_a_database_without_the_ledger_is_not_ready(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> NoReturn:
        raise OperationalError("no such table")

    monkeypatch.setattr(ledger, "state", away)
    assert client.get("/health/ready/").status_code == 503


@pytest.mark.parametrize("path", ["/health/", "/health/ready/"])
@pytest.mark.django_db
def test_health_is_never_cached_redirected_or_refused_for_its_host(
    path: str, client: Client, settings: Settings
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    response = client.get(path, headers={"host": "10.0.0.7"})
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
