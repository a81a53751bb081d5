from articles.admin.article import ArticleAdmin
from articles.admin.author import AuthorAdmin
from articles.admin.category import CategoryAdmin
from articles.admin.picture import PictureAdmin
from articles.admin.source import SourceAdmin

__all__ = ["ArticleAdmin", "AuthorAdmin", "CategoryAdmin", "PictureAdmin", "SourceAdmin"]
