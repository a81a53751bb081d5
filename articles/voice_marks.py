"""How a quotation is marked in a story's text on a page, and how it is found there again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape

from articles.markup import Mark

CLOSING = "</span>"
MARKED = re.compile(
    r'<span class="quote" data-voice="(?P<number>\d+)" data-speaker="(?P<speaker>[^"]*)"'
    r'(?P<first> tabindex="0" aria-describedby="[^"]*")?>(?P<words>[^<]*)</span>'
)


@dataclass(frozen=True)
class Voice:
    """Somebody who speaks in the story, and where the page's list of voices says who that is."""

    number: int
    speaker: str

    @property
    def anchor(self) -> str:
        return f"_voice-{self.number}"  # no heading's anchor begins so


@dataclass(frozen=True)
class Piece:
    """A piece of a section's HTML: text, or words that somebody said."""

    html: str
    voice: Voice | None = None
    is_first: bool = False  # of a run of words, which emphasis or a link may cut


def mark(span: Sequence[int], voice: Voice) -> Mark:
    """Every piece shows the speaker; the first one of a run also takes the focus and says so."""
    block, start, end = span
    shown = f'class="quote" data-voice="{voice.number}" data-speaker="{escape(voice.speaker)}"'
    return Mark(
        block=block,
        start=start,
        end=end,
        opening=f'<span {shown} tabindex="0" aria-describedby="{voice.anchor}">',
        again=f"<span {shown}>",
        closing=CLOSING,
    )


def pieces(html: str) -> Iterator[Piece]:
    """The HTML cut where somebody speaks; nothing else in a clean text has such a mark."""
    done = 0
    for found in MARKED.finditer(html):
        if found.start() > done:
            yield Piece(html[done : found.start()])
        voice = Voice(int(found["number"]), unescape(found["speaker"]))
        yield Piece(found["words"], voice, bool(found["first"]))
        done = found.end()
    if done < len(html):
        yield Piece(html[done:])
