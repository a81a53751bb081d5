"""A page that one person is shown: with a draft, or with sample data. Nobody else sees it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from newsroom.managed.families import Family
from newsroom.templating import Trace


@dataclass(frozen=True)
class Shown:
    """One managed template as it was rendered on a page, with all that it includes."""

    name: str
    values: Mapping[str, Any]
    trace: Trace
    includes: frozenset[str]


@dataclass(frozen=True)
class Stage:
    family: Family
    values: Mapping[str, Mapping[str, Any]]  # sample data by template, in place of the page's own
    shown: list[Shown] = field(default_factory=list)


_stage: ContextVar[Stage | None] = ContextVar("stage", default=None)


def current() -> Stage | None:
    return _stage.get()


@contextmanager
def on(stage: Stage) -> Iterator[None]:
    token = _stage.set(stage)
    try:
        yield
    finally:
        _stage.reset(token)
