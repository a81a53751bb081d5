import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from articles import account_numbers
from donations.guard import Verdict, judge
from tests import factories

pytestmark = pytest.mark.django_db

ACCOUNT = Verdict("0530 22 94668", "account number", True)
IBAN = Verdict("NO15 0530 2294 668", "IBAN", True)
VIPPS = Verdict("557320", "Vipps number", True)


def wrong(number: str, kind: str) -> Verdict:
    return Verdict(number, kind, False)


@pytest.fixture(autouse=True)
def live() -> None:
    factories.donation_details()


@pytest.mark.parametrize(
    ("text", "verdicts"),
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
        ("0530\u200b22\u202e94668", [ACCOUNT]),
        ("0530\n22 94668", [ACCOUNT]),
        ("ＮＯ１５ ０５３０ ２２９４ ６６８", [IBAN]),
        ("iban:no1505302294668,", [IBAN]),
        ("IBANNO1505302294668", [IBAN]),
        ("NO15-0530-2294-668 and thank you", [IBAN]),
        ("In 2025, 0530 22 94668 2026", [ACCOUNT]),
        (
            "DNB 0530 22 94668\nNO15 0530 2294 668\nVipps: #557320\n\n12 readers",
            [ACCOUNT, IBAN, VIPPS],
        ),
    ],
)
def test_the_live_numbers_are_recognised(text: str, verdicts: list[Verdict]) -> None:
    assert judge(text) == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Send it to 1234 56 78903.", [wrong("1234 56 78903", "account number")]),
        ("account 0530 22 94669", [wrong("0530 22 94669", "account number")]),
        ("Kontonr. 0530 22 94686", [wrong("0530 22 94686", "account number")]),
        ("NO93 8601 1117 947", [wrong("NO93 8601 1117 947", "IBAN")]),
        ("NO15 0530 2294 669", [wrong("NO15 0530 2294 669", "IBAN")]),
        ("NO15053022946681", [wrong("NO15 0530 2294 6681", "IBAN")]),
        ("DE89 3704 0044 0532 0130 00", [wrong("DE89 3704 0044 0532 0130 00", "IBAN")]),
        (
            "GB29 NWBK 6016 1331 9268 19 in London",
            [wrong("GB29 NWBK 6016 1331 9268 19", "IBAN")],
        ),
        ("Vipps: #557321", [wrong("557321", "Vipps number")]),
        ("Vipps: 0557320", [wrong("0557320", "Vipps number")]),
        ("vipps til 912 34 567", [wrong("91234567", "Vipps number")]),
        ("Vipps #99", [wrong("99", "Vipps number")]),
        (
            "0530 22 94668 or 1234 56 78903",
            [ACCOUNT, wrong("1234 56 78903", "account number")],
        ),
    ],
)
def test_other_numbers_are_found_and_not_ours(text: str, verdicts: list[Verdict]) -> None:
    assert judge(text) == verdicts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Call +93 70 123 4567 or 22 12 34 56.",
        "In 1990, 1991 and 2024 2025 2026",
        "at 20 of the most important crossings of 2025 and 2026",
        "Trade rose to $68.7 billion in 2024-25.",
        "Vipps has 4 million users, and Vipps launched in 2015.",
        "Vipps 2015",
        "05302294669",
        "order 053022946680",
        "DNBANOKK",
    ],
)
def test_other_figures_are_left_alone(text: str) -> None:
    assert judge(text) == []


def test_while_nothing_is_live_no_number_is_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("donations.models.Details.objects.live", lambda: None)
    assert judge("Vipps: #557320") == [wrong("557320", "Vipps number")]


def test_a_number_of_an_earlier_version_is_not_ours_any_more() -> None:
    factories.donation_details(vipps_number="01234")
    assert judge("Vipps: #557320, Vipps: #01234") == [
        wrong("557320", "Vipps number"),
        Verdict("01234", "Vipps number", True),
    ]


SPACING = st.text(" .-\u00a0\u2009\n", max_size=2)
UNSEEN = st.sampled_from(["", "\u200b", "\u200f", "\u2060", "\u00ad"])
ZEROS = st.sampled_from("0٠۰０०")


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_script_or_spacing_hides_an_account_number(data: st.DataObject) -> None:
    text = "".join(
        chr(ord(data.draw(ZEROS)) + int(digit)) + data.draw(UNSEEN) + data.draw(SPACING)
        for digit in "05302294668"
    )
    assert judge(f"Give: {text}!") == [ACCOUNT]


@pytest.mark.parametrize(("lines", "queries"), [(0, 0), (1, 1), (30, 1)])
def test_it_asks_the_database_once_or_not_at_all(
    lines: int, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(queries):
        judge("Thank you.\n" + "Vipps: #557320\n" * lines)


def test_it_answers_where_articles_asks() -> None:
    assert account_numbers.judge("Vipps: #557320") == [
        account_numbers.Verdict("557320", "Vipps number", True)
    ]
