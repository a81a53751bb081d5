"""A Word file to HTML. Its text only: no picture, no comment, and nothing from outside the file."""

import logging
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile, ZipInfo

import mammoth
from django.utils.translation import gettext as _

MAXIMUM_TEXT = 30 * 1024 * 1024  # bytes of XML, unpacked
MAXIMUM_ENTRIES = 5_000
MAXIMUM_TAGS = 150_000  # a story of 10,000 words has a third of that, seconds of work
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p.standfirst:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
"""
CHANGES = (b"<w:ins ", b"<w:del ", b"<w:moveFrom ")

log = logging.getLogger(__name__)


class UnreadableWordFileError(ValueError):
    """The message says what the person who has the file can do."""


@dataclass(frozen=True)
class WordText:
    html: str  # not cleaned; a subtitle is a paragraph of the class "standfirst"
    pictures: int
    has_changes: bool  # marked changes: what was put in is in the text, what was deleted is not
    has_comments: bool


def read(data: bytes) -> WordText:
    """Raises UnreadableWordFileError."""
    try:
        parts = _unpacked(data)
        html, pictures = _converted(parts)
    except UnreadableWordFileError:
        raise
    except Exception as error:  # a broken file breaks what reads it in ways nobody can list
        log.info("A Word file could not be read.", exc_info=True)
        raise UnreadableWordFileError(
            _("The file cannot be read as a Word file: open it in Word, save it again as .docx.")
        ) from error
    text = parts.get("word/document.xml", b"")
    changed = any(mark in text for mark in CHANGES)
    return WordText(html, pictures, changed, b"<w:comment " in parts.get("word/comments.xml", b""))


def _unpacked(data: bytes) -> dict[str, bytes]:
    """The parts that hold text and structure. None is read before all are known to be small."""
    with ZipFile(BytesIO(data)) as file:
        entries = file.infolist()
        parts = [one for one in entries if one.filename.endswith((".xml", ".rels"))]
        if len(entries) > MAXIMUM_ENTRIES or _size(parts) > MAXIMUM_TEXT:
            raise _too_large()
        xml = {part.filename: file.read(part) for part in parts}
    if sum(part.count(b"<") for part in xml.values()) > MAXIMUM_TAGS:
        raise _too_large()
    return xml


def _size(parts: list[ZipInfo]) -> int:
    return sum(part.file_size for part in parts)


def _too_large() -> UnreadableWordFileError:
    return UnreadableWordFileError(
        _("The Word file holds too much for one story: paste the part that you need.")
    )


def _converted(parts: dict[str, bytes]) -> tuple[str, int]:
    """The HTML, and how many pictures were left out."""
    pictures: list[object] = []

    def leave_out(picture: object) -> list[object]:
        pictures.append(picture)
        return []

    result = mammoth.convert_to_html(
        _packed(parts),
        style_map=STYLES,
        convert_image=leave_out,
        include_embedded_style_map=False,
        external_file_access=False,
    )
    return result.value, len(pictures)


def _packed(parts: dict[str, bytes]) -> BytesIO:
    """A file of these parts alone: nothing else can be reached from it."""
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return file
