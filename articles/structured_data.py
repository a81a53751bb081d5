"""A story as search engines read it: schema.org, in JSON."""

import json
from collections.abc import Callable
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from articles import reading
from articles.models import Article, Author, Correction

# A data block ends at "</script", wherever it stands; these letters mean nothing special in JSON.
ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}

Facts = dict[str, Any]
Absolute = Callable[[str], str]  # an address of this site, whole


def news_article(article: Article, absolute: Absolute) -> Facts:
    """https://schema.org/NewsArticle; what is empty is left out."""
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.headline,
        "description": reading.description(article),
        "inLanguage": article.language,
        "articleSection": str(article.category or ""),
        "mainEntityOfPage": absolute(article.get_absolute_url()),
        "image": [absolute(article.lead_picture.image.url)] if article.lead_picture else [],
        **_times(article),
        "author": [_author(one.author, absolute) for one in article.bylines.all()],
        "creditText": article.byline,
        "correction": [_correction(one) for one in reading.corrections(article)],
    }
    return {name: value for name, value in facts.items() if value}


def _times(article: Article) -> Facts:
    published, modified = article.published_at, article.modified_at
    return {
        "datePublished": published and published.isoformat(),
        "dateModified": modified and modified.isoformat(),
    }


def _author(author: Author, absolute: Absolute) -> Facts:
    page = {"url": absolute(author.get_absolute_url())} if author.has_page else {}
    return {"@type": "Person", "name": author.name, **page}


def _correction(correction: Correction) -> Facts:
    return {
        "@type": "CorrectionComment",
        "name": correction.get_kind_display(),
        "text": correction.note,
        "datePublished": correction.created_at.isoformat(),
    }


def data_block(facts: Facts) -> SafeString:
    """For a script element that holds data: no browser runs it, so that the policy lets it be."""
    return mark_safe(json.dumps(facts, ensure_ascii=False).translate(ESCAPES))  # escaped here
