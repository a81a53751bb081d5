"""The line that says who wrote a story, for page, feed, metadata and search alike."""

from collections.abc import Sequence

from django.utils.translation import gettext


def byline(names: Sequence[str], text: str = "") -> str:
    """“By A”, “By A and B in Kabul”, “By A, B and C”; empty when nobody is named."""
    return gettext("By %(names)s") % {"names": signed(names, text)} if names else ""


def signed(names: Sequence[str], text: str = "") -> str:
    """The same without the first word, for places that say themselves that it is an author."""
    return " ".join(filter(None, [_joined(names), text])) if names else ""


def _joined(names: Sequence[str]) -> str:
    *others, last = names
    if not others:
        return last
    separator = gettext(", ")
    return gettext("%(others)s and %(last)s") % {"others": separator.join(others), "last": last}
