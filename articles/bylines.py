"""The line that says who wrote a story, for pages and feeds alike."""

from collections.abc import Sequence

from django.utils.translation import gettext


def byline(names: Sequence[str]) -> str:
    """“By A”, “By A and B”, “By A, B and C”; empty when nobody is named."""
    return gettext("By %(names)s") % {"names": _joined(names)} if names else ""


def _joined(names: Sequence[str]) -> str:
    *others, last = names
    if not others:
        return last
    separator = gettext(", ")
    return gettext("%(others)s and %(last)s") % {"others": separator.join(others), "last": last}
