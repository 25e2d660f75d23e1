"""Addresses of networks, programmes, publications, guides, pages and news; each stands behind a language."""

from django.urls import path

from core.web.views import without_query
from resources.public import about_views, feeds, guide_views, network_views, publication_views

app_name = "resources"

urlpatterns = [
    # /networks/aswa/?page=
    path("networks/", network_views.NetworksView.as_view(), name="networks"),
    path("networks/<slug:slug>/", network_views.NetworkView.as_view(), name="network"),
    path("programmes/", network_views.ProgrammesView.as_view(), name="programmes"),
    path("programmes/<slug:slug>/", network_views.ProgrammeView.as_view(), name="programme"),
    # /resources/?q=&type=&theme=&language=&region=&year=&country=&sort=&page=
    path("resources/", publication_views.ResourcesView.as_view(), name="resources"),
    path("resources/<slug:slug>/", publication_views.ResourceView.as_view(), name="resource"),
    # /guides/working-with-refugees/?country=KE
    path("guides/", guide_views.GuidesView.as_view(), name="guides"),
    path("guides/<slug:slug>/", guide_views.GuideView.as_view(), name="guide"),
    path("guides/<slug:slug>/checklist/", guide_views.ChecklistView.as_view(), name="checklist"),
    # /about/what-we-do/
    path("about/", about_views.AboutView.as_view(), name="about"),
    path("about/achievements/", about_views.AchievementsView.as_view(), name="achievements"),
    path("about/priority-areas/", about_views.AreasView.as_view(), name="areas"),
    path("about/priority-areas/<slug:slug>/", about_views.AreaView.as_view(), name="area"),
    path("about/<slug:slug>/", about_views.PageView.as_view(), name="page"),
    # /news/?region=&language=
    path("news/", about_views.NewsView.as_view(), name="news"),
    path("news/feed/", without_query(feeds.NewsFeed()), name="feed"),
]
