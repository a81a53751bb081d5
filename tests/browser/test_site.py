"""The links and the settings of the site with a real browser."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Locator, Page, expect

from newsroom.models import Change, SiteLink, SiteSettings
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Login = Callable[[User], None]
LIST = "/admin/newsroom/sitelink/"
SETTINGS = "/admin/newsroom/sitesettings/1/change/"


@pytest.fixture(autouse=True)
def _logged_in(login: Login) -> None:
    login(factories.superuser())


@pytest.fixture
def footer() -> None:
    for position, label in enumerate(("One", "Two", "Three"), 1):
        factories.site_link(label=label, position=position)


def labels(placement: str = "footer") -> list[str]:
    return [link.label for link in SiteLink.objects.in_placement(placement)]


def handle(page: Page, label: str) -> Locator:
    return page.get_by_role("button", name=f"Move “{label}”")


def faults(page: Page) -> list[str]:
    rules = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
    found = Axe().run(page, options={"runOnly": rules, "preload": False})  # the policy refuses it
    return [one["id"] for one in found.response["violations"]]


def test_links_are_put_in_order_by_the_keyboard(page: Page, footer: None) -> None:
    page.goto(LIST)
    handle(page, "Three").focus()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("status")).to_have_text("“Three” is now number 2 of 3 in: Footer.")
    expect(handle(page, "Three")).to_be_focused()
    assert labels() == ["One", "Three", "Two"]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")  # past the first one, into the placement before
    expect(page.get_by_role("status")).to_have_text("“Three” is now number 1 of 1 in: Header.")
    expect(handle(page, "Three")).to_be_focused()
    assert (labels("header"), labels()) == (["Three"], ["One", "Two"])


def test_at_the_end_of_the_list_the_keyboard_says_so(page: Page) -> None:
    factories.site_link(label="Only", placement="header")
    page.goto(LIST)
    handle(page, "Only").press("ArrowUp")
    expect(page.get_by_role("status")).to_have_text("“Only” is already at the end.")
    assert labels("header") == ["Only"]


def test_links_are_put_in_order_by_dragging(page: Page, footer: None) -> None:
    page.goto(LIST)
    drag(page, handle(page, "Three"), page.locator("[data-label=One]"))
    expect(page.get_by_role("status")).to_have_text("“Three” is now number 1 of 3 in: Footer.")
    assert labels() == ["Three", "One", "Two"]


def test_a_link_is_dragged_to_another_place_of_the_site(page: Page) -> None:
    factories.site_link(label="دعوت", placement="edition", language="ps")
    page.goto(LIST)
    drag(page, handle(page, "دعوت"), page.locator("#placement-header"))
    expect(page.get_by_role("status")).to_have_text("“دعوت” is now number 1 of 1 in: Header.")
    assert (labels("header"), labels("edition")) == (["دعوت"], [])
    page.goto("/")
    link = page.get_by_role("navigation", name="Sections").get_by_role("link", name="دعوت")
    expect(link).to_have_attribute("dir", "rtl")


def drag(page: Page, what: Locator, to: Locator) -> None:
    start, end = what.bounding_box(), to.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + 20, end["y"] + 20, steps=5)
    page.mouse.move(end["x"] + 20, end["y"] + 2, steps=5)
    page.mouse.up()


def test_what_cannot_be_saved_goes_back_and_says_why(page: Page, console_errors: list[str]) -> None:
    factories.site_link(label="Give", address="/donate/", placement="header")
    factories.site_link(label="Donate", address="/donate/")
    page.goto(LIST)
    handle(page, "Donate").press("ArrowUp")
    expect(page.get_by_role("status")).to_contain_text("already has a link in this placement")
    expect(page.locator("[data-placement=footer] [data-label=Donate]")).to_be_visible()
    expect(handle(page, "Donate")).to_be_focused()
    page.get_by_role("link", name="Show that link").click()
    expect(page.locator("[data-link]:target")).to_contain_text("Give")
    assert (labels("header"), labels()) == (["Give"], ["Donate"])
    console_errors.clear()  # the refusal itself, 409


def test_the_buttons_move_a_link_and_keep_the_focus(page: Page, footer: None) -> None:
    page.goto(LIST)
    button = page.get_by_role("button", name="“Three” one up")
    button.click()
    expect(page.get_by_role("status")).to_contain_text("number 2 of 3")
    expect(button).to_be_focused()
    assert labels() == ["One", "Three", "Two"]


def test_without_javascript_the_buttons_are_forms(
    browser: Browser, page: Page, base_url: str, footer: None
) -> None:
    bare = browser.new_context(
        java_script_enabled=False, base_url=base_url, storage_state=page.context.storage_state()
    ).new_page()
    bare.goto(LIST)
    expect(bare.locator("[data-handle]").first).to_be_hidden()
    bare.get_by_role("button", name="“Three” one up").click()
    bare.get_by_role("button", name="“Three” one up").click()
    expect(bare.get_by_role("button", name="“Three” one up")).to_be_disabled()
    assert labels() == ["Three", "One", "Two"]
    bare.get_by_role("button", name="Hide “Two”").click()
    expect(bare.get_by_role("button", name="Show “Two”")).to_be_visible()
    bare.context.close()


def test_a_colour_is_shown_while_it_is_typed_and_told_apart_from_one_nobody_can_read(
    page: Page,
) -> None:
    page.goto(SETTINGS)
    light = page.locator("[data-sample=light]")
    page.get_by_label("Accent colour:").fill("#8fb4ff")
    expect(light).to_contain_text("too little, 4.5 is needed")
    expect(light.locator("rect[data-fill]")).to_have_attribute("fill", "#8fb4ff")
    page.get_by_label("Accent colour:").fill("7A1F97")
    expect(light).to_contain_text("#7a1f97")
    expect(light).not_to_contain_text("too little")


def test_the_sample_for_dark_pages_is_what_they_get(page: Page) -> None:
    page.goto(SETTINGS)
    for colour in ("#7a1f97", "#0b6b3a", "#803300", "#444444", "#000000"):
        page.get_by_label("Accent colour:").fill(colour)
        expected = SiteSettings(accent=colour).accents[1]
        expect(page.locator("[data-sample=dark] [data-colour]")).to_have_text(expected)


def test_the_accent_colour_is_that_of_the_site_within_a_second(page: Page) -> None:
    page.goto(SETTINGS)
    page.get_by_label("Accent colour:").fill("#7a1f97")
    page.get_by_role("button", name="Save").click()
    page.goto("/")
    colour = "getComputedStyle(document.documentElement).getPropertyValue('--accent')"
    assert page.evaluate(colour) == "#7a1f97"
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(colour) == SiteSettings.objects.get().accents[1]
    page.emulate_media(media="print")
    assert page.evaluate(colour) == "#000"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_screens_are_accessible(page: Page, footer: None, scheme: str) -> None:
    factories.site_link(label="Hidden", is_shown=False, placement="social")
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of its words
    change = Change.objects.create(number=1, act="changed", kind="page", name="About")
    log = "/admin/newsroom/change/"
    for address in (LIST, SETTINGS, f"{LIST}check/", log, f"{log}{change.pk}/change/"):
        page.goto(address)
        assert faults(page) == [], address
