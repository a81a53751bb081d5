"""Who speaks: people, organisations and unnamed sources, read from English news prose.

A text is read word by word with small vocabularies and never parsed in full: what does not look
like the description of somebody is nobody, because a wrong name is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

_MEMORY = 30  # people among whom a pronoun looks for the one it means
_PHRASE = 12  # words of a title with a name
_NAME_OF_BODY = 3  # words from which on a name without a role is an organisation's
LONGEST = 90  # characters of a name, a role, an organisation: what is longer is none


@dataclass(frozen=True)
class Speaker:
    """Somebody as the story describes them; an organisation that speaks is its own name."""

    name: str = ""
    role: str = ""
    organisation: str = ""
    place: str = ""
    description: str = ""
    reason: str = ""

    @property
    def anonymous(self) -> bool:
        return bool(self.description) and not self.name

    @property
    def described_as(self) -> str:
        """The description for readers: "Mina Rahimi, head baker, Valley Bread Trust, Arvel"."""
        name, role = self.name or self.description, self.role
        if _is_short_title(role):
            name, role = f"{role} {name}", ""
        known = (name, role, self.organisation, self.place, self.reason)
        return ", ".join(dict.fromkeys(filter(None, known)))


@dataclass(frozen=True)
class Mention:
    """A description found in a text, and the offset at which it ends.

    A pronoun is a definite description ("she"), and so is "the official": both stand for somebody
    whom the reader has met.
    """

    speaker: Speaker
    end: int
    definite: bool = False


def _vocabulary(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _inflected(verbs: str) -> frozenset[str]:
    stems = [verb.removesuffix("e") for verb in verbs.split()]
    past = (stem + ending for stem in stems for ending in ("ed", "ing"))
    return frozenset([*past, *(verb + "s" for verb in verbs.split())])


VERBS = _vocabulary(
    """say says said saying tell tells told telling ask asks write writes wrote written writing
    reply replies replied replying deny denies denied denying testify testifies testified clarify
    clarified stresses stressed stressing confessed swears swore sworn admits admitted quips quipped
    puts put thought thinks begins began cries cried discussed guessed expressed cautions"""
) | _inflected(
    """accuse acknowledge add advise affirm agree allege announce answer appeal argue ask assert
    assure blame boast brand call caution chant claim comment complain concede conclude confirm
    condemn continue counter criticise criticize declare defend demand denounce describe dismiss
    dub emphasise emphasize enthuse estimate exclaim explain hail highlight hint insist joke label
    lament maintain muse mutter note observe opine post praise predict proclaim promise propose
    protest question quote recall recount reflect reiterate reject remark remember repeat report
    respond retort reveal scream shout slam speculate state suggest summarise summarize threaten
    tweet underline urge vow warn whisper wonder yell"""
)
_FUNCTION = _vocabulary(
    """a an the this that these those he she they it i we you his her their its our my and or but
    nor so yet if when where while as because since though although after before until once than
    then there here now later earlier soon meanwhile however instead still also even again today
    yesterday tomorrow tonight last next of in on at by for from to with without into about over
    under between against during through across among near amid despite like per via not no is was
    are were be been being has have had do does did will would can could may might must shall should
    who whom whose which what how why both all each every any many much more most several few other
    such only just very monday tuesday wednesday thursday friday saturday sunday according asked
    speaking up down out off back away one some another nobody nothing
    everybody everyone somebody someone anybody anyone reached contacted pressed"""
)
_MODIFIERS = _vocabulary(
    """former senior junior deputy chief acting vice assistant associate prime foreign defence
    defense interior finance health education opposition government military army police party union
    trade human rights climate local regional national international state federal royal lead
    leading veteran political security research press general managing founding medical school
    university village city town district provincial retired special long-time longtime young old
    elderly independent prominent parliamentary community youth co-operative bakery shop"""
)
_ROLES = _vocabulary(
    """spokesman spokeswoman spokesperson minister president secretary director professor ambassador
    governor senator general colonel captain major sergeant lieutenant admiral marshal king queen
    prince princess judge bishop archbishop mayor chancellor chairman chairwoman chairperson chair
    chief head leader fellow expert analyst adviser advisor aide official officer executive premier
    commissioner inspector envoy delegate diplomat lawmaker mp correspondent journalist author
    attorney lawyer prosecutor coach pope imam mullah rabbi sheikh dean rector principal deputy
    councillor activist resident witness protester demonstrator villager survivor source insider
    neighbour neighbor student pupil nurse doctor cook clerk guard pilot monk poet victim rebel
    critic relative parent mother father brother sister son daughter uncle aunt wife husband widow
    man woman boy girl men women people person child children passer-by bystander member colleague
    friend host guide guest partner agent patient refugee chef artist athlete citizen migrant
    soldier worker farmer teacher owner manager engineer historian speaker midwife candidate
    representative academic scholar cleric priest pastor elder veteran detective specialist
    apprentice merchant ceo dr prof gen lt col maj capt sgt adm sen rep gov rev fr hon mr mrs ms
    miss mx sir lord lady dame scientist economist co-founder"""
)
_ROLE_ENDING = re.compile(r"(?:[^aeiou]er|eer|ist|ian|man|woman|person|ee|ant|[^f]tor|year-old)$")
_NOT_ROLES = _vocabulary(
    """number paper newspaper summer winter power water order quarter river border after never ever
    under over further together rather whether matter letter chapter center market want grant
    relevant significant constant committee coffee degree agree see three free answer human german
    list exist insist factor monitor weather leather consider remember offer other another former
    earlier later assist christian asian indian russian italian canadian"""
)
_ORGANISATIONS = _vocabulary(
    """ministry foundation institute university college school trust council committee commission
    agency bank union association organisation organization office department bureau government army
    police force forces church hospital clinic company corporation group network society federation
    parliament senate congress court embassy centre center authority service board club league
    alliance coalition movement front watch international nations press news times post gazette
    media reuters inc ltd plc forum fund team kremlin pentagon taliban administration museum library
    academy charity assembly cabinet secretariat campaign initiative project studio observatory"""
)
_THINGS = _vocabulary(
    """agreement act war street road river lake mountain valley sea ocean day prize cup east west
    north south new united western eastern northern southern central great san saint los republic
    kingdom states treaty bridge square airport station summit conference island islands province
    region city town world"""
)
_OFFICES = _vocabulary("mayor president governor minister secretary king queen bishop professor")
_COURTESY = _vocabulary("mr mrs ms miss mx new")
_PARTICLES = _vocabulary("van von der den de del della da di dos du la le bin ibn ben al el zu")
_SEVERAL = re.compile(r"[^\W\d_]+(?:ers|ists|ians|men|women)")  # Fishermen, first in a sentence
_WOMEN = re.compile(r"\b(?:mrs|ms|miss|lady|dame|queen|princess|mother|\w*woman)\b", re.IGNORECASE)
_MEN = re.compile(r"\b(?:mr|sir|lord|king|prince|father|\w*(?<!wo)man)\b", re.IGNORECASE)

_UPPER = "".join(letter for letter in map(chr, range(0x530)) if letter.isupper())
_TITLES = "Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Rev|Fr|St|Hon|Jr|Sr"
_NO_SUBJECT = re.compile(  # what stands before somebody who is not the subject
    r"(?:\b(?:[Ii]n|[Aa]t|of|[Ff]rom|to|[Ww]ith|[Bb]y|[Nn]ear|[Ff]or|[Oo]n|[Oo]utside|behind|against|"
    r"about|among|between|[Uu]nder|around|across|inside|through|after|[Bb]efore)|,\s+and|"
    rf"[{_UPPER}]\w*\s+and)\s+(?:\w+\s+)?$"
)
ABBREVIATION = re.compile(rf"(?:\b(?:{_TITLES})|\b[{_UPPER}])\.$")
_WORD = re.compile(rf"\s*((?:[{_UPPER}]\.)+(?!\w)|(?:{_TITLES})\.|[^\W_]+(?:[-’'&/][^\W_]+)*[’']?)")
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_CAPITAL = rf"(?!{_WEEKDAY})[{_UPPER}][\w’'&-]*"
_PUBLIC = "(?:police|army|government|parliament|court|council|university|school|hospital)"
_CAPITALS = (
    rf"{_CAPITAL}(?:\s+(?:(?:of|for|and|the|de|la|&)\s+){{0,2}}{_CAPITAL}){{0,8}}"
    rf"(?:\s+{_PUBLIC}\b)?"
)
_NUMBERS = "two|three|four|five|six|seven|eight|nine|ten"
_ARTICLE = re.compile(
    rf"(?:(the|this|that|his|her|their|its|our)|(?:an?|one|some|several|many|{_NUMBERS}|another)"
    r"(?:\s+(?:second|third|fourth|group\s+of))?)\s+",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:he|she|they|it)\b(?!['’])", re.IGNORECASE)
_STATEMENT = re.compile(
    r"(?:an?|the|its)\s+(?:\w+\s+){0,2}?(?:statement|report|letter|post|study|survey|poll)\s+"
    r"(?:from|by|of|(?:issued|released|published)\s+by)\s+",
    re.IGNORECASE,
)
_TIME = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight|week|month|year|morning|"
    r"evening|afternoon|night|interview|statement|telephone|phone|email|e-mail|message|speech|"
    r"briefing|rally|press|news\s+conference|\d{4}|January|February|March|April|June|July|August|"
    r"September|October|November|December"
)
_MANNER = re.compile(
    r"\s*\b(?:(?:late|early|earlier|last|this|next|on|by|in|at|during|after|before|via|over|from|since|until)"
    rf"\s+){{1,2}}(?:(?:an?|the|his|her|their|its)\s+)?(?:\w+\s+)?(?:{_TIME})\b.*",
    re.IGNORECASE | re.DOTALL,
)
_COMPLEMENT = re.compile(
    r"\s+(?:of|for|from|at|with|in|to|on|close|familiar|inside|near|involved|briefed|living|working"
    r"|based|within|aboard)\b"
)
_COMPLEMENT_ENDS = VERBS | _vocabulary(
    """who whose which speaking while when as after before because but where since has have had
    is was are were would will could later then also and"""
)
_SEGMENT = re.compile(r"\s*,\s*([^,;:—–(￼]+)")
_BELONGS = re.compile(rf"\s+((?:of|from)\s+(?:the\s+)?{_CAPITALS}(?:\s+in\s+{_CAPITALS})?)")
_PARTICIPLE = re.compile(rf"[{_UPPER}]\w+ing\s+(?!said|says|told|asked)[a-z]")  # Writing on X
_NAME_AFTER = re.compile(
    rf"\s*,\s*({_CAPITAL}(?:\s+(?:[{_UPPER}]\.|(?:\w+\s+)?{_CAPITAL})){{1,4}})"
)
_ORGANISATION = re.compile(_CAPITALS)
_DROPPED = frozenset(("a", "an", "the", "this", "that", "one", "another", "some"))
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
_OWNED = re.compile(r"(.+?)(?:[’']s|s[’'])\s+(.+)", re.DOTALL)
_LINK = re.compile(
    r"\s*\b(?P<word>at|with|for|from|of|in|to|on|behind)\s+(?P<the>the\s+)?(?:"
    rf"(?P<capitals>{_CAPITALS})|(?P<plain>.+?)(?=\s+(?:at|with|for|from|of|in)\s|$))"
)
_UNNAMED = re.compile(
    r"\b((?:speaking|spoke|talking|on|under|asked|asking|request\w*|declin\w+|refus\w+|did|does|do|"
    r"not|wish\w*|want\w*|preferred|insist\w+|given|granted|could|cannot|whose)\b"
    r"(?:\s+[\w’']+){0,7}?\s+(?:anonymity|anonymously|(?:be|being)\s+(?:named|identified)|withheld|"
    r"(?:his|her|their)\s+(?:(?:full|real|last)\s+)?names?))\b"
    r"(?:,?\s+((?:because|for\s+fear|out\s+of\s+fear|citing|as|since|due\s+to)\b[^,.;:￼]{,100}?)"
    r"(?=\s+(?:said|says|told|added)\b|[,.;:￼]|$))?"
)


def _is_short_title(role: str) -> bool:
    """Dr., Gen.: these stand before the name, and say less than any role that follows it."""
    return role.rstrip(".") in _TITLES.split("|")


def is_role(word: str) -> bool:
    """Is this a word for what somebody does: "spokesman", "bakers", "Minister"?

    In small letters the ending is enough; a capital may be a surname, so it must be a known word.
    """
    whole = word.lower().rstrip(".")
    low = whole.removesuffix("s")
    if not _ROLES.isdisjoint((whole, low, low.rpartition("-")[2])):
        return True
    other = low in _NOT_ROLES or low in _PARTICLES
    return word.islower() and not other and bool(_ROLE_ENDING.search(low))


def is_organisation(name: str) -> bool:
    """Has the name a word such as "Ministry", or is it initials ("NATO")?"""
    words = re.sub("[’']s\\b", "", name).split()
    acronym = len(words) == 1 and name.isupper() and len(name) > 1 and "." not in name
    return acronym or any(word.lower() in _ORGANISATIONS for word in words)


def is_capital(word: str) -> bool:
    return word[0].isupper() or bool(re.match(r"(?:[ae][a-z]|ul|[dl])[-’'][^\W_a-z]", word))


def _part(word: str) -> bool:
    """Can the word belong to a title or a name?"""
    low = word.lower()
    if is_capital(word):
        return low in ("will", "may") or low not in _FUNCTION
    return low in _MODIFIERS or (low not in VERBS and low not in _FUNCTION and is_role(word))


def _fits(words: list[str], word: str) -> bool:
    """Does `word` go on with the title and name begun in `words`?"""
    low = word.lower()
    if words and re.search("[’']s?$", words[-1]) and not _part(word):
        return False
    if is_capital(word) and words:
        return not re.fullmatch(_WEEKDAY, word)
    if low in _FUNCTION or (word.islower() and low in VERBS):
        return _part(word)
    leading = not any(is_capital(each) or is_role(each) for each in words)
    return leading or _part(word) or low in _PARTICLES or low in _ORGANISATIONS


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
    return is_capital(word) or is_role(word) or word.lower() in _ORGANISATIONS


def _bare(name: str) -> str:
    return re.sub("[’']s?$", "", " ".join(name.split()))


def mention_at(text: str, start: int, end: int) -> Mention | None:
    """The person, organisation or unnamed source whose description begins at `start`."""
    mention = _read(text, start, end)
    credible = mention and all(len(value) <= LONGEST for value in vars(mention.speaker).values())
    return mention if credible else None


def _read(text: str, start: int, end: int) -> Mention | None:
    if found := _PRONOUN.match(text, start, end):
        return Mention(Speaker(description=found[0].lower()), found.end(), definite=True)
    if found := _STATEMENT.match(text, start, end):
        start = found.end()
    article = _ARTICLE.match(text, start, end)
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
    speaker = Speaker(_bare(" ".join(name)))
    if title:
        speaker = describe(speaker, text[start : title[-1].end()]) or speaker
    return _with_appositions(speaker, text, words[-1].end(), end)


def _name_words(words: list[str], has_article: bool) -> list[str]:
    """What follows the last role: "Kremlin spokesman Dmitry Peskov" gives the last two words."""
    cut = max((index + 1 for index, word in enumerate(words) if is_role(word)), default=0)
    if cut == len(words) > 1 and not has_article and all(map(str.istitle, words)):
        return words  # Tom Baker
    while cut < len(words) and not is_capital(words[cut]) and words[cut] not in _PARTICLES:
        cut += 1
    return words[cut:]


def _organisation(text: str, start: int, end: int) -> Mention | None:
    found = _ORGANISATION.match(text, start, end)
    name = _bare(found[0]) if found else ""
    return Mention(Speaker(name, organisation=name), found.end()) if found else None


def _unnamed(
    text: str, start: int, article: re.Match[str] | None, words: list[re.Match[str]], end: int
) -> Mention | None:
    """Somebody described by what they are; their name may follow: "the mayor, Jane Roe"."""
    stop = _complement_end(text, words[-1].end(), end)
    single = article is not None or bool(_OWNED.match(text[start:stop]))
    if single and (named := _NAME_AFTER.match(text, stop, end)):
        speaker = describe(Speaker(_bare(named[1])), text[start:stop])
        if speaker and not is_organisation(named[1]):
            return _with_appositions(speaker, text, named.end(), end)
    definite = article is not None and article[1] is not None
    phrase = _bare(_MANNER.sub("", text[words[0].start(1) : stop]))
    if not is_role(words[-1][1]):
        return Mention(Speaker(phrase, organisation=phrase), stop, definite)
    if article and article[0].lower().split()[0] not in _DROPPED:
        phrase = article[0].lower() + phrase
    elif is_role(first := phrase.split()[0].lower()) or first in _MODIFIERS:
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
        speaker, pos = _linked(speaker, found[0]), found.end()
    while found := _SEGMENT.match(text, pos, end):
        fuller = describe(speaker, found[1])
        if fuller is None:
            break
        speaker, pos = fuller, found.end()
    return Mention(speaker, pos)


def describe(speaker: Speaker, phrase: str) -> Speaker | None:
    """Add what an apposition tells; None if it is none, as in "she added", "on Monday"."""
    phrase = _MANNER.sub("", phrase).strip()
    phrase = phrase if ABBREVIATION.search(phrase) else phrase.rstrip(".")
    phrase = _LEADS.sub(lambda found: _LEADER[found[1]], phrase)
    if _AGE.fullmatch(phrase) or re.match("who|whose", phrase):
        return speaker
    phrase = re.split(r"\s(?:who|whose|which|that)\s", phrase)[0]
    link = _LINK.search(phrase)
    head = phrase[: link.start()] if link else phrase
    if head and not is_role(head.split()[-1]):
        return _placed(speaker, head) if re.fullmatch(rf"(?:the\s+)?{_CAPITALS}", phrase) else None
    if not head:
        belongs = link and link["word"] in ("of", "from", "at", "for")
        return _linked(speaker, phrase) if belongs and link and link["capitals"] else None
    return _linked(_with_role(speaker, head), phrase[len(head) :])


def _with_role(speaker: Speaker, head: str) -> Speaker:
    """Without its article and a "group’s"; an owner with a name is the organisation."""
    article = _ARTICLE.match(head)
    role, organisation = head[article.end() :] if article else head, ""
    if owned := _OWNED.fullmatch(role):
        if owned[1].islower():
            role = owned[2]
        elif is_organisation(owned[1]) or (article and article[1]):
            organisation, role = owned.groups()
    words = [word for word in role.split() if word.lower().rstrip(".") not in _COURTESY]
    known = "" if _is_short_title(speaker.role) else speaker.role
    return replace(
        speaker,
        role=known or " ".join(words) or speaker.role,
        organisation=speaker.organisation or organisation,
    )


def _placed(speaker: Speaker, name: str) -> Speaker:
    name = name.removeprefix("the ")
    if is_organisation(name) or (not speaker.organisation and len(name.split()) >= _NAME_OF_BODY):
        return replace(speaker, organisation=speaker.organisation or name)
    return replace(speaker, place=speaker.place or name)


def _linked(speaker: Speaker, rest: str) -> Speaker:
    """Follow "of international relations at the Valley Institute in Arvel" link by link."""
    pos = 0
    while link := _LINK.match(rest, pos):
        speaker, pos = _with_link(speaker, link), link.end()
    return speaker


def _with_link(speaker: Speaker, link: re.Match[str]) -> Speaker:
    word, name = link["word"], _bare(link["capitals"] or "")
    role = speaker.role.split()[-1].lower() if speaker.role else ""
    organised = bool(link["the"]) or is_organisation(name)
    if not name:
        settled = not role or speaker.organisation or speaker.place
        return speaker if settled else _with_more(speaker, link)
    if word in ("to", "on") or (word == "of" and role in _OFFICES and not organised):
        return _with_more(speaker, link)
    lives = word == "from" or (word == "of" and role in ("", "resident", "native"))
    if word == "in" or (lives and not organised):
        return replace(speaker, place=speaker.place or name)
    return replace(speaker, organisation=speaker.organisation or name)


def _with_more(speaker: Speaker, link: re.Match[str]) -> Speaker:
    return replace(speaker, role=f"{speaker.role} {link[0].strip()}")


def with_reason(speaker: Speaker, sentence: str) -> Speaker:
    """Why an unnamed source is unnamed, where the sentence says so."""
    found = _UNNAMED.search(sentence) if speaker.anonymous and not speaker.reason else None
    return replace(speaker, reason=(found[2] or found[1]).strip()) if found else speaker


def is_subject(text: str, start: int) -> bool:
    """Can the one described at `start` do the saying? Not "in Arvel" or ", her deputy"."""
    beside = text[max(0, start - 2) : start] == ", " and text.startswith(("his ", "her "), start)
    return not beside and not _NO_SUBJECT.search(text, max(0, start - 20), start)


def starts(text: str, pos: int, end: int) -> Iterator[int]:
    """Where the description of somebody may begin: an article, a pronoun, a title, a name."""
    inside, last = False, pos
    for word in _WORD.finditer(text, pos, end):
        inside = inside and not text[last : word.start(1)].strip()
        opens = bool(_ARTICLE.match(text, word.start(1)) or _PRONOUN.fullmatch(word[1]))
        opens = opens or (_part(word[1]) and not inside)
        if opens and not _PARTICIPLE.match(text, word.start(1)):
            yield word.start(1)
        inside, last = opens or (inside and _part(word[1])), word.end()


def is_person(speaker: Speaker) -> bool:
    """Somebody with a role, or with a name of several words that is no place and no thing."""
    words = speaker.name.split()
    plain = len(words) > 1 and not any(word.lower() in _THINGS for word in words)
    return bool(speaker.role or speaker.description or plain) and not _organised(speaker)


def _organised(speaker: Speaker) -> bool:
    return bool(speaker.name) and speaker.name == speaker.organisation


def _noun_phrase(phrase: str) -> list[str]:
    """Lower-case words up to the noun: "school teacher" of "school teacher from Arvel"."""
    return (
        re.split(r"\s(?:of|for|from|at|with|in|to|on|close|familiar)\s", phrase)[0].lower().split()
    )


def _singular(noun: str) -> str:
    return {"women": "woman", "men": "man", "people": "person"}.get(noun, noun.removesuffix("s"))


def _noun(phrase: str) -> str:
    return _singular((_noun_phrase(phrase) or [""])[-1])


class Cast:
    """Everybody a story has introduced so far, to resolve "Rahimi", "she" and "the official"."""

    def __init__(self) -> None:
        self._known: dict[str, Speaker] = {}  # by name, or by description
        self._full: dict[str, str] = {}  # surname or first name to name; "" if two share it
        self._by_noun: dict[str, list[str]] = {}  # "official", "ministry"
        self._recent: list[str] = []  # subjects and speakers, the latest last
        self._pronouns: dict[str, str] = {}

    def meet(self, speaker: Speaker) -> Speaker:
        """Remember somebody; what was known of them is kept and completed."""
        key = speaker.name or speaker.description
        speaker = self._known[key] = _completed(self._known.get(key, speaker), speaker)
        for name in _ends(speaker.name) if is_person(speaker) else ():
            shared = _ends(self._full.setdefault(name, key)) != _ends(key)
            self._full[name] = "" if shared else self._full[name]
        noun = _noun(speaker.role or speaker.description or speaker.name)
        self._by_noun.setdefault(noun, []).append(key)
        return speaker

    def heard(self, speaker: Speaker) -> Speaker:
        """Remember somebody as the one whom the next "she said" means."""
        speaker = self.meet(speaker)
        self._recent.append(speaker.name or speaker.description)
        return speaker

    def resolve(self, mention: Mention) -> Speaker | None:
        """The speaker meant; None for a pronoun that fits nobody."""
        speaker = mention.speaker
        if _PRONOUN.fullmatch(speaker.description):
            return self._meant_by(speaker.description)
        if mention.definite:
            return self._taken_up(speaker)
        several = speaker.name not in self._full and _SEVERAL.fullmatch(speaker.name)
        return Speaker(description=speaker.name.lower()) if several else self.full(speaker)

    def full(self, speaker: Speaker) -> Speaker:
        """With the first name, for a surname that the story has introduced."""
        known = self._known.get(self._full.get(speaker.name, ""), speaker)
        other = known.role and speaker.role and _noun(known.role) != _noun(speaker.role)
        if other and not _is_short_title(speaker.role):
            return speaker  # Mayor Rahimi is not Mina Rahimi, the baker
        return _completed(known, speaker)

    def _taken_up(self, speaker: Speaker) -> Speaker:
        """Who "the Indian official" is: the latest official who was introduced as Indian."""
        *qualities, noun = _noun_phrase(speaker.description or speaker.name) or [""]
        for key in reversed(self._by_noun.get(_singular(noun), [])[-_MEMORY:]):
            known = self._known[key]
            described = f"{known.role} {known.description or known.name}".lower().split()
            if all(quality in described for quality in qualities):
                return known
        return speaker

    def _meant_by(self, pronoun: str) -> Speaker | None:
        latest = [*self._recent[:-_MEMORY:-1], *islice(reversed(self._known), _MEMORY)]
        key = next((key for key in latest if self._suits(key, pronoun)), "")
        self._pronouns[key] = pronoun
        return self._known.get(key)

    def _suits(self, key: str, pronoun: str) -> bool:
        speaker = self._known[key]
        if pronoun in ("it", "they"):
            return pronoun == "they" or _organised(speaker)
        what = speaker.role or speaker.description
        other = _WOMEN if pronoun == "he" else _MEN
        several = _noun_phrase(speaker.description)[-1:] != [_noun(speaker.description)]
        unlike = other.search(what) or (speaker.description and several)
        return is_person(speaker) and not unlike and self._pronouns.get(key, pronoun) == pronoun


def _completed(known: Speaker, new: Speaker) -> Speaker:
    return replace(new, **{name: value for name, value in vars(known).items() if value})


def _ends(name: str) -> list[str]:
    return name.split()[:: max(1, len(name.split()) - 1)]
