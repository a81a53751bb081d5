"""What pages cost, in views that do nothing, all in one run: `make bench`.

Milliseconds differ from machine to machine, the ratio much less. Through the whole of Django with
all middleware, on the demo content and SQLite; without server, network and page cache.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

import django
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.runner import DiscoverRunner
from django.urls import path

from tests.benchmarks import comparing, ledger, managed, templating
from tests.benchmarks.timing import timed

ROUNDS = 20  # pages take turns, so that a slow second of the machine hits them all


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def main() -> None:
    with demo():
        pages = {"nothing": "/nothing/", "front page": "/", "donations": "/donate/", **longest()}
        report(measure(pages))
        managed.report(pages)
        ledger.report()
    comparing.report()
    templating.report()


@contextmanager
def demo() -> Iterator[None]:
    runner = DiscoverRunner(verbosity=0, interactive=False)
    runner.setup_test_environment()
    made = runner.setup_databases()
    _add_nothing()
    call_command("load_demo", verbosity=0)
    yield
    runner.teardown_databases(made)


def _add_nothing() -> None:
    from newsroom.urls import urlpatterns  # noqa: PLC0415 - loads the admin, which needs settings

    urlpatterns.insert(0, path("nothing/", nothing))  # before the pages at any address


def longest() -> dict[str, str]:
    """The demo story with the most quotes."""
    from articles.models import Article  # noqa: PLC0415 - models need the settings

    stories = Article.objects.live().with_story()
    story = max(stories, key=lambda one: len(one.quotes.all()))
    return {f"story, {len(story.quotes.all())} quotes": story.get_absolute_url()}


def measure(pages: dict[str, str]) -> dict[str, float]:
    """Seconds for one request of each page: the median of the rounds."""
    client = Client()
    rounds: dict[str, list[float]] = {name: [] for name in pages}
    for _ in range(ROUNDS):
        for name, address in pages.items():
            rounds[name].append(timed(client, address))
    return {name: median(times) for name, times in rounds.items()}


def report(times: dict[str, float]) -> None:
    base = times["nothing"]
    for name, seconds in times.items():
        print(f"{name:<20} {seconds * 1000:7.2f} ms  {seconds / base:6.1f} ×")  # noqa: T201 - its purpose


if __name__ == "__main__":
    django.setup()
    main()
