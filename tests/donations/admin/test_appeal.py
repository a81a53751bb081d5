"""The words around the numbers, in the admin."""

from typing import Any

import pytest
from django.test import Client

from donations.entries.rules import State
from donations.models import Appeal, AppealVersion
from tests import factories
from tests.donations.admin.pages import at_the_desk, text

pytestmark = pytest.mark.django_db

LIST = "/admin/donations/appeal/"
ADD = f"{LIST}add/"
WORDS = {
    "language": "en",
    "heading": "Keep us going",
    "text": "We report.\n\nYou read.",
    "suggested_nok": "100, 200",
    "suggested_eur": "",
    "suggested_usd": "",
    "next_steps": "",
    "tax": "",
    "risk": "",
}


def form(appeal: Appeal) -> str:
    return f"{LIST}{appeal.pk}/change/"


def history(appeal: Appeal) -> str:
    return f"{LIST}{appeal.pk}/history/"


def errors(response: Any) -> dict[str, list[str]]:
    return dict(response.context["adminform"].form.errors)


@pytest.fixture
def appeal(tora: Client) -> Appeal:
    tora.post(ADD, WORDS)
    return Appeal.objects.get()


def test_one_person_changes_it_at_once_and_the_history_keeps_both(
    appeal: Appeal, tora: Client
) -> None:
    assert tora.post(form(appeal), WORDS | {"heading": "Support us"}).status_code == 302
    appeal.refresh_from_db()
    assert appeal.heading == "Support us"
    shown = text(tora.get(history(appeal)))
    assert '<del dir="auto">Keep us going</del>' in shown
    assert '<ins dir="auto">Support us</ins>' in shown
    assert shown.index("Support us</ins>") < shown.index("Keep us going</ins>")
    assert shown.count("<bdi>Tora Fjell</bdi>") == 2


def test_saving_the_same_words_adds_nothing_to_the_history(appeal: Appeal, tora: Client) -> None:
    tora.post(form(appeal), WORDS)
    assert AppealVersion.objects.count() == 1


def test_the_line_breaks_of_a_browser_are_no_change(appeal: Appeal, tora: Client) -> None:
    assert appeal.text == "We report.\n\nYou read."
    tora.post(form(appeal), WORDS | {"text": "We report.\r\n\r\nYou read."})
    assert AppealVersion.objects.count() == 1


def test_each_language_has_its_own_history(appeal: Appeal, tora: Client) -> None:
    tora.post(ADD, WORDS | {"language": "nb", "heading": "Støtt oss"})
    tora.get(LIST)  # says what was saved
    assert "Støtt oss" not in text(tora.get(history(appeal)))


def test_the_language_of_an_appeal_stays(appeal: Appeal, tora: Client) -> None:
    tora.post(form(appeal), WORDS | {"language": "nb"})
    appeal.refresh_from_db()
    assert appeal.language == "en"


def test_a_second_appeal_in_a_language_is_refused(appeal: Appeal, tora: Client) -> None:
    response = tora.post(ADD, WORDS | {"heading": "Again"})
    assert "There is an appeal in this language already" in str(errors(response)["language"])


@pytest.mark.parametrize("field", ["text", "next_steps", "tax", "risk", "heading"])
def test_somebody_elses_account_number_is_an_error_at_its_field(
    field: str, site: State, tora: Client
) -> None:
    response = tora.post(ADD, WORDS | {field: "Give to 8601 11 17947."})
    assert "8601 11 17947" in str(errors(response)[field])
    assert "Give to 8601 11 17947." in text(response)
    assert not Appeal.objects.exists()


def test_our_own_number_may_stand_there(site: State, tora: Client) -> None:
    tora.post(ADD, WORDS | {"text": "Our account is 0530 22 94668."})
    assert Appeal.objects.get().text == "Our account is 0530 22 94668."


def test_amounts_that_are_none_are_an_error_at_their_field(tora: Client) -> None:
    response = tora.post(ADD, WORDS | {"suggested_eur": "ten"})
    assert errors(response).keys() == {"suggested_eur"}


def test_text_is_shown_as_text(appeal: Appeal, tora: Client) -> None:
    tora.post(form(appeal), WORDS | {"text": "<script>alert(1)</script>"})
    assert "<script>alert(1)" not in tora.get(history(appeal)).content.decode()


def test_nobody_deletes_an_appeal(appeal: Appeal) -> None:
    client = at_the_desk(factories.superuser())
    assert client.post(f"{LIST}{appeal.pk}/delete/", {"post": "yes"}).status_code == 403
    sent = {"action": "delete_selected", "_selected_action": str(appeal.pk), "post": "yes"}
    client.post(LIST, sent)
    assert Appeal.objects.get() == appeal


@pytest.mark.parametrize("make", [factories.user, factories.journalist, factories.editor])
def test_it_is_for_donation_staff(make: Any, appeal: Appeal) -> None:
    client = at_the_desk(make())
    for address in (LIST, ADD, form(appeal), history(appeal)):
        assert client.get(address).status_code == 403
    client.post(form(appeal), WORDS | {"heading": "Taken over"})
    appeal.refresh_from_db()
    assert appeal.heading == "Keep us going"


@pytest.mark.parametrize("pk", ["0", "99", "x"])
def test_what_does_not_exist_has_no_history(pk: str, tora: Client) -> None:
    assert tora.get(f"{LIST}{pk}/history/").status_code == 404


def test_the_number_of_queries_is_the_same_with_thirty_versions(
    appeal: Appeal, tora: Client, django_assert_num_queries: Any
) -> None:
    tora.get(history(appeal))
    for count in (1, 30):
        while AppealVersion.objects.count() < count:
            tora.post(form(appeal), WORDS | {"heading": f"{AppealVersion.objects.count()}"})
        with django_assert_num_queries(8):
            tora.get(history(appeal))
