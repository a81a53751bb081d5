from dataclasses import fields, replace

import pytest
from django.core.exceptions import NON_FIELD_ERRORS
from hypothesis import given
from hypothesis import strategies as st

from donations.details import Details, check, doubts, read
from donations.fields.detail_fields import CHANNELS, FIELDS, masked
from donations.fields.kid import modulus_10
from tests.donations.bad_inputs import BAD_HOLDERS, BAD_KIDS, BAD_VIPPS_LINKS
from tests.donations.chains import OURS
from tests.donations.changes import one_digit_changes
from tests.donations.vectors import ACCOUNTS, BAD_ACCOUNT_NUMBERS, BAD_BICS, BAD_IBANS, REGISTRY

LINK = "https://qr.vipps.no/donations/557320"
GOOD = replace(OURS, vipps_link=LINK, kid="12344", reference="Gift")
TYPED: dict[str, str | bool] = {
    "holder": " Dawat  Media Center",
    "bank": "DNB ",
    "account_number": "# ۰۵۳۰ ۲۲ ۹۴۶۶۸",
    "iban": "IBAN: no15 0530-2294 668",
    "bic": "dnba no kk",
    "vipps_number": "#55 73 20",
    "vipps_link": f"{LINK}\n",
    "kid": "123-44",
    "reference": " Gift ",
    "shows_bank": True,
    "shows_iban": "on",
    "shows_vipps": True,
}


def with_text(name: str, text: str) -> Details:
    return Details.from_json(GOOD.to_json() | {name: text})


def test_what_people_type_is_read_in_its_normal_form() -> None:
    assert read(TYPED) == (GOOD, {})


def test_good_details_have_neither_errors_nor_doubts() -> None:
    assert check(GOOD) == {}
    assert doubts(GOOD) == {}


def test_every_field_is_text_with_a_reader_or_says_whether_a_channel_is_shown() -> None:
    flags = {channel.flag for channel in CHANNELS.values()}
    assert {one.name for one in fields(Details)} == FIELDS.keys() | flags
    assert {channel.number for channel in CHANNELS.values()} <= FIELDS.keys()


def test_every_wrong_field_gets_its_message_and_none_about_its_agreement() -> None:
    typed = TYPED | {
        "holder": "Støtte",
        "bank": "1",
        "account_number": "0530 22 94669",
        "iban": "NO15 0530 2294 669",
        "bic": "DNB",
        "vipps_number": "912 34 567",
        "vipps_link": "vipps://",
        "kid": "12345",
        "reference": "ø",
    }
    details, errors = read(typed)
    assert errors.keys() == FIELDS.keys()
    assert all(len(told) == 1 for told in errors.values())
    assert all(str(typed[name]) in told[0] for name, told in errors.items())
    assert details == Details()


@pytest.mark.parametrize(
    ("name", "typed"),
    [("account_number", typed) for typed in BAD_ACCOUNT_NUMBERS if typed.strip()]
    + [("iban", typed) for typed in BAD_IBANS if typed.strip()]
    + [("bic", typed) for typed in BAD_BICS if typed.strip()]
    + [("holder", typed) for typed in BAD_HOLDERS if typed.strip(" ")]
    + [("kid", typed) for typed in BAD_KIDS if typed.strip()]
    + [("vipps_link", typed) for typed in BAD_VIPPS_LINKS if typed],
)
def test_a_bad_input_is_an_error_of_its_field_alone(name: str, typed: str) -> None:
    details, errors = read(TYPED | {name: typed})
    assert errors.keys() == {name}
    assert details == with_text(name, "")
    assert name in check(with_text(name, typed))


def test_what_is_not_typed_is_left_out() -> None:
    details, errors = read({"vipps_number": "557320", "shows_vipps": "on"})
    assert details == Details(vipps_number="557320", shows_bank=False, shows_iban=False)
    assert errors == {}
    assert read(TYPED | {"kid": "  \r\n"})[0].kid == ""


def test_a_text_where_a_box_belongs_and_a_box_where_a_text_belongs_say_nothing() -> None:
    details, _errors = read(TYPED | {"shows_bank": "false", "reference": True})
    assert not details.shows_bank
    assert details.reference == ""


