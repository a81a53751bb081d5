"""What somebody brings in, a pasted text or a file, as a story for correction."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import html, markup, plain_text, rich_text, web_page, word_file
from articles.language_guess import guess
from articles.plain_text import Page, UnreadablePage
from articles.rich_text import HOUSE_SEPARATOR, LeftOut

MAXIMUM_WORD_BYTES = 25 * 1024 * 1024  # photographs in it are not read
ENDINGS = (".txt", ".docx", ".html", ".htm")
WEB_ENDINGS = (".html", ".htm", ".xhtml")
OTHER_WRITERS = (".doc", ".odt", ".pages", ".pdf", ".rtf", ".wps")
ZIP = b"PK\x03\x04"
CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
DECLARED = 4096  # bytes in which a page names its encoding
HEADLINE = 200  # characters of a first line that may be one
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


LABELS = {  # of what was left out
    "above": gettext_lazy("above the headline"),
    "account number": gettext_lazy("account number"),
    "appeal": gettext_lazy("appeal"),
    "below": gettext_lazy("below the story"),
    "byline": gettext_lazy("byline"),
    "comments notice": gettext_lazy("note on comments"),
    "copyright": gettext_lazy("copyright"),
    "date": gettext_lazy("date"),
    "donate button": gettext_lazy("donate button"),
    "edition link": gettext_lazy("link to another edition"),
    "label": gettext_lazy("label"),
    "navigation": gettext_lazy("navigation"),
    "newsletter": gettext_lazy("newsletter"),
    "picture credit": gettext_lazy("picture credit"),
    "reading time": gettext_lazy("reading time"),
    "reads": gettext_lazy("reads"),
    "related stories": gettext_lazy("related stories"),
    "share bar": gettext_lazy("share buttons"),
    "tags": gettext_lazy("tags"),
}


class UnreadableDocumentError(ValueError):
    """The message says what to do, to the person who has the document."""


@dataclass(frozen=True, kw_only=True)
class Document:
    headline: str  # empty: none was found
    standfirst: str = ""
    dateline: str = ""
    html: str
    left_out: tuple[LeftOut, ...] = ()
    remarks: tuple[str, ...] = ()  # sentences on what else is not as it was
    around: str = ""  # text of a web page that is no part of the article

    @property
    def language(self) -> str:
        return guess(f"{self.headline} {markup.text_of(self.html)}")


def story_html(page: Page) -> str:
    """The page's story. A dateline stays in it unless the house would set it just so."""
    in_text = bool(page.dateline) and page.dateline_separator != HOUSE_SEPARATOR
    return html.clean("".join(_blocks(page, with_dateline=in_text)))


def _blocks(page: Page, *, with_dateline: bool) -> Iterator[str]:
    opening = page.dateline + page.dateline_separator if with_dateline else ""
    for block in page.blocks:
        if block.kind == "heading":
            yield f"<h2>{markup.escaped(block.text)}</h2>"
        else:
            yield f"<p>{markup.escaped(opening + block.text)}</p>"
            opening = ""


def read(name: str, data: bytes) -> Document:
    """A file by that name. Raises UnreadableDocumentError."""
    ending = PurePath(name).suffix.lower()
    if ending in OTHER_WRITERS:
        raise UnreadableDocumentError(
            _("A file that ends in %(ending)s cannot be read: save it as .docx, or paste its text.")
            % {"ending": ending}
        )
    if data.startswith(ZIP) or ending == ".docx":
        check_size(len(data))
        return _word(data)
    check_size(len(data), plain_text.MAXIMUM_BYTES)
    return _web(data) if ending in WEB_ENDINGS else from_text(_decoded_text(data))


