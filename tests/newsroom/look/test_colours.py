import re
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from newsroom.look import colours
from newsroom.look.colours import DARK, LIGHT, Mode

SHEET = (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text(encoding="utf-8")
PARTS = {"light": SHEET, "dark": SHEET.partition("prefers-color-scheme: dark")[2]}
MODES = {"light": LIGHT, "dark": DARK}
some_colour = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def token(mode: str, name: str) -> str:
    found = re.search(rf"--{name}: (#[0-9a-f]{{6}});", PARTS[mode])
    assert found
    return found[1]


@pytest.mark.parametrize("mode", MODES)
def test_the_grounds_are_those_of_the_style_sheet(mode: str) -> None:
    names = ("paper", "surface", "accent-ink")
    assert MODES[mode].grounds == tuple(token(mode, name) for name in names)
    assert MODES[mode].accent == token(mode, "accent")


def test_the_formula_is_that_of_the_guidelines() -> None:
    assert colours.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colours.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert colours.contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("mode", MODES.values())
@given(colour=some_colour)
def test_the_nearest_colour_can_be_read(mode: Mode, colour: str) -> None:
    found = colours.nearest(colour, mode)
    assert colours.passes(found, mode)
    assert found == colour or not colours.passes(colour, mode)


def test_the_nearest_colour_keeps_its_hue() -> None:
    assert colours.nearest("#ff0000", LIGHT) == "#d80000"


def test_a_ratio_that_does_not_pass_is_never_written_as_one_that_does() -> None:
    assert colours.rounded(4.4999) == "4.49"
    assert colours.rounded(4.5) == "4.50"
