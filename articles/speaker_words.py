"""The small vocabularies with which people and bodies are told apart in English news prose."""

import re


def vocabulary(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _inflected(verbs: str) -> frozenset[str]:
    stems = [verb.removesuffix("e") for verb in verbs.split()]
    past = (stem + ending for stem in stems for ending in ("ed", "ing"))
    return frozenset([*past, *(verb + "s" for verb in verbs.split())])


VERBS = vocabulary(
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
FUNCTION = vocabulary(
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
MODIFIERS = vocabulary(
    """former senior junior deputy chief acting vice assistant associate prime foreign defence
    defense interior finance health education opposition government military army police party union
    trade human rights climate local regional national international state federal royal lead
    leading veteran political security research press general managing founding medical school
    university village city town district provincial retired special long-time longtime young old
    elderly independent prominent parliamentary community youth co-operative bakery shop"""
)
_ROLES = vocabulary(
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
_NOT_ROLES = vocabulary(
    """number paper newspaper summer winter power water order quarter river border after never ever
    under over further together rather whether matter letter chapter center market want grant
    relevant significant constant committee coffee degree agree see three free answer human german
    list exist insist factor monitor weather leather consider remember offer other another former
    earlier later assist christian asian indian russian italian canadian"""
)
ORGANISATIONS = vocabulary(
    """ministry foundation institute university college school trust council committee commission
    agency bank union association organisation organization office department bureau government army
    police force forces church hospital clinic company corporation group network society federation
    parliament senate congress court embassy centre center authority service board club league
    alliance coalition movement front watch international nations press news times post gazette
    media reuters inc ltd plc forum fund team kremlin pentagon taliban administration museum library
    academy charity assembly cabinet secretariat campaign initiative project studio observatory"""
)
THINGS = vocabulary(
    """agreement act war street road river lake mountain valley sea ocean day prize cup east west
    north south new united western eastern northern southern central great san saint los republic
    kingdom states treaty bridge square airport station summit conference island islands province
    region city town world"""
)
OFFICES = vocabulary("mayor president governor minister secretary king queen bishop professor")
_RANKS = vocabulary("captain major general colonel sergeant lieutenant admiral marshal corporal")
COURTESY = vocabulary("mr mrs ms miss mx new")
PARTICLES = vocabulary("van von der den de del della da di dos du la le bin ibn ben al el zu")


UPPER = "".join(letter for letter in map(chr, range(0x530)) if letter.isupper())
TITLES = "Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Rev|Fr|St|Hon|Jr|Sr"
_TITLE_WORDS = frozenset(TITLES.split("|"))
ABBREVIATION = re.compile(rf"(?:\b(?:{TITLES})|\b[{UPPER}])\.$")
WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
CAPITAL = rf"(?!{WEEKDAY})[{UPPER}][\w’'&-]*"
_PUBLIC = "(?:police|army|government|parliament|court|council|university|school|hospital)"
CAPITALS = (
    rf"{CAPITAL}(?:\s+(?:(?:of|for|and|the|de|la|&)\s+){{0,2}}{CAPITAL}){{0,8}}"
    rf"(?:\s+{_PUBLIC}\b)?"
)

_NUMBERS = "two|three|four|five|six|seven|eight|nine|ten"
ARTICLE = re.compile(
    rf"(?:(the|this|that|his|her|their|its|our)|(?:an?|one|some|several|many|{_NUMBERS}|another)"
    r"(?:\s+(?:second|third|fourth|group\s+of))?)\s+",
    re.IGNORECASE,
)


def is_rank(role: str) -> bool:
    """Dr., Gen., Captain: these stand before the name, and say less than a role after it."""
    words = [word.rstrip(".") for word in role.split()]
    return bool(words) and all(word in _TITLE_WORDS or word.lower() in _RANKS for word in words)


def is_role(word: str) -> bool:
    """Is this a word for what somebody does: "spokesman", "bakers", "Minister"?

    In small letters the ending is enough; a capital may be a surname, so it must be a known word.
    """
    whole = word.lower().rstrip(".")
    low = whole.removesuffix("s")
    if not _ROLES.isdisjoint((whole, low, low.rpartition("-")[2])):
        return True
    other = low in _NOT_ROLES or low in PARTICLES
    return word.islower() and not other and bool(_ROLE_ENDING.search(low))


def is_organisation(name: str) -> bool:
    """Has the name a word such as "Ministry", or is it initials ("NATO")?"""
    words = re.sub("[’']s\\b", "", name).split()
    acronym = len(words) == 1 and name.isupper() and len(name) > 1 and "." not in name
    return acronym or any(word.lower() in ORGANISATIONS for word in words)


def is_capital(word: str) -> bool:
    return word[0].isupper() or bool(re.match(r"(?:[ae][a-z]|ul|[dl])[-’'][^\W_a-z]", word))
