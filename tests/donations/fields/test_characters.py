import pytest
from hypothesis import given
from hypothesis import strategies as st

from donations.fields.characters import (
    NumberError,
    ascii_digit,
    compact,
    is_spacing,
    is_unseen,
    refuse_unseen,
)

UNSEEN = {
    "\u200b": "ZERO WIDTH SPACE (U+200B)",
    "\u200c": "ZERO WIDTH NON-JOINER (U+200C)",
    "\u200d": "ZERO WIDTH JOINER (U+200D)",
    "\u200e": "LEFT-TO-RIGHT MARK (U+200E)",
    "\u200f": "RIGHT-TO-LEFT MARK (U+200F)",
    "\u061c": "ARABIC LETTER MARK (U+061C)",
    "\u202a": "LEFT-TO-RIGHT EMBEDDING (U+202A)",
    "\u202e": "RIGHT-TO-LEFT OVERRIDE (U+202E)",
    "\u2066": "LEFT-TO-RIGHT ISOLATE (U+2066)",
    "\u2069": "POP DIRECTIONAL ISOLATE (U+2069)",
    "\u2060": "WORD JOINER (U+2060)",
    "\ufeff": "ZERO WIDTH NO-BREAK SPACE (U+FEFF)",
    "\u00ad": "SOFT HYPHEN (U+00AD)",
    "\u034f": "COMBINING GRAPHEME JOINER (U+034F)",
    "\u115f": "HANGUL CHOSEONG FILLER (U+115F)",
    "\u180e": "MONGOLIAN VOWEL SEPARATOR (U+180E)",
    "\u2028": "LINE SEPARATOR (U+2028)",
    "\u2800": "BRAILLE PATTERN BLANK (U+2800)",
    "\u3164": "HANGUL FILLER (U+3164)",
    "\ufe0f": "VARIATION SELECTOR-16 (U+FE0F)",
    "\U000e0030": "TAG DIGIT ZERO (U+E0030)",
    "\x00": "unnamed character (U+0000)",
    "\x1f": "unnamed character (U+001F)",
    "\ue000": "unnamed character (U+E000)",
}


@pytest.mark.parametrize(("character", "name"), UNSEEN.items(), ids=UNSEEN.values())
def test_what_nobody_sees_is_refused_by_its_name(character: str, name: str) -> None:
    with pytest.raises(NumberError) as refused:
        compact(f"0530{character}22")
    assert name in str(refused.value)
    assert f"“0530[U+{ord(character):04X}]22”" in str(refused.value)


@pytest.mark.parametrize("digits", ["۰۵۳۰", "٠٥٣٠", "０５３０", "०५३०", "০৫৩০", "𝟎𝟓𝟑𝟎"])
def test_digits_of_any_script_become_ascii(digits: str) -> None:
    assert compact(digits) == "0530"


@pytest.mark.parametrize("spacing", [*" \u00a0\u2009\u202f\u3000\t\n.．-‐‑–—−－", "\r\n", " - "])
def test_spaces_dots_and_dashes_are_dropped(spacing: str) -> None:
    assert compact(f"0530{spacing}22") == "053022"


def test_an_error_repeats_only_the_beginning_of_a_long_text() -> None:
    with pytest.raises(NumberError) as refused:
        compact("1" * 100_000 + "\u200b")
    assert len(str(refused.value)) < 300


def test_a_name_that_can_be_seen_is_not_refused() -> None:
    refuse_unseen("Ængstrøm & Søn – médias, دعوت ۲۴")


@given(st.characters(categories=["Cc", "Cf", "Zl", "Zp"], exclude_characters="\t\n\r"))
def test_every_control_and_format_character_is_refused(character: str) -> None:
    with pytest.raises(NumberError, match=rf"\(U\+{ord(character):04X}\)"):
        refuse_unseen(f"DNB{character}")


@given(st.characters())
def test_no_character_both_groups_and_hides(character: str) -> None:
    assert not (is_unseen(character) and is_spacing(character))


@given(st.text())
def test_what_is_left_has_neither_spacing_nor_digits_of_another_script(text: str) -> None:
    try:
        left = compact(text)
    except NumberError:
        return
    assert not any(is_spacing(one) for one in left)
    assert left == "".join(map(ascii_digit, left))
