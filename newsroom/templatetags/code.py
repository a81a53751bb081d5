"""`{% load code %}{{ line|code }}`: code that reads as it runs, whatever script stands in it.

`{{ line|unseen }}` does the lesser half of it, for prose.
"""

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# As static/js/template-bidi.js: right-to-left letters with the spaces and joiners between them,
# and characters that nobody sees.
LETTERS = "\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
RUN = re.compile(f"[{LETTERS}](?:[{LETTERS}\u200c\u200d ]*[{LETTERS}])?")
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)


@register.filter
def code(text: str) -> SafeString:
    """Words from right to left are isolated; what nobody sees is shown by its number."""
    isolated = RUN.sub(r"<bdi>\g<0></bdi>", escape(text))
    return mark_safe(UNSEEN.sub(_shown, isolated))


@register.filter
def unseen(text: str) -> SafeString:
    """Prose as it reads, with what nobody sees shown by its number: it turns nothing."""
    return mark_safe(UNSEEN.sub(_shown, escape(text)))


def _shown(found: re.Match[str]) -> str:
    return f'<span class="code-unseen">[U+{ord(found[0]):04X}]</span>'
