"""Two people act in the same instant: nothing is lost, and nothing is done twice or by halves."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from articles import autosaving, workflow
from articles.changes import Change
from articles.models import Article, Autosave, OldAddress, Revision
from articles.workflow import BlockedError, ConflictError
from tests import factories

PAIRS = 40
PATIENCE = 30  # seconds until both have to be at the start

Act = Callable[[], Any]

pytestmark = pytest.mark.django_db(transaction=True)


def race(*acts: Act) -> list[Any]:
    """What each returned, or the refusal that it met. Each has a connection of its own."""
    start = Barrier(len(acts), timeout=PATIENCE)

    def run(act: Act) -> Any:
        try:
            start.wait()
            return act()
        except (BlockedError, ConflictError) as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def save(article: Article, base: Revision, **changes: Any) -> Act:
    content = replace(base.content, **changes)
    return lambda: workflow.save_draft(content, article, base=base.number)


def latest(article: Article) -> Revision:
    return article.revisions.latest("number")


def told_apart(results: Sequence[Any], refusal: type[Exception]) -> tuple[list[Any], list[Any]]:
    """What was done, and what was refused."""
    refused = [one for one in results if isinstance(one, refusal)]
    return [one for one in results if one not in refused], refused


def assert_whole(article: Article) -> None:
    """The revisions are numbered without a gap, and the story points at its last one."""
    article.refresh_from_db()
    numbers = list(article.revisions.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert article.latest_revision == latest(article)


def test_of_two_saves_from_one_revision_one_is_stored_and_one_is_handed_back() -> None:
    article = factories.draft()
    for pair in range(PAIRS):
        base = latest(article)
        texts = [f"<p>Pair {pair}, {person}.</p>" for person in ("first", "second")]
        results = race(*(save(article, base, html=text) for text in texts))
        (stored,), (conflict,) = told_apart(results, ConflictError)
        assert stored == latest(article)
        assert stored.number == base.number + 1
        assert stored.content.html == texts[results.index(stored)]
        assert conflict.base == base
        assert conflict.theirs == stored
    assert_whole(article)
    assert article.revisions.count() == PAIRS + 1


def test_a_save_in_the_same_instant_as_a_restored_revision_overwrites_nothing() -> None:
    article = factories.draft(headline="First")
    workflow.save_draft(factories.content(headline="Second"), article)
    base = latest(article)
    _, saved = race(
        partial(workflow.restore, article, 1),
        save(article, base, headline="Third"),
    )
    headlines = [one.content.headline for one in article.revisions.order_by("number")]
    restored_first = isinstance(saved, ConflictError)
    assert headlines == ["First", "Second", *(["First"] if restored_first else ["Third", "First"])]
    assert_whole(article)


def test_of_a_save_and_a_publication_in_the_same_instant_nothing_is_lost() -> None:
    for _ in range(PAIRS // 4):
        article = factories.draft(headline="Before")
        _, published = race(
            save(article, latest(article), headline="After"), partial(workflow.publish, article)
        )
        assert_whole(article)
        assert "After" in [one.content.headline for one in article.revisions.all()]
        assert article.live_revision == published
        assert article.headline == published.content.headline


def test_a_story_that_is_held_and_published_in_the_same_instant_is_one_after_the_other() -> None:
    for _ in range(PAIRS // 4):
        article = factories.draft()
        _, published = race(
            partial(workflow.hold, article, reason="Ask the lawyer."),
            partial(workflow.publish, article),
        )
        assert_whole(article)
        assert article.is_held
        assert article.is_live != isinstance(published, BlockedError)


def test_two_publications_in_the_same_instant_are_one_first_publication() -> None:
    article = factories.draft()
    race(*[partial(workflow.publish, article)] * 2)
    assert_whole(article)
    first = article.revisions.filter(kind=Revision.Kind.PUBLISH).earliest("number")
    assert article.published_at
    assert article.published_at <= first.created_at


def test_a_correction_whose_time_has_come_is_applied_once() -> None:
    article = factories.published(headline="Nine wells")
    workflow.save_draft(replace(latest(article).content, headline="Ten wells"), article)
    soon = timezone.now() + timedelta(days=1)
    workflow.publish(article, at=soon, change=Change.CORRECTION, note="There are ten.")
    Article.objects.filter(pk=article.pk).update(next_at=timezone.now())
    assert sum(race(*[workflow.publish_due] * 4)) == 1
    assert article.corrections.count() == 1
    assert_whole(article)


def test_stories_of_one_headline_started_in_the_same_instant_have_their_own_addresses() -> None:
    for turn in range(PAIRS // 4):
        content = factories.content(headline=f"Rain in May {turn}")
        made = race(*[partial(workflow.save_draft, content)] * 4)
        assert len({one.article.slug for one in made}) == len(made)
        assert {one.content.slug for one in made} == {one.article.slug for one in made}
        assert f"rain-in-may-{turn}" in {one.article.slug for one in made}


def test_two_stories_that_take_one_address_in_the_same_instant_have_one_each() -> None:
    stories = [factories.draft(), factories.draft()]
    race(*(save(one, latest(one), slug="the-rain") for one in stories))
    assert set(Article.objects.values_list("slug", flat=True)) == {"the-rain", "the-rain-2"}


def test_two_live_stories_that_move_to_one_address_in_the_same_instant_have_one_each() -> None:
    stories = [factories.published(headline="Hail"), factories.published(headline="Snow")]
    for one in stories:
        workflow.save_draft(replace(latest(one).content, slug="the-rain"), one)
    race(*(partial(workflow.publish, one) for one in stories))
    assert set(Article.objects.values_list("slug", flat=True)) == {"the-rain", "the-rain-2"}
    assert set(OldAddress.objects.values_list("slug", flat=True)) == {"hail", "snow"}


def test_one_form_kept_twice_in_the_same_instant_is_kept_once() -> None:
    person = factories.journalist()
    article = factories.draft(by=person)

    def keep(form: str, text: str) -> Act:
        return lambda: autosaving.keep(person, form, article, 1, {"html": text})

    for turn in range(PAIRS // 4):
        form = f"form-{turn}"
        assert race(keep(form, "one"), keep(form, "two")) == [None, None]
        assert Autosave.objects.get(form=form).data["html"] in {"one", "two"}
