"""Stories in lists."""

from typing import Any

from newsroom.managed.made_up import files
from newsroom.managed.made_up.site import CULTURE, PUBLISHED, Values
from newsroom.templating import Markup

LONG = (
    "The town that moved its market, its school and its only well twice in one dry spring, and "
    "what the people who stayed behind say about those who went ahead"
)


def picture() -> Values:
    address = files.address("img/sample-picture.svg")
    return {
        "address": address,
        "sizes": f"{address} 1200w",
        "width": 1200,
        "height": 800,
        "alt": "Hills above a river",
        "caption": "The river below Arvel in the third dry spring.",
        "credit": "Mina Toral / Ostrel Pictures",
    }


def card(number: int, **fields: Any) -> Values:
    return {
        "headline": f"Story {number}: bread by weight",
        "address": f"/stories/sample-{number}/",
        "standfirst": "A town bakes again, and pays by the loaf.",
        "language": "en",
        "category": CULTURE,
        "byline": Markup("By <bdi>Mina Toral</bdi> and <bdi>Idris Vanto</bdi>"),
        "published_at": PUBLISHED,
        "picture": picture(),
    } | fields


def front_page() -> Values:
    rail = [
        card(2, headline=LONG),
        card(3, picture=None),
        card(4, headline="اوبه په شمعه", language="ps", standfirst="", byline=Markup("")),
    ]
    stories = [card(5), card(6), card(7, picture=None)]
    return {"lead": card(1), "rail": rail, "columns": [{**CULTURE, "stories": stories}]}


def empty_front_page() -> Values:
    return {"lead": None, "rail": [], "columns": []}


def story_card() -> Values:
    shape = {"shows_category": True, "is_tall": True}
    return {"story": card(1, headline=LONG), "level": 2, "sizes": "100vw", **shape}


def short_card() -> Values:
    story = card(2, headline="اوبه په شمعه", language="ps", picture=None, standfirst="")
    return {"story": story, "level": 2, "sizes": "7rem", "is_short": True}
