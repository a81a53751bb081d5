from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from donations import ledger
from donations.models import Appeal
from tests import factories
from tests.donations import standings
from tests.donations.standings import ANNOUNCED, DETAILS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NUMBERS = {
    "Copy Account number": "05302294668",
    "Copy Vipps number": "557320",
    "Copy IBAN": "NO1505302294668",
    "Copy BIC (SWIFT)": "DNBANOKK",
    "Copy KID": "12345678903",
}
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
ADDRESSES = [
    f"/donate/{language}{page}"
    for language in ("", "ps/", "nb/")
    for page in ("", "history/", "verify/", "poster/")
]


@pytest.fixture(autouse=True)
def details(page: Page) -> None:
    Appeal.objects.create(
        heading="Stand with us", text="Every coin helps.\n\nThank you.", suggested_eur="5, 10"
    )
    factories.donation_details(
        kid="12345678903",
        reference="Gift 2026",
        vipps_link="https://qr.vipps.no/donations/557320",
    )


@pytest.mark.parametrize(("button", "number"), NUMBERS.items())
def test_a_button_copies_a_number_without_its_spaces(
    page: Page, context: BrowserContext, button: str, number: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/donate/")
    page.get_by_role("button", name=button).first.click()
    said = f"Copied. Check that it ends in {number[-3:]}"
    expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == number


def test_a_message_is_copied_with_its_spaces(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/donate/")
    page.get_by_role("button", name="Copy Message").first.click()
    expect(page.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "Gift 2026"


def test_where_the_browser_has_no_clipboard_the_number_is_selected(page: Page) -> None:
    page.add_init_script(NO_CLIPBOARD)
    page.goto("/donate/")
    page.get_by_role("button", name="Copy IBAN").first.click()
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


@pytest.mark.parametrize("language", ["", "ps/"])
def test_the_page_is_complete_without_javascript(
    browser: Browser, base_url: str, language: str
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto(f"/donate/{language}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for slug in ("account-number", "iban", "bic", "vipps-number", "kid", "reference"):
        expect(page.locator(f"[data-number={slug}]").first).to_be_visible()
    expect(page.get_by_role("img", name="QR").first).to_be_visible()
    page.locator("summary").click()
    expect(page.locator("details svg")).to_have_count(2)
    expect(page.locator("details svg").last).to_be_visible()
    assert page.get_by_role("button").count() == 0
    context.close()


def test_on_a_phone_the_first_number_is_on_the_first_screen(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/donate/")
    expect(page.locator("[data-number=vipps-number]")).to_be_in_viewport()


def test_a_jump_link_leads_to_the_place_that_somebody_gives_from(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/donate/")
    page.get_by_role("link", name="From elsewhere").click()
    expect(page.get_by_role("heading", name="From elsewhere")).to_be_in_viewport()


@pytest.mark.parametrize("language", ["", "ps/", "nb/"])
@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1280])
def test_no_number_is_broken_or_cut_off(page: Page, width: int, language: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"/donate/{language}")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    for number in page.locator("[data-number]:has(span)").all():
        tops = number.locator("span").evaluate_all("all => all.map(one => one.offsetTop)")
        assert len(set(tops)) == 1


def test_in_pashto_the_groups_of_a_number_stand_from_left_to_right(page: Page) -> None:
    page.goto("/donate/ps/")
    groups = page.locator("[data-number=iban]").first.locator("span")
    lefts = [group.evaluate("one => one.getBoundingClientRect().x") for group in groups.all()]
    assert lefts == sorted(lefts)
    assert page.locator("h1").evaluate("one => getComputedStyle(one).direction") == "rtl"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_code_is_dark_on_white_whatever_the_reader_likes(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two
    page.goto("/donate/")
    ground, modules = page.locator(".donation-code svg").first.locator("path").all()
    assert ground.evaluate("one => getComputedStyle(one).fill") == "rgb(255, 255, 255)"
    assert modules.evaluate("one => getComputedStyle(one).stroke") == "rgb(0, 0, 0)"


def test_paper_gets_the_numbers_and_not_the_buttons(page: Page) -> None:
    page.goto("/donate/")
    expect(page.get_by_role("button").first).to_be_visible()
    page.emulate_media(media="print")
    assert page.get_by_role("button").count() == 0
    expect(page.locator("[data-number=iban]").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_passes_the_checks_of_axe(page: Page, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two
    page.goto(address)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_is_wider_than_the_screen(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("name", ["paused", "none", "announced"])
def test_what_is_not_as_usual_passes_the_checks_of_axe(
    page: Page, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = {
        "paused": standings.paused(),
        "none": standings.none(),
        "announced": standings.live(replace(DETAILS, bank=""), announced=ANNOUNCED),
    }
    monkeypatch.setattr(ledger, "standing", lambda: made[name])
    page.goto("/donate/")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_every_language_leads_to_the_others(page: Page) -> None:
    page.goto("/donate/verify/")
    languages = page.get_by_role("navigation", name="Languages")
    languages.get_by_role("link", name="پښتو").click()
    expect(page).to_have_url("/donate/ps/verify/")
    expect(page.locator("html")).to_have_attribute("lang", "ps")
    page.get_by_role("link", name="norsk").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Er dette nummeret vårt?")


def test_the_panel_under_a_story_copies_too(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(factories.published().get_absolute_url())
    page.get_by_role("complementary", name="Stand with us").get_by_role(
        "button", name="Copy Vipps number"
    ).click()
    expect(page.get_by_text("Copied. Check that it ends in 320")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "557320"
