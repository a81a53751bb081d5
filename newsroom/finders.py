"""Which static files there are: one style sheet for readers, and of the apps only what is used."""

import re
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import AppDirectoriesFinder, BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage, Storage

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
UNUSED_PLUGINS = """
    about adobeair autoembed bbcode codesnippet codesnippetgeshi devtools div divarea docprops
    embed embedbase embedsemantic exportpdf flash forms iframe iframedialog mathjax pagebreak
    placeholder preview scayt smiley sourcedialog templates uicolor uploadimage uploadwidget wsc
""".split()  # noqa: SIM905 - thirty lines of one word each read worse
UNUSED = [
    *(f"ckeditor/ckeditor/plugins/{name}/*" for name in UNUSED_PLUGINS),
    "ckeditor/*/lang/[!efn]*",  # the editor speaks English, Persian (fa) and Norwegian (nb)
    "ckeditor/ckeditor/skins/moono/*",  # the skin in use is moono-lisa
    "ckeditor/ckeditor/skins/*_ie*",
    "ckeditor/ckeditor/adapters/*",
    "ckeditor/ckeditor/build-config.js",
    "ckeditor/ckeditor/bender-runner.config.json",
    "ckeditor/*/samples/*",
    "ckeditor/*.md",
    "ckeditor/file-icons/*",
    "ckeditor/galleriffic/*",
    "account/js/*",  # allauth's: js/passkey.js does what is needed
    "mfa/js/*",
]


class UsedFilesFinder(AppDirectoriesFinder):
    """Leaves out what no page uses, above all the CKEditor plugins with open advisories: what is
    not served cannot be attacked. A third of the files is left to be prepared."""

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[Any]:
        return super().list([*(ignore_patterns or ()), *UNUSED])

    def find_in_app(self, app: str, path: str) -> Any:
        return None if matches_patterns(path, UNUSED) else super().find_in_app(app, path)


SHEETS = {  # each joined of these, in this order
    "css/site.css": ("tokens.css", "base.css", "components/*.css"),
    "css/donate.css": ("donate/*.css",),  # of the donation pages, after the one above
}


class StylesheetFinder(BaseFinder):
    """Offers the style sheets that pages load: each the parts of static/css that it is made of,
    joined, since a poor line pays for every request.

    The joined files are kept in var/stylesheet, written again when a source changes.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.source = settings.BASE_DIR / "static" / "css"
        self.folder: Path = settings.VAR / "stylesheet"
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        found = [str(self._written(path))] if self._sources(path) else []
        return found[0] if found and not find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        for name in filter(self._sources, SHEETS):
            self._written(name)
            yield name, FileSystemStorage(location=self.folder)

    def _sources(self, name: str) -> tuple[Path, ...]:
        patterns = SHEETS.get(name, ())
        return tuple(path for pattern in patterns for path in sorted(self.source.glob(pattern)))

    def _written(self, name: str) -> Path:
        target, text = self.folder / name, self._text(name)
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            draft = target.with_suffix(f".{secrets.token_hex(4)}")
            draft.write_text(text, encoding="utf-8")
            draft.replace(target)  # at once: a server's threads read it meanwhile
        return target

    def _text(self, name: str) -> str:
        sources = self._sources(name)
        return "\n".join(_squeezed(source.read_text(encoding="utf-8")) for source in sources)


def _squeezed(sheet: str) -> str:
    """Without comments and indentation, which are a fifth of it."""
    lines = COMMENT.sub("", sheet).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())
