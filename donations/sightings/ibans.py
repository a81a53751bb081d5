"""IBANs in a text, right or misprinted."""

import re
from collections.abc import Iterator
from functools import lru_cache

from donations.fields import numbers
from donations.sightings.look_alikes import DIGITS
from donations.sightings.sighting import Sighting

GAP = r"[\W_]{0,3}"
FIRST_DIGIT = re.compile("(?<![0-9])[0-9]")
LETTER = re.compile("[A-Za-z]")
COUNTRY = re.compile(rf"([A-Za-z]){GAP}([A-Za-z0])")
COUNTRY_REACH = 12  # characters before a digit in which the country may stand
LABEL = re.compile(r"IBAN[\W_]{0,5}\Z", re.IGNORECASE)
REACH = 9  # characters before a number in which its label may stand
IN_FOURS = re.compile(
    r"[A-Z0-9]+|[A-Z0-9]{4}(?:[\W_]{1,3}[A-Z0-9]{4})*(?:[\W_]{1,3}[A-Z0-9]{1,3})?", re.IGNORECASE
)
CHARACTER = re.compile(rf"{GAP}([A-Z0-9])", re.IGNORECASE)
STUCK = re.compile("[A-Za-z0-9]{0,9}")
FEWEST_DIGITS = 8  # of the bank and account; every country has more, and words have none
LETTERS = str.maketrans("0", "O")


def ibans(spaced: str) -> Iterator[Sighting]:
    end = 0
    for start in _starts(spaced):
        if start >= end and (found := _at(spaced, start)):
            end = found.end
            yield found


def _starts(text: str) -> Iterator[int]:
    """A country has two letters; the first check digit may be a third, which looks like one."""
    for digit in FIRST_DIGIT.finditer(text):
        at = digit.start()
        letters = [one.start() for one in LETTER.finditer(text, max(0, at - COUNTRY_REACH), at)]
        yield from letters[-3:]


def _at(text: str, start: int) -> Sighting | None:
    """What has the form of an IBAN, with what sticks to its end."""
    country = COUNTRY.match(text, start)
    classes = _classes("".join(country.groups()).upper().translate(LETTERS)) if country else ""
    if not classes:
        return None
    number, end = _fitting(text, start, classes)
    stuck = STUCK.match(text, end) if number else None
    if stuck is None or not _is_meant(number, text, start, stuck.end()):
        return None
    return Sighting(start, stuck.end(), numbers.IBAN, number + stuck[0].upper())


def _fitting(text: str, start: int, classes: str) -> tuple[str, int]:
    """The characters of the classes, and where they end; nothing if one is of another class."""
    number, end = "", start
    for kind in classes:
        match = CHARACTER.match(text, end)
        character = _character(match[1], kind) if match else ""
        if match is None or not _fits(character, kind):
            return "", start
        number, end = number + character, match.end()
    return number, end


def _is_meant(number: str, text: str, start: int, end: int) -> bool:
    """By its check digits, or by the word before it. A misprinted one is written as IBANs are."""
    if numbers.has_iban_check_digits(number) or LABEL.search(text, max(0, start - REACH), start):
        return True
    is_apart = start == 0 or not text[start - 1].isalnum()
    has_digits = sum(map(str.isdigit, number[4:])) >= FEWEST_DIGITS
    return is_apart and has_digits and IN_FOURS.fullmatch(text[start:end]) is not None


def _character(found: str, kind: str) -> str:
    """Where a digit belongs, a letter that looks like one is read as that; and the other way."""
    if kind == "n":
        return found.translate(DIGITS).upper().replace("L", "1")
    return found.upper().translate(LETTERS) if kind == "a" else found.upper()


def _fits(character: str, kind: str) -> bool:
    if kind == "n":
        return character.isdigit()
    return kind == "c" or character.isalpha()


@lru_cache(maxsize=26 * 26)
def _classes(country: str) -> str:
    """One letter for each character of the IBANs of a country, as the registry has them: n for a
    digit, a for a capital, c for either. Empty for what is no country with IBANs."""
    form = numbers.iban_form(country)
    if form is None:
        return ""
    letters = {"0-9": "n", "A-Z": "a", "A-Z0-9": "c"}
    parts = re.findall(r"\[(.+?)\]\{(\d+)\}", form.pattern)
    return "aann" + "".join(letters[kind] * int(count) for kind, count in parts)
