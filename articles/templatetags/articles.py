"""What the templates of stories need: `{% load articles %}`."""

from collections.abc import Sequence
from datetime import datetime

from django import template
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from articles import bylines, reading
from articles.languages import direction
from articles.models import Article, Author
from articles.structured_data import Facts, data_block

register = template.Library()

WEEKDAY, MINUTE, ZONED = "l j F Y", "j F Y, H:i", "j F Y, H:i T"


@register.filter
def byline(article: Article) -> SafeString:
    """Every name isolated from the direction of what stands around it."""
    return _byline(article, [format_html("<bdi>{}</bdi>", name) for name in article.author_names])


@register.filter
def linked_byline(article: Article) -> SafeString:
    """The same, and each author's name leads to their page, if they have one."""
    return _byline(article, [_linked(one.author) for one in article.bylines.all()])


def _linked(author: Author) -> SafeString:
    name = format_html("<bdi>{}</bdi>", author.name)
    if not author.has_page:
        return name
    return format_html('<a href="{}" rel="author">{}</a>', author.get_absolute_url(), name)


def _byline(article: Article, names: Sequence[SafeString]) -> SafeString:
    text = format_html("<bdi>{}</bdi>", article.byline_text) if article.byline_text else ""
    return mark_safe(bylines.byline(names, text))  # all escaped above; the rest is our own text


@register.filter
def signed(article: Article) -> str:
    return bylines.signed(article.author_names, article.byline_text)


@register.filter
def description(article: Article) -> str:
    return reading.description(article)


@register.simple_tag
def structured_data(facts: Facts, site_name: str, publisher: Facts | None = None) -> SafeString:
    """What search engines read. The name is the publisher's, where nothing else is known of it."""
    known = {"@type": "NewsMediaOrganization", "name": str(site_name)}
    return data_block(facts | {"publisher": known | dict(publisher or {})})


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
