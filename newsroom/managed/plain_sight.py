"""Whether the donation numbers stand where every reader sees them, and what else is seen there.

Quick enough for every page that readers get: no tree is built. So a template has to close every
element that it opens; then what is open is known without the rules for leaving out end tags.
"""

import re
from collections.abc import Iterator
from html import unescape

MARK = "\ufdd0"  # in place of the numbers: a character that Unicode keeps free for such use
TAG = re.compile(r"<(/?)([a-z][^\s/>]*+)((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>", re.IGNORECASE)
PIECE = re.compile(f"{TAG.pattern}|{MARK}", re.IGNORECASE)
ATTRIBUTE = re.compile(r"([^\s\"'>/=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++)))?+")
VOID = frozenset({"br", "col", "hr", "img", "input", "source", "track", "wbr"})
SHAPES = frozenset({"circle", "ellipse", "g", "line", "path", "polygon", "polyline", "rect"})
DRAWING = SHAPES | {"svg"}
# What the numbers may stand in, as in the defaults: nothing that hides, folds or covers, and no
# class whose rules in the style sheet might.
AROUND = frozenset({"article", "aside", "div", "main", "section"})
ATTRIBUTES = frozenset({"aria-label", "aria-labelledby", "class", "dir", "id", "lang"})
CLASSES = frozenset(
    {"donation-channel", "donation-page", "donation-panel", "donation-place", "story-after"}
)
IN_LINE = frozenset({"alt", "label", "placeholder", "start", "value"})  # seen where they stand
BESIDE = re.compile(r"title|(?:aria|data)-.*", re.DOTALL)  # seen, heard or copied at other times


class UnclosedError(Exception):
    """An element that is not closed, or closed in another order than opened; its name."""


def unclosed(html: str) -> str:
    """The name of an element that is; empty where all is well."""
    try:
        list(_around_marks(html))
    except UnclosedError as problem:
        return str(problem)
    return ""


def shows_once(html: str, numbers: str) -> bool:
    """Whether these numbers stand there once, unchanged, and nothing around them hides them."""
    try:
        (around,) = _around_marks(html.replace(numbers, MARK))
    except (UnclosedError, ValueError):
        return False
    return all(_is_plain(name, rest) for name, rest in around)


def words(html: str) -> str:
    """All that is seen, heard or copied of it, what stands in attributes included."""
    return unescape(TAG.sub(lambda tag: _said(tag[3]), html))


def _around_marks(html: str) -> Iterator[list[tuple[str, str]]]:
    """For each mark the open elements: name, attributes as they are written."""
    opened: list[tuple[str, str]] = []
    for piece in PIECE.finditer(html):
        if piece[2] is None:
            yield [*opened]
        elif piece[1]:
            _close(piece[2].lower(), opened)
        elif not _is_closed(piece[2].lower(), piece[3], opened):
            opened.append((piece[2].lower(), piece[3]))
    if opened:
        raise UnclosedError(opened[-1][0])


def _close(name: str, opened: list[tuple[str, str]]) -> None:
    if not opened or opened.pop()[0] != name:
        raise UnclosedError(name)


def _is_closed(name: str, rest: str, opened: list[tuple[str, str]]) -> bool:
    """By itself. In a drawing stands nothing but its shapes: anything else would end it."""
    is_in_drawing = bool(opened) and opened[-1][0] in DRAWING
    if is_in_drawing is not (name in SHAPES):
        raise UnclosedError(name)
    return rest.endswith("/") if is_in_drawing else name in VOID


def _is_plain(name: str, rest: str) -> bool:
    attributes = dict(_attributes(rest))
    classes = set(attributes.get("class", "").split())
    return name in AROUND and attributes.keys() <= ATTRIBUTES and classes <= CLASSES


def _attributes(rest: str) -> Iterator[tuple[str, str]]:
    for found in ATTRIBUTE.finditer(rest):
        yield found[1].lower(), unescape(found[2] or found[3] or found[4] or "")


def _said(rest: str) -> str:
    said = list(_attributes(rest)) if "=" in rest else []
    in_line = "".join(value for name, value in said if name in IN_LINE)
    beside = [f"\f{value}\f" for name, value in said if BESIDE.fullmatch(name)]
    return in_line + "".join(beside)
