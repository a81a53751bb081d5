"""What the demo pictures are drawn with: flat shapes and fades, with smooth edges, always alike."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image, ImageColor, ImageDraw

WIDTH, HEIGHT = 1600, 1000
FINE = 3  # shapes are drawn this much larger and reduced: what makes their edges smooth

Point = tuple[float, float]
Outline = Sequence[Point]


@dataclass(frozen=True)
class Fade:
    """A paint that goes through colours, evenly, from one height down to another."""

    colours: Sequence[str]
    start: float = 0
    end: float = HEIGHT


Paint = str | Fade


class Canvas:
    def __init__(self, ground: Paint) -> None:
        self.image = Image.new("RGB", (WIDTH, HEIGHT))
        self.image.paste(_painted(ground, 0, WIDTH, HEIGHT))

    def fill(self, paint: Paint, *outlines: Outline, opacity: float = 1) -> None:
        """Paints the shapes together: where they overlap, they are one."""
        left, top, right, bottom = _around(outlines)
        if left >= right or top >= bottom:
            return  # beside the canvas
        mask = Image.new("L", ((right - left) * FINE, (bottom - top) * FINE))
        draw = ImageDraw.Draw(mask)
        for outline in outlines:
            inside = [((x - left) * FINE, (y - top) * FINE) for x, y in outline]
            draw.polygon(inside, fill=round(255 * opacity))
        painted = _painted(paint, top, right - left, bottom - top)
        self.image.paste(painted, (left, top), mask.reduce(FINE))


def _around(outlines: Iterable[Outline]) -> tuple[int, int, int, int]:
    """The part of the canvas that the shapes touch; what is elsewhere need not be drawn."""
    xs, ys = zip(*(point for outline in outlines for point in outline), strict=True)
    left, top = max(0, math.floor(min(xs))), max(0, math.floor(min(ys)))
    return left, top, min(WIDTH, math.ceil(max(xs)) + 1), min(HEIGHT, math.ceil(max(ys)) + 1)


def _painted(paint: Paint, top: int, width: int, height: int) -> Image.Image:
    if isinstance(paint, str):
        return Image.new("RGB", (width, height), paint)
    column = Image.new("RGB", (1, height))
    column.putdata([_mixed(paint, top + y) for y in range(height)])
    return column.resize((width, height))


def _mixed(fade: Fade, y: float) -> tuple[int, ...]:
    last = len(fade.colours) - 1
    place = min(1, max(0, (y - fade.start) / (fade.end - fade.start))) * last
    index = min(int(place), last - 1)
    pairs = zip(_rgb(fade.colours[index]), _rgb(fade.colours[index + 1]), strict=True)
    return tuple(round(a + (b - a) * (place - index)) for a, b in pairs)


def _rgb(colour: str) -> tuple[int, ...]:
    return ImageColor.getrgb(colour)[:3]


def disc(x: float, y: float, radius: float, *, tall: float = 1) -> Outline:
    turns = [math.tau * step / 90 for step in range(90)]
    return [(x + radius * math.cos(t), y + radius * tall * math.sin(t)) for t in turns]


def box(x: float, y: float, width: float, height: float) -> Outline:
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def down_to(line: Outline, floor: float = HEIGHT) -> Outline:
    """The area under a line that runs from left to right."""
    return [*line, (line[-1][0], floor), (line[0][0], floor)]


def ridge(height: float, swing: float, *, seed: int, steps: int = 8) -> list[Point]:
    """A line of mountains around a height: each halving of the steps adds a smaller roughness."""
    chance = random.Random(seed)  # noqa: S311 - the same mountains every time are the point
    heights = [chance.uniform(-1, 1) for _ in range(4)]
    for step in range(steps):
        rough = 0.62 * 0.52**step
        heights = list(_halved(heights, chance, rough))
    wide = WIDTH / (len(heights) - 1)
    return [(index * wide, height - swing * one) for index, one in enumerate(heights)]


def _halved(heights: Sequence[float], chance: random.Random, rough: float) -> Iterator[float]:
    for left, right in pairwise(heights):
        yield left
        yield (left + right) / 2 + chance.uniform(-rough, rough)
    yield heights[-1]


def zigzag(start: Point, end: Point, swing: float, *, seed: int, steps: int) -> list[Point]:
    """A broken line between two points, as rock and snow have it."""
    chance = random.Random(seed)  # noqa: S311 - see `ridge`
    (x0, y0), (x1, y1) = start, end
    inner = [
        (
            x0 + (x1 - x0) * step / steps + chance.uniform(-swing, swing),
            y0 + (y1 - y0) * step / steps + chance.uniform(-swing, swing) / 3,
        )
        for step in range(1, steps)
    ]
    return [start, *inner, end]


def curve(points: Sequence[Point], *, steps: int = 24) -> list[Point]:
    """A smooth line through the points (Catmull-Rom)."""
    padded = [points[0], *points, points[-1]]
    found = [
        _between(padded[index : index + 4], step / steps)
        for index in range(len(points) - 1)
        for step in range(steps)
    ]
    return [*found, points[-1]]


def _between(four: Sequence[Point], t: float) -> Point:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = four
    return _cubic(x0, x1, x2, x3, t), _cubic(y0, y1, y2, y3, t)


def _cubic(a: float, b: float, c: float, d: float, t: float) -> float:
    return (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    ) / 2


def ribbon(points: Iterable[tuple[float, float, float]], *, steps: int = 24) -> Outline:
    """A band that is at each point (x, y) as wide as the third number says."""
    rows = list(points)
    left = curve([(x - width / 2, y) for x, y, width in rows], steps=steps)
    right = curve([(x + width / 2, y) for x, y, width in rows], steps=steps)
    return [*left, *reversed(right)]


def poplar(x: float, foot: float, tall: float) -> Outline:
    rows = ((1, 0), (0.7, 0.07), (0.35, 0.13), (0.12, 0.11), (0, 0.02))
    return ribbon((x, foot - tall * height, tall * width) for height, width in rows)
