"""Whole stories, and parts of one."""

from datetime import UTC, datetime

from django.utils.translation import gettext as _

from newsroom.managed.made_up import cards
from newsroom.managed.made_up.cards import LONG, card
from newsroom.managed.made_up.donations import donations, without_numbers
from newsroom.managed.made_up.site import EDITION, Values
from newsroom.templating import Markup

UPDATED = datetime(2031, 5, 3, 9, 15, tzinfo=UTC)
CORRECTED = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)


def story_page() -> Values:
    """Everything that a story can have."""
    return _page(_story(), donations())


def story_right_to_left() -> Values:
    changed = {
        "headline": "اوبه په شمعه",
        "standfirst": "یو کلی شپې ته اوبه وړي.",
        "language": "ps",
    }
    return _page(_story() | changed, donations())


def short_story() -> Values:
    """Nothing that a story can be without, and a long headline."""
    bare = {"sections": [_section("", [_text("<p>The well is dry.</p>")])], "headline": LONG}
    empty = {"outline": [], "voices": [], "corrections": [], "reads": 0, "standfirst": ""}
    nothing = {"picture": None, "updated_at": None, "corrected_at": None, "byline": Markup("")}
    return _page(_story() | bare | empty | nothing, without_numbers()) | {
        "editions": [],
        "comments_are_closed": False,
    }


def _page(story: Values, gifts: Values) -> Values:
    return {"story": story, **gifts, "editions": [EDITION], "comments_are_closed": True}


def _story() -> Values:
    sections = _sections()
    return {
        **card(1),
        "updated_at": UPDATED,
        "corrected_at": CORRECTED,
        "reads": 1204,
        "reads_address": "/stories/sample-1/read/",
        "sections": sections,
        "outline": [{name: one[name] for name in ("title", "anchor")} for one in sections[1:]],
        "corrections": [
            _correction(1, _("Correction"), "The well is in Arvel."),
            _correction(2, _("Clarification"), "The mill closed in May, not for good."),
        ],
        "corrections_address": "/corrections/",
        "voices": [{"speaker": "Mina Toral, mayor of Ostrel", "anchor": "_voice-1"}],
    }


def _sections() -> list[Values]:
    said = [_text("<p>"), _quote("“The wells are dry,”", first=True), _text(" said the mayor.</p>")]
    cut = [
        _text("<p>“We "),
        _quote("carry water ", first=True),
        _text("<em>"),
        _quote("at night", first=False),
        _text("</em>” she said.</p><ul><li>One well</li><li>Two mills</li></ul>"),
    ]
    more = [_text("<blockquote><p>A sentence that was written down.</p></blockquote>")]
    return [
        _section("", said),
        _section("Who digs", cut),
        _section("Who <em>pays</em>", more, title="Who pays"),
        _section("Who waits", said),
    ]


def _section(heading: str, parts: list[Values], *, title: str = "") -> Values:
    words = title or heading
    return {
        "title": words,
        "heading": Markup(heading),
        "anchor": words.lower().replace(" ", "-"),
        "parts": parts,
    }


def _text(html: str) -> Values:
    return {"text": Markup(html)}


def _quote(words: str, *, first: bool) -> Values:
    return {
        "quote": {
            "words": Markup(words),
            "speaker": "Mina Toral, mayor of Ostrel",
            "number": 1,
            "voice": "_voice-1",
            "is_first": first,
        }
    }


def _correction(number: int, kind: str, note: str) -> Values:
    anchor = f"_correction-{number}"
    return {"kind": kind, "note": note, "made_at": CORRECTED, "anchor": anchor}


def part_of_story() -> Values:
    return {"story": _story()}


def quote() -> Values:
    return _quote("“The wells are dry,”", first=True)


def picture() -> Values:
    return {"picture": cards.picture()}
