from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import sequences


def aligned(before: str, after: str) -> list[str]:
    return [
        "".join(one.before) if one.same else f"{''.join(one.before)}>{''.join(one.after)}"
        for one in sequences.align(before, after)
    ]


@pytest.mark.parametrize(
    ("before", "after", "stretches"),
    [
        ("", "", []),
        ("abc", "abc", ["abc"]),
        ("", "abc", [">abc"]),
        ("abc", "", ["abc>"]),
        ("abcd", "abxd", ["ab", "c>x", "d"]),
        ("abc", "xyz", ["abc>xyz"]),
        ("aab", "ab", ["a", "a>", "b"]),
    ],
)
def test_what_is_the_same_and_what_is_not_take_turns(
    before: str, after: str, stretches: list[str]
) -> None:
    assert aligned(before, after) == stretches


def test_what_occurs_once_is_matched_before_what_is_everywhere() -> None:
    assert aligned("  one  two", "  two") == ["  ", "one  >", "two"]


@given(st.text("ab c"), st.text("ab c"))
def test_nothing_is_lost_and_nothing_is_said_twice(before: str, after: str) -> None:
    found = list(sequences.align(before, after))
    assert "".join("".join(one.before) for one in found) == before
    assert "".join("".join(one.after) for one in found) == after
    assert all(one.before == one.after for one in found if one.same)
    assert all(one.same != other.same for one, other in pairwise(found))


def test_long_sequences_without_anything_rare_are_aligned() -> None:
    found = list(sequences.align("ab" * 3000, "ba" * 3000))
    assert "".join("".join(one.after) for one in found) == "ba" * 3000
