from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.plain_text import MAXIMUM_BYTES, Block, UnreadablePage, decode, read
from tests.articles.saved_page import LAST, LEAD, MORE, headings, page, paragraphs


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
