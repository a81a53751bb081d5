"""Logging in and confirming who it is, by password, code and passkey, as staff do it."""

import re
import time
from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.models import User
from django.core.cache import cache
from playwright.sync_api import BrowserContext, Page, expect

from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a quiet pass over the hills"


@pytest.fixture(autouse=True)
def person() -> User:
    cache.clear()  # tries and used codes outlive a test's rows
    return factories.editor(username="aska", password=PASSWORD)


@pytest.fixture
def authenticator(context: BrowserContext, page: Page) -> Callable[[bool], None]:
    """A device with passkeys; whether its owner unlocks it can be changed."""
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    added = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    chosen = {"authenticatorId": added["authenticatorId"]}

    def unlocks(willing: bool) -> None:
        devtools.send("WebAuthn.setUserVerified", {**chosen, "isUserVerified": willing})

    return unlocks


def log_in(page: Page, password: str = PASSWORD) -> None:
    page.get_by_label("Username").fill("aska")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in", exact=True).click()


def log_out(page: Page) -> None:
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_text("You are logged out.")).to_be_visible()


def confirm(page: Page) -> None:
    expect(page.get_by_role("heading", name="Confirm that it is you")).to_be_visible()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()


def code_of(secret: str) -> str:
    """What an app shows now, with enough time left to type it."""
    left = 30 - time.time() % 30
    if left < 3:
        time.sleep(left)
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def at_the_desk(page: Page) -> None:
    expect(page.get_by_role("heading", name="The desk")).to_be_visible()


def set_up_app(page: Page) -> str:
    page.goto("/admin/account/")
    page.get_by_role("link", name="Set up an app").click()
    confirm(page)
    secret = page.locator("#totp-secret").inner_text()
    expect(page.get_by_role("img", name="The secret below")).to_be_visible()
    page.get_by_label("Authenticator code").fill(code_of(secret))
    page.get_by_role("button", name="Set up").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    return secret


def add_passkey(page: Page, name: str, *, alone: bool = True) -> None:
    page.goto("/admin/account/passkeys/add/")
    if "confirm" in page.url:
        confirm(page)
    page.get_by_label("Name").fill(name)
    page.get_by_label("Log in with this passkey alone").set_checked(alone)
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_text("The passkey is yours now.")).to_be_visible()


def test_the_password_leads_to_the_page_that_was_asked_for(page: Page) -> None:
    page.goto("/admin/articles/article/")
    log_in(page, "another")
    expect(page.get_by_text("No member of staff has this user name")).to_be_visible()
    expect(page.get_by_label("Username")).to_have_value("aska")
    log_in(page)
    expect(page).to_have_url(re.compile("/admin/articles/article/$"))


def test_an_app_is_set_up_and_then_asked_for(page: Page) -> None:
    page.goto("/admin/")
    log_in(page)
    secret = set_up_app(page)
    code = page.locator("code").first.inner_text()
    log_out(page)
    log_in(page)
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Log in", exact=True).click()
    at_the_desk(page)
    log_out(page)
    log_in(page)
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Log in", exact=True).click()
    at_the_desk(page)


def test_who_it_is_can_be_confirmed_by_a_code(page: Page) -> None:
    page.goto("/admin/")
    log_in(page)
    secret = set_up_app(page)
    page.goto("/admin/account/confirm/?next=/admin/articles/article/")
    page.get_by_role("link", name="Use a code").click()
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Confirm").click()
    expect(page).to_have_url(re.compile("/admin/articles/article/$"))


def test_a_passkey_logs_in_alone_and_leads_back(
    page: Page, authenticator: Callable[[bool], None]
) -> None:
    page.goto("/admin/")
    log_in(page)
    add_passkey(page, "Telephone")
    page.goto("/admin/account/passkeys/")
    expect(page.get_by_text("logs in alone")).to_be_visible()
    log_out(page)
    page.goto("/admin/articles/article/")
    page.get_by_role("button", name="Log in with a passkey").click()
    expect(page).to_have_url(re.compile("/admin/articles/article/$"))


def test_a_passkey_is_a_second_factor_too(
    page: Page, authenticator: Callable[[bool], None]
) -> None:
    page.goto("/admin/")
    log_in(page)
    add_passkey(page, "Key at the desk", alone=False)
    page.goto("/admin/account/passkeys/")
    expect(page.get_by_text("logs in alone")).to_have_count(0)
    log_out(page)
    log_in(page)
    page.get_by_role("button", name="Use a passkey").click()
    at_the_desk(page)


def test_who_it_is_can_be_confirmed_by_a_passkey(
    page: Page, authenticator: Callable[[bool], None]
) -> None:
    page.goto("/admin/")
    log_in(page)
    add_passkey(page, "Telephone")
    page.goto("/admin/account/confirm/?next=/admin/articles/article/")
    page.get_by_role("link", name="Use a passkey").click()
    page.get_by_role("button", name="Confirm with a passkey").click()
    expect(page).to_have_url(re.compile("/admin/articles/article/$"))


def test_a_passkey_that_its_owner_does_not_unlock_opens_nothing(
    page: Page, authenticator: Callable[[bool], None]
) -> None:
    page.goto("/admin/")
    log_in(page)
    add_passkey(page, "Telephone")
    log_out(page)
    authenticator(False)
    page.get_by_role("button", name="Log in with a passkey").click()
    expect(page.get_by_role("alert")).to_have_text(re.compile("did not work, or was cancelled"))
    page.goto("/admin/")
    expect(page.get_by_label("Password")).to_be_visible()


def test_a_passkey_is_renamed_and_removed(
    page: Page, authenticator: Callable[[bool], None]
) -> None:
    page.goto("/admin/")
    log_in(page)
    add_passkey(page, "Telephone")
    page.goto("/admin/account/passkeys/")
    page.get_by_role("link", name="Rename").click()
    page.get_by_label("Name").fill("Old telephone")
    page.get_by_role("button", name="Rename").click()
    expect(page.get_by_text("Old telephone")).to_be_visible()
    page.get_by_role("link", name="Remove").click()
    page.get_by_role("button", name="Remove the passkey").click()
    expect(page.get_by_text("The passkey is removed.")).to_be_visible()
    expect(page.get_by_text("None yet.")).to_be_visible()


def test_the_same_passkey_is_not_added_twice(
    page: Page, authenticator: Callable[[bool], None]
) -> None:
    page.goto("/admin/")
    log_in(page)
    add_passkey(page, "Telephone")
    page.goto("/admin/account/passkeys/add/")
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_role("alert")).to_have_text("This passkey is yours already.")
