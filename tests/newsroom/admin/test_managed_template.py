"""Templates in the admin: editing, checking, previewing, publishing, undoing; and who may not."""

from collections.abc import Callable
from html import unescape
from time import perf_counter
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from newsroom import roles
from newsroom.managed import publishing
from newsroom.managed.families import default_source
from newsroom.managed.registry import MANAGED
from newsroom.managed.sources import live_source
from newsroom.models import Change, ManagedTemplate, TemplateFailure, TemplateVersion
from tests import factories

pytestmark = pytest.mark.django_db
PATIENCE = 10  # seconds; a preview takes a tenth of one

LIST = "/admin/newsroom/managedtemplate/"
NAME = "footer"
DEFAULT = default_source(NAME)


def with_line(line: str, source: str = DEFAULT) -> str:
    return source.replace("</footer>", f"\n{line}\n</footer>")


ONE, TWO = with_line("<p>One.</p>"), with_line("<p>Two.</p>")
WRONG = with_line("<p>{{ artcle }}</p>")


@pytest.fixture(autouse=True)
def manager(client: Client) -> User:
    person = factories.site_manager(first_name="Aska", last_name="Venn")
    client.force_login(person)
    return person


def at(screen: str, *args: int) -> str:
    return reverse(f"admin:newsroom_managedtemplate_{screen}", args=[NAME, *args])


