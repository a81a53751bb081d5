"""Whole pages to preview a managed template on: real ones where there are any, and made up ones."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import Any

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from newsroom.managed import real_pages
from newsroom.managed.made_up import cards, donations, site, stories
from newsroom.managed.real_pages import Page
from newsroom.managed.registry import MANAGED
from newsroom.models import SiteSettings

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Sample:
    name: str
    title: str | Promise
    page: Page = field(repr=False)
    values: Mapping[str, Values] = field(default_factory=dict, repr=False)  # in place of real ones


@dataclass(frozen=True)
class _Real:
    title: str | Promise
    find: Callable[[], Page | None]

    def sample(self, name: str) -> Sample | None:
        page = self.find()
        return Sample(name, self.title, page) if page else None


@dataclass(frozen=True)
class _MadeUp:
    title: str | Promise
    main: str  # the managed template that fills the page
    values: Callable[[], Values]
    targets: tuple[str, ...] = ()  # ids that it refers to, elsewhere on a page

    def sample(self, name: str) -> Sample:
        around = site.around(self.main)
        page = partial(self._page, around["header"]["site"]["logo"])
        return Sample(name, self.title, page, {**around, self.main: self.values()})

    def _page(self, logo: Values | None) -> str:
        context = {
            "main": self.main,
            "managed_template": MANAGED[self.main],
            "site": SiteSettings(name="The Ostrel Paper", tagline="Reporting from Ostrel"),
            "site_files": {"logo": logo["address"]} if logo else {},
            "targets": self.targets,
        }
        return render_to_string("newsroom/sample.html", context)


def samples(template: str) -> list[Sample]:
    """Those of a managed template. A real page is left out where there is none like it."""
    found = [_SAMPLES[name].sample(name) for name in MANAGED[template].samples]
    return [one for one in found if one]


PART = _("Only this")
_SAMPLES: Mapping[str, _Real | _MadeUp] = MappingProxyType(
    {
        "front-page": _Real(_("The front page as it is"), real_pages.front_page),
        "category": _Real(_("A section's page as it is"), real_pages.category),
        "story": _Real(_("The recent story with most in it"), real_pages.richest_story),
        "story-rtl": _Real(_("A recent story from right to left"), real_pages.right_to_left_story),
        "story-corrected": _Real(
            _("A recent story that was corrected"), real_pages.corrected_story
        ),
        "donations": _Real(_("The donation page as it is"), real_pages.donations),
        "not-found": _Real(_("No page there, as it is"), real_pages.not_found),
        "sample-front-page": _MadeUp(
            _("A front page with all kinds of stories"), "front-page", cards.front_page
        ),
        "sample-empty-front-page": _MadeUp(
            _("A front page before the first story"), "front-page", cards.empty_front_page
        ),
        "sample-story": _MadeUp(
            _("A story with everything that one can have"), "story-page", stories.story_page
        ),
        "sample-story-rtl": _MadeUp(
            _("The same from right to left"), "story-page", stories.story_right_to_left
        ),
        "sample-short-story": _MadeUp(
            _("A short story with a long headline"), "story-page", stories.short_story
        ),
        "sample-card": _MadeUp(_("A card with everything"), "story-card", cards.story_card),
        "sample-short-card": _MadeUp(
            _("A short card from right to left"), "story-card", cards.short_card
        ),
        "sample-origin": _MadeUp(PART, "story-origin", stories.part_of_story),
        "sample-outline": _MadeUp(
            PART, "story-outline", stories.part_of_story, ("who-digs", "who-pays", "who-waits")
        ),
        "sample-corrections": _MadeUp(PART, "story-corrections", stories.part_of_story),
        "sample-voices": _MadeUp(PART, "story-voices", stories.part_of_story),
        "sample-quote": _MadeUp(PART, "quote", stories.quote, ("_voice-1",)),
        "sample-picture": _MadeUp(PART, "picture", stories.picture),
        "sample-edition-link": _MadeUp(PART, "edition-link", site.edition_link),
        "sample-comments-notice": _MadeUp(PART, "comments-notice", site.comments_notice),
        "sample-donation-panel": _MadeUp(PART, "donation-panel", donations.donations),
        "sample-panel-without-numbers": _MadeUp(
            _("While no numbers are shown"), "donation-panel", donations.without_numbers
        ),
        "sample-donations": _MadeUp(_("With suggested amounts"), "donation-page", donations.page),
        "sample-without-numbers": _MadeUp(
            _("While no numbers are shown"), "donation-page", donations.page_without_numbers
        ),
        **{
            f"sample-{code}": _MadeUp(title, "error-message", partial(site.error_message, code))
            for code, title in (
                (400, _("400: not understood")),
                (403, _("403: not allowed")),
                (404, _("404: no such page")),
                (429, _("429: too many tries")),
                (500, _("500: our fault")),
            )
        },
    }
)
