"""What a page says, as people work on it and a revision keeps it."""

from dataclasses import dataclass
from typing import Self

from articles.content import Content


@dataclass(frozen=True, kw_only=True)
class PageContent:
    title: str
    html: str = ""
    language: str = "en"

    def as_story(self) -> Content:
        """For what compares and brings together two texts of a story."""
        return Content(headline=self.title, html=self.html, language=self.language)

    @classmethod
    def of_story(cls, content: Content) -> Self:
        return cls(title=content.headline, html=content.html, language=content.language)
