from dataclasses import replace

import pytest

from articles import side_by_side
from articles.content import Attribution
from articles.merging import merge
from articles.reconciling import Meeting
from articles.side_by_side import Row
from tests import factories

pytestmark = pytest.mark.django_db

BASE = ["<p>One.</p>", "<p>Two.</p>", "<p>Three.</p>"]


def rows(mine: list[str], theirs: list[str]) -> list[Row]:
    return list(side_by_side.rows(merge(BASE, mine, theirs)))


def words(row: Row) -> tuple[str, str]:
    mine, theirs = (
        "".join(f"{piece.kind[0]}:{piece.text} " for block in side for piece in block.pieces)
        for side in (row.mine, row.theirs)
    )
    return mine.strip(), theirs.strip()


def test_what_nobody_touched_stands_together() -> None:
    (row,) = rows(BASE, BASE)
    assert [block.html for block in row.mine] == BASE


def test_a_change_of_one_side_stands_beside_what_was_there() -> None:
    changed, rest = rows(["<p>One more.</p>", *BASE[1:]], BASE)
    assert (changed.kind, changed.name) == ("mine", "")
    assert words(changed)[0] == "s:One a: more s:."
    assert [block.html for block in changed.theirs] == ["<p>One.</p>"]
    assert rest.kind == ""


def test_a_change_of_theirs_stands_on_their_side() -> None:
    _rest, changed = rows(BASE, [*BASE[:2], "<h2>Three</h2>"])
    assert changed.kind == "theirs"
    assert changed.theirs[0].heading
    assert [block.html for block in changed.mine] == ["<p>Three.</p>"]


def test_what_both_changed_is_a_choice_with_the_words_of_both_marked() -> None:
    _rest, row, _after = rows(
        ["<p>One.</p>", "<p>Two, mine.</p>", "<p>Three.</p>"],
        ["<p>One.</p>", "<p>Two, theirs.</p>", "<p>Three.</p>"],
    )
    assert (row.kind, row.name) == ("choice", "text-1")
    assert words(row) == ("s:Two a:, mine s:.", "s:Two a:, theirs s:.")


def test_what_was_removed_is_shown_as_that() -> None:
    row, _rest = rows(BASE[1:], ["<p>One!</p>", *BASE[1:]])
    assert words(row)[0] == "r:One."


@pytest.mark.parametrize(
    "after", ['<figure><img src="/b.webp" alt="b"></figure>', "<p><strong>One.</strong></p>"]
)
def test_what_is_more_than_words_is_shown_as_it_is(after: str) -> None:
    row = rows([after, *BASE[1:]], BASE)[0]
    assert row.mine[0].html == after


def test_fields_are_asked_about_as_people_read_them() -> None:
    one, other = factories.category(name="World"), factories.category(name="Culture")
    base = factories.content(author_ids=(factories.author(name="Anna Lunde").pk,))
    meeting = Meeting(
        base,
        replace(base, category_id=one.pk, headline="Flood", author_ids=()),
        replace(base, category_id=other.pk, headline="", byline_text="in Ostrel"),
    )
    asked = {one.name: one for one in side_by_side.questions(meeting)}
    assert (asked["category"].mine, asked["category"].theirs) == ("World", "Culture")
    assert asked["headline"].theirs == "nothing"
    assert asked["headline"].both
    assert not asked["category"].both
    assert asked["byline"].mine == "Goes without a byline"
    assert asked["byline"].theirs == "By Anna Lunde in Ostrel"


def test_whoever_is_said_to_have_spoken_is_named() -> None:
    words, source = "It is dry", factories.source(name="Mina Toral", role="", organisation="")
    base = factories.content(attributions=(Attribution(words=words),))
    meeting = Meeting(
        base,
        replace(base, attributions=(Attribution(words=words, source_id=source.pk),)),
        replace(base, attributions=(Attribution(words=words, speech=False),)),
    )
    (asked,) = side_by_side.questions(meeting)
    assert asked.label == "Who said “It is dry”"
    assert (asked.mine, asked.theirs) == ("Mina Toral", "nobody says this")
