import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from newsroom import links
from newsroom.models import Change, SiteLink
from newsroom.recording import record
from tests import factories

pytestmark = pytest.mark.django_db

LIST = reverse("admin:newsroom_change_changelist")


@pytest.fixture(autouse=True)
def _logged_in(client: Client) -> None:
    client.force_login(factories.site_manager())


def html(client: Client, address: str = LIST, **asked: str) -> str:
    response = client.get(address, asked)
    assert response.status_code == 200
    return response.content.decode()


def page_of(change: Change) -> str:
    return reverse("admin:newsroom_change_change", args=[change.pk])


def recorded(name: str, kind: str = "page", **fields: str) -> Change:
    return record(None, "changed", kind, name, {}, fields)


def test_everything_stands_in_one_list_newest_first(client: Client) -> None:
    person = factories.superuser(first_name="Mina", last_name="Toral")
    recorded("About us")
    links.save(SiteLink(label="Donate", address="/donate/"), by=person)
    page = html(client)
    assert page.index(">Donate<") < page.index(">About us<")
    assert "Mina Toral" in page
    assert "the command line" in page


def test_the_list_is_filtered_and_searched(client: Client) -> None:
    recorded("About us")
    recorded("Donate", kind="site link")
    assert "About us" not in html(client, kind="site link")
    assert "Donate" not in html(client, q="about")


def test_the_list_is_filtered_by_person(client: Client) -> None:
    recorded("About us")
    links.save(SiteLink(label="Donate", address="/donate/"), by=factories.superuser(username="mt"))
    assert "About us" not in html(client, by="mt")
    assert ">Donate<" not in html(client, by="-")
    assert '<a href="?by=-">the command line</a>' in html(client)


def test_the_history_of_one_thing_is_asked_for_by_its_key(client: Client) -> None:
    one, other = (
        links.save(SiteLink(label=name, address=f"/{name}/")) for name in ("one", "other")
    )
    page = html(client, kind="site link", key=str(one.pk))
    assert ">one<" in page
    assert ">other<" not in page
    assert other.pk != one.pk


def test_a_change_shows_its_difference_word_by_word(client: Client) -> None:
    made = record(
        None, "changed", "page", "About", {"text": "Our old site"}, {"text": "Our new site"}
    )
    page = html(client, page_of(made))
    assert "Page, changed by" in page
    assert "old" in page.partition("<del>")[2].partition("</del>")[0]
    assert "new" in page.partition("<ins>")[2].partition("</ins>")[0]


def test_what_was_typed_into_a_field_is_shown_and_not_run(client: Client) -> None:
    made = record(
        None, "changed", "template", "<b>x</b>", {}, {"text": "<script>alert(1)</script>"}
    )
    page = html(client, page_of(made))
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_template_is_shown_as_code_and_turns_nothing(client: Client) -> None:
    made = recorded("Footer", kind="template", text="<p>سلام\u202e</p>")
    page = html(client, page_of(made))
    assert 'class="code-line added" dir="ltr"' in page
    assert "&lt;p&gt;<bdi>سلام</bdi>" in page
    assert "[U+202E]" in page
    assert "\u202e" not in page


def test_what_nobody_sees_is_shown_in_words_too(client: Client) -> None:
    page = html(client, page_of(recorded("About", title="Ours\u202e")))
    assert '<p dir="auto">' in page
    assert "[U+202E]" in page
    assert "\u202e" not in page


def test_a_change_without_difference_says_so(client: Client) -> None:
    assert "No field differs." in html(client, page_of(recorded("About")))


@pytest.mark.parametrize("key", ["999", "x", "٣"])
def test_what_is_no_change_is_not_found(client: Client, key: str) -> None:
    address = reverse("admin:newsroom_change_change", args=[key])
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("verb", ["add/", "1/delete/"])
def test_nobody_writes_in_the_log(client: Client, verb: str) -> None:
    recorded("About")
    client.force_login(factories.superuser())
    assert client.post(f"{LIST}{verb}", {"post": "yes"}).status_code == 403
    assert Change.objects.count() == 1


def test_it_cannot_be_written_by_its_page_or_its_list(client: Client) -> None:
    made = recorded("About")
    client.force_login(factories.superuser())
    client.post(page_of(made), {"name": "Another"})
    client.post(LIST, {"action": "delete_selected", "_selected_action": str(made.pk)})
    assert [one.name for one in Change.objects.all()] == ["About"]


def test_it_is_for_site_managers_and_editors(client: Client) -> None:
    made = recorded("About")
    client.force_login(factories.editor())
    html(client)
    client.force_login(factories.journalist())
    assert client.get(LIST).status_code == 403
    assert client.get(page_of(made)).status_code == 403


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_costs_as_many_queries_for_many_changes_as_for_one(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        recorded(f"Page {number}")
    with django_assert_num_queries(10):
        html(client)
