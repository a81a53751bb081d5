from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from pytest_django import DjangoCaptureOnCommitCallbacks

from articles import workflow
from articles.models import Article, Notice
from articles.readiness import NotReadyError
from tests import factories

pytestmark = pytest.mark.django_db


def submitted(**fields: Any) -> Article:
    article = factories.draft(**fields)
    workflow.submit(article)
    article.refresh_from_db()
    return article


def edit(article: Article) -> None:
    workflow.save_draft(factories.content(), article)
    article.refresh_from_db()


def test_a_submitted_story_waits_for_review() -> None:
    article = submitted()
    assert article.review == Article.Review.WAITING
    assert list(Article.objects.in_review()) == [article]
    assert not article.edited_since_submission


def test_a_story_that_lacks_something_is_not_submitted() -> None:
    with pytest.raises(NotReadyError, match="category"):
        workflow.submit(factories.draft(category_id=None))


def test_an_edit_after_submission_shows() -> None:
    article = submitted()
    edit(article)
    assert article.edited_since_submission


def test_an_edit_voids_an_approval() -> None:
    article = submitted()
    workflow.approve(article)
    edit(article)
    assert article.review == Article.Review.WAITING
    assert article.events.filter(kind="voided").exists()


def test_an_editor_takes_a_story() -> None:
    article, editor = submitted(), factories.editor()
    workflow.take(article, by=editor)
    article.refresh_from_db()
    assert (article.review, article.reviewer) == (Article.Review.TAKEN, editor)


def test_a_story_is_sent_back_with_a_remark() -> None:
    article = submitted()
    workflow.send_back(article, text="Who says so?")
    article.refresh_from_db()
    assert article.review == Article.Review.SENT_BACK
    assert article.remarks.get().text == "Who says so?"
    with pytest.raises(NotReadyError):
        workflow.send_back(article, text=" ")


@pytest.mark.parametrize("verb", ["take", "approve"])
def test_only_a_submitted_story_is_reviewed(verb: str) -> None:
    with pytest.raises(ValidationError, match="not submitted"):
        getattr(workflow, verb)(factories.draft(), by=factories.editor())


def test_publication_ends_the_review() -> None:
    article = submitted()
    workflow.approve(article)
    workflow.publish(article)
    article.refresh_from_db()
    assert (article.review, article.review_revision) == ("", None)


def test_those_concerned_are_told_in_the_admin_and_by_mail(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    writer = factories.journalist(email="writer@example.org")
    editor = factories.editor(email="editor@example.org")
    factories.editor(is_active=False, email="gone@example.org")
    article = factories.draft(by=writer, headline="Rain")
    with django_capture_on_commit_callbacks(execute=True):
        workflow.submit(article, by=writer)
        workflow.send_back(article, by=editor, text="Who says so?")
    assert [(one.person, one.text) for one in Notice.objects.order_by("pk")] == [
        (editor, "“Rain” waits for review."),
        (writer, "A remark on “Rain”: Who says so?"),
    ]
    assert [one.to for one in mail.outbox] == [["editor@example.org"], ["writer@example.org"]]


def test_a_mail_server_that_is_away_stops_nothing(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("articles.notices.send_mass_mail", fail)
    editor = factories.editor(email="editor@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        workflow.submit(factories.draft())
    assert editor.notices.exists()


def test_whoever_is_assigned_is_told_once() -> None:
    person, article = factories.journalist(), factories.draft()
    workflow.assign(article, [person])
    workflow.assign(article, [person])
    assert person.notices.count() == 1
    assert article.events.count() == 1
