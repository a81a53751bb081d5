from __future__ import annotations

from PIL import Image

from newsroom.demo.drawing import (
    Canvas,
    Fade,
    Outline,
    Point,
    box,
    curve,
    disc,
    down_to,
    poplar,
    ridge,
    zigzag,
)
from newsroom.demo.scenes.colours import DEEP, HAZE, INK, PAPER, ROSE


def mountains() -> Image.Image:
    """Dusk over a snow range, and a village with its lamps lit."""
    canvas = Canvas(Fade(("#152c74", "#2b4fae", "#7f93cf", ROSE, "#f3cfa6", "#f6dcb9"), 0, 660))
    for radius, opacity in ((190, 0.10), (138, 0.14)):
        canvas.fill(PAPER, disc(1165, 300, radius), opacity=opacity)
    canvas.fill(PAPER, disc(1165, 300, 88))
    canvas.fill(Fade(("#a9b3d8", "#e3cdbf"), 420, 680), down_to(ridge(560, 90, seed=3)))
    for number, (x, y, half) in enumerate(PEAKS):
        _peak(canvas, (x, y), half, seed=number)
    canvas.fill(Fade(("#3f58a5", "#8d93bf"), 600, 800), down_to(ridge(690, 60, seed=21)))
    canvas.fill(Fade(("#2a4390", "#44589a"), 690, 900), down_to(ridge(775, 60, seed=8)))
    canvas.fill(Fade((DEEP, "#22306b"), 800, 960), down_to(ridge(868, 36, seed=34)))
    canvas.fill(INK, down_to(ridge(940, 18, seed=55)))
    _village(canvas)
    _birds(canvas, (650, 235))
    return canvas.image


PEAKS = ((120, 470, 330), (1400, 440, 400), (905, 420, 330), (500, 285, 430))


def _peak(canvas: Canvas, top: Point, half: float, *, seed: int) -> None:
    """A mountain lit from the right: its shadow side, its bright side, snow on both."""
    (x, y), foot = top, 780
    left = zigzag(top, (x - half, foot), 8, seed=seed, steps=15)
    right = zigzag(top, (x + half, foot), 8, seed=seed + 20, steps=15)
    spine = zigzag(top, (x + half * 0.14, foot), half * 0.04, seed=seed + 40, steps=15)
    canvas.fill(Fade(("#35509f", "#7c88bf"), y, foot), [*left, *reversed(spine)])
    canvas.fill(Fade(("#7d8fcb", "#c9b9cb"), y, foot), [*spine, *reversed(right)])
    canvas.fill(HAZE, _snow(left, spine, teeth=(0, 30, 6, 52, 14)))
    canvas.fill(PAPER, _snow(spine, right, teeth=(14, 58, 2, 40, 0)))


def _snow(one: list[Point], other: list[Point], *, teeth: tuple[float, ...]) -> Outline:
    """The upper third between two lines; below, it hangs down by the teeth."""
    near, far = one[:6], other[:6]
    (x0, y0), (x1, y1) = near[-1], far[-1]
    shares = [(index + 1) / (len(teeth) + 1) for index in range(len(teeth))]
    torn = [
        (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share + tooth * (x1 - x0) / 130)
        for share, tooth in zip(shares, teeth, strict=True)
    ]
    return [*near, *torn, *reversed(far)]


HOUSES = ((980, 905, 64, 50), (1034, 885, 46, 70), (1080, 910, 78, 45), (1150, 896, 52, 60),
          (1215, 908, 70, 50), (1275, 890, 44, 66), (905, 918, 58, 40))  # fmt: skip
LAMPS = ((1000, 922), (1050, 902), (1056, 926), (1104, 926), (1132, 926), (1168, 914), (1240, 926),
         (1290, 906), (1292, 932), (925, 932))  # fmt: skip
POPLARS = ((842, 150), (872, 118), (1348, 160), (1376, 124), (1402, 96), (690, 84), (712, 60))


def _village(canvas: Canvas) -> None:
    houses = [box(x, y, width, height + 60) for x, y, width, height in HOUSES]
    poplars = [poplar(x, 962, tall) for x, tall in POPLARS]
    canvas.fill(INK, *houses, *poplars)
    canvas.fill("#f4b860", *(box(x, y, 9, 12) for x, y in LAMPS))


def _birds(canvas: Canvas, at: Point) -> None:
    x, y = at
    places = ((0, 0), (58, -22), (112, 10), (44, 42), (160, -34))
    canvas.fill(INK, *(_bird(x + dx, y + dy) for dx, dy in places), opacity=0.8)


def _bird(x: float, y: float) -> Outline:
    upper = curve([(x - 18, y - 7), (x - 8, y - 6), (x, y), (x + 8, y - 6), (x + 18, y - 7)])
    lower = curve([(x + 18, y - 7), (x + 8, y - 3), (x, y + 4), (x - 8, y - 3), (x - 18, y - 7)])
    return [*upper, *lower]
