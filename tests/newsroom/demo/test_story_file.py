from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsroom.demo import story_file

NOW = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
HEAD = "headline: Rain at Last\ncategory: Weather\n"


def written(folder: Path, text: str, name: str = "01-rain.html") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_story_is_fields_an_empty_line_and_html(tmp_path: Path) -> None:
    text = HEAD + "authors: Ada Orlin, Ben Ruhl\nreads: 12\n\n<p>It rained.</p>\n\n<p>Much.</p>\n"

    story = story_file.read(written(tmp_path, text))

    assert story.key == "01-rain"
    assert (story.headline, story.category) == ("Rain at Last", "Weather")
    assert story.authors == ("Ada Orlin", "Ben Ruhl")
    assert story.reads == 12
    assert story.html == "<p>It rained.</p>\n\n<p>Much.</p>"
    assert story.published_at(NOW) is None


def test_a_value_may_hold_a_colon(tmp_path: Path) -> None:
    text = "headline: Rain: at last\ncategory: Weather\n\n<p>It rained.</p>"

    assert story_file.read(written(tmp_path, text)).headline == "Rain: at last"


def test_a_misspelt_field_is_named_with_its_file(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + "autors: Ada Orlin\n\n<p>It rained.</p>")

    with pytest.raises(ValueError, match=r"01-rain\.html: 'autors' is none of headline, category"):
        story_file.read(path)


@pytest.mark.parametrize(
    ("words", "away"),
    [
        ("now", timedelta()),
        ("40 minutes ago", -timedelta(minutes=40)),
        ("1 day ago", -timedelta(days=1)),
        ("in 2 days", timedelta(days=2)),
        ("in 5 hours", timedelta(hours=5)),
    ],
)
def test_times_count_from_the_load(words: str, away: timedelta) -> None:
    assert story_file.moment(words, NOW) == NOW + away


@pytest.mark.parametrize("words", ["yesterday", "3 days", "in 3 days ago", "-1 days ago", ""])
def test_what_is_no_time_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="is no time"):
        story_file.moment(words, NOW)


def test_the_versions_of_a_story_follow_each_other() -> None:
    keys = [story.key for story in story_file.read_all()]

    assert keys == sorted(keys)
    assert len(keys) == 15
    assert len(set(keys)) == 12
