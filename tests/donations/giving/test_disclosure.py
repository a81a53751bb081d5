import json
from dataclasses import replace
from typing import Any

import pytest

from donations.giving import disclosure
from donations.standing import Standing
from tests.donations import standings
from tests.donations.standings import DETAILS


def told(standing: Standing) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(disclosure.as_json(standing))
    return found


def test_live_details_are_told_with_their_version_and_their_proof() -> None:
    assert told(standings.live()) == {
        "status": "live",
        "version": 3,
        "since": "2026-03-14T11:30:00+00:00",
        "people": 2,
        "digest": "ab" * 32,
        "details": DETAILS.to_json(),
        "grouped": {
            "account_number": "0530 22 94668",
            "iban": "NO15 0530 2294 668",
            "vipps_number": "557320",
        },
        "payto": "payto://iban/DNBANOKK/NO1505302294668?receiver-name=Dawat%20Media%20Center",
        "statement": '{"a":1}',
        "signature": "cd" * 64,
        "public_key": "ef" * 32,
    }


def test_a_channel_that_is_switched_off_is_neither_grouped_nor_a_payto_address() -> None:
    details = replace(DETAILS, shows_bank=False, shows_iban=False, shows_vipps=False)
    shown = told(standings.live(details))
    assert shown["grouped"] == {"account_number": "", "iban": "", "vipps_number": ""}
    assert shown["payto"] is None


@pytest.mark.parametrize("make", [standings.paused, standings.none])
def test_what_is_not_shown_is_told_without_a_number_but_signed(make: Any) -> None:
    shown = told(make())
    assert list(shown) == ["status", "statement", "signature", "public_key"]
    assert shown["status"] == make().status.value
    assert "668" not in json.dumps(shown)


def test_of_a_broken_ledger_only_the_status_is_told() -> None:
    assert told(standings.unavailable()) == {"status": "unavailable"}


def test_a_payto_address_carries_the_message_and_escapes_it() -> None:
    details = replace(DETAILS, bic="", reference="Gift & thanks?")
    assert disclosure.payto(details) == (
        "payto://iban/NO1505302294668"
        "?receiver-name=Dawat%20Media%20Center&message=Gift%20%26%20thanks%3F"
    )
