"""Finds the numbers that money could be sent to in any text, and says which are the newsroom's.

What a reader would take for such a number counts, however it is written: digits of any script,
any spacing, characters in between that nobody sees.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from donations import numbers
from donations.characters import BREAKS, ascii_digit, is_spacing, is_unseen
from donations.models import Details
from donations.numbers import ACCOUNT_NUMBER_LENGTH, PHONE_NUMBER_LENGTH

# Of a text as `_readable` gives it, where every dot and dash is a space:
GAP = r"[ \n]{0,3}"
IBAN_START = re.compile(rf"(?<![A-Z0-9])(?:IBAN{GAP})?([A-Z]{GAP}[A-Z]{GAP}[0-9])", re.IGNORECASE)
LONGEST_IBAN = 34
CHARACTER = re.compile(rf"{GAP}([A-Z0-9])", re.IGNORECASE)
DIGITS = re.compile("[0-9]+")
PHONE = r"\+(?=[1-9])"  # the + before the code of a country
DIGIT_GROUPS = re.compile(rf"(?<![0-9])(?<!{PHONE})[0-9]+(?:[ \n]{{1,3}}[0-9]+)*")
ACCOUNT_LABEL = re.compile(r"(?:account\w*|\bA/?C|konto\w*)\b[^0-9]{0,15}\Z", re.IGNORECASE)
VIPPS = re.compile(
    r"vipps ?(number|nummer|no|nr|to|til)?([^\w\n]{0,5})([0-9]+(?: [0-9]+)*)", re.IGNORECASE
)
VIPPS_WORDS = frozenset({"number", "nummer", "no", "nr"})
LABEL_REACH = 30  # characters before a number in which its label may stand
PLAIN_VIPPS_LENGTH = 5  # digits from which on a number after "Vipps" needs no other sign


class Verdict(NamedTuple):
    number: str  # as people write it
    kind: str
    live: bool


class Found(NamedTuple):
    start: int
    end: int
    kind: numbers.Kind
    number: str


def judge(text: str) -> list[Verdict]:
    """Every account number, IBAN and Vipps number in the text, in its order.

    A misprinted one counts where its form or the word before it says what it is meant to be.
    Costs one query, or none when there is no number.
    """
    found = _find(_readable(text))
    ours = _live_numbers() if found else frozenset()
    return [
        Verdict(one.kind.shown(one.number), str(one.kind.name), (one.kind, one.number) in ours)
        for one in found
    ]


def _live_numbers() -> frozenset[tuple[numbers.Kind, str]]:
    live = Details.objects.live()
    if live is None:
        return frozenset()
    return frozenset(
        {
            (numbers.ACCOUNT_NUMBER, live.account_number),
            (numbers.IBAN, live.iban),
            (numbers.VIPPS_NUMBER, live.vipps_number),
        }
    )


def _readable(text: str) -> str:
    """One form for what looks alike: ASCII digits, plain spaces, nothing unseen."""
    normal = unicodedata.normalize("NFKC", text)
    return "".join(_readable_character(one) for one in normal if not is_unseen(one))


def _readable_character(character: str) -> str:
    if is_spacing(character):
        return "\n" if character in BREAKS else " "
    return ascii_digit(character)


def _find(text: str) -> list[Found]:
    ibans = list(_ibans(text))
    for iban in ibans:  # the account number inside is not a second one
        text = text[: iban.start] + "|" * (iban.end - iban.start) + text[iban.end :]
    found = [*ibans, *_account_numbers(text), *_vipps_numbers(text)]
    return sorted(found, key=lambda one: one.start)


def _ibans(text: str) -> Iterator[Found]:
    for match in IBAN_START.finditer(text):
        number, end = _iban_at(text, match.start(1))
        if number:
            yield Found(match.start(1), end, numbers.IBAN, number)


def _iban_at(text: str, start: int) -> tuple[str, int]:
    """What has the form of an IBAN, with what sticks to its end; and where it ends."""
    run = list(islice(_characters(text, start), LONGEST_IBAN))
    number = "".join(character for character, _end in run)
    form = numbers.iban_form(number[:2])
    if form is None or not re.match("[A-Z]{2}[0-9]{2}" + form.pattern, number):
        return "", start
    length = form.length
    while length < len(run) and run[length][1] == run[length - 1][1] + 1:
        length += 1
    return number[:length], run[length - 1][1]


def _characters(text: str, at: int) -> Iterator[tuple[str, int]]:
    """The letters and digits from a place on, across gaps; each with its end."""
    while match := CHARACTER.match(text, at):
        at = match.end()
        yield match[1].upper(), at


def _account_numbers(text: str) -> Iterator[Found]:
    for run in DIGIT_GROUPS.finditer(text):
        before = text[max(0, run.start() - LABEL_REACH) : run.start()]
        labelled = ACCOUNT_LABEL.search(before) is not None
        end = 0
        for found in _eleven_digits(list(DIGITS.finditer(text, run.start(), run.end()))):
            meant = labelled and found.start == run.start()
            if found.start >= end and (meant or numbers.is_account_number(found.number)):
                end = found.end
                yield found


def _eleven_digits(groups: Sequence[re.Match[str]]) -> Iterator[Found]:
    """Wherever whole groups, one after the other, have as many digits as an account number."""
    for first, group in enumerate(groups):
        number = ""
        for last in islice(groups, first, first + ACCOUNT_NUMBER_LENGTH):
            number += last[0]
            if len(number) == ACCOUNT_NUMBER_LENGTH:
                yield Found(group.start(), last.end(), numbers.ACCOUNT_NUMBER, number)


def _vipps_numbers(text: str) -> Iterator[Found]:
    for match in VIPPS.finditer(text):
        word, signs, digits = match.groups(default="")
        first = digits.split()[0]
        number = first if len(first) >= PLAIN_VIPPS_LENGTH else digits.replace(" ", "")
        named = word.lower() in VIPPS_WORDS or not {"#", ":"}.isdisjoint(signs)
        if (named or len(number) >= PLAIN_VIPPS_LENGTH) and len(number) <= PHONE_NUMBER_LENGTH:
            yield Found(match.start(3), match.end(3), numbers.VIPPS_NUMBER, number)
