from django.urls import include, path, register_converter

from donations import views
from donations.giving.page_languages import PageLanguage
from donations.people import stop_page

app_name = "donations"

register_converter(PageLanguage, "page_language")

PAGES = [
    path("", views.donate, name="donate"),
    path("poster/", views.poster, name="poster"),
    path("history/", views.history, name="history"),
    path("verify/", views.verify, name="verify"),
]

urlpatterns = [
    *PAGES,
    path("stop/<str:token>/", stop_page.stop, name="stop"),
    path("details.json", views.details, name="details"),
    path("<page_language:language>/", include(PAGES)),
]
