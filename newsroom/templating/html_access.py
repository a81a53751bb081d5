"""Whether everybody can use a page, as far as its HTML shows it.

After WCAG 2.2 (the numbers in the rules' notes). Contrast, focus and sizes need a browser.
"""

import re
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from newsroom.templating.html_tree import Element, Page
from newsroom.templating.markup_problem import MarkupProblem, at_element

HEADING = re.compile(r"h([1-6])")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
DIRECTIONS = ("ltr", "rtl", "auto")
REFERENCES = (
    *(f"aria-{name}" for name in ("activedescendant", "controls", "describedby", "details")),
    *(f"aria-{name}" for name in ("errormessage", "labelledby", "owns")),
    *("for", "headers", "list"),
)
NAMED = {"a", "button", "summary"}
UNLABELLED = {"button", "hidden", "image", "reset", "submit"}
FOCUSABLE = {"a", "button", "input", "select", "summary", "textarea"}
Rule = Callable[[Element], tuple[str, str] | None]


def problems(page: Page) -> Iterator[MarkupProblem]:
    if page.is_whole:
        yield from _whole(page)
    yield from _heading_levels(page)
    yield from _references(page)
    yield from _labels(page)
    for element in page.root.walk():
        for rule in RULES:
            if wrong := rule(element):
                yield at_element(page, element, *wrong)


def _whole(page: Page) -> Iterator[MarkupProblem]:
    """Language and direction (3.1.1), title (2.4.2), one main part and heading (1.3.1, 2.4.6)."""
    root, elements = page.root, list(page.root.walk())

    def say(rule: str, message: str) -> MarkupProblem:
        return at_element(page, root, rule, message)

    if not root.attributes.get("lang"):
        yield say("language", _("The page does not say its language: <html lang=…>."))
    if root.attributes.get("dir") not in DIRECTIONS:
        yield say("direction", _("The page does not say its direction: <html dir=…>."))
    titles = [one for one in elements if one.name == "title" and one.inside("head")]
    if not any(title.text().strip() for title in titles):
        yield say("title", _("The page has no title."))
    for name in ("main", "h1"):
        count = sum(one.name == name for one in elements)
        if count != 1:
            message = _("The page must have one <%(name)s>, and has %(count)d.")
            yield say(name, message % {"name": name, "count": count})


def _heading_levels(page: Page) -> Iterator[MarkupProblem]:
    """No level is left out on the way down (1.3.1)."""
    before = 0 if page.is_whole else 6
    for element in page.root.walk():
        if not (found := HEADING.fullmatch(element.name)):
            continue
        level = int(found[1])
        if level > before + 1:
            message = _("A heading of level %(level)d follows one of level %(before)d.")
            known = {"level": level, "before": before}
            yield at_element(page, element, "heading-level", message % known)
        before = level


def _references(page: Page) -> Iterator[MarkupProblem]:
    elements = list(page.root.walk())
    known = {one.attributes["id"] for one in elements if "id" in one.attributes}
    for element in elements:
        for attribute, target in _targets(page, element):
            if target not in known:
                message = _("%(attribute)s leads to “%(target)s”, which is not on the page.")
                names = {"attribute": attribute, "target": target}
                yield at_element(page, element, "reference", message % names)


def _targets(page: Page, element: Element) -> Iterator[tuple[str, str]]:
    for attribute in REFERENCES:
        for target in element.attributes.get(attribute, "").split():
            yield attribute, target
    href = element.attributes.get("href", "")
    if element.name == "a" and href.startswith("#") and href not in ("#", "#top") and page.is_whole:
        yield "href", href[1:]


def _labels(page: Page) -> Iterator[MarkupProblem]:
    """Every field says what it is for (1.3.1, 4.1.2)."""
    elements = list(page.root.walk())
    labelled = {one.attributes.get("for") for one in elements if one.name == "label"}
    for element in elements:
        if element.name not in ("input", "select", "textarea"):
            continue
        if element.attributes.get("type", "text") in UNLABELLED or element.inside("label"):
            continue
        if element.attributes.get("id") in labelled - {None} or _has_name(element):
            continue
        message = _("This field has no label: add a <label for=…>.")
        yield at_element(page, element, "label", message)


def _has_name(element: Element) -> bool:
    names = ("aria-label", "aria-labelledby", "title")
    return any(element.attributes.get(name, "").strip() for name in names)


def _says(element: Element) -> bool:
    """Whether something is read out for it."""
    if _has_name(element) or element.text().strip():
        return True
    return any(
        inner.attributes.get("alt", "").strip() or (inner is not element and _has_name(inner))
        for inner in element.walk()
    )


def _alternative(element: Element) -> tuple[str, str] | None:
    """1.1.1; an empty one says that the picture adds nothing."""
    if element.name == "img" and "alt" not in element.attributes:
        return "alternative", _('The picture has no alternative text: alt="…", or alt="".')
    if element.name == "svg" and element.attributes.get("role") == "img" and not _says(element):
        return "alternative", _("The drawing has no name: aria-label=….")
    return None


def _empty(element: Element) -> tuple[str, str] | None:
    """Links, buttons and headings say something (2.4.4, 2.4.6, 4.1.2)."""
    is_link = element.name in NAMED and (element.name != "a" or "href" in element.attributes)
    if not (is_link or HEADING.fullmatch(element.name)) or _says(element):
        return None
    message = _("<%(name)s> is empty: nobody hears or sees what it is.")
    return "empty", message % {"name": element.name}


def _language(element: Element) -> tuple[str, str] | None:
    language, direction = element.attributes.get("lang"), element.attributes.get("dir")
    if language is not None and not LANGUAGE.fullmatch(language):
        return "language", _("“%(name)s” is no language.") % {"name": language}
    if direction is not None and direction.lower() not in DIRECTIONS:
        return "direction", _("The direction is ltr, rtl or auto.")
    return None


def _order(element: Element) -> tuple[str, str] | None:
    """2.4.3"""
    value = element.attributes.get("tabindex", "").strip()
    if value.isdecimal() and int(value) > 0:
        return "order", _("tabindex above 0 makes the tab key jump about: use 0, or nothing.")
    return None


def _hidden(element: Element) -> tuple[str, str] | None:
    """4.1.2: what the keyboard reaches is not hidden from those who listen."""
    if element.attributes.get("aria-hidden") != "true":
        return None
    reached = [
        one
        for one in element.walk()
        if one.name in FOCUSABLE and one.attributes.get("tabindex") != "-1"
    ]
    if reached:
        return "hidden", _("Something in it can be reached by keyboard: do not hide it.")
    return None


RULES: tuple[Rule, ...] = (_alternative, _empty, _language, _order, _hidden)
