"""The one allow-list for rich text: what nh3 keeps and what the editor offers."""

import re
from dataclasses import dataclass, field

import nh3

from articles import markup

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
EVERYWHERE = frozenset({"lang", "dir"})
CELL = frozenset({"colspan", "rowspan"})


@dataclass(frozen=True)
class Feature:
    """Something a journalist can do to a text: the editor's buttons, and the HTML it makes."""

    buttons: tuple[str, ...]
    elements: dict[str, frozenset[str]] = field(default_factory=dict)


def _plain(*names: str) -> dict[str, frozenset[str]]:
    return dict.fromkeys(names, frozenset())


FEATURES: tuple[tuple[Feature, ...], ...] = (  # in groups, as in the toolbar
    (Feature(("Format",), _plain("p", "h2", "h3", "br")),),
    (
        Feature(("Bold",), _plain("strong")),
        Feature(("Italic",), _plain("em")),
        Feature(("Subscript",), _plain("sub")),
        Feature(("Superscript",), _plain("sup")),
        Feature(("RemoveFormat",)),
    ),
    (
        Feature(("Link", "Unlink"), {"a": frozenset({"href"})}),
        Feature(("Blockquote",), _plain("blockquote")),
        Feature(("BulletedList",), _plain("ul", "li")),
        Feature(("NumberedList",), {"ol": frozenset({"start"}), "li": frozenset()}),
    ),
    (
        Feature(
            ("Image",),
            {
                "figure": frozenset({"class"}),
                "img": frozenset({"src", "alt", "width", "height"}),
                "figcaption": frozenset(),
            },
        ),
        Feature(
            ("Table",),
            {
                **_plain("table", "caption", "thead", "tbody", "tr"),
                "th": CELL | {"scope"},
                "td": CELL,
            },
        ),
        Feature(("HorizontalRule",), _plain("hr")),
        Feature(("SpecialChar",)),
    ),
    (Feature(("BidiLtr", "BidiRtl", "Language"), _plain("span")),),
    (
        Feature(("Undo", "Redo")),
        Feature(("PasteText",)),
        Feature(("Find",)),
        Feature(("Maximize",)),
    ),
)

ELEMENTS: dict[str, frozenset[str]] = {
    name: attributes
    for group in FEATURES
    for feature in group
    for name, attributes in feature.elements.items()
}

VALUES = {
    "lang": re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
    "dir": re.compile(r"ltr|rtl|auto"),
    "class": re.compile(r"image"),  # how the editor knows a picture with a caption
    "src": re.compile(r"/(?!/).*"),  # this site's own: no third party learns who reads
    "scope": re.compile(r"row|col"),
    **dict.fromkeys(("width", "height", "colspan", "rowspan", "start"), re.compile(r"\d{1,5}")),
}


def _keep(element: str, attribute: str, value: str) -> str | None:
    """The value if the attribute may stay. A heading's direction comes from its own letters."""
    if element == "h2" and attribute in EVERYWHERE:
        return None
    allowed = VALUES.get(attribute)
    return value if allowed is None or allowed.fullmatch(value) else None


CLEANER = nh3.Cleaner(
    tags=set(ELEMENTS),
    attributes={name: set(kept) for name, kept in ELEMENTS.items() if kept}
    | {"*": set(EVERYWHERE)},
    attribute_filter=_keep,
    url_schemes=set(SCHEMES),
    link_rel=None,
    strip_comments=True,
)
BLANK = r"(?:\s|&nbsp;|<br>)*"
EMPTY_PARAGRAPH = re.compile(rf"<p[^>]*>{BLANK}</p>")
EMPTY_HEADING = re.compile(rf"<h([23])[^>]*>{BLANK}</h\1>")


def clean(html: str) -> str:
    """The text with only what the allow-list keeps, without empty paragraphs and headings.

    White space between blocks goes too, so that an editor that lays out its HTML in another way
    has not changed the text. Cleaning twice changes nothing more: what stands in an element that
    is not kept may read differently without it, so a text is cleaned until it stays the same.
    """
    cleaned = _once(html)
    while (again := _once(cleaned)) != cleaned:
        cleaned = again
    return cleaned


def _once(html: str) -> str:
    kept = markup.compact(CLEANER.clean(html))
    return EMPTY_HEADING.sub("", EMPTY_PARAGRAPH.sub("", kept))
