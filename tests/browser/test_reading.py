"""The site as readers see it."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from articles import pictures
from articles.content import Attribution
from articles.models import Article
from newsroom.models import SiteLink
from tests import factories

pytestmark = pytest.mark.browser

PHONE, TABLET, LAPTOP = (
    {"width": 360, "height": 740},
    {"width": 768, "height": 1024},
    {"width": 1280, "height": 800},
)
SPEAKER = "Mina Toral, hydrologist, Ostrel Water Institute, Sarwan"
SPOKEN = "<p>The mayor came late. “The wells are dry,” said Mina Toral. Nobody asked why.</p>"
TABLE = (
    "<table><caption>Depth of the wells, in metres</caption><thead><tr>"
    + "".join(f'<th scope="col">Town {number}</th>' for number in range(12))
    + "</tr></thead><tbody><tr>"
    + "<td>1,200</td>" * 12
    + "</tr></tbody></table>"
)
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsversammlung"


def story() -> Article:
    source = factories.source(name="Mina Toral")
    picture = pictures.store(factories.image_file(), alt="A dry well", caption="The well.")
    return factories.published(
        headline=f"Wells run dry: {LONG_WORD}",
        standfirst="A village waits for rain.",
        dateline="OSTREL",
        author_ids=(factories.author().pk,),
        lead_picture_id=picture.pk,
        html=SPOKEN + "".join(f"<h2>Part {name}</h2><p>Text.</p>{TABLE}" for name in "abc"),
        attributions=(
            Attribution(words="The wells are dry,", source_id=source.pk, described_as=SPEAKER),
        ),
    )


def pashto_story() -> Article:
    source = factories.source(name="زرغونه وفا")
    return factories.published(
        headline="د اوبو نوی کانال پرانیستل شو",
        language="ps",
        dateline="اورلیان",
        html="<p>«موږ هره ډبره په خپله ایښې ده،» زرغونه وفا وویل.</p>",
        attributions=(Attribution(words="موږ هره ډبره په خپله ایښې ده،", source_id=source.pk),),
    )


def edition_link() -> None:
    factories.site_link(
        placement=SiteLink.Placement.EDITION,
        heading="Our Pashto-Dari website",
        label="دعوت میډیا ۲۴",
        language="ps",
    )


def front_page() -> str:
    story()
    pashto_story()
    return "/"


def category() -> str:
    return str(story().category.get_absolute_url())  # type: ignore[union-attr]  # published


PAGES: dict[str, Callable[[], str]] = {
    "front page": front_page,
    "category": category,
    "story": lambda: story().get_absolute_url(),
    "story in Pashto": lambda: pashto_story().get_absolute_url(),
    "not found": lambda: "/nowhere/",
}


@pytest.fixture(params=PAGES)
def address(request: pytest.FixtureRequest, page: Page) -> str:
    edition_link()
    return PAGES[request.param]()


def shown_speaker(page: Page) -> str:
    """What stands beside the first quotation; "none" while nothing does."""
    script = "quote => getComputedStyle(quote, '::after').content"
    return str(page.locator(".quote").first.evaluate(script))


# Every page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_has_no_barrier(page: Page, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of Playwright's words
    page.goto(address)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("size", [PHONE, TABLET, LAPTOP], ids=["phone", "tablet", "laptop"])
def test_nothing_is_wider_than_the_screen(page: Page, address: str, size: dict[str, int]) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]  # a plain dictionary will do
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_the_keyboard_skips_to_the_content(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_page_is_complete_without_scripts(browser: Browser, base_url: str, page: Page) -> None:
    article = story()
    with browser.new_context(java_script_enabled=False, base_url=base_url) as context:
        bare = context.new_page()
        bare.goto(article.get_absolute_url())
        without = bare.locator("body").inner_text()
    page.goto(article.get_absolute_url())
    assert page.locator("body").inner_text() == without
    assert "OSTREL — The mayor came late." in without


# Who speaks


def test_hovering_over_a_quotation_shows_its_speaker(page: Page) -> None:
    page.goto(story().get_absolute_url())
    assert shown_speaker(page) == "none"
    page.locator(".quote").first.hover()
    assert SPEAKER in shown_speaker(page)


def test_the_keyboard_reaches_a_quotation_and_its_speaker(page: Page) -> None:
    page.goto(story().get_absolute_url())
    quote = page.locator(".quote").first
    for _ in range(30):
        page.keyboard.press("Tab")
        if quote.evaluate("quote => quote === document.activeElement"):
            break
    assert SPEAKER in shown_speaker(page)
    expect(quote).to_have_accessible_description(SPEAKER)


@pytest.mark.parametrize("make", [story, pashto_story])
def test_a_tap_shows_the_speaker_inside_a_narrow_screen(
    browser: Browser, base_url: str, make: Callable[[], Article]
) -> None:
    article = make()
    phone = {"viewport": PHONE, "has_touch": True, "is_mobile": True, "base_url": base_url}
    with browser.new_context(**phone) as context:  # type: ignore[arg-type]  # values of many types
        page = context.new_page()
        page.goto(article.get_absolute_url())
        page.locator(".quote").first.tap()
        assert article.quotes.get().speaker in shown_speaker(page)
        style = page.locator(".quote").first.evaluate(
            "quote => { const style = getComputedStyle(quote, '::after');"
            " return [style.position, style.left, style.right, style.bottom]; }"
        )
        assert style == ["fixed", "0px", "0px", "0px"]
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_the_words_of_a_paragraph_stay_the_words_of_the_story(page: Page) -> None:
    page.goto(story().get_absolute_url())
    page.locator(".quote").first.hover()
    expect(page.locator(".story-text p").first).to_have_text(
        "OSTREL — The mayor came late. “The wells are dry,” said Mina Toral. Nobody asked why."
    )


# Faces


def fonts_fetched(page: Page, address: str) -> list[str]:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(address, wait_until="networkidle")
    return [url for url in fetched if url.endswith(".woff2")]


def test_arabic_script_has_a_face_of_its_own(page: Page) -> None:
    assert len(fonts_fetched(page, pashto_story().get_absolute_url())) == 1
    assert page.evaluate("document.fonts.check('16px \"Noto Naskh\"', 'ۍېځڅډړږښګڼ')")


def test_a_page_in_latin_script_fetches_no_face(page: Page) -> None:
    assert fonts_fetched(page, story().get_absolute_url()) == []


# Finding one's way


def test_the_outline_leads_to_the_sections(page: Page) -> None:
    page.goto(story().get_absolute_url())
    page.get_by_role("navigation", name="In this story").get_by_text("Part c").click()
    assert page.url.endswith("#part-c")
    expect(page.get_by_role("heading", name="Part c")).to_be_in_viewport()


def test_a_section_shows_its_address_when_one_looks_for_it(page: Page) -> None:
    page.goto(story().get_absolute_url())
    link = page.get_by_role("link", name="Link to “Part b”")
    expect(link).to_have_css("opacity", "0")
    link.focus()
    expect(link).to_have_css("opacity", "1")
    assert link.get_attribute("href") == "#part-b"


def test_a_printed_story_is_the_story(page: Page) -> None:
    edition_link()
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(story().get_absolute_url())
    expect(page.locator("html")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Voices in this story")).to_be_visible()
    for furniture in (".site-nav", ".site-footer", ".story-outline", ".comments-notice"):
        expect(page.locator(furniture)).to_be_hidden()


# Reads


def reads(article: Article) -> int:
    article.refresh_from_db()
    return article.reads


def stay(page: Page, address: str, *, seconds: int) -> None:
    page.goto(address)
    page.clock.run_for(seconds * 1000)
    page.wait_for_load_state("networkidle")


def test_a_visit_is_one_read(page: Page) -> None:
    article = story()
    page.clock.install()
    for _ in range(2):
        stay(page, article.get_absolute_url(), seconds=8)
    assert reads(article) == 1
    assert page.context.cookies() == []


def test_a_glance_is_no_read(page: Page) -> None:
    article = story()
    page.clock.install()
    stay(page, article.get_absolute_url(), seconds=2)
    assert reads(article) == 0


def test_a_story_in_a_hidden_tab_is_not_read(page: Page) -> None:
    article = story()
    page.clock.install()
    page.add_init_script(
        "Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });"
    )
    stay(page, article.get_absolute_url(), seconds=60)
    assert reads(article) == 0


def test_every_story_of_a_visit_is_a_read(page: Page) -> None:
    articles = [story(), pashto_story()]
    page.clock.install()
    for article in articles:
        stay(page, article.get_absolute_url(), seconds=8)
    assert [reads(article) for article in articles] == [1, 1]
