"""What managed templates cost: a changed version beside the default, and Django's engine."""

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any
from unittest.mock import patch

from django.template import Context, Engine
from django.test import Client
from django.utils.safestring import mark_safe

ROUNDS, REQUESTS = 20, 10
CHANGED = {"header": "</header>", "story-page": "</article>", "story-card": "</article>"}


def report(addresses: dict[str, str]) -> None:
    """Of pages on the demo content."""
    _report_changed({name: to for name, to in addresses.items() if name != "nothing"})
    _report_engines()


def _report_changed(addresses: dict[str, str]) -> None:
    from newsroom.managed.families import default_source  # noqa: PLC0415 - needs the settings
    from newsroom.managed.sources import LiveSources  # noqa: PLC0415 - models need the settings

    changed = LiveSources(
        (name, default_source(name).replace(end, f"<p>Changed.</p>{end}"))
        for name, end in CHANGED.items()
    )
    client = Client()
    for name, address in addresses.items():
        times: dict[bool, list[float]] = {False: [], True: []}
        for at in range(2 * ROUNDS + 2):  # in turns; the first two parse
            live = changed if at % 2 else LiveSources()
            with patch("newsroom.managed.sources.live_sources", return_value=live):
                times[bool(at % 2)].append(_asking(client, address))
        seconds, base = median(times[True][1:]), median(times[False][1:])
        _print(f"{name}, changed", seconds, base, "its default")


def _asking(client: Client, address: str) -> float:
    start = perf_counter()
    for _ in range(REQUESTS):
        client.get(address, headers={"accept-encoding": "gzip"})
    return (perf_counter() - start) / REQUESTS


def _report_engines() -> None:
    """The default of the story page, as it is and as one of Django's own."""
    from newsroom.managed import families  # noqa: PLC0415 - as above
    from newsroom.managed.made_up import stories  # noqa: PLC0415 - as above

    values = stories.story_page()
    ours = families.family({}).parsed["story-page"]
    theirs = _engine().get_template("story-page")
    context = _as_django_takes_it(values)
    base = _seconds(lambda: theirs.render(Context(context)))
    _print("story page, engine", _seconds(lambda: ours.render(values)), base, "Django's")


def _engine() -> Engine:
    from newsroom.managed.families import default_source  # noqa: PLC0415 - as above
    from newsroom.managed.registry import MANAGED  # noqa: PLC0415 - as above

    texts = {name: default_source(name) for name in MANAGED}
    return Engine(
        loaders=[("django.template.loaders.locmem.Loader", texts)],
        builtins=["articles.templatetags.articles", "django.templatetags.i18n"],
    )


def _as_django_takes_it(value: Any) -> Any:
    from newsroom.templating import Markup  # noqa: PLC0415 - as above

    if isinstance(value, dict):
        return {name: _as_django_takes_it(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_as_django_takes_it(one) for one in value]
    return mark_safe(value.html) if isinstance(value, Markup) else value


def _seconds(work: Callable[[], object]) -> float:
    taken = []
    work()
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return median(taken)


def _print(name: str, seconds: float, base: float, of: str) -> None:
    print(f"{name:<24} {seconds * 1000:7.2f} ms  {seconds / base:6.2f} × {of}")  # noqa: T201 - its purpose
