"""What the templates of stories need: `{% load articles %}`."""

from collections.abc import Sequence
from datetime import datetime

from django import template
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from articles import bylines
from articles.languages import direction

register = template.Library()

WEEKDAY, MINUTE, ZONED = "l j F Y", "j F Y, H:i", "j F Y, H:i T"


@register.filter
def byline(names: Sequence[str]) -> SafeString:
    """The byline, every name isolated from the direction of what stands around it."""
    isolated = [format_html("<bdi>{}</bdi>", name) for name in names]
    return mark_safe(bylines.byline(isolated))  # names escaped above; the rest is our own text


@register.filter
def weekday(moment: datetime) -> SafeString:
    return _time(moment, WEEKDAY)


@register.filter
def minute(moment: datetime) -> SafeString:
    return _time(moment, MINUTE)


@register.filter
def zoned(moment: datetime) -> SafeString:
    """With the abbreviation of the site's time zone: readers are elsewhere."""
    return _time(moment, ZONED)


def _time(moment: datetime, form: str) -> SafeString:
    local = timezone.localtime(moment)
    return format_html(
        '<time datetime="{}">{}</time>',
        local.isoformat(timespec="minutes"),
        date_format(local, form),
    )


@register.simple_tag
def in_language(code: str) -> SafeString:
    """The attributes of an element whose text is in that language."""
    return format_html('lang="{}" dir="{}"', code, direction(code))


@register.simple_tag
def in_site_language(around: str) -> SafeString:
    """The attributes of the site's own words inside a text in another language; else nothing."""
    code = translation.to_locale(translation.get_language() or around).replace("_", "-")
    return SafeString() if code == around else in_language(code)
