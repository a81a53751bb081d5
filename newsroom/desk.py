"""The first page of the admin: what concerns the person who looks at it, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import notices, states, trouble
from articles.boxes import BOXES, Box
from articles.models import Article, Notice
from articles.trouble import Trouble
from newsroom import donation_lines
from newsroom.donation_lines import DonationLine
from newsroom.managed import publishing, standing

SHOWN = 10  # stories in a box

Link = tuple[str | Promise, str]  # words and address

ACTIONS = (  # permission, words, name of the address, its arguments
    ("articles.add_article", _("New story"), "admin:articles_article_add", ()),
    ("articles.add_article", _("New story from text"), "admin:articles_article_from_text", ()),
    (
        "donations.view_entry",
        _("Donation details"),
        "admin:donations_entry_changelist",
        (),
    ),
    (
        "donations.change_appeal",
        _("The appeal"),
        "admin:donations_appeal_changelist",
        (),
    ),
    ("newsroom.change_page", _("Pages"), "admin:newsroom_page_changelist", ()),
    ("newsroom.change_sitelink", _("Site links"), "admin:newsroom_sitelink_changelist", ()),
    (
        "newsroom.change_managedtemplate",
        _("Templates"),
        "admin:newsroom_managedtemplate_changelist",
        (),
    ),
    (
        "newsroom.change_sitesettings",
        _("Settings of the site"),
        "admin:newsroom_sitesettings_change",
        (1,),
    ),
    (
        "newsroom.view_change",
        _("What was changed on the site"),
        "admin:newsroom_change_changelist",
        (),
    ),
)


@dataclass(frozen=True)
class Line:
    headline: str
    address: str
    marks: list[str]
    detail: str


@dataclass(frozen=True)
class Shown:
    """A box with what is in it."""

    name: str
    label: str | Promise
    empty: str | Promise
    lines: list[Line]
    everything: str  # address of the list of all of them; empty: these are all


@dataclass(frozen=True)
class Desk:
    actions: list[Link]
    notices: list[Notice]
    trouble: list[Trouble]
    boxes: list[Shown]
    donations: list[DonationLine]

    @property
    def has_unseen(self) -> bool:
        return any(notice.seen_at is None for notice in self.notices)


def of(person: User) -> Desk:
    """Costs two queries for each box, four for trouble and one for notices, however much there is,
    and none of them for those who work on no stories; one for those whom donations concern, and
    one for those who change templates."""
    of_donations = donation_lines.of(person)
    failing = list(_failing(person))
    if not person.has_perm("articles.change_article"):
        return Desk(_actions(person), [], failing, [], of_donations)
    return Desk(
        _actions(person),
        notices.latest(person),
        [*failing, *trouble.found(person)],
        list(_boxes(person)),
        of_donations,
    )


def _failing(person: User) -> Iterator[Trouble]:
    if person.has_perm(publishing.CHANGE):
        for one in standing.failing():
            address = reverse("admin:newsroom_managedtemplate_change", args=[one.entry.name])
            yield Trouble(
                str(one.entry.title), gettext("Readers see its default: it fails."), address
            )


def _actions(person: User) -> list[Link]:
    return [
        (words, reverse(name, args=arguments))
        for permission, words, name, arguments in ACTIONS
        if person.has_perm(permission)
    ]


def _boxes(person: User) -> Iterator[Shown]:
    for box in BOXES:
        if person.has_perm(box.permission):
            shown = _filled(box, person)
            if shown.lines or shown.empty:
                yield shown


def _filled(box: Box, person: User) -> Shown:
    stories = box.among(Article.objects.visible_to(person), person)
    found = list(stories.with_state()[: SHOWN + 1])
    everything = f"{reverse('admin:articles_article_changelist')}?box={box.name}"
    return Shown(
        name=box.name,
        label=box.label,
        empty=box.empty,
        lines=[_line(article, box) for article in found[:SHOWN]],
        everything=everything if len(found) > SHOWN else "",
    )


def _line(article: Article, box: Box) -> Line:
    page: Any = "review" if box.name in {"waiting", "reviewing"} else "change"
    return Line(
        headline=article.headline,
        address=reverse(f"admin:articles_article_{page}", args=[article.pk]),
        marks=states.marks(article, box.obvious),
        detail=box.detail(article),
    )