def test_nothing_at_all_is_an_error_of_no_field() -> None:
    assert read({})[1] == {
        NON_FIELD_ERRORS: ["Nothing would be shown: choose at least one way to give."]
    }


BANK_ONLY = replace(GOOD, iban="", bic="", shows_iban=False)
IBAN_ONLY = replace(GOOD, account_number="", kid="", shows_bank=False)
VIPPS_ONLY = Details(vipps_number="557320", shows_bank=False, shows_iban=False)


@pytest.mark.parametrize("details", [BANK_ONLY, IBAN_ONLY, VIPPS_ONLY])
def test_each_channel_can_be_the_only_one(details: Details) -> None:
    assert check(details) == {}


@pytest.mark.parametrize(
    ("details", "field", "told"),
    [
        (replace(GOOD, holder=""), "holder", "add the name as it stands in the bank's letter"),
        (replace(IBAN_ONLY, holder=""), "holder", "Banks ask for the account holder"),
        (replace(GOOD, bank=""), "bank", "Givers compare the bank's name"),
        (
            replace(GOOD, iban="NO9386011117947", bic=""),
            "iban",
            "NO93 8601 1117 947 is not that of account 0530 22 94668. Compare both",
        ),
        (
            replace(GOOD, iban="DE89370400440532013000", bic=""),
            "iban",
            "The IBAN DE89 3704 0044 0532 0130 00 is not that of account 0530 22 94668.",
        ),
        (
            replace(GOOD, bic="DNBASESS"),
            "bic",
            "BIC DNBASESS is of a bank in SE, the IBAN NO15 0530 2294 668 of an account in NO",
        ),
        (replace(BANK_ONLY, bic="DNBANOKK"), "bic", "BIC DNBANOKK is of no use without the IBAN"),
        (replace(IBAN_ONLY, kid="12344"), "kid", "The KID 12344 is of no use without"),
        (
            replace(GOOD, vipps_number="", shows_vipps=False),
            "vipps_link",
            f"The link {LINK} needs the Vipps number beside it",
        ),
        (
            replace(BANK_ONLY, shows_iban=True),
            "shows_iban",
            "“IBAN” is to be shown but has no number: add the number, or do not show it.",
        ),
        (replace(IBAN_ONLY, shows_bank=True), "shows_bank", "“account in Norway” is to be shown"),
        (
            replace(GOOD, vipps_number="", vipps_link=""),
            "shows_vipps",
            "“Vipps” is to be shown but has no number",
        ),
        (
            replace(GOOD, shows_bank=False, shows_iban=False, shows_vipps=False),
            NON_FIELD_ERRORS,
            "choose at least one way to give",
        ),
        (
            replace(GOOD, account_number="0530 22 94668"),
            "account_number",
            "“0530 22 94668” is not in its normal form. Write it as “05302294668”.",
        ),
        (replace(GOOD, iban="no1505302294668"), "iban", "Write it as “NO1505302294668”."),
    ],
)
def test_fields_that_do_not_agree_are_told_under_one_of_them(
    details: Details, field: str, told: str
) -> None:
    errors = check(details)
    assert errors.keys() == {field}
    assert told in errors[field][0]


def test_what_is_blank_in_its_own_way_is_not_in_its_normal_form() -> None:
    assert "kid" in check(replace(GOOD, kid=" "))


@pytest.mark.parametrize("number", sorted(one_digit_changes("05302294668")))
def test_no_digit_of_the_account_can_change_unnoticed(number: str) -> None:
    assert check(replace(GOOD, account_number=number)).keys() == {"account_number"}
    assert "iban" in check(replace(GOOD, iban=f"NO15{number}"))


@pytest.mark.parametrize("number", sorted(one_digit_changes("557320")))
def test_another_vipps_number_than_that_of_the_link_is_a_doubt(number: str) -> None:
    changed = replace(GOOD, vipps_number=number)
    assert check(changed) == {}
    assert doubts(changed).keys() == {"vipps_link"}


