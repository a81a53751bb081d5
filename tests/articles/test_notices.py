import pytest
from django.core import mail
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from articles import notices, workflow
from articles.models import Article
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_mail_says_what_happened_and_leads_to_the_story(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, settings: Settings
) -> None:
    settings.SITE_ADDRESS = "https://news.example.org"
    factories.editor(email="editor@example.org")
    article = factories.draft(headline="Rain")
    with django_capture_on_commit_callbacks(execute=True):
        workflow.submit(article)
    (letter,) = mail.outbox
    assert letter.subject == "“Rain” waits for review."
    assert letter.body == (
        "“Rain” waits for review.\n\n"
        f"https://news.example.org/admin/articles/article/{article.pk}/review/\n"
    )


def test_nobody_reads_in_a_mail_who_else_got_it(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    for name in ("one", "two"):
        factories.editor(email=f"{name}@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        workflow.submit(factories.draft())
    assert sorted(letter.to for letter in mail.outbox) == [["one@example.org"], ["two@example.org"]]


def test_no_mail_is_sent_of_what_was_not_done(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    factories.editor(email="editor@example.org")
    with django_capture_on_commit_callbacks(execute=False):
        workflow.submit(factories.draft())
    assert mail.outbox == []


def test_a_notice_leads_to_the_conversation_while_there_is_one() -> None:
    article = factories.draft()
    assert notices.address(article).endswith(f"/{article.pk}/change/")
    workflow.submit(article)
    article.refresh_from_db()
    assert notices.address(article).endswith(f"/{article.pk}/review/")


def told(count: int) -> tuple[list[Article], list[str]]:
    stories = [factories.draft() for _ in range(count)]
    for article in stories:
        workflow.submit(article)
    return stories, [f"“{article.headline}” waits for review." for article in stories]


def test_what_was_not_seen_comes_first_then_the_newest() -> None:
    person = factories.editor()
    _, (first, second, third) = told(3)
    newest = notices.latest(person)[0]
    assert newest.text == third
    notices.mark_seen(person, newest.pk)
    assert [one.text for one in notices.latest(person)] == [second, first, third]


def test_people_mark_their_own_notices_alone() -> None:
    person, other = factories.editor(), factories.editor()
    told(2)
    notices.mark_seen(person, other.notices.latest("pk").pk)
    assert person.notices.unseen().count() == other.notices.unseen().count() == 2
    notices.mark_seen(person)
    assert (person.notices.unseen().count(), other.notices.unseen().count()) == (0, 2)


def test_a_notice_keeps_the_time_when_it_was_first_seen() -> None:
    person = factories.editor()
    told(1)
    notices.mark_seen(person)
    seen = person.notices.get().seen_at
    notices.mark_seen(person)
    assert person.notices.get().seen_at == seen
