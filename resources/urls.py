"""Addresses of networks, programmes, publications, guides, pages and news; each stands behind a language."""

from django.urls import path

from members.public_page import without_query
from resources import feeds, views, views_about, views_guides

app_name = "resources"

urlpatterns = [
    # /networks/aswa/?page=
    path("networks/", views.NetworksView.as_view(), name="networks"),
    path("networks/<slug:slug>/", views.NetworkView.as_view(), name="network"),
    path("programmes/", views.ProgrammesView.as_view(), name="programmes"),
    path("programmes/<slug:slug>/", views.ProgrammeView.as_view(), name="programme"),
    # /resources/?q=&type=&theme=&language=&region=&year=&country=&sort=&page=
    path("resources/", views.ResourcesView.as_view(), name="resources"),
    path("resources/<slug:slug>/", views.ResourceView.as_view(), name="resource"),
    # /guides/working-with-refugees/?country=KE
    path("guides/", views_guides.GuidesView.as_view(), name="guides"),
    path("guides/<slug:slug>/", views_guides.GuideView.as_view(), name="guide"),
    path("guides/<slug:slug>/checklist/", views_guides.ChecklistView.as_view(), name="checklist"),
    # /about/what-we-do/
    path("about/", views_about.AboutView.as_view(), name="about"),
    path("about/achievements/", views_about.AchievementsView.as_view(), name="achievements"),
    path("about/priority-areas/", views_about.AreasView.as_view(), name="areas"),
    path("about/priority-areas/<slug:slug>/", views_about.AreaView.as_view(), name="area"),
    path("about/<slug:slug>/", views_about.PageView.as_view(), name="page"),
    # /news/?region=&language=
    path("news/", views_about.NewsView.as_view(), name="news"),
    path("news/feed/", without_query(feeds.NewsFeed()), name="feed"),
]
