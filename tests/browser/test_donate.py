from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, BrowserContext, Page, expect

from donations.models import Appeal
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NUMBERS = {
    "Copy Account number": "05302294668",
    "Copy Vipps number": "557320",
    "Copy IBAN": "NO1505302294668",
    "Copy BIC (SWIFT)": "DNBANOKK",
}
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"


@pytest.fixture(autouse=True)
def details(page: Page) -> None:
    Appeal.objects.create(heading="Stand with us", text="Every coin helps.", suggested_amount="€5")
    factories.donation_details()


def test_staff_change_a_number_and_readers_see_it(
    page: Page, login: Callable[[User], None]
) -> None:
    login(factories.user(permissions=["donations.publish_details"]))
    page.goto("/admin/donations/details/")
    page.get_by_role("link", name="Change the details").click()
    expect(page.get_by_label("IBAN")).to_have_value("NO15 0530 2294 668")
    page.get_by_label("Account number").fill("۱۲۳۴ ۵۶ ۷۸۹۰۳")
    page.get_by_label("IBAN").fill("IBAN NO71 1234 5678 903")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Version 2 is live now.")).to_be_visible()
    page.goto("/donate/")
    expect(page.locator("[data-number=account-number]")).to_have_text("12345678903")
    expect(page.locator("[data-number=iban]")).to_have_text("NO7112345678903")


def test_a_wrong_digit_is_told_in_the_form(page: Page, login: Callable[[User], None]) -> None:
    login(factories.user(permissions=["donations.publish_details"]))
    page.goto("/admin/donations/details/add/")
    page.get_by_label("Account number").fill("0530 22 94669")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".field-account_number .errorlist")).to_contain_text(
        "“0530 22 94669” is no account number"
    )
    expect(page.get_by_label("Account number")).to_have_value("0530 22 94669")


@pytest.mark.parametrize(("button", "number"), NUMBERS.items())
def test_a_button_copies_a_number_without_its_spaces(
    page: Page, context: BrowserContext, button: str, number: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/donate/")
    page.get_by_role("button", name=button).click()
    said = f"Copied. Check that it ends in {number[-3:]}"
    expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == number


def test_where_the_browser_has_no_clipboard_the_number_is_selected(page: Page) -> None:
    page.add_init_script(NO_CLIPBOARD)
    page.goto("/donate/")
    page.get_by_role("button", name="Copy IBAN").click()
    said = "Selected. Copy it, and check that it ends in 668"
    expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()
    assert page.evaluate("getSelection().toString()") == "NO1505302294668"


def test_a_number_selected_by_hand_has_no_spaces(page: Page) -> None:
    page.goto("/donate/")
    page.locator("[data-number=account-number] span").nth(1).click()
    assert page.evaluate("getSelection().toString()") == "05302294668"


def test_the_groups_stand_apart_on_the_screen(page: Page) -> None:
    page.goto("/donate/")
    groups = page.locator("[data-number=account-number] span")
    first, second = groups.nth(0).bounding_box(), groups.nth(1).bounding_box()
    assert first is not None
    assert second is not None
    assert second["x"] - (first["x"] + first["width"]) > 4


def test_the_page_is_complete_without_javascript(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto("/donate/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Stand with us")
    expect(page.get_by_text("Every coin helps.")).to_be_visible()
    expect(page.get_by_text("€5")).to_be_visible()
    for slug in ("account-number", "iban", "bic", "vipps-number"):
        expect(page.locator(f"[data-number={slug}]")).to_be_visible()
    assert page.get_by_role("button").count() == 0
    context.close()


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_number_is_broken_or_cut_off(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/donate/")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    for number in page.locator("[data-number]").all():
        assert number.evaluate("element => element.getClientRects().length") == 1


def test_paper_gets_the_numbers_and_not_the_buttons(page: Page) -> None:
    page.goto("/donate/")
    expect(page.get_by_role("button").first).to_be_visible()
    page.emulate_media(media="print")
    assert page.get_by_role("button").count() == 0
    expect(page.locator("[data-number=iban]")).to_be_visible()


def test_the_panel_under_a_story_copies_too(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(factories.published().get_absolute_url())
    page.get_by_role("complementary", name="Stand with us").get_by_role(
        "button", name="Copy Vipps number"
    ).click()
    expect(page.get_by_text("Copied. Check that it ends in 320")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "557320"
