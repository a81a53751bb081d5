"""What may hide in a typed number: characters that nobody sees, and digits of another script."""

import unicodedata

from django.utils.translation import gettext as _

# The categories of controls, formats (the bidirectional marks are among them), line and
# paragraph separators, private and unassigned characters.
UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
# Blank or ignorable though their category says letter, mark or symbol: the rest of Unicode's
# Default_Ignorable_Code_Point, and the blank Braille pattern.
UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0").union(
    map(chr, range(0x180B, 0x1810)),
    map(chr, range(0xFE00, 0xFE10)),
    map(chr, range(0xE0000, 0xE1000)),
)
BREAKS = frozenset("\t\n\r")  # what a paste from a letter or a table brings along
DOTS_AND_DASHES = frozenset(".\N{FULLWIDTH FULL STOP}\N{MINUS SIGN}")
SHOWN = 60  # characters of a wrong value that an error repeats


class NumberError(ValueError):
    """Says in the user's words what was typed, what is wrong with it, and what to compare."""


def named(character: str) -> str:
    """The name and code point, such as RIGHT-TO-LEFT MARK (U+200F)."""
    name = unicodedata.name(character, _("unnamed character"))
    return f"{name} (U+{ord(character):04X})"


def is_unseen(character: str) -> bool:
    return character not in BREAKS and (
        unicodedata.category(character) in UNSEEN_CATEGORIES or character in UNSEEN
    )


def is_spacing(character: str) -> bool:
    """Whether it only groups a number: a space of any kind, a dot or a dash."""
    return (
        character in BREAKS
        or character in DOTS_AND_DASHES
        or unicodedata.category(character) in {"Zs", "Pd"}
    )


def shown(typed: str) -> str:
    """The typed text fit for an error: what nobody sees by its code point, and not too long."""
    cut = typed if len(typed) <= SHOWN else f"{typed[:SHOWN]}…"
    return "".join(f"[U+{ord(one):04X}]" if is_unseen(one) else one for one in cut)


def refuse_unseen(typed: str) -> None:
    """Raises NumberError that names the first character which nobody sees."""
    for character in filter(is_unseen, typed):
        raise NumberError(
            _(
                "“%(typed)s” holds an invisible character: %(name)s."
                " Type it again by hand instead of pasting it."
            )
            % {"typed": shown(typed), "name": named(character)}
        )


def ascii_digit(character: str) -> str:
    """A decimal digit of any script as ASCII; any other character as it is."""
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


def compact(typed: str) -> str:
    """Without spaces, dots and dashes; digits of any script in ASCII. Raises NumberError for
    what nobody sees."""
    refuse_unseen(typed)
    return "".join(ascii_digit(one) for one in typed if not is_spacing(one))
