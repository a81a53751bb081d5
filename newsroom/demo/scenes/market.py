from __future__ import annotations

from itertools import pairwise

from PIL import Image

from newsroom.demo.drawing import Canvas, Fade, Outline, Point, box, curve, disc, down_to, ridge
from newsroom.demo.scenes.colours import (
    DEEP,
    INK,
    LAPIS,
    OCHRE,
    PAPER,
    POMEGRANATE,
    SAND,
    UMBER,
    WINE,
)

CENTRE, EYE = 800, 480  # where all lines of the street meet
GROUND, WALL, COUNTER = -430, 660, 430  # below the eye; from the middle of the street
NEAR, FAR = 0.4, 5.4  # how far away things are: 1 is where a reader stands, the last is the gate


def market() -> Image.Image:
    """A market street in the morning, with a gate at its end."""
    canvas = Canvas(Fade(("#6f8fd6", "#b9c6e8", "#f1e2cb", "#f8dfae"), 0, 500))
    canvas.fill(PAPER, disc(905, 262, 74))
    canvas.fill(Fade(("#7d90c8", "#d8cbd0"), 300, 520), down_to(ridge(400, 90, seed=5)))
    _gate(canvas)
    canvas.fill(Fade(("#f3d9a6", "#e0bd88", "#c79a68"), 540, 1000), _floor(-WALL, WALL))
    for side in (-1, 1):
        _houses(canvas, side)
    _shade(canvas)
    _people(canvas)
    for side in (-1, 1):
        _counter(canvas, side)
        _awnings(canvas, side)
    _flags(canvas)
    return canvas.image


def _at(x: float, y: float, far: float) -> Point:
    return CENTRE + x / far, EYE - y / far


def _floor(left: float, right: float) -> Outline:
    """The ground between two lines along the street."""
    return _level(GROUND, left, right, NEAR, FAR)


def _level(y: float, left: float, right: float, near: float, far: float) -> Outline:
    return [_at(left, y, near), _at(right, y, near), _at(right, y, far), _at(left, y, far)]


def _upright(x: float, bottom: float, top: float, near: float, far: float) -> Outline:
    """A rectangle that stands along the street."""
    return [_at(x, bottom, near), _at(x, top, near), _at(x, top, far), _at(x, bottom, far)]


def _gate(canvas: Canvas) -> None:
    left, top = _at(-WALL, 500, FAR)
    right, floor = _at(WALL, GROUND, FAR)
    canvas.fill(Fade(("#d09a68", "#a8714c"), top, floor), box(left, top, right - left, floor - top))
    canvas.fill("#d09a68", *(box(left + step * 30, top - 13, 15, 14) for step in range(9)))
    sill, radius = 476, 46
    arch = [(CENTRE - radius, floor), *_arch(CENTRE, sill, radius), (CENTRE + radius, floor)]
    canvas.fill(Fade(("#fff3d3", "#f9dca4"), 410, floor), arch)


def _arch(x: float, y: float, radius: float) -> list[Point]:
    """A pointed arch, from left to right."""
    rising = curve([(x - radius, y), (x - radius * 0.78, y - radius * 0.75), (x, y - radius * 1.3)])
    return [*rising, *((2 * x - a, b) for a, b in reversed(rising))]


HOUSES = {  # on each side: near edge, far edge, height
    -1: ((NEAR, 1.3, 640), (1.3, 2.0, 470), (2.0, 3.1, 700), (3.1, FAR, 560)),
    1: ((NEAR, 1.15, 470), (1.15, 1.85, 660), (1.85, 2.8, 500), (2.8, FAR, 690)),
}
PLASTER = {
    -1: (("#8b5844", "#5f3a33"), ("#9a6750", "#6f463b")),
    1: (("#e8bf8d", "#cf9f6f"), ("#f2d3a4", "#dbb081")),
}


def _houses(canvas: Canvas, side: int) -> None:
    for number, (near, far, height) in enumerate(HOUSES[side]):
        paint = Fade(PLASTER[side][number % 2], 100, 800)
        canvas.fill(paint, _upright(side * WALL, GROUND, height, near, far))
        _windows(canvas, side, near, far)


def _windows(canvas: Canvas, side: int, near: float, far: float) -> None:
    share = (far - near) / 9
    frames = [(near + share * start, near + share * (start + 1.6)) for start in (1.2, 4, 6.6)]
    shutters = DEEP if side < 0 else LAPIS
    canvas.fill(shutters, *(_upright(side * WALL, 215, 350, a, b) for a, b in frames))


def _shade(canvas: Canvas) -> None:
    """The houses on the left keep the sun off one half of the street."""
    edge = [_at(-WALL, GROUND, NEAR), _at(40, GROUND, NEAR), _at(-90, GROUND, FAR)]
    canvas.fill("#6b3f3c", [*edge, _at(-WALL, GROUND, FAR)], opacity=0.42)


PARTS = ((0.62, 1.12), (1.2, 1.75), (1.85, 2.6), (2.75, 3.9))  # of a counter: near, far
FRUIT = {-1: (POMEGRANATE, OCHRE, WINE, SAND), 1: (OCHRE, "#8f9c5c", POMEGRANATE, OCHRE)}
CLOTHS = {
    -1: ((POMEGRANATE, PAPER), (DEEP, SAND), (OCHRE, PAPER), (WINE, SAND)),
    1: ((LAPIS, PAPER), (POMEGRANATE, SAND), (WINE, PAPER), (OCHRE, PAPER)),
}


