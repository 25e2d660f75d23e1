"""Addresses of the directory; each stands behind a language."""

from django.urls import path, re_path

from members.public import referral, views

app_name = "members"

urlpatterns = [
    # /members/?q=&region=&country=&priority=&population=&support=&sort=&page=
    path("members/", views.MemberListView.as_view(), name="list"),
    path("members/<slug:slug>/", views.ProfileView.as_view(), name="profile"),
    # The same questions, for paper.
    path("referral/", referral.ReferralView.as_view(), name="referral"),
    # /countries/bi/
    path("countries/", views.CountriesView.as_view(), name="countries"),
    re_path(r"^countries/(?P<code>[a-z]{2})/$", views.CountryView.as_view(), name="country"),
    re_path(r"^countries/(?P<code>[A-Za-z]{2})/$", views.country_in_capitals),
    path("regions/<slug:slug>/", views.RegionView.as_view(), name="region"),
]
