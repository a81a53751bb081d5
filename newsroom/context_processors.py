from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from articles.models import Category
from newsroom import furniture as kept
from newsroom.look import publisher, site_files


def furniture(request: HttpRequest) -> dict[str, Any]:
    """What stands around every page. Asked for only when used; settings and links are kept by the
    process, the categories cost one query."""
    site = kept.site_of(request)
    return {
        "site": site,
        "categories": SimpleLazyObject(lambda: list(Category.objects.in_order())),
        "links": SimpleLazyObject(kept.links),
        "site_files": SimpleLazyObject(lambda: site_files.addresses(site)),
        "publisher": SimpleLazyObject(lambda: publisher.facts(site, request.build_absolute_uri)),
    }
