from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from newsroom.managed.musts.must import Made, Must, Values, inherited, plain, words_of
from newsroom.templating.html_tree import Element


def _cards(values: Values) -> Iterator[Values]:
    if values["lead"]:
        yield values["lead"]
    yield from values["rail"]
    for column in values["columns"]:
        yield from column["stories"]


def _leads_to(made: Made, story: Values) -> bool:
    return made.links_to(story["address"], story["headline"])


def _says_when(made: Made, story: Values) -> bool:
    """In an element that programs can read, too; the hour depends on the site's time zone."""
    moment = story["published_at"]
    times = [one.attributes.get("datetime", "") for one in made.elements("time")]
    return moment is None or any(time.startswith(f"{moment:%Y-%m}") for time in times)


def _has_whole_text(made: Made) -> bool:
    said, at = plain(made.root.text()), 0
    for words in map(plain, _text(made.values["story"])):
        at = said.find(words, at) + len(words)
        if at < len(words):
            return False
    return True


def _text(story: Values) -> Iterator[str]:
    """Headings and parts in their order."""
    for section in story["sections"]:
        yield words_of(section["heading"])
        for part in section["parts"]:
            yield words_of(part["quote"]["words"] if part.get("quote") else part["text"])


def _has_anchors(made: Made, kind: str) -> bool:
    known = {one.attributes.get("id") for one in made.root.walk()}
    return known.issuperset(one["anchor"] for one in made.values["story"][kind] if one["anchor"])


def _has_corrections(made: Made) -> bool:
    found = made.values["story"]["corrections"]
    return all(made.says(str(one["kind"])) and made.says(one["note"]) for one in found)


def _lists_voices(made: Made) -> bool:
    said = {one.attributes.get("id"): plain(one.text()) for one in made.root.walk()}
    voices = made.values["story"]["voices"]
    return all(plain(one["speaker"]) in said.get(one["anchor"], "") for one in voices)


def _names_speakers(made: Made) -> bool:
    parts = [part for one in made.values["story"]["sections"] for part in one["parts"]]
    quotes = [part["quote"] for part in parts if part.get("quote")]
    return all(_is_told(made, quote) for quote in quotes)


def _is_told(made: Made, quote: Values) -> bool:
    return any(_is_quote(one, quote) for one in made.elements("span", "q", "a", "mark", "b", "i"))


def _is_quote(element: Element, quote: Values) -> bool:
    """The words stand in an element that says whose they are, to eyes and ears."""
    refers = element.attributes.get("aria-describedby") == quote["voice"]
    return (
        plain(words_of(quote["words"])) in plain(element.text())
        and element.attributes.get("data-speaker") == quote["speaker"]
        and (refers or not quote["is_first"])
    )


def _speaks_its_language(made: Made) -> bool:
    language = made.values["story"]["language"]
    headings = made.elements("h1", "h2", "h3", "h4")
    own = [one for one in headings if plain(made.values["story"]["headline"]) in plain(one.text())]
    return all(inherited(one, "lang") == language and inherited(one, "dir") for one in own)


def _shows(made: Made, picture: Values | None) -> bool:
    if not picture:
        return True
    alternatives = [one.attributes.get("alt") for one in made.elements("img")]
    return (
        picture["alt"] in alternatives
        and made.says(picture["caption"])
        and made.says(picture["credit"])
    )


LANGUAGE = Must(
    _("The story's language and direction: {% in_language story.language %}."),
    _speaks_its_language,
)
BYLINE = Must(
    _("Who wrote it: {{ story.byline }}."),
    lambda made: made.says(words_of(made.values["story"]["byline"])),
)
MOMENT = Must(
    _("When it was published: {{ story.published_at|zoned }}."),
    lambda made: _says_when(made, made.values["story"]),
)
CORRECTIONS = (
    Must(_("Every correction, with its kind."), _has_corrections),
    Must(
        _("The id of every correction: others link to it."),
        lambda made: _has_anchors(made, "corrections"),
    ),
)
VOICES = (Must(_("Every voice, with its id: the quotes refer to it."), _lists_voices),)
FRONT_PAGE = (
    Must(_("A main heading, in <h1>."), Made.has_heading),
    Must(
        _("Every story, with its headline and a link to its page."),
        lambda made: all(_leads_to(made, story) for story in _cards(made.values)),
    ),
    Must(
        _("When every story was published: {{ story.published_at|minute }}."),
        lambda made: len(made.elements("time")) >= len(list(_cards(made.values))),
    ),
)
STORY_CARD = (
    Must(
        _("The headline, with a link to the story."),
        lambda made: _leads_to(made, made.values["story"]),
    ),
    Must(
        _("When the story was published: {{ story.published_at|minute }}."),
        lambda made: _says_when(made, made.values["story"]),
    ),
    LANGUAGE,
)
STORY_PAGE = (
    Must(
        _("The headline as main heading, in <h1>."),
        lambda made: made.has_heading(made.values["story"]["headline"]),
    ),
    LANGUAGE,
    Must(_("The whole text, in its order."), _has_whole_text),
    Must(
        _("The id of every section: others link to it."),
        lambda made: _has_anchors(made, "sections"),
    ),
    Must(_("Every quote with its speaker."), _names_speakers),
    Must(
        _("The picture, with its alternative text, caption and credit."),
        lambda made: _shows(made, made.values["story"]["picture"]),
    ),
    BYLINE,
    MOMENT,
    *CORRECTIONS,
    *VOICES,
)
STORY_ORIGIN = (BYLINE, MOMENT)
QUOTE = (
    Must(
        _("The words, in an element with data-speaker and aria-describedby."),
        lambda made: _is_told(made, made.values["quote"]),
    ),
)
PICTURE = (
    Must(
        _("The picture, with its alternative text, caption and credit."),
        lambda made: _shows(made, made.values["picture"]),
    ),
)
