"""A page as a reader saves it, and what the tests of pages ask of it."""

from articles.plain_text import Page, read

LEAD = (
    "The ferry between Arvel and Ostrel stopped running on Monday, and nobody knows for how long."
)
MORE = "Ola Brun, who has steered it for thirty years, took the bus home and did not look back."
LAST = "The council meets again next week, in the old school by the harbour."
ENDING = """\
Our Northern Website

دعوت میډیا ۲۴

  Donate Here

\u00a0

Support the Arvel Courier

You know what it costs to row to Ostrel. Please support us with a regular amount. Thank you
Harbour Bank AC # 0530 2294668
Account for international payments: NO15 0530 2294 668
Vipps: #557320

Comments are closed."""


def page(*story: str, ending: str = "") -> Page:
    return read("\n\n".join(["Ferry Stops Running", *(story or (LEAD, MORE)), ending]))


def kinds(found: Page) -> list[str]:
    return [piece.kind for piece in found.furniture]


def headings(found: Page) -> list[str]:
    return [block.text for block in found.blocks if block.kind == "heading"]


def paragraphs(found: Page) -> list[str]:
    return [block.text for block in found.blocks if block.kind == "paragraph"]
