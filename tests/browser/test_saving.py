"""Nothing typed is lost: autosave, a dead line, a crash, an ended session, a colleague."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from articles import presence, workflow
from articles.models import Article, Autosave
from tests import factories
from tests.browser.test_writing import change, open_form, text_of, write

pytestmark = pytest.mark.browser

KEPT = "Not saved yet, but kept"
OFFLINE = "No connection. Go on writing"


@pytest.fixture
def person(page: Page, login: Callable[[User], None]) -> User:
    person = factories.editor(first_name="Anna", last_name="Lunde")
    login(person)
    return person


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-saving] [data-when]:visible")).to_contain_text(words, timeout=15_000)


def copies(page: Page) -> int:
    found: int = page.evaluate(
        "Object.keys(localStorage).filter(key => key.startsWith('story ')).length"
    )
    return found


def cut_off(page: Page, console_errors: list[str]) -> Callable[[], None]:
    """The line is dead until what is returned is called; the browser's complaints are expected."""
    page.context.set_offline(True)

    def back() -> None:
        console_errors.clear()
        page.context.set_offline(False)

    return back


def test_what_is_typed_is_kept_within_seconds_and_said_to_be(page: Page, person: User) -> None:
    article = factories.draft(headline="Rain")
    open_form(page, change(article))
    write(page, "It rains.")
    says(page, KEPT)
    kept = Autosave.objects.get()
    assert "It rains." in kept.data["html"]
    assert (kept.person, kept.article, kept.base) == (person, article, 1)
    assert copies(page) == 0
    assert article.revisions.count() == 1


def test_a_form_that_is_only_looked_at_keeps_nothing(page: Page, person: User) -> None:
    icon = '<figure class="image"><img src="/static/img/icon.svg" alt="Icon"></figure>'
    html = f"<p>“It is dry,” she said.</p>{icon}"
    open_form(page, change(factories.draft(html=html, lead_picture_id=None)))
    page.wait_for_timeout(4000)
    page.reload()
    open_form(page)
    assert not Autosave.objects.exists()
    assert copies(page) == 0


def test_what_was_taken_back_is_not_kept_any_more(page: Page, person: User) -> None:
    open_form(page, change(factories.draft(headline="Rain")))
    page.fill("#id_headline", "Snow")
    says(page, KEPT)
    page.fill("#id_headline", "Rain")
    expect(page.locator("[data-saving] [data-when]:visible")).to_have_count(0, timeout=10_000)
    assert not Autosave.objects.exists()


def test_saving_ends_the_waiting_and_nothing_is_offered(page: Page, person: User) -> None:
    open_form(page)
    page.fill("#id_headline", "Rain in Ostrel")
    says(page, KEPT)
    page.keyboard.press("Control+s")
    expect(page.locator(".messagelist")).to_contain_text("Saved as revision 1.")
    assert not Autosave.objects.exists()
    expect(page.locator(".story-waiting")).to_have_count(0)
    expect(page.locator("[data-news]")).to_be_attached()
    page.wait_for_timeout(500)
    assert copies(page) == 0


def test_a_tab_that_was_closed_gives_back_what_was_typed(
    page: Page, context: BrowserContext, person: User
) -> None:
    article = factories.draft(headline="Rain")
    open_form(page, change(article))
    write(page, "It rains.")
    says(page, KEPT)
    page.close()
    again = context.new_page()
    open_form(again, change(article))
    expect(again.locator(".story-waiting")).to_contain_text("did not save it: Rain")
    again.get_by_role("link", name="Look at it").click()
    expect(text_of(again).locator("body")).to_contain_text("It rains.")
    expect(again.locator(".story-state")).to_contain_text("It is not saved yet.")
    again.get_by_role("button", name="Save draft").click()
    expect(again.locator(".messagelist")).to_contain_text("Saved as revision 2.")
    expect(again.locator(".story-waiting")).to_have_count(0)
    assert "It rains." in article.revisions.latest("number").content.html


