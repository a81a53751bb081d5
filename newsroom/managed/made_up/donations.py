"""How to give, without a number that anybody could send money to."""

from newsroom.managed.made_up.site import Values
from newsroom.templating import Markup

EDITIONS = [
    {"name": "English", "address": "/donate/", "language": "en", "is_current": True},
    {"name": "پښتو", "address": "/donate/ps/", "language": "ps", "is_current": False},
]
NO_NUMBERS = '<div class="donation-status"><p>The account details are not shown now.</p></div>'


def donations() -> Values:
    numbers = f'<div class="donation-ways">{_way(3)}</div>'
    return _panel(numbers, amounts=["200 kr", "20 €"])


def without_numbers() -> Values:
    return _panel(NO_NUMBERS, amounts=[])


def _panel(numbers: str, amounts: list[str]) -> Values:
    return {
        "donations": {
            "heading": "Support our work",
            "appeal": "Readers make this possible.\n\nA little every month helps most.",
            "amounts": amounts,
            "numbers": Markup(numbers),
            "address": "/donate/",
        }
    }


def page() -> Values:
    contents = '<nav class="donation-contents label" aria-label="On this page"></nav>'
    return _page(_way(2), contents=contents, rest="A second paragraph.\n\nAnd a third.")


def page_without_numbers() -> Values:
    return _page(NO_NUMBERS, contents="", rest="")


def _page(numbers: str, contents: str, rest: str) -> Values:
    return {
        "donations": {
            "heading": "Support our work",
            "lede": "Readers make this possible.",
            "rest": rest,
            "editions": EDITIONS,
            "contents": Markup(contents),
            "numbers": Markup(numbers),
        }
    }


def _way(level: int) -> str:
    return (
        f'<section class="donation-way"><h{level}>By bank transfer</h{level}>'
        '<dl class="donation-details"><div class="donation-number"><dt class="label">Account number'
        '</dt><dd><bdi dir="ltr">—</bdi></dd></div></dl></section>'
    )
