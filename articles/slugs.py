"""Slugs in every script: words of letters and digits joined by hyphens."""

import re

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

ZERO_WIDTH_NON_JOINER = "\u200c"
MAXIMUM_LENGTH = 120  # characters; a percent-encoded Arabic letter takes six in an address


def make_slug(text: str) -> str:
    """The slug of a headline; empty when it has neither letters nor digits.

    Pashto and Dari write compound words with a zero-width non-joiner, which slugify would drop,
    joining what the eye sees as two.
    """
    slug = slugify(text.replace(ZERO_WIDTH_NON_JOINER, "-"), allow_unicode=True)
    if len(slug) <= MAXIMUM_LENGTH:
        return slug
    return slug[: MAXIMUM_LENGTH + 1].rpartition("-")[0] or slug[:MAXIMUM_LENGTH]


def validate_slug(value: str) -> None:
    if not re.fullmatch(r"[^\W_]+(-[^\W_]+)*", value):
        raise ValidationError(
            _("“%(value)s” is not a slug: use letters and digits, joined by single hyphens."),
            params={"value": value},
        )
