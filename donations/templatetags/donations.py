"""What pages need to ask for gifts: `{% load donations %}`."""

from django import template

from donations.giving import page_languages
from donations.giving.page_languages import Edition

register = template.Library()


@register.simple_tag
def donation_address(page: str) -> str:
    """Of a donation page, in the language of the page around it."""
    return page_languages.address(page)


@register.inclusion_tag("donations/_donation_languages.html")
def donation_languages(page: str) -> dict[str, list[Edition]]:
    return {"editions": page_languages.editions(page)}


@register.simple_tag
def donation_editions(page: str) -> list[Edition]:
    return page_languages.editions(page)
