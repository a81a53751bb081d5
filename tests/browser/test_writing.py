"""A journalist at work: the form of a story, with the real editor under the real policy."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Error, FrameLocator, Page, expect

from articles import html, pictures
from articles.content import Attribution
from articles.html import ELEMENTS, FEATURES
from articles.models import Article, Source
from tests import factories

pytestmark = pytest.mark.browser

ADD = "/admin/articles/article/add/"
SPOKEN = "“The wells are dry,” said Mina Toral, a baker."
BARRIERS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"], "preload": False}  # fetches no style
WHOLE = (  # every element and attribute that the allow-list keeps
    '<p dir="rtl" lang="ps">One <strong>two</strong> <em>three</em> H<sub>2</sub>O '
    'm<sup>2</sup> <a href="https://example.org/">four</a> <span lang="ps" dir="rtl">پنځه</span>'
    "<br>six</p><h2>Seven</h2><h3>Eight</h3><blockquote><p>Nine</p></blockquote>"
    '<ul><li>Ten</li></ul><ol start="3"><li>Eleven</li></ol>'
    '<figure class="image"><img alt="Icon" width="40" height="40" src="/static/img/icon.svg">'
    "<figcaption>Twelve</figcaption></figure><table><caption>Thirteen</caption>"
    '<thead><tr><th scope="col" colspan="2">A</th><th rowspan="1">B</th></tr></thead>'
    '<tbody><tr><td colspan="2">C</td><td rowspan="1">D</td></tr></tbody></table><hr>'
)


@pytest.fixture
def journalist(page: Page, login: Callable[[User], None]) -> User:
    person = factories.superuser()
    login(person)
    return person


def text_of(page: Page) -> FrameLocator:
    return page.frame_locator("iframe.cke_wysiwyg_frame")


def open_form(page: Page, address: str = ADD) -> FrameLocator:
    page.goto(address)
    text = text_of(page)
    expect(text.locator("body[contenteditable=true]")).to_be_visible()
    return text


def write(page: Page, *paragraphs: str) -> None:
    text_of(page).locator("body").click()
    page.keyboard.press("Control+End")
    for paragraph in paragraphs:
        page.keyboard.type(paragraph)
        page.keyboard.press("Enter")


def make_heading(page: Page, words: str) -> None:
    page.locator(".cke_combo__format .cke_combo_button").click()
    page.frame_locator("iframe.cke_panel_frame").get_by_text("Section heading").click()
    page.keyboard.type(words)
    page.keyboard.press("Enter")


def data(page: Page) -> str:
    """The text as the editor would send it."""
    found: str = page.evaluate("CKEDITOR.instances.id_html.getData()")
    return html.clean(found)


def set_data(page: Page, text: str) -> None:
    page.evaluate("text => CKEDITOR.instances.id_html.setData(text)", text)


def change(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def test_a_journalist_writes_a_story_says_who_spoke_and_publishes_it(
    page: Page, journalist: User
) -> None:
    factories.category(name="World")
    open_form(page)
    page.fill("#id_headline", "Wells run dry in Ostrel")
    page.fill("#id_dateline", "OSTREL")
    write(page, "No rain has fallen since May.")
    make_heading(page, "What the bakers say")
    write(page, SPOKEN)
    page.get_by_text("Add Mina Toral, baker").click()
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".story-state")).to_contain_text("Readers do not see this story.")
    page.select_option("#id_category", label="World")
    page.get_by_label("Nobody is named").check()
    page.get_by_role("button", name="Publish now").click()
    expect(page.locator(".messagelist")).to_contain_text("readers see it now")

    page.get_by_role("link", name="View on site").click()
    for shown in ("Wells run dry in Ostrel", "OSTREL", "No rain has fallen", SPOKEN):
        expect(page.locator("main")).to_contain_text(shown)
    expect(page.get_by_role("heading", name="What the bakers say")).to_be_visible()
    expect(page.locator("[data-speaker]")).to_have_attribute("data-speaker", "Mina Toral, baker")


def test_what_a_story_lacks_is_said_at_its_field_and_nothing_typed_is_lost(
    page: Page, journalist: User
) -> None:
    open_form(page)
    page.fill("#id_headline", "Wells run dry in Ostrel")
    write(page, SPOKEN)
    page.get_by_role("button", name="Publish now").click()
    expect(page.locator(".field-category .errorlist")).to_contain_text("Choose the category")
    expect(page.locator(".field-attributions .errorlist")).to_contain_text("has no source")
    expect(page.locator("#id_headline")).to_have_value("Wells run dry in Ostrel")
    expect(text_of(page).locator("body")).to_contain_text(SPOKEN)
    page.locator(".story-errors").get_by_role("link", name="Category").click()
    expect(page.locator("#id_category")).to_be_focused()


def test_the_link_of_an_error_in_the_text_leads_into_the_editor(
    page: Page, journalist: User
) -> None:
    open_form(page)
    page.fill("#id_headline", "Wells run dry")
    page.get_by_role("button", name="Publish now").click()
    page.locator(".story-errors").get_by_role("link", name="Text").click()
    expect(text_of(page).locator("body")).to_be_focused()


def test_quotations_follow_the_text_and_keep_what_was_chosen(page: Page, journalist: User) -> None:
    source = factories.source(name="Ivo Brandal")
    words = Attribution(words="The wells are dry,", source_id=source.pk)
    open_form(page, change(factories.draft(html=f"<p>{SPOKEN}</p>", attributions=(words,))))
    write(page, "", "“We wait for rain,” Toral said.")
    expect(page.locator("[data-quote]")).to_have_count(2)
    expect(page.locator("[data-quote]").first).to_contain_text("Ivo Brandal")


def test_a_speaker_is_added_for_all_of_their_quotations_at_once(
    page: Page, journalist: User
) -> None:
    open_form(page)
    write(page, SPOKEN, "“We wait for rain,” Toral said.")
    expect(page.locator("[data-accept]")).to_have_count(2)
    page.locator("[data-accept]").first.check()
    expect(page.locator("[data-accept]").last).to_be_checked()
    expect(page.locator("[data-waiting]:visible")).to_have_count(0)


def test_a_new_source_is_written_in_a_window_that_knows_what_the_text_says(
    page: Page, journalist: User
) -> None:
    open_form(page)
    write(page, SPOKEN)
    with page.expect_popup() as opened:
        page.get_by_role("link", name="New source").click()
    window = opened.value
    expect(window.locator("#id_name")).to_have_value("Mina Toral")
    window.fill("#id_organisation", "Valley Bakers")
    window.get_by_role("button", name="Save").click()
    expect(page.locator("[data-quote]")).to_contain_text("Mina Toral, baker, Valley Bakers")
    assert Source.objects.get().organisation == "Valley Bakers"


def test_a_source_is_found_by_its_name(page: Page, journalist: User) -> None:
    factories.source(name="Ivo Brandal", role="", organisation="")
    open_form(page, change(factories.draft(html=f"<p>{SPOKEN}</p>")))
    page.locator("[data-quote] .select2-selection").click()
    page.locator(".select2-search__field").last.fill("brandal")
    page.locator(".select2-results__option", has_text="Ivo Brandal").click()
    expect(page.locator("[data-waiting]")).to_be_hidden()


def test_a_picture_is_chosen_in_a_window_and_stands_between_paragraphs(
    page: Page, journalist: User
) -> None:
    picture = pictures.store(factories.image_file(), alt="A dry well", caption="The well")
    page.route("**/media/**", lambda route: route.fulfill(body=b"", content_type="image/webp"))
    open_form(page)
    set_data(page, "<p>One.</p><p>Two.</p>")
    text_of(page).locator("p").first.click()
    with page.expect_popup() as opened:
        page.locator(".cke_button__image").click()
    opened.value.wait_for_load_state()
    # The window closes on the click, often before Playwright has seen the end of it.
    with opened.value.expect_event("close"), suppress(Error):
        opened.value.locator(".picture-choice").click()
    expect(text_of(page).locator("figcaption")).to_have_text("The well")
    assert data(page) == (
        '<p>One.</p><figure class="image"><img alt="A dry well" '
        f'width="{picture.width}" height="{picture.height}" src="{picture.image.url}">'
        "<figcaption>The well</figcaption></figure><p>Two.</p>"
    )


def test_the_toolbar_shows_every_button_of_the_allow_list_and_no_other(
    page: Page, journalist: User
) -> None:
    open_form(page)
    buttons = page.locator(".cke_button").evaluate_all(
        "all => all.map(one => /cke_button__(\\w+)/.exec(one.className)[1])"
    )
    listed = [button for group in FEATURES for feature in group for button in feature.buttons]
    assert ["format", *buttons] == [name.lower() for name in listed]


def test_the_editor_keeps_all_that_the_allow_list_keeps(page: Page, journalist: User) -> None:
    assert all(f"<{name}" in WHOLE for name in ELEMENTS)
    assert html.clean(WHOLE) == WHOLE
    open_form(page)
    set_data(page, WHOLE)
    expect(text_of(page).locator("figcaption")).to_be_visible()
    assert data(page) == WHOLE
    for name, attributes in ELEMENTS.items():
        for attribute in attributes:
            assert page.evaluate(
                """([name, attribute]) => [...new DOMParser()
                    .parseFromString(CKEDITOR.instances.id_html.getData(), "text/html")
                    .querySelectorAll(name)].some(one => one.hasAttribute(attribute))""",
                [name, attribute],
            ), f"{name}[{attribute}]"


def test_the_editor_drops_what_the_allow_list_does_not_keep(page: Page, journalist: User) -> None:
    open_form(page)
    set_data(page, '<h1 style="color: red">A <u>B</u></h1><p onclick="alert()">C</p>')
    expect(text_of(page).locator("body")).to_contain_text("C")
    assert page.evaluate("CKEDITOR.instances.id_html.getData()") == "<p>A B</p><p>C</p>"


def test_a_story_that_is_only_looked_at_stays_as_it_is(page: Page, journalist: User) -> None:
    article = factories.draft(html=WHOLE)
    open_form(page, change(article))
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messagelist")).to_be_visible()
    assert article.revisions.latest("number").content.html == WHOLE


def test_every_button_works_under_the_content_security_policy(page: Page, journalist: User) -> None:
    """What the policy refuses is an error in the console, and fails the test."""
    open_form(page)
    for feature in ("bold", "italic", "subscript", "blockquote", "bulletedlist", "bidirtl"):
        set_data(page, "<p>One two three.</p>")
        text_of(page).locator("p").click(click_count=3)
        page.locator(f".cke_button__{feature}").click()
        assert data(page) != "<p>One two three.</p>", feature


def test_the_dialogs_open_under_the_content_security_policy(page: Page, journalist: User) -> None:
    open_form(page)
    write(page, "One two three.")
    for button in ("link", "table", "specialchar", "find"):
        page.locator(f".cke_button__{button}").click()
        expect(page.locator(".cke_dialog:visible")).to_have_count(1)
        page.locator(".cke_dialog:visible .cke_dialog_close_button").click()
        expect(page.locator(".cke_dialog:visible")).to_have_count(0)


def test_the_menus_open_under_the_content_security_policy(page: Page, journalist: User) -> None:
    open_form(page)
    write(page, "One two three.")
    page.locator(".cke_button__language").click()
    panel = page.frame_locator(".cke_menu_panel iframe.cke_panel_frame")
    panel.get_by_role("menuitemcheckbox", name="Pashto").click()
    page.keyboard.type("څلور")
    assert '<span lang="ps" dir="rtl">څلور</span>' in data(page)
    text_of(page).locator("p").first.click(button="right")
    expect(
        page.frame_locator(".cke_menu_panel >> nth=-1 >> iframe").locator("body")
    ).to_be_visible()


def test_a_link_begins_with_https(page: Page, journalist: User) -> None:
    open_form(page)
    write(page, "One two three.")
    page.locator(".cke_button__link").click()
    expect(page.locator(".cke_dialog select:visible").last).to_have_value("https://")


def test_the_text_turns_round_with_the_language_of_the_story(page: Page, journalist: User) -> None:
    text = open_form(page)
    page.select_option("#id_language", "ps")
    expect(text.locator("body")).to_have_attribute("dir", "rtl")
    expect(text.locator("body")).to_have_attribute("lang", "ps")


def test_by_night_the_editor_is_dark_too(page: Page, journalist: User) -> None:
    text = open_form(page)
    page.locator(".theme-toggle").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(text.locator("html")).to_have_css("color-scheme", "dark")
    assert page.locator("body").evaluate(
        "e => getComputedStyle(e).backgroundColor"
    ) == text.locator("html").evaluate("e => getComputedStyle(e).backgroundColor")


def test_the_other_fields_turn_round_with_it(page: Page, journalist: User) -> None:
    open_form(page)
    page.select_option("#id_language", "fa-AF")
    for name in ("headline", "standfirst", "search_description"):
        expect(page.locator(f"#id_{name}")).to_have_attribute("dir", "rtl")


def test_the_sections_are_listed_and_each_leads_to_its_heading(
    page: Page, journalist: User
) -> None:
    text = open_form(page)
    set_data(page, "<p>One two three.</p>" * 60 + "<h2>Water</h2><p>Four.</p><h2>Bread</h2>")
    expect(page.locator("[data-words]")).to_have_text("183 words")
    expect(page.locator(".story-outline li")).to_have_text(["Water", "Bread"])
    expect(text.get_by_text("Bread")).not_to_be_in_viewport()
    page.locator(".story-outline").get_by_role("button", name="Bread").click()
    expect(text.get_by_text("Bread")).to_be_in_viewport()
    page.keyboard.type("White ")
    expect(page.locator(".story-outline li")).to_have_text(["Water", "White Bread"])


def test_how_long_a_headline_may_be_is_said_while_it_is_written(
    page: Page, journalist: User
) -> None:
    open_form(page)
    length = page.locator("#id_headline_length")
    page.fill("#id_headline", "x" * 70)
    expect(length).to_have_text("70 / 70")
    expect(length).not_to_have_class("story-length is-off")
    page.fill("#id_headline", "x" * 71)
    expect(length).to_have_class("story-length is-off")


def test_a_description_for_search_engines_can_be_too_short(page: Page, journalist: User) -> None:
    open_form(page)
    page.get_by_text("Search engines and address").click()
    length = page.locator("#id_search_description_length")
    for words, off in ((0, ""), (49, " is-off"), (50, ""), (160, ""), (161, " is-off")):
        page.fill("#id_search_description", "x" * words)
        expect(length).to_have_class(f"story-length{off}")


@pytest.mark.parametrize("key", ["Control+s", "Meta+s"])
@pytest.mark.parametrize("where", ["#id_headline", "text"])
def test_a_key_saves_and_the_cursor_stays_where_it_was(
    page: Page, journalist: User, key: str, where: str
) -> None:
    text = open_form(page, change(factories.draft(html="<p>One.</p>" * 60)))
    page.fill("#id_headline", "Wells run dry")
    if where == "text":
        text.locator("p").nth(50).click()
        page.keyboard.press("End")
    before = page.evaluate("scrollY")
    page.keyboard.press(key)
    expect(page.locator(".messagelist")).to_contain_text("Saved as revision 2.")
    expect(text_of(page).locator("body[contenteditable=true]")).to_be_visible()
    if where == "text":
        expect(text_of(page).locator("body")).to_be_focused()
        page.keyboard.type(" And more.")
        expect(text_of(page).locator("p").nth(50)).to_have_text("One. And more.")
        assert abs(page.evaluate("scrollY") - before) < 100
    else:
        expect(page.locator("#id_headline")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_has_no_barriers(page: Page, journalist: User, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    open_form(page, change(factories.draft(html=f"<p>{SPOKEN}</p><h2>Water</h2>")))
    expect(page.locator("[data-quote] .select2-selection")).to_be_attached()
    found = Axe().run(page, options=BARRIERS)
    assert found.violations_count == 0, found.generate_report()


def leaving_asks(page: Page) -> bool:
    asked: bool = page.evaluate(
        "!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    )
    return asked


def test_leaving_asks_only_when_something_is_unsaved(page: Page, journalist: User) -> None:
    open_form(page)
    assert not leaving_asks(page)
    write(page, "One two three.")
    assert leaving_asks(page)


def test_without_javascript_a_story_is_written_and_published(
    browser: Browser, page: Page, journalist: User, base_url: str
) -> None:
    factories.category(name="World")
    state = page.context.storage_state()
    context = browser.new_context(java_script_enabled=False, base_url=base_url, storage_state=state)
    plain = context.new_page()
    plain.goto(ADD)
    plain.fill("#id_headline", "Wells run dry")
    plain.fill("#id_html", f"<p>{SPOKEN}</p>")
    plain.select_option("#id_category", label="World")
    plain.get_by_label("Nobody is named").check()
    plain.get_by_role("button", name="Save draft").click()
    plain.get_by_text("Add Mina Toral, baker").click()
    plain.get_by_role("button", name="Publish now").click()
    context.close()
    quote = Article.objects.live().get().quotes.get()
    assert quote.source == Source.objects.get(name="Mina Toral")


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_form_fits_every_screen(page: Page, journalist: User, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    open_form(page, change(factories.draft(html=f"<p>{SPOKEN}</p>")))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for name in ("Save draft", "Preview", "Publish now"):
        expect(page.get_by_role("button", name=name)).to_be_in_viewport()


def test_an_account_number_that_is_not_ours_is_told_at_the_editor(
    page: Page, journalist: User
) -> None:
    factories.donation_details()
    open_form(page)
    page.get_by_label("Headline").fill("Rain in Ostrel")
    write(page, "It rained all night.", "Give to 1234 56 78903 today.")
    page.get_by_role("button", name="Save draft").click()
    error = page.locator(".field-html .errorlist")
    expect(error).to_contain_text("Paragraph 2, “Give to 1234 56 78903 today.”: The")
    expect(error).to_contain_text("is not one of the newsroom's own. Take it out")
    expect(text_of(page).locator("body")).to_contain_text("Give to 1234 56 78903 today.")
    expect(page.get_by_label("Headline")).to_have_value("Rain in Ostrel")
    barriers = Axe().run(page, options=BARRIERS)
    assert barriers.violations_count == 0, barriers.generate_report()
    text_of(page).locator("p", has_text="1234").evaluate("node => node.remove()")
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messagelist")).to_contain_text("Saved as revision 1.")
