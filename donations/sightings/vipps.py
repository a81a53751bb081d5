"""Vipps numbers in a text: what stands beside that word, in any script, and counts nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from donations.fields import numbers
from donations.fields.numbers import PHONE_NUMBER_LENGTH
from donations.sightings.look_alikes import CELL, Reading
from donations.sightings.sighting import Sighting

NAME = re.compile(r"v ?[il1|!] ?p ?p ?s|(?<!\w)[وف] ?[یېيى]? ?پ ?س", re.IGNORECASE)
DIGITS = r"(?P<number>(?:\+ ?)?[0-9]+(?: [0-9]+)*)"
AFTER = re.compile(
    rf"(?P<words>[^\W\d_]{{0,12}}(?:[ ,]{{1,2}}[^\W\d_]+){{0,6}})"
    rf"(?P<signs>[^\w\n{CELL}+]{{0,5}}){DIGITS}"
)
BEFORE = re.compile(
    r"(?P<words>[^\W\d_]*)(?P<signs>[^\w\n]{0,4})(?<![0-9])(?<![0-9][ ,])(?P<number>[0-9]{4,6})"
    r"(?P<between>[ ,]*\(| (?:in|on|via|with|using|på|i|med|gjennom)?) ?\Z",
    re.IGNORECASE,
)
BEFORE_REACH = 40  # characters
NUMBER_WORDS = frozenset("number nummer nummeret nr id شماره شمېره شميره نمبر".split())  # noqa: SIM905 - words
PLACE_WORDS = frozenset("to til på at ته به".split())  # noqa: SIM905 - words
NUMBER_SIGNS = frozenset("#:")
PLAIN_LENGTH = 5  # digits from which on a number beside "Vipps" needs no other sign
SHORTEST_NAMED = 3  # digits of a number with words between
SENTENCE_END = re.compile(r"(?<!nr)(?<!no)[.!?]\s", re.IGNORECASE)
PREFIX = re.compile(r"(?:\+ ?|00 ?)?47 ?(?=(?:[0-9] ?){8}\Z)")  # of a telephone number in Norway
COUNTED = re.compile(
    r" ?(?:kr\b|kroner|nok\b|users?\b|people\b|customers?\b|brukere|kunder|personer|times\b"
    r"|ganger|payments?\b|[%$€]|,[0-9]|million|افغان|کرون)",
    re.IGNORECASE,
)
CALLED = re.compile(r"\b(?:call|phone|ring|kontakt|contact)\w* (?:to )?\Z", re.IGNORECASE)
CALLED_REACH = 14  # characters before the word Vipps


@dataclass(frozen=True)
class Mention:
    words: tuple[str, ...]  # between it and the number, in lower case
    signs: str
    number: str  # as it was found, its groups parted by spaces
    is_counted: bool  # how many of something
    is_called: bool  # Vipps is what is called at that number

    @property
    def is_named(self) -> bool:
        """Said to be a number of Vipps."""
        named = not NUMBER_WORDS.isdisjoint(self.words) or self.words == ("no",)
        return named or not NUMBER_SIGNS.isdisjoint(self.signs)

    @property
    def meant(self) -> str:
        """The number, if it can be one of Vipps."""
        first, whole = self.number.split()[0], self.number.replace(" ", "")
        number = first if len(first) >= PLAIN_LENGTH else whole
        return number if self._is_meant(number, is_whole=number == first) else ""

    def _is_meant(self, number: str, *, is_whole: bool) -> bool:
        length = len(number)
        if length > PHONE_NUMBER_LENGTH or (self.is_called and length == PHONE_NUMBER_LENGTH):
            return False
        if self.is_named:
            return not self.words[1:] or length >= SHORTEST_NAMED
        if length < PLAIN_LENGTH or self.is_counted:
            return False
        is_placed = bool(self.words) and self.words[-1] in PLACE_WORDS
        if length == PHONE_NUMBER_LENGTH:
            return is_placed or not self.words
        return not self.words or (is_whole and not number.endswith("00"))


def vipps_numbers(reading: Reading) -> Iterator[Sighting]:
    for name in NAME.finditer(reading.spaced):
        for match in _beside(name, reading.spaced):
            number = _mention(name, match, reading).meant
            if number and not _is_in_another_sentence(name, match, reading.seen):
                yield Sighting(*match.span("number"), numbers.VIPPS_NUMBER, number)


def _beside(name: re.Match[str], text: str) -> Iterator[re.Match[str]]:
    if after := AFTER.match(text, name.end()):
        yield after
    before = BEFORE.search(text, max(0, name.start() - BEFORE_REACH), name.start())
    if before and _is_said_before(before) and not text[name.end() : name.end() + 1].isalpha():
        yield before


def _is_in_another_sentence(name: re.Match[str], match: re.Match[str], text: str) -> bool:
    start, end = sorted((match.start("number"), name.start()))
    return SENTENCE_END.search(text, start, end) is not None


def _mention(name: re.Match[str], match: re.Match[str], reading: Reading) -> Mention:
    text = reading.spaced
    called = CALLED.search(text, max(0, name.start() - CALLED_REACH), name.start())
    return Mention(
        words=tuple(match["words"].lower().replace(",", " ").split()),
        signs=match["signs"],
        number=PREFIX.sub("", match["number"]).removeprefix("+"),
        is_counted=COUNTED.match(text, match.end("number")) is not None,
        is_called=called is not None,
    )


def _is_said_before(match: re.Match[str]) -> bool:
    """A figure before the word Vipps needs more to be its number: much is paid with it."""
    word, number = match["words"].lower(), match["number"]
    named = word in NUMBER_WORDS or not NUMBER_SIGNS.isdisjoint(match["signs"])
    placed = word in PLACE_WORDS and not number.endswith("00")
    bracketed = "(" in match["between"] and len(number) >= PLAIN_LENGTH
    return named or placed or bracketed
