from __future__ import annotations

from PIL import Image

from newsroom.demo.drawing import (
    HEIGHT,
    WIDTH,
    Canvas,
    Fade,
    Outline,
    curve,
    disc,
    down_to,
    poplar,
    ribbon,
    ridge,
)
from newsroom.demo.scenes.colours import HAZE, INK, LAPIS, PAPER, POMEGRANATE

RIVER = (  # x, y, width
    (838, 462, 8),
    (800, 484, 16),
    (880, 520, 30),
    (770, 575, 54),
    (900, 665, 96),
    (720, 800, 170),
    (870, 1010, 300),
    (800, 1180, 420),
)
COURSE = curve([(x, y) for x, y, _ in RIVER])
FIELDS = {  # from the far ones to the near ones
    -1: ("#b99aa0", "#c4a58f", "#cbb07d", "#a9a26a", "#d3a350", "#8d9458", "#c98636", "#6f7d4c"),
    1: ("#c0a19c", "#cdb187", "#b2a770", "#d8ad59", "#94985c", "#cf8f3d", "#7a8650", "#b8702e"),
}


POPLARS = ((1010, 560, 92), (1036, 556, 112), (1064, 552, 86), (1312, 520, 70), (1336, 517, 54),
           (250, 742, 190), (300, 760, 236), (352, 782, 170))  # fmt: skip


def terraces() -> Image.Image:
    """A river between terraced fields, on an evening after harvest."""
    canvas = Canvas(Fade(("#f9eacb", "#f6d6a8", "#eab08c"), 0, 440))
    canvas.fill(PAPER, disc(590, 285, 150), opacity=0.35)
    canvas.fill(POMEGRANATE, disc(590, 285, 104))
    canvas.fill(Fade(("#c98f8e", "#e6bfa6"), 230, 460), down_to(ridge(335, 75, seed=71)))
    canvas.fill(Fade(("#6f70a8", "#b79dae"), 300, 480), down_to(ridge(405, 62, seed=13)))
    for number in range(8):
        _terrace(canvas, -1, number)
        _terrace(canvas, 1, number)
    canvas.fill(Fade((HAZE, "#6f8fd6", LAPIS, "#1d3780"), 462, HEIGHT), ribbon(RIVER))
    canvas.fill(INK, *(poplar(x, foot, tall) for x, foot, tall in POPLARS))
    return canvas.image


def _terrace(canvas: Canvas, side: int, number: int) -> None:
    """A field, and above it the edge of its wall in the light."""
    field = _field(side, number)
    colour = FIELDS[side][number]
    lit = [(x, y - 3 - number) for x, y in field]
    canvas.fill("#f6e3bd" if side > 0 else "#5e4136", lit, opacity=0.75)
    canvas.fill(colour, field)
    for furrow in range(1, number):
        canvas.fill(INK, [(x, y + furrow * (5 + number)) for x, y in field], opacity=0.035)


def _field(side: int, number: int) -> Outline:
    """From the edge of the picture down to the river, then along it."""
    share = (number + (0.5 if side > 0 else 0)) / 8
    foot = 466 + 560 * share**1.45
    along = [point for point in COURSE if point[1] >= foot]
    (x, y), out = along[0], WIDTH / 2 + side * (WIDTH / 2 + 10)
    rise = 70 + 170 * share
    slope = curve([(out, y - rise), (out + (x - out) * 0.35, y - rise * 0.82),
                   (out + (x - out) * 0.72, y - rise * 0.28), (x, y)])  # fmt: skip
    return [*slope, *along, (out, HEIGHT + 20)]
