"""The addresses of pages: /about/, /policies/ethics/. What the site itself uses is not free."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import get_resolver
from django.urls.converters import StringConverter
from django.utils.translation import gettext_lazy as _

from articles.slugs import make_slug

MAXIMUM_LENGTH = 120  # characters
WORDS = r"[^\W_]+(?:-[^\W_]+)*"
FORM = re.compile(rf"{WORDS}(?:/{WORDS})*")
LITERAL = re.compile(r"\^?([\w-]+)(?=/|\Z)")  # the first word of a route, if it is always the same
NO_ROUTE = ("static", "media", "health")  # answered by middleware or by the web server in front


class PageAddress(StringConverter):
    """One or more words in any script, joined by hyphens and slashes."""

    regex = r"[\w-]+(?:/[\w-]+)*"


def normal(typed: str) -> str:
    """As it is kept: /About/ is about."""
    return unicodedata.normalize("NFKC", typed).strip().strip("/").lower()


def proposed(title: str) -> str:
    return make_slug(title)


def shown(address: str) -> str:
    return f"/{address}/"


def validate(address: str) -> None:
    """Raises ValidationError for what is no address, or is the site's own."""
    if len(address) > MAXIMUM_LENGTH or not FORM.fullmatch(address):
        raise ValidationError(
            _(
                "“%(value)s” is no address of a page: use up to %(longest)d letters, digits and "
                "single hyphens, such as /about/ or /about/ethics/."
            ),
            params={"value": address, "longest": MAXIMUM_LENGTH},
        )
    first = address.partition("/")[0]
    if first in _of_the_site():
        raise ValidationError(
            _("The site itself uses addresses that begin with /%(first)s/: choose another word."),
            params={"first": first},
        )


@cache
def _of_the_site() -> frozenset[str]:
    """The first word of every other address, as the routes have it."""
    words = (settings.STATIC_URL, settings.MEDIA_URL)
    return frozenset({*NO_ROUTE, *_first_words(get_resolver()), *(one.strip("/") for one in words)})


def _first_words(resolver: Any) -> Iterator[str]:
    for one in resolver.url_patterns:
        if found := LITERAL.match(str(one.pattern)):
            yield found[1]
        elif hasattr(one, "url_patterns"):
            yield from _first_words(one)
