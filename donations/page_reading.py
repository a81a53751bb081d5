"""Reads a page as a visitor gets it, and takes down every number and code on it."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "path", "source", "wbr"})
UNREAD = frozenset({"script", "style"})
UNSAID = frozenset({"class", "d", "height", "id", "sizes", "viewbox", "width"})  # attributes
INK = "#000"  # of the path that is a code
LONGEST_FIELD = 40  # characters of the path that is the white field under a code
HIDING = frozenset({"aria-hidden", "hidden", "inert", "style"})
PICTURES = frozenset(  # what can show any number without writing it
    {"canvas", "embed", "foreignobject", "iframe", "image", "img", "object", "use", "video"}
)


@dataclass
class PageReading:
    numbers: list[tuple[str, str]] = field(default_factory=list)  # what it claims to be; the text
    codes: list[tuple[str, str]] = field(default_factory=list)  # the caption; the drawing
    text: str = ""  # all that is written on it, hidden or not, and what its attributes say
    concealed: list[str] = field(default_factory=list)  # kinds of numbers that nobody sees
    pictures: list[str] = field(default_factory=list)  # tags
    files: list[str] = field(default_factory=list)  # addresses of its scripts and styles
    links: list[str] = field(default_factory=list)  # addresses, of the main part
    feed: str = ""  # the address of the site's Atom feed


def read(html: str) -> PageReading:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.claim("")
    written = "".join([*reader.said, *reader.unshown])
    reader.page.text = re.sub(r"\n\s*\n+", "\n", written)
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = PageReading()
        self.said: list[str] = []
        self.unshown: list[str] = []  # comments, scripts and styles
        self.open: list[tuple[str, str, int]] = []  # tag, kind of number, where its text begins
        self.hidden: list[bool] = []  # for each that is open
        self.drawing = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._take_down(tag, given)
        said = [unquote(value) for name, value in given.items() if name not in UNSAID]
        self.said += [f"\n{value}\n" for value in said]
        if tag not in VOID:
            self.open.append((tag, given.get("data-number", ""), len(self.said)))
            self.hidden.append(any(self.hidden[-1:]) or not HIDING.isdisjoint(given))
            self._look_at_number(given)

    def handle_endtag(self, tag: str) -> None:
        while any(opened == tag for opened, _kind, _start in self.open):
            opened, kind, start = self.open.pop()
            self.hidden.pop()
            if kind:
                self.page.numbers.append((kind, "".join(self.said[start:]).strip()))
            if opened == "figcaption":
                self.claim("".join(self.said[start:]).strip())
            if opened == tag:
                break
        if tag not in {"span", "bdi", "b", "i", "em", "strong", "a"}:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        unread = self.open and self.open[-1][0] in UNREAD
        (self.unshown if unread else self.said).append(f"{data}\n" if unread else data)

    def handle_comment(self, data: str) -> None:
        """Browsers do not always agree where one ends."""
        self.unshown.append(f"\n{data}\n")

    unknown_decl = handle_pi = handle_comment

    def claim(self, caption: str) -> None:
        """The drawing that was seen last has this caption."""
        if self.drawing:
            self.page.codes.append((caption, self.drawing))
        self.drawing = ""

    def _look_at_number(self, given: dict[str, str]) -> None:
        kind, label = given.get("data-number", ""), given.get("aria-label", "")
        if kind and label:
            self.page.numbers.append((kind, re.sub(r"[\s,]", "", label)))
        if kind and self.hidden[-1]:
            self.page.concealed.append(kind)

    def _take_down(self, tag: str, given: dict[str, str]) -> None:
        drawing = given.get("d", "")
        is_code = tag == "path" and given.get("stroke") == INK
        if is_code:
            self.claim("")  # of one before that has no caption
            self.drawing = drawing
        is_other = tag == "path" and not is_code and len(drawing) > LONGEST_FIELD
        if tag in PICTURES or is_other or (tag == "meta" and "http-equiv" in given):
            self.page.pictures.append(tag)
        if tag == "script" and "src" in given:
            self.page.files.append(given["src"])
        if tag == "link" and given.get("rel", "").lower() == "stylesheet":
            self.page.files.append(given.get("href", ""))
        if tag == "a" and any(opened == "main" for opened, _kind, _start in self.open):
            self.page.links.append(given.get("href", ""))
        if tag == "link" and given.get("type") == "application/atom+xml":
            self.page.feed = given.get("href", "")
