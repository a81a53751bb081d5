"""A text as eyes read it: one character for all that look the same, nothing that nobody sees.

Digits of every script and shape become ASCII, letters that pass for Latin ones become those, every
dash a hyphen and every space a space.
"""

import re
import unicodedata
from typing import NamedTuple

from donations.fields.characters import BREAKS, is_spacing, is_unseen

CELL = "\f"  # stands between the paragraphs and cells of a text that is judged as one
OVERRIDE = re.compile("\u202e([^\u202c\n\f]*)")  # what is shown from right to left, digits too
LETTERS = {
    "АΑ": "A", "ВΒ": "B", "СϹ": "C", "ЕΕ": "E", "НΗ": "H", "ІΙӀ": "I", "Ј": "J", "КΚ": "K",
    "МΜ": "M", "Ν": "N", "ОΟ": "O", "РΡ": "P", "Ԛ": "Q", "Ѕ": "S", "ТΤ": "T", "Ԝ": "W",
    "ХΧ": "X", "УΥҮ": "Y", "Ζ": "Z", "аα": "a", "сϲ": "c", "ԁ": "d", "е": "e", "ɡ": "g",
    "һ": "h", "іιıɩ": "i", "ј": "j", "к": "k", "оο": "o", "рρ": "p", "ԛ": "q", "ѕ": "s",
    "τ": "t", "υ": "u", "νѵ": "v", "ԝ": "w", "хχ": "x", "уγү": "y",
}  # fmt: skip
LATIN = {one: latin for ones, latin in LETTERS.items() for one in ones}
PLAIN = str.maketrans(".-", "  ")
DIGITS_AND_LETTERS = re.compile(r"(?<![^\W_])(?=[OoIl]*[0-9])[0-9OoIl]{2,}(?![^\W_])")
DIGITS = str.maketrans("OoIl", "0011")


class Reading(NamedTuple):
    """The same text three times, of the same length."""

    seen: str
    spaced: str  # its dots and dashes are spaces
    digits: str  # and the letters O and l inside a number are the digits that they pass for


def read(text: str) -> Reading:
    seen = laid_out(text).translate(_TABLE)
    spaced = seen.translate(PLAIN)
    return Reading(seen, spaced, DIGITS_AND_LETTERS.sub(_as_digits, spaced))


def laid_out(text: str) -> str:
    """In the order in which it is shown; as long as it was."""
    return OVERRIDE.sub(lambda found: "\u202e" + found[1][::-1], text)


def origins(text: str) -> list[int]:
    """For each character of a reading, where it stands in the text as it is laid out."""
    return [at for at, one in enumerate(laid_out(text)) for _ in _TABLE[ord(one)]]


def _as_digits(found: re.Match[str]) -> str:
    return found[0].translate(DIGITS)


class _Table(dict[int, str]):
    """For str.translate: every character is looked at once."""

    def __missing__(self, code: int) -> str:
        self[code] = seen = _seen(chr(code))
        return seen


_TABLE = _Table({ord(CELL): CELL})


def _seen(character: str) -> str:
    if is_unseen(character) or unicodedata.category(character) in {"Mn", "Me"}:
        return ""
    if is_spacing(character):
        return _spacing(character)
    number = unicodedata.numeric(character, None)
    if number is not None and number in range(10):
        return str(int(number))
    return LATIN.get(character) or _decomposed(character)


def _spacing(character: str) -> str:
    if character in BREAKS:
        return "\n"
    if unicodedata.category(character) == "Zs":
        return " "
    return "." if unicodedata.normalize("NFKC", character) == "." else "-"


def _decomposed(character: str) -> str:
    parts = unicodedata.normalize("NFKD", character)
    return character if parts == character else "".join(map(_seen, parts))
