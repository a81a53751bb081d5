"""The default then, the default now, and ours."""

from hypothesis import given
from hypothesis import strategies as st

from newsroom.managed import line_merging
from newsroom.managed.line_merging import Chunk

BEFORE = "one\ntwo\nthree\nfour\n"
texts = st.lists(st.sampled_from(["a", "b", "c", "", "d"])).map(
    lambda lines: "".join(f"{line}\n" for line in lines)
)


def merged(mine: str, theirs: str) -> str:
    return line_merging.text(line_merging.merge(BEFORE, mine, theirs))


def test_changes_of_different_lines_come_together() -> None:
    mine, theirs = BEFORE.replace("one", "ONE"), BEFORE.replace("four", "FOUR")
    assert merged(mine, theirs) == "ONE\ntwo\nthree\nFOUR\n"
    assert not line_merging.conflicts(line_merging.merge(BEFORE, mine, theirs))


def test_where_both_changed_a_line_mine_stays_and_is_told() -> None:
    chunks = line_merging.merge(BEFORE, BEFORE.replace("two", "2"), BEFORE.replace("two", "II"))
    (conflict,) = line_merging.conflicts(chunks)
    assert (conflict.before, conflict.mine, conflict.theirs) == ("two\n", "2\n", "II\n")
    assert line_merging.text(chunks) == BEFORE.replace("two", "2")


def test_neighbouring_lines_of_one_kind_stand_together() -> None:
    chunks = line_merging.merge(BEFORE, BEFORE, BEFORE.replace("four", "4"))
    assert [(one.by, one.lines) for one in chunks] == [("same", 3), ("theirs", 1)]


@given(texts, texts)
def test_who_changed_nothing_gets_what_the_other_made(before: str, after: str) -> None:
    assert line_merging.text(line_merging.merge(before, before, after)) == after
    assert line_merging.text(line_merging.merge(before, after, before)) == after


@given(texts, texts, texts)
def test_nothing_of_the_three_texts_is_lost(before: str, mine: str, theirs: str) -> None:
    chunks = line_merging.merge(before, mine, theirs)
    assert "".join(one.before for one in chunks) == before
    assert "".join(one.mine for one in chunks) == mine
    assert "".join(one.theirs for one in chunks) == theirs


def test_texts_of_too_many_lines_are_not_compared_for_minutes() -> None:
    before, mine, theirs = ("\n".join(f"{n % step}" for n in range(32_000)) for step in (7, 8, 9))
    (chunk,) = line_merging.merge(before, mine, theirs)
    assert chunk == Chunk("conflict", before, mine, theirs, mine)
