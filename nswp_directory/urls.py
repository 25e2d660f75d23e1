"""Every address of the site."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path, register_converter

from nswp_directory import crawlers, health, security_txt, views
from nswp_directory.context_processors import ABOUT
from nswp_directory.converters import OtherLanguage

register_converter(OtherLanguage, "other_language")

urlpatterns = [
    path("", views.choose_language),
    path("live", health.live, name="live"),
    path("ready", health.ready, name="ready"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("sitemap.xml", crawlers.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", crawlers.sitemap_part, name="sitemap-part"),
    path(".well-known/security.txt", security_txt.security_txt, name="security-txt"),
    path(settings.ADMIN_PATH, admin.site.urls),
    # /en/ /fr/ /es/ /ru/ /zh-hans/
    *i18n_patterns(
        path("", views.HomeView.as_view(), name="home"),
        # /about/directory/ … /about/languages/
        re_path(rf"^about/(?P<slug>{'|'.join(ABOUT)})/$", views.AboutView.as_view(), name="about"),
        # /search/?q=&in=
        path("search/", views.SearchView.as_view(), name="search"),
        path("", include("members.public.urls")),
        path("", include("resources.public.urls")),
    ),
    # /EN/ /zh/ /zh-CN/ /fr-CA/
    path("<other_language:language>/<path:rest>", views.other_spelling_of_language),
    path("<other_language:language>/", views.other_spelling_of_language),
]
handler400 = views.bad_request
handler404 = views.page_not_found
handler500 = views.server_error
