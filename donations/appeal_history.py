"""What the words around the numbers were: every version, with what it changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from donations.models import AppealVersion
from donations.models.appeal_words import WORDS

LABELS = {field.name: field.verbose_name for field in AppealVersion._meta.fields}


@dataclass(frozen=True)
class Changed:
    label: str | Promise
    before: str
    after: str


@dataclass(frozen=True)
class Version:
    number: int
    at: datetime
    person: str
    changes: list[Changed]


def of(language: str) -> list[Version]:
    """The newest first; costs one query."""
    found: list[Version] = []
    before: Mapping[str, str] = dict.fromkeys(WORDS, "")
    for one in AppealVersion.objects.of(language).order_by("number"):
        found.append(Version(one.number, one.at, one.person, _changes(before, one.words)))
        before = one.words
    return found[::-1]


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[Changed]:
    return [
        Changed(LABELS[name], before[name], after[name])
        for name in WORDS
        if before[name] != after[name]
    ]
