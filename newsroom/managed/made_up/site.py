"""What stands around every page."""

from datetime import UTC, datetime
from typing import Any, TypeAlias

from newsroom.managed.made_up import files

Values: TypeAlias = dict[str, Any]

PUBLISHED = datetime(2031, 5, 3, 6, 30, tzinfo=UTC)
SITE = {"name": "The Ostrel Paper", "address": "/"}
EDITION = {
    "label": "د اوسترل ورځپاڼه",
    "address": "https://example.org/ps/",
    "language": "ps",
    "heading": "Our Pashto edition",
}
ABOUT = {"label": "About us", "address": "/about/", "language": "en"}
CULTURE = {"name": "Culture", "address": "/category/culture/"}
SECTIONS = [{**CULTURE, "current": "true"}, {"name": "World", "address": "/category/world/"}]


def around(main: str) -> dict[str, Values]:
    """By the name of the template; some depends on what fills the page."""
    return {"header": _header(main), "footer": _footer(), "edition-link": edition_link()}


def edition_link() -> Values:
    return {"editions": [EDITION]}


def comments_notice() -> Values:
    return {}


def error_message(code: int) -> Values:
    return {"error": {"code": code}, "site": SITE, "sections": SECTIONS}


def _header(main: str) -> Values:
    logo = {"address": files.address("img/sample-logo.svg"), "width": 240, "height": 60}
    return {
        "site": {
            **SITE,
            "tagline": "Reporting from Ostrel",
            "logo": logo if main == "story-page" else None,
            "language": "nb" if main == "donation-page" else "",
        },
        "sections": SECTIONS,
        "links": [ABOUT, EDITION],
        "edition_date": PUBLISHED,
        "donations": {"address": "/donate/", "is_current": main == "donation-page"},
    }


def _footer() -> Values:
    return {
        "site": SITE,
        "links": [ABOUT, EDITION],
        "social": [{"label": "Feed", "address": "/feed.atom", "language": "en"}],
        "publisher": {
            "name": "Ostrel Paper AS",
            "postal_address": "Mill Street 4\n0155 Ostrel",
            "mail": "desk@example.org",
            "mail_address": "mailto:desk@example.org",
        },
    }
