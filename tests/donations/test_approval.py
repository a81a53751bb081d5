import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError

from donations.approval import publish
from donations.models import Details
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def treasurer() -> User:
    return factories.user(
        permissions=["donations.publish_details"], first_name="Runa", last_name="Velt"
    )


def test_versions_are_numbered_from_1(treasurer: User) -> None:
    first = factories.donation_details(by=treasurer)
    second = factories.donation_details(by=treasurer, vipps_number="12345")
    assert [first.number, second.number] == [1, 2]
    assert Details.objects.live() == second


def test_a_version_records_who_published_it(treasurer: User) -> None:
    factories.donation_details(by=treasurer)
    live = Details.objects.get()
    assert (live.created_by_id, live.created_by_name) == (treasurer.pk, "Runa Velt")


def test_somebody_without_a_full_name_is_recorded_by_the_name_of_the_login() -> None:
    person = factories.user(permissions=["donations.publish_details"], username="runa")
    assert factories.donation_details(by=person).person == "runa"


def test_the_record_outlives_the_login(treasurer: User) -> None:
    key = treasurer.pk
    factories.donation_details(by=treasurer)
    treasurer.delete()
    live = Details.objects.get()
    assert (live.created_by_id, live.person) == (key, "Runa Velt")


def test_the_command_line_is_recorded_as_such() -> None:
    details = factories.donation_details()
    assert (details.created_by_id, details.created_by_name) == (None, "")
    assert details.person == "command line"


def test_numbers_are_stored_in_their_normal_form() -> None:
    assert factories.donation_details(vipps_number="# ۵۵۷۳۲۰").content == {
        "holder": "Dawat Media Center",
        "bank": "DNB",
        "account_number": "05302294668",
        "iban": "NO1505302294668",
        "bic": "DNBANOKK",
        "vipps_number": "557320",
    }


def test_details_that_change_nothing_make_no_version() -> None:
    first = factories.donation_details()
    again = factories.donation_details(account_number="0530.22.94668")
    assert again == first
    assert Details.objects.count() == 1


def test_earlier_details_can_become_live_again() -> None:
    factories.donation_details()
    factories.donation_details(vipps_number="12345")
    assert factories.donation_details().number == 3


def test_wrong_numbers_are_not_published() -> None:
    with pytest.raises(ValidationError) as refused:
        factories.donation_details(account_number="0530 22 94669")
    assert set(refused.value.message_dict) == {"account_number"}
    assert not Details.objects.exists()


@pytest.mark.parametrize("permissions", [[], ["donations.view_details", "donations.change_appeal"]])
def test_somebody_without_the_permission_publishes_nothing(permissions: list[str]) -> None:
    with pytest.raises(PermissionDenied):
        factories.donation_details(by=factories.user(permissions=permissions))
    assert not Details.objects.exists()


def test_publishing_a_saved_version_again_changes_nothing() -> None:
    first = factories.donation_details()
    assert publish(first) == first
    assert Details.objects.count() == 1
