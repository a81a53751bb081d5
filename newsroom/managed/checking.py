"""Everything that is wrong with a template, found before readers see it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from time import thread_time

from django.conf import settings
from django.utils.translation import gettext as _

from articles import account_numbers
from newsroom.managed import families, plain_sight, previewing
from newsroom.managed.previewing import Preview
from newsroom.managed.samples import Sample, samples
from newsroom.managed.sources import live_sources
from newsroom.templating import (
    RenderProblem,
    TemplateProblems,
    TooMuch,
    markup_rules,
    validity,
)
from newsroom.templating.markup_problem import MarkupProblem

# Bytes of a whole page, packed, without pictures and style sheet: one second on a line of
# 400 kbit/s, which is what browsers' developer tools call slow 3G.
BUDGET = 50_000
LONGEST = 500_000  # characters: ten times the longest page of the demo
SECONDS = 5.0  # of the processor, for all pages: the defaults take one
DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Problem:
    """Lines and columns are counted from 1; line 0: it stands in no line alone."""

    message: str
    line: int = 0
    column: int = 0
    length: int = 1
    pages: tuple[str, ...] = ()  # the sample pages on which it shows, by their titles


def check(name: str, source: str) -> list[Problem]:
    """In the order of the text. Renders every sample page: costs about a tenth of a second each."""
    if problems := unfit(name, source):
        return problems
    found = list(_foreign_numbers(source))
    told, until = {one.message for one in found}, thread_time() + SECONDS
    for sample in samples(name):
        if thread_time() > until:
            found.append(Problem(_("To check it takes too long: write fewer elements.")))
            break
        try:
            shown = [one for one in _on(name, source, sample) if one.message not in told]
        except TooMuch as problem:  # nor need it take as much on the other pages
            found.append(replace(_unrendered(problem), pages=(str(sample.title),)))
            break
        found += [replace(one, pages=(str(sample.title),)) for one in shown]
    return sorted(_joined(found), key=lambda one: (not one.line, one.line, one.column))


def unfit(name: str, source: str) -> list[Problem]:
    """What the engine says of the text: quick, renders nothing."""
    others = {one: text for one, text in live_sources().items() if one != name}
    try:
        families.parsed_among(name, source, others)
    except TemplateProblems as wrong:
        return [Problem(one.message, one.line, one.column, one.length) for one in wrong.problems]
    return []


def _joined(found: Iterable[Problem]) -> Iterator[Problem]:
    """What is wrong on several pages is told once."""
    pages: dict[Problem, list[str]] = {}
    for one in found:
        pages.setdefault(replace(one, pages=()), []).extend(one.pages)
    for one, titles in pages.items():
        yield replace(one, pages=tuple(dict.fromkeys(titles)))


def _on(name: str, source: str, sample: Sample) -> Iterator[Problem]:
    try:
        page = previewing.previewed(name, source, sample)
    except TooMuch:
        raise
    except RenderProblem as problem:
        yield _unrendered(problem)
        return
    before = _Before(name, sample)
    if len(page.html) > LONGEST:
        yield from _too_long(page, before)
        return
    for said in previewing.missing(page):
        if said not in before.missing:
            yield Problem(_("The page lacks: %(what)s") % {"what": said})
    yield from _unclosed(name, page)
    yield from _markup(name, page, before)
    yield from _weight(page, before)
    yield from _shown_numbers(page, before)


def _unrendered(problem: RenderProblem) -> Problem:
    return Problem(_("It cannot be rendered: %(problem)s") % {"problem": problem})


class _Before:
    """The same page with the default: what is wrong with that is not this text's doing."""

    def __init__(self, name: str, sample: Sample) -> None:
        self.name, self.sample = name, sample

    @cached_property
    def page(self) -> Preview:
        default = families.default_source(self.name)
        try:
            return previewing.previewed(self.name, default, self.sample)
        except (RenderProblem, TemplateProblems):
            return Preview(
                "", (), families.family({})
            )  # another template that is live does not fit it

    @cached_property
    def missing(self) -> frozenset[str]:
        return frozenset(previewing.missing(self.page))

    @cached_property
    def markup(self) -> frozenset[tuple[str, str, str]]:
        return frozenset(_kind(one) for one in _problems(self.page.html))

    @cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset(_numbers(self.page))


def _unclosed(name: str, page: Preview) -> Iterator[Problem]:
    """Also where HTML lets the end tag be left out: see `plain_sight`."""
    for one in page.shown:
        if name in {one.name} | one.includes and (found := plain_sight.unclosed(one.trace.html)):
            yield Problem(_("<%(name)s> is not closed: write its end tag.") % {"name": found})


def _markup(name: str, page: Preview, before: _Before) -> Iterator[Problem]:
    """Unsafe or invalid HTML, and barriers: where this template wrote it, or what is new."""
    for one in _problems(page.html):
        made = page.origin(one.at)
        if made and made.template == name:
            yield Problem(_said(one), made.line, made.column)
        elif _kind(one) not in before.markup:
            yield Problem(_said(one))


def _problems(html: str) -> list[MarkupProblem]:
    return [*markup_rules.problems(html, _own()), *validity.problems(html)]


def _own() -> tuple[str, ...]:
    """Pictures may be kept elsewhere than the site itself."""
    return (settings.MEDIA_URL, settings.STATIC_URL)


def _said(problem: MarkupProblem) -> str:
    return f"{problem.element} {problem.message}".strip()


def _kind(problem: MarkupProblem) -> tuple[str, str, str]:
    return problem.rule, problem.element, problem.message


def _too_long(page: Preview, before: _Before) -> Iterator[Problem]:
    """Not looked at any closer: that takes seconds."""
    if len(page.html) > len(before.page.html):
        text = _("The page has %(length)d characters; %(most)d is the most that is checked.")
        yield Problem(text % {"length": len(page.html), "most": LONGEST})


def _weight(page: Preview, before: _Before) -> Iterator[Problem]:
    weight = validity.weight(page.html).packed
    if weight > BUDGET and weight > validity.weight(before.page.html).packed:
        text = _("The page weighs %(weight)d kB packed; %(budget)d kB is what a poor line carries.")
        yield Problem(text % {"weight": weight / 1000, "budget": BUDGET / 1000})


def _foreign_numbers(source: str) -> Iterator[Problem]:
    """Written in the template itself, also where no sample page shows it."""
    for number, line in enumerate(source.split("\n"), start=1):
        for said in _foreign(line):
            digit = DIGIT.search(line)
            yield Problem(said, number, digit.start() + 1 if digit else 1)


def _shown_numbers(page: Preview, before: _Before) -> Iterator[Problem]:
    """Put together of pieces."""
    for said in _numbers(page):
        if said not in before.numbers:
            yield Problem(said)


def _numbers(page: Preview) -> list[str]:
    return _foreign(plain_sight.words(page.html))


def _foreign(text: str) -> list[str]:
    return [_refusal(one) for one in account_numbers.judge(text) if not one.live]


def _refusal(verdict: account_numbers.Verdict) -> str:
    text = _("%(reason)s {{ donations.numbers }} shows those that are live.")
    return text % {"reason": verdict.reason}
