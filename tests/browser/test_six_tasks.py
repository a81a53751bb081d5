"""Six tasks of a site manager in one go, by the ways that the desk offers, and what readers see."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Locator, Page, expect

from newsroom.models import Change
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WHO = "Maryam Sohl"
PASHTO, DARI = "دعوت میډیا ۲۴", "وبسایت دری دعوت"
LINE = "Free for everyone to read."
PUBLISHED = "Published: readers see it within a second."
RECORDED = (  # what was done, with what, and what its difference shows
    ("moved", PASHTO, ("Other edition", "Header")),
    ("changed", DARI, (PASHTO, DARI)),
    ("published", "Footer", ("", LINE)),
    ("published", "Story card", ("", "story-card-wide")),
    ("undone", "Story card", ("story-card-wide", "")),
    ("published", "Jobs", ("", "We look for a reporter.")),
)


@pytest.fixture(autouse=True)
def _site(transactional_db: None, login: Callable[[User], None]) -> None:
    factories.site_link(
        placement="edition",
        heading="Our Pashto-Dari Website",
        label=PASHTO,
        address="https://example.org/",
        language="ps",
    )
    for number in range(8):  # between the edition and the header
        factories.site_link(label=f"Footer {number}", address=f"/{number}/", position=number)
    for _ in range(3):
        factories.published(lead_picture_id=factories.picture().pk)
    login(factories.site_manager(first_name="Maryam", last_name="Sohl"))


@pytest.mark.parametrize("width", [360, 1280])
def test_a_site_manager_does_six_tasks_and_finds_them_in_the_log(
    page: Page, width: int, console_errors: list[str]
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    move_the_link_to_the_header(page)
    give_it_a_label_in_dari(page)
    write_a_line_in_the_footer(page)
    narrow = width_of_picture(page)
    widen_the_picture_of_the_card(page)
    assert width_of_picture(page) > 1.5 * narrow
    undo_it(page)
    assert width_of_picture(page) == narrow
    make_a_page(page)
    for act, name, difference in RECORDED:
        find_in_the_log(page, act, name, difference)
    console_errors.clear()  # no web server is there for the pictures themselves


def open_from_the_desk(page: Page, *names: str) -> None:
    page.goto("/admin/")
    for name in names:
        page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()


def move_the_link_to_the_header(page: Page) -> None:
    open_from_the_desk(page, "Site links")
    handle = page.get_by_role("button", name=f"Move “{PASHTO}”")
    drag_to_the_top(page, handle)
    expect(page.get_by_role("status")).to_have_text(f"“{PASHTO}” is now number 1 of 1 in: Header.")
    expect(page.get_by_role("status")).to_be_in_viewport()
    page.goto("/")
    expect(header_link(page, PASHTO)).to_have_attribute("lang", "ps")


def drag_to_the_top(page: Page, handle: Locator) -> None:
    """Held at the upper edge of the window, until the header's links have come into view."""
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    assert box
    x = box["x"] + box["width"] / 2
    page.mouse.move(x, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(x, 4, steps=5)
    page.wait_for_function("() => scrollY === 0")
    header = page.locator("#placement-header").bounding_box()
    assert header
    page.mouse.move(x, header["y"] + header["height"], steps=3)
    page.mouse.up()


def give_it_a_label_in_dari(page: Page) -> None:
    open_from_the_desk(page, "Site links", PASHTO)
    page.get_by_label("Label").fill(DARI)
    page.get_by_label("Language").select_option(label="Dari")
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto("/")
    expect(header_link(page, DARI)).to_have_attribute("lang", "fa-AF")
    expect(header_link(page, DARI)).to_have_attribute("dir", "rtl")


def header_link(page: Page, label: str) -> Locator:
    return page.get_by_role("banner").get_by_role("link", name=label)


def write_a_line_in_the_footer(page: Page) -> None:
    open_from_the_desk(page, "Templates", "Footer")
    replace(page, "</footer>", f"<p>{LINE}</p>\n</footer>")
    page.get_by_role("button", name="Save and publish").click()
    expect(page.get_by_text(PUBLISHED)).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("contentinfo").get_by_text(LINE)).to_be_visible()


def widen_the_picture_of_the_card(page: Page) -> None:
    open_from_the_desk(page, "Templates", "Story card")
    replace(page, 'class="story-card{', 'class="story-card story-card-wide{')
    page.get_by_role("button", name="Save and preview").click()
    expect(page.frame_locator("iframe").first.locator(".story-card-wide").first).to_be_attached()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text(PUBLISHED)).to_be_visible()


def undo_it(page: Page) -> None:
    open_from_the_desk(page, "Templates", "Story card", "Back to the default")
    page.get_by_role("button", name="Back to the default").click()
    expect(page.get_by_text("Readers see the default.")).to_be_visible()


def replace(page: Page, old: str, new: str) -> None:
    field = page.get_by_label("The template", exact=True)
    text = field.input_value()
    assert old in text
    field.fill(text.replace(old, new))


def width_of_picture(page: Page) -> float:
    """Of a card beside the first story of the front page."""
    page.goto("/")
    box = page.locator(".front-rail img").first.bounding_box()
    assert box
    return box["width"]


def make_a_page(page: Page) -> None:
    open_from_the_desk(page, "Pages", "Add page")
    page.get_by_label("Title").fill("Jobs")
    page.wait_for_function("() => CKEDITOR.instances.id_html?.status === 'ready'")
    page.frame_locator(".cke_wysiwyg_frame").locator("body").click()
    page.keyboard.type("We look for a reporter.")
    page.get_by_role("button", name="Save and publish").click()
    page.get_by_role("button", name="Footer: add a link").click()
    page.goto("/")
    page.get_by_role("contentinfo").get_by_role("link", name="Jobs").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jobs")
    expect(page.get_by_text("We look for a reporter.")).to_be_visible()


def find_in_the_log(page: Page, act: str, name: str, difference: tuple[str, str]) -> None:
    change = Change.objects.get(act=act, name=name, by_name=WHO)
    open_from_the_desk(page, "What was changed on the site")
    row = page.get_by_role("row").filter(has=page.locator(f"a[href*='/{change.pk}/change/']"))
    expect(row).to_contain_text(WHO)
    row.get_by_role("link", name=name).click()
    expect(page.get_by_text(f"{act} by {WHO}")).to_be_visible()
    for mark, words in zip(("del", "ins"), difference, strict=True):
        if words:
            expect(page.locator(mark).filter(has_text=words).first).to_be_visible()
