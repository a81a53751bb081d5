"""Addresses as managed templates take them."""

import re
from urllib.parse import quote

UNFIT = re.compile(r"[\s\x00-\x1f\x7f\"'<>`\\]")
FIT = re.compile(r"https?://|mailto:|tel:|/(?!/)|[#?]", re.IGNORECASE)


def address(text: str) -> str:
    """With characters that would end it percent-encoded; empty where it leads to nothing fit."""
    if not FIT.match(text):
        return ""
    return UNFIT.sub(lambda found: quote(found[0], safe=""), text)
