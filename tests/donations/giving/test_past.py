from dataclasses import replace

from donations.giving.past import past
from tests.donations import standings
from tests.donations.standings import DETAILS


def test_of_a_number_only_the_last_three_characters_are_told() -> None:
    told = past(standings.event("publish")).masked
    assert dict(told) == {
        "Account number": "••••668",
        "IBAN": "••••668",
        "Vipps number": "••••320",
    }


def test_a_number_that_was_not_given_is_not_told() -> None:
    details = replace(DETAILS, iban="", vipps_number="")
    assert dict(past(standings.event("publish", details=details)).masked) == {
        "Account number": "••••668"
    }


def test_the_rest_is_told_as_it_was() -> None:
    event = past(standings.event("roll_back", people=1, version=7))
    assert (event.kind, event.people, event.version) == ("roll_back", 1, 7)
    assert event.at == standings.SINCE
