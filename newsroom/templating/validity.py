"""Whether a page is good HTML that everybody can use, as far as it shows without a browser.

HTML's own rules are in `html_structure`, those of accessibility in `html_access`; here is the rest:
what the parser found, and what a page weighs.
"""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.templating import html_access, html_structure, html_tree
from newsroom.templating.html_tree import Page, ParseError
from newsroom.templating.markup_problem import MarkupProblem, at_offset, unread

FRAGMENT_ONLY = "expected-doctype"  # what every piece of a page is told
ENDS = gettext_lazy("Elements are closed in another order than they were opened, near here.")
SAID = {  # what tinyhtml5 calls it, and what to do
    "adoption-agency": ENDS,
    "duplicate-attribute": gettext_lazy("An attribute stands twice in this element: keep one."),
    "end-tag-too-early": ENDS,
    "eof-in": gettext_lazy("The page ends inside an element, attribute or comment: close it."),
    "expected-closing-tag-but-got-eof": gettext_lazy("An element is not closed before the end."),
    "expected-doctype": gettext_lazy("A page starts with <!doctype html>."),
    "expected-named-entity": gettext_lazy("Write &amp; for the character &."),
    "expected-one-end-tag": ENDS,
    "expected-tag-name": gettext_lazy("Write &lt; for the character <."),
    "named-entity-without-semicolon": gettext_lazy("A character reference needs its semicolon."),
    "no-end-tag": gettext_lazy("This element has no end tag: take the end tag out."),
    "non-void-element-with-trailing-solidus": gettext_lazy(
        "The slash at the end closes nothing: write an end tag."
    ),
    "unexpected-cell-end-tag": ENDS,
    "unexpected-character-after-attribute-value": gettext_lazy(
        "A space is missing between attributes."
    ),
    "unexpected-end-tag": gettext_lazy(
        "<%(name)s> is closed here, but not open: it was closed by something that cannot stand "
        "in it, or never opened."
    ),
    "unexpected-start-tag-implies-end-tag": gettext_lazy(
        "<%(startName)s> cannot stand inside <%(endName)s>: close that before."
    ),
    "unexpected-start-tag-implies-table-voodoo": gettext_lazy(
        "<%(name)s> cannot stand directly in a table: put it into a cell."
    ),
}


@dataclass(frozen=True)
class Weight:
    """Bytes of a page itself, and as it travels."""

    plain: int
    packed: int


def problems(html: str) -> list[MarkupProblem]:
    """All that is wrong with a page or a piece of one."""
    page = html_tree.read(html)
    if not page.is_read:
        return unread(page)
    found = [*_misread(page), *html_structure.problems(page), *html_access.problems(page)]
    return sorted(found)


def weight(html: str) -> Weight:
    content = html.encode()
    return Weight(len(content), len(gzip.compress(content, 6, mtime=0)))


def loaded(html: str) -> list[str]:
    """The addresses that a browser asks for with the page, for adding up what they weigh."""
    page = html_tree.read(html)
    found: dict[str, None] = {}  # in order, each once
    for element in page.root.walk():
        if address := _loaded(element):
            found[address] = None
    return list(found)


def _loaded(element: html_tree.Element) -> str:
    if element.name == "link":
        kinds = set(element.attributes.get("rel", "").split())
        return element.attributes.get("href", "") if kinds & {"stylesheet", "preload"} else ""
    if element.name in ("script", "img", "audio", "video"):
        return element.attributes.get("src", "")
    return ""


def _misread(page: Page) -> Iterator[MarkupProblem]:
    for error in page.errors:
        if page.is_whole or not error.code.startswith(FRAGMENT_ONLY):
            yield at_offset(page, error.at, f"html-{error.code}", _said(error))


def _said(error: ParseError) -> str:
    """In our words: for the longest name that what the parser says starts with."""
    for name in sorted(SAID, key=len, reverse=True):
        if error.code.startswith(name):
            try:
                return str(SAID[name]) % error.details
            except KeyError:
                break
    return _("This is not valid HTML (%(code)s).") % {"code": error.code}
