"""A saved web page to its article: the text without what the site had around it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin, urlsplit

import nh3

from articles import markup
from articles.html import ELEMENTS, EVERYWHERE
from articles.markup import Token

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
AROUND = frozenset({"aside", "dialog", "footer", "form", "menu", "nav"})
WRAPPERS = frozenset({"article", "center", "details", "div", "header", "main", "section"})
HOLDERS = HEADINGS | {"caption", "dd", "dt", "li", "p", "pre", "td", "th"}  # of text
INLINE = markup.INLINE | {"b", "i"}
PICTURES = frozenset({"figure", "img", "picture"})
TEXT = frozenset({"blockquote", "pre", "table"})  # a figure with one of these is no picture
NO_TEXT = {  # not even what is in them
    "audio", "button", "canvas", "iframe", "noscript", "object", "script", "select", "style", "svg",
    "template", "textarea", "title", "video",
}  # fmt: skip
MARKS = ("class", "hidden", "id", "itemprop", "role")
SAID = re.compile(rf'\b(?:{"|".join(MARKS)})="([^"]*)"')
NOISE = re.compile(
    r"\b(?:ads?|advert\w*|banner|breadcrumbs?|comments?|complementary|consent|contentinfo|cookies?"
    r"|dialog|donat\w+|menu|modal|most-?read|nav|navbar|navigation|newsletter|pagination|popup"
    r"|promo\w*|recommend\w*|related\w*|respond|screen-reader-text|search|share\w*|sharing|sidebar"
    r"|skip-link|social\w*|sponsor\w*|sr-only|subscri\w+|tags?|toolbar|visually-hidden|widget)\b",
    re.IGNORECASE,
)
BODY = re.compile(r"\b(?:article|post|entry|story)-?(?:body|content|text)\b", re.IGNORECASE)
RUN = 80  # characters of text without an element of its own that count as a paragraph
MAXIMUM_TAGS = 50_000  # several times what a long page has; parsing deep ones takes their square
HALF = 0.5  # the share of a page's text from which on nothing is noise, whatever it is called
ENOUGH = 0.6  # the share of the densest block's text that an article must have


class TooLargeError(ValueError):
    """The page has more tags than any article."""


@dataclass(frozen=True)
class WebPage:
    headline: str  # as the page's head has it
    html: str  # the article, with headings of all levels; not cleaned
    around: str  # the text that was left out
    pictures: int


def read(html: str) -> WebPage:
    """A link is made whole where the page tells its own address; without that it is no link.

    Raises TooLargeError.
    """
    if html.count("<") > MAXIMUM_TAGS:
        raise TooLargeError
    said = _said(html)
    page = list(markup.tokens(_well_formed(html, _address(said))))
    kept, noise = _parted(page, _is_noise)
    before, article, after = _cut(kept, _article(kept))
    text, pictures = _parted(article, _is_picture)
    return WebPage(
        _in_line(said.get("og:title", "")) or _own_heading(kept) or _title(html),
        "".join(_flow(text)),
        _text([*before, *noise, *pictures, *after]),
        sum(token.name == "img" for token in pictures),
    )


def _in_line(text: str) -> str:
    return " ".join(text.split())


def _text(tokens: Sequence[Token]) -> str:
    return "".join("\n" if token.ends_block else token.text for token in tokens)


# The head

HEAD = 200_000  # characters in which everything stands that a page says of itself
TAG = re.compile(r"<(?:meta|link)\b[^<>]*>", re.IGNORECASE)
TITLE = re.compile(r"<title\b[^<>]*>([^<]*)</title", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([a-z:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
SITE_NAME = re.compile(r"\s[|–—·»-]\s[^|–—·»]{1,40}$")


def _said(html: str) -> dict[str, str]:
    """What the page says of itself: its properties and links by name, the first of each."""
    said: dict[str, str] = {}
    for tag in TAG.findall(html[:HEAD]):
        known = {name.lower(): "".join(value) for name, *value in ATTRIBUTE.findall(tag)}
        value = unescape(known.get("content") or known.get("href") or "")
        said.setdefault(known.get("property") or known.get("rel") or "", value)
    return said


def _title(html: str) -> str:
    """Without the name of the site, which stands behind the last dash."""
    found = TITLE.search(html, 0, HEAD)
    return SITE_NAME.sub("", _in_line(unescape(found[1]))) if found else ""


def _address(said: dict[str, str]) -> str:
    known = said.get("canonical") or said.get("og:url") or ""
    return known if _is_web(known) else ""


def _is_web(address: str) -> bool:
    try:
        return urlsplit(address).scheme in {"http", "https"}
    except ValueError:
        return False


def _well_formed(html: str, address: str) -> str:
    """The page as `markup` reads it: every element closed, every attribute quoted."""

    def keep(element: str, attribute: str, value: str) -> str | None:
        return _whole_link(value, address) if attribute == "href" else value

    cleaner = nh3.Cleaner(
        tags={*ELEMENTS, *AROUND, *WRAPPERS, *HOLDERS, *INLINE, *PICTURES},
        clean_content_tags=NO_TEXT,
        attributes={name: set(kept) for name, kept in ELEMENTS.items() if kept}
        | {"*": {*EVERYWHERE, *MARKS}},
        attribute_filter=keep,
        link_rel=None,
    )
    return cleaner.clean(html)


def _whole_link(link: str, address: str) -> str | None:
    try:
        whole = urljoin(address, link.strip())
        elsewhere = whole.partition("#")[0] != address.partition("#")[0]
        return whole if elsewhere and urlsplit(whole).scheme else None
    except ValueError:
        return None


# The article in the page


@dataclass(eq=False)
class _Element:
    name: str
    marks: str  # its class, id, role
    start: int  # its tokens: from its opening tag
    parent: "_Element | None"
    end: int = 0  # to its closing one
    has_text: bool = False
    prose: int = 0  # characters of the paragraphs in it
    own: float = 0  # the same, of the paragraphs that are its children; half of those a level down

    def hold(self, characters: int) -> None:
        """A paragraph as its child."""
        self.own += characters
        if self.parent:
            self.parent.own += characters / 2
        self.prose += characters

    def close(self, at: int) -> None:
        self.end = at
        if self.parent:
            self.parent.prose += self.prose
            self.parent.has_text |= self.has_text or self.name in TEXT


def _elements(tokens: Sequence[Token]) -> list[_Element]:
    """Every element but the inline ones, the page itself first."""
    page = _Element("", "", 0, None, len(tokens) - 1)
    found, opened = [page], [page]
    for at, token in enumerate(tokens):
        if not token.name:
            _count(opened, len(token.text.strip()))
        elif token.closing and token.name not in INLINE:
            opened.pop().close(at)
        elif token.name not in INLINE:
            one = _Element(token.name, " ".join(SAID.findall(token.source)), at, opened[-1], at)
            found.append(one)
            if token.name != "hr":
                opened.append(one)
    return found


def _count(opened: Sequence[_Element], characters: int) -> None:
    holder = opened[-1]
    if holder.name == "p" and holder.parent:
        holder.parent.hold(characters)
    elif characters >= RUN:
        holder.hold(characters)


def _is_noise(one: _Element, page: _Element) -> bool:
    if one.prose > HALF * page.prose or not one.parent:
        return False
    return one.name in AROUND or "hidden" in one.marks.split() or bool(NOISE.search(one.marks))


def _is_picture(one: _Element, page: _Element) -> bool:
    return one.name in PICTURES and not one.has_text


def _parted(
    tokens: Sequence[Token], unwanted: Callable[[_Element, _Element], bool]
) -> tuple[list[Token], list[Token]]:
    """What stays, and what belongs to an unwanted element."""
    kept: list[Token] = []
    dropped: list[Token] = []
    page, *elements = _elements(tokens)
    until = 0
    for one in elements:
        if one.start >= until and unwanted(one, page):
            kept += tokens[until : one.start]
            dropped += tokens[one.start : one.end + 1]
            until = one.end + 1
    return [*kept, *tokens[until:]], dropped


def _article(tokens: Sequence[Token]) -> _Element:
    """What the page calls its article, if the text is in it; else the block that is densest."""
    elements = _elements(tokens)
    densest = max(elements, key=lambda one: one.own)
    for is_named in (_is_body, _is_article, _is_main):
        named = max(filter(is_named, elements), key=lambda one: one.prose, default=None)
        if named and named.prose and named.prose >= ENOUGH * densest.prose:
            return named
    return densest if densest.own else elements[0]


def _is_body(one: _Element) -> bool:
    return bool(BODY.search(one.marks))


def _is_article(one: _Element) -> bool:
    return one.name == "article"


def _is_main(one: _Element) -> bool:
    return one.name == "main" or "main" in one.marks.split()


def _cut(
    tokens: Sequence[Token], one: _Element
) -> tuple[Sequence[Token], Sequence[Token], Sequence[Token]]:
    return tokens[: one.start], tokens[one.start : one.end + 1], tokens[one.end + 1 :]


def _own_heading(tokens: Sequence[Token]) -> str:
    """The page's first heading of the first level."""
    first = next((one for one in _elements(tokens) if one.name == "h1"), None)
    return _in_line(_text(tokens[first.start : first.end])) if first else ""


# The article as paragraphs


def _flow(tokens: Sequence[Token]) -> Iterator[str]:
    """The tokens without wrappers. Text that stands in no paragraph gets one."""
    holding = 0
    loose = False  # in a paragraph that was opened here
    last = ""
    for token in tokens:
        inline = not token.name or token.name in INLINE
        twice = loose and token.name == last == "br"
        if loose and (not inline or twice):
            yield "</p>"
            loose = False
        elif inline and not (holding or loose) and _opens(token):
            yield "<p>"
            loose = True
        if token.name in WRAPPERS:
            yield " " if holding else ""
        elif not twice:
            yield token.source
        if token.name in HOLDERS:
            holding += -1 if token.closing else 1
        last = token.name
    yield "</p>" if loose else ""


def _opens(token: Token) -> bool:
    return bool(token.text.strip()) or (token.name not in {"", "br"} and not token.closing)
