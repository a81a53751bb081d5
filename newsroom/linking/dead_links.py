"""Links of this site that lead nowhere on it: in stories, in pages, and around them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article
from newsroom.linking import html_links
from newsroom.linking.link_targets import Targets
from newsroom.look.publisher import POLICIES
from newsroom.models import Page, SiteLink, SiteSettings

NEWEST = 500  # stories that are looked at while somebody waits for the page
AT_A_TIME = 100  # stories read from the database


@dataclass(frozen=True)
class Place:
    """Where links stand."""

    name: str
    page: str  # address of the page that they are on
    form: str  # address where they are changed
    addresses: tuple[str, ...]


@dataclass(frozen=True)
class DeadLink:
    place: Place
    address: str
    problem: str

    def __str__(self) -> str:
        return f"{self.place.name}: {self.address} · {self.problem}"


def found(newest_stories: int | None = None) -> list[DeadLink]:
    """In everything that readers see; with a number, in that many stories only."""
    targets = Targets()
    return [
        DeadLink(place, address, problem)
        for place in _places(newest_stories)
        for address in dict.fromkeys(place.addresses)
        if (problem := targets.problem(address, place.page))
    ]


def problem(address: str) -> str:
    """Why the address leads nowhere; empty if it does not, or is not of this site."""
    return Targets().problem(address)


def _places(newest_stories: int | None) -> Iterator[Place]:
    return chain(_links(), _settings(), _pages(), _stories(newest_stories))


def _links() -> Iterator[Place]:
    for link in SiteLink.objects.shown():
        values = {"placement": link.get_placement_display(), "label": link.label}
        name = _("Site link “%(label)s” (%(placement)s)") % values
        form = reverse("admin:newsroom_sitelink_change", args=[link.pk])
        yield Place(name, "/", form, (link.address,))


def _settings() -> Iterator[Place]:
    site = SiteSettings.objects.current()
    form = reverse("admin:newsroom_sitesettings_change", args=[1])
    for field in POLICIES.values():
        if address := getattr(site, field):
            label = SiteSettings._meta.get_field(field).verbose_name  # type: ignore[union-attr]  # none is a relation
            name = _("Site settings, %(field)s") % {"field": label}
            yield Place(name, "/", form, (address,))


def _pages() -> Iterator[Place]:
    for page in Page.objects.live():
        if page.live_revision:
            html, title = page.live_revision.html, page.live_revision.title
            form = reverse("admin:newsroom_page_change", args=[page.pk])
            yield _place(_("Page “%(title)s”") % {"title": title}, page, form, html)


def _stories(newest: int | None) -> Iterator[Place]:
    stories = Article.objects.newest_live().select_related("lead_picture")
    chosen = stories.prefetch_related("sections")[:newest]
    for story in chosen.iterator(chunk_size=AT_A_TIME):
        html = "".join(section.heading + section.body for section in story.sections.all())
        form = reverse("admin:articles_article_change", args=[story.pk])
        pictures = [story.lead_picture.image.url] if story.lead_picture else []
        name = _("Story “%(headline)s”") % {"headline": story.headline}
        yield _place(name, story, form, html, pictures)


def _place(name: str, of: Article | Page, form: str, html: str, more: Iterable[str] = ()) -> Place:
    links = tuple(html_links.addresses(html))
    return Place(name, of.get_absolute_url(), form, (*links, *more))
