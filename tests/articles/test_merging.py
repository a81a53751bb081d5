from hypothesis import given
from hypothesis import strategies as st

from articles.merging import Agreed, Choice, merge

BLOCKS = st.lists(st.sampled_from("abcdef"), max_size=8)
BASE = ["a", "b", "c", "d"]


def agreed(found: list[Agreed | Choice]) -> list[str]:
    assert all(isinstance(one, Agreed) for one in found)
    return [block for one in found if isinstance(one, Agreed) for block in one.blocks]


def test_edits_of_different_paragraphs_are_merged() -> None:
    assert agreed(merge(BASE, ["A", "b", "c", "d"], ["a", "b", "c", "D"])) == ["A", "b", "c", "D"]


def test_additions_at_different_places_are_merged() -> None:
    assert agreed(merge(BASE, ["x", *BASE], [*BASE, "y"])) == ["x", *BASE, "y"]


def test_a_paragraph_that_only_one_removed_is_gone() -> None:
    assert agreed(merge(BASE, ["a", "c", "d"], BASE)) == ["a", "c", "d"]


def test_the_same_edit_made_twice_is_no_choice() -> None:
    assert agreed(merge(BASE, ["a", "X", "c", "d"], ["a", "X", "c", "d"])) == ["a", "X", "c", "d"]


def test_two_edits_of_one_paragraph_are_a_choice() -> None:
    found = merge(BASE, ["a", "X", "c", "d"], ["a", "Y", "c", "d"])
    assert found == [
        Agreed(("a",)),
        Choice(("b",), ("X",), ("Y",)),
        Agreed(("c",)),
        Agreed(("d",)),
    ]


def test_a_paragraph_that_one_edited_and_the_other_removed_is_a_choice() -> None:
    assert Choice(("b",), ("X",), ()) in merge(BASE, ["a", "X", "c", "d"], ["a", "c", "d"])


def test_two_additions_at_one_place_are_a_choice() -> None:
    assert merge([], ["x"], ["y"]) == [Choice((), ("x",), ("y",))]


@given(BLOCKS, BLOCKS)
def test_an_edit_against_no_edit_is_the_edit(base: list[str], mine: list[str]) -> None:
    assert agreed(merge(base, mine, base)) == mine
    assert agreed(merge(base, base, mine)) == mine


@given(BLOCKS, BLOCKS, BLOCKS)
def test_nothing_that_somebody_wrote_is_missing(
    base: list[str], mine: list[str], theirs: list[str]
) -> None:
    found = merge(base, mine, theirs)
    shown = {
        block
        for one in found
        for block in (one.blocks if isinstance(one, Agreed) else one.mine + one.theirs)
    }
    assert (set(mine) - set(base)) | (set(theirs) - set(base)) <= shown


def test_edits_of_paragraphs_side_by_side_are_merged() -> None:
    assert agreed(merge(BASE, ["a", "B", "c", "d"], ["a", "b", "C", "d"])) == ["a", "B", "C", "d"]


def test_only_the_paragraph_that_both_edited_is_a_choice() -> None:
    found = merge(BASE, ["a", "B", "C", "d"], ["a", "b", "Ç", "D"])
    assert [one for one in found if isinstance(one, Choice)] == [Choice(("c",), ("C",), ("Ç",))]


def test_a_paragraph_added_beside_one_that_the_other_edited_is_merged() -> None:
    assert agreed(merge(BASE, ["a", "x", "b", "c", "d"], ["a", "B", "c", "d"])) == [*"axBcd"]
    assert agreed(merge(BASE, ["a", "b", "x", "c", "d"], ["a", "B", "c", "d"])) == [*"aBxcd"]


def test_what_is_agreed_says_who_changed_what() -> None:
    found = merge(BASE, ["A", "b", "c"], ["a", "b", "c"])
    assert found[0] == Agreed(("A",), ("a",), "mine")
    assert found[-1] == Agreed((), ("d",), "both")


def before(one: Agreed | Choice) -> tuple[str, ...]:
    if isinstance(one, Choice):
        return one.base
    return one.before if one.by else one.blocks


@given(BLOCKS, BLOCKS, BLOCKS)
def test_what_stood_before_is_all_there_and_in_order(
    base: list[str], mine: list[str], theirs: list[str]
) -> None:
    found = merge(base, mine, theirs)
    assert [block for one in found for block in before(one)] == base


@given(BLOCKS, BLOCKS, BLOCKS)
def test_the_sides_can_be_exchanged(base: list[str], mine: list[str], theirs: list[str]) -> None:
    turned = [
        Choice(one.base, one.theirs, one.mine)
        for one in merge(base, theirs, mine)
        if isinstance(one, Choice)
    ]
    found = [one for one in merge(base, mine, theirs) if isinstance(one, Choice)]
    assert found == turned
