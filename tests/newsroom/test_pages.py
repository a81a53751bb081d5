"""The verbs of pages: who may, what readers get of it, and what is written down."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError

from newsroom import generation, pages
from newsroom.models import Change, OldPageAddress, Page, PageRevision
from newsroom.page.content import PageContent
from newsroom.pages import ConflictError
from tests import factories
from tests.donations.chains import OTHER

pytestmark = pytest.mark.django_db

FOREIGN = "NO93 8601 1117 947"  # not the newsroom's


@pytest.fixture
def manager() -> User:
    return factories.site_manager(first_name="Aska", last_name="Venn")


def fresh(page: Page) -> Page:
    return Page.objects.get(pk=page.pk)


def errors(caught: pytest.ExceptionInfo[ValidationError]) -> dict[str, list[str]]:
    return caught.value.message_dict


# Writing


def test_a_page_starts_as_a_draft_at_an_address_made_from_its_title(manager: User) -> None:
    page = pages.save_draft(PageContent(title=" About us "), by=manager).page
    assert (page.address, page.latest.title, page.is_live) == ("about-us", "About us", False)
    assert page.latest.created_by_name == "Aska Venn"


def test_the_text_goes_through_the_allow_list() -> None:
    page = factories.page(html='<p onclick="x()">Hello<script>evil()</script></p><p></p>')
    assert page.latest.html == "<p>Hello</p>"


def test_every_save_is_a_revision_of_its_own() -> None:
    page = factories.page(title="About", html="<p>One.</p>")
    pages.save_draft(PageContent(title="About", html="<p>Two.</p>"), page, note="Now there are two")
    found = page.revisions.values_list("number", "html", "note")
    assert list(found) == [(2, "<p>Two.</p>", "Now there are two"), (1, "<p>One.</p>", "")]


def test_a_save_that_changes_nothing_adds_nothing() -> None:
    page = factories.page()
    again = pages.save_draft(page.latest.content, page, base=1)
    assert again == page.latest
    assert Change.objects.count() == 1


def test_editing_never_leaks(manager: User) -> None:
    page = factories.published_page(html="<p>Approved.</p>")
    before = generation.current()
    changed = PageContent(title="Other", html="<p>Draft.</p>", language="ps")
    pages.save_draft(changed, page, by=manager)
    live = Page.objects.live().get().live_revision
    assert live
    assert (live.html, live.language) == ("<p>Approved.</p>", "en")
    assert generation.current() == before


def test_without_a_title_nothing_is_saved() -> None:
    with pytest.raises(ValidationError) as caught:
        pages.save_draft(PageContent(title="  ", html="<p>Text</p>"), address="about")
    assert list(errors(caught)) == ["title"]
    assert not Page.objects.exists()


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(ValidationError) as caught:
        pages.save_draft(PageContent(title="", html=f"<p>{FOREIGN}</p>"), address="/donate/")
    assert set(errors(caught)) == {"address", "title"}
    with pytest.raises(ValidationError) as caught:
        pages.save_draft(PageContent(title="Give", html=f"<p>{FOREIGN}</p>"), address="/donate/")
    assert set(errors(caught)) == {"address", "html"}


def test_a_title_without_letters_asks_for_an_address() -> None:
    with pytest.raises(ValidationError) as caught:
        pages.save_draft(PageContent(title="…"))
    assert list(errors(caught)) == ["address"]


# Addresses


def test_the_address_of_another_page_is_taken() -> None:
    factories.page(title="About us", address="/about/")
    with pytest.raises(ValidationError) as caught:
        factories.page(address="About")
    assert errors(caught) == {
        "address": ["/about/ is the address of “About us”: choose another one."]
    }


def test_an_address_of_the_site_is_taken() -> None:
    with pytest.raises(ValidationError) as caught:
        factories.page(title="Donate")
    assert "The site itself uses addresses that begin with /donate/" in errors(caught)["address"][0]


def test_a_draft_goes_to_another_address_without_a_trace() -> None:
    page = factories.page(address="first")
    pages.save_draft(page.latest.content, page, address="/second/")
    assert fresh(page).address == "second"
    assert not OldPageAddress.objects.exists()


def test_saving_moves_no_page_that_readers_know() -> None:
    page = factories.published_page(address="about")
    with pytest.raises(ValidationError) as caught:
        pages.save_draft(page.latest.content, page, address="elsewhere")
    assert errors(caught) == {
        "address": ["Readers know this page at another address: move it to /elsewhere/."]
    }


def test_a_page_that_moves_leaves_its_address_for_good(manager: User) -> None:
    page = factories.published_page(address="about")
    before = generation.current()
    pages.move(page, "/who-we-are/", by=manager)
    pages.move(page, "us", by=manager)
    assert fresh(page).address == "us"
    assert {one.address for one in page.old_addresses.all()} == {"about", "who-we-are"}
    assert generation.current() == before + 2
    with pytest.raises(ValidationError) as caught:
        factories.page(address="about")
    assert "leads to" in errors(caught)["address"][0]


def test_a_page_can_go_back_to_where_it_was() -> None:
    page = factories.published_page(address="about")
    pages.move(page, "us")
    pages.move(page, "about")
    assert fresh(page).address == "about"
    assert [one.address for one in page.old_addresses.all()] == ["us"]


def test_a_move_to_the_same_address_changes_nothing() -> None:
    page = factories.published_page(address="about")
    count = Change.objects.count()
    pages.move(page, "/About/")
    assert Change.objects.count() == count
    assert not OldPageAddress.objects.exists()


# Publishing


def test_publishing_shows_the_latest_revision(manager: User) -> None:
    page, before = factories.page(html="<p>New.</p>"), generation.current()
    pages.publish(page, by=manager, seen=1, note="At last")
    live = Page.objects.live().get()
    assert live.live_revision
    assert (live.live_revision.number, live.live_revision.kind) == (2, PageRevision.Kind.PUBLISH)
    assert live.live_revision.html == "<p>New.</p>"
    assert live.published_at is not None
    assert generation.current() == before + 1


def test_an_empty_page_is_not_published() -> None:
    page = factories.page(html="<p> </p>")
    with pytest.raises(ValidationError) as caught:
        pages.publish(page)
    assert list(errors(caught)) == ["html"]
    assert not Page.objects.live().exists()


def test_what_the_person_has_not_seen_is_not_published() -> None:
    page = factories.page()
    pages.save_draft(replace(page.latest.content, html="<p>Unseen.</p>"), page)
    with pytest.raises(ConflictError):
        pages.publish(page, seen=1)
    assert not Page.objects.live().exists()


def test_taken_off_the_site_a_page_keeps_its_text_and_history(manager: User) -> None:
    page = factories.published_page(html="<p>Text.</p>")
    before = generation.current()
    pages.unpublish(page, by=manager, note="Out of date")
    assert not Page.objects.live().exists()
    assert fresh(page).latest.html == "<p>Text.</p>"
    assert [one.kind for one in page.revisions.all()] == ["unpublish", "publish", "save"]
    assert generation.current() == before + 1


def test_what_readers_do_not_see_is_not_taken_off_again() -> None:
    page = factories.page()
    pages.unpublish(page)
    assert page.revisions.count() == 1


# Restoring and overwriting


def test_an_earlier_revision_is_restored_as_a_draft() -> None:
    page = factories.published_page(title="About", html="<p>One.</p>")
    pages.save_draft(PageContent(title="About", html="<p>Two.</p>"), page)
    pages.publish(page)
    made = pages.restore(page, 1)
    assert (made.number, made.html, made.kind) == (5, "<p>One.</p>", PageRevision.Kind.RESTORE)
    live = Page.objects.live().get().live_revision
    assert live
    assert live.html == "<p>Two.</p>"


def test_restoring_what_is_the_latest_already_adds_nothing() -> None:
    page = factories.page()
    assert pages.restore(page, 1) == page.latest


def test_nobody_overwrites_a_colleagues_newer_revision() -> None:
    page = factories.page(html="<p>Base.</p>")
    theirs = pages.save_draft(replace(page.latest.content, html="<p>Theirs.</p>"), page, base=1)
    with pytest.raises(ConflictError) as caught:
        pages.save_draft(replace(page.latest.content, html="<p>Mine.</p>"), page, base=1)
    assert (caught.value.base.html, caught.value.theirs) == ("<p>Base.</p>", theirs)
    assert fresh(page).latest == theirs


def test_a_publication_in_between_is_no_conflict() -> None:
    page = factories.page()
    pages.publish(page)
    made = pages.save_draft(replace(page.latest.content, html="<p>Mine.</p>"), page, base=1)
    assert made.number == 3


# Account numbers


@pytest.mark.parametrize("field", ["title", "html"])
def test_a_foreign_account_number_is_refused_at_its_field(field: str) -> None:
    factories.donation_details()
    with pytest.raises(ValidationError) as caught:
        pages.save_draft(replace(factories.page_content(), **{field: f"Give to {FOREIGN}"}))
    assert list(errors(caught)) == [field]
    assert f"{FOREIGN} is not one of the newsroom's own" in errors(caught)[field][0]


def test_a_number_is_found_across_the_tags_that_hide_it() -> None:
    with pytest.raises(ValidationError):
        factories.page(html="<p>NO93 8601 <strong>1117</strong> 947</p>")


def test_the_newsrooms_own_number_may_stand_on_a_page() -> None:
    factories.donation_details()
    factories.published_page(html="<p>IBAN NO15 0530 2294 668</p>")


def test_a_number_that_is_not_live_any_more_is_neither_published_nor_restored() -> None:
    factories.donation_details()
    page = factories.page(html="<p>IBAN NO15 0530 2294 668</p>")
    factories.changed_details(account_number=OTHER.account_number, iban=OTHER.iban, bic=OTHER.bic)
    with pytest.raises(ValidationError):
        pages.publish(page)
    pages.save_draft(replace(page.latest.content, html="<p>None.</p>"), page)
    with pytest.raises(ValidationError):
        pages.restore(page, 1)


# Who may


@pytest.mark.parametrize("make", [factories.journalist, factories.editor, factories.user])
def test_others_than_site_managers_may_do_nothing(make: object) -> None:
    assert callable(make)
    person, page = make(), factories.published_page(address="about")
    content = page.latest.content
    for verb in (
        lambda: pages.save_draft(content, by=person),
        lambda: pages.save_draft(content, page, by=person),
        lambda: pages.restore(page, 1, by=person),
        lambda: pages.publish(page, by=person),
        lambda: pages.unpublish(page, by=person),
        lambda: pages.move(page, "elsewhere", by=person),
    ):
        with pytest.raises(PermissionDenied):
            verb()
    assert PageRevision.objects.count() == 2
    assert Page.objects.live().get().address == "about"


def test_who_may_only_write_publishes_nothing() -> None:
    writer = factories.user(permissions=["newsroom.change_page"])
    page = factories.page(by=writer)
    for verb in (
        lambda: pages.publish(page, by=writer),
        lambda: pages.unpublish(page, by=writer),
        lambda: pages.move(page, "elsewhere", by=writer),
    ):
        with pytest.raises(PermissionDenied):
            verb()


# The log


def test_everything_is_written_down_with_the_difference(manager: User) -> None:
    page = factories.page(by=manager, title="About", html="<p>One.</p>")
    pages.publish(page, by=manager)
    pages.save_draft(PageContent(title="About", html="<p>Two.</p>"), page, by=manager)
    pages.move(page, "us", by=manager)
    pages.restore(page, 1, by=manager)
    pages.unpublish(page, by=manager)
    changes = list(Change.objects.order_by("number"))
    assert [one.act for one in changes] == [
        "started",
        "published",
        "changed",
        "moved",
        "restored",
        "taken off the site",
    ]
    assert {(one.kind, one.name, one.key, one.by_name) for one in changes} == {
        ("page", "About", str(page.pk), "Aska Venn")
    }
    assert (changes[2].before, changes[2].after) == (
        {"text": "<p>One.</p>"},
        {"text": "<p>Two.</p>"},
    )
    assert (changes[3].before, changes[3].after) == ({"address": "/about/"}, {"address": "/us/"})
    assert changes[5].after == {}
