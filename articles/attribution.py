"""Carries what the newsroom said of a quotation over to the next version of the text."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from articles.content import Attribution

SIMILAR = 0.6  # from which on an edited quotation counts as the same one (0 to 1)


def carry_over(known: Sequence[Attribution], words: Sequence[str]) -> list[Attribution | None]:
    """For each quotation now in the text, what was said of it before, if anything.

    The same words first, in their order; then, for what is left, the most similar words.
    """
    left = list(known)
    found: list[Attribution | None] = [_take(left, _same(left, one)) for one in words]
    for index, one in enumerate(words):
        if found[index] is None:
            found[index] = _take(left, _similar(left, one))
    return found


def _take(left: list[Attribution], index: int | None) -> Attribution | None:
    return None if index is None else left.pop(index)


def _same(left: Sequence[Attribution], words: str) -> int | None:
    return next((i for i, one in enumerate(left) if one.words == words), None)


def _similar(left: Sequence[Attribution], words: str) -> int | None:
    scores = [(_likeness(one.words, words), -index) for index, one in enumerate(left)]
    score, index = max(scores, default=(0.0, 0))
    return -index if score >= SIMILAR else None


def _likeness(one: str, other: str) -> float:
    """From 0 to 1. The exact comparison is slow, so it is made only where it can succeed."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    likely = matcher.real_quick_ratio() >= SIMILAR and matcher.quick_ratio() >= SIMILAR
    return matcher.ratio() if likely else 0.0
