"""A site manager writes a page in the editor, looks at it, publishes it, and readers find it."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import FrameLocator, expect
from playwright.sync_api import Page as BrowserPage

from newsroom import pages
from newsroom.models import Page
from newsroom.page.content import PageContent
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LIST = "/admin/newsroom/page/"
BARRIERS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"], "preload": False}  # fetches no style


@pytest.fixture(autouse=True)
def manager(transactional_db: None, login: Callable[[User], None]) -> User:
    person = factories.site_manager()
    login(person)
    return person


def text(page: BrowserPage) -> FrameLocator:
    """The editor, once it can be written in."""
    page.wait_for_function("() => CKEDITOR.instances.id_html?.status === 'ready'")
    return page.frame_locator(".cke_wysiwyg_frame")


def write(page: BrowserPage, words: str) -> None:
    text(page).locator("body").click()
    page.keyboard.type(words)


def test_a_page_is_written_previewed_published_and_read(page: BrowserPage) -> None:
    page.goto(f"{LIST}add/")
    page.get_by_label("Title").fill("Who we are")
    write(page, "Three people in a room.")
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Preview").click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Who we are")
    expect(opened.value.get_by_text("Nobody else sees it.")).to_be_visible()
    opened.value.close()
    page.get_by_role("button", name="Save and publish").click()
    expect(page.get_by_text("Published: readers see it now.")).to_be_visible()
    page.get_by_role("button", name="Footer: add a link").click()
    page.goto("/")
    page.get_by_role("contentinfo").get_by_role("link", name="Who we are").click()
    expect(page.get_by_text("Three people in a room.")).to_be_visible()
    expect(page).to_have_url(re.compile("/who-we-are/$"))


def test_a_pashto_page_is_written_from_right_to_left(page: BrowserPage) -> None:
    page.goto(f"{LIST}add/")
    body = text(page).locator("body")
    page.select_option("#id_language", "ps")
    expect(body).to_have_attribute("dir", "rtl")
    expect(page.get_by_label("Title")).to_have_attribute("dir", "rtl")


def test_saving_by_the_keyboard_saves_a_draft(page: BrowserPage) -> None:
    page.goto(f"{LIST}add/")
    page.get_by_label("Title").fill("By hand")
    write(page, "Text.")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Saved as revision 1.")).to_be_visible()
    assert not Page.objects.live().exists()


def test_what_was_not_saved_is_offered_back_and_after_saving_no_more(page: BrowserPage) -> None:
    made = factories.page(title="About", html="<p>Before.</p>")
    address = f"{LIST}{made.pk}/change/"
    page.goto(address)
    write(page, "Unsaved. ")
    page.wait_for_function("() => Object.keys(localStorage).some((key) => key.startsWith('page '))")
    page.on("dialog", lambda dialog: dialog.accept())  # leaves the form as a crash would
    page.goto(address)
    offer = page.get_by_text("This browser kept what you typed and did not save:")
    expect(offer).to_be_visible()
    expect(text(page).locator("body")).not_to_contain_text("Unsaved.")
    page.get_by_role("button", name="Put it back").click()
    expect(offer).to_be_hidden()
    expect(text(page).locator("body")).to_contain_text("Unsaved.")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Saved as revision 2.")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/change/$"))
    page.goto(address)
    expect(text(page).locator("body")).to_contain_text("Unsaved.")
    expect(offer).to_be_hidden()


def test_a_login_that_ended_meanwhile_loses_nothing(
    page: BrowserPage, manager: User, login: Callable[[User], None]
) -> None:
    made = factories.page(title="About", html="<p>Before.</p>")
    page.goto(f"{LIST}{made.pk}/change/")
    write(page, "Long thoughts. ")
    page.context.clear_cookies()
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url(re.compile("login|csrf|change"))
    login(manager)
    page.goto(f"{LIST}{made.pk}/change/")
    page.get_by_role("button", name="Put it back").click()
    expect(text(page).locator("body")).to_contain_text("Long thoughts.")


def test_who_saves_after_a_colleague_chooses_between_both(page: BrowserPage) -> None:
    made = factories.page(title="About", html="<p>One.</p>")
    page.goto(f"{LIST}{made.pk}/change/")
    write(page, "Mine. ")
    pages.save_draft(PageContent(title="About", html="<p>Theirs.</p>"), made)
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("What you typed is all here.")).to_be_visible()
    page.get_by_label("Both, yours first").check()
    page.get_by_role("button", name="Save them together").click()
    expect(page.get_by_text("Saved as revision 3.")).to_be_visible()
    saved = Page.objects.get().latest.html
    assert "Mine." in saved
    assert "Theirs." in saved


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", ["change", "history", "compare/1/2", "restore/1", "move"])
def test_the_screens_have_no_barriers(page: BrowserPage, screen: str, scheme: str) -> None:
    made = factories.page(title="About", html="<p>Before.</p>")
    pages.save_draft(PageContent(title="About", html="<p>After.</p>"), made)
    pages.publish(made)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{LIST}{made.pk}/{screen}/")
    if screen == "change":
        text(page)
    assert Axe().run(page, options=BARRIERS).response["violations"] == []


@pytest.mark.parametrize("language", ["en", "ps"])
def test_a_page_has_no_barriers(page: BrowserPage, language: str) -> None:
    html = "<p>One.</p><h2>Two</h2><ul><li>Three.</li></ul>"
    made = factories.published_page(html=html, language=language)
    page.goto(made.get_absolute_url())
    assert Axe().run(page, options=BARRIERS).response["violations"] == []
