"""What stands around every page, as each process keeps it: the site's settings and its links."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from newsroom.generation import Kept
from newsroom.models import SiteLink, SiteSettings


def _links() -> dict[str, list[SiteLink]]:
    """The shown links by placement."""
    found: dict[str, list[SiteLink]] = {placement: [] for placement in SiteLink.Placement.values}
    for link in SiteLink.objects.shown():
        found[link.placement].append(link)
    return found


site = Kept(SiteSettings.objects.current)
links = Kept(_links)


def site_of(request: HttpRequest) -> SiteSettings:
    """The same for all of a request, and asked for once."""
    found: SiteSettings = vars(request).setdefault("site", SimpleLazyObject(site))
    return found
