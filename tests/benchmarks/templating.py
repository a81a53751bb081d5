"""What a managed template costs, in renderings of the same one by Django's engine."""

from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median
from time import perf_counter
from typing import Any

from django.template import Context, Engine

from newsroom.templating import (
    Declared,
    Record,
    address,
    freeze,
    listing,
    moment,
    number,
    parse,
    pictures,
    record,
    text,
    yes_no,
)

STORIES, ROUNDS = 30, 30
CARD = """{% for story in stories %}<article class="card{% if story.tall %} tall{% endif %}">
{% if story.category %}<p class="label">{{ story.category }}</p>
{% endif %}<h{{ level }}><a href="{{ story.address }}">{{ story.headline }}</a></h{{ level }}>
{% if story.standfirst and not forloop.last %}<p>{{ story.standfirst|truncatewords:20 }}</p>
{% endif %}<p class="label">{{ story.published|date:"j F Y, H:i" }}</p>
{% with picture=story.picture %}<img src="{{ picture.address }}" srcset="{{ picture.sizes }}"
width="{{ picture.width }}" height="{{ picture.height }}" alt="{{ picture.alt }}">
{% endwith %}</article>
{% empty %}<p>Nothing yet.</p>
{% endfor %}"""
PICTURE = record(
    "", address=address(""), sizes=pictures(""), width=number(""), height=number(""), alt=text("")
)
STORY = record(
    "",
    tall=yes_no(""),
    category=text(""),
    address=address(""),
    headline=text(""),
    standfirst=text(""),
    published=moment(""),
    picture=PICTURE,
)
DECLARED = Declared(stories=listing("", STORY), level=number(""))


def report() -> None:
    data = _data()
    theirs, ours = Engine().from_string(CARD), parse(CARD, DECLARED)
    kept = freeze(data, DECLARED)
    assert isinstance(kept, Record)
    assert ours.render(data) == theirs.render(Context(data))
    base = _seconds(lambda: theirs.render(Context(data)))
    _print("Django's engine", base, base)
    _print("the limited engine", _seconds(lambda: ours.render(data)), base)
    _print("… with frozen data", _seconds(lambda: ours.render(kept)), base)
    _print("parsing it", _seconds(lambda: parse(CARD, DECLARED)), base)


def _data() -> dict[str, Any]:
    picture = {"address": "/media/a.avif", "sizes": "/media/a.avif 480w, /media/b.avif 960w"}
    story = {
        "tall": True,
        "category": "World & region",
        "address": "/stories/bread-by-weight/",
        "headline": "On Lantern Street bread keeps its price",
        "standfirst": "The loaf is smaller. " * 8,
        "published": datetime(2026, 11, 22, tzinfo=UTC),
        "picture": {**picture, "width": 960, "height": 640, "alt": "A baker"},
    }
    return {"stories": [story] * STORIES, "level": 2}


def _print(name: str, seconds: float, base: float) -> None:
    print(f"{name:<20} {seconds * 1000:7.2f} ms  {seconds / base:6.2f} × Django's engine")  # noqa: T201 - its purpose


def _seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return median(times)
