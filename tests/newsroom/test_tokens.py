import re
from pathlib import Path

import pytest
from django.conf import settings

AA = 4.5  # WCAG 2.2, 1.4.3: text of any size
PAIRS = [
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink-soft", "paper"),
    ("ink-soft", "surface"),
    ("accent", "paper"),
    ("accent", "surface"),
    ("accent-ink", "accent"),
    ("warning", "paper"),
    ("warning", "surface"),
]
SHEET = (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text(encoding="utf-8")
MODES = {
    "light": SHEET,
    "dark": SHEET.partition("prefers-color-scheme: dark")[2],
    "print": SHEET.partition("@media print")[2],
}


def colour(mode: str, token: str) -> str:
    """The first value that the part of the sheet gives: parts for other modes come after it."""
    found = re.search(rf"--{token}: #([0-9a-f]{{3,6}});", MODES[mode])
    assert found, f"{mode} has no --{token}"
    return found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])


def luminance(colour: str) -> float:
    """WCAG's relative luminance, from 0 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(share * one for share, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_is_that_of_the_guidelines() -> None:
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert contrast("767676", "ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(text: str, ground: str, mode: str) -> None:
    assert contrast(colour(mode, text), colour(mode, ground)) >= AA


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_browser_wears_the_colour_of_the_paper(mode: str) -> None:
    base = (Path(settings.BASE_DIR) / "templates/newsroom/base.html").read_text(encoding="utf-8")
    themed = f'content="#{colour(mode, "paper")}" media="(prefers-color-scheme: {mode})"'
    assert themed in base
