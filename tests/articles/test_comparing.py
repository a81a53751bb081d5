from dataclasses import replace

from articles.comparing import Comparison, Difference, compare, fold
from articles.content import Attribution, Content

BEFORE = Content(
    headline="Wells run dry",
    html="<p>The wells of the valley are dry.</p><h2>Water</h2><p>Two towns share it now.</p>"
    "<h2>Bread</h2><p>The bakers have begun to ration flour.</p>",
)


def changed(old: str, new: str) -> Comparison:
    assert old in BEFORE.html
    return compare(BEFORE, replace(BEFORE, html=BEFORE.html.replace(old, new)), {})


def shown(one: Difference) -> str:
    signs = {"same": "", "added": "+", "removed": "-"}
    return "".join(f"{signs[piece.kind]}{piece.text}" for piece in one.pieces)


def test_words_added_and_removed_are_marked_inside_their_paragraph() -> None:
    found = [one for one in changed("are dry", "were dry").text if one.kind != "same"]
    assert [(one.kind, shown(one)) for one in found] == [
        ("changed", "The wells of the valley -are+were dry.")
    ]


def test_a_paragraph_that_came_or_went_is_named_so() -> None:
    after = "Two towns share it now.</p><p>Nobody knows for how long it will last."
    found = [one for one in changed("Two towns share it now.", after).text if one.kind != "same"]
    assert [(one.kind, one.text) for one in found] == [
        ("added", "Nobody knows for how long it will last.")
    ]


def test_a_section_that_was_added_removed_or_moved_is_named_so() -> None:
    added = changed("<h2>Bread</h2>", "<h2>Salt</h2><p>None.</p><h2>Bread</h2>")
    assert [(one.kind, one.text) for one in added.sections] == [("added", "Salt")]
    removed = changed("<h2>Water</h2>", "")
    assert [(one.kind, one.text) for one in removed.sections] == [("removed", "Water")]
    moved = replace(
        BEFORE,
        html="<p>The wells of the valley are dry.</p><h2>Bread</h2><p>The bakers have begun to"
        " ration flour.</p><h2>Water</h2><p>Two towns share it now.</p>",
    )
    assert [one.kind for one in compare(BEFORE, moved, {}).sections] == ["moved"]


def test_quotes_that_were_added_removed_or_edited_are_named_so() -> None:
    before = replace(BEFORE, attributions=(Attribution(words="We wait for the rain."),))
    edited = replace(BEFORE, attributions=(Attribution(words="We wait for rain."),))
    removed = replace(BEFORE, attributions=())
    assert [one.kind for one in compare(before, edited, {}).quotes] == ["changed"]
    assert [one.kind for one in compare(before, removed, {}).quotes] == ["removed"]
    assert [one.kind for one in compare(removed, before, {}).quotes] == ["added"]


def test_fields_that_differ_are_shown_and_no_others() -> None:
    fields = {"headline": ("Wells run dry", "Wells run low"), "dateline": ("OSTREL", "OSTREL")}
    found = compare(BEFORE, BEFORE, fields).fields
    assert list(found) == ["headline"]
    assert shown(found["headline"]) == "Wells run -dry+low"


def test_the_same_story_does_not_differ() -> None:
    assert not compare(BEFORE, BEFORE, {})
    assert changed("dry", "wet")


def kinds(before: str, after: str) -> list[str]:
    return [one.kind for one in compare(content(before), content(after), {}).text]


def content(html: str) -> Content:
    return replace(BEFORE, html=html)


def test_what_moved_is_told_once_for_each_time_it_moved() -> None:
    assert kinds("<p>Salt.</p><p>One two.</p>", "<p>One two.</p><p>Salt.</p><p>Salt.</p>") in (
        ["same", "moved", "added"],
        ["moved", "same", "added"],
    )


def test_a_change_of_formatting_or_of_a_link_is_no_secret() -> None:
    assert kinds("<p>One two.</p>", "<p>One <em>two</em>.</p>") == ["restyled"]
    assert kinds('<p><a href="/a">One</a></p>', '<p><a href="/b">One</a></p>') == ["restyled"]
    assert kinds("<p>One</p>", "<h3>One</h3>") == ["restyled"]


def test_a_picture_is_told_by_what_it_shows() -> None:
    after = content('<p>One.</p><figure><img src="/a.jpg" alt="A &amp; B"></figure>')
    found = compare(content("<p>One.</p>"), after, {}).text
    assert [(one.kind, one.text) for one in found] == [("same", "One."), ("added", "[A & B]")]


def test_another_picture_with_the_same_words_is_a_change() -> None:
    assert kinds('<img src="/a.jpg" alt="A">', '<img src="/b.jpg" alt="A">') == ["restyled"]


def test_a_heading_is_known_as_one() -> None:
    assert [one.heading for one in changed("dry", "wet").text] == [False, True, False, True, False]


def test_what_did_not_change_is_folded_but_for_what_stands_next_to_a_change() -> None:
    before = [f"<p>Paragraph number {number}.</p>" for number in range(9)]
    after = [*before[:4], "<p>Salt.</p>", *before[4:]]
    text = compare(content("".join(before)), content("".join(after)), {}).text
    stretches = fold(text)
    assert [(one.folded, len(one.differences)) for one in stretches] == [
        (True, 3),
        (False, 3),
        (True, 4),
    ]
    assert tuple(one for stretch in stretches for one in stretch.differences) == text


def test_a_long_text_that_was_written_anew_is_compared() -> None:
    words = [f"word{number}" for number in range(4000)]
    before = "".join(f"<p>{' '.join(words[at : at + 40])}</p>" for at in range(0, 4000, 40))
    after = before.replace("word", "term")
    found = kinds(before, after)
    assert (found.count("removed"), found.count("added")) == (100, 100)
