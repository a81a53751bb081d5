"""Where the site's logo and icon are kept, and under which addresses they are had.

The settings hold the name that all files of one image have in common; it says what is in them, so
that a file never changes and pages that are still kept somewhere find theirs.
"""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.templatetags.static import static

from articles.pictures import write_once
from newsroom.look.image_drawing import Drawn

STOCK = "img/icon.svg"  # of a site that has none of its own


def keep(drawn: Drawn) -> str:
    """Writes the files, once, and returns their common name."""
    for ending, data in drawn.files.items():
        write_once(default_storage, drawn.name + ending, data)
    return drawn.name


def address(name: str, ending: str) -> str:
    return default_storage.url(name + ending)


def stock_icon() -> str:
    return static(STOCK)
