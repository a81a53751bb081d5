"""A site manager changes how the site looks: the tasks that people have, by mouse and keyboard."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Locator, Page, expect

from newsroom import generation
from newsroom.managed import publishing
from newsroom.managed.families import default_source
from newsroom.models import ManagedTemplate, TemplateVersion
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LIST = "/admin/newsroom/managedtemplate/"
BARRIERS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"], "preload": False}  # fetches no style
PUBLISHED = "Published: readers see it within a second."


@pytest.fixture(autouse=True)
def manager(transactional_db: None, login: Callable[[User], None]) -> User:
    person = factories.site_manager()
    login(person)
    return person


def editor(page: Page, title: str) -> Locator:
    """Opened from the list by one click."""
    page.goto(LIST)
    page.get_by_role("link", name=title, exact=True).click()
    expect(page.locator(".code.is-drawn")).to_be_visible()
    return page.get_by_label("The template", exact=True)


def put_before(page: Page, field: Locator, mark: str, text: str) -> None:
    """The cursor before the last of that mark, then typing."""
    field.evaluate(
        "(field, mark) => field.setSelectionRange(...Array(2).fill(field.value.lastIndexOf(mark)))",
        mark,
    )
    field.focus()
    page.keyboard.insert_text(text)


def publish(page: Page) -> None:
    page.get_by_role("button", name="Save and publish").click()
    expect(page.get_by_text(PUBLISHED)).to_be_visible()


def test_a_new_line_in_the_footer_in_dari_takes_three_clicks(page: Page) -> None:
    field = editor(page, "Footer")
    line = '<p lang="fa-AF" dir="rtl">گزارش ما را بخوانید</p>\n'
    put_before(page, field, "</footer>", line)
    publish(page)
    page.goto("/")
    expect(page.get_by_role("contentinfo").get_by_text("گزارش ما را بخوانید")).to_be_visible()


def test_another_label_in_the_header(page: Page) -> None:
    field = editor(page, "Header")
    label = '<bdi lang="fa-AF" dir="rtl">کمک مالی</bdi>'
    field.fill(default_source("header").replace('{% translate "Donate" %}', label))
    publish(page)
    page.goto("/")
    expect(page.get_by_role("banner").get_by_role("link", name="کمک مالی")).to_be_visible()


def test_a_wider_picture_on_the_story_card_and_back(page: Page, console_errors: list[str]) -> None:
    for _ in range(3):
        factories.published(lead_picture_id=factories.picture().pk)
    page.set_viewport_size({"width": 1280, "height": 900})
    picture = page.locator(".front-rail img").first
    page.goto("/")
    before = picture.bounding_box()
    field = editor(page, "Story card")
    wide = 'class="story-card story-card-wide{'
    field.fill(default_source("story-card").replace('class="story-card{', wide))
    publish(page)
    page.goto("/")
    after = picture.bounding_box()
    assert before
    assert after
    assert after["width"] > 1.5 * before["width"]
    editor(page, "Story card")
    page.get_by_role("link", name="Back to the default").click()
    page.get_by_role("button", name="Back to the default").click()
    page.goto("/")
    assert picture.bounding_box() == before
    console_errors.clear()  # no web server is there for the pictures themselves


def test_problems_lead_to_their_line_and_are_marked(page: Page) -> None:
    field = editor(page, "Footer")
    text = default_source("footer")
    field.fill(f"{text}\n\n<p>{{{{ artcle }}}}</p>")
    page.get_by_role("button", name="Check").click()
    link = page.get_by_role("link", name=re.compile("Line .*, column 7"))
    link.click()
    chosen = field.evaluate(
        "(field) => field.value.slice(field.selectionStart, field.selectionEnd)"
    )
    assert chosen == "artcle"
    expect(page.locator(".code-gutter .is-wrong")).to_have_count(1)
    page.on("dialog", lambda dialog: dialog.accept())


def test_the_colours_show_every_character(page: Page) -> None:
    field = editor(page, "Story card")
    shown = page.locator(".code-shown")
    for text in (
        default_source("story-card"),
        "a <b c=\"{{ d|e:'f' }}\n{% x",
        "{# ä #}<!-- 1",
        "<",
    ):
        field.fill(text)
        expect(shown).to_have_js_property("textContent", f"{text}\n")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_colours_stand_where_the_text_is(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    field = editor(page, "Story card")
    measures = "(one) => [getComputedStyle(one).font, getComputedStyle(one).letterSpacing]"
    assert field.evaluate(measures) == page.locator(".code-shown").evaluate(measures)
    text = page.locator(".code-shown").evaluate("(one) => one.getBoundingClientRect().left")
    edges = "(one) => [one.getBoundingClientRect().left, getComputedStyle(one).paddingLeft]"
    left, padding = field.evaluate(edges)
    border = 1
    assert text == left + border + float(padding.removesuffix("px"))


def test_words_from_right_to_left_are_isolated_and_unseen_characters_shown(page: Page) -> None:
    field = editor(page, "Footer")
    field.fill('<p>سلام دری "x"</p>\u202e<b>')
    expect(page.locator(".code-shown bdi")).to_have_text(["سلام دری"])
    unseen = page.locator(".code-unseen")
    expect(unseen).to_have_attribute("data-code", "[U+202E]")
    expect(field).to_have_css("direction", "ltr")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_text("U+202E, right-to-left override")).to_be_visible()
    page.on("dialog", lambda dialog: dialog.accept())


def test_tab_indents_escape_and_tab_leave_and_typing_is_undone(page: Page) -> None:
    field = editor(page, "Comments notice")
    text = default_source("comments-notice")
    field.focus()
    field.evaluate("(field) => field.setSelectionRange(0, 0)")
    page.keyboard.press("Tab")
    expect(field).to_have_value(f"  {text}")
    page.keyboard.press("Control+z")
    expect(field).to_have_value(text)
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(field).not_to_be_focused()
    expect(field).to_have_value(text)


def test_what_is_documented_is_written_at_the_cursor(page: Page) -> None:
    field = editor(page, "Story card")
    put_before(page, field, "</article>", "")
    page.get_by_role("button", name="story.headline", exact=True).click()
    expect(field).to_have_value(re.compile(r"{{ story\.headline }}</article>"))
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Saved. Readers see nothing of it")).to_be_visible()


def test_a_draft_is_looked_at_on_two_widths_before_anybody_sees_it(page: Page) -> None:
    factories.published()
    field = editor(page, "Footer")
    put_before(page, field, "</footer>", "<p>In draft only.</p>")
    page.get_by_role("button", name="Save and preview").click()
    for title, width in (("On a telephone", 360), ("On a desk", 1280)):
        frame = page.frame_locator(f"iframe[title='{title}']")
        expect(frame.get_by_text("In draft only.")).to_be_attached()
        assert frame.locator("html").evaluate("() => innerWidth") == width
    page.get_by_label("Page").select_option(label="A story with everything that one can have")
    page.get_by_role("button", name="Show").click()
    expect(page.frame_locator("iframe").first.get_by_text("In draft only.")).to_be_attached()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text(PUBLISHED)).to_be_visible()


def test_who_saves_after_a_colleague_loses_nothing(page: Page) -> None:
    field = editor(page, "Footer")
    put_before(page, field, "</footer>", "<p>Mine.</p>")
    theirs = default_source("footer").replace("site-footer label", "site-footer")
    publishing.save_draft("footer", theirs)
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("You changed different lines")).to_be_visible()
    expect(field).to_have_value(re.compile('<footer class="site-footer">[\\s\\S]*<p>Mine.</p>'))
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Saved. Readers see nothing of it")).to_be_visible()
    assert TemplateVersion.objects.count() == 2


def test_a_hostile_template_stays_a_draft(page: Page) -> None:
    field = editor(page, "Footer")
    put_before(page, field, "</footer>", "<img src=x onerror=alert(1)><script>1</script>")
    page.get_by_role("button", name="Save and publish").click()
    expect(page.get_by_text("the element <script> is not allowed here.")).to_be_visible()
    expect(page.get_by_text("Readers see the default.")).to_be_visible()
    expect(field).to_have_value(re.compile("onerror=alert"))


def test_readers_see_a_whole_page_when_a_template_fails(page: Page) -> None:
    version = publishing.save_draft("header", "<header>{{ gone }}</header>")
    ManagedTemplate.objects.update(live=version, draft=None)
    generation.raise_it()
    page.goto("/")
    expect(page.get_by_role("banner").get_by_role("link", name="Donate")).to_be_visible()
    page.goto("/admin/")
    page.get_by_role("region", name="Trouble").get_by_role("link", name="Header").click()
    expect(page.get_by_text("and readers see the default:")).to_be_visible()


def test_a_login_that_ended_meanwhile_loses_nothing(
    page: Page, manager: User, login: Callable[[User], None]
) -> None:
    field = editor(page, "Footer")
    put_before(page, field, "</footer>", "<p>Long thoughts.</p>")
    page.context.clear_cookies()
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url(re.compile("login|change"))
    login(manager)
    field = editor(page, "Footer")
    page.get_by_role("button", name="Put it back").click()
    expect(field).to_have_value(re.compile("<p>Long thoughts.</p>"))
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Saved. Readers see nothing of it")).to_be_visible()
    expect(page.get_by_role("button", name="Put it back")).to_be_hidden()


def test_saving_by_the_keyboard(page: Page) -> None:
    field = editor(page, "Comments notice")
    field.press("End")
    page.keyboard.type(" ")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Saved. Readers see nothing of it")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "screen", ["", "footer/change", "footer/history", "footer/compare", "footer/restore/1"]
)
def test_the_screens_have_no_barriers(page: Page, screen: str, scheme: str) -> None:
    text = default_source("footer").replace("</footer>", "\n{# یک #}\n</footer>")
    publishing.save_draft("footer", text)
    publishing.publish("footer")
    publishing.save_draft("footer", f"{text}{{{{ wrong }}}}")
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{LIST}{screen}/" if screen else LIST)
    assert Axe().run(page, options=BARRIERS).response["violations"] == []


@pytest.mark.parametrize("screen", ["preview", "new-default"])
def test_preview_and_new_default_have_no_barriers(
    page: Page, screen: str, improve: Callable[[str, str], None]
) -> None:
    publishing.save_draft("footer", default_source("footer").replace('label"', 'words"'))
    better = default_source("footer").replace("site-footer-name", "better")
    improve("footer", better)
    page.goto(f"{LIST}footer/{screen}/")
    assert page.url.endswith(f"/{screen}/")
    assert Axe().run(page, options=BARRIERS).response["violations"] == []
