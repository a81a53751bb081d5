"""What finished HTML may not hold: whatever runs, is loaded from elsewhere, or leads nowhere good.

The second look, at what came out; the first is `places_in_html`, at what a template spells. Here a
link to another site is nothing wrong, for stories have them. A whole page may have a head, with
scripts of this site and data blocks; a piece of a page may not.
"""

import re
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from newsroom.templating import allowed_markup, html_tree
from newsroom.templating.html_tree import Element, Page
from newsroom.templating.markup_problem import MarkupProblem, at_element, unread

HEAD = frozenset({"html", "head", "body", "title", "meta", "link", "script", "document_fragment"})
HEAD_ATTRIBUTES = frozenset({"as", "charset", "content", "crossorigin", "integrity", "property"})
LINKS = frozenset({"http", "https", "mailto", "tel"})
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
IGNORED = re.compile("[\x00-\x20\x7f-\xa0]")  # browsers leave it out of schemes
PICTURE_DATA = re.compile(r"data:image/(?:avif|gif|jpeg|png|svg\+xml|webp)[;,]")
LOADED = {"src", "poster"}
LEADING_ANYWHERE = {"alternate", "canonical"}  # values of rel that load nothing
KNOWN_LINKS = LEADING_ANYWHERE | {
    "apple-touch-icon",
    "icon",
    "license",
    "manifest",
    "next",
    "preload",
    "prev",
    "stylesheet",
}
DATA_BLOCK = "application/ld+json"
Say = Callable[[str, str], MarkupProblem]  # rule, message


def problems(html: str, own: tuple[str, ...] = ()) -> list[MarkupProblem]:
    """All that is unsafe.

    Under the addresses in `own`, each with a slash at its end, all is this site's, too.
    """
    page = html_tree.read(html)
    if not page.is_read:
        return unread(page)
    found = [one for element in page.root.walk() for one in _of(page, element, own)]
    return sorted(found)


def _of(page: Page, element: Element, own: tuple[str, ...]) -> Iterator[MarkupProblem]:
    def say(rule: str, message: str) -> MarkupProblem:
        return at_element(page, element, rule, message)

    if element.name not in allowed_markup.ELEMENTS and not _is_head(page, element):
        yield say("element", _("This element is not allowed: take it out."))
    yield from _script(element, say)
    yield from _meta(element, own, say)
    for name, value in element.attributes.items():
        yield from _attribute(element, name, value, say)
        yield from _address(element, name, value, own, say)


def _is_head(page: Page, element: Element) -> bool:
    return element.name in HEAD and (page.is_whole or element.parent is None)


def _script(element: Element, say: Say) -> Iterator[MarkupProblem]:
    if element.name != "script":
        return
    if element.attributes.get("type") == DATA_BLOCK and "src" not in element.attributes:
        return
    if element.text().strip() or "src" not in element.attributes:
        yield say("script", _("A script in the page does not run here: take it out."))


def _meta(element: Element, own: tuple[str, ...], say: Say) -> Iterator[MarkupProblem]:
    if element.name == "meta" and "http-equiv" in element.attributes:
        yield say("meta", _("http-equiv changes what the page is or where it leads: take it out."))
    if element.name == "link":
        kinds = set(element.attributes.get("rel", "").lower().split())
        if not kinds or not kinds <= KNOWN_LINKS:
            yield say("link", _("This kind of link is not allowed in the page's head."))
        elif not kinds <= LEADING_ANYWHERE and not _is_own(element.attributes.get("href", ""), own):
            yield say("foreign", _("The page would load this from another site: take it out."))


def _attribute(element: Element, name: str, value: str, say: Say) -> Iterator[MarkupProblem]:
    known = {"name": name}
    if name.startswith("on"):
        yield say("handler", _("The event handler %(name)s does not run: take it out.") % known)
    elif name == "style":
        yield say("style", _("A style attribute has no effect here: use a class."))
    elif not allowed_markup.is_allowed(name) and not _of_head(element, name):
        yield say("attribute", _("The attribute %(name)s is not allowed: take it out.") % known)
    elif name == "method" and value.strip().lower() != "get":
        yield say("form", _("A form in a template can only ask (method get)."))
    elif name == "type" and element.name in ("input", "button"):
        if value.strip().lower() not in allowed_markup.INPUTS:
            yield say("form", _("A field of this type is not allowed."))
    elif name in allowed_markup.ONLY_ON and not _is_on_right_element(element, name):
        yield say("attribute", _("The attribute %(name)s is not for this element.") % known)
    elif "url(" in IGNORED.sub("", value).lower() and name in ("fill", "stroke"):
        yield say("foreign", _("A colour cannot be loaded: write the colour."))


def _of_head(element: Element, name: str) -> bool:
    return element.name in HEAD and name in HEAD_ATTRIBUTES


def _is_on_right_element(element: Element, name: str) -> bool:
    loads = {"href": "link", "src": "script"}
    return element.name in allowed_markup.ONLY_ON[name] or loads.get(name) == element.name


def _address(
    element: Element, name: str, value: str, own: tuple[str, ...], say: Say
) -> Iterator[MarkupProblem]:
    if name == "href" and element.name == "a":
        scheme = SCHEME.match(_plain(value))
        if scheme and scheme[1] not in LINKS:
            yield say(
                "address",
                _("A link with %(scheme)s: leads nowhere good: take it out.")
                % {"scheme": scheme[1]},
            )
    elif name in LOADED or name == "action":
        if not _is_own(value, own) and not (element.name == "img" and _is_picture_data(value)):
            yield say("foreign", _("The page would ask another site: use an address of this one."))
    elif name == allowed_markup.PICTURES:
        addresses = [one.split()[0] for one in value.split(",") if one.split()]
        if not all(_is_own(one, own) for one in addresses):
            yield say("foreign", _("A picture would be loaded from another site."))


def _plain(address: str) -> str:
    return IGNORED.sub("", address).lower()


def _is_picture_data(address: str) -> bool:
    return bool(PICTURE_DATA.match(_plain(address)))


def _is_own(address: str, own: tuple[str, ...]) -> bool:
    """An address on this site. Browsers take a backslash for a slash."""
    plain = _plain(address).replace("\\", "/")
    if any(plain.startswith(f"{one.rstrip('/').lower()}/") for one in own):
        return True
    return not plain.startswith("//") and not SCHEME.match(plain)
