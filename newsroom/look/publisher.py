"""Who publishes the site, as search engines read it: schema.org, NewsMediaOrganization."""

from collections.abc import Callable
from typing import Any

from newsroom.look import site_images
from newsroom.models import SiteSettings

POLICIES = {  # https://schema.org/NewsMediaOrganization
    "publishingPrinciples": "principles_page",
    "ethicsPolicy": "ethics_page",
    "correctionsPolicy": "corrections_page",
    "unnamedSourcesPolicy": "unnamed_sources_page",
    "verificationFactCheckingPolicy": "fact_checking_page",
    "ownershipFundingInfo": "ownership_page",
    "actionableFeedbackPolicy": "feedback_page",
}


def facts(site: SiteSettings, absolute: Callable[[str], str]) -> dict[str, Any]:
    """What is empty is left out."""
    found = {
        "@type": "NewsMediaOrganization",
        "name": site.name,
        "legalName": site.publisher,
        "email": site.contact_mail,
        "address": ", ".join(site.contact_address.splitlines()),
        "logo": _logo(site, absolute),
        **{name: _whole(getattr(site, field), absolute) for name, field in POLICIES.items()},
    }
    return {name: value for name, value in found.items() if value}


def _whole(address: str, absolute: Callable[[str], str]) -> str:
    return absolute(address) if address else ""


def _logo(site: SiteSettings, absolute: Callable[[str], str]) -> dict[str, Any]:
    if not site.logo:
        return {}
    return {
        "@type": "ImageObject",
        "url": absolute(site_images.address(site.logo, ".png")),
        "width": site.logo_width,
        "height": site.logo_height,
    }
