"""The templates that may be changed in the admin."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from newsroom.managed.musts import donations as donation_musts
from newsroom.managed.musts import site as site_musts
from newsroom.managed.musts import stories as story_musts
from newsroom.managed.musts.must import Must
from newsroom.managed.shapes import donations, site, stories
from newsroom.templating import Declared


@dataclass(frozen=True, kw_only=True)
class ManagedTemplate:
    name: str
    title: str | Promise
    purpose: str | Promise
    declared: Declared
    samples: tuple[str, ...]  # names of sample pages: see `samples`
    musts: tuple[Must, ...] = ()
    is_whole: bool = False  # fills a page, with its main heading

    @property
    def file(self) -> str:
        """The default, under templates/."""
        return f"managed/{self.name}.html"


FRONT = ("front-page", "sample-front-page", "sample-empty-front-page")
STORY = ("story", "story-rtl", "story-corrected", "sample-story", "sample-story-rtl")
STORIES = (*STORY, "sample-short-story")
DONATIONS = ("donations", "sample-donations", "sample-without-numbers")
ERRORS = ("not-found", "sample-400", "sample-403", "sample-404", "sample-429", "sample-500")
AROUND = (*FRONT, "category", *STORIES, *DONATIONS, "not-found")

_ALL = (
    ManagedTemplate(
        name="header",
        title=_("Header"),
        purpose=_("Stands at the top of every page: the site's name, its sections, “Donate”."),
        declared=site.HEADER,
        samples=AROUND,
        musts=site_musts.HEADER,
    ),
    ManagedTemplate(
        name="footer",
        title=_("Footer"),
        purpose=_("Stands at the bottom of every page: links, and who publishes the site."),
        declared=site.FOOTER,
        samples=AROUND,
        musts=site_musts.FOOTER,
    ),
    ManagedTemplate(
        name="front-page",
        title=_("Front page"),
        purpose=_("Lays out the newest stories: one leads, some stand beside it, others below."),
        declared=stories.FRONT_PAGE,
        samples=FRONT,
        musts=story_musts.FRONT_PAGE,
        is_whole=True,
    ),
    ManagedTemplate(
        name="story-page",
        title=_("Story page"),
        purpose=_("A whole story, and what stands below it."),
        declared=stories.STORY_PAGE,
        samples=STORIES,
        musts=story_musts.STORY_PAGE,
        is_whole=True,
    ),
    ManagedTemplate(
        name="story-origin",
        title=_("Origin of a story"),
        purpose=_(
            "Beside a story: who wrote it, when it was published and changed, how often read."
        ),
        declared=stories.PART_OF_STORY,
        samples=("sample-origin", *STORIES),
        musts=story_musts.STORY_ORIGIN,
    ),
    ManagedTemplate(
        name="story-outline",
        title=_("Outline of a story"),
        purpose=_("Beside a long story: its sections, with links."),
        declared=stories.PART_OF_STORY,
        samples=("sample-outline", *STORIES),
    ),
    ManagedTemplate(
        name="story-corrections",
        title=_("Corrections of a story"),
        purpose=_("Below a story that was corrected: what was wrong, and when it was put right."),
        declared=stories.PART_OF_STORY,
        samples=("sample-corrections", *STORY),
        musts=story_musts.CORRECTIONS,
    ),
    ManagedTemplate(
        name="story-voices",
        title=_("Voices in a story"),
        purpose=_("Below a story: everybody who speaks in it. The quotes refer to this list."),
        declared=stories.PART_OF_STORY,
        samples=("sample-voices", *STORY),
        musts=story_musts.VOICES,
    ),
    ManagedTemplate(
        name="story-card",
        title=_("Story card"),
        purpose=_("A story in a list, on the front page and on the pages of sections and authors."),
        declared=stories.STORY_CARD,
        samples=(*FRONT, "category", "sample-card", "sample-short-card"),
        musts=story_musts.STORY_CARD,
    ),
    ManagedTemplate(
        name="quote",
        title=_("Quote"),
        purpose=_("Words in a story's text that somebody said, and who that is."),
        declared=stories.QUOTE_IN_TEXT,
        samples=("sample-quote", *STORY),
        musts=story_musts.QUOTE,
    ),
    ManagedTemplate(
        name="picture",
        title=_("Picture"),
        purpose=_("The large picture of a story, with its caption and credit."),
        declared=stories.LARGE_PICTURE,
        samples=("sample-picture", *STORIES),
        musts=story_musts.PICTURE,
    ),
    ManagedTemplate(
        name="donation-panel",
        title=_("Donation panel"),
        purpose=_("Asks for gifts below every story and shows the numbers."),
        declared=donations.DONATION_PANEL,
        samples=("sample-donation-panel", "sample-panel-without-numbers", *STORIES),
        musts=donation_musts.DONATION_PANEL,
    ),
    ManagedTemplate(
        name="donation-page",
        title=_("Donation page"),
        purpose=_("The frame of the donation page; what stands in it is approved elsewhere."),
        declared=donations.DONATION_PAGE,
        samples=DONATIONS,
        musts=donation_musts.DONATION_PAGE,
        is_whole=True,
    ),
    ManagedTemplate(
        name="edition-link",
        title=_("Edition link"),
        purpose=_("The link to the edition in other languages, below stories and lists."),
        declared=site.EDITION_LINK,
        samples=("sample-edition-link", "front-page", *STORIES),
        musts=site_musts.EDITION_LINK,
    ),
    ManagedTemplate(
        name="comments-notice",
        title=_("Comments notice"),
        purpose=_("Says below a story that comments are closed, where the site settings say so."),
        declared=site.COMMENTS_NOTICE,
        samples=("sample-comments-notice", *STORY),
        musts=site_musts.COMMENTS_NOTICE,
    ),
    ManagedTemplate(
        name="error-message",
        title=_("Message of error pages"),
        purpose=_("What a reader is told where there is no page, or something went wrong."),
        declared=site.ERROR_MESSAGE,
        samples=ERRORS,
        musts=site_musts.ERROR_MESSAGE,
        is_whole=True,
    ),
)
MANAGED: Mapping[str, ManagedTemplate] = MappingProxyType({one.name: one for one in _ALL})