def test_a_tab_closed_at_once_gives_it_back_too(
    page: Page, context: BrowserContext, person: User
) -> None:
    """Before the server had it: the browser hands it over when the next form is opened."""
    open_form(page)
    page.fill("#id_headline", "Rain in Ostrel")
    page.close(run_before_unload=False)
    again = context.new_page()
    open_form(again)
    expect(again.locator(".story-waiting")).to_contain_text("did not save it: Rain in Ostrel")
    assert Autosave.objects.get().data["headline"] == "Rain in Ostrel"
    assert copies(again) == 0


def test_what_nobody_wants_is_thrown_away_without_leaving_the_form(
    page: Page, person: User
) -> None:
    client = Client()
    client.force_login(person)
    typed = {"form": "f1", "headline": "Old words"}
    client.post("/admin/articles/article/autosave/", typed)
    open_form(page)
    page.fill("#id_headline", "New words")
    page.get_by_role("button", name="Throw it away").click()
    expect(page.locator(".story-waiting")).to_have_count(0)
    expect(page.locator("#id_headline")).to_have_value("New words")
    assert not Autosave.objects.filter(form="f1").exists()


def test_without_a_connection_the_browser_keeps_the_text_until_it_is_back(
    page: Page, person: User, console_errors: list[str]
) -> None:
    article = factories.draft(headline="Rain")
    open_form(page, change(article))
    back = cut_off(page, console_errors)
    write(page, "It rains.")
    says(page, OFFLINE)
    page.wait_for_timeout(4000)
    assert copies(page) == 1
    assert not Autosave.objects.exists()
    back()
    says(page, "The connection is back")
    assert copies(page) == 0
    assert "It rains." in Autosave.objects.get().data["html"]


def test_saving_without_a_connection_stays_in_the_form_and_saves_later(
    page: Page, person: User, console_errors: list[str]
) -> None:
    article = factories.draft(headline="Rain")
    open_form(page, change(article))
    back = cut_off(page, console_errors)
    page.fill("#id_headline", "Snow")
    says(page, OFFLINE)
    page.keyboard.press("Control+s")
    page.wait_for_timeout(1000)
    expect(page.locator("#id_headline")).to_have_value("Snow")
    back()
    says(page, "The connection is back")
    page.keyboard.press("Control+s")
    expect(page.locator(".messagelist")).to_contain_text("Saved as revision 2.")


def test_a_browser_that_dies_without_a_connection_gives_the_text_back(
    page: Page, context: BrowserContext, person: User, console_errors: list[str]
) -> None:
    article = factories.draft(headline="Rain")
    open_form(page, change(article))
    back = cut_off(page, console_errors)
    write(page, "It rains.")
    says(page, OFFLINE)
    page.wait_for_timeout(4000)
    page.close()
    back()
    again = context.new_page()
    open_form(again, change(article))
    again.get_by_role("link", name="Look at it").click()
    expect(text_of(again).locator("body")).to_contain_text("It rains.")


def test_an_ended_session_is_said_and_after_a_login_elsewhere_the_form_goes_on(
    page: Page,
    context: BrowserContext,
    person: User,
    login: Callable[[User], None],
    console_errors: list[str],
) -> None:
    person.set_password("a long password")
    person.save()
    login(person)
    article = factories.draft(headline="Rain")
    open_form(page, change(article))
    Session.objects.all().delete()
    page.fill("#id_headline", "Snow")
    says(page, "You are logged out.")
    assert copies(page) == 1
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Log in in a new tab").click()
    tab = opened.value
    tab.fill("[name=login]", person.username)
    tab.fill("[name=password]", "a long password")
    tab.locator("[type=submit]").click()
    expect(tab.locator("#user-tools")).to_be_visible()
    page.bring_to_front()
    page.fill("#id_headline", "Snow in Ostrel")
    says(page, "what you typed is kept")
    page.keyboard.press("Control+s")
    expect(page.locator(".messagelist")).to_contain_text("Saved as revision 2.")
    console_errors.clear()  # the first word with the old token was refused


