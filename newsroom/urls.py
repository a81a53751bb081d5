from django.conf import settings
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path, re_path, register_converter

from newsroom.look import site_files
from newsroom.page import views as page_views
from newsroom.page.addresses import PageAddress

register_converter(PageAddress, "page_address")

COLOUR = "[0-9a-f]{6}"

urlpatterns = [
    path("admin/", include("newsroom.accounts.urls")),
    path("admin/", admin.site.urls),
    path("favicon.ico", site_files.shortcut_icon, name="shortcut_icon"),
    path("site.webmanifest", site_files.manifest, name="manifest"),
    re_path(f"^accent-({COLOUR})-({COLOUR})\\.css$", site_files.accent, name="accent"),
    path("donate/", include("donations.urls")),
    path("", include("articles.urls")),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),  # with DEBUG only
    path("<page_address:address>/", page_views.page, name="page"),  # whatever nobody else has
]
