from articles.models.article import Article, Byline
from articles.models.author import Author
from articles.models.category import Category
from articles.models.picture import Picture
from articles.models.quote import Quote
from articles.models.revision import Revision
from articles.models.section import Section
from articles.models.source import Source

__all__ = [
    "Article",
    "Author",
    "Byline",
    "Category",
    "Picture",
    "Quote",
    "Revision",
    "Section",
    "Source",
]
