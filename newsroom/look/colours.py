"""Whether a colour can be read on the site's pages: WCAG 2.2, success criterion 1.4.3."""

import colorsys
from dataclasses import dataclass

AA = 4.5  # to 1, for text of any size
KNEE = 0.04045  # of sRGB's curve, below which it is a straight line
STEP = 0.004  # of lightness from 0 to 1: one of 256 steps of a screen


@dataclass(frozen=True)
class Mode:
    """What the accent colour stands on and under, as static/css/tokens.css has it."""

    accent: str
    grounds: tuple[str, ...]  # paper, surface, and the words on a button
    towards: int  # the way to more contrast: 1 lighter, -1 darker


LIGHT = Mode("#1f4397", ("#fbf7ee", "#f3ecdd", "#fffdf8"), -1)
DARK = Mode("#a3b8ff", ("#161936", "#20244a", "#161936"), 1)


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(colour: str, mode: Mode) -> float:
    return min(contrast(colour, ground) for ground in mode.grounds)


def passes(colour: str, mode: Mode) -> bool:
    return least_contrast(colour, mode) >= AA


def nearest(colour: str, mode: Mode) -> str:
    """The same hue, as much darker or lighter as it takes to pass."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    found = colour
    while not passes(found, mode):
        lightness = min(1.0, max(0.0, lightness + mode.towards * STEP))
        found = _written(colorsys.hls_to_rgb(hue, lightness, saturation))
    return found


def rounded(ratio: float) -> str:
    """Downwards, so that what does not pass never reads as if it did."""
    return f"{int(ratio * 100) / 100:.2f}"


def _luminance(colour: str) -> float:
    """Relative, from 0 to 1, as WCAG defines it."""
    parts = _parts(colour)
    linear = [p / 12.92 if p <= KNEE else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(share * one for share, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _written(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
