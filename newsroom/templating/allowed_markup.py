"""The HTML that a managed template may be written in: everything else is refused.

Left out is what runs (script, event handlers), loads or embeds (iframe, object, link, base, meta),
changes the page's look past the style sheet (style), covers what is around it (dialog), turns
digits around (bdo), or reads as text what looks like elements
(textarea, title, noscript, template, comments), which is how filters are fooled.
"""

import re

ELEMENTS = frozenset(
    """
    a abbr address article aside audio b bdi blockquote br button caption cite code col colgroup
    data dd del details dfn div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4
    h5 h6 header hgroup hr i img input ins kbd label legend li main mark menu meter nav ol optgroup
    option output p picture pre progress q rp rt ruby s samp search section select small source span
    strong sub summary sup table tbody td tfoot th thead time tr track u ul var video wbr
    svg circle ellipse g line path polygon polyline rect
    """.split()  # noqa: SIM905 - eight lines of one word each read worse
)
ATTRIBUTES = frozenset(
    """
    abbr action alt autocapitalize autocomplete checked class colspan cols controls coords datetime
    decoding dir disabled enterkeyhint fetchpriority for headers height hidden high href hreflang id
    inputmode itemprop itemscope kind label lang list loading loop low maxlength media method min
    max minlength multiple muted name open optimum placeholder playsinline poster preload readonly
    rel required reversed role rows rowspan scope selected size sizes span spellcheck src srcset
    srclang start step tabindex title translate type value width wrap
    cx cy d fill fill-rule focusable points r rx ry stroke stroke-linecap stroke-linejoin
    stroke-width transform viewbox x x1 x2 xmlns y y1 y2
    """.split()  # noqa: SIM905 - as above
)
PREFIXES = ("aria-", "data-")  # and any name after them
NAME = re.compile(r"[a-z][a-z0-9-]*")
ADDRESSES = frozenset({"href", "src", "action", "poster"})
PICTURES = "srcset"
INPUTS = frozenset(
    {"button", "checkbox", "date", "email", "hidden", "number", "radio", "reset", "search"}
    | {"submit", "tel", "text"}
)
MEDIA = frozenset(
    {"audio/mpeg", "image/avif", "image/jpeg", "image/png", "image/webp", "video/mp4"}
)
PAINT = frozenset({"none", "currentcolor"})  # url(…) would load something
# What these attributes may say, in words of the template: no value stands in them.
WORDS = {
    "method": frozenset({"get"}),
    "type": INPUTS | MEDIA | {"1", "a", "i"},
    "fill": PAINT,
    "stroke": PAINT,
    "xmlns": frozenset({"http://www.w3.org/2000/svg"}),
}
# Attributes that only these elements have: an address anywhere else is not a link to follow.
ONLY_ON = {
    "action": frozenset({"form"}),
    "href": frozenset({"a"}),
    "method": frozenset({"form"}),
    "poster": frozenset({"video"}),
    "src": frozenset({"img", "audio", "video", "source", "track"}),
    "srcset": frozenset({"img", "source"}),
}


def is_allowed(attribute: str) -> bool:
    if not NAME.fullmatch(attribute):
        return False
    return attribute in ATTRIBUTES or attribute.startswith(PREFIXES)
