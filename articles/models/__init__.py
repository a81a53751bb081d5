from articles.models.article import Article, Byline
from articles.models.author import Author
from articles.models.autosave import Autosave
from articles.models.category import Category
from articles.models.correction import Correction
from articles.models.event import Event
from articles.models.notice import Notice
from articles.models.old_address import OldAddress
from articles.models.picture import Picture
from articles.models.presence import Presence
from articles.models.preview_link import PreviewLink
from articles.models.quote import Quote
from articles.models.remark import Remark
from articles.models.revision import Revision
from articles.models.section import Section
from articles.models.source import Source

__all__ = [
    "Article",
    "Author",
    "Autosave",
    "Byline",
    "Category",
    "Correction",
    "Event",
    "Notice",
    "OldAddress",
    "Picture",
    "Presence",
    "PreviewLink",
    "Quote",
    "Remark",
    "Revision",
    "Section",
    "Source",
]
