from django.urls import path, register_converter
from django.urls.converters import StringConverter

from articles import views
from articles.feeds import NewestStories


class AnySlug(StringConverter):
    """A slug in any script; Django's own takes ASCII only."""

    regex = r"[\w-]+"


register_converter(AnySlug, "any_slug")

app_name = "articles"

urlpatterns = [
    path("", views.front_page, name="front_page"),
    path("category/<any_slug:slug>/", views.category, name="category"),
    path("authors/<any_slug:slug>/", views.author, name="author"),
    path("corrections/", views.corrections, name="corrections"),
    path("feed.atom", NewestStories(), name="feed"),
    path("preview/<str:token>/", views.preview, name="preview"),
    path("stories/<any_slug:slug>/", views.story, name="story"),
    path("stories/<any_slug:slug>/read/", views.count_read, name="count_read"),
]
