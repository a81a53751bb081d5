from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone
from time_machine import travel

from donations.people import fresh
from tests import factories
from tests.fresh import log_in_freshly

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
ADDRESS = "/admin/somewhere/?from=list"
PASSWORD = "a quiet pass over the hills"


@pytest.fixture
def person() -> User:
    return factories.user(password=PASSWORD)


def request(client: Client, person: User, **typed: str | list[str]) -> HttpRequest:
    made: HttpRequest = RequestFactory().post(ADDRESS, typed)
    return joined(made, client, person)


def reading(client: Client, person: User, path: str = ADDRESS) -> HttpRequest:
    made: HttpRequest = RequestFactory().get(path)
    return joined(made, client, person)


def joined(made: HttpRequest, client: Client, person: User) -> HttpRequest:
    made.user = person
    made.session = SessionStore(client.session.session_key)
    return made


@fresh.fresh_authentication_required()
def send_money(request: HttpRequest) -> HttpResponse:
    return HttpResponse("done")


@fresh.fresh_authentication_required(forget=("last_digits",))
def approve(request: HttpRequest) -> HttpResponse:
    return HttpResponse("done")


def test_the_time_of_the_login_is_known(client: Client, person: User) -> None:
    with travel(NOW, tick=False):
        log_in_freshly(client, person)
        assert fresh.authenticated_at(reading(client, person)) == NOW


def test_a_session_without_a_record_is_never_fresh(client: Client, person: User) -> None:
    client.force_login(person)
    assert fresh.authenticated_at(reading(client, person)) is None
    assert not fresh.is_fresh(reading(client, person))


def test_the_login_of_somebody_else_counts_for_nothing(client: Client, person: User) -> None:
    log_in_freshly(client, person)
    assert fresh.authenticated_at(reading(client, factories.user())) is None


@pytest.mark.parametrize(("seconds", "expected"), [(0, True), (300, True), (301, False)])
def test_five_minutes_are_fresh(seconds: int, expected: bool, client: Client, person: User) -> None:
    with travel(NOW, tick=False):
        log_in_freshly(client, person, ago=timedelta(seconds=seconds))
        assert fresh.is_fresh(reading(client, person)) is expected


def test_what_is_sent_freshly_is_done(client: Client, person: User) -> None:
    log_in_freshly(client, person)
    assert send_money(request(client, person)).status_code == 200


def test_reading_asks_nobody(client: Client, person: User) -> None:
    client.force_login(person)
    assert send_money(reading(client, person)).status_code == 200


def test_what_is_sent_late_is_not_done_and_asks_who_it_is(client: Client, person: User) -> None:
    client.force_login(person)
    response = send_money(request(client, person, holder="Ostrel Post"))
    assert response.status_code == 302
    assert response.headers["Location"] == (
        "/admin/account/confirm/?next=%2Fadmin%2Fsomewhere%2F%3Ffrom%3Dlist"
    )


def late(client: Client, person: User, **typed: Any) -> HttpRequest:
    client.force_login(person)
    sent = request(client, person, **typed)
    approve(sent)
    return sent


def back(sent: HttpRequest, path: str = ADDRESS) -> HttpRequest:
    made: HttpRequest = RequestFactory().get(path)
    made.user, made.session = sent.user, sent.session
    return made


def test_what_was_typed_is_there_afterwards(client: Client, person: User) -> None:
    sent = late(client, person, holder="Østre Åsgård & sønner", ways=["bank", "iban"])
    typed = fresh.typed(back(sent))
    assert typed is not None
    assert typed["holder"] == "Østre Åsgård & sønner"
    assert typed.getlist("ways") == ["bank", "iban"]


def test_it_is_still_there_when_the_page_is_loaded_again(client: Client, person: User) -> None:
    sent = late(client, person, holder="x")
    assert fresh.typed(back(sent)) == fresh.typed(back(sent)) is not None


def test_no_password_and_nothing_that_has_to_be_typed_anew_is_kept(
    client: Client, person: User
) -> None:
    sent = late(
        client, person, holder="x", last_digits="94668", password="p", csrfmiddlewaretoken="t"
    )
    typed = fresh.typed(back(sent))
    assert typed is not None
    assert typed.dict() == {"holder": "x"}


def test_being_asked_before_anything_was_typed_keeps_nothing(client: Client, person: User) -> None:
    client.force_login(person)
    asked = reading(client, person)
    assert fresh.confirm_first(asked).status_code == 302
    assert fresh.typed(back(asked)) is None


def test_it_is_shown_nowhere_else(client: Client, person: User) -> None:
    assert fresh.typed(back(late(client, person, holder="x"), "/admin/elsewhere/")) is None


def test_it_is_forgotten_after_ten_minutes(client: Client, person: User) -> None:
    with travel(NOW, tick=False) as clock:
        sent = late(client, person, holder="x")
        clock.shift(timedelta(minutes=10))
        assert fresh.typed(back(sent)) is not None
        clock.shift(timedelta(seconds=1))
        assert fresh.typed(back(sent)) is None


def test_it_is_forgotten_once_it_was_sent(client: Client, person: User) -> None:
    kept = late(client, person, holder="x").session
    log_in_freshly(client, person)
    sent = request(client, person, holder="x")
    sent.session[fresh.KEY] = kept[fresh.KEY]
    approve(sent)
    assert fresh.typed(back(sent)) is None


def test_who_can_prove_nothing_is_refused(client: Client) -> None:
    person = factories.user()
    client.force_login(person)
    with pytest.raises(PermissionDenied):
        send_money(request(client, person))


def test_confirming_makes_it_fresh_and_leads_back(client: Client, person: User) -> None:
    client.force_login(person)
    address = "/admin/account/confirm/?next=/admin/"
    assert client.get(address).status_code == 200
    wrong = client.post(address, {"password": "another"})
    assert "This is not your password." in wrong.content.decode()
    assert not fresh.is_fresh(reading(client, person))
    assert client.post(address, {"password": PASSWORD})["Location"] == "/admin/"
    at = fresh.authenticated_at(reading(client, person))
    assert at is not None
    assert timezone.now() - at < timedelta(minutes=1)


def test_confirming_does_nothing_that_was_kept(client: Client, person: User) -> None:
    """Somebody with a copy of the session could have left it there."""
    sent = late(client, person, holder="x")
    sent.session.save()
    response = client.post("/admin/account/confirm/?next=/admin/somewhere/", {"password": PASSWORD})
    assert response.status_code == 302
    assert response["Location"] == "/admin/somewhere/"
