"""What an apposition tells of somebody: ", a baker at the Valley Bread Trust in Arvel"."""

import re
from dataclasses import replace

from articles.speaker_words import (
    ABBREVIATION,
    ARTICLE,
    CAPITAL,
    CAPITALS,
    COURTESY,
    FUNCTION,
    OFFICES,
    ORGANISATIONS,
    THINGS,
    VERBS,
    is_organisation,
    is_rank,
    is_role,
    vocabulary,
)
from articles.speakers import Speaker

_OF_A_ROLE = ("of", "for", "at", "from")
_NAME_OF_BODY = 3  # words from which on a name without a role is an organisation's
_TIME = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight|week|month|year|morning|"
    r"evening|afternoon|night|interview|statement|telephone|phone|email|e-mail|message|speech|"
    r"briefing|rally|press|news\s+conference|\d{4}|January|February|March|April|June|July|August|"
    r"September|October|November|December"
)
MANNER = re.compile(
    r"\s*\b(?:(?:late|early|earlier|last|this|next|on|by|in|at|during|after|before|via|over|from|since|until)"
    rf"\s+){{1,2}}(?:(?:an?|the|his|her|their|its)\s+)?(?:\w+\s+)?(?:{_TIME})\b.*",
    re.IGNORECASE | re.DOTALL,
)
_AGE = re.compile(r"(?:aged\s+)?\d{1,3}")
_LEADS = re.compile(
    r"who\s+(?:\w+ly\s+)?(leads|heads|runs|chairs|directs|works|founded)\s+"
    r"(?=(?:(?:at|for)\s+)?(?:the\s+)?[^\W_a-z])"
)
_LEADER = {
    "leads": "leader of ",
    "heads": "head of ",
    "runs": "head of ",
    "chairs": "chair of ",
    "directs": "director of ",
    "founded": "founder of ",
    "works": "",
}
OWNED = re.compile(r"(.+?)(?:[’']s|s[’'])\s+(.+)", re.DOTALL)
_CUT = re.compile(  # what goes on about somebody after the role
    rf"\s(?:who|whom|whose|which|that)\s|\swith\s(?!the\s|{CAPITAL})"
)
_ASIDE = re.compile(r"\s(?:living|working|based|serving|born|teaching|studying)$")
_UNKNOWN = re.compile(  # the water steward of, a widow: small letters behind an article
    r"(?:an?|the)\s+((?:[a-z][a-z-]*\s+){0,3}[a-z][a-z-]{2,})"
)
_NOBODY = vocabulary(
    """day night morning evening afternoon week month year hour minute moment time while first
    village hamlet suburb port film book novel song poem play ship boat party disease dish kind
    sort type part piece result reason fact thing way place name word"""
)
_LAND = r"(?:valley|province|district|region|county|river|hills|mountains|coast|delta|island)"
_LINK = re.compile(
    r"\s*\b(?P<word>at|with|for|from|of|in|to|on|behind)\s+(?P<the>the\s+)?(?:"
    rf"(?P<capitals>{CAPITALS}(?:\s+{_LAND}\b)?)|"
    rf"(?P<plain>.+?)(?:\s+of\s+(?P<whole>{CAPITALS}))?(?=\s+(?:at|with|for|from|of|in)\s|$))"
)


def bare(name: str) -> str:
    return re.sub("[’']s?$", "", " ".join(name.split()))


def describe(speaker: Speaker, phrase: str) -> Speaker | None:
    """Add what an apposition tells; None if it is none, as in "she added", "on Monday"."""
    phrase = MANNER.sub("", phrase).strip()
    phrase = phrase if ABBREVIATION.search(phrase) else phrase.rstrip(".")
    phrase = _LEADS.sub(lambda found: _LEADER[found[1]], phrase)
    if _AGE.fullmatch(phrase) or re.match("who|whose", phrase):
        return speaker
    phrase = _CUT.split(phrase)[0]
    link = _LINK.search(phrase)
    head, rest = (phrase[: link.start()], phrase[link.start() :]) if link else (phrase, "")
    head = _ASIDE.sub("", head)
    if head and not is_role(head.split()[-1]) and not _is_unknown_role(speaker, head, link):
        return _placed(speaker, head) if re.fullmatch(rf"(?:the\s+)?{CAPITALS}", phrase) else None
    if not head:
        belongs = link and link["word"] in ("of", "from", "at", "for")
        return linked(speaker, phrase) if belongs and link and link["capitals"] else None
    return _completed(speaker, linked(_with_role(head), rest))


