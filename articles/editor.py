"""CKEditor, set up from the allow-list: it offers what `articles.html` keeps, and nothing else."""

import re
from collections.abc import Iterator
from typing import Any

from ckeditor.widgets import CKEditorWidget
from django.forms import Media
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.html import ELEMENTS, EVERYWHERE, FEATURES, VALUES
from articles.languages import Language, direction
from articles.scripts import modules

PLUGINS = """
    newsroom a11yhelp autogrow basicstyles bidi blockquote clipboard contextmenu editorplaceholder
    enterkey entities find floatingspace format horizontalrule image2 indentlist language link list
    magicline maximize pastefromgdocs pastefromlibreoffice pastefromword pastetext removeformat
    selectall showborders specialchar tab table tableselection tabletools toolbar undo widget
    wysiwygarea
""".split()  # noqa: SIM905 - forty lines of one word each read worse
BEHAVIOURS = (
    "ckeditor-csp",
    "story-editor",
    "story-paste",
    "story-place",
    "story-saving",
    "story-outline",
    "story-lengths",
    "story-labels",
)
ITS_OWN_WORDS = {"ps": "fa", "fa-af": "fa"}  # CKEditor speaks neither Pashto nor Dari, but Persian
OURS_ALONE = frozenset({"figcaption", "figure", "img", "span"})  # made by the editor's buttons


def toolbar() -> list[list[str]]:
    return [[button for feature in group for button in feature.buttons] for group in FEATURES]


def format_tags() -> list[str]:
    """What a paragraph can be made: the block elements of the button Format."""
    (elements,) = (
        feature.elements for group in FEATURES for feature in group if "Format" in feature.buttons
    )
    return [name for name in elements if name != "br"]


def allowed_content() -> str:
    """The allow-list in the words of CKEditor's content filter."""
    return ";".join([*_rules(), f"*[{','.join(sorted(EVERYWHERE))}]"])


def paste_filter() -> str:
    """The same for what is pasted from elsewhere: of pictures and languages it knows nothing."""
    kept = [rule for rule in _rules() if re.split(r"\W", rule)[0] not in OURS_ALONE]
    return ";".join([*kept, "b", "i", "*[dir]"])


def _rules() -> Iterator[str]:
    for name, attributes in ELEMENTS.items():
        plain = ",".join(sorted(attributes - {"class"}))
        classes = VALUES["class"].pattern.replace("|", ",") if "class" in attributes else ""
        yield name + (f"[{plain}]" if plain else "") + (f"({classes})" if classes else "")


def configuration(language: str) -> dict[str, Any]:
    """Of the editor for a story in the language. Its own words are in the reader's language."""
    own = (get_language() or "en").lower()
    return {
        "language": ITS_OWN_WORDS.get(own, own),
        "contentsLanguage": language,
        "contentsLangDirection": direction(language),
        "plugins": ",".join(PLUGINS),
        "toolbar": toolbar(),
        "allowedContent": allowed_content(),
        "pasteFilter": paste_filter(),
        "format_tags": ";".join(format_tags()),
        "language_list": [
            f"{code}:{label}:{direction(code)}"
            for code, label in zip(Language.values, Language.labels, strict=True)
        ],
        "directions": {code: direction(code) for code in Language.values},
        "contentsCss": [static("css/tokens.css"), static("css/editor.css")],
        "title": _("Text of the story"),
        "editorplaceholder": _("Write or paste the story. Section headings open its sections."),
        "headings": {"h2": _("Section heading"), "h3": _("Subheading")},
        "pictures": reverse("admin:articles_picture_choose"),
        "removeDialogTabs": "link:upload;link:advanced;image2:Upload",
        "linkDefaultProtocol": "https://",
        "disableNativeSpellChecker": False,
        "autoGrow_onStartup": True,
        "autoGrow_minHeight": 420,  # pixels
        "image2_disableResizer": True,  # the page decides how wide a picture is
        "entities": False,  # letters stay letters
        "fillEmptyBlocks": False,
        "stylesSet": False,
        "versionCheck": False,  # asks its maker's server
    }


class StoryEditor(CKEditorWidget):  # type: ignore[misc]  # django-ckeditor has no types
    """One rich-text editor for the whole text of a story."""

    language: str = Language.ENGLISH  # of the story
    behaviours: tuple[str, ...] = BEHAVIOURS

    @property
    def media(self) -> Media:
        own: Media = super().media
        return own + modules(*self.behaviours)

    def _set_config(self) -> None:
        self.config = configuration(self.language)
