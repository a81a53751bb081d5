"""Logging in to the admin: by password, code, recovery code; see tests/browser for passkeys."""

import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from time_machine import travel

from tests import factories
from tests.fresh import log_in_freshly

pytestmark = pytest.mark.django_db
LOGIN = "/admin/login/"
PASSWORD = "a quiet pass over the hills"
WRONG = "No member of staff has this user name and this password."


@pytest.fixture
def person() -> User:
    return factories.editor(username="aska", password=PASSWORD)


def send(client: Client, password: str = PASSWORD, username: str = "aska", **more: str) -> Any:
    return client.post(LOGIN, {"login": username, "password": password, **more})


def code_of(secret: str) -> str:
    """What an authenticator app shows now (RFC 6238)."""
    return format_hotp_value(hotp_value(secret, int(timezone.now().timestamp()) // 30))


def is_logged_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def test_the_admin_asks_for_a_login_and_leads_back(person: User, client: Client) -> None:
    asked = client.get("/admin/articles/article/")
    assert asked["Location"] == f"{LOGIN}?next=/admin/articles/article/"
    form = client.get(asked["Location"]).content.decode()
    assert '<input type="hidden" name="next" value="/admin/articles/article/">' in form
    assert send(client, next="/admin/articles/article/")["Location"] == "/admin/articles/article/"
    assert is_logged_in(client)


def test_without_an_address_to_go_back_to_the_desk_comes_first(
    person: User, client: Client
) -> None:
    assert send(client)["Location"] == "/admin/"


def test_nobody_is_led_to_another_site(person: User, client: Client) -> None:
    assert send(client, next="https://elsewhere.example/")["Location"] == "/admin/"


def test_a_wrong_password_is_told_and_the_user_name_kept(person: User, client: Client) -> None:
    shown = send(client, "another").content.decode()
    assert WRONG in shown
    assert 'value="aska"' in shown
    assert not is_logged_in(client)


@pytest.mark.parametrize("lacking", ["is_staff", "is_active"])
def test_only_active_staff_can_log_in(lacking: str, person: User, client: Client) -> None:
    User.objects.update(**{lacking: False})
    assert WRONG in send(client).content.decode()


def test_who_is_no_longer_staff_is_logged_out_at_once(person: User, client: Client) -> None:
    send(client)
    User.objects.update(is_staff=False)
    assert client.get("/admin/")["Location"].startswith(LOGIN)
    assert client.get(LOGIN).status_code == 200


def test_after_five_wrong_tries_the_right_password_waits_five_minutes(
    person: User, client: Client
) -> None:
    with travel(timezone.now(), tick=False) as clock:
        for _ in range(5):
            assert WRONG in send(client, "another").content.decode()
        assert "Too many wrong tries. Wait five minutes" in send(client).content.decode()
        assert not is_logged_in(client)
        clock.shift(timedelta(minutes=5))
        assert send(client).status_code == 302


def test_who_is_locked_out_locks_out_nobody_else(person: User, client: Client) -> None:
    factories.user(username="runa", password=PASSWORD)
    for _ in range(6):
        send(client, "another")
    assert send(client, username="runa").status_code == 302


def test_one_address_cannot_try_one_password_on_everybody(person: User, client: Client) -> None:
    for number in range(20):
        send(client, username=f"somebody-{number}")
    assert "Too many wrong tries." in send(client).content.decode()


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_reset_password"])
def test_nobody_can_make_themselves_a_login(name: str, client: Client) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)
    assert "sign up" not in client.get(LOGIN).content.decode().lower()


def test_djangos_own_form_leads_to_the_login_too() -> None:
    request: HttpRequest = RequestFactory().get("/admin/articles/article/")
    request.user = AnonymousUser()
    response = admin.site.login(request)
    assert response.status_code == 302
    assert response.headers["Location"] == f"{LOGIN}?next=%2Fadmin%2Farticles%2Farticle%2F"


def test_logging_out_is_asked_for_and_leads_to_the_login(person: User, client: Client) -> None:
    send(client)
    assert client.get("/admin/logout/").status_code == 200
    assert is_logged_in(client)
    assert client.post("/admin/logout/")["Location"] == LOGIN
    assert not is_logged_in(client)


def test_the_password_is_changed_by_who_knows_it(person: User, client: Client) -> None:
    send(client)
    new = {"password1": "over the hills again", "password2": "over the hills again"}
    refused = client.post("/admin/password_change/", {"oldpassword": "another", **new})
    assert refused.status_code == 200
    changed = client.post("/admin/password_change/", {"oldpassword": PASSWORD, **new})
    assert changed["Location"] == "/admin/account/"
    person.refresh_from_db()
    assert person.check_password("over the hills again")


def test_a_password_cannot_be_guessed_where_it_is_changed(person: User, client: Client) -> None:
    send(client)
    for _ in range(5):
        client.post("/admin/password_change/", {"oldpassword": "another"})
    refused = client.post("/admin/password_change/", {"oldpassword": PASSWORD})
    assert refused.status_code == 429
    assert "Too many tries" in refused.content.decode()


def test_who_has_no_password_is_not_asked_to_change_it(client: Client) -> None:
    client.force_login(factories.user())
    assert client.get("/admin/password_change/", follow=True).redirect_chain[-1][0] == (
        "/admin/account/"
    )


def set_up_app(client: Client) -> str:
    """By its pages; returns the secret."""
    page = client.get("/admin/account/app/")
    if page.status_code == 302:
        client.post(page["Location"], {"password": PASSWORD})
        page = client.get("/admin/account/app/")
    found = re.search(r'id="totp-secret" dir="ltr">(\w+)<', page.content.decode())
    assert found
    done = client.post("/admin/account/app/", {"code": code_of(found[1])})
    assert done["Location"] == "/admin/account/codes/"
    return found[1]


def test_setting_up_an_app_asks_who_it_is_first(person: User, client: Client) -> None:
    send(client)
    assert client.get("/admin/account/app/")["Location"] == (
        "/admin/account/confirm/?next=%2Fadmin%2Faccount%2Fapp%2F"
    )


def test_with_an_app_the_password_alone_opens_nothing(person: User, client: Client) -> None:
    send(client)
    secret = set_up_app(client)
    other = Client()
    asked = send(other, next="/admin/articles/article/")
    assert asked["Location"] == "/admin/login/code/"
    assert not is_logged_in(other)
    wrong = other.post("/admin/login/code/", {"code": "000000"}).content.decode()
    assert "This code is not right" in wrong
    done = other.post("/admin/login/code/", {"code": code_of(secret)})
    assert done["Location"] == "/admin/articles/article/"
    assert is_logged_in(other)


def test_a_code_opens_once(person: User, client: Client) -> None:
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    with travel(timezone.now(), tick=False):
        send(client)
        assert client.post("/admin/login/code/", {"code": code_of(secret)}).status_code == 302
        other = Client()
        send(other)
        assert other.post("/admin/login/code/", {"code": code_of(secret)}).status_code == 200


def test_codes_cannot_be_guessed(person: User, client: Client) -> None:
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    send(client)
    for _ in range(5):
        client.post("/admin/login/code/", {"code": "000000"})
    shown = client.post("/admin/login/code/", {"code": code_of(secret)})
    assert "Too many wrong tries" in shown.content.decode()
    assert not is_logged_in(client)


def test_a_recovery_code_opens_once(person: User, client: Client) -> None:
    send(client)
    set_up_app(client)
    page = client.get("/admin/account/codes/").content.decode()
    codes = re.findall(r"<code>(\w+)</code>", page)
    assert len(codes) == 10
    assert codes == client.get("/admin/account/codes/download/").content.decode().split()
    for expected in (302, 200):
        other = Client()
        send(other)
        assert other.post("/admin/login/code/", {"code": codes[0]}).status_code == expected
    assert codes[0] not in client.get("/admin/account/codes/").content.decode()


def test_a_login_can_be_given_up_half_way(person: User, client: Client) -> None:
    TOTP.activate(person, generate_totp_secret())
    send(client)
    assert client.post("/admin/logout/", {"next": LOGIN})["Location"] == LOGIN
    assert client.get(LOGIN).status_code == 200


def test_new_recovery_codes_end_the_old_ones(person: User, client: Client) -> None:
    send(client)
    set_up_app(client)
    before = client.get("/admin/account/codes/").content.decode()
    assert client.get("/admin/account/codes/new/").status_code == 200
    client.post("/admin/account/codes/new/")
    after = client.get("/admin/account/codes/").content.decode()
    old, new = (set(re.findall(r"<code>(\w+)</code>", page)) for page in (before, after))
    assert len(new) == 10
    assert not old & new


def test_the_app_can_be_removed(person: User, client: Client) -> None:
    send(client)
    set_up_app(client)
    assert client.get("/admin/account/app/remove/").status_code == 200
    client.post("/admin/account/app/remove/")
    assert not Authenticator.objects.exists()
    assert send(Client())["Location"] == "/admin/"


def test_what_was_sent_too_late_is_asked_for_again_and_not_done(
    person: User, client: Client
) -> None:
    TOTP.activate(person, generate_totp_secret())
    client.force_login(person)
    asked = client.post("/admin/account/app/remove/")["Location"]
    done = client.post(asked, {"password": PASSWORD})
    assert done["Location"] == "/admin/account/app/remove/"
    assert client.get(done["Location"]).status_code == 200
    assert Authenticator.objects.exists()


def test_a_superuser_cannot_take_a_second_factor_away_in_the_admin(client: Client) -> None:
    log_in_freshly(client, factories.superuser())
    TOTP.activate(factories.user(), generate_totp_secret())
    assert client.get("/admin/mfa/authenticator/").status_code == 404
    assert not admin.site.is_registered(Authenticator)


@pytest.mark.parametrize(
    "path",
    [
        "account/",
        "account/app/",
        "account/app/remove/",
        "account/codes/",
        "account/codes/download/",
        "account/codes/new/",
        "account/confirm/",
        "account/confirm/code/",
        "account/confirm/passkey/",
        "account/passkeys/",
        "account/passkeys/1/",
        "account/passkeys/1/remove/",
        "account/passkeys/add/",
        "login/code/",
        "password_change/",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_account_is_open_to_nobody_without_a_login(
    path: str, method: str, client: Client
) -> None:
    response = getattr(client, method)(f"/admin/{path}")
    assert response.status_code in {302, 403}
    if response.status_code == 302:
        assert response["Location"].startswith(LOGIN)


def test_passkeys_are_ones_own(person: User, client: Client) -> None:
    other = Authenticator.objects.create(
        user=factories.user(), type=Authenticator.Type.WEBAUTHN, data={"name": "Not yours"}
    )
    send(client)
    client.post("/admin/account/confirm/", {"password": PASSWORD})
    for path in ("", "remove/"):
        assert client.get(f"/admin/account/passkeys/{other.pk}/{path}").status_code == 404
    assert "Not yours" not in client.get("/admin/account/passkeys/").content.decode()


def test_a_passkey_that_does_not_fit_leads_back_to_the_question(
    person: User, client: Client
) -> None:
    Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data={})
    client.force_login(person)
    here = "/admin/account/confirm/passkey/"
    answer = client.post(here, {"credential": "{", "next": "/admin/articles/article/"})
    assert answer["Location"] == f"{here}?next=%2Fadmin%2Farticles%2Farticle%2F"
    assert len(list(get_messages(answer.wsgi_request))) == 1


def test_an_account_is_kept_in_no_cache(person: User, client: Client) -> None:
    send(client)
    for path in ("/admin/account/", "/admin/account/confirm/", LOGIN):
        assert "no-store" in client.get(path)["Cache-Control"]


def test_what_was_not_said_after_a_login(person: User, client: Client) -> None:
    """No message stands on the desk for what everybody sees."""
    response = send(client)
    assert not list(get_messages(response.wsgi_request))


def test_recovery_codes_alone_are_no_second_factor(person: User, client: Client) -> None:
    RecoveryCodes.activate(person)
    assert send(client)["Location"] == "/admin/"


def test_the_page_of_the_account_says_what_it_lacks(person: User, client: Client) -> None:
    advice = "protected by its password alone"
    send(client)
    assert advice in client.get("/admin/account/").content.decode()
    set_up_app(client)
    shown = client.get("/admin/account/").content.decode()
    assert advice not in shown
    assert "You have 10 codes left" in shown


def test_the_desk_leads_to_the_account(person: User, client: Client) -> None:
    send(client)
    assert '<a href="/admin/account/">Your account</a>' in client.get("/admin/").content.decode()


def test_readers_pages_know_no_login(client: Client) -> None:
    client.cookies.clear()
    response = client.get("/")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
