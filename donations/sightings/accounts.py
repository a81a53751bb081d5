"""Norwegian account numbers in a text, however they are grouped.

One in eleven numbers of eleven digits has the check digit of an account number. So a telephone
number, a date, a sum of money or a row of figures that is written as one is left alone, unless the
word before it says that it is an account, or it is grouped as account numbers are.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from donations.fields import numbers
from donations.fields.numbers import ACCOUNT_NUMBER_LENGTH
from donations.sightings.look_alikes import CELL, Reading
from donations.sightings.sighting import Sighting

Groups = Sequence[re.Match[str]]

DIGITS = re.compile("[0-9]+")
RUN = re.compile(rf"[0-9]+(?:[ \n{CELL}]{{1,3}}[0-9]+)*")
GROUPED = re.compile(r"(?<![0-9])([0-9]{4})[\W_]{1,3}([0-9]{2})[\W_]{1,3}([0-9]{5})(?![0-9])")
SIZES = (4, 2, 5)  # as banks print it
WORD = r"(?:\baccounts?\b|\bacc?t\b|\ba/?c\b|konto\w*|حساب|اکاو?نت)"
LABEL = re.compile(rf"{WORD}(?! for\b)[^0-9]{{0,30}}\Z", re.IGNORECASE)
LABEL_REACH = 50  # characters before a number in which its label may stand
INTERNATIONAL = re.compile(r"(?:\+ ?(?=[1-9])|wa[ .]me/|\b00 ?(?=[1-9]))[0-9 ]*\Z", re.IGNORECASE)
LONGEST_PHONE = 15  # digits, by ITU-T E.164
PHONE = re.compile(
    r"(?:\b(?:tel|phone|call|ring|mob|cell|fax|whatsapp|signal|sms)\w*|telefon\w*|mobil\w*|tlf"
    r"|تلفون|تلفن|تماس|ټلیفون|تیلیفون|موبایل|واتساپ|واټساپ)\b[^0-9\n]{0,12}\Z",
    re.IGNORECASE,
)
DAY, MONTH, YEAR = "(?:0?[1-9]|[12][0-9]|3[01])", "(?:0?[1-9]|1[0-2])", "(?:1[3-4]|19|20)[0-9]{2}"
DATE = re.compile(
    rf"(?<![0-9])(?:{DAY}([./-]){MONTH}\1{YEAR}|{YEAR}([./-]){MONTH}\2{DAY})(?![0-9])"
)
SUM = re.compile("[0-9]{1,3}(?:[ .][0-9]{3})+")
UNIT = (
    r"(?:[$€£¥؋﷼%]|kr\b|kroner|kronor|nok\b|usd\b|eur\b|gbp\b|afn\b|dollars?|euros?|pounds?|rupees?"
    r"|afghanis?|rials?|tomans?|million|people|persons|افغان|ډالر|دالر|کلدار|یورو|تومان|ریال|روپ)"
)
BEFORE_SUM = re.compile(rf"(?:{UNIT})[ \n]?\Z", re.IGNORECASE)
AFTER_SUM = re.compile(rf"[ \n]?(?:{UNIT})", re.IGNORECASE)
UNIT_REACH = 10  # characters


class Run(NamedTuple):
    """Digits with nothing but spacing between them, and what they are said to be."""

    start: int
    is_account: bool
    is_international: bool  # a telephone number with the code of its country
    is_phone: bool


def account_numbers(reading: Reading) -> Iterator[Sighting]:
    dates = [match.span() for match in DATE.finditer(reading.seen)]
    end = 0
    for found in sorted([*_in_runs(reading, dates), *_grouped(reading.digits)]):
        if found.start >= end:
            end = found.end
            yield found


def _grouped(text: str) -> Iterator[Sighting]:
    """In the groups that banks print, whatever stands between these."""
    for match in GROUPED.finditer(text):
        number = "".join(match.groups())
        if numbers.is_account_number(number):
            yield Sighting(match.start(), match.end(), numbers.ACCOUNT_NUMBER, number)


def _in_runs(reading: Reading, dates: Sequence[tuple[int, int]]) -> Iterator[Sighting]:
    for match in RUN.finditer(reading.digits):
        groups = list(DIGITS.finditer(reading.digits, match.start(), match.end()))
        if sum(len(group[0]) for group in groups) < ACCOUNT_NUMBER_LENGTH:
            continue
        run = _told(reading.spaced, match.start())
        end = 0
        for candidate in _eleven_digits(groups):
            start = candidate[0].start()
            if start >= end and _counts(candidate, run, reading, dates):
                end = candidate[-1].end()
                number = "".join(group[0] for group in candidate)
                yield Sighting(start, end, numbers.ACCOUNT_NUMBER, number)


def _told(text: str, start: int) -> Run:
    before = text[max(0, start - LABEL_REACH) : start]
    international = INTERNATIONAL.search(text, max(0, start - len("wa.me/")), start + len("00 1"))
    return Run(
        start,
        is_account=LABEL.search(before) is not None,
        is_international=international is not None,
        is_phone=PHONE.search(before) is not None,
    )


def _eleven_digits(groups: Groups) -> Iterator[Groups]:
    """Wherever whole groups, one after the other, have as many digits as an account number."""
    for first in range(len(groups)):
        length = 0
        for last in islice(range(first, len(groups)), ACCOUNT_NUMBER_LENGTH):
            length += len(groups[last][0])
            if length == ACCOUNT_NUMBER_LENGTH:
                yield groups[first : last + 1]


def _counts(
    candidate: Groups, run: Run, reading: Reading, dates: Sequence[tuple[int, int]]
) -> bool:
    start, end = candidate[0].start(), candidate[-1].end()
    if run.is_account and start == run.start:
        return True  # a misprinted one too
    if not numbers.is_account_number("".join(group[0] for group in candidate)):
        return False
    sizes = tuple(len(group[0]) for group in candidate)
    if run.is_account or sizes == SIZES:
        return True
    if CELL in reading.digits[start:end] and set(sizes) != {1}:
        return False
    return not (
        (run.is_international and end - run.start <= 2 * LONGEST_PHONE)
        or (run.is_phone and len(sizes) > 1)
        or any(start < date_end and date_start < end for date_start, date_end in dates)
        or _is_sum(reading.seen, start, end)
    )


def _is_sum(text: str, start: int, end: int) -> bool:
    """Of money or people: in thousands, with what it is a sum of."""
    around = text[max(0, start - UNIT_REACH) : start], text[end : end + UNIT_REACH]
    unit = BEFORE_SUM.search(around[0]) or AFTER_SUM.match(around[1])
    return unit is not None and SUM.fullmatch(text[start:end]) is not None
