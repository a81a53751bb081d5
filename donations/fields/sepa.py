"""The characters that every bank in Europe takes, and what to write for another.

The basic Latin set of EPC217-08, "SEPA Requirements for an Extended Character Set", and
conversions in its manner, letter by letter: ö is o, ß is s, & is +. Banks may take more by
agreement, as the Nordic ones do at home; a transfer that passes other banks arrives with such
letters replaced, so the replaced form is the one that every giver can type and compare.
"""

import re
import unicodedata
from string import ascii_letters, digits

from django.utils.translation import gettext as _

from donations.fields.characters import NumberError, ascii_digit, named, refuse_unseen
from donations.fields.typed import refusal

LATIN = frozenset(f"{ascii_letters}{digits}/-?:().,'+ ")
# Letters and signs that Unicode does not take apart, each with what stands for it.
CONVERSIONS = {
    one: pair[-1]
    for pair in (
        *("ÆA", "æa", "ØO", "øo", "ÐĐD", "ðđd", "ÞŦT", "þŧt", "ŁL", "łl", "ŒO", "œo", "ßs", "ıi"),
        *("ŊN", "ŋn", "ĦH", "ħh", "&+", "_–—‐‑−-", "’‘`´“”„«»\"'", "[{(", "]})"),
    )
    for one in pair[:-1]
}


def sepa_line(typed: str, longest: int) -> str:
    """One line with single spaces, or nothing. Raises NumberError that names the character which
    other banks do not take, and what to write for it."""
    line = tidy_line(typed)
    for character in line:
        if character not in LATIN:
            raise _foreign(character, typed)
    refuse_longer(line, typed, longest)
    return line


def tidy_line(typed: str) -> str:
    """Without spacing around it and with single spaces in it; digits of any script in ASCII.
    Raises NumberError for what nobody sees."""
    refuse_unseen(typed)
    text = unicodedata.normalize("NFC", "".join(map(ascii_digit, typed)))
    return re.sub(r"\s+", " ", text).strip()


def refuse_longer(line: str, typed: str, longest: int) -> None:
    if len(line) > longest:
        raise refusal(
            _("“%(typed)s” has %(length)d characters instead of at most %(longest)d."),
            typed,
            _("Write it shorter, as the bank does on its statements."),
            length=len(line),
            longest=longest,
        )


def conversion(character: str) -> str:
    """What stands for a character in the basic Latin set; empty if nothing does."""
    if character in CONVERSIONS:
        return CONVERSIONS[character]
    parts = unicodedata.normalize("NFKD", character)
    bare = "".join(one for one in parts if not unicodedata.combining(one))
    return bare if bare and LATIN.issuperset(bare) else ""


def _foreign(character: str, typed: str) -> NumberError:
    instead = conversion(character)
    advice = (
        _("Write %(instead)s instead, or what the bank writes on its statements in its place.")
        % {"instead": instead}
        if instead
        else _("Write it in Latin letters, as the bank does on its statements.")
    )
    problem = _("“%(typed)s” holds “%(character)s”, %(name)s, which not every bank takes.")
    return refusal(problem, typed, advice, character=character, name=named(character))
