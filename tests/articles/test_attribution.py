from hypothesis import given
from hypothesis import strategies as st

from articles.attribution import carry_over
from articles.content import Attribution

WORDS = st.text(alphabet="abc ", min_size=1, max_size=12)


def known(*words: str) -> list[Attribution]:
    return [Attribution(words=one, source_id=number) for number, one in enumerate(words, 1)]


def sources(found: list[Attribution | None]) -> list[int | None]:
    return [one.source_id if one else None for one in found]


def test_the_same_words_keep_their_source_wherever_they_moved() -> None:
    assert sources(carry_over(known("Yes.", "No."), ["No.", "Yes."])) == [2, 1]


def test_the_same_words_said_twice_keep_their_order() -> None:
    assert sources(carry_over(known("No.", "No."), ["No.", "No."])) == [1, 2]


def test_edited_words_keep_their_source() -> None:
    before = known("The wells are dry in the valley.", "Nobody came to help us.")
    after = ["Nobody has come to help us.", "The wells are all dry in this valley."]
    assert sources(carry_over(before, after)) == [2, 1]


def test_new_words_have_no_source() -> None:
    assert sources(carry_over(known("The wells are dry."), ["Who asked you to come?"])) == [None]


def test_an_exact_match_is_never_taken_by_similar_words() -> None:
    assert sources(carry_over(known("We wait."), ["We waited.", "We wait."])) == [None, 1]


@given(st.lists(WORDS, max_size=8), st.lists(WORDS, max_size=8))
def test_nothing_is_said_twice_and_every_quotation_has_an_answer(
    before: list[str], after: list[str]
) -> None:
    found = carry_over(known(*before), after)
    taken = [one.source_id for one in found if one]
    assert len(found) == len(after)
    assert len(taken) == len(set(taken))


@given(st.lists(WORDS, max_size=8))
def test_an_unchanged_text_keeps_everything(words: list[str]) -> None:
    assert carry_over(known(*words), words) == known(*words)
