"""Reads the catalogues of translations, without the tools of the system."""

import ast
import re
from dataclasses import dataclass
from gettext import GNUTranslations
from pathlib import Path
from typing import TypeAlias

from django.conf import settings

Forms: TypeAlias = tuple[str, ...]  # of a message: one, or the singular and the plural

ENTRY = re.compile(
    r'^msgid (?P<id>"[^\n]*")\n(?:msgid_plural (?P<plural>"[^\n]*")\n)?'
    r'(?P<translated>(?:msgstr(?:\[\d\])? "[^\n]*"\n)+)',
    re.MULTILINE,
)
TRANSLATED = re.compile(r'^msgstr(?:\[\d\])? ("[^\n]*")$', re.MULTILINE)
HEADER = ""
APPS = ("articles", "donations", "newsroom")


@dataclass(frozen=True)
class Catalogue:
    path: Path

    @property
    def app(self) -> str:
        return self.path.parts[-5]

    @property
    def language(self) -> str:
        return self.path.parts[-3]

    @property
    def messages(self) -> dict[str, tuple[Forms, Forms]]:
        """The forms of each message and of its translation, by its singular."""
        found = {}
        for entry in ENTRY.finditer(self.path.read_text(encoding="utf-8")):
            forms = tuple(ast.literal_eval(one) for one in (entry["id"], entry["plural"]) if one)
            told = tuple(map(ast.literal_eval, TRANSLATED.findall(entry["translated"])))
            found[forms[0]] = (forms, told)
        return {one: forms for one, forms in found.items() if one != HEADER}

    @property
    def compiled(self) -> dict[str, Forms]:
        """The same from the file that Django reads, by the singular."""
        with self.path.with_suffix(".mo").open("rb") as file:
            kept = GNUTranslations(file)._catalog  # type: ignore[attr-defined]  # no public way
        told: dict[str, Forms] = {}
        for key in sorted((key for key in kept if key != HEADER), key=str):
            name = key[0] if isinstance(key, tuple) else key
            told[name] = (*told.get(name, ()), kept[key])
        return told


def catalogues() -> list[Catalogue]:
    found = [path for app in APPS for path in Path(settings.BASE_DIR, app).glob("locale/*/*/*.po")]
    return [Catalogue(path) for path in sorted(found)]
