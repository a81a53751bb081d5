"""What stands beside the editor: the data of a template, the tags, filters and classes to use."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from newsroom.templating import Declared, Kind, Value

Help = tuple[str, str | Promise]  # what to write, what it does


@dataclass(frozen=True)
class Entry:
    """One value: its path, and what is put into the text for it; nothing for a mere group."""

    path: str
    insert: str
    kind: str
    meaning: str | Promise
    example: str
    optional: bool
    inner: tuple["Entry", ...]
    loop: str = ""  # of a list: the tag in which `inner` has its names


def data(declared: Declared) -> tuple[Entry, ...]:
    return tuple(_entries("", declared))


def _entries(before: str, value: Value) -> Iterator[Entry]:
    for name, inner in value.fields.items():
        yield _entry(f"{before}{name}", name, inner)


def _entry(path: str, name: str, value: Value) -> Entry:
    loops_as = _singular(name) if value.item else ""
    if value.item and value.item.fields:
        below = _entries(f"{loops_as}.", value.item)
    elif value.item:
        below = iter([_entry(loops_as, loops_as, value.item)])
    else:
        below = _entries(f"{path}.", value)
    return Entry(
        path=path,
        insert=_insert(path, value, loops_as),
        kind=str(value.kind.label),
        meaning=value.meaning,
        example=value.example,
        optional=value.optional,
        inner=tuple(below),
        loop=_loop(path, loops_as) if value.item else "",
    )


def _insert(path: str, value: Value, loops_as: str) -> str:
    if value.kind is Kind.LIST:
        return f"{_loop(path, loops_as)}{{% endfor %}}"
    if value.kind in (Kind.RECORD, Kind.YES_NO):
        wanted = value.optional or value.kind is Kind.YES_NO
        return f"{{% if {path} %}}{{% endif %}}" if wanted else ""
    return f"{{{{ {path}|minute }}}}" if value.kind is Kind.MOMENT else f"{{{{ {path} }}}}"


def _loop(path: str, one: str) -> str:
    return f"{{% for {one} in {path} %}}"


def _singular(name: str) -> str:
    """What one of a list is called in a loop: stories, story."""
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    return name.removesuffix("s") if name.endswith("s") else "one"


TAGS: tuple[Help, ...] = (
    (
        "{% if story.picture %}…{% elif story.standfirst %}…{% else %}…{% endif %}",
        _("Only where it holds; with and, or, not, ==, <, in."),
    ),
    (
        "{% for link in links %}…{% empty %}…{% endfor %}",
        _("Once for each; forloop.first, forloop.counter and their like."),
    ),
    ("{% with name=value %}…{% endwith %}", _("Another name for a value.")),
    (
        '{% include "story-card" with story=lead %}',
        _("Another template of this list, with its data."),
    ),
    (
        '{% translate "Donate" %}',
        _("Words in the language of the page, where they are translated."),
    ),
    (
        "{% blocktranslate with name=value %}…{{ name }}…{% endblocktranslate %}",
        _("A sentence with values, in the language of the page."),
    ),
    (
        "{% in_language link.language %}",
        _("In a start tag: lang and dir, for words in another language."),
    ),
    (
        "{% in_site_language story.language %}",
        _("In a start tag inside such words: back to the language of the page."),
    ),
    ('{% firstof one two "else" %}', _("The first that is not empty.")),
    ("{# … #} {% comment %}…{% endcomment %}", _("A remark that readers do not get.")),
)
FILTERS: tuple[Help, ...] = (
    ("|minute", _("A moment as date and time.")),
    ("|weekday", _("A moment as day of the week and date.")),
    ("|zoned", _("A moment as date and time with the time zone.")),
    ('|date:"j F Y"', _("A moment in a form of your own.")),
    ('|time:"H:i"', _("The time of a moment.")),
    ("|linebreaks", _("Paragraphs where the text has empty lines.")),
    ("|linebreaksbr", _("A new line where the text has one.")),
    ("|truncatewords:30", _("So many words at most.")),
    ("|upper", _("In capitals.")),
    ("|lower", _("Without capitals.")),
    ("|capfirst", _("With a capital at the beginning.")),
    ("|title", _("With a capital at every word.")),
    ('|join:", "', _("A list of texts in a row.")),
    ("|length", _("How many characters, or how many there are in a list.")),
    ("|floatformat:2", _("A number with so many decimals.")),
    ('|yesno:"yes,no"', _("One word or the other.")),
    ('|default:"…"', _("Something else where it is empty.")),
    ('|default_if_none:"…"', _("Something else where there is nothing at all.")),
    ("|urlencode", _("For a part of an address.")),
)
CLASSES: dict[str, tuple[Help, ...]] = {  # of the style sheet: no template has styles of its own
    "story-card": (
        ("story-card-tall", _("The picture stands above the words, over the whole width.")),
        ("story-card-wide", _("The picture beside the words is about twice as wide.")),
    ),
}
EVERYWHERE: tuple[Help, ...] = (
    ("label", _("Small letters without serifs, for what is not the text itself.")),
    ("site-words", _("Words of the site inside a text in another language.")),
    ("visually-hidden", _("For screen readers only.")),
)


def classes(name: str) -> tuple[Help, ...]:
    return (*CLASSES.get(name, ()), *EVERYWHERE)
