import json
import re
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from donations import ledger
from donations.details import Details
from donations.giving import qr
from donations.models import Appeal
from donations.standing import Standing
from tests import factories
from tests.donations import standings
from tests.donations.pages import numbers, shown
from tests.donations.standings import ANNOUNCED, DETAILS
from tests.scanning import scan

pytestmark = pytest.mark.django_db

NUMBERS = {
    "account-number": {"05302294668"},
    "vipps-number": {"557320"},
    "iban": {"NO1505302294668"},
    "bic": {"DNBANOKK"},
}
VIPPS_LINK = "https://qr.vipps.no/donations/557320"


def stand(monkeypatch: pytest.MonkeyPatch, standing: Standing) -> None:
    monkeypatch.setattr(ledger, "standing", lambda: standing)


def test_it_stands_at_donate() -> None:
    assert reverse("donations:donate") == "/donate/"


@pytest.mark.parametrize("address", ["/donate/", "/donate/poster/", "/donate/verify/"])
@pytest.mark.parametrize("language", ["", "ps/", "fa-af/", "nb/"])
def test_every_number_is_left_to_right_ascii_and_without_a_space_to_be_copied(
    client: Client, address: str, language: str
) -> None:
    factories.donation_details()
    assert numbers(client, address.replace("/donate/", f"/donate/{language}")) == NUMBERS


def test_numbers_are_shown_in_groups_and_spoken_character_by_character(client: Client) -> None:
    factories.donation_details()
    page = shown(client)
    assert "<span>NO15</span><wbr><span>0530</span><wbr><span>2294</span><wbr><span>668" in page
    assert 'aria-label="N O 1 5, 0 5 3 0, 2 2 9 4, 6 6 8"' in page


def test_there_is_one_hidden_copy_button_for_each_number(client: Client) -> None:
    factories.donation_details()
    page = shown(client)
    buttons = re.findall(r"<button[^>]*>", page)
    assert len(buttons) == page.count("data-copy-text")
    assert all(" hidden " in button for button in buttons)
    account = next(button for button in buttons if "Account number" in button)
    assert 'aria-label="Copy Account number"' in account
    assert 'data-copied="Copied. Check that it ends in 668"' in account


def test_places_come_in_the_order_that_fits_first(client: Client) -> None:
    factories.donation_details()
    assert re.findall(r'<h2 id="([\w-]+)">', shown(client)) == [
        "norway",
        "europe",
        "elsewhere",
        "monthly",
        "risk",
        "good-to-know",
        "check",
    ]


def test_the_appeal_is_plain_text_in_paragraphs(client: Client) -> None:
    Appeal.objects.create(
        heading="Stand <with> us", text="Every coin <b>helps</b>.\n\nThank you.\n\nTruly."
    )
    factories.donation_details()
    page = shown(client)
    assert "<h1>Stand &lt;with&gt; us</h1>" in page
    assert '<p class="donation-lede">Every coin &lt;b&gt;helps&lt;/b&gt;.</p>' in page
    assert "<p>Thank you.</p>\n\n<p>Truly.</p>" in page


def test_staff_replace_the_words_about_tax_risk_and_what_happens_next(client: Client) -> None:
    Appeal.objects.create(tax="Tax <A>.", risk="Risk B.\n\nReally.", next_steps="Next C.")
    factories.donation_details()
    page = shown(client)
    assert "<p>Tax &lt;A&gt;.</p>" in page
    assert "<p>Risk B.</p>\n\n<p>Really.</p>" in page
    assert "<p>Next C.</p>" in page
    assert "tax-deductible" not in page


def test_unless_staff_say_otherwise_gifts_are_not_deductible(client: Client) -> None:
    factories.donation_details()
    page = shown(client)
    assert "Gifts to us are not tax-deductible." in page
    assert "If you are in Afghanistan" in page
    assert "We never call or write to ask for a card number" in page


def test_givers_are_told_what_to_write_as_message(client: Client) -> None:
    factories.donation_details(reference="Gift 2026")
    assert numbers(client)["reference"] == {"Gift 2026"}
    assert "Copy the message or the KID" in shown(client)


def test_a_kid_is_shown_with_the_account(client: Client) -> None:
    factories.donation_details(kid="12345678903")
    assert numbers(client)["kid"] == {"12345678903"}


@pytest.mark.parametrize(
    ("hidden", "gone"),
    [
        ({"shows_iban": False}, {"iban", "bic"}),
        ({"shows_bank": False}, {"account-number"}),
        ({"shows_vipps": False}, {"vipps-number"}),
    ],
)
@pytest.mark.parametrize("address", ["/donate/", "/donate/poster/", "/donate/verify/"])
def test_a_channel_that_is_switched_off_is_shown_nowhere(
    client: Client, address: str, hidden: dict[str, bool], gone: set[str]
) -> None:
    factories.donation_details(**hidden)
    assert set(numbers(client, address)) == set(NUMBERS) - gone


def test_with_vipps_alone_nobody_is_sent_to_a_standing_order(client: Client) -> None:
    factories.donation_details(shows_iban=False, shows_bank=False)
    page = shown(client)
    assert "Vipps sends one gift at a time." in page
    assert "standing order" not in page


