import re
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles import history, previewing, workflow
from articles.models import Article, PreviewLink, Revision
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> User:
    person = factories.editor(first_name="Mina", last_name="Toral")
    client.force_login(person)
    return person


def address(article: Article, page: str) -> str:
    return f"/admin/articles/article/{article.pk}/{page}"


def html(client: Client, article: Article, page: str, status: int = 200) -> str:
    response = client.get(address(article, page), follow=True)
    assert response.status_code == status
    return unescape(response.content.decode())


def edit(article: Article, **changes: object) -> None:
    article.refresh_from_db()
    assert article.latest_revision
    content = article.latest_revision.content
    workflow.save_draft(replace(content, **changes), article)  # type: ignore[arg-type]  # any field
    article.refresh_from_db()


def two_revisions() -> Article:
    article = factories.draft(headline="Wells run dry", html="<p>The wells are dry.</p>")
    edit(article, headline="Wells run low", html="<p>The wells are low.</p>")
    return article


# History


def test_the_history_tells_who_did_what_and_why(client: Client, editor: User) -> None:
    article = factories.draft(by=editor)
    workflow.publish(article, by=editor, note="Checked <twice>.")
    page = html(client, article, "history/")
    for expected in ("Revision 2", "Published", "Mina Toral", "Checked <twice>.", ">live<"):
        assert expected in page
    assert "&lt;twice&gt;" in client.get(address(article, "history/")).content.decode()


def test_autosaves_are_no_history(client: Client, editor: User) -> None:
    article = factories.draft()
    article.autosaves.create(person=editor, form="f", base=1, data={"headline": "Half a word"})
    page = html(client, article, "history/")
    assert "Half a word" not in page
    assert page.count('class="history-revision"') == 1


def test_a_long_history_is_a_page_at_a_time(
    client: Client, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "SIZE", 1)
    article = two_revisions()
    first = html(client, article, "history/")
    assert "Revision 2" in first
    assert 'href="?before=2"' in first
    assert "<strong>Revision 1<" in html(client, article, "history/?before=2")
    assert "<strong>Revision 2<" in html(client, article, "history/?before=nonsense")


