"""What an import found and did, line by line, for the person at the command line."""

from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import account_numbers, quoting, story
from articles.content import Content
from articles.importing import Imported
from articles.models import Article
from articles.plain_text import Page
from articles.quoting import Quoted

WIDTH = 14  # characters of the first column
LENGTH = 60  # characters of a quotation that are shown


def report(page: Page, imported: Imported) -> Iterator[str]:
    article = imported.article
    yield from _facts(page)
    yield from _sections(article)
    yield from _quotations(article)
    yield from _furniture(page)
    yield _line(_("story"), _outcome(imported))


def _line(label: str, text: object) -> str:
    return f"{label:<{WIDTH}}{text}"


def _facts(page: Page) -> Iterator[str]:
    yield _line(_("headline"), page.headline)
    yield _line(_("reads"), _("not given") if page.reads is None else page.reads)
    yield _line(_("dateline"), page.dateline or _("none"))


def _sections(article: Article) -> Iterator[str]:
    sections = story.split(_content(article).html)
    sizes = [0] * len(sections)
    for block in story.story_blocks(sections):
        sizes[block.section] += 1
    for section, size in zip(sections, sizes, strict=True):
        paragraphs = ngettext("%(count)d paragraph", "%(count)d paragraphs", size) % {"count": size}
        if section.heading:
            yield _line(_("section"), f"{section.title} ({paragraphs})")
        else:
            yield _line(_("lead"), paragraphs)


def _quotations(article: Article) -> Iterator[str]:
    content = _content(article)
    for quoted in quoting.read(content.html, content.attributions):
        yield _line(_quotation_label(quoted), f"{_extract(quoted)} {_speaker(quoted)}".rstrip())


def _quotation_label(quoted: Quoted) -> str:
    return _("quotation") if quoted.attribution.speech else _("not speech")


def _extract(quoted: Quoted) -> str:
    words = " … ".join(part.words for part in quoted.quotation.parts)
    return f"“{words}”" if len(words) <= LENGTH else f"“{words[:LENGTH].rstrip()} …”"


def _speaker(quoted: Quoted) -> str:
    if not quoted.attribution.speech:
        return ""
    parts = len(quoted.quotation.parts)
    in_parts = ngettext("", "(%(count)d parts) ", parts) % {"count": parts} if parts > 1 else ""
    return f"{in_parts}— {quoted.attribution.described_as or _('nobody named')}"


def _furniture(page: Page) -> Iterator[str]:
    for piece in page.furniture:
        yield _line(_("furniture"), f"{piece.kind}: {piece.text}")
        for verdict in account_numbers.judge(piece.text):
            standing = _("the live one") if verdict.live else _("NOT the live one")
            yield _line("", f"{verdict.kind} {verdict.number}: {standing}")


def _outcome(imported: Imported) -> str:
    article = imported.article
    outcomes = {
        "created": _("created"),
        "updated": _("updated"),
        "published": _("published"),
        "unchanged": _("imported before, nothing changed"),
    }
    return f"{outcomes[imported.outcome]}; {_standing(article)}"


def _standing(article: Article) -> str:
    if article.published_at is None:
        return _("a draft for an editor to publish")
    when = date_format(timezone.localtime(article.published_at), "Y-m-d H:i")
    values = {"when": when, "zone": settings.TIME_ZONE, "address": article.get_absolute_url()}
    if article.published_at > timezone.now():
        return _("public from %(when)s (%(zone)s) at %(address)s") % values
    return _("public since %(when)s (%(zone)s) at %(address)s") % values


def _content(article: Article) -> Content:
    """What was imported last, not what editors have made of it since."""
    return article.revisions.imported().content
