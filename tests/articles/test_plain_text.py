from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.plain_text import (
    MAXIMUM_BYTES,
    Block,
    Furniture,
    Page,
    UnreadablePage,
    decode,
    read,
)

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


class TestDecoding:
    @pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\u2028", "\u0085", "\f"])
    def test_any_line_end_becomes_a_newline(self, ending: str) -> None:
        assert decode(f"One{ending}Two".encode()) == "One\nTwo"

    def test_a_byte_order_mark_is_no_part_of_the_text(self) -> None:
        assert decode("Ferry".encode("utf-8-sig")) == "Ferry"

    @pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u3000", "\u200b", "\t"])
    def test_spaces_at_the_end_of_a_line_go(self, space: str) -> None:
        assert decode(f"One{space}\n{space}\nTwo".encode()) == "One\n\nTwo"

    @pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf", "\u00a0\n".encode()])
    def test_an_empty_file_is_refused(self, data: bytes) -> None:
        with pytest.raises(UnreadablePage, match=r"^The file is empty\.$"):
            decode(data)

    @pytest.mark.parametrize(
        ("data", "offset"),
        [
            (b"Ferry\x00", 5),
            ("å\x07".encode(), 2),
            (b"\x89PNG\r\n\x1a\n", 0),
            (b"Fa\xe6rry", 2),
            ("Ferry".encode("utf-16"), 0),
        ],
    )
    def test_a_binary_file_is_refused_with_the_place_of_the_first_odd_byte(
        self, data: bytes, offset: int
    ) -> None:
        with pytest.raises(UnreadablePage, match=rf"^Byte {offset} is not text: .*UTF-8 text\.$"):
            decode(data)

    def test_a_file_that_is_too_large_is_refused(self) -> None:
        assert decode(b"a" * MAXIMUM_BYTES)
        with pytest.raises(UnreadablePage, match="larger than 5 MB"):
            decode(b"a" * (MAXIMUM_BYTES + 1))


class TestHeadline:
    @pytest.mark.parametrize(
        "headline",
        [
            "Ferry Stops Running",
            "Will the Ferry Run Again?",
            "Harbour Town Signs a Treaty With the U.S.",
            "“We Are Cut Off,” Says Mayor of Arvel",
            "Enough.",
            "World Bank Lends 250000",
            "Our Town Gets a Website",
            "کشتی ایستاد",
        ],
    )
    def test_the_first_line_is_the_headline(self, headline: str) -> None:
        assert read(f"\n\n{headline}\n\n{LEAD}").headline == headline

    @pytest.mark.parametrize(
        "first",
        [
            LEAD,
            "The ferry stopped running on Monday.",
            "A word " * 60,
            "Comments are closed.",
            "<!doctype html>",
        ],
    )
    def test_what_is_no_headline_is_refused(self, first: str) -> None:
        with pytest.raises(UnreadablePage, match="No headline"):
            read(f"{first}\n\n{MORE}\n\n{LAST}")

    def test_a_link_of_the_site_above_the_headline_is_passed_over(self) -> None:
        assert read(f"Skip to content\n\nMenu\n\nFerry Stops\n\n{LEAD}").headline == "Ferry Stops"

    @pytest.mark.parametrize("rest", ["", "37", "Donate Here", "By Mina Toral", "A Harbour"])
    def test_a_headline_without_a_story_is_refused(self, rest: str) -> None:
        with pytest.raises(UnreadablePage, match="No story"):
            read(f"Ferry Stops\n\n{rest}")


class TestAboveTheStory:
    @pytest.mark.parametrize(
        ("line", "reads"),
        [
            ("37", 37),
            ("1,204", 1204),
            ("1.204", 1204),
            ("37 views", 37),
            ("1 view", 1),
            ("1.2K views", 1200),
            ("3M reads", 3_000_000),
            ("Views: 37", 37),
            ("\u00a037\u00a0", 37),
            ("0", 0),
            ("۳۷", 37),
        ],
    )
    def test_a_bare_number_is_the_view_count(self, line: str, reads: int) -> None:
        found = page(line, LEAD)
        assert (found.reads, paragraphs(found)) == (reads, [LEAD])

    def test_without_one_the_reads_are_unknown(self) -> None:
        assert page().reads is None

    def test_byline_and_date_are_furniture_in_any_order(self) -> None:
        found = page("By Mina Toral", "37", "December 4, 2025", LEAD)
        assert found.reads == 37
        assert found.furniture == (
            Furniture("byline", "By Mina Toral"),
            Furniture("date", "December 4, 2025"),
        )
        assert paragraphs(found) == [LEAD]

    @pytest.mark.parametrize(
        "line",
        [
            "4 December 2025",
            "Thursday, December 4, 2025",
            "2025-12-04",
            "04.12.2025",
            "Updated: Dec. 4, 2025, 18:30",
            "Published on December 4, 2025",
        ],
    )
    def test_a_date_is_known_in_many_forms(self, line: str) -> None:
        assert kinds(page(line, LEAD)) == ["date"]

    def test_a_paragraph_that_begins_like_a_byline_is_story(self) -> None:
        text = "By Monday the whole harbour had heard of it, and the boats stayed in."
        assert paragraphs(page(text)) == [text]