def test_a_bic_that_the_registry_does_not_have_for_the_bank_is_a_doubt_not_an_error() -> None:
    changed = replace(GOOD, bic="DABANO22", bank="Danske Bank")
    assert check(changed) == {}
    told = doubts(changed)
    assert told.keys() == {"bic", "bank"}
    assert "DABANO22" in told["bic"][0]
    assert "DNBANOKK" in told["bic"][0]


def test_nothing_is_in_doubt_of_a_field_that_is_wrong_in_itself() -> None:
    wrong = replace(GOOD, iban="XX", bic="DABANO22", account_number="1", bank="Ostrel")
    assert doubts(wrong) == {}


def test_numbers_are_shown_as_people_write_them() -> None:
    assert GOOD.shown == {
        "holder": "Dawat Media Center",
        "bank": "DNB",
        "account_number": "0530 22 94668",
        "iban": "NO15 0530 2294 668",
        "bic": "DNBANOKK",
        "vipps_number": "557320",
        "vipps_link": LINK,
        "kid": "1234 4",
        "reference": "Gift",
    }
    assert set(Details().shown.values()) == {""}


def test_in_the_public_history_only_three_digits_are_left_of_a_number() -> None:
    assert GOOD.masked == {
        "holder": "Dawat Media Center",
        "bank": "DNB",
        "account_number": "••••668",
        "iban": "••••668",
        "bic": "DNBANOKK",
        "vipps_number": "••••320",
        "vipps_link": "••••320",
        "kid": "••••344",
        "reference": "Gift",
    }
    assert set(Details().masked.values()) == {""}
    assert masked("007") == masked("7") == "••••"


def test_the_channels_are_those_that_are_shown() -> None:
    assert GOOD.channels == ("bank", "iban", "vipps")
    assert VIPPS_ONLY.channels == ("vipps",)


def test_details_go_through_json_unchanged() -> None:
    content = GOOD.to_json()
    assert content.keys() == {one.name for one in fields(Details)}
    assert Details.from_json(content) == GOOD


def test_history_stays_readable_whatever_the_rules_are_today() -> None:
    old = replace(GOOD, account_number="0000", iban="ZZ", vipps_number="12345678", holder="ø")
    assert Details.from_json(old.to_json()) == old
    assert old.shown["iban"] == "ZZ"
    assert old.masked["account_number"] == "••••000"


@pytest.mark.parametrize(
    "content",
    [
        None,
        [],
        "{}",
        {},
        GOOD.to_json() | {"amount": "1"},
        {name: value for name, value in GOOD.to_json().items() if name != "kid"},
        GOOD.to_json() | {"kid": None},
        GOOD.to_json() | {"kid": 12344},
        GOOD.to_json() | {"holder": True},
        GOOD.to_json() | {"shows_bank": 1},
        GOOD.to_json() | {"shows_bank": "true"},
        GOOD.to_json() | {1: "x"},
    ],
)
def test_json_with_other_fields_or_types_is_refused(content: object) -> None:
    with pytest.raises(ValueError, match="onation details"):
        Details.from_json(content)


@given(st.sampled_from(ACCOUNTS), st.from_regex("[0-9]{1,20}[1-9]", fullmatch=True))
def test_what_is_shown_is_read_back(account: str, payload: str) -> None:
    details = replace(
        GOOD,
        account_number=account,
        iban="",
        bic="",
        shows_iban=False,
        kid=payload + modulus_10(payload),
    )
    flags: dict[str, str | bool] = {"shows_bank": True, "shows_vipps": "on"}
    assert read({**details.shown, **flags}) == (details, {})


@given(st.sampled_from(REGISTRY))
def test_the_iban_of_any_country_can_be_the_account(iban: str) -> None:
    details = replace(IBAN_ONLY, iban=iban, bic="")
    assert check(details) == {}
    assert read({**details.shown, "shows_iban": True, "shows_vipps": True}) == (details, {})


@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), st.text()))
def test_whatever_is_typed_is_refused_or_read_back_from_what_is_shown(
    typed: dict[str, str],
) -> None:
    details, _errors = read(typed)
    again, _errors = read(details.shown)
    assert again == details
