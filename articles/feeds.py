from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from articles import bylines
from articles.models import Article

SIZE = 30  # stories


class InTheirLanguages(Atom1Feed):
    """Says of each entry which language it is in."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, Any]:
        return super().item_attributes(item) | {"xml:lang": item["language"]}


class NewestStories(Feed):  # type: ignore[type-arg]  # not generic at run time
    """The feed's object is the name of the site, which templates know."""

    feed_type = InTheirLanguages
    description_template = "articles/feed_entry.html"

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        return render_to_string("articles/feed_title.txt", request=request).strip()

    def title(self, obj: str) -> str:
        return obj

    def author_name(self, obj: str) -> str:
        """Of stories that nobody signed."""
        return obj

    def link(self) -> str:
        return reverse("articles:front_page")

    def feed_url(self) -> str:
        return reverse("articles:feed")

    def items(self) -> list[Article]:
        return list(Article.objects.live().with_feed_entry().newest_first()[:SIZE])

    def item_title(self, item: Article) -> str:
        return item.headline

    def item_author_name(self, item: Article) -> str | None:
        return bylines.signed(item.author_names, item.byline_text) or None

    def item_categories(self, item: Article) -> list[str]:
        return [str(item.category)]

    def item_pubdate(self, item: Article) -> datetime | None:
        return item.published_at

    def item_updateddate(self, item: Article) -> datetime | None:
        return item.modified_at

    def item_guid(self, item: Article) -> str:
        """Stays the same when the story moves, so that no reader shows it as a new one."""
        return uuid5(NAMESPACE_URL, f"story {item.pk} {item.published_at}").urn

    def item_extra_kwargs(self, item: Article) -> dict[str, str]:
        return {"language": item.language}
