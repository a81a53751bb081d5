"""Changing the donation details end to end: two people in two browsers, with JavaScript and
without."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as product
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils.timezone import now
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings

from donations import approval, ledger
from tests import factories
from tests.donations.chains import OTHER
from tests.fresh import log_in_freshly

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a quiet pass over the hills"
OLD, NEW = re.compile(r"0530\s*22\s*94668"), re.compile(r"8601\s*11\s*17947")
LIST = "/admin/donations/entry/"
Open = Callable[[User | None], Page]


@dataclass(frozen=True)
class People:
    runa: User
    idris: User


@pytest.fixture(autouse=True)
def people(settings: Settings, base_url: str) -> People:
    """Both may approve; what waits in the cache of an earlier test is gone."""
    cache.clear()
    settings.SITE_ADDRESS = base_url
    factories.donation_details()
    return People(factories.approver("runa"), factories.approver("idris"))


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def opened(
    request: pytest.FixtureRequest, browser: Browser, base_url: str, console_errors: list[str]
) -> Iterator[Open]:
    """A browser of one's own for each: logged in just now, or nobody's."""
    contexts = []

    def open_for(person: User | None) -> Page:
        context = browser.new_context(base_url=base_url, java_script_enabled=request.param)
        contexts.append(context)
        if person:
            context.add_cookies([session_of(person, base_url)])  # type: ignore[list-item]  # a TypedDict, spelled out
        page = context.new_page()
        page.on("pageerror", lambda error: console_errors.append(str(error)))
        page.set_default_timeout(15_000)
        return page

    yield open_for
    for context in contexts:
        context.close()


def session_of(person: User, base_url: str) -> dict[str, str]:
    client = Client()
    log_in_freshly(client, person)
    name = product.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": base_url}


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def go(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()


def said(page: Page, text: str) -> None:
    expect(page.locator(".messagelist")).to_contain_text(text)


def letter_to(mailbox: str) -> str:
    return next(str(one.body) for one in reversed(mail.outbox) if one.to == [mailbox])


def stop_link() -> str:
    return link(r"\S+/donate/stop/\S+")


def approve_link() -> str:
    return link(r"\S+/approve/\S+")


def link(pattern: str) -> str:
    found = re.search(pattern, letter_to("idris@example.org"))
    assert found
    return found[0]


def runa_proposes_another_account(page: Page) -> None:
    page.goto(LIST)
    go(page, "Propose a change")
    page.get_by_label("Bank", exact=True).fill("Danske Bank")
    page.get_by_label("Account number").fill("8601 11 17948")  # a slip of the hand
    page.get_by_label("IBAN", exact=True).fill("NO93 8601 1117 947")
    page.get_by_label("BIC").fill("DABANO22")
    page.get_by_label("A letter from the bank lies before me").check()
    press(page, "Propose")
    expect(page.locator(".action-errors")).to_contain_text("8601 11 17948")
    page.get_by_label("Account number").fill("8601 11 17947")
    press(page, "Propose")
    said(page, "until another person approves it")
    expect(page.get_by_role("region", name="runa proposes a change")).to_contain_text(
        "Another person has to approve it."
    )
    expect(page.get_by_role("link", name="Compare and approve")).to_have_count(0)


def idris_compares_and_approves(page: Page) -> None:
    page.goto(LIST)
    go(page, "Compare and approve")
    expect(page.locator("body")).to_contain_text("which was sent to idris@example.org")
    page.goto(approve_link())
    expect(page.locator(".ledger-differences")).to_contain_text("8601 11 •••••")
    expect(page.locator("body")).not_to_contain_text("17947")
    page.get_by_label("Account number: its last 5 digits").fill("17974")
    press(page, "Approve: live at once")
    expect(page.locator(".action-errors")).to_contain_text("“17974” is not the end")
    page.get_by_label("Account number: its last 5 digits").fill("17947")
    press(page, "Approve: live at once")
    said(page, "the new details are live")


def test_two_people_change_the_account(opened: Open, people: People, settings: Settings) -> None:
    settings.DONATIONS_APPROVERS = [("runa", ""), ("idris", "idris@example.org")]
    reader = opened(None)
    reader.goto("/donate/")
    expect(reader.get_by_role("main")).to_contain_text(OLD)
    runa_proposes_another_account(opened(people.runa))
    assert "end in 947" in letter_to("idris@example.org")
    reader.reload()
    expect(reader.get_by_role("main")).to_contain_text(OLD)
    idris_compares_and_approves(opened(people.idris))
    reader.reload()  # a browser may show what it has for five minutes
    expect(reader.get_by_role("main")).to_contain_text(NEW)
    expect(reader.get_by_role("main")).not_to_contain_text(OLD)


def test_the_link_in_the_mail_stops_it_by_a_button_without_a_login(
    opened: Open, people: People
) -> None:
    runa_proposes_another_account(opened(people.runa))
    page = opened(None)
    page.goto(stop_link())
    expect(page.get_by_role("main")).to_contain_text("The account would end in 947.")
    press(page, "Stop the change")
    expect(page.get_by_role("heading", level=1)).to_have_text("Stopped")
    assert page.context.cookies() == []
    assert ledger.state().proposal is None


def test_one_person_pauses_and_resumes(opened: Open, people: People) -> None:
    page, reader = opened(people.idris), opened(None)
    page.goto(LIST)
    go(page, "Pause gifts")
    press(page, "Pause gifts now")
    said(page, "Gifts are paused")
    reader.goto("/donate/")
    expect(reader.get_by_role("main")).to_contain_text("Please do not send money now.")
    expect(reader.get_by_role("main")).not_to_contain_text(OLD)
    go(page, "Resume gifts")
    press(page, "Resume gifts now")
    said(page, "Gifts are possible again")
    reader.goto("/donate/")
    expect(reader.get_by_role("main")).to_contain_text(OLD)


def test_after_suspected_fraud_two_people_resume(opened: Open, people: People) -> None:
    runa, idris = opened(people.runa), opened(people.idris)
    runa.goto(LIST)
    go(runa, "Pause gifts")
    runa.get_by_label("Suspected fraud").check()
    press(runa, "Pause gifts now")
    go(runa, "Ask to resume")
    runa.get_by_label("Why it is safe again").fill("It was an old poster.")
    press(runa, "Ask to resume")
    expect(runa.get_by_role("link", name="Resume gifts", exact=True)).to_have_count(0)
    idris.goto(LIST)
    go(idris, "Resume gifts")
    press(idris, "Resume gifts now")
    said(idris, "Gifts are possible again")


def test_a_login_that_is_no_longer_fresh_is_asked_and_nothing_typed_is_lost(
    opened: Open, people: People
) -> None:
    people.runa.set_password(PASSWORD)
    people.runa.save()
    page = opened(people.runa)
    page.goto(f"{LIST}propose/")
    page.get_by_label("Message").fill("Gift")
    page.get_by_label("I saw it in the bank").check()
    forget_when()
    press(page, "Propose")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Confirm")
    expect(page.get_by_role("main")).to_contain_text("Nothing has been sent yet")
    expect(page.get_by_label("Message")).to_have_value("Gift")
    expect(page.get_by_label("I saw it in the bank")).to_be_checked()
    press(page, "Propose")
    said(page, "until another person approves it")


def forget_when() -> None:
    """As if the last login of everybody were long ago."""
    for row in Session.objects.all():
        held = row.get_decoded()
        for record in held.get("account_authentication_methods", []):
            record["at"] = 0
        Session.objects.save(row.session_key, held, row.expire_date)


# Every screen


PAGES = ("", "1/", "2/", "propose/", "approve/2/", "stop/2/", "pause/", "revoke/")


@pytest.fixture
def waiting(people: People) -> None:
    approval.propose(
        OTHER, by=people.runa, authenticated_at=now(), verified="Bank letter", note="By letter."
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible(
    scheme: str, waiting: None, people: People, page: Page, login: Callable[[User], None]
) -> None:
    login(people.idris)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for name in (*(f"{LIST}{name}" for name in PAGES), "/admin/"):
        page.goto(name)
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"]})
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_every_page_fits_every_screen(
    width: int, waiting: None, people: People, page: Page, login: Callable[[User], None]
) -> None:
    login(people.idris)
    page.set_viewport_size({"width": width, "height": 740})
    for name in PAGES:
        page.goto(f"{LIST}{name}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
