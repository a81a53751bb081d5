"""Who is said to say it: "Rahimi said", "according to Rahimi", "Rahimi was blunt:".

Each form is a small rule about one sentence. What no rule covers has no speaker.
"""

import re

from articles.mentions import Mention, is_subject, mention_at, starts
from articles.prose import Prose
from articles.quotation_marks import Part

REACH = 400  # characters around a quotation in which its speaker is looked for
_SHORT = 40  # characters: “We stay.” Rahimi said on Monday. But: “We stay.” Rahimi said that …
_SOURCE = re.compile(
    r"\b(?:[Aa]ccording\s+to|[Ii]n\s+the\s+words\s+of|[Qq]uot(?:ed|es|ing)|[Cc]it(?:ed|es|ing))\s+"
)
_BETWEEN = re.compile(  # what may stand between somebody and the verb
    r"(?:\s*,)?\s*(?:(?:who|whose|speaking|in|on|at|during|after|before|by|from|via|asked|when|while|late"
    r"|early|earlier|last|through|with|citing)\b[^:;￼]*?|[^:;,￼]{1,150}\s(?:and|but|then)\s|[^:;,￼]{1,100},)?[\s,]*"
    r"(?:(?:\w+ly|has|have|had|would|will|could|also|later|then|again|once|is|was|are|were|been"
    r"|being|be|quoted|heard|as|to|went|goes|on|did|not|who|himself|herself|soon|already|never|often"
    r"|still|both|all|first|today|yesterday|and|just|even|\w+day)\s+){0,5}"
)
_INVERTED = re.compile(r"(?:^|[,￼.?!…—–])[\s,]*(?:\w+ly\s+)?$")
_LEADS_IN = re.compile(r"\b[^\W\d_]+(?:\s+(?:that|it|him|her|them))?[,:]?\s*$")
NAME_SAID = re.compile(  # Dari and Pashto: “NAME، ROLE، said: «…»”
    r"(?:^|[.؟!۔:]\s*)(?P<name>[^\W\d_]+(?:[ \u200c][^\W\d_]+){0,3})"
    r"(?:\s*،\s*(?P<role>[^،.:؟]{2,80}?)\s*،)?"
    r"\s+(?:گفت|می\u200cگوید|افزود|وویل|ویلي|وایي)(?:\s+(?:که|چې))?\s*[:،]?\s*$"
)
_GAP = re.compile(r"[\s,]*")
_ADVERB = re.compile(r"(?:\w+ly\s+)?")
_OPENING = re.compile(r"(?:Asked|Pressed|When|As|While|After|Before|If|Since|\w+ing)\b[^,]*,\s*")
_ASKS_WHO = re.compile(  # And who was it who shouted: “…”
    r"(?:(?:And|But|So|Then|Or),?\s+)?(?:[Ww]ho|[Ww]hose|[Ww]hich\s+\w+|(?:[Ww]hat|[Hh]ow|[Ww]hy|[Ww]here)\s+"
    r"(?:did|does|do|had|was\s+it|is\s+it))\b"
)
_DASH = re.compile(r"\s*[—–-]{1,2}\s*")


def _subject(prose: Prose, verb: re.Match[str], lo: int, hi: int) -> Mention | None:
    """Who does the saying: "the mayor, Jane Roe, later said" or "said the mayor, Jane Roe"."""
    lo = max(lo, verb.start() - REACH)
    for start in starts(prose.text, lo, verb.start()):
        if not is_subject(prose.text, start):
            continue
        mention = mention_at(prose.text, start, verb.start())
        if mention and _BETWEEN.fullmatch(prose.text, mention.end, verb.start()):
            return mention
    if _INVERTED.search(prose.text[lo : verb.start()]):
        return mention_at(prose.text, verb.end() + 1, hi)
    return None


def led_in(prose: Prose, part: Part) -> bool:
    """Does a verb stand right before the marks: said, told her, said that?"""
    led = _LEADS_IN.search(prose.text, max(0, part.start - 40), part.start)
    return led is not None and any(prose.verbs_in(led.start(), part.start))


def before(prose: Prose, lo: int, hi: int) -> Mention | None:
    """The last one in the text before a quotation who says something; a question names nobody."""
    if _ASKS_WHO.match(prose.text, lo, hi):
        return None
    for verb in reversed(prose.verbs_in(lo, hi)[-6:]):
        if mention := _subject(prose, verb, lo, hi):
            return mention
    if source := _SOURCE.search(prose.text, lo, hi):
        return mention_at(prose.text, source.end(), hi)
    return _before_colon(prose, lo, hi) if prose.text[lo:hi].rstrip().endswith(":") else None


def _before_colon(prose: Prose, lo: int, hi: int) -> Mention | None:
    """Rahimi, wiping her hands, was blunt: “…”. Asked again, Rahimi laughed: “…”."""
    if opening := _OPENING.match(prose.text, lo, hi):
        lo = opening.end()
    for start in starts(prose.text, lo, hi):
        if is_subject(prose.text, start) and (mention := mention_at(prose.text, start, hi)):
            return mention
    return None


def right_after(prose: Prose, part: Part, hi: int) -> Mention | None:
    """Directly after the marks: "Rahimi said", "said Rahimi", "according to Rahimi"."""
    gap = _GAP.match(prose.text, part.end)
    start = gap.end() if gap else part.end
    if source := _SOURCE.match(prose.text, start, hi):
        return mention_at(prose.text, source.end(), hi)
    for verb in prose.verbs_in(start, hi)[:3]:
        if _ADVERB.fullmatch(prose.text, start, verb.start()):
            return mention_at(prose.text, verb.end() + 1, hi)
        mention = mention_at(prose.text, start, verb.start())
        if mention and _BETWEEN.fullmatch(prose.text, mention.end, verb.start()):
            own_sentence = part.words[-1] == "." and hi - verb.end() > _SHORT
            return None if own_sentence else mention
    return None


def after(prose: Prose, part: Part, hi: int) -> Mention | None:
    """Later in the sentence: "“a gift” to the town, Rahimi said"."""
    for verb in prose.verbs_in(part.end, hi)[:6]:
        if mention := _subject(prose, verb, part.end, hi):
            return mention
    source = _SOURCE.search(prose.text, part.end, hi)
    return mention_at(prose.text, source.end(), hi) if source else None


def signed(text: str, pos: int) -> Mention | None:
    """— Mina Rahimi, baker: a signature, with nothing after it."""
    dash = _DASH.match(text, pos)
    if dash is None or len(text) - dash.end() > REACH:
        return None
    mention = mention_at(text, dash.end(), len(text))
    return None if mention is None or text[mention.end :].strip(" .\n") else mention