def check_size(size: int, limit: int = MAXIMUM_WORD_BYTES) -> None:
    """Of a file, in bytes; the limit is that of any kind. Raises UnreadableDocumentError."""
    if size > limit:
        raise UnreadableDocumentError(
            _("The file is larger than %(limit)d MB: paste the part that you need.")
            % {"limit": limit // 1024**2}
        )


def _checked(document: Document) -> Document:
    if not document.html:
        raise UnreadableDocumentError(_("No text was found in it: paste the text instead."))
    return document


# Plain text


def from_text(text: str) -> Document:
    """Raises UnreadableDocumentError. A text without a headline is one whose headline is empty."""
    text = _tidied(text)
    start = rich_text.opening(text)
    for added in ("", f"{start}\n\n"):
        try:
            page = plain_text.read(added + text)
        except UnreadablePage:
            continue
        return _of_page(page, headline="" if added else page.headline)
    return _of_lines([line for line in text.split("\n") if line.strip()])


def _tidied(text: str) -> str:
    try:
        return plain_text.decode(text.encode())
    except (UnreadablePage, UnicodeEncodeError):
        raise UnreadableDocumentError(
            _("This is not plain text: save it again as text in UTF-8, or paste what it says.")
        ) from None


def _of_page(page: Page, headline: str) -> Document:
    reads = [LeftOut("reads", str(page.reads))] if page.reads is not None else []
    furniture = [LeftOut(piece.kind, piece.text) for piece in page.furniture]
    return Document(
        headline=headline,
        dateline=page.dateline,
        html=story_html(page),
        left_out=(*reads, *furniture),
    )


def _of_lines(lines: list[str]) -> Document:
    """Too little to go by: the first line is the headline if it looks like one."""
    first = lines[0].strip()
    headline = first if lines[1:] and len(first) <= HEADLINE and first[-1] not in ".,;" else ""
    text = lines[1:] if headline else lines
    paragraphs = "".join(f"<p>{markup.escaped(line.strip())}</p>" for line in text)
    return Document(headline=headline, html=html.clean(paragraphs))


def _decoded_text(data: bytes) -> str:
    if not data.strip():
        raise UnreadableDocumentError(_("The file is empty."))
    try:
        return data.decode(_marked(data) or "utf-8")
    except UnicodeDecodeError:
        return _tidied("\0")


def _marked(data: bytes) -> str | None:
    """The encoding that the file's first bytes stand for."""
    return next((name for mark, name in MARKS.items() if data.startswith(mark)), None)


# Word


def _word(data: bytes) -> Document:
    try:
        word = word_file.read(data)
    except word_file.UnreadableWordFileError as error:
        raise UnreadableDocumentError(str(error)) from error
    story = rich_text.arrange(word.html)
    return _checked(_of_story(story, tuple(_word_remarks(word))))


def _word_remarks(word: word_file.WordText) -> Iterator[str]:
    yield from _picture_remarks(word.pictures)
    if word.has_changes:
        yield _("The file has marked changes. They are taken as accepted: check the text.")
    if word.has_comments:
        yield _("Comments in the margin were left out.")


def _picture_remarks(count: int) -> Iterator[str]:
    if count:
        yield ngettext(
            "%(count)d picture was left out: add it under Pictures, then place it in the text.",
            "%(count)d pictures were left out: add them under Pictures, then place them in it.",
            count,
        ) % {"count": count}


def _of_story(story: rich_text.Story, remarks: tuple[str, ...], around: str = "") -> Document:
    return Document(
        headline=story.headline,
        standfirst=story.standfirst,
        dateline=story.dateline,
        html=story.html,
        left_out=story.left_out,
        remarks=remarks,
        around=around,
    )


# Web pages


def _web(data: bytes) -> Document:
    try:
        page = web_page.read(_decoded_page(data))
    except web_page.TooLargeError:
        raise UnreadableDocumentError(
            _("The page is too intricate to be read: paste the text of its article.")
        ) from None
    story = rich_text.arrange(page.html, page.headline)
    around = [_("What stood around the article was left out.")] if page.around.strip() else []
    remarks = (*around, *_picture_remarks(page.pictures))
    return _checked(_of_story(story, remarks, page.around))


def _decoded_page(data: bytes) -> str:
    """As browsers do: in the encoding that the page names, else UTF-8, else that of old Windows."""
    named = CHARSET.search(data, 0, DECLARED)
    for encoding in (_marked(data), named and named[1].decode(), "utf-8"):
        try:
            return data.decode(encoding or "utf-8")
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", errors="replace")
