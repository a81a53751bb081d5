from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from donations.models import Appeal, Details
from tests import factories

pytestmark = pytest.mark.django_db

LIST = "/admin/donations/details/"
CHANGE = "/admin/donations/details/add/"
TYPED = {
    "holder": "Dawat Media Center",
    "bank": "DNB",
    "account_number": "0530 22 94668",
    "iban": "NO15 0530 2294 668",
    "bic": "DNBANOKK",
    "vipps_number": "557320",
}


@pytest.fixture
def treasurer() -> User:
    return factories.user(
        permissions=["donations.publish_details", "donations.change_appeal"], username="runa"
    )


@pytest.fixture
def desk(client: Client, treasurer: User) -> Client:
    """The treasurer, logged in."""
    client.force_login(treasurer)
    return client


def save(client: Client, *, replaces: int | str = "", **typed: str) -> Any:
    return client.post(CHANGE, TYPED | {"replaces": replaces} | typed)


def errors(response: HttpResponse) -> dict[str, list[str]]:
    form = response.context["adminform"].form  # type: ignore[attr-defined]  # a test response has one
    return {name: list(found) for name, found in form.errors.items()}


def test_saving_makes_a_new_live_version(desk: Client, treasurer: User) -> None:
    factories.donation_details(vipps_number="12345")
    response = save(desk, replaces=1)
    assert response.url == LIST
    live = Details.objects.live()
    assert live is not None
    assert (live.number, live.vipps_number, live.created_by_name) == (2, "557320", "runa")
    assert "Version 2 is live now." in desk.get(LIST).content.decode()


def test_the_first_version_can_be_made_here(desk: Client) -> None:
    save(desk)
    assert Details.objects.count() == 1


def test_the_form_shows_the_live_numbers_in_groups(desk: Client) -> None:
    factories.donation_details()
    form = desk.get(CHANGE).context["adminform"].form
    assert form.initial == TYPED | {"replaces": 1}


def test_a_link_cannot_fill_in_another_number(desk: Client) -> None:
    factories.donation_details()
    shown = desk.get(CHANGE, {"iban": "DE89370400440532013000"}).content.decode()
    assert 'value="NO15 0530 2294 668"' in shown
    assert "DE89" not in shown


def test_a_mistake_is_told_at_its_field_and_the_typed_text_stays(desk: Client) -> None:
    response = save(desk, account_number="0530 22 94669")
    assert list(errors(response)) == ["account_number"]
    assert "“0530 22 94669” is no account number" in errors(response)["account_number"][0]
    assert 'value="0530 22 94669"' in response.content.decode()
    assert not Details.objects.exists()


def test_a_hidden_character_at_the_edge_is_noticed_too(desk: Client) -> None:
    response = save(desk, vipps_number="\u200f557320", iban="NO1505302294668\x1f")
    assert "RIGHT-TO-LEFT MARK (U+200F)" in errors(response)["vipps_number"][0]
    assert "(U+001F)" in errors(response)["iban"][0]


def test_the_iban_of_another_account_is_told_at_the_iban(desk: Client) -> None:
    assert list(errors(save(desk, iban="NO93 8601 1117 947"))) == ["iban"]


def test_no_way_to_give_is_told_above_the_form(desk: Client) -> None:
    response = save(desk, account_number="", iban="", bic="", vipps_number=" ")
    assert "Readers need a way to give" in errors(response)["__all__"][0]


def test_a_save_that_changes_nothing_makes_no_version_and_says_so(desk: Client) -> None:
    factories.donation_details()
    response = save(desk, replaces=1, account_number="05302294668")
    assert errors(response) == {"__all__": ["Nothing was changed: this is what is live already."]}
    assert Details.objects.count() == 1


def test_a_version_that_somebody_else_published_meanwhile_is_not_overwritten(desk: Client) -> None:
    factories.donation_details()
    factories.donation_details(vipps_number="12345")
    response = save(desk, replaces=1, bank="DNB Bank")
    assert "command line has published version 2" in errors(response)["__all__"][0]
    assert Details.objects.count() == 2


def test_past_versions_are_listed_with_person_and_time(desk: Client) -> None:
    factories.donation_details(by=factories.superuser(username="aska"))
    factories.donation_details(vipps_number="12345")
    shown = desk.get(LIST)
    assert [details.number for details in shown.context["cl"].result_list] == [2, 1]
    assert "aska" in shown.content.decode()
    assert "command line" in shown.content.decode()
    assert 'type="checkbox"' not in shown.content.decode()


def test_a_past_version_can_be_read_but_not_changed(desk: Client) -> None:
    factories.donation_details()
    shown = desk.get(f"{LIST}1/change/").content.decode()
    assert '<bdi dir="ltr">NO15 0530 2294 668</bdi>' in shown
    assert 'name="iban"' not in shown
    assert 'name="_save"' not in shown


@pytest.mark.parametrize("superuser", [False, True])
def test_nobody_changes_or_deletes_a_version(
    client: Client, treasurer: User, superuser: bool
) -> None:
    factories.donation_details()
    client.force_login(factories.superuser() if superuser else treasurer)
    assert client.post(f"{LIST}1/change/", TYPED | {"bank": "Other"}).status_code == 403
    assert client.post(f"{LIST}1/delete/", {"post": "yes"}).status_code == 403
    client.post(LIST, {"action": "delete_selected", "_selected_action": "1", "post": "yes"})
    assert Details.objects.get().bank == "DNB"


@pytest.mark.parametrize("permissions", [[], ["articles.view_article"]])
def test_somebody_without_a_donations_permission_sees_nothing_of_it(
    client: Client, permissions: list[str]
) -> None:
    factories.donation_details()
    client.force_login(factories.user(permissions=permissions))
    assert "onation" not in client.get("/admin/").content.decode()
    for address in (LIST, CHANGE, f"{LIST}1/change/", "/admin/donations/appeal/"):
        assert client.get(address).status_code == 403


def test_somebody_who_may_only_look_gets_no_form(client: Client) -> None:
    factories.donation_details()
    client.force_login(factories.user(permissions=["donations.view_details"]))
    assert "Change the details" not in client.get(LIST).content.decode()
    assert client.get(CHANGE).status_code == 403
    assert save(client, bank="Other").status_code == 403


def test_the_admin_s_own_log_names_the_version(desk: Client) -> None:
    save(desk)
    assert LogEntry.objects.get().object_repr == "Version 1"


def test_the_appeal_is_changed_at_once(desk: Client) -> None:
    appeal = Appeal.objects.create(heading="Stand with us")
    typed = {
        "language": "en",
        "heading": "Support us",
        "text": "Thank you.",
        "suggested_amount": "",
    }
    desk.post(f"/admin/donations/appeal/{appeal.pk}/change/", typed)
    assert "<h1>Support us</h1>" in desk.get("/donate/").content.decode()


@pytest.mark.parametrize("versions", [1, 30])
def test_the_list_costs_the_same_for_any_number_of_versions(
    versions: int, desk: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(versions):
        factories.donation_details(vipps_number=str(number))
    desk.get(LIST)
    with django_assert_num_queries(9):
        desk.get(LIST)
