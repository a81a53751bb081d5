"""A draft on a whole page, seen by nobody but whoever asked for it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils import translation

from newsroom import furniture
from newsroom.managed import families, staging
from newsroom.managed.families import Family
from newsroom.managed.musts.must import missing as missing_in
from newsroom.managed.registry import MANAGED
from newsroom.managed.samples import Sample
from newsroom.managed.sources import live_sources
from newsroom.managed.staging import Shown, Stage
from newsroom.templating import Trace
from newsroom.templating.state import Piece
from newsroom.templating.tokens import Places


@dataclass(frozen=True)
class Preview:
    html: str
    shown: tuple[Shown, ...]  # the managed templates on the page; those that include others
    family: Family

    def origin(self, at: int) -> Piece | None:
        """Which line of which managed template made the character at that offset of the page."""
        for one, start in self._places():
            if start <= at < start + len(one.trace.html):
                return self._exact(one.trace, at - start)
        return None

    def _exact(self, trace: Trace, at: int) -> Piece | None:
        """In text that the template spells, the very character; else the tag or value."""
        piece = trace.origin(at)
        if piece is None:
            return None
        source, written = self.family.parsed[piece.template].source, trace.html[piece.start : at]
        places = Places(source)
        begin = places.starts[piece.line - 1] + piece.column - 1
        if not source.startswith(written, begin):
            return piece
        end = begin + len(written)
        return replace(piece, line=places.line(end), column=places.column(end))

    def _places(self) -> Iterator[tuple[Shown, int]]:
        """In the order of rendering, which is that of the page."""
        done = 0
        for one in self.shown:
            start = self.html.find(one.trace.html, done)
            if start >= 0:
                yield one, start
                done = start + len(one.trace.html)


def preview(name: str, source: str, sample: Sample) -> str:
    """The whole page. Raises TemplateProblems and RenderProblem."""
    return previewed(name, source, sample).html


def previewed(name: str, source: str, sample: Sample) -> Preview:
    """The same, and which template made what. All others are as they are live."""
    stage = Stage(_family(name, source), sample.values)
    with staging.on(stage), translation.override(furniture.site().language.lower()):
        html = sample.page()
    return Preview(html, tuple(stage.shown), stage.family)


def _family(name: str, source: str) -> Family:
    """The template, the live versions beside it, and the defaults of those that do not fit it."""
    others = {one: text for one, text in live_sources().items() if one != name}
    families.parsed_among(name, source, others)
    found = families.family({**others, name: source})
    if name in found.wrong:
        raise found.wrong[name]
    return found


def missing(found: Preview) -> list[str]:
    """What the page lacks of that which the templates on it have to contain."""
    lacking = [said for one in found.shown for said in _missing(one)]
    return list(dict.fromkeys(lacking))


def _missing(one: Shown) -> Iterator[str]:
    """An included template is looked for in what is around it, as far as that has its values."""
    for name in (one.name, *sorted(one.includes)):
        known = MANAGED[name]
        needed = {name for name, value in known.declared.fields.items() if not value.optional}
        if needed <= one.values.keys():
            yield from missing_in(known.musts, one.trace.html, one.values)
