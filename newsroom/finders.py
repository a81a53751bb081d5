"""One style sheet for readers: a poor line pays for every request."""

import re
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class StylesheetFinder(BaseFinder):
    """Offers css/site.css: tokens, base and components of static/css, joined in that order.

    The joined file is kept in var/stylesheet, written again when a source changes.
    """

    name = "css/site.css"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.source = settings.BASE_DIR / "static" / "css"
        self.folder: Path = settings.VAR / "stylesheet"
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        found = [str(self._written())] if path == self.name else []
        return found if find_all else next(iter(found), None)

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        self._written()
        yield self.name, FileSystemStorage(location=self.folder)

    def _sources(self) -> Iterator[Path]:
        yield self.source / "tokens.css"
        yield self.source / "base.css"
        yield from sorted(self.source.glob("components/*.css"))

    def _written(self) -> Path:
        target, text = self.folder / self.name, self._text()
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            draft = target.with_suffix(f".{secrets.token_hex(4)}")
            draft.write_text(text, encoding="utf-8")
            draft.replace(target)  # at once: a server's threads read it meanwhile
        return target

    def _text(self) -> str:
        return "\n".join(
            _squeezed(source.read_text(encoding="utf-8")) for source in self._sources()
        )


def _squeezed(sheet: str) -> str:
    """Without comments and indentation, which are a fifth of it."""
    lines = COMMENT.sub("", sheet).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())
