"""The small files that browsers and devices ask a site for: manifest, icons, its own colours."""

from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from newsroom import furniture
from newsroom.look import colours, site_images
from newsroom.models import SiteSettings

YEAR, HOUR = 31_536_000, 3600  # seconds
STOCK_ACCENTS = SiteSettings().accents


@dataclass(frozen=True)
class Addresses:
    """What a page links to in its head; empty where the site has none of its own."""

    icon: str
    apple_icon: str
    logo: str
    accent: str


def addresses(site: SiteSettings) -> Addresses:
    return Addresses(
        icon=site_images.address(site.icon, "-32.png") if site.icon else "",
        apple_icon=site_images.address(site.icon, "-180.png") if site.icon else "",
        logo=site_images.address(site.logo, ".png") if site.logo else "",
        accent=_accent_address(site) if site.accents != STOCK_ACCENTS else "",
    )


def _accent_address(site: SiteSettings) -> str:
    light, dark = site.accents
    return reverse("accent", args=[light[1:], dark[1:]])


@require_safe
@cache_control(public=True, max_age=YEAR, immutable=True)
def accent(request: HttpRequest, light: str, dark: str) -> HttpResponse:
    """The colours stand in the address, which is why this can be kept for good."""
    text = (
        "@layer tokens{@media screen{"
        f":root{{--accent:#{light}}}"
        f"@media (prefers-color-scheme:dark){{:root{{--accent:#{dark}}}}}"
        "}}\n"
    )
    return HttpResponse(text, content_type="text/css; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=HOUR)
def shortcut_icon(request: HttpRequest) -> HttpResponseBase:
    """Where browsers look for an icon that no page has named."""
    site = furniture.site()
    if not site.icon:
        return redirect(site_images.stock_icon())
    return FileResponse(default_storage.open(f"{site.icon}.ico"), content_type="image/x-icon")


@require_safe
@cache_control(public=True, max_age=HOUR)
def manifest(request: HttpRequest) -> HttpResponse:
    """https://www.w3.org/TR/appmanifest/"""
    site = furniture.site()
    facts = {
        "name": site.name,
        "description": site.tagline,
        "lang": site.language,
        "dir": site.direction,
        "id": "/",
        "start_url": "/",
        "display": "minimal-ui",
        "background_color": colours.LIGHT.grounds[0],
        "theme_color": colours.LIGHT.grounds[0],
        "icons": _icons(site),
    }
    return JsonResponse(facts, content_type="application/manifest+json")


def _icons(site: SiteSettings) -> list[dict[str, Any]]:
    if not site.icon:
        return [{"src": site_images.stock_icon(), "sizes": "any", "type": "image/svg+xml"}]
    drawn = {"-192.png": ("192x192", "any"), "-512.png": ("512x512", "any")}
    drawn["-maskable.png"] = ("512x512", "maskable")
    return [
        {
            "src": site_images.address(site.icon, ending),
            "sizes": sizes,
            "type": "image/png",
            "purpose": purpose,
        }
        for ending, (sizes, purpose) in drawn.items()
    ]
