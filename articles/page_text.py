"""What the HTML of a story gains on a page, its words untouched."""

from django.utils.html import format_html
from django.utils.translation import gettext

from articles.markup import Token, tokens

LATER = '<img loading="lazy" decoding="async" '  # a poor line fetches a picture when it is near


def dress(html: str) -> str:
    """Pictures that wait until they are near; tables that scroll where they are too wide."""
    return "".join(_dressed(token) for token in tokens(html))


def _dressed(token: Token) -> str:
    if token.name == "img":
        return token.source.replace("<img ", LATER, 1)
    if token.name == "table":
        return token.source + "</div>" if token.closing else _scroller() + token.source
    return token.source


def _scroller() -> str:
    """It takes the focus, so that it can be scrolled with the keyboard."""
    return format_html(
        '<div class="table" role="group" tabindex="0" aria-label="{}">', gettext("Table")
    )
