from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from donations.models import Details
from tests import factories

pytestmark = pytest.mark.django_db

GOOD = {
    "holder": "Ostrel Courier",
    "bank": "Bank of Ostrel",
    "account_number": "12345678903",
    "iban": "NO7112345678903",
    "bic": "OSTRNOKK",
    "vipps_number": "01234",
}


def details(**fields: Any) -> Details:
    return Details(**GOOD | fields)


def problems(**fields: Any) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        details(**fields).full_clean()
    return refused.value.message_dict


def test_the_newest_version_is_the_live_one() -> None:
    assert Details.objects.live() is None
    factories.donation_details()
    newest = factories.donation_details(vipps_number="12345")
    assert Details.objects.live() == newest
    versions = Details.objects.with_is_live()
    assert [(one.number, vars(one)["is_live"]) for one in versions] == [(2, True), (1, False)]


def test_cleaning_takes_numbers_as_people_write_them() -> None:
    typed = details(
        account_number="# ۱۲۳۴ ۵۶ ۷۸۹۰۳",
        iban="iban no71 1234-5678 903",
        bic="ostr no kk",
        vipps_number="#01234",
    )
    typed.full_clean()
    assert typed.content == GOOD


def test_a_problem_is_told_under_its_field() -> None:
    found = problems(account_number="1234 56 78904", vipps_number="912 34 567")
    assert set(found) == {"account_number", "vipps_number"}
    assert "“1234 56 78904” is no account number" in found["account_number"][0]
    assert "private phone number" in found["vipps_number"][0]


@pytest.mark.parametrize("name", ["holder", "bank"])
def test_a_name_with_an_invisible_character_is_refused_by_its_name(name: str) -> None:
    found = problems(**{name: "Ostrel\u202e Courier"})
    assert "RIGHT-TO-LEFT OVERRIDE (U+202E)" in found[name][0]


def test_the_iban_must_be_that_of_the_account() -> None:
    assert problems(iban="NO9386011117947") == {
        "iban": ["The IBAN NO93 8601 1117 947 is not that of account 1234 56 78903."]
    }


def test_an_iban_of_another_country_may_stand_beside_a_norwegian_account() -> None:
    details(iban="DE89370400440532013000").full_clean()


def test_a_bic_needs_an_iban() -> None:
    assert problems(iban="") == {"bic": ["A BIC is of no use without the IBAN."]}


def test_there_must_be_a_way_to_give() -> None:
    found = problems(account_number=" ", iban="", bic="", vipps_number="")
    assert "Readers need a way to give" in found["__all__"][0]


@pytest.mark.parametrize(
    "only",
    [{"account_number": "12345678903"}, {"iban": "NO7112345678903"}, {"vipps_number": "1"}],
)
def test_one_way_to_give_is_enough(only: dict[str, str]) -> None:
    empty = dict.fromkeys(GOOD, "") | {"holder": "Ostrel Courier"}
    Details(**empty | only).full_clean()


@pytest.mark.parametrize(
    "wrong",
    [
        {"holder": ""},
        {"account_number": "1234567890"},
        {"account_number": "1234 5678903"},
        {"account_number": "00001234567", "iban": ""},
        {"account_number": "۱۲۳۴۵۶۷۸۹۰۳", "iban": "", "bic": ""},
        {"iban": "no7112345678903"},
        {"iban": "NO71 1234567890"},
        {"iban": "N07112345678903", "account_number": ""},
        {"iban": "NO9386011117947"},
        {"iban": "NO711234567890", "account_number": ""},
        {"iban": "", "bic": "OSTRNOKK"},
        {"bic": "OSTRNOK"},
        {"bic": "OSTRNOKKX"},
        {"bic": "OSTRN0KK"},
        {"bic": "ostrnokk"},
        {"vipps_number": "12 34"},
        {"vipps_number": "#1234"},
        {"account_number": "", "iban": "", "bic": "", "vipps_number": ""},
    ],
    ids=str,
)
def test_the_database_itself_refuses_a_wrong_shape(wrong: dict[str, str]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Details.objects.create(number=1, **GOOD | wrong)


def test_the_database_takes_what_has_the_right_shape() -> None:
    Details.objects.create(number=1, **GOOD)
    assert Details.objects.get().content == GOOD


def test_a_saved_version_is_never_written_again() -> None:
    saved = factories.donation_details()
    saved.bank = "Another bank"
    with pytest.raises(TypeError, match="never changed"):
        saved.save()
    with pytest.raises(TypeError, match="never changed"):
        saved.save(update_fields=["bank"])
    with pytest.raises(TypeError, match="never deleted"):
        saved.delete()


def test_a_version_under_a_number_that_is_taken_replaces_nothing() -> None:
    factories.donation_details()
    with pytest.raises(IntegrityError), transaction.atomic():
        details(number=1).save()
    assert Details.objects.get().holder == "Dawat Media Center"


def test_no_list_of_versions_can_be_changed_or_deleted() -> None:
    saved = factories.donation_details()
    saved.bank = "Another bank"
    with pytest.raises(TypeError, match="never changed"):
        Details.objects.update(bank="Another bank")
    with pytest.raises(TypeError, match="never changed"), transaction.atomic():
        Details.objects.bulk_update([saved], ["bank"])
    with pytest.raises(TypeError, match="never changed"), transaction.atomic():
        Details.objects.update_or_create({"bank": "Another bank"}, number=1)
    with pytest.raises(TypeError, match="never deleted"):
        Details.objects.all().delete()
    assert Details.objects.get().bank == "DNB"


def test_bulk_create_cannot_change_a_version() -> None:
    factories.donation_details()
    with pytest.raises(IntegrityError), transaction.atomic():
        Details.objects.bulk_create(
            [details(number=1)],
            update_conflicts=True,
            update_fields=["iban"],
            unique_fields=["number"],
        )
    assert Details.objects.get().iban == "NO1505302294668"
