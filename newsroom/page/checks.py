"""What a page may say, before it is kept."""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles import account_numbers, html, markup, story_texts
from articles.account_numbers import Text
from newsroom.models import PageRevision
from newsroom.page.content import PageContent


def completed(content: PageContent) -> PageContent:
    """Cleaned, and fit to be kept. Raises ValidationError, keyed by field."""
    content = replace(content, title=content.title.strip(), html=html.clean(content.html))
    names = set(vars(content))
    PageRevision(**vars(content)).clean_fields(
        exclude={field.name for field in PageRevision._meta.fields} - names
    )
    refuse_foreign_numbers(content)
    return content


def require_text(content: PageContent) -> None:
    if not markup.blocks(content.html):
        raise ValidationError({"html": _("Write a text: readers would find an empty page.")})


def refuse_foreign_numbers(content: PageContent) -> None:
    """No account number on a page but the newsroom's own. Raises ValidationError, by field."""
    texts = story_texts.of_html("html", content.html)
    account_numbers.refuse([Text("title", content.title), *texts])
