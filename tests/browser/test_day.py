"""A day in the newsroom: two journalists in one browser, two editors in another."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from articles import workflow, zones
from articles.models import Article
from tests import factories

pytestmark = pytest.mark.browser

HEADLINE = "Wells run dry in Ostrel"
LogIn = Callable[[User], Page]


def desk(context: BrowserContext, base_url: str) -> LogIn:
    """Logs one person out and another in; each begins at the desk."""

    def log_in(person: User) -> Page:
        client = Client()
        client.force_login(person)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": base_url}
        context.add_cookies([cookie])  # type: ignore[list-item]  # a TypedDict, spelled out
        page = context.pages[-1]
        page.goto("/admin/")
        return page

    return log_in


@pytest.fixture
def journalists(context: BrowserContext, page: Page, base_url: str) -> LogIn:
    return desk(context, base_url)


@pytest.fixture
def editors(browser: Browser, base_url: str, console_errors: list[str]) -> Iterator[LogIn]:
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.on("pageerror", lambda error: console_errors.append(str(error)))
    page.on(
        "console",
        lambda message: console_errors.append(message.text) if message.type == "error" else None,
    )
    yield desk(context, base_url)
    context.close()


def person(name: str, make: Callable[..., User]) -> User:
    first, last = name.split()
    return make(username=first.lower(), first_name=first, last_name=last)


def write(page: Page, text: str) -> None:
    """At the end of the text, in the editor."""
    frame = page.frame_locator("iframe.cke_wysiwyg_frame")
    expect(frame.locator("body[contenteditable=true]")).to_be_visible()
    frame.locator("body").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def go(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()


def said(page: Page, text: str) -> None:
    expect(page.locator(".messagelist")).to_contain_text(text)


def box(page: Page, name: str) -> None:
    """Opens the story from that box of the desk."""
    page.get_by_role("region", name=name).get_by_role("link", name=HEADLINE).click()


def the_story() -> Article:
    return Article.objects.get()


def jori_writes_and_submits(page: Page) -> None:
    go(page, "New story")
    page.fill("#id_headline", HEADLINE)
    write(page, "There are 12 wells in Ostrel.")
    page.select_option("#id_category", label="World")
    page.check("#id_without_byline")
    press(page, "Submit for review")
    page.fill("#id_note", "The numbers are from the town.")
    press(page, "Submit")
    said(page, "waits for review")


def edda_sends_it_back_and_asks_nila_to_help(page: Page) -> None:
    box(page, "Waiting for review")
    expect(page.locator(".thread")).to_contain_text("The numbers are from the town.")
    press(page, "Take")
    said(page, "You review the story now.")
    go(page, "Assign the story")
    page.get_by_label("Nila Sorvan").check()
    press(page, "Save")
    go(page, "Review")
    page.fill("#id_text", "Since when are they dry?")
    press(page, "Send back with the remark")
    said(page, "back with its writers")


def nila_answers_and_submits_again(page: Page) -> None:
    page.get_by_role("link", name="Since when are they dry?").click()
    page.fill("#id_text", "Since Monday; I have added it.")
    press(page, "Add the remark")
    go(page, HEADLINE)
    write(page, " They have been dry since Monday.")
    press(page, "Submit for review")
    press(page, "Submit")
    said(page, "waits for review")


def edda_approves_and_schedules(page: Page) -> None:
    box(page, "Waiting for review")
    expect(page.locator(".thread")).to_contain_text("Since Monday; I have added it.")
    press(page, "Approve")
    said(page, "The story is approved.")
    press(page, "Publish…")
    page.get_by_label("At a time").check()
    at = timezone.now().replace(second=0, microsecond=0) + timedelta(days=1)
    page.fill("#id_at", zones.to_local(at).isoformat(timespec="minutes"))
    press(page, "Schedule")
    said(page, zones.shown(at))
    assert the_story().live_from == at


def ivo_holds_lifts_and_publishes(page: Page) -> None:
    box(page, "Scheduled")
    go(page, "Hold the story")
    page.fill("#id_reason", "The lawyer reads it.")
    press(page, "Hold")
    said(page, "The story is held.")
    assert not the_story().is_scheduled
    page.goto("/admin/")
    box(page, "Held back")
    go(page, "Lift the hold")
    page.fill("#id_note", "The lawyer agrees.")
    press(page, "Lift the hold")
    go(page, "Publish")
    press(page, "Publish now")
    said(page, "readers see it now")


def jori_finds_a_mistake(page: Page) -> None:
    box(page, "My stories")
    write(page, " There are 13 wells.")
    press(page, "Save draft")
    said(page, "Saved as revision")


def edda_publishes_the_correction(page: Page) -> None:
    box(page, "Recently published")
    press(page, "Publish changes…")
    expect(page.get_by_label("Minor")).to_be_disabled()
    page.get_by_label("Correction").check()
    press(page, "Publish now")
    expect(page.locator(".action-errors")).to_contain_text("readers see it")
    page.fill("#id_note", "There are 13 wells in Ostrel, not 12.")
    press(page, "Publish now")
    said(page, "readers see it now")


def readers_see_the_story_and_none_of_the_talk(page: Page) -> None:
    page.goto(the_story().get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    article = page.get_by_role("main")
    expect(article).to_contain_text("They have been dry since Monday. There are 13 wells.")
    expect(article).to_contain_text("There are 13 wells in Ostrel, not 12.")
    for inside in ("Since when", "The lawyer", "from the town", "Edda", "Jori"):
        expect(page.locator("body")).not_to_contain_text(inside)


def test_a_day_with_four_people_in_two_browsers(
    journalists: LogIn, editors: LogIn, browser: Browser, base_url: str
) -> None:
    jori = person("Jori Aldane", factories.journalist)
    nila = person("Nila Sorvan", factories.journalist)
    edda = person("Edda Marsk", factories.editor)
    ivo = person("Ivo Brandal", factories.editor)
    factories.category(name="World")
    jori_writes_and_submits(journalists(jori))
    edda_sends_it_back_and_asks_nila_to_help(editors(edda))
    nila_answers_and_submits_again(journalists(nila))
    edda_approves_and_schedules(editors(edda))
    ivo_holds_lifts_and_publishes(editors(ivo))
    jori_finds_a_mistake(journalists(jori))
    edda_publishes_the_correction(editors(edda))
    reader = browser.new_context(base_url=base_url)
    readers_see_the_story_and_none_of_the_talk(reader.new_page())
    reader.close()


@pytest.mark.parametrize(
    ("local", "kabul"),
    [
        ("2040-07-03T14:30", "Jul 3, 2040, 17:00"),  # summer time in Oslo, none in Kabul
        ("2040-01-03T23:30", "Jan 4, 2040, 03:00"),  # the next day
        ("2040-03-25T02:30", ""),  # the clock skips it
        ("2040-10-28T02:30", ""),  # the clock shows it twice: the form asks which
        ("2040-10-28T03:30", "Oct 28, 2040, 07:00"),
    ],
)
def test_the_time_in_kabul_appears_while_a_time_is_written(
    local: str, kabul: str, editors: LogIn
) -> None:
    article = factories.draft()
    page = editors(factories.editor())
    page.goto(f"/admin/articles/article/{article.pk}/publish/")
    expect(page.locator("#id_at")).to_be_hidden()
    page.get_by_label("At a time").check()
    page.fill("#id_at", local)
    expect(page.locator("[data-elsewhere='Asia/Kabul']")).to_have_text(kabul)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_time_that_comes_twice_is_asked_about_and_then_shown_with_both_clocks(
    javascript: bool, editors: LogIn, browser: Browser, base_url: str
) -> None:
    article = factories.draft()
    state = editors(factories.editor()).context.storage_state()
    context = browser.new_context(
        base_url=base_url, storage_state=state, java_script_enabled=javascript
    )
    page = context.new_page()
    page.goto(f"/admin/articles/article/{article.pk}/publish/")
    page.get_by_label("At a time").check()
    page.fill("#id_at", "2040-10-28T02:30")
    press(page, "Schedule")
    expect(page.get_by_role("group", name="Which of the two?")).to_be_visible()
    page.get_by_label("After the clock has gone back").check()
    press(page, "Schedule")
    expect(page.locator(".messagelist")).to_contain_text("02:30 in Oslo · 06:00 in Kabul")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk_and_the_pages_of_the_verbs_are_accessible(scheme: str, editors: LogIn) -> None:
    article = factories.published(headline="Rain")
    workflow.submit(article)
    workflow.hold(article, reason="Wait.")
    page = editors(factories.editor())
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for name in ("", "publish", "review", "assign", "embargo", "withdraw"):
        page.goto(f"/admin/articles/article/{article.pk}/{name}/" if name else "/admin/")
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"]})
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_desk_and_the_pages_of_the_verbs_fit_every_screen(width: int, editors: LogIn) -> None:
    article = factories.published(headline="Rain " * 20)
    page = editors(factories.editor())
    page.set_viewport_size({"width": width, "height": 740})
    for name in ("", *("publish", "review", "submit", "assign", "hold", "embargo", "withdraw")):
        page.goto(f"/admin/articles/article/{article.pk}/{name}/" if name else "/admin/")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
