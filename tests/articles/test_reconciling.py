from dataclasses import replace
from typing import Any

import pytest

from articles.content import Attribution, Content
from articles.quotes_field import Choice
from articles.reconciling import FIELDS, Meeting

BASE = Content(
    headline="Rain",
    slug="rain",
    standfirst="It rains.",
    category_id=1,
    author_ids=(1,),
    html="<p>One.</p><p>Two.</p><p>Three.</p>",
)
DRY, WET = Attribution(words="It is dry"), Attribution(words="It is wet", source_id=4)


def met(mine: dict[str, Any], theirs: dict[str, Any], base: Content = BASE) -> Meeting:
    return Meeting(base, replace(base, **mine), replace(base, **theirs))


def said(by: Meeting, **picks: str) -> set[tuple[str, int | None]]:
    settled = by.settled({name.replace("_", "-"): pick for name, pick in picks.items()})
    return {(one.words, one.source_id) for one in settled.attributions}


def test_every_field_of_a_content_is_brought_together() -> None:
    named = {name for names in FIELDS.values() for name in names}
    assert named | {"html", "attributions"} == set(Content.__dataclass_fields__)


def test_different_fields_are_merged_without_a_question() -> None:
    meeting = met({"headline": "Flood"}, {"standfirst": "It pours.", "category_id": 2})
    settled = meeting.settled({})
    assert meeting.fields == []
    assert (settled.headline, settled.standfirst, settled.category_id) == ("Flood", "It pours.", 2)


def test_the_same_change_is_no_question() -> None:
    assert met({"headline": "Flood"}, {"headline": "Flood"}).fields == []


@pytest.mark.parametrize(
    ("pick", "headline"),
    [("mine", "Flood"), ("theirs", "Snow"), ("both", "Flood / Snow"), ("", "Flood")],
)
def test_a_field_that_both_changed_is_chosen(pick: str, headline: str) -> None:
    meeting = met({"headline": "Flood"}, {"headline": "Snow"})
    assert meeting.fields == ["headline"]
    assert meeting.settled({"headline": pick}).headline == headline


def test_the_parts_of_a_byline_stay_together() -> None:
    meeting = met({"author_ids": (2,)}, {"byline_text": "in Ostrel"})
    assert meeting.fields == ["byline"]
    settled = meeting.settled({"byline": "theirs"})
    assert (settled.author_ids, settled.byline_text) == ((1,), "in Ostrel")


def test_what_has_one_value_cannot_be_both() -> None:
    meeting = met({"category_id": 2}, {"category_id": 3})
    assert meeting.settled({"category": "both"}).category_id == 2


def test_paragraphs_that_only_one_touched_are_merged() -> None:
    meeting = met(
        {"html": "<p>One!</p><p>Two.</p><p>Three.</p>"},
        {"html": "<p>One.</p><p>Two!</p><p>Three.</p><p>Four.</p>"},
    )
    assert meeting.settled({}).html == "<p>One!</p><p>Two!</p><p>Three.</p><p>Four.</p>"


@pytest.mark.parametrize(
    ("pick", "html"),
    [
        ("mine", "<p>One.</p><p>2</p><p>Three.</p>"),
        ("theirs", "<p>One.</p><p>II</p><p>Three.</p>"),
        ("both", "<p>One.</p><p>2</p><p>II</p><p>Three.</p>"),
        ("", "<p>One.</p><p>2</p><p>II</p><p>Three.</p>"),
    ],
)
def test_a_paragraph_that_both_touched_is_chosen(pick: str, html: str) -> None:
    meeting = met(
        {"html": BASE.html.replace("Two.", "2")}, {"html": BASE.html.replace("Two.", "II")}
    )
    assert meeting.settled({"text-1": pick}).html == html


def test_a_source_that_only_one_chose_is_kept() -> None:
    base = replace(BASE, attributions=(DRY,))
    chosen = replace(DRY, source_id=7)
    assert said(met({}, {"attributions": (chosen,)}, base)) == {("It is dry", 7)}
    assert said(met({"attributions": (chosen,)}, {}, base)) == {("It is dry", 7)}


def test_a_source_chosen_for_words_that_the_other_edited_is_kept() -> None:
    base = replace(BASE, attributions=(DRY,))
    meeting = met(
        {"attributions": (replace(DRY, words="It is very dry"),)},
        {"attributions": (replace(DRY, source_id=7),)},
        base,
    )
    assert meeting.quotes == []
    assert ("It is very dry", 7) in said(meeting)


@pytest.mark.parametrize(("pick", "source"), [("mine", 7), ("theirs", 8), ("", 7)])
def test_two_sources_for_the_same_words_are_a_question(pick: str, source: int) -> None:
    base = replace(BASE, attributions=(WET, DRY))
    meeting = met(
        {"attributions": (WET, replace(DRY, source_id=7))},
        {"attributions": (WET, replace(DRY, source_id=8))},
        base,
    )
    assert len(meeting.quotes) == 1
    assert said(meeting, quote_0=pick) == {("It is wet", 4), ("It is dry", source)}


def test_words_that_both_added_get_the_source_that_one_has_chosen() -> None:
    chosen = replace(DRY, source_id=7)
    assert said(met({"attributions": (DRY,)}, {"attributions": (chosen,)})) == {("It is dry", 7)}
    assert said(met({"attributions": (chosen,)}, {"attributions": (DRY,)})) == {("It is dry", 7)}


def test_a_speaker_who_was_accepted_is_not_forgotten() -> None:
    accepted = Choice(words=DRY.words, accepted=True)
    base = replace(BASE, attributions=(DRY,))
    assert met({"attributions": (accepted,)}, {}, base).settled({}).attributions == (accepted,)


def test_what_only_one_has_is_kept() -> None:
    meeting = met({"attributions": (DRY,)}, {"attributions": (WET,)})
    assert said(meeting) == {("It is dry", None), ("It is wet", 4)}
