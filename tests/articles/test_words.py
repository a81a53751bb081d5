import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import words

SIGNS = {"same": "", "added": "+", "removed": "-"}


def shown(before: str, after: str) -> str:
    return "|".join(f"{SIGNS[one.kind]}{one.text}" for one in words.compare(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Wells run dry.", "Wells run dry.", "Wells run dry."),
        ("Wells run dry.", "Wells ran dry.", "Wells |-run|+ran| dry."),
        ("Two cats sleep.", "Three dogs sleep.", "-Two cats|+Three dogs| sleep."),
        ("", "New", "+New"),
        ("Old", "", "-Old"),
        ("Water", "Water, bread", "Water|+, bread"),
        ("It cost 1,200.", "It cost 1,300.", "It cost |-1,200|+1,300|."),
        ("کوه‌ها", "کوه", "-کوه‌ها|+کوه"),
    ],
)
def test_words_that_came_and_went_are_marked(before: str, after: str, expected: str) -> None:
    assert shown(before, after) == expected


@given(st.text("ab .\n"), st.text("ab .\n"))
def test_both_texts_can_be_read_from_what_is_shown(before: str, after: str) -> None:
    pieces = words.compare(before, after)
    assert "".join(one.text for one in pieces if one.kind != "added") == before
    assert "".join(one.text for one in pieces if one.kind != "removed") == after


def test_every_word_that_changed_is_told() -> None:
    assert list(words.changed("two old wells", "two new wells, dug")) == ["old", "new", "dug"]