@pytest.mark.parametrize("count", [1, 30])
def test_the_history_costs_eleven_queries(
    client: Client, editor: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = factories.draft()
    for number in range(count):
        edit(article, headline=f"Headline {number}")
        workflow.hold(article, reason="A letter came.")
    with django_assert_num_queries(11):
        html(client, article, "history/")


# Comparing


@pytest.mark.parametrize("chosen", ["old=1&new=2", "old=2&new=1"])
def test_any_two_revisions_are_compared(client: Client, editor: User, chosen: str) -> None:
    article = two_revisions()
    response = client.get(address(article, f"compare/?{chosen}"))
    assert response["Location"] == address(article, "compare/1/2/")


@pytest.mark.parametrize("chosen", ["", "old=1&new=1", "old=1&new=9", "old=x&new=²", "old=1" * 99])
def test_two_revisions_must_be_chosen(client: Client, editor: User, chosen: str) -> None:
    assert "Choose two different" in html(client, two_revisions(), f"compare/?{chosen}")


def test_a_comparison_marks_words_for_eyes_and_ears(client: Client, editor: User) -> None:
    page = re.sub(r"<span[^>]*>|</span>", "", html(client, two_revisions(), "compare/1/2/"))
    for expected in (
        "What changed from revision 1 to revision 2",
        "Wells run <del>[removed: dry]</del><ins>[added: low]</ins>",
        "The wells are <del>[removed: dry]</del><ins>[added: low]</ins>.",
    ):
        assert expected in page


def test_a_comparison_names_what_became_of_sections_and_quotes(
    client: Client, editor: User
) -> None:
    article = factories.draft(html="<p>Lead.</p><h2>Water</h2><p>None.</p>")
    edit(article, html="<p>Lead.</p><h2>Bread</h2><p>“Soon,” said Tor Aune.</p>")
    page = re.sub(r"<[^>]*>|\s+", " ", html(client, article, "compare/1/2/"))
    told = re.sub(r" +", " ", page)
    for expected in ("Section removed:", "Section added:", "Quotation added:"):
        assert expected in told


def test_what_did_not_change_is_folded(client: Client, editor: User) -> None:
    paragraphs = [f"<p>Paragraph {number}.</p>" for number in range(9)]
    article = factories.draft(html="".join(paragraphs))
    edit(article, html="".join([*paragraphs, "<p>Salt.</p>"]))
    page = html(client, article, "compare/1/2/")
    assert "8 paragraphs as they were" in page


def test_a_text_in_pashto_is_compared_from_right_to_left(client: Client, editor: User) -> None:
    article = factories.draft(headline="اوبه", language="ps")
    edit(article, headline="ډوډۍ")
    assert 'class="comparison" lang="ps" dir="rtl"' in html(client, article, "compare/1/2/")


@pytest.mark.parametrize("numbers", ["1/9", "9/1", f"1/{'9' * 30}"])
def test_an_unknown_revision_is_not_found(client: Client, editor: User, numbers: str) -> None:
    html(client, two_revisions(), f"compare/{numbers}/", status=404)


def test_what_readers_see_is_compared_with_the_latest(client: Client, editor: User) -> None:
    article = factories.published(headline="Wells run dry")
    assert "Nothing differs." in html(client, article, "changes/")
    edit(article, headline="Wells run low")
    page = html(client, article, "changes/")
    assert "What readers see now, and the latest revision" in page
    assert "low" in page


def test_of_a_draft_readers_see_nothing(client: Client, editor: User) -> None:
    assert "Readers see nothing of this story" in html(client, factories.draft(), "changes/")


@pytest.mark.parametrize("count", [1, 30])
def test_a_comparison_costs_thirteen_queries(
    client: Client, editor: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = factories.draft(
        author_ids=tuple(factories.author().pk for _ in range(count)),
        html="<p>Text.</p>" * count,
    )
    edit(article, category_id=factories.category().pk, html="<p>More.</p>" * count)
    with django_assert_num_queries(13):
        html(client, article, "compare/1/2/")


# Restoring


def test_restoring_says_first_what_it_will_do(client: Client, editor: User) -> None:
    article = two_revisions()
    page = html(client, article, "restore/1/")
    assert "For readers nothing changes until somebody publishes it." in page
    assert "Revision 2 stays in the history" in page
    assert re.search(r"<ins>.*dry", page)
    assert Revision.objects.count() == 2


def test_restoring_makes_a_new_revision_that_readers_do_not_see(
    client: Client, editor: User
) -> None:
    article = factories.published(headline="Wells run dry")
    edit(article, headline="Wells run low")
    workflow.publish(article)
    client.post(address(article, "restore/1/"))
    article.refresh_from_db()
    assert article.latest_revision
    assert article.latest_revision.kind == Revision.Kind.RESTORE
    assert article.latest_revision.content.headline == "Wells run dry"
    assert article.latest_revision.created_by == editor
    assert article.headline == "Wells run low"


def test_what_is_the_same_is_not_restored(client: Client, editor: User) -> None:
    article = factories.published()
    assert "there is nothing to restore" in html(client, article, "restore/1/")
    response = client.post(address(article, "restore/1/"), follow=True)
    assert "Nothing was restored" in response.content.decode()
    assert article.revisions.count() == 2


def test_a_restored_approval_is_pointed_out(client: Client, editor: User) -> None:
    article = two_revisions()
    workflow.submit(article)
    workflow.approve(article)
    assert "restoring voids the approval" in html(client, article, "restore/1/")


# Preview links


def test_a_link_is_shown_once(client: Client, editor: User) -> None:
    article = factories.draft(headline="Wells run dry")
    response = client.post(address(article, "preview-links/"), {"days": "7"})
    found = re.search(r"http://testserver(/preview/[^<]+)<", response.content.decode())
    assert found
    assert "no-store" in response["Cache-Control"]
    assert b"<h1>Wells run dry</h1>" in Client().get(found[1]).content
    assert found[1] not in html(client, article, "preview-links/")


def test_a_link_is_for_one_revision_and_for_as_long_as_was_chosen(
    client: Client, editor: User
) -> None:
    article = two_revisions()
    page = html(client, article, "preview-links/?revision=1")
    assert re.search(r'<option value="1" selected>Only revision 1: Saved', page)
    assert '<option value="7" selected>a week' in page
    client.post(address(article, "preview-links/"), {"revision": "1", "days": "3"})
    link = PreviewLink.objects.get()
    assert link.revision == article.revisions.get(number=1)
    assert link.created_by == editor
    assert timedelta(days=2, hours=23) < link.expires_at - timezone.now() < timedelta(days=3)


@pytest.mark.parametrize("sent", [{"days": "8"}, {"days": "7", "revision": "9"}, {}])
def test_a_link_is_made_of_nothing_else(client: Client, editor: User, sent: dict[str, str]) -> None:
    response = client.post(address(factories.draft(), "preview-links/"), sent)
    assert b"errorlist" in response.content
    assert not PreviewLink.objects.exists()


def test_links_are_listed_and_revoked(client: Client, editor: User) -> None:
    article = factories.draft()
    previewing.make_link(article, by=editor)
    previewing.make_link(article, lifetime=timedelta(seconds=-1))
    page = html(client, article, "preview-links/")
    assert page.count(">works<") == 1
    assert "by <bdi>Mina Toral</bdi>" in page
    assert "expired" in page
    link = PreviewLink.objects.get(created_by=editor)
    revoke = address(article, f"preview-links/{link.pk}/revoke/")
    assert client.get(revoke).status_code == 405
    assert "revoked" in client.post(revoke, follow=True).content.decode()
    assert not PreviewLink.objects.open().exists()


def test_the_link_of_another_story_is_not_found(client: Client, editor: User) -> None:
    previewing.make_link(factories.draft())
    link = PreviewLink.objects.get()
    revoke = address(factories.draft(), f"preview-links/{link.pk}/revoke/")
    assert client.post(revoke).status_code == 404
    assert PreviewLink.objects.open().exists()


@pytest.mark.parametrize("count", [1, 30])
def test_the_links_cost_ten_queries(
    client: Client, editor: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = factories.draft()
    for number in range(count):
        edit(article, headline=f"Headline {number}")
        previewing.make_link(article, revision=article.latest_revision)
    with django_assert_num_queries(10):
        html(client, article, "preview-links/")


# Who may


PAGES = ("history/", "compare/", "compare/1/1/", "changes/", "restore/1/", "preview-links/")


@pytest.mark.parametrize("page", [*PAGES, "preview-links/1/revoke/"])
def test_somebody_elses_story_is_refused(client: Client, page: str) -> None:
    client.force_login(factories.journalist())
    article = factories.draft(by=factories.journalist())
    assert client.get(address(article, page)).status_code == 403
    assert client.post(address(article, page)).status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_an_unknown_story_is_not_found(client: Client, editor: User, page: str) -> None:
    assert client.get(f"/admin/articles/article/99/{page}").status_code == 404
