"""History, comparison and previews with a real browser."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import BrowserContext, Page, expect

from articles import workflow
from articles.changes import Change
from articles.models import Article
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Login = Callable[[User], None]


@pytest.fixture
def article(login: Login) -> Article:
    """Of three revisions, in the browser of an editor."""
    login(factories.editor())
    made = factories.draft(headline="Wells run dry", html="<p>The wells are dry.</p>")
    for headline in ("Wells run low", "Wells are full"):
        content = replace(factories.content(), headline=headline, html="<p>The wells are low.</p>")
        workflow.save_draft(content, made)
    return made


def address(article: Article, page: str = "history") -> str:
    return f"/admin/articles/article/{article.pk}/{page}/"


def faults(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    return [one["id"] for one in found.response["violations"]]


def test_two_revisions_are_chosen_and_compared(page: Page, article: Article) -> None:
    page.goto(address(article))
    page.get_by_role("group", name="Compare revision 1").get_by_label("from").check()
    page.get_by_role("group", name="Compare revision 2").get_by_label("to").check()
    page.get_by_role("button", name="Compare the chosen two").click()
    expect(page).to_have_url(re.compile(r"/compare/1/2/$"))
    expect(page.locator("ins").first).to_contain_text("low")
    expect(page.locator("del").first).to_contain_text("dry")


def test_a_revision_is_restored_in_two_clicks(page: Page, article: Article) -> None:
    page.goto(address(article))
    page.get_by_role("link", name="Restore revision 1").click()
    page.get_by_role("button", name="Restore revision 1").click()
    expect(page.get_by_label("Headline")).to_have_value("Wells run dry")


def test_a_preview_link_is_made_copied_and_opened_elsewhere(
    page: Page, context: BrowserContext, article: Article
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address(article, "preview-links"))
    page.get_by_role("button", name="Make a link").click()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("status")).to_have_text("Copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    context.clear_cookies()
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("Wells are full")
    expect(page.get_by_role("complementary", name="Preview")).to_contain_text("revision 3")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["history", "compare/1/2", "restore/1", "preview-links"])
def test_everybody_can_use_the_pages(page: Page, article: Article, name: str, scheme: str) -> None:
    page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
    page.goto(address(article, name))
    assert faults(page) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["history", "compare/1/2", "restore/1", "preview-links"])
def test_nothing_is_wider_than_the_screen(
    page: Page, article: Article, name: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address(article, name))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_search_engines_read_is_no_script_that_the_policy_refuses(
    page: Page, scheme: str
) -> None:
    """Refusals are errors in the console, and the test would fail on one."""
    page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
    article = factories.published(author_ids=(factories.author().pk,))
    workflow.publish(article, change=Change.CORRECTION, note="It is Arvel.")
    page.goto(article.get_absolute_url())
    block = page.locator('script[type="application/ld+json"]')
    assert '"NewsArticle"' in (block.text_content() or "")
    assert faults(page) == []
