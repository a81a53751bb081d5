"""Reads the QR codes of a page as a phone would: from the very markup that browsers draw."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

import zxingcpp
from PIL import Image, ImageDraw

SCALE = 4  # pixels of a module
STROKE = re.compile(r"M(\d+) (\d+)\.5h(\d+)")


@dataclass(frozen=True)
class Scanned:
    label: str
    payload: bytes
    error_level: str
    quiet_zone: int  # modules of white around it


def scan(page: str) -> list[Scanned]:
    return [_read(drawing) for drawing in _Drawings(page).found]


@dataclass
class _Drawing:
    label: str
    size: int
    ground: str = ""
    strokes: str = ""


class _Drawings(HTMLParser):
    """Every <svg> with role="img": a white ground and black strokes, one module wide."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[_Drawing] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "svg":
            assert given["role"] == "img"
            left, top, width, height = map(int, given["viewbox"].split())
            assert (left, top, width) == (0, 0, height)
            self.found.append(_Drawing(given["aria-label"], width))
        elif tag == "path":
            self._take(self.found[-1], given)

    handle_startendtag = handle_starttag

    def _take(self, drawing: _Drawing, given: dict[str, str]) -> None:
        if "fill" in given:
            assert given == {"fill": "#fff", "d": f"M0 0h{drawing.size}v{drawing.size}H0z"}
            drawing.ground = given["fill"]
        else:
            assert given["stroke"] == "#000"
            drawing.strokes = given["d"]


def _read(drawing: _Drawing) -> Scanned:
    strokes = [(int(x), int(y), int(n)) for x, y, n in STROKE.findall(drawing.strokes)]
    assert drawing.ground == "#fff"
    assert "".join(f"M{x} {y}.5h{n}" for x, y, n in strokes) == drawing.strokes
    (code,) = zxingcpp.read_barcodes(_drawn(drawing.size, strokes))
    return Scanned(drawing.label, code.bytes, code.ec_level, min(_margins(drawing.size, strokes)))


def _drawn(size: int, strokes: list[tuple[int, int, int]]) -> Image.Image:
    image = Image.new("L", (size * SCALE, size * SCALE), "white")
    pen = ImageDraw.Draw(image)
    for x, y, length in strokes:
        corners = (x * SCALE, y * SCALE, (x + length) * SCALE - 1, (y + 1) * SCALE - 1)
        pen.rectangle(corners, fill="black")
    return image


def _margins(size: int, strokes: list[tuple[int, int, int]]) -> Iterator[int]:
    yield min(x for x, _y, _n in strokes)
    yield min(y for _x, y, _n in strokes)
    yield size - max(x + n for x, _y, n in strokes)
    yield size - max(y + 1 for _x, y, _n in strokes)
