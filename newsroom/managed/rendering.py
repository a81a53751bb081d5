"""From plain values to HTML: the live version of a template, or its default where that fails."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from newsroom.managed import failures, families, guarding, staging
from newsroom.managed.sources import LiveSources, live_sources
from newsroom.managed.staging import Shown, Stage
from newsroom.templating import Limits, Parsed, RenderProblem

# Drafts are checked with the engine's own limits: what is live has room for longer stories.
LIVE = Limits(steps=500_000, characters=5_000_000, seconds=5.0)
DEFAULT = Limits(steps=50_000_000, characters=500_000_000, seconds=300.0)  # nothing to fear

Values = Mapping[str, Any]


def render(name: str, values: Values, sources: LiveSources | None = None) -> SafeString:
    """Whole in any case, from these sources or those that are live."""
    if stage := staging.current():
        return mark_safe(_staged(name, values, stage))  # the engine escapes
    live = live_sources() if sources is None else sources
    usable = live.usable()
    found = families.family(usable)
    for one, problem in found.wrong.items():
        _replace(live, one, str(problem))
        del usable[one]
    try:
        return mark_safe(_guarded(found.parsed[name], values, live, usable))
    except RenderProblem as problem:
        return mark_safe(_without(found.parsed[name], values, live, problem))


def _guarded(parsed: Parsed, values: Values, live: LiveSources, usable: Mapping[str, str]) -> str:
    """Raises RenderProblem for what no template may show readers."""
    html = parsed.render(values, LIVE if usable else DEFAULT)
    if usable.keys().isdisjoint({parsed.name} | parsed.includes):
        return html
    digest = blake2b(f"{parsed.name} {html}".encode()).digest()
    if digest not in live.sound:
        found = guarding.look(html, values)
        if found.is_lasting:
            live.remember(digest)
        elif found.problems:
            _refuse(found.problems, parsed.name, values)
    return html


def _refuse(problems: Iterable[str], name: str, values: Values) -> None:
    """Those that are not the default's doing."""
    default = families.family({}).parsed[name].render(values, DEFAULT)
    known = guarding.look(default, values).problems
    for one in problems:
        if one not in known:
            raise RenderProblem(one)


def _staged(name: str, values: Values, stage: Stage) -> str:
    parsed = stage.family.parsed[name]
    trace = parsed.trace(values)
    stage.shown.append(Shown(name, values, trace, parsed.includes))
    return trace.html


def _without(parsed: Parsed, values: Values, live: LiveSources, problem: RenderProblem) -> str:
    """With the default in place of the one that fails, or of all if it is none alone."""
    usable = live.usable()
    suspects = sorted(({parsed.name} | parsed.includes) & usable.keys())
    for one in suspects:
        others = {name: text for name, text in usable.items() if name != one}
        try:
            html = _guarded(families.family(others).parsed[parsed.name], values, live, others)
        except RenderProblem:
            continue
        _replace(live, one, str(problem))
        return html
    html = families.family({}).parsed[parsed.name].render(values, DEFAULT)
    for one in suspects:
        _replace(live, one, str(problem))
    return html


def _replace(live: LiveSources, name: str, problem: str) -> None:
    live.failed.add(name)
    failures.failed(name, live[name], problem)
