import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.quotations import find
from tests.articles.quoted import ANSWER, one, speakers


@pytest.mark.parametrize(
    "text",
    [
        f"{ANSWER} said Mina Toral. “We wait.”",
        f"{ANSWER} Mina Toral said. “We wait.”",
        f"{ANSWER} Mina Toral said, “and we wait.”",
        f"{ANSWER} said Mina Toral, adding: “We wait.”",
        f"{ANSWER} said Mina Toral, a hydrologist at the Valley Institute in Arvel. “We wait.”",
        "“Why?” asked Mina Toral. “We wait.”",
        "‘It’s dry,’ said Mina Toral. ‘We wait.’",
    ],
)
def test_a_quotation_broken_by_its_attribution_is_one_in_two_parts(text: str) -> None:
    found = one(text)
    assert len(found.parts) == 2
    assert found.speaker
    assert found.speaker.name == "Mina Toral"


@pytest.mark.parametrize(
    "text",
    [
        "Mina Toral called it “a gift” and said “we wait”.",
        "“No,” said Mina Toral. She paused. “Never again.”",
        "“No,” said Mina Toral, adding that the plan was “a gift”.",
    ],
)
def test_other_quotations_of_one_speaker_are_two(text: str) -> None:
    assert speakers(text) == ["Mina Toral", "Mina Toral"]


def test_a_third_part_belongs_to_it_too() -> None:
    assert len(one("“No,” said Mina Toral. “Never,” she added. “We stay.”").parts) == 3


PIECES = st.sampled_from(
    [*"“”\"'‘’«»„ .,:?—\n", " said ", "Mina Toral", " the mayor", " who ", "’s ", "5'10\"", " he "]
)


@given(st.lists(st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join), max_size=5))
def test_any_text_gives_parts_that_stand_where_they_say_in_order(blocks: list[str]) -> None:
    found = find(blocks)
    assert all(quotation.parts for quotation in found)
    assert [each.parts[0] for each in found] == sorted(
        (each.parts[0] for each in found), key=lambda part: (part.block, part.start)
    )
    parts = sorted((p for each in found for p in each.parts), key=lambda p: (p.block, p.start))
    for part in parts:
        assert part.words
        assert part.words in blocks[part.block][part.start : part.end]
    for before, after in pairwise(parts):
        assert before.block < after.block or before.end <= after.start


@pytest.mark.parametrize(
    "piece",
    [
        "“No,” said Jane Roe, who ",
        "(“a”, said Jane) ",
        "“",
        "'a b' ",
        "‘a’ ",
        "said ",
        "Jane of the ",
        "a, ",
        "— Jane “a” ",
    ],
)
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    started = time.process_time()
    find([piece * (200_000 // len(piece))])
    assert time.process_time() - started < 10
