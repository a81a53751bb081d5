"""One thing that a template has to contain, and the HTML that it is looked for in."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from newsroom.templating import Markup, html_tree
from newsroom.templating.html_tree import Element

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Made:
    """What a template made of a sample's values. White space does not count: it breaks lines."""

    html: str
    root: Element
    values: Values

    def elements(self, *names: str) -> list[Element]:
        return [one for one in self.root.walk() if one.name in names]

    def says(self, text: str) -> bool:
        return plain(text) in plain(self.root.text())

    def links_to(self, address: str, words: str = "") -> bool:
        return any(
            one.attributes.get("href") == address and plain(words) in plain(_said(one))
            for one in self.elements("a")
        )

    def links_to_all(self, links: Iterable[Values], words: str) -> bool:
        return all(self.links_to(one["address"], one[words]) for one in links)

    def speaks_of_all(self, links: Iterable[Values]) -> bool:
        """Whether every link says its language, for screen readers and for its direction."""
        return all(
            any(
                inherited(one, "lang") == link["language"]
                for one in self.elements("a")
                if one.attributes.get("href") == link["address"]
            )
            for link in links
        )

    def has_heading(self, words: str = "") -> bool:
        """A main heading with these words, or any."""
        return any(
            plain(words) in plain(one.text()) and one.text().strip() for one in self.elements("h1")
        )


@dataclass(frozen=True)
class Must:
    says: str | Promise
    holds: Callable[[Made], bool]


def missing(musts: Iterable[Must], html: str, values: Values) -> list[str]:
    """Which of them do not hold, in words for whoever changed the template."""
    made = Made(html, html_tree.read(html).root, values)
    return [str(must.says) for must in musts if not must.holds(made)]


def plain(text: str | Promise) -> str:
    return re.sub(r"\s+", "", str(text))


def words_of(markup: Markup) -> str:
    return html_tree.read(markup.html).root.text()


def inherited(element: Element, attribute: str) -> str:
    """The value of `lang` or `dir` that holds for the text in an element."""
    for one in (*element.elements[:1], element, *element.around()):
        if attribute in one.attributes:
            return one.attributes[attribute]
    return ""


def _said(element: Element) -> str:
    """What is read out: its text, and that of the pictures in it."""
    pictures = [one.attributes.get("alt", "") for one in element.walk() if one.name == "img"]
    return element.text() + "".join(pictures)