def _counter(canvas: Canvas, side: int) -> None:
    """One long bench along the houses, with heaps of fruit; the far ones first."""
    edge, top = side * COUNTER, -250
    dark, bright = ("#3a2530", "#52363a") if side < 0 else ("#5c3a33", "#7d5442")
    canvas.fill(Fade((bright, dark), 560, 900), _upright(edge, GROUND, top, NEAR, 4))
    canvas.fill(bright, _level(top, edge, side * WALL, NEAR, 4))
    canvas.fill("#b98a5e", _upright(edge, top - 14, top + 6, NEAR, 4))
    for (near, far), fruit in reversed(list(zip(PARTS, FRUIT[side], strict=True))):
        _heap(canvas, side, near, far, fruit)


def _heap(canvas: Canvas, side: int, near: float, far: float, fruit: str) -> None:
    """A pyramid of three layers, drawn from the back to the front and from below upwards."""
    for layer in range(3):
        for row in range(3 - layer, 0, -1):
            for place in range(8 - layer, 0, -1):
                depth = near + (far - near) * (place + layer / 2) / 9
                x = side * (COUNTER + 18 + 52 * (row + layer / 2))
                _fruit(canvas, _at(x, -225 + 34 * layer, depth), 25 / depth, fruit)


def _fruit(canvas: Canvas, at: Point, radius: float, colour: str) -> None:
    x, y = at
    canvas.fill(INK, disc(x, y, radius), opacity=0.35)
    canvas.fill(colour, disc(x + radius * 0.06, y - radius * 0.08, radius * 0.93))
    canvas.fill(PAPER, disc(x + radius * 0.28, y - radius * 0.4, radius * 0.2), opacity=0.35)


def _awnings(canvas: Canvas, side: int) -> None:
    for (near, far), cloth in reversed(list(zip(PARTS, CLOTHS[side], strict=True))):
        _awning(canvas, side, (near, far), cloth)


def _awning(canvas: Canvas, side: int, span: tuple[float, float], cloth: tuple[str, str]) -> None:
    (near, far), count = span, 9
    edges = [near + (far - near) * step / count for step in range(count + 1)]
    stripes = list(pairwise(edges))
    for colour, first in zip(cloth, (0, 1), strict=True):
        canvas.fill(colour, *(_slope(side, a, b) for a, b in stripes[first::2]))
    canvas.fill(INK, _upright(side * 370, 20, 62, near, far), opacity=0.18)


def _slope(side: int, near: float, far: float) -> Outline:
    """A stripe of cloth from the wall down to its hem."""
    wall, edge = side * WALL, side * 370
    front = [_at(wall, 170, near), _at(edge, 62, near), _at(edge, 20, near)]
    return [*front, _at(edge, 20, far), _at(edge, 62, far), _at(wall, 170, far)]


def _flags(canvas: Canvas) -> None:
    for far, height in ((2.9, 560), (1.75, 470)):
        middle = _at(0, height - 150, far)
        line = curve([_at(-WALL, height, far), middle, _at(WALL, height, far)], steps=60)
        canvas.fill(INK, [*line, *((x, y + 2) for x, y in reversed(line))], opacity=0.7)
        for number, (x, y) in enumerate(line[6:-3:9]):
            size = 44 / far
            colour = (POMEGRANATE, OCHRE, PAPER)[number % 3]
            canvas.fill(colour, [(x - size / 2, y), (x + size / 2, y), (x, y + size * 1.3)])


PEOPLE = (  # from the middle of the street, how far away, how tall, coat
    (-40, 4.7, 330, WINE),
    (45, 4.2, 345, DEEP),
    (-190, 3.4, 335, INK),
    (170, 2.9, 340, INK),
    (226, 2.85, 300, POMEGRANATE),
    (-30, 2.1, 345, DEEP),
)


def _people(canvas: Canvas) -> None:
    for x, far, tall, colour in PEOPLE:
        _person(canvas, _at(x, GROUND, far), tall / far, colour)


def _person(canvas: Canvas, foot: Point, tall: float, colour: str) -> None:
    x, y = foot
    shadow = [(x - tall * 0.1, y - 2), (x + tall * 0.12, y), (x - tall * 0.4, y + tall * 0.3)]
    canvas.fill(UMBER, [*shadow, (x - tall * 0.52, y + tall * 0.27)], opacity=0.4)
    canvas.fill("#8a5a45", disc(x + tall * 0.01, y - tall * 0.9, tall * 0.058, tall=1.2))
    canvas.fill(INK, disc(x, y - tall * 0.95, tall * 0.066, tall=0.7))
    canvas.fill(colour, _coat(foot, tall))


def _coat(foot: Point, tall: float) -> Outline:
    """Shoulders, a waist, and a hem that swings out."""
    x, y = foot
    rows = [(0.03, 0.86), (0.1, 0.81), (0.125, 0.7), (0.095, 0.48), (0.12, 0.2), (0.165, 0)]
    left = curve([(x - tall * width, y - tall * up) for width, up in rows], steps=6)
    return [*left, *((2 * x - a, b) for a, b in reversed(left))]
