"""Where quotations open and close: English, French and German marks, and the signs that look so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """One unbroken run of somebody's words, as it stands, without the quotation marks."""

    words: str
    block: int  # index into the blocks
    start: int  # offsets in that block, the marks included
    end: int


_CLOSING = {"“": "”", "”": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "‘": "’", "'": "'"}
_MARK = re.compile("[“”„«»\"‘']")
_NEXT = {mark: re.compile(f"[{mark}{closing}]") for mark, closing in _CLOSING.items()}
_ELISION = re.compile(r"[‘'](?:\d0s|tis|twas|til|em|n|cause|bout|round)\b", re.IGNORECASE)
_FORGOTTEN = re.compile(  # “We stay, said Rahimi.
    r", (?:(?:said|says|added|asked) [^\W_a-z]|(?:he|she|they) (?:said|says|added|asked)\b)"
)


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2]
    if text[at] in "“„«":
        return True
    free = before.isspace() or before in '([{—–:“”"‘«/\u2067\u2068'
    return free and bool(after.strip()) and not _ELISION.match(text, at)


def _closes(text: str, at: int) -> bool:
    """Could the mark close? A typewriter's or a single one may be an apostrophe or inches."""
    return text[at] in "”“»«" or not (text[at - 1].isspace() or text[at + 1 : at + 2].isalnum())


def _doubtful(text: str, at: int) -> bool:
    """Is it as likely 12" or the journalists’ union? Then a later mark closes, if there is one."""
    before, after = text[at - 1], text[at + 1 : at + 3]
    if text[at] in "’'":
        return before in "sS" and after[:1] == " " and after[1:].islower()
    return before.isdigit() and text[at] in '"”'


def _closing(text: str, opening: int) -> int | None:
    """The mark that closes the one at `opening`, not later than the next one that opens."""
    doubtful = None
    for found in _NEXT[text[opening]].finditer(text, opening + 1):
        at = found.start()
        if text[at] in _CLOSING[text[opening]] and _closes(text, at):
            if not _doubtful(text, at):
                return at
            doubtful = at if doubtful is None else doubtful
        elif text[at] == text[opening] and _opens(text, at):
            break
    return doubtful


def carried(blocks: Sequence[str]) -> dict[int, int]:
    """Where a mark stays open because the next block opens with it again, and closes at last."""
    carried: dict[int, int] = {}
    for number in range(len(blocks) - 2, -1, -1):
        text, following = blocks[number], blocks[number + 1]
        first = len(following) - len(following.lstrip())
        mark = following[first : first + 1]
        if mark not in _CLOSING:
            continue
        at = text.rfind(mark)
        unclosed = at >= 0 and _opens(text, at) and _closing(text, at) is None
        closes = _closing(following, first) is not None or carried.get(number + 1) == first
        if unclosed and closes and not _FORGOTTEN.search(text, at):
            carried[number] = at
    return carried


def parts(block: int, text: str, carried: int | None) -> Iterator[Part]:
    pos = 0
    while found := _MARK.search(text, pos):
        start, pos = found.start(), found.end()
        if not _opens(text, start):
            continue
        closing = len(text) if start == carried else _closing(text, start)
        if closing is None:
            continue
        words = text[pos:closing].strip()
        pos = min(closing + 1, len(text))
        if words:
            yield Part(words, block, start, pos)
