from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries

from articles import account_numbers
from donations import ledger
from donations.guard import judge, judge_each, refuse
from donations.standing import Standing, Status, Version
from tests import factories

pytestmark = pytest.mark.django_db

LINK = "https://qr.vipps.no/donations/12345"
FOREIGN = "Send it to 1234 56 78903."


def verdicts(text: str) -> list[tuple[str, str, bool]]:
    return [(one.number, one.kind, one.live) for one in judge(text)]


ACCOUNT = ("0530 22 94668", "account number", True)
IBAN = ("NO15 0530 2294 668", "IBAN", True)
VIPPS = ("557320", "Vipps number", True)
VIPPS_LINK = ("qr.vipps.no/donations/12345", "Vipps link", True)


@pytest.fixture(autouse=True)
def live() -> None:
    factories.donation_details(vipps_link=LINK)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DNB Bank AC # 0530 2294668", [ACCOUNT]),
        ("Account for international payments: NO15 0530 2294 668", [IBAN]),
        ("Vipps: #557320", [VIPPS]),
        ("Vipps 557320", [VIPPS]),
        ("Give with Vipps to 557320.", [VIPPS]),
        ("VIPPS-nummer: 55 73 20", [VIPPS]),
        ("0530.22.94668", [ACCOUNT]),
        ("05302294668", [ACCOUNT]),
        ("+0530 22 94668", [ACCOUNT]),
        ("۰۵۳۰ ۲۲ ۹۴۶۶۸", [ACCOUNT]),
        ("Vipps ۵۵۷۳۲۰", [VIPPS]),
        ("0 5 3 0 2 2 9 4 6 6 8", [ACCOUNT]),
        ("0530\u200b22\u200e94668", [ACCOUNT]),
        ("0530\n22 94668", [ACCOUNT]),
        ("ＮＯ１５ ０５３０ ２２９４ ６６８", [IBAN]),
        ("iban:no1505302294668,", [IBAN]),
        ("IBANNO1505302294668", [IBAN]),
        ("NO15-0530-2294-668 and thank you", [IBAN]),
        ("payto://iban/NO1505302294668", [IBAN]),
        ("In 2025, 0530 22 94668 2026", [ACCOUNT]),
        ("Open https://qr.vipps.no/donations/12345.", [VIPPS_LINK]),
        ("http://QR.vipps.no/donations/12345/", [VIPPS_LINK]),
        (
            "DNB 0530 22 94668\nNO15 0530 2294 668\nVipps: #557320\n\n12 readers",
            [ACCOUNT, IBAN, VIPPS],
        ),
    ],
)
def test_the_live_numbers_are_recognised(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert verdicts(text) == expected


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("account 0530 22 94669", "0530 22 94669", "account number"),
        ("NO15 0530 2294 669", "NO15 0530 2294 669", "IBAN"),
        ("NO15053022946681", "NO15 0530 2294 6681", "IBAN"),
        ("Vipps: #557321", "557321", "Vipps number"),
        ("Vipps: 0557320", "0557320", "Vipps number"),
        ("https://qr.vipps.no/donations/12346", "qr.vipps.no/donations/12346", "Vipps link"),
        ("https://qr.vipps.no/Donations/12345", "qr.vipps.no/Donations/12345", "Vipps link"),
        ("https://qr.vipps.no/donations/12345?a=9", None, "Vipps link"),
        ("vipps://?qr=https://qr.vipps.no/donations/12345", None, "Vipps link"),
    ],
)
def test_a_number_that_differs_is_not_ours(text: str, number: str | None, kind: str) -> None:
    (verdict,) = judge(text)
    assert (verdict.kind, verdict.live) == (kind, False)
    assert number in (None, verdict.number)


def test_the_reason_names_the_number_and_the_way_out() -> None:
    (verdict,) = judge(FOREIGN)
    assert verdict.reason == (
        "The account number 1234 56 78903 is not one of the newsroom's own. Take it out, or, if it"
        " is new, have the donation details changed first."
    )
    assert judge("0530 22 94668")[0].reason == ""


def test_a_number_is_placed_as_it_was_written() -> None:
    text = "½ of it: ①②③④\u200b 56\u00ad 78903, thanks"
    (verdict,) = judge(text)
    assert text[verdict.start : verdict.end] == "①②③④\u200b 56\u00ad 78903"


def standing(monkeypatch: pytest.MonkeyPatch, status: Status, version: Version | None) -> None:
    monkeypatch.setattr(ledger, "standing", lambda: Standing(status, version))


VERSION = Version(
    number=1,
    details=factories.DETAILS,
    since=datetime(2026, 1, 1, tzinfo=UTC),
    people=2,
    digest="0" * 64,
)


def test_paused_details_are_still_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    standing(monkeypatch, Status.PAUSED, VERSION)
    assert verdicts("Vipps: #557320") == [VIPPS]


def test_while_nothing_is_published_no_number_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    standing(monkeypatch, Status.NONE, None)
    assert [one.live for one in judge("Vipps: #557320")] == [False]


def test_a_ledger_that_does_not_verify_vouches_for_no_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    standing(monkeypatch, Status.UNAVAILABLE, VERSION)
    (verdict,) = judge("Vipps: #557320")
    assert not verdict.live
    assert "cannot be checked now: the donation details are unavailable" in verdict.reason


def test_details_without_a_number_make_no_empty_one_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = replace(VERSION, details=replace(factories.DETAILS, vipps_link="", vipps_number=""))
    standing(monkeypatch, Status.LIVE, bare)
    assert [one.live for one in judge("Vipps 557320 or https://qr.vipps.no/vp/abcd")] == [
        False,
        False,
    ]


def test_a_number_of_an_earlier_version_is_not_ours_any_more() -> None:
    factories.changed_details(vipps_number="01234")
    assert verdicts("Vipps: #557320, Vipps: #01234") == [
        ("557320", "Vipps number", False),
        ("01234", "Vipps number", True),
    ]


@pytest.mark.parametrize(("lines", "queries"), [(0, 0), (1, 1), (30, 1)])
def test_it_asks_the_database_once_or_not_at_all(
    lines: int, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(queries):
        judge_each(["Thank you.", "Vipps: #557320\n" * lines, "0530 22 94668\n" * lines])


def test_what_is_refused_is_told_at_its_field() -> None:
    with pytest.raises(ValidationError) as refused:
        refuse({"heading": "Give", "text": f"{FOREIGN} Vipps 557321", "tax": "Vipps 557320"})
    assert [*refused.value.message_dict] == ["text"]
    assert "1234 56 78903" in refused.value.message_dict["text"][0]
    assert "557321" in refused.value.message_dict["text"][1]


def test_our_own_numbers_are_not_refused() -> None:
    refuse({"text": "DNB 0530 22 94668, NO15 0530 2294 668, Vipps #557320", "tax": ""})


def test_it_answers_where_articles_asks() -> None:
    (verdict,) = account_numbers.judge("Vipps: #557321")
    assert (verdict.number, verdict.live) == ("557321", False)
    assert "not one of the newsroom's own" in verdict.reason
