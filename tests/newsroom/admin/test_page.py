"""Pages in the admin: writing, previewing, publishing; and what others may not."""

from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from newsroom import pages
from newsroom.models import Page, PageRevision, SiteLink
from newsroom.page.content import PageContent
from tests import factories
from tests.donations.chains import OTHER

pytestmark = pytest.mark.django_db

LIST = "/admin/newsroom/page/"
ADD = f"{LIST}add/"


@pytest.fixture(autouse=True)
def manager(client: Client) -> User:
    person = factories.site_manager(first_name="Aska", last_name="Venn")
    client.force_login(person)
    return person


def of(page: Page, screen: str = "change") -> str:
    return f"{LIST}{page.pk}/{screen}/"


def fields(**changed: Any) -> dict[str, Any]:
    sent = {
        "title": "About us",
        "html": "<p>Who we are.</p>",
        "language": "en",
        "address": "",
        "note": "",
        "form": "a-form",
    }
    return {**sent, **changed}


def edited(page: Page, button: str = "_continue", **changed: Any) -> dict[str, Any]:
    latest = page.latest
    known = {"title": latest.title, "html": latest.html, "base": latest.number, button: "on"}
    return fields(**known | changed)


def html(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return unescape(response.content.decode())


def posted(client: Client, address: str, sent: dict[str, Any], status: int = 200) -> str:
    response = client.post(address, sent)
    assert response.status_code == status
    return unescape(response.content.decode())


def fresh(page: Page) -> Page:
    return Page.objects.get(pk=page.pk)


# Writing and publishing


def test_a_new_page_is_saved_as_a_draft(client: Client) -> None:
    response = client.post(ADD, fields(_continue="on", note="First words"))
    page = Page.objects.get()
    assert response.headers["Location"] == f"{of(page)}?saved=a-form"
    assert (page.address, page.latest.html, page.is_live) == (
        "about-us",
        "<p>Who we are.</p>",
        False,
    )
    assert (page.latest.note, page.latest.created_by_name) == ("First words", "Aska Venn")


def test_saving_and_publishing_is_one_button(client: Client) -> None:
    client.post(ADD, fields(_publish="on"))
    assert [one.kind for one in Page.objects.get().revisions.all()] == ["publish", "save"]
    assert "Who we are." in html(client, "/about-us/")


def test_an_empty_page_is_neither_saved_nor_published(client: Client) -> None:
    page = posted(client, ADD, fields(_publish="on", html=""))
    assert "readers would find an empty page" in page
    assert not Page.objects.exists()


def test_what_readers_see_already_is_not_published_again(client: Client) -> None:
    page = factories.published_page()
    client.post(of(page), edited(page, "_publish"))
    assert page.revisions.count() == 2


def test_a_draft_of_a_published_page_changes_nothing_for_readers(client: Client) -> None:
    page = factories.published_page(address="about", html="<p>Approved.</p>")
    client.post(of(page), edited(page, html="<p>Draft.</p>"))
    assert "Approved." in html(client, "/about/")
    assert "Draft." in html(client, of(page))
    assert "Readers see revision 2." in html(client, of(page))


def test_errors_keep_all_that_was_typed(client: Client) -> None:
    factories.page(title="Another", address="taken")
    sent = fields(title="Mine", html="<p>My words.</p>", address="/taken/", note="Why", _continue=1)
    page = posted(client, ADD, sent)
    assert "/taken/ is the address of “Another”: choose another one." in page
    for typed in ('value="Mine"', "<p>My words.</p>", 'value="/taken/"', 'value="Why"', "a-form"):
        assert typed in page


@pytest.mark.parametrize("sent", [{}, {"title": ""}, {"language": "xx"}, {"title": "x" * 201}])
def test_a_form_with_errors_says_where(client: Client, sent: dict[str, Any]) -> None:
    page = posted(client, ADD, fields(**sent) if sent else {})
    assert "Not done yet:" in page
    assert not Page.objects.exists()


def test_a_foreign_account_number_is_named_at_its_field(client: Client) -> None:
    sent = fields(html="<p>Give to NO93 8601 1117 947.</p>", _continue="on")
    page = posted(client, ADD, sent)
    assert "The IBAN NO93 8601 1117 947 is not one of the newsroom" in page
    assert "Give to" in page


def test_the_address_of_a_page_that_readers_know_is_not_in_its_form(client: Client) -> None:
    page = factories.published_page(address="about")
    assert 'name="address"' not in html(client, of(page))
    client.post(of(page), edited(page, address="elsewhere", html="<p>New.</p>"))
    assert (fresh(page).address, fresh(page).latest.html) == ("about", "<p>New.</p>")


# Preview


def test_a_preview_shows_the_draft_as_readers_would_see_it(client: Client) -> None:
    response = client.post(
        ADD, fields(title="Soon", html="<p>Soon<script>x</script>.</p>", _preview=1)
    )
    page = response.content.decode()
    assert "<h1>Soon</h1>" in page
    assert "<p>Soon.</p>" in page
    assert "Nobody else sees it." in page
    assert "no-store" in response["Cache-Control"]
    assert not Page.objects.exists()


def test_a_preview_of_a_form_with_errors_keeps_the_form(client: Client) -> None:
    assert "Not done yet:" in posted(client, ADD, fields(title="", _preview="on"))


def test_any_revision_can_be_looked_at(client: Client) -> None:
    page = factories.page(html="<p>First.</p>")
    pages.save_draft(PageContent(title="Later", html="<p>Second.</p>"), page)
    shown = html(client, of(page, "preview/1"))
    assert "First." in shown
    assert "preview of revision 1" in shown
    assert html(client, of(page, "preview/3"), status=404)


# A colleague's save in between


def conflict(client: Client) -> tuple[Page, str]:
    """Both have changed the first paragraph, and each another one."""
    page = factories.page(title="About", html="<p>One.</p><p>Two.</p><p>Three.</p>")
    mine = edited(page, html="<p>Mine.</p><p>Two, mine.</p><p>Three.</p>", note="My note")
    theirs = PageContent(title="About", html="<p>Theirs.</p><p>Two.</p><p>Three, theirs.</p>")
    pages.save_draft(theirs, page)
    return page, posted(client, of(page), mine, status=409)


def test_both_texts_come_back_and_nothing_is_saved(client: Client) -> None:
    page, shown = conflict(client)
    assert f'<a href="{LIST}">Pages</a>' in shown
    assert "What you typed is all here." in shown
    for words in (">Mine<", ">Theirs<", ">, mine<", ">, theirs<"):
        assert words in shown
    assert 'name="note" value="My note"' in shown
    assert fresh(page).latest.number == 2


@pytest.mark.parametrize(
    ("pick", "first"),
    [
        ("both", "<p>Mine.</p><p>Theirs.</p>"),
        ("mine", "<p>Mine.</p>"),
        ("theirs", "<p>Theirs.</p>"),
    ],
)
def test_what_is_chosen_is_saved_with_what_neither_disputes(
    client: Client, pick: str, first: str
) -> None:
    page, shown = conflict(client)
    (name,) = {f"text-{at}" for at in range(5) if f'name="pick-text-{at}"' in shown}
    sent = {
        "title": "About",
        "html": "<p>Mine.</p><p>Two, mine.</p><p>Three.</p>",
        "language": "en",
        "base": 1,
        "met": 2,
        f"pick-{name}": pick,
    }
    client.post(of(page), sent)
    assert fresh(page).latest.html == f"{first}<p>Two, mine.</p><p>Three, theirs.</p>"


def test_a_third_save_while_somebody_chooses_is_not_overwritten(client: Client) -> None:
    page, _shown = conflict(client)
    third = PageContent(title="About", html="<p>Third.</p>")
    pages.save_draft(third, page)
    sent = edited(page, html="<p>Mine.</p><p>Two.</p><p>Three.</p>", base=1, met=2)
    assert "Third." in posted(client, of(page), sent, status=409)
    assert fresh(page).latest.html == "<p>Third.</p>"


@pytest.mark.parametrize("base", ["", "0", "99", "x", "-1"])
def test_a_form_that_does_not_say_what_it_shows_overwrites_nobody(
    client: Client, base: str
) -> None:
    page = factories.page(html="<p>One.</p>")
    pages.save_draft(PageContent(title=page.latest.title, html="<p>Two.</p>"), page)
    client.post(of(page), edited(page, html="<p>Blind.</p>", base=base))
    assert fresh(page).latest.html == "<p>Two.</p>"


@pytest.mark.parametrize("met", ["", "99", "x", "١", "9" * 40])
def test_choices_against_an_unknown_revision_are_none(client: Client, met: str) -> None:
    page = factories.page(html="<p>One.</p>")
    client.post(of(page), edited(page, html="<p>Mine.</p>", met=met))
    assert fresh(page).latest.html == "<p>Mine.</p>"


# History


def two_revisions() -> Page:
    page = factories.page(title="About", html="<p>The old words stay.</p>")
    content = PageContent(title="About us", html="<p>The new words stay.</p>", language="ps")
    pages.save_draft(content, page, note="Better")
    return fresh(page)


def test_the_history_lists_who_when_and_why(client: Client, manager: User) -> None:
    page = factories.page(by=manager)
    pages.publish(page, by=manager, note="Ready")
    shown = html(client, of(page, "history"))
    for words in ("Revision 1", "Saved", "Revision 2", "Published", "live", "Aska Venn", "Ready"):
        assert words in shown


def test_a_long_history_goes_on_on_the_next_screen(client: Client) -> None:
    page = factories.page()
    for number in range(2, 53):
        pages.save_draft(PageContent(title=f"Title {number}"), page)
    first = html(client, of(page, "history"))
    assert "Revision 52<" in first
    assert "Revision 2<" not in first
    assert "?before=3" in first
    assert "Revision 2<" in html(client, of(page, "history") + "?before=3")


def test_any_two_revisions_are_compared_in_either_order(client: Client) -> None:
    page = two_revisions()
    chosen = client.get(of(page, "compare"), {"old": "2", "new": "1"})
    assert chosen.headers["Location"] == of(page, "compare/1/2")
    shown = html(client, of(page, "compare/1/2"))
    for words in ("[removed: </span>old", "[added: </span>new", "Pashto", "Better"):
        assert words in shown


@pytest.mark.parametrize("sent", [{}, {"old": "1", "new": "1"}, {"old": "x", "new": "99"}])
def test_what_are_not_two_revisions_leads_back(client: Client, sent: dict[str, str]) -> None:
    page = two_revisions()
    assert client.get(of(page, "compare"), sent).headers["Location"] == of(page, "history")


def test_restoring_says_what_it_does_and_does_it_when_confirmed(client: Client) -> None:
    page = two_revisions()
    assert "For readers nothing changes" in html(client, of(page, "restore/1"))
    assert fresh(page).latest.number == 2
    client.post(of(page, "restore/1"))
    assert (fresh(page).latest.number, fresh(page).latest.title) == (3, "About")


def test_a_revision_that_may_not_be_said_any_more_is_not_restored(client: Client) -> None:
    factories.donation_details()
    page = factories.page(html="<p>IBAN NO15 0530 2294 668</p>")
    pages.save_draft(PageContent(title="Give"), page)
    factories.changed_details(account_number=OTHER.account_number, iban=OTHER.iban, bic=OTHER.bic)
    response = client.post(of(page, "restore/1"), follow=True)
    assert "is not one of the newsroom" in response.content.decode()
    assert fresh(page).latest.number == 2


# Moving, taking off, linking


def test_a_page_moves_and_its_old_address_leads_there(client: Client) -> None:
    page = factories.published_page(address="about")
    assert client.post(of(page, "move"), {"address": "/us/"}).headers["Location"] == of(page)
    assert client.get("/about/").headers["Location"] == "/us/"


def test_a_move_to_a_taken_address_says_so_and_keeps_what_was_typed(client: Client) -> None:
    page = factories.published_page(address="about")
    factories.page(title="Another", address="us")
    shown = posted(client, of(page, "move"), {"address": "/us/"})
    assert "/us/ is the address of “Another”" in shown
    assert 'value="/us/"' in shown


def test_a_page_is_taken_off_the_site(client: Client) -> None:
    page = factories.published_page(address="about")
    assert "Readers find nothing at /about/ then" in html(client, of(page, "unpublish"))
    client.post(of(page, "unpublish"), {"note": "Out of date"})
    assert client.get("/about/").status_code == 404
    assert fresh(page).latest.note == "Out of date"


def test_what_readers_do_not_see_is_not_taken_off(client: Client) -> None:
    page = factories.page()
    assert client.post(of(page, "unpublish")).headers["Location"] == of(page)
    assert fresh(page).latest.number == 1


def test_a_click_puts_a_link_into_the_footer(client: Client) -> None:
    page = factories.published_page(title="زموږ په اړه", language="ps", address="about")
    assert "Footer: add a link" in html(client, of(page))
    client.post(of(page, "link"), {"placement": "footer"})
    link = SiteLink.objects.get()
    assert (link.label, link.address, link.language) == ("زموږ په اړه", "/about/", "ps")
    shown = html(client, of(page))
    assert "Footer: has a link" in shown
    assert "Header: add a link" in shown


@pytest.mark.parametrize("placement", ["", "nowhere", "footer"])
def test_a_link_that_cannot_be_is_refused(client: Client, placement: str) -> None:
    page = factories.published_page(address="about")
    client.post(of(page, "link"), {"placement": "footer"})
    client.post(of(page, "link"), {"placement": placement})
    assert SiteLink.objects.count() == 1


def test_a_draft_gets_no_link(client: Client) -> None:
    page = factories.page()
    assert "add a link" not in html(client, of(page))
    client.post(of(page, "link"), {"placement": "footer"})
    assert not SiteLink.objects.exists()


# The list


def test_the_list_says_how_each_page_stands(client: Client) -> None:
    factories.page(title="Only a draft")
    factories.published_page(title="In the open")
    changed = factories.published_page(title="Changed")
    pages.save_draft(PageContent(title="Changed", html="<p>More.</p>"), changed)
    pages.unpublish(factories.published_page(title="Gone"))
    found = {
        "draft": "Only a draft",
        "published": "In the open",
        "changed": "Changed",
        "off": "Gone",
    }
    for state, title in found.items():
        shown = html(client, f"{LIST}?state={state}")
        assert [one for one in found.values() if f">{one}</bdi>" in shown] == [title]


def test_the_list_filters_by_language(client: Client) -> None:
    factories.page(title="English")
    factories.page(title="پښتو", language="ps")
    shown = html(client, f"{LIST}?language=ps")
    assert "پښتو</bdi>" in shown
    assert "English</bdi>" not in shown


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_costs_the_same_for_one_page_and_for_thirty(
    count: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        factories.published_page()
    with django_assert_num_queries(8):
        html(client, LIST)


# Others


SCREENS = (
    "change",
    "history",
    "compare",
    "compare/1/2",
    "restore/1",
    "preview/1",
    "move",
    "unpublish",
    "link",
    "delete",
)


@pytest.mark.parametrize("make", [factories.journalist, factories.editor])
def test_forged_requests_of_other_roles_are_refused(client: Client, make: Any) -> None:
    page = factories.published_page(address="about", html="<p>Approved.</p>")
    client.force_login(make())
    forged = fields(html="<p>Forged.</p>", address="forged", placement="footer", _publish="on")
    for address in (ADD, LIST, *(of(page, screen) for screen in SCREENS)):
        assert client.get(address).status_code == 403
        assert client.post(address, forged).status_code == 403
    assert client.get(of(page).replace(str(page.pk), "999")).status_code == 403
    assert (PageRevision.objects.count(), SiteLink.objects.count()) == (2, 0)
    assert "Approved." in html(client, "/about/")


def test_nobody_logged_out_gets_further_than_the_login(client: Client) -> None:
    page = factories.published_page()
    client.logout()
    for screen in SCREENS:
        assert "/login/" in client.post(of(page, screen), fields()).headers["Location"]


def test_who_may_only_write_has_no_button_to_publish_and_no_way_to(client: Client) -> None:
    page = factories.published_page(address="about", html="<p>Approved.</p>")
    client.force_login(factories.user(permissions=["newsroom.change_page"]))
    assert "_publish" not in html(client, of(page))
    for screen in ("change", "move", "unpublish"):
        sent = edited(page, "_publish", html="<p>Forged.</p>", address="x")
        assert client.post(of(page, screen), sent).status_code == 403
    assert client.post(of(page, "link"), {"placement": "footer"}).status_code == 403
    assert "Approved." in html(client, "/about/")
    client.post(of(page), edited(page, html="<p>Draft.</p>"))
    assert fresh(page).latest.html == "<p>Draft.</p>"


def test_a_page_is_never_deleted(client: Client) -> None:
    page = factories.page()
    client.force_login(factories.superuser())
    assert client.post(of(page, "delete"), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("key", ["999", "x", "١"])
def test_an_unknown_page_is_not_found(client: Client, key: str) -> None:
    assert client.get(f"{LIST}{key}/change/").status_code == 404


def test_the_editor_offers_pictures_to_those_who_may_see_them(client: Client) -> None:
    page = factories.page()
    assert '"Image"' in html(client, of(page))
    client.force_login(factories.user(permissions=["newsroom.change_page"]))
    assert '"Image"' not in html(client, of(page))
