"""What comparing two versions of a story of 10,000 words costs, in readings of the same story."""

import random
from collections.abc import Callable
from statistics import median
from time import perf_counter

from articles import comparing, markup
from articles.content import Content

WORDS, PARAGRAPH, ROUNDS = 10_000, 50, 9


def report() -> None:
    before = _story(random.Random(1))  # noqa: S311 - the same text each time
    after = before.replace("w1 ", "new ").replace("<p>w2", "<p>Added.</p><p>w2")
    parsed = _seconds(lambda: markup.blocks(before))
    compared = _seconds(
        lambda: comparing.compare(
            Content(headline="A", html=before), Content(headline="A", html=after), {}
        )
    )
    name = f"compare, {WORDS} words"
    print(f"{name:<20} {compared * 1000:7.2f} ms  {compared / parsed:6.1f} × reading it")  # noqa: T201 - its purpose


def _story(chance: random.Random) -> str:
    """Few words are common and many rare, as in any language."""
    words = [f"w{int(chance.paretovariate(0.7)) % 20_000}" for _ in range(WORDS)]
    return "".join(
        f"<p>{' '.join(words[at : at + PARAGRAPH])}</p>" for at in range(0, WORDS, PARAGRAPH)
    )


def _seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return median(times)
