"""Rich text of any make to a story: its headline, its sections, and what is none of it.

What tells a headline, a dateline and the site's furniture is what `plain_text` goes by.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from articles import html, markup, plain_text
from articles.plain_text import Page, UnreadablePage

HOUSE_SEPARATOR = " — "  # between dateline and text; the page sets it, the text need not have it
ABOVE = 200  # characters that may stand above a headline: a label, a date
OPENING_WORDS = 6
HEADING = re.compile(r"<(h[1-6])\b[^>]*>(.*?)</\1>", re.DOTALL)
STANDFIRST = re.compile(r'<p class="standfirst">(.*?)</p>', re.DOTALL)
WAY_BACK = re.compile(r'\s*<a href="#[^"]*">↑</a>')  # from a footnote to its mark
SAME = {"b": "strong", "i": "em", "pre": "p", "dt": "p", "dd": "p", "figcaption": "p"}
LINK = re.compile(r'<a\b[^>]* href="(?:https?|mailto|tel):')
LINE_ENDS = re.compile(r"(?:<br>\s*)+(?=</(?:p|li|td|th)>)")


@dataclass(frozen=True)
class LeftOut:
    kind: str  # as plain_text names the furniture of a page, or "reads", "above", "below"
    text: str


@dataclass(frozen=True)
class Story:
    headline: str  # empty: none was found
    standfirst: str
    dateline: str
    html: str  # clean
    left_out: tuple[LeftOut, ...]


def arrange(source: str, headline: str = "") -> Story:
    """The story in well-formed HTML with headings of any level; the headline may be known."""
    headline, above, rest = _headed(source, headline)
    standfirst, rest = _standfirst(rest)
    blocks = [block for block in _top_level(_cleaned(rest)) if in_line(block)]
    found, page = _read(headline, [in_line(block) for block in blocks])
    kept, left_out = _parted(blocks, page, found or "")
    dateline, kept = _without_dateline(kept, page)
    top = [LeftOut("above", above)] if above else []
    return Story(
        headline or found,
        standfirst,
        dateline,
        html.clean("".join(_with_sections(kept, page))),
        (*top, *left_out),
    )


def in_line(source: str) -> str:
    """The text in HTML, on one line."""
    return " ".join(markup.text_of(source).split())


def opening(text: str) -> str:
    """Fit to stand where `plain_text` wants a headline, in the same script as the text."""
    return " ".join(text.split()[:OPENING_WORDS]).rstrip(".…;,:")


# Its headline


def _headed(source: str, known: str) -> tuple[str, str, str]:
    """The headline, the text above it, and the HTML below."""
    for heading in HEADING.finditer(source):
        above, title = in_line(source[: heading.start()]), in_line(heading[2])
        if len(above) > ABOVE:
            break
        if title and (heading[1] == "h1" or title == known):
            return title, above, source[heading.end() :]
    return known, "", source


def _standfirst(source: str) -> tuple[str, str]:
    found = STANDFIRST.search(source)
    if not found or in_line(source[: found.start()]):
        return "", source
    return in_line(found[1]), source[found.end() :]


# Its text, clean


def _cleaned(source: str) -> str:
    plain = WAY_BACK.sub("", source).replace("&nbsp;", " ").replace("\u00a0", " ")
    clean = html.clean("".join(_renamed(plain)))
    return LINE_ENDS.sub("", "".join(_without_bare(clean)))


def _renamed(source: str) -> Iterator[str]:
    """Its highest headings become those of sections, all others subheadings."""
    tokens = list(markup.tokens(source))
    levels = sorted({token.name for token in tokens if re.fullmatch("h[1-6]", token.name)})
    names = SAME | dict.fromkeys(levels, "h3") | dict.fromkeys(levels[:1], "h2")
    for token in tokens:
        name = names.get(token.name)
        yield f"<{'/' * token.closing}{name}>" if name else token.source


def _without_bare(source: str) -> Iterator[str]:
    """The HTML without pictures, links that lead nowhere, and spans that say nothing."""
    bare: list[bool] = []
    for token in markup.tokens(source):
        if token.name in {"a", "span"}:
            if not token.closing:
                bare.append(_is_bare(token))
            if bare.pop() if token.closing else bare[-1]:
                continue
        if token.name not in {"img", "figure"}:
            yield token.source


def _is_bare(token: markup.Token) -> bool:
    return not LINK.match(token.source) if token.name == "a" else token.source == "<span>"


def _top_level(source: str) -> list[str]:
    """The HTML's paragraphs, headings, lists, tables, each whole."""
    blocks, depth = [""], 0
    for token in markup.tokens(source):
        starts = token.ends_block and not token.closing and not depth
        if starts:
            blocks.append("")
        blocks[-1] += token.source
        if token.ends_block and token.name != "hr":
            depth += -1 if token.closing else 1
        if token.ends_block and not depth:
            blocks.append("")
    return [block if block.startswith("<") else f"<p>{block}</p>" for block in blocks if block]


# What of it is the story


def _read(headline: str, texts: Sequence[str]) -> tuple[str, Page | None]:
    """The headline, unless it was known, and the page under it; None if it does not read as one."""
    if texts and not headline and (page := _page(texts)):
        return page.headline, page
    return "", _page([opening(headline or "".join(texts[:1])), *texts])


def _page(texts: Sequence[str]) -> Page | None:
    try:
        return plain_text.read("\n\n".join(texts))
    except UnreadablePage:
        return None


def _parted(blocks: list[str], page: Page | None, headline: str) -> tuple[list[str], list[LeftOut]]:
    """The blocks that are the story's, and what the others say."""
    texts = [in_line(block) for block in blocks]
    start = _start(texts, page) if page else None
    if page is None or start is None:
        return blocks, []
    stop = start + len(page.blocks)
    kinds = {piece.text: str(piece.kind) for piece in page.furniture}
    above = [LeftOut(kinds.get(text, "above"), text) for text in texts[:start] if text != headline]
    below = [LeftOut(kinds.get(text, "below"), text) for text in texts[stop:]]
    return blocks[start:stop], above + below


def _start(texts: Sequence[str], page: Page) -> int | None:
    """Where the page's blocks begin. The first one has lost its dateline."""
    first, *others = [block.text for block in page.blocks]
    for at in range(len(texts) - len(others)):
        if texts[at].endswith(first) and list(texts[at + 1 :][: len(others)]) == others:
            return at
    return None


def _without_dateline(blocks: list[str], page: Page | None) -> tuple[str, list[str]]:
    """It leaves the text where the page will set it just as it stood."""
    if page is None or not blocks:
        return "", blocks
    start = f"<p>{escape(page.dateline + HOUSE_SEPARATOR, quote=False)}"
    if page.dateline and blocks[0].startswith(start):
        return page.dateline, ["<p>" + blocks[0].removeprefix(start), *blocks[1:]]
    return page.dateline, blocks


def _with_sections(blocks: Sequence[str], page: Page | None) -> Iterator[str]:
    """Short lines above paragraphs become headings in a text that has none."""
    has_headings = any(block.startswith("<h2>") for block in blocks)
    kinds = [block.kind for block in page.blocks] if page else []
    guessed = not has_headings and len(kinds) == len(blocks)
    for at, block in enumerate(blocks):
        is_heading = guessed and kinds[at] == "heading" and block.startswith("<p")
        yield f"<h2>{markup.escaped(in_line(block))}</h2>" if is_heading else block