def _is_unknown_role(speaker: Speaker, head: str, link: re.Match[str] | None) -> bool:
    """Is "the water steward" of somebody with a full name what they do, though no list has it?

    "A bag in her hand" is not: only what ends the apposition, or "of", "for", "at" and "from".
    """
    found = _UNKNOWN.fullmatch(head)
    if not found or " " not in speaker.name or (link and link["word"] not in _OF_A_ROLE):
        return False
    words = found[1].split()
    known = _NOBODY | THINGS | ORGANISATIONS | VERBS
    return words[-1] not in known and FUNCTION.isdisjoint(words)


def _completed(speaker: Speaker, told: Speaker) -> Speaker:
    """The role that came first stays, but a rank gives way to any other."""
    keeps = speaker.role and not (is_rank(speaker.role) and told.role)
    return replace(
        speaker,
        role=speaker.role if keeps else told.role,
        organisation=speaker.organisation or told.organisation,
        place=speaker.place or told.place,
    )


def _with_role(head: str) -> Speaker:
    """A role without its article and a "group’s"; an owner with a name is the organisation."""
    article = ARTICLE.match(head)
    role, organisation = head[article.end() :] if article else head, ""
    if owned := OWNED.fullmatch(role):
        if owned[1].islower():
            role = owned[2]
        elif is_organisation(owned[1]) or (article and article[1]):
            organisation, role = owned.groups()
    words = [word for word in role.split() if word.lower().rstrip(".") not in COURTESY]
    return Speaker(role=" ".join(words), organisation=organisation)


def _placed(speaker: Speaker, name: str) -> Speaker:
    name = name.removeprefix("the ")
    if is_organisation(name) or (not speaker.organisation and len(name.split()) >= _NAME_OF_BODY):
        return replace(speaker, organisation=speaker.organisation or name)
    return replace(speaker, place=speaker.place or name)


def linked(speaker: Speaker, rest: str) -> Speaker:
    """Follow "of international relations at the Valley Institute in Arvel" link by link."""
    pos = 0
    while link := _LINK.match(rest, pos):
        speaker, pos = _with_link(speaker, link), link.end()
    return speaker


def _with_link(speaker: Speaker, link: re.Match[str]) -> Speaker:
    if link["whole"]:
        return _with_whole(speaker, link)
    if not link["capitals"]:
        settled = not speaker.role or speaker.organisation or speaker.place
        return speaker if settled else _with_more(speaker, link)
    name = bare(link["capitals"])
    land = bool(re.search(rf"\s{_LAND}$", name))
    organised = is_organisation(name) or (bool(link["the"]) and not land)
    if link["word"] in ("to", "on") or (_holds(speaker.role, link["word"]) and not organised):
        return _with_more(speaker, link)
    if link["word"] == "in" or (_lives(speaker.role, link["word"]) and not organised):
        return replace(speaker, place=speaker.place or name)
    if land and link["word"] == "of":
        return _with_more(speaker, link)
    return replace(speaker, organisation=speaker.organisation or name)


def _holds(role: str, word: str) -> bool:
    """Mayor of Arvel; of a role that no list has, nobody knows that it is not one like it."""
    noun = role.rsplit(maxsplit=1)[-1].lower() if role else ""
    return word == "of" and (noun in OFFICES or bool(role and not is_role(noun)))


def _lives(role: str, word: str) -> bool:
    noun = role.rsplit(maxsplit=1)[-1].lower() if role else ""
    return word == "from" or (word == "of" and noun in ("", "resident", "native"))


def _with_whole(speaker: Speaker, link: re.Match[str]) -> Speaker:
    """In the upper village of Sef is where; of the history of Sef is what."""
    if is_organisation(link["whole"]):
        return replace(speaker, organisation=speaker.organisation or bare(link["whole"]))
    if link["word"] in ("in", "from"):
        return replace(speaker, place=speaker.place or bare(f"{link['plain']} of {link['whole']}"))
    return _with_more(speaker, link)


def _with_more(speaker: Speaker, link: re.Match[str]) -> Speaker:
    return replace(speaker, role=f"{speaker.role} {link[0].strip()}")