class TestDateline:
    @pytest.mark.parametrize(
        ("place", "dash"),
        [
            ("NEW ARVEL", " — "),
            ("ARVEL, Ruritania (VNA)", " — "),
            ("ARVEL/OSTREL", " – "),
            ("ARVEL", " - "),
            ("ARVEL", "--"),
            ("ARVEL", "—"),
            ("Arvel", " — "),
            ("New Arvel, Ruritania", " – "),
            ("ST. ÅSEN", " — "),
            ("ARVEL, Dec. 4", " — "),
            ("کابل", " — "),
        ],
    )
    def test_a_place_before_a_dash_is_the_dateline(self, place: str, dash: str) -> None:
        found = page(f"{place}{dash}{LEAD}", MORE)
        assert (found.dateline, found.dateline_separator) == (place, dash)
        assert paragraphs(found) == [LEAD, MORE]

    def test_a_quotation_may_follow_it(self) -> None:
        assert page("ARVEL — “We are cut off,” said Mina Toral.").dateline == "ARVEL"

    @pytest.mark.parametrize(
        "text",
        [
            LEAD,
            "The ferry — the only one — stopped.",
            "Arvel—the harbour town—is cut off.",
            "VNA — the harbour union — called a strike.",
            "A well-known captain - Ola Brun - took the bus.",
            "“ARVEL — a town,” he wrote.",
            "Nobody came. ARVEL — it was quiet.",
            "2025 — The year the ferry stopped.",
        ],
    )
    def test_a_dash_alone_makes_no_dateline(self, text: str) -> None:
        found = page(text)
        assert (found.dateline, found.dateline_separator) == ("", "")
        assert paragraphs(found) == [text]


class TestStory:
    def test_short_open_lines_between_paragraphs_are_headings(self) -> None:
        found = page(LEAD, "A Harbour Without a Boat", MORE, "What Comes Next?", LAST)
        assert found.blocks == (
            Block("paragraph", LEAD),
            Block("heading", "A Harbour Without a Boat"),
            Block("paragraph", MORE),
            Block("heading", "What Comes Next?"),
            Block("paragraph", LAST),
        )

    @pytest.mark.parametrize(
        "line",
        [
            "Nobody came.",
            "— Mina Toral, mayor",
            "- a rope and a bell",
            "• a rope and a bell",
            "2) a rope and a bell",
            "“We are cut off.”",
            "They brought:",
            "a line of more words than any heading has had since the first ferry left the harbour",
        ],
    )
    def test_other_short_lines_are_paragraphs(self, line: str) -> None:
        found = page(LEAD, line, MORE)
        assert headings(found) == []
        assert paragraphs(found) == [LEAD, line, MORE]

    def test_a_short_line_after_the_last_paragraph_is_no_heading(self) -> None:
        assert headings(page(LEAD, "Editing in Arvel")) == []

    def test_a_row_of_short_lines_is_a_list(self) -> None:
        assert headings(page(LEAD, "a rope", "a bell", "a lamp", MORE)) == []

    def test_text_is_kept_to_the_letter_but_for_no_break_spaces(self) -> None:
        text = "“It’s—well…—‘over’,” she said;\u00a0 then  left – for $5.4 billion (50%)."
        assert paragraphs(page(text)) == [text.replace("\u00a0", " ")]

    def test_a_page_without_blank_lines_has_a_paragraph_in_every_line(self) -> None:
        found = read("\n".join(["Ferry Stops", "37", f"ARVEL — {LEAD}", "A Harbour", MORE, LAST]))
        assert (found.reads, found.dateline) == (37, "ARVEL")
        assert found.blocks == (
            Block("paragraph", LEAD),
            Block("heading", "A Harbour"),
            Block("paragraph", MORE),
            Block("paragraph", LAST),
        )

    def test_lines_cut_to_a_width_are_joined(self) -> None:
        wrapped = (
            "The ferry between Arvel and Ostrel stopped running on Monday, and nobody\n"
            "knows for how long. The harbour master, a careful man, has put a notice\n"
            "on the door, and a chair in front of it."
        )
        found = page(wrapped, "A Harbour", MORE)
        assert paragraphs(found) == [wrapped.replace("\n", " "), MORE]
        assert headings(found) == ["A Harbour"]

    def test_lines_of_no_common_width_are_not_joined(self) -> None:
        assert paragraphs(page(f"{LEAD}\n{MORE}\n{LAST}")) == [LEAD, MORE, LAST]

    def test_lines_with_nothing_but_odd_spaces_are_blank(self) -> None:
        found = read(f"Ferry Stops\n\u00a0\n\u2003\n{LEAD}\n \u00a0 \n{MORE}")
        assert paragraphs(found) == [LEAD, MORE]


