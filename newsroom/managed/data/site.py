"""Header, footer, edition link, error message."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import get_language

from articles.models import Category
from donations.giving import page_languages
from newsroom.managed.data import plain
from newsroom.managed.data.context import Around, Values, site_name
from newsroom.models import SiteLink, SiteSettings


def header(around: Around) -> Values:
    front, donate = around.get("front"), page_languages.address("donate")
    request = around.get("request")
    return {
        "site": _site(around)
        | {
            "logo": _logo(around),
            "tagline": _tagline(around),
            "language": _language_unlike_page(around),
        },
        "sections": sections(around),
        "links": links(around, SiteLink.Placement.HEADER),
        "edition_date": front.lead.published_at if front and front.lead else None,
        "donations": {
            "address": donate,
            "is_current": request is not None and request.path == donate,
        },
    }


def footer(around: Around) -> Values:
    return {
        "site": _site(around),
        "links": links(around, SiteLink.Placement.FOOTER),
        "social": links(around, SiteLink.Placement.SOCIAL),
        "publisher": _publisher(around.get("site")),
    }


def edition_link(around: Around) -> Values:
    return {"editions": editions(around)}


def error_message(around: Around, *, code: int) -> Values:
    return {"error": {"code": code}, "site": _site(around), "sections": sections(around)}


def editions(around: Around) -> list[Values]:
    return links(around, SiteLink.Placement.EDITION)


def links(around: Around, placement: str) -> list[Values]:
    found: Iterable[SiteLink] = (around.get("links") or {}).get(placement, ())
    return [
        {
            "label": link.label,
            "address": plain.address(link.address),
            "language": link.language,
            "heading": link.heading,
        }
        for link in found
    ]


def sections(around: Around) -> list[Values]:
    here = around.get("category")
    inside = "true" if around.get("article") else "page"
    return [
        {
            "name": one.name,
            "address": one.get_absolute_url(),
            "current": inside if one == here else "",
        }
        for one in _categories(around)
    ]


def _categories(around: Around) -> Iterable[Category]:
    found: Iterable[Category] = around.get("categories") or ()
    return found


def _site(around: Around) -> Values:
    return {"name": site_name(around), "address": reverse("articles:front_page")}


def _tagline(around: Around) -> str:
    site: SiteSettings | None = around.get("site")
    return site.tagline if site else ""


def _language_unlike_page(around: Around) -> str:
    """That of the site's own words, on a page in another; empty on all others."""
    site: SiteSettings | None = around.get("site")
    if site is None or site.language.lower() == get_language():
        return ""
    return site.language


def _logo(around: Around) -> Values | None:
    files: Any = around.get("site_files")
    if not files or not files.logo:
        return None
    site: SiteSettings = around["site"]
    return {
        "address": plain.address(files.logo),
        "width": site.logo_width,
        "height": site.logo_height,
    }


def _publisher(site: SiteSettings | None) -> Values:
    if not site:
        return {}
    mail = site.contact_mail
    return {
        "name": site.publisher,
        "postal_address": site.contact_address,
        "mail": mail,
        "mail_address": f"mailto:{quote(mail, safe='@+')}" if mail else "",
    }
