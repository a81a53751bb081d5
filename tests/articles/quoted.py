"""What the tests of quotations ask of `find`."""

from articles.mentions import mention_at
from articles.quotations import Quotation, find
from articles.speakers import Speaker

MINA = Speaker("Mina Toral")
ANSWER = "“The wells are dry,”"


def one(*blocks: str) -> Quotation:
    (quotation,) = find(blocks)
    return quotation


def last(*blocks: str) -> Quotation:
    return find(blocks)[-1]


def speakers(*blocks: str) -> list[str | None]:
    return [found.speaker.name if found.speaker else None for found in find(blocks)]


def described(text: str) -> Speaker:
    mention = mention_at(text, 0, len(text))
    assert mention
    return mention.speaker