class TestFurniture:
    def test_the_end_of_a_page_is_recognised_line_by_line(self) -> None:
        found = page(LEAD, LAST, ending=ENDING)
        assert paragraphs(found) == [LEAD, LAST]
        assert kinds(found) == [
            "edition link",
            "edition link",
            "donate button",
            "appeal",
            "appeal",
            "account number",
            "account number",
            "account number",
            "comments notice",
        ]
        assert found.furniture[1].text == "دعوت میډیا ۲۴"
        assert found.furniture[5].text == "Harbour Bank AC # 0530 2294668"

    @pytest.mark.parametrize(
        ("line", "kind"),
        [
            ("Comments are closed.", "comments notice"),
            ("Leave a Reply", "comments notice"),
            ("No comments", "comments notice"),
            ("3 Comments", "comments notice"),
            ("IBAN: NO15 0530 2294 668", "account number"),
            ("NO15 0530 2294 668", "account number"),
            ("BIC/SWIFT: ABCDNO22", "account number"),
            ("Kontonummer 0530 22 94668", "account number"),
            ("Vipps 557320", "account number"),
            ("Donate", "donate button"),
            ("Support us", "donate button"),
            ("Donate now!", "donate button"),
            ("Visit our Northern edition", "edition link"),
            ("Share this:", "share bar"),
            ("Facebook Twitter WhatsApp", "share bar"),
            ("Tags: ferry, harbour", "tags"),
            ("© 2025 Arvel Courier. All rights reserved.", "copyright"),
            ("Subscribe to our newsletter", "newsletter"),
            ("Previous post: Bread Prices Rise", "navigation"),
            ("Next article →", "navigation"),
        ],
    )
    def test_a_line_below_the_story_is_known_by_itself(self, line: str, kind: str) -> None:
        found = page(LEAD, MORE, ending=line)
        assert found.furniture == (Furniture(kind, line),)  # type: ignore[arg-type]  # one of the kinds
        assert paragraphs(found) == [LEAD, MORE]

    def test_related_stories_go_with_their_titles(self) -> None:
        titles = ["Bread Prices Rise", "Harbour Master Retires"]
        found = page(LEAD, ending="\n".join(["Read also", *titles, "Comments are closed."]))
        assert kinds(found) == [*["related stories"] * 3, "comments notice"]

    def test_an_appeal_may_follow_the_button(self) -> None:
        ending = "Donate Here\n\nSupport the Courier\n\nPlease give what you can.\n\nNo comments"
        assert kinds(page(LEAD, ending=ending)) == [
            "donate button",
            "appeal",
            "appeal",
            "comments notice",
        ]

    @pytest.mark.parametrize(
        "last",
        [
            "Anybody who wants to donate to the harbour can do so at the old school.",
            "The IBAN on the letter, NO93 8601 1117 947, was false, the police said.",
            "“Please support us,” said Ola Brun. “Give what you can.”",
            "Comments are closed, the harbour master wrote on his door, and so is the harbour.",
            "Next week the council votes.",
            "Share prices fell, and Facebook with them.",
            "«What comes next?»",
            "World Bank experts lent the harbour 50,000 in 2024",
        ],
    )
    def test_a_last_paragraph_that_sounds_like_furniture_is_story(self, last: str) -> None:
        found = page(LEAD, last, ending=ENDING)
        assert paragraphs(found) == [LEAD, last]
        assert len(found.furniture) == 9

    def test_in_the_middle_of_a_story_nothing_is_furniture(self) -> None:
        middle = ["Donate Here", "IBAN: NO15 0530 2294 668", "Comments are closed."]
        found = page(LEAD, *middle, LAST)
        assert [block.text for block in found.blocks] == [LEAD, *middle, LAST]
        assert found.furniture == ()

    def test_a_section_about_support_stays(self) -> None:
        found = page(LEAD, "Support for the Ferry Falls", MORE, ending=ENDING)
        assert headings(found) == ["Support for the Ferry Falls"]
        assert len(found.furniture) == 9


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(UnreadablePage):
        found = read(decode(text.encode()))
        assert found.headline
        assert paragraphs(found)


@given(
    st.lists(
        st.sampled_from([LEAD, MORE, LAST, "A Harbour", "Donate Here", "37", "— Ola", "Tags: sea"]),
        max_size=12,
    )
)
def test_every_line_is_kept_somewhere_and_in_order(lines: list[str]) -> None:
    found = read("\n\n".join(["Ferry Stops", LEAD, *lines]))
    kept = [block.text for block in found.blocks] + [piece.text for piece in found.furniture]
    assert kept == [LEAD, *lines]


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    with suppress(UnreadablePage):
        assert "\r" not in decode(data)


def test_a_page_of_five_megabytes_is_read_in_seconds() -> None:
    text = "Ferry Stops\n\n" + "\n\n".join([LEAD, "A Harbour", MORE] * 20_000)
    assert len(read(text).blocks) == 60_000
