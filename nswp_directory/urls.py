"""Every address of the site."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from nswp_directory import health, pages

urlpatterns = [
    path("", pages.choose_language),
    path("live", health.live, name="live"),
    path("ready", health.ready, name="ready"),
    path(settings.ADMIN_PATH, admin.site.urls),
    # /en/ /fr/ /es/ /ru/ /zh-hans/
    *i18n_patterns(
        path("", pages.HomeView.as_view(), name="home"),
        path("about/languages/", pages.LanguagesView.as_view(), name="languages"),
        # /search/?q=&in=
        path("search/", pages.SearchView.as_view(), name="search"),
        path("", include("members.urls")),
        path("", include("resources.urls")),
    ),
]
handler404 = pages.page_not_found
handler500 = pages.server_error
