from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from articles.models import Category
from newsroom.models import SiteLink, SiteSettings


def furniture(request: HttpRequest) -> dict[str, Any]:
    """What stands around every page. Asked for only when used; one query each."""
    return {
        "site_language": settings.LANGUAGE_CODE,
        "site": SimpleLazyObject(SiteSettings.objects.current),
        "categories": SimpleLazyObject(lambda: list(Category.objects.in_order())),
        "links": SimpleLazyObject(_links),
    }


def _links() -> dict[str, list[SiteLink]]:
    """The shown links by placement."""
    found: dict[str, list[SiteLink]] = {placement: [] for placement in SiteLink.Placement.values}
    for link in SiteLink.objects.shown():
        found[link.placement].append(link)
    return found
