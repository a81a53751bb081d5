"""All managed templates, parsed together: once, for as long as none of them changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from newsroom.managed.registry import MANAGED
from newsroom.templating import Parsed, Source, TemplateProblems, parse

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
KEPT = 8  # families: the live one, that of defaults, and some that somebody previews


@dataclass(frozen=True)
class Family:
    parsed: Mapping[str, Parsed]
    wrong: Mapping[str, TemplateProblems]  # of texts that the default stands in for


@lru_cache
def default_source(name: str) -> str:
    return (TEMPLATES / MANAGED[name].file).read_text(encoding="utf-8")


def parsed_among(name: str, text: str, others: Mapping[str, str]) -> Parsed:
    """One template among these others and defaults. Raises TemplateProblems."""
    return _parsed(name, {**others, name: text})


def family(changed: Mapping[str, str]) -> Family:
    """With these texts in place of defaults."""
    return _family(frozenset(changed.items()))


@lru_cache(KEPT)
def _family(changed: frozenset[tuple[str, str]]) -> Family:
    good, wrong = dict(changed), {}
    for name, text in sorted(changed):
        if problem := _problem(name, {name: text}):
            wrong[name] = problem
            del good[name]
    while found := _first_wrong(good):
        name, wrong[name] = found  # right alone, but not with another: they include each other
        del good[name]
    return Family({name: _parsed(name, good) for name in MANAGED}, wrong)


def _first_wrong(good: Mapping[str, str]) -> tuple[str, TemplateProblems] | None:
    for name in MANAGED if good else ():
        if problem := _problem(name, good):
            return _to_blame(name, good), problem
    return None


def _to_blame(name: str, good: Mapping[str, str]) -> str:
    """The one without which the template has no problem; rather itself than another."""
    for one in sorted(good, key=lambda one: one != name):
        if not _problem(name, {other: good[other] for other in good if other != one}):
            return one
    return min(good)


def _problem(name: str, changed: Mapping[str, str]) -> TemplateProblems | None:
    try:
        _parsed(name, changed)
    except TemplateProblems as problem:
        return problem
    return None


def _parsed(name: str, changed: Mapping[str, str]) -> Parsed:
    partials = {one: _source(one, changed) for one in MANAGED}
    text = partials[name].text
    return parse(text, MANAGED[name].declared, partials, name=name)


def _source(name: str, changed: Mapping[str, str]) -> Source:
    """The line end at the end of a file is no part of what is included in a line."""
    text = changed.get(name)
    return Source(
        (default_source(name) if text is None else text).rstrip("\r\n"), MANAGED[name].declared
    )
