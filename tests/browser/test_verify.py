"""A reader compares a number that somebody gave them."""

import pytest
from playwright.sync_api import Page, expect

from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FOREIGN = "No, this is not ours. Do not send money to it"


@pytest.fixture(autouse=True)
def verify(page: Page) -> None:
    factories.donation_details()
    page.goto("/donate/verify/")


def compare(page: Page, number: str) -> str:
    page.get_by_label("The number that you were given").fill(number)
    page.get_by_role("button", name="Compare").click()
    return page.locator("output").inner_text()


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("05302294668", "Account number"),
        (" 0530 22 94668 ", "Account number"),
        ("0530.22.94668", "Account number"),
        ("0530\N{EN DASH}22\N{NON-BREAKING HYPHEN}94668", "Account number"),
        ("0530\N{NO-BREAK SPACE}22\N{NARROW NO-BREAK SPACE}94668", "Account number"),
        ("۰۵۳۰ ۲۲ ۹۴۶۶۸", "Account number"),
        ("٠٥٣٠٢٢٩٤٦٦٨", "Account number"),
        ("0530２２94668", "Account number"),
        ("NO1505302294668", "IBAN"),
        ("no15 0530 2294 668", "IBAN"),
        ("IBAN: NO15 0530 2294 668", "IBAN"),
        ("NO۱۵ ۰۵۳۰ ۲۲۹۴ ۶۶۸", "IBAN"),
        ("#557320", "Vipps number"),
        ("557 320", "Vipps number"),
        ("dnbanokk", "BIC (SWIFT)"),
    ],
)
def test_our_numbers_are_ours_however_they_are_written(page: Page, number: str, kind: str) -> None:
    assert compare(page, number) == f"Yes, this is ours: {kind}."
    expect(page.locator("output")).to_have_attribute("data-verdict", "ours")


@pytest.mark.parametrize(
    "number",
    [
        "05302294667",
        "5302294668",
        "005302294668",
        "NO1505302294669",
        "NO71 1234 5678 903",
        "55732",
        "0557320",
        "N015 0530 2294 668",
        "668",
        "0530 22 9466O",
        "DNBANOKKXXX",
        "?",
    ],
)
def test_any_other_number_is_not(page: Page, number: str) -> None:
    assert compare(page, number).startswith(FOREIGN)
    expect(page.locator("output")).to_have_attribute("data-verdict", "foreign")


@pytest.mark.parametrize(
    ("character", "code_point"),
    [
        ("\N{ZERO WIDTH SPACE}", "U+200B"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}", "U+202E"),
        ("\N{RIGHT-TO-LEFT MARK}", "U+200F"),
        ("\N{SOFT HYPHEN}", "U+00AD"),
        ("\N{HANGUL FILLER}", "U+3164"),
        ("\N{TAG DIGIT ONE}", "U+E0031"),
    ],
)
def test_what_nobody_sees_is_told(page: Page, character: str, code_point: str) -> None:
    said = compare(page, f"0530{character}2294668")
    assert said.startswith(f"Careful: there is an invisible character in it ({code_point}).")


def test_the_enter_key_compares_and_typing_on_takes_the_answer_back(page: Page) -> None:
    field = page.get_by_label("The number that you were given")
    field.fill("557320")
    field.press("Enter")
    expect(page.locator("output")).to_have_text("Yes, this is ours: Vipps number.")
    field.press("1")
    expect(page.locator("output")).to_have_text("")


def test_without_a_number_nothing_is_said(page: Page) -> None:
    assert compare(page, "  ") == ""
    expect(page.get_by_label("The number that you were given")).to_be_focused()


def test_nothing_that_is_typed_leaves_the_page(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    compare(page, "05302294668")
    compare(page, "12345678903")
    page.get_by_label("The number that you were given").press("Enter")
    assert [address for address in asked if not address.endswith("icon.svg")] == []
    assert page.url.endswith("/donate/verify/")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_answer_is_in_the_language_of_the_page(page: Page) -> None:
    page.goto("/donate/ps/verify/")
    page.get_by_role("textbox").fill("۵۵۷۳۲۰")
    page.get_by_role("textbox").press("Enter")
    expect(page.locator("output")).to_have_text("هو، دا زموږ ده: د Vipps شمېره.")
