"""The whole editorial content of a story, as editors work on it and a revision keeps it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any, Self


@dataclass(frozen=True, kw_only=True)
class Attribution:
    """What the newsroom says of one quotation in the text: who spoke, or that nobody did."""

    words: str  # as in Quote.words
    speech: bool = True  # False: a title, a term, a scare quote
    source_id: int | None = None
    described_as: str = ""

    @property
    def accounted_for(self) -> bool:
        return not self.speech or self.source_id is not None


@dataclass(frozen=True, kw_only=True)
class Content:
    headline: str
    slug: str = ""  # empty: made from the headline
    standfirst: str = ""
    dateline: str = ""
    language: str = "en"
    category_id: int | None = None
    author_ids: tuple[int, ...] = ()
    byline_text: str = ""  # stands behind the names: “in Kabul”
    without_byline: bool = False  # nobody's name, by choice
    lead_picture_id: int | None = None
    search_description: str = ""  # for search engines; empty: the standfirst
    html: str = ""
    attributions: tuple[Attribution, ...] = ()  # of the quotations in `html`, in their order

    def to_data(self) -> dict[str, Any]:
        """Fit for JSON."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        """What an older release did not write has its default; what this one dropped is ignored."""
        known = _known(cls, data)
        known["author_ids"] = tuple(data.get("author_ids", ()))
        known["attributions"] = tuple(_attributions(data.get("attributions", ())))
        return cls(**known)


def _attributions(rows: Iterable[dict[str, Any]]) -> Iterable[Attribution]:
    return (Attribution(**_known(Attribution, row)) for row in rows)


def _known(cls: Any, data: dict[str, Any]) -> dict[str, Any]:
    names = {field.name for field in fields(cls)}
    return {name: value for name, value in data.items() if name in names}
