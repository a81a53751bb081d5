"""The poster as a printer gets it."""

import re

import pytest
from playwright.sync_api import Page, expect

from donations.models import Appeal
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

A4 = (595, 842)  # points


def printed(page: Page) -> list[tuple[int, int]]:
    """The size of every page of paper, in points."""
    document = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", document)
    assert len(boxes) == len(re.findall(rb"/Type\s*/Page\b", document))
    return [(round(float(width)), round(float(height))) for width, height in boxes]


@pytest.mark.parametrize("language", ["", "ps/", "fa-af/", "nb/"])
def test_it_is_one_page_of_a4(page: Page, language: str) -> None:
    factories.donation_details()
    page.goto(f"/donate/{language}poster/")
    assert printed(page) == [A4]


LINK = {"vipps_link": "https://qr.vipps.no/donations/557320"}
MESSAGES = {
    "kid": "12345678903",
    "reference": "A gift to the newsroom of Ostrel and the valleys around it, " * 2 + "2026",
}


@pytest.mark.parametrize("language", ["", "ps/", "fa-af/", "nb/"])
@pytest.mark.parametrize("more", [LINK, LINK | MESSAGES], ids=["link", "link and messages"])
def test_with_the_longest_of_everything_it_is_still_one_page(
    page: Page, language: str, more: dict[str, str]
) -> None:
    Appeal.objects.create(
        language=language.strip("/") or "en",
        heading="Support the newsroom of Ostrel " * 3,
        text="Stories cost time and care. " * 60,
    )
    factories.donation_details(
        holder="Foreningen for uavhengig journalistikk i Ostrel og dalene omkring byen", **more
    )
    page.goto(f"/donate/{language}poster/")
    assert printed(page) == [A4]


def test_what_helps_on_the_screen_stays_off_the_paper(page: Page) -> None:
    factories.donation_details()
    page.goto("/donate/poster/")
    help_text = page.get_by_text("Print this page on A4 paper.")
    expect(help_text).to_be_visible()
    page.emulate_media(media="print")
    expect(help_text).to_be_hidden()
    expect(page.locator("[data-number=iban]")).to_be_visible()