def html(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return unescape(response.content.decode())


def sent(
    client: Client, button: str, source: str, base: int = 0, *, status: int = 200, **more: Any
) -> str:
    """What the editor says then, followed to where it leads."""
    fields = {"source": source, "base": base, "note": "", button: "on"} | more
    response = client.post(at("change"), fields, follow=True)
    assert response.status_code == status
    return unescape(response.content.decode())


def published(source: str = ONE) -> int:
    version = publishing.save_draft(NAME, source)
    publishing.publish(NAME)
    assert version
    return version.number


# The list


def test_the_list_names_every_template_with_its_purpose_and_state(client: Client) -> None:
    publishing.save_draft(NAME, ONE)
    shown = html(client, LIST)
    for one in MANAGED.values():
        assert str(one.title) in shown
        assert str(one.purpose) in shown
    assert "draft waiting" in shown
    assert "Draft saved by" in shown


@pytest.mark.parametrize("number", [1, len(MANAGED)])
def test_the_list_costs_as_much_for_many(
    number: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for name in list(MANAGED)[:number]:
        publishing.save_draft(name, "<p>One.</p>")
    client.get(LIST)
    with django_assert_num_queries(8):
        client.get(LIST)


# The editor


def test_the_editor_starts_from_the_default_with_its_data_beside_it(client: Client) -> None:
    shown = html(client, at("change"))
    assert DEFAULT in shown
    assert "publisher.postal_address" in shown
    assert "The postal address, a line for each part" in shown
    assert "{% for link in links %}" in shown


def test_a_draft_is_saved_with_its_note(client: Client, manager: User) -> None:
    shown = sent(client, "_save", ONE, note="A line more")
    assert "Saved. Readers see nothing of it" in shown
    assert "<p>One.</p>" in shown
    version = TemplateVersion.objects.get()
    assert (version.created_by_id, version.note) == (manager.pk, "A line more")


def test_a_draft_with_problems_is_saved_and_they_are_shown(client: Client) -> None:
    shown = sent(client, "_save", WRONG)
    line = WRONG.split("\n").index("<p>{{ artcle }}</p>") + 1
    assert f"Line {line}, column 7" in shown
    assert f'data-line="{line}" data-column="7" data-length="6"' in shown


def test_checking_tells_all_and_saves_nothing(client: Client) -> None:
    assert "Nothing is wrong with it" in sent(client, "_check", ONE)
    shown = sent(client, "_check", "<footer></footer>")
    assert shown.count("The page lacks:") == 4
    assert "On " in shown
    assert "sample pages" in shown
    assert "<footer></footer>" in shown
    assert not TemplateVersion.objects.exists()


def test_publishing_saves_and_shows_it_to_readers(client: Client) -> None:
    assert "Published: readers see it within a second." in sent(client, "_publish", ONE)
    assert "<p>One.</p>" in html(client, "/")


def test_a_hostile_template_is_refused_with_its_place_and_kept_as_the_draft(
    client: Client,
) -> None:
    hostile = DEFAULT.replace("</footer>", "<p onclick='steal()'>{{ settings.SECRET_KEY }}</p>\n")
    shown = sent(client, "_publish", hostile)
    assert "This has to be put right before readers can see it:" in shown
    assert "onclick" in shown
    assert "Line" in shown
    assert live_source(NAME) is None
    assert TemplateVersion.objects.get().source == hostile


def test_publishing_what_readers_see_already_says_so(client: Client) -> None:
    assert "Readers see exactly this text already." in sent(client, "_publish", DEFAULT)
    assert not Change.objects.exists()


def test_the_editor_says_what_publishing_changes(client: Client) -> None:
    publishing.save_draft(NAME, ONE)
    shown = html(client, at("change"))
    assert "What publishing changes for readers" in shown
    assert '<p class="code-line added" dir="ltr"><ins><p>One.</p></ins></p>' in shown


def test_what_is_too_long_comes_back_as_it_was_typed(client: Client) -> None:
    long = "x" * 65_537
    shown = sent(client, "_save", long)
    assert "is the most that a template has" in shown
    assert long in shown


def test_a_note_that_is_too_long_loses_nothing_either(client: Client) -> None:
    assert "<p>One.</p>" in sent(client, "_save", ONE, note="n" * 501)
    assert not TemplateVersion.objects.exists()


def test_who_saves_after_a_colleague_gets_both_together(client: Client) -> None:
    theirs = DEFAULT.replace('class="site-footer label"', 'class="site-footer"')
    publishing.save_draft(NAME, theirs, by=factories.superuser(first_name="Idris"))
    shown = sent(client, "_save", ONE, base=0, status=409)
    assert "<bdi>Idris</bdi> saved version 1 while you wrote." in shown
    assert "the editor has both together" in shown
    assert '<footer class="site-footer">' in shown
    assert "<p>One.</p>" in shown
    assert 'name="base" value="1"' in shown
    assert TemplateVersion.objects.count() == 1


def test_where_both_changed_a_line_the_typed_one_stays_and_theirs_is_shown(client: Client) -> None:
    publishing.save_draft(NAME, TWO)
    shown = sent(client, "_publish", ONE, base=0, status=409)
    assert "You both changed the same lines." in shown
    assert "<p>One.</p>" in shown
    assert "Two" in shown
    assert live_source(NAME) is None
    sent(client, "_publish", ONE, base=1)
    assert live_source(NAME) == ONE


def test_starting_from_the_default_keeps_what_was_typed_in_the_history(client: Client) -> None:
    published()
    assert DEFAULT in sent(client, "_default", TWO, base=1)
    row = ManagedTemplate.objects.get()
    assert row.draft
    assert row.draft.source == DEFAULT
    assert [one.source for one in TemplateVersion.objects.all()] == [DEFAULT, TWO, ONE]
    assert live_source(NAME) == ONE


def test_throwing_the_draft_away_takes_one_button(client: Client) -> None:
    publishing.save_draft(NAME, ONE)
    client.post(at("discard"))
    assert "Readers see the default." in html(client, at("change"))
    assert ManagedTemplate.objects.get().draft is None


def test_a_failing_template_says_so_in_the_list_and_the_editor(client: Client) -> None:
    published()
    TemplateFailure.objects.create(version=TemplateVersion.objects.get(), problem="Too long.")
    assert "failing" in html(client, LIST)
    assert "and readers see the default: Too long." in html(client, at("change"))


# History


def test_every_version_can_be_compared_and_undone_to(client: Client) -> None:
    first = published()
    published(TWO)
    shown = html(client, at("history"))
    assert "Version 2" in shown
    assert at("restore", first) in shown
    assert at("restore", 0) in shown
    compared = html(client, f"{at('compare')}?old=2&new=1")
    assert "From version 1" in compared
    assert "<del>One</del>" in compared
    assert "No line differs." in html(client, f"{at('compare')}?old=1&new=1")


def test_undoing_says_what_it_does_and_does_it(client: Client) -> None:
    first = published()
    published(TWO)
    assert "Readers see version 1 again at once." in html(client, at("restore", first))
    client.post(at("restore", first))
    assert live_source(NAME) == ONE
    assert "Readers see the default again at once." in html(client, at("restore", 0))
    client.post(at("restore", 0))
    assert live_source(NAME) is None


def test_a_version_that_is_not_right_any_more_is_not_undone_to(client: Client) -> None:
    publishing.save_draft(NAME, WRONG)
    published()
    shown = unescape(client.post(at("restore", 1)).content.decode())
    assert "This has to be put right before readers can see it:" in shown
    assert live_source(NAME) == ONE


def test_an_earlier_version_can_be_edited_again(client: Client) -> None:
    published()
    published(TWO)
    client.post(at("edit_again", 1))
    row = ManagedTemplate.objects.get()
    assert row.draft
    assert (row.draft.source, row.draft.note) == (ONE, "Started from version 1.")


@pytest.mark.parametrize("address", ["restore/9/", "compare/?old=9", "preview/page/?version=9"])
def test_a_version_that_is_not_there_is_not_found(client: Client, address: str) -> None:
    assert client.get(f"{LIST}{NAME}/{address}").status_code == 404


def test_a_long_history_is_shown_in_parts(client: Client) -> None:
    for number in range(52):
        publishing.save_draft(NAME, f"<p>{number}</p>")
    shown = html(client, at("history"))
    assert "Version 3<" in shown
    assert "Version 2<" not in shown
    assert "Version 2<" in html(client, f"{at('history')}?before=3")


# A default that was improved


@pytest.fixture
def improved(improve: Callable[[str, str], None]) -> str:
    """A release changes the first line, after somebody has added one at the end."""
    published()
    better = DEFAULT.replace('class="site-footer label"', 'class="site-footer better"')
    improve(NAME, better)
    return better


def test_an_improved_default_is_pointed_out(client: Client, improved: str) -> None:
    assert "default improved since" in html(client, LIST)
    assert at("new_default") in html(client, at("change"))


def test_the_three_texts_stand_side_by_side(client: Client, improved: str) -> None:
    shown = html(client, at("new_default"))
    assert "The new default changes this: it comes in" in shown
    assert "You changed this: it stays" in shown
    for title in ("Default then", "Default now", "Yours"):
        assert f"<figcaption>{title}</figcaption>" in shown


def test_taking_it_in_makes_a_draft_of_both(client: Client, improved: str) -> None:
    client.post(at("new_default"), {"base": 1})
    row = ManagedTemplate.objects.get()
    assert row.draft
    assert row.draft.source == with_line("<p>One.</p>", improved)
    assert row.draft.based_on == improved
    assert client.get(at("new_default")).status_code == 302
    assert live_source(NAME) == ONE


def test_taking_it_in_overwrites_nobody(client: Client, improved: str) -> None:
    publishing.save_draft(NAME, TWO)
    client.post(at("new_default"), {"base": 1})
    row = ManagedTemplate.objects.get()
    assert row.draft
    assert row.draft.source == TWO


# Preview


def test_the_preview_shows_the_draft_in_two_frames(client: Client) -> None:
    publishing.save_draft(NAME, ONE)
    response = client.get(at("preview"))
    shown = unescape(response.content.decode())
    assert shown.count("<iframe") == 2
    assert "frame-src 'self'" in response["Content-Security-Policy"]
    page = client.get(f"{at('preview_page')}?sample=sample-story")
    assert "<p>One.</p>" in page.content.decode()
    assert "<p>One.</p>" not in html(client, "/")


def test_only_the_previewed_page_may_be_framed_and_nobody_keeps_it(client: Client) -> None:
    page = client.get(at("preview_page"))
    assert page["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]
    assert "no-store" in page["Cache-Control"]
    for address in ("/", at("preview"), at("change")):
        response = client.get(address)
        assert response["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert "frame-src" not in client.get(at("change"))["Content-Security-Policy"]


def test_links_in_it_lead_nowhere(client: Client) -> None:
    publishing.save_draft(NAME, with_line("<a href = '/x/'>X</a>"))
    page = client.get(at("preview_page")).content.decode()
    start = page.index("<body>")
    assert 'href="/' not in page[start:]
    assert '<a href = "#">X</a>' in page


def test_no_text_in_an_attribute_keeps_a_link_alive_or_the_preview_waiting(client: Client) -> None:
    tricky = f'<a title="<a > {"<a " * 15_000}" href="/x/">X</a>'
    publishing.save_draft(NAME, with_line(tricky))
    start = perf_counter()
    page = client.get(at("preview_page")).content.decode()
    assert perf_counter() - start < PATIENCE
    assert 'href="/x/"' not in page
    assert ' href="#">X</a>' in page


def test_a_draft_that_cannot_be_shown_says_why(client: Client) -> None:
    publishing.save_draft(NAME, WRONG)
    assert "there is no value “artcle” here" in html(client, at("preview_page"), status=422)


def test_publishing_from_the_preview_publishes_what_was_seen(client: Client) -> None:
    publishing.save_draft(NAME, ONE)
    publishing.save_draft(NAME, TWO)
    shown = client.post(at("publish"), {"seen": 1}, follow=True).content.decode()
    assert "Somebody has changed the draft meanwhile" in shown
    assert live_source(NAME) is None
    client.post(at("publish"), {"seen": 2})
    assert live_source(NAME) == TWO


def test_problems_found_there_lead_back_to_the_editor(client: Client) -> None:
    publishing.save_draft(NAME, WRONG)
    shown = unescape(client.post(at("publish"), {"seen": 1}).content.decode())
    assert "This has to be put right before readers can see it:" in shown
    assert f'<form method="post" action="{at("change")}"' in shown


# Who may

SCREENS = ("change", "history", "compare", "new_default", "preview", "preview_page")
ACTS = ("discard", "publish")


@pytest.mark.parametrize("role", [roles.JOURNALIST, roles.EDITOR, roles.DONATIONS])
def test_others_see_nothing_and_change_nothing(client: Client, role: str) -> None:
    published()
    publishing.save_draft(NAME, TWO)
    before = list(ManagedTemplate.objects.values()), Change.objects.count()
    person = factories.user()
    person.groups.add(Group.objects.get(name=role))
    client.force_login(person)
    fields = {"source": "<p>Mine.</p>", "base": 2, "seen": 2, "_publish": "on", "note": ""}
    addresses = [at(name) for name in (*SCREENS, *ACTS)] + [at("restore", 0), at("edit_again", 1)]
    assert {client.get(one).status_code for one in [LIST, *addresses]} <= {403, 405}
    assert {client.post(one, fields).status_code for one in addresses} == {403}
    assert (list(ManagedTemplate.objects.values()), Change.objects.count()) == before


def test_who_may_only_change_does_not_publish(client: Client) -> None:
    published()
    client.force_login(factories.user(permissions=[publishing.CHANGE]))
    shown = html(client, at("change"))
    assert "Save draft" in shown
    assert "Save and publish" not in shown
    assert client.post(at("restore", 0)).status_code == 403
    publish = {"source": TWO, "base": 1, "note": "", "_publish": "on"}
    assert client.post(at("change"), publish).status_code == 403
    assert live_source(NAME) == ONE


def test_forged_posts_are_refused(manager: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(manager)
    publishing.save_draft(NAME, ONE)
    for address in (at("change"), at("publish"), at("discard"), at("restore", 0)):
        assert strict.post(address, {"source": TWO, "base": 1}).status_code == 403


@pytest.mark.parametrize("screen", ["discard", "publish", "edit_again"])
def test_nothing_is_done_by_following_a_link(client: Client, screen: str) -> None:
    published()
    args = [1] if screen == "edit_again" else []
    assert client.get(at(screen, *args)).status_code == 405


def test_there_is_no_template_that_the_code_does_not_name(client: Client) -> None:
    assert client.get(f"{LIST}settings/change/").status_code == 404
    assert client.get(f"{LIST}add/").status_code == 403
    assert client.post(f"{LIST}{NAME}/delete/").status_code in (403, 302, 404)
