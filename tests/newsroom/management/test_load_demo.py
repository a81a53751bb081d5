from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from articles.models import Article, Category, Picture
from newsroom.demo import loading, story_file
from newsroom.demo.story_file import StoryFile
from newsroom.models import SiteSettings
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)


def load(capsys: pytest.CaptureFixture[str]) -> str:
    call_command("load_demo")
    return capsys.readouterr().out


def fingerprint() -> list[tuple[Any, ...]]:
    """All that readers and editors see of a fresh load, without keys."""
    with transaction.atomic():
        loading.load(NOW)
        found = [_told(story) for story in Article.objects.order_by("pk")]
        transaction.set_rollback(True)
    return found


def _told(story: Article) -> tuple[Any, ...]:
    return (
        (story.headline, story.slug, story.standfirst, story.dateline, story.language),
        (story.status, story.published_at, story.reads, story.author_names),
        [section.heading + section.body for section in story.sections.all()],
        [(quote.words, quote.spans, quote.speaker) for quote in story.quotes.all()],
        [(one.number, one.kind, one.content.html, one.note) for one in story.revisions.all()],
        story.lead_picture and story.lead_picture.srcset,
    )


def test_the_command_says_how_many_stories_it_loaded(capsys: pytest.CaptureFixture[str]) -> None:
    assert load(capsys) == "Loaded 12 demo stories.\n"
    assert Article.objects.count() == 12


def test_two_loads_are_the_same() -> None:
    assert fingerprint() == fingerprint()


def test_a_second_load_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    load(capsys)
    before = list(Article.objects.values())

    with pytest.raises(CommandError, match="already; nothing was loaded") as caught:
        load(capsys)

    assert caught.value.returncode == 1
    assert "\n" not in str(caught.value)
    assert list(Article.objects.values()) == before


def test_a_newsroom_with_a_story_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    factories.draft()

    with pytest.raises(CommandError):
        load(capsys)

    assert Article.objects.count() == 1


def test_a_newsroom_with_settings_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    SiteSettings.objects.create(pk=1, name="The Ostrel Courier")

    with pytest.raises(CommandError):
        load(capsys)

    assert not Article.objects.exists()
    assert SiteSettings.objects.current().name == "The Ostrel Courier"


def test_a_load_that_fails_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    stories = [*story_file.read_all(), StoryFile(key="99", html="", headline="A", category="None")]
    monkeypatch.setattr(story_file, "read_all", lambda: stories)

    with pytest.raises(KeyError):
        loading.load(NOW)

    assert loading.is_empty()
    assert not Category.objects.exists()
    assert not Picture.objects.exists()
