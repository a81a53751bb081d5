"""What a slip of the hand makes of a number."""

from collections.abc import Iterator
from string import digits


def one_digit_changes(number: str) -> Iterator[str]:
    """Every number that differs in one digit."""
    for place, digit in enumerate(number):
        if digit in digits:
            for other in digits.replace(digit, ""):
                yield number[:place] + other + number[place + 1 :]


def swaps(number: str) -> Iterator[str]:
    """Every number with two neighbours that differ changed about."""
    for place in range(len(number) - 1):
        first, second = number[place], number[place + 1]
        if first != second:
            yield number[:place] + second + first + number[place + 2 :]


def one_more_or_less(number: str) -> Iterator[str]:
    """Every number that lacks one character or has one of its digits twice."""
    for place in range(len(number)):
        yield number[:place] + number[place + 1 :]
        yield number[:place] + number[place] + number[place:]