def test_a_form_tells_who_else_is_there_and_what_they_saved(page: Page, person: User) -> None:
    article, colleague = factories.draft(), factories.editor(first_name="Bo", last_name="Ask")
    page.clock.install()
    open_form(page, change(article))
    expect(page.locator("[data-news]")).to_be_empty()
    presence.seen(colleague, article)
    workflow.save_draft(factories.content(), article, by=colleague)
    page.clock.run_for(21_000)
    expect(page.locator("[data-news]")).to_contain_text("Bo Ask has this story open, too.")
    expect(page.locator("[data-news]")).to_contain_text("Bo Ask saved revision 2")


def test_two_people_who_write_at_once_lose_nothing(page: Page, person: User) -> None:
    article = factories.draft(headline="Rain", html="<p>One.</p><p>Two.</p>")
    open_form(page, change(article))
    workflow.save_draft(
        factories.content(headline="Flood", html="<p>One.</p><p>Two, theirs.</p>", slug="rain"),
        article,
        by=factories.editor(first_name="Bo"),
    )
    text_of(page).locator("p").last.click()
    page.keyboard.press("End")
    page.keyboard.type(" Mine.")
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator("h1")).to_have_text("The story was saved while you wrote")
    expect(page.locator("ins")).to_have_count(2)
    page.get_by_label("Both, yours first").check()
    page.get_by_role("button", name="Save them together").click()
    expect(page.locator(".messagelist")).to_contain_text("Saved as revision 3.")
    content = article.revisions.latest("number").content
    assert content.html == "<p>One.</p><p>Two. Mine.</p><p>Two, theirs.</p>"
    assert content.headline == "Flood"
    assert not Autosave.objects.exists()


def test_two_tabs_of_one_person_meet_too(page: Page, context: BrowserContext, person: User) -> None:
    article = factories.draft(headline="Rain")
    other = context.new_page()
    for tab, headline in ((page, "Flood"), (other, "Snow")):
        open_form(tab, change(article))
        tab.fill("#id_headline", headline)
    for tab in (page, other):
        tab.get_by_role("button", name="Save draft").click()
        tab.wait_for_load_state()
    expect(page.locator(".messagelist")).to_contain_text("Saved as revision 2.")
    expect(other.get_by_role("group", name="Headline")).to_contain_text("Flood")


def test_a_second_click_saves_no_second_story(page: Page, person: User) -> None:
    open_form(page)
    page.fill("#id_headline", "Rain in Ostrel")
    page.get_by_role("button", name="Save draft").dblclick()
    expect(page.locator(".messagelist")).to_contain_text("Saved as revision 1.")
    assert Article.objects.count() == 1


def test_what_stands_in_the_form_is_shown_in_a_new_tab_and_the_form_stays(
    page: Page, person: User
) -> None:
    open_form(page)
    page.fill("#id_headline", "Rain in Ostrel")
    write(page, "It rains.")
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Preview").click()
    tab = opened.value
    expect(tab.locator("h1")).to_have_text("Rain in Ostrel")
    expect(tab.locator("main")).to_contain_text("It rains.")
    expect(tab.locator("body")).to_contain_text("Preview of unsaved text")
    expect(page.locator("#id_headline")).to_have_value("Rain in Ostrel")
    assert page.evaluate("!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))")
    assert not Article.objects.exists()


def test_a_form_of_ten_thousand_words_opens_in_under_a_second(page: Page, person: User) -> None:
    """Measured three times; a busy machine is no failure, a form that cannot do it is."""
    article = factories.draft(html=long_story())
    times = [opening(page, change(article)) for _ in range(3)]
    assert min(times) < 1000


def long_story() -> str:
    spoken = (f"“The well number {number} is dry,” said Mina Toral." for number in range(75))
    rest = " ".join(["No rain has fallen on the valley since the spring."] * 13)
    return "".join(f"<p>{words}</p><p>{rest}</p>" for words in spoken)


def opening(page: Page, address: str) -> float:
    """Milliseconds until somebody can write."""
    page.add_init_script(
        """if (window === top) addEventListener("DOMContentLoaded", () =>
            CKEDITOR.on("instanceReady", () => { window.canWrite = performance.now(); }))"""
    )
    open_form(page, address)
    expect(page.locator("[data-words]")).not_to_be_empty()
    time: float = page.evaluate("window.canWrite")
    return time
