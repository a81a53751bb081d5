"""Where a text describes somebody, and whom it describes.

A text is read word by word with small vocabularies and never parsed in full: what does not look
like the description of somebody is nobody, because a wrong name is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.appositions import MANNER, OWNED, bare, describe, linked
from articles.speaker_words import (
    ARTICLE,
    CAPITAL,
    CAPITALS,
    FUNCTION,
    MODIFIERS,
    ORGANISATIONS,
    PARTICLES,
    TITLES,
    UPPER,
    VERBS,
    WEEKDAY,
    is_capital,
    is_organisation,
    is_role,
    vocabulary,
)
from articles.speakers import Speaker

_PHRASE = 12  # words of a title with a name
LONGEST = 90  # characters of a name, a role, an organisation: what is longer is none


@dataclass(frozen=True)
class Mention:
    """A description found in a text, and the offset at which it ends.

    A pronoun is a definite description ("she"), and so is "the official": both stand for somebody
    whom the reader has met.
    """

    speaker: Speaker
    end: int
    definite: bool = False


_NO_SUBJECT = re.compile(  # what stands before somebody who is not the subject
    r"(?:\b(?:[Ii]n|[Aa]t|of|[Ff]rom|to|[Ww]ith|[Bb]y|[Nn]ear|[Ff]or|[Oo]n|[Oo]utside|behind|against|"
    r"about|among|between|[Uu]nder|around|across|inside|through|after|[Bb]efore)|,\s+and|"
    rf"[{UPPER}]\w*\s+and)\s+(?:\w+\s+)?$"
)
_WORD = re.compile(rf"\s*((?:[{UPPER}]\.)+(?!\w)|(?:{TITLES})\.|[^\W_]+(?:[-’'&/][^\W_]+)*[’']?)")
PRONOUN = re.compile(r"(?:he|she|they|it)\b(?!['’])", re.IGNORECASE)
_STATEMENT = re.compile(
    r"(?:an?|the|its)\s+(?:\w+\s+){0,2}?(?:statement|report|letter|post|study|survey|poll)\s+"
    r"(?:from|by|of|(?:issued|released|published)\s+by)\s+",
    re.IGNORECASE,
)
_COMPLEMENT = re.compile(
    r"\s+(?:of|for|from|at|with|in|to|on|close|familiar|inside|near|involved|briefed|living|working"
    r"|based|within|aboard)\b"
)
_COMPLEMENT_ENDS = VERBS | vocabulary(
    """who whom whose which that speaking while when as after before because but where since has
    have had is was are were would will could later then also and"""
)
_SEGMENT = re.compile(r"\s*,\s*([^,;:—–(￼]+)")
_BELONGS = re.compile(rf"\s+((?:of|from)\s+(?:the\s+)?{CAPITALS}(?:\s+in\s+{CAPITALS})?)")
_PARTICIPLE = re.compile(rf"[{UPPER}]\w+ing\s+(?!said|says|told|asked)[a-z]")  # Writing on X
_NAME_AFTER = re.compile(rf"\s*,\s*({CAPITAL}(?:\s+(?:[{UPPER}]\.|(?:\w+\s+)?{CAPITAL})){{1,4}})")
_ORGANISATION = re.compile(CAPITALS)
_DROPPED = frozenset(("a", "an", "the", "this", "that", "one", "another", "some"))


def _part(word: str) -> bool:
    """Can the word belong to a title or a name?"""
    low = word.lower()
    if is_capital(word):
        return low in ("will", "may") or low not in FUNCTION
    return low in MODIFIERS or (low not in VERBS and low not in FUNCTION and is_role(word))


def _fits(words: list[str], word: str) -> bool:
    """Does `word` go on with the title and name begun in `words`?"""
    low = word.lower()
    if words and re.search("[’']s?$", words[-1]) and not _part(word):
        return False
    if is_capital(word) and words:
        return not re.fullmatch(WEEKDAY, word)
    if low in FUNCTION or (word.islower() and low in VERBS):
        return _part(word)
    leading = not any(is_capital(each) or is_role(each) for each in words)
    return leading or _part(word) or low in PARTICLES or low in ORGANISATIONS


def _phrase(text: str, pos: int, end: int) -> list[re.Match[str]]:
    """The words from `pos` up to the last one that is a name, a role or an organisation."""
    words: list[re.Match[str]] = []
    while (found := _WORD.match(text, pos, end)) and len(words) < _PHRASE:
        if not _fits([word[1] for word in words], found[1]):
            break
        words.append(found)
        pos = found.end()
    while words and not _head(words[-1][1]):
        words.pop()
    return words


def _head(word: str) -> bool:
    return is_capital(word) or is_role(word) or word.lower() in ORGANISATIONS


def mention_at(text: str, start: int, end: int) -> Mention | None:
    """The person, organisation or unnamed source whose description begins at `start`."""
    mention = _read(text, start, end)
    credible = mention and all(len(value) <= LONGEST for value in vars(mention.speaker).values())
    return mention if credible else None


def _read(text: str, start: int, end: int) -> Mention | None:
    if found := PRONOUN.match(text, start, end):
        return Mention(Speaker(description=found[0].lower()), found.end(), definite=True)
    if found := _STATEMENT.match(text, start, end):
        start = found.end()
    article = ARTICLE.match(text, start, end)
    words = _phrase(text, article.end() if article else start, end)
    if not words:
        return None
    name = _name_words([word[1] for word in words], article is not None)
    if not name:
        return _unnamed(text, start, article, words, end)
    title = words[: len(words) - len(name)]
    definite = article is not None and article[1] is not None
    if not title and (definite or is_organisation(" ".join(name))):
        return _organisation(text, words[0].start(1), end)
    speaker = Speaker(bare(" ".join(name)))
    if title:
        speaker = describe(speaker, text[start : title[-1].end()]) or speaker
    return _with_appositions(speaker, text, words[-1].end(), end)


def _name_words(words: list[str], has_article: bool) -> list[str]:
    """What follows the last role: "Kremlin spokesman Dmitry Peskov" gives the last two words."""
    cut = max((index + 1 for index, word in enumerate(words) if is_role(word)), default=0)
    if cut == len(words) > 1 and not has_article and all(map(str.istitle, words)):
        return words  # Tom Baker
    while cut < len(words) and not is_capital(words[cut]) and words[cut] not in PARTICLES:
        cut += 1
    return words[cut:]


def _organisation(text: str, start: int, end: int) -> Mention | None:
    found = _ORGANISATION.match(text, start, end)
    name = bare(found[0]) if found else ""
    return Mention(Speaker(name, organisation=name), found.end()) if found else None


def _unnamed(
    text: str, start: int, article: re.Match[str] | None, words: list[re.Match[str]], end: int
) -> Mention | None:
    """Somebody described by what they are; their name may follow: "the mayor, Jane Roe"."""
    stop = _complement_end(text, words[-1].end(), end)
    single = article is not None or bool(OWNED.match(text[start:stop]))
    if single and (named := _NAME_AFTER.match(text, stop, end)):
        speaker = describe(Speaker(bare(named[1])), text[start:stop])
        if speaker and not is_organisation(named[1]):
            return _with_appositions(speaker, text, named.end(), end)
    definite = article is not None and article[1] is not None
    phrase = bare(MANNER.sub("", text[words[0].start(1) : stop]))
    if not is_role(words[-1][1]):
        return Mention(Speaker(phrase, organisation=phrase), stop, definite)
    if article and article[0].lower().split()[0] not in _DROPPED:
        phrase = article[0].lower() + phrase
    elif is_role(first := phrase.split()[0].lower()) or first in MODIFIERS:
        phrase = phrase[0].lower() + phrase[1:]
    return Mention(Speaker(description=phrase), stop, definite)


def _complement_end(text: str, pos: int, end: int) -> int:
    """Past "of the old town", "close to the talks", "familiar with the matter"."""
    if not _COMPLEMENT.match(text, pos, end):
        return pos
    while (found := _WORD.match(text, pos, end)) and found[1].lower() not in _COMPLEMENT_ENDS:
        pos = found.end()
    return pos


def _with_appositions(speaker: Speaker, text: str, pos: int, end: int) -> Mention:
    """Take in what follows a name: ", 34, a baker from Arvel", " of the Valley Bread Trust"."""
    if found := _BELONGS.match(text, pos, end):
        speaker, pos = linked(speaker, found[0]), found.end()
    while found := _SEGMENT.match(text, pos, end):
        fuller = describe(speaker, found[1])
        if fuller is None:
            break
        speaker, pos = fuller, found.end()
    return Mention(speaker, pos)


def is_subject(text: str, start: int) -> bool:
    """Can the one described at `start` do the saying? Not "in Arvel" or ", her deputy"."""
    beside = text[max(0, start - 2) : start] == ", " and text.startswith(("his ", "her "), start)
    return not beside and not _NO_SUBJECT.search(text, max(0, start - 20), start)


def starts(text: str, pos: int, end: int) -> Iterator[int]:
    """Where the description of somebody may begin: an article, a pronoun, a title, a name."""
    inside, last = False, pos
    for word in _WORD.finditer(text, pos, end):
        inside = inside and not text[last : word.start(1)].strip()
        opens = bool(ARTICLE.match(text, word.start(1)) or PRONOUN.fullmatch(word[1]))
        opens = opens or (_part(word[1]) and not inside)
        if opens and not _PARTICIPLE.match(text, word.start(1)):
            yield word.start(1)
        inside, last = opens or (inside and _part(word[1])), word.end()
