"""Everything in a story that readers get, by the field it is typed into."""

import re
from collections.abc import Iterator
from html import unescape

from django.utils.translation import gettext as _

from articles import account_numbers, markup, story
from articles.account_numbers import CELL, Place, Text
from articles.content import Content
from articles.story import Section

PLAIN = ("headline", "slug", "standfirst", "dateline", "byline_text", "search_description")
ATTRIBUTE = re.compile(r'\s(href|alt|title)="([^"]*)"')


def texts_of(content: Content) -> list[Text]:
    """Of content whose HTML is clean."""
    described = (one.described_as for one in content.attributions)
    return [
        *(Text(field, getattr(content, field)) for field in PLAIN),
        *of_html("html", content.html),
        *(Text("attributions", words) for words in described),
    ]


def of_html(field: str, html: str) -> list[Text]:
    """The words, as one text, since a number may be spread over cells; and what elements hold."""
    return [_words(field, html), *_held(field, html)]


def _words(field: str, html: str) -> Text:
    text = ""
    places: list[Place] = []
    for words, name in _blocks(html):
        text += CELL if places else ""
        places.append(Place(len(text), name))
        text += words.replace(CELL, " ")
    return Text(field, text, places)


def _blocks(html: str) -> Iterator[tuple[str, str]]:
    """The words of every heading and paragraph, and what that is called."""
    for section in story.split(html):
        if section.heading:
            yield section.title, _("Heading")
        for number, words in enumerate(markup.blocks(section.body), 1):
            yield words, _paragraph(section, number)


def _paragraph(section: Section, number: int) -> str:
    if section.heading:
        values = {"number": number, "heading": section.title}
        return _("Paragraph %(number)d under “%(heading)s”") % values
    return _("Paragraph %(number)d") % {"number": number}


def _held(field: str, html: str) -> Iterator[Text]:
    for token in markup.tokens(html):
        for name, value in ATTRIBUTE.findall(token.source) if token.name else ():
            if name == "href":
                yield account_numbers.address(field, unescape(value), _("Address of a link"))
            else:
                yield Text(field, unescape(value), [Place(0, _("Description of a picture"))])
