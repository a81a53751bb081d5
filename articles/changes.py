"""What kind of change an edit of a published story is, at the least.

A changed quotation, number, date, name or negation may change what a reader believes, so it is
never minor, whatever the person who publishes it thinks of it.
"""

import re
from collections.abc import Iterator
from enum import IntEnum

from articles import markup, words
from articles.content import Content

# Lists of words, as text: one word a line would hide them.
# ruff: noqa: SIM905
NUMBERS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million billion trillion dozen half twice double first second third "
    "en to tre fire fem seks sju åtte ni ti hundre tusen million milliard".split()
)
DATES = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split()
)
NEGATIONS = frozenset(
    "no not never none neither nor nobody nothing nowhere without cannot hardly "
    "ikke ingen aldri uten".split()
)
CONTRACTED = re.compile(r"n[’']t$")
CASELESS = re.compile(r"[\u0600-\u06ff]")  # Arabic script: names look like any other word


class Change(IntEnum):
    """From the least to the gravest claim."""

    MINOR = 0
    UPDATE = 1
    CLARIFICATION = 2
    CORRECTION = 3

    @property
    def stands_under_the_story(self) -> bool:
        """With its date and a note, for good."""
        return self in (Change.CLARIFICATION, Change.CORRECTION)


def least(before: Content, after: Content) -> Change:
    """The least that may be claimed of the change from one version to the other."""
    return Change.UPDATE if any(reasons(before, after)) else Change.MINOR


def reasons(before: Content, after: Content) -> Iterator[str]:
    """The words, or the field, that keep a change from being minor."""
    if _spoken(before) != _spoken(after):
        yield "quotation"
    if before.dateline != after.dateline:
        yield after.dateline or before.dateline
    yield from filter(matters, words.changed(_text(before), _text(after)))


def _spoken(content: Content) -> list[tuple[str, int | None, str]]:
    return [
        (one.words, one.source_id, one.described_as) for one in content.attributions if one.speech
    ]


def _text(content: Content) -> str:
    return "\n".join([content.headline, content.standfirst, *markup.blocks(content.html)])


def matters(word: str) -> bool:
    """Whether a word is a number, a date, a name or a negation, or may be one."""
    lower = word.lower()
    return (
        any(letter.isdigit() for letter in word)
        or word[0].isupper()
        or lower in NUMBERS | DATES | NEGATIONS
        or bool(CONTRACTED.search(lower) or CASELESS.search(word))
    )
