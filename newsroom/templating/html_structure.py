"""How elements may stand in each other, after HTML's content models (html.spec.whatwg.org)."""

from collections import Counter
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from newsroom.templating.html_tree import Element, Page
from newsroom.templating.markup_problem import MarkupProblem, at_element

BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "details", "dialog", "div", "dl", "fieldset"}
    | {"figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr"}
    | {"main", "menu", "nav", "ol", "p", "pre", "search", "section", "table", "ul"}
)
INLINE_ONLY = frozenset(  # phrasing content only; `a`, `ins` and `del` are as what is around them
    {"abbr", "b", "bdi", "bdo", "button", "cite", "code", "data", "dfn", "em", "h1", "h2", "h3"}
    | {"h4", "h5", "h6", "i", "kbd", "label", "mark", "p", "pre", "q", "s", "samp", "small"}
    | {"span", "strong", "sub", "sup", "time", "u", "var"}
)
AS_AROUND = frozenset({"a", "del", "ins"})
INTERACTIVE = frozenset({"a", "button", "details", "input", "label", "select", "textarea"})
LISTS = frozenset({"menu", "ol", "ul"})
PARENTS = {
    "caption": {"table"},
    "dd": {"dl", "div"},
    "dt": {"dl", "div"},
    "figcaption": {"figure"},
    "legend": {"fieldset"},
    "li": {"menu", "ol", "ul"},
    "source": {"audio", "picture", "video"},
    "summary": {"details"},
    "track": {"audio", "video"},
}
IN_LISTS = frozenset({"li", "script", "template"})
IN_DEFINITIONS = frozenset({"dd", "div", "dt", "script", "template"})
NO_MAIN_IN = ("article", "aside", "footer", "header", "nav")
Rule = Callable[[Element], tuple[str, str] | None]  # its name and what it says


def problems(page: Page) -> Iterator[MarkupProblem]:
    yield from _identifiers(page)
    for element in page.root.walk():
        for rule in RULES:
            if wrong := rule(element):
                yield at_element(page, element, *wrong)


def _identifiers(page: Page) -> Iterator[MarkupProblem]:
    counts: Counter[str] = Counter()
    for element in page.root.walk():
        name = element.attributes.get("id")
        if name is None:
            continue
        counts[name] += 1
        if counts[name] > 1:
            message = _("The id “%(name)s” stands twice on the page: give each its own.")
            yield at_element(page, element, "id-twice", message % {"name": name})
        if not name or any(character.isspace() for character in name):
            message = _("An id cannot be empty or have white space in it.")
            yield at_element(page, element, "id-form", message)


def _parent(element: Element) -> tuple[str, str] | None:
    wanted = PARENTS.get(element.name)
    parent = element.parent
    if not wanted or not parent or parent.name in wanted or parent.name == "document_fragment":
        return None
    message = _("<%(name)s> must stand directly in %(wanted)s.")
    names = ", ".join(f"<{one}>" for one in sorted(wanted))
    return "parent", message % {"name": element.name, "wanted": names}


def _block_in_line(element: Element) -> tuple[str, str] | None:
    if element.name not in BLOCKS:
        return None
    for outer in element.around():
        if outer.name in INLINE_ONLY:
            message = _("<%(name)s> cannot stand inside <%(outer)s>: use <span>, or close it.")
            return "block-in-line", message % {"name": element.name, "outer": outer.name}
        if outer.name not in AS_AROUND:
            break
    return None


def _interactive(element: Element) -> tuple[str, str] | None:
    if element.name in INTERACTIVE and element.attributes.get("type") != "hidden":
        for outer in element.around():
            if outer.name in ("a", "button"):
                message = _("<%(name)s> cannot stand inside <%(outer)s>: a press means one thing.")
                return "interactive", message % {"name": element.name, "outer": outer.name}
    return None


def _in_list(element: Element) -> tuple[str, str] | None:
    allowed = IN_LISTS if element.name in LISTS else IN_DEFINITIONS
    if element.name not in LISTS | {"dl"}:
        return None
    strange = [child.name for child in element.elements if child.name not in allowed]
    if any(isinstance(child, str) and child.strip() for child in element.children):
        return "list", _("Text stands directly in the list: put it into an item.")
    if strange:
        message = _("<%(name)s> cannot stand directly in <%(outer)s>: put it into an item.")
        return "list", message % {"name": strange[0], "outer": element.name}
    return None


def _definitions(element: Element) -> tuple[str, str] | None:
    """In a `dl`, names come before what is said of them."""
    if element.name != "dl":
        return None
    groups = [one for one in element.elements if one.name == "div"] or [element]
    for group in groups:
        names = [one.name for one in group.elements if one.name in ("dt", "dd")]
        if names and (names[0] == "dd" or names[-1] == "dt"):
            return "definitions", _("In <dl>, every <dt> needs a <dd> after it.")
    return None


def _first(element: Element) -> tuple[str, str] | None:
    if element.name == "details" and [one.name for one in element.elements][:1] != ["summary"]:
        return "details", _("<details> starts with a <summary>.")
    return None


def _main(element: Element) -> tuple[str, str] | None:
    if element.name == "main" and element.inside(*NO_MAIN_IN):
        return "main", _("<main> cannot stand inside another part of the page.")
    return None


def _frame(element: Element) -> tuple[str, str] | None:
    frames = ("header", "footer")
    if element.name in frames and element.inside(*frames):
        return "frame", _("A header or footer cannot stand inside another one.")
    return None


def _picture(element: Element) -> tuple[str, str] | None:
    if element.name == "img" and not element.attributes.get("src", "").strip():
        return "picture", _("A picture needs an address: src is missing or empty.")
    return None


RULES: tuple[Rule, ...] = (
    _parent,
    _block_in_line,
    _interactive,
    _in_list,
    _definitions,
    _first,
    _main,
    _frame,
    _picture,
)
