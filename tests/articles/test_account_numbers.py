"""How articles tells a foreign number; what counts as one is donations' affair (test_sightings)."""

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries

from articles import account_numbers
from articles.account_numbers import Place, Text, Verdict, address, foreign, refuse
from tests import factories

pytestmark = pytest.mark.django_db

FOREIGN = "1234 56 78903"
REASON = (
    "The account number 1234 56 78903 is not one of the newsroom's own. Take it out, or, if it is"
    " new, have the donation details changed first."
)


@pytest.fixture(autouse=True)
def live() -> None:
    factories.donation_details()


def messages(*texts: Text) -> list[tuple[str, str]]:
    return [(one.field, one.message) for one in foreign(texts)]


def test_it_says_which_field_with_the_words_around_the_number_and_the_way_out() -> None:
    said = messages(
        Text("caption", f"Readers all over the country can send it to {FOREIGN} today.")
    )
    assert said == [("caption", f"“…the country can send it to {FOREIGN} today.”: {REASON}")]


def test_a_short_text_is_quoted_whole() -> None:
    assert messages(Text("name", FOREIGN)) == [("name", f"“{FOREIGN}”: {REASON}")]


def test_in_a_long_text_the_place_is_named() -> None:
    text = Text("html", f"One.\fTwo {FOREIGN}.", [Place(0, "Paragraph 1"), Place(5, "Paragraph 2")])
    assert messages(text) == [("html", f"Paragraph 2, “Two {FOREIGN}.”: {REASON}")]


def test_the_number_is_quoted_as_it_was_written() -> None:
    ((_field, message),) = messages(Text("name", "۱۲۳۴ ۵۶ ۷۸۹۰۳"))
    assert message == f"“۱۲۳۴ ۵۶ ۷۸۹۰۳”: {REASON}"


def test_the_newsrooms_own_numbers_pass() -> None:
    refuse([Text("name", "0530 22 94668, NO15 0530 2294 668, Vipps #557320"), Text("about", "")])


def test_a_link_is_read_as_it_is_opened() -> None:
    assert messages(address("address", "https://example.org/?to=1234%2056%2078903"))
    assert messages(address("address", "https://qr.vipps.no/donations/99"))


def test_what_is_refused_is_keyed_by_field_with_every_number() -> None:
    texts = [
        Text("name", FOREIGN),
        Text("about", "Vipps 557321 or NO93 8601 1117 947"),
        Text("x", ""),
    ]
    with pytest.raises(ValidationError) as refused:
        refuse(texts)
    said = refused.value.message_dict
    assert {field: len(found) for field, found in said.items()} == {"name": 1, "about": 2}


def test_the_same_is_said_once() -> None:
    assert len(messages(Text("attributions", FOREIGN), Text("attributions", FOREIGN))) == 1


@pytest.mark.parametrize(("number", "queries"), [("none", 0), ("Vipps 557320", 1)])
@pytest.mark.parametrize("count", [1, 30])
def test_it_costs_one_query_however_many_fields(
    number: str, queries: int, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(queries):
        refuse(Text(f"field {one}", number) for one in range(count))


def test_while_nobody_has_filled_the_hook_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account_numbers, "judge_each", account_numbers.nothing_known)
    assert account_numbers.judge(FOREIGN) == []


def test_a_verdict_of_another_app_needs_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    verdict = Verdict("9", "IBAN", live=False, reason="No.")
    monkeypatch.setattr(account_numbers, "judge_each", lambda texts: [[verdict] for _ in texts])
    assert messages(Text("name", "Nine")) == [("name", "“Nine”: No.")]
