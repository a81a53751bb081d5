"""For the pages of a story in the admin."""

from datetime import datetime

from django import template

from articles import notices, zones
from articles.models import Notice

register = template.Library()


@register.filter
def in_zones(moment: datetime) -> str:
    """A time on the newsroom's clock and on those of the places it works with."""
    return zones.shown(moment)


@register.filter
def notice_address(notice: Notice) -> str:
    return notices.address(notice.article)