def test_an_announced_change_is_told_by_its_last_digits(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand(monkeypatch, standings.live(announced=ANNOUNCED))
    page = shown(client)
    assert "From 17 March 2026, 12:30 CET on" in page
    assert 'which end in <bdi dir="ltr">903</bdi>' in page
    assert numbers(client) == NUMBERS


def test_while_paused_no_change_is_announced_beside_the_warning(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand(monkeypatch, replace(standings.paused(), announced=ANNOUNCED))
    page = shown(client)
    assert "A change is announced" not in page
    assert "Please do not send money now." in page


# QR codes


def payloads(client: Client, address: str) -> list[bytes]:
    return [code.payload for code in scan(shown(client, address))]


def transfers(details: Details = DETAILS, *amounts: int | None) -> list[bytes]:
    return [qr.transfer(details, amount).encode() for amount in amounts]


def test_the_codes_on_the_page_say_byte_for_byte_what_they_should(client: Client) -> None:
    Appeal.objects.create(suggested_eur="10, 25")
    factories.donation_details(vipps_link=VIPPS_LINK, reference="Gift 2026")
    details = replace(DETAILS, reference="Gift 2026")
    assert payloads(client, "/donate/") == [
        VIPPS_LINK.encode(),
        *transfers(details, None, 10, 25),
    ]


def test_every_code_has_level_m_a_quiet_zone_and_a_label(client: Client) -> None:
    Appeal.objects.create(suggested_eur="10")
    factories.donation_details(vipps_link=VIPPS_LINK)
    found = scan(shown(client)) + scan(shown(client, "/donate/poster/"))
    assert len(found) == 6
    assert {(code.error_level, code.quiet_zone) for code in found} == {("M", 4)}
    assert all(code.label.startswith("QR code") for code in found)


def test_without_a_shown_iban_there_is_no_code_for_a_transfer(client: Client) -> None:
    Appeal.objects.create(suggested_eur="10")
    factories.donation_details(shows_iban=False)
    assert payloads(client, "/donate/") == []


def test_a_poster_has_the_codes_without_an_amount_and_that_of_the_page(client: Client) -> None:
    Appeal.objects.create(suggested_eur="10")
    factories.donation_details(vipps_link=VIPPS_LINK)
    assert payloads(client, "/donate/poster/") == [
        VIPPS_LINK.encode(),
        *transfers(DETAILS, None),
        b"http://127.0.0.1:8000/donate/",
    ]


def test_a_poster_says_its_version_and_its_date(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand(monkeypatch, standings.live())
    page = shown(client, "/donate/poster/")
    assert "Version 3 of our numbers, since 14 March 2026." in page
    assert re.search(r"Printed on \d{1,2} \w+ 20\d\d\.", page)
    assert "http://127.0.0.1:8000/donate/" in page


# Proof


def test_the_document_is_open_to_every_page_and_program(client: Client) -> None:
    factories.donation_details()
    response = client.get("/donate/details.json")
    assert response["Content-Type"] == "application/json"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    told = json.loads(response.content)
    assert told["details"] == json.loads(told["statement"])["details"]
    assert told["details"]["iban"] == "NO1505302294668"


def test_the_history_tells_every_change_the_newest_first_without_a_whole_number(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = ("roll_back", "revoke", "resume", "pause", "publish")
    events = tuple(standings.event(kind, version=2) for kind in kinds)
    stand(monkeypatch, standings.live(history=(*events, standings.event("publish", people=0))))
    page = shown(client, "/donate/history/")
    assert re.findall(r"<strong>(.*?)</strong>", page) == [
        "Earlier numbers came back.",
        "The numbers were withdrawn.",
        "The same numbers came back.",
        "Gifts were paused, and the numbers taken off every page.",
        "New numbers went live.",
        "New numbers went live.",
    ]
    assert page.count("Decided by 2 people.") == 5
    assert page.count("When the site was set up.") == 1
    assert "14 March 2026, 12:30 CET" in page
    for number in ("05302294668", "0530 22 94668", "94668", "557320"):
        assert number not in page
    assert '<bdi dir="ltr">••••668</bdi>' in page


def test_one_person_is_one_person(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    stand(monkeypatch, standings.live(history=(standings.event("pause", people=1),)))
    assert "Decided by one person." in shown(client, "/donate/history/")


def test_while_paused_the_history_is_told_all_the_same(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand(monkeypatch, standings.paused())
    page = shown(client, "/donate/history/")
    assert "Please do not send money now." in page
    assert "Gifts were paused" in page


def test_the_field_to_compare_a_number_is_hidden_without_javascript(client: Client) -> None:
    factories.donation_details()
    page = shown(client, "/donate/verify/")
    assert '<div class="number-check" hidden data-number-check' in page
    assert page.count("<dt") == len(NUMBERS)


def test_a_change_is_shown_at_once(client: Client) -> None:
    factories.donation_details()
    factories.changed_details(vipps_number="01234")
    for address in ("/donate/", "/donate/poster/", "/donate/verify/"):
        assert numbers(client, address)["vipps-number"] == {"01234"}


def test_feeds_lead_to_stories_and_carry_no_number(client: Client) -> None:
    factories.donation_details()
    factories.published()
    feed = client.get("/feed.atom").content.decode()
    assert "<entry" in feed
    for number in ("05302294668", "0530", "94668", "557320", "DNBANOKK"):
        assert number not in feed
