"""A list with search and facet counts by modelsearch."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import path
from modelsearch.backends import get_search_backend
from modelsearch.query import MATCH_ALL
from searchable.models import Country, Language, Organisation, Population, PriorityArea, Region, Support

PLACES = {"region_id": Region, "country_id": Country}
WORDS = {"priority_areas": PriorityArea, "populations": Population, "support": Support, "languages": Language}


def narrowed(data):
    """The organisations that have what was chosen."""
    found = Organisation.objects.select_related("country", "region").order_by("name")
    for name, model in PLACES.items():
        if slug := data.get(name.removesuffix("_id")):
            found = found.filter(**{name: model.objects.get(slug=slug).pk})
    for name, model in WORDS.items():
        if chosen := data.getlist(name):
            numbers = list(model.objects.filter(slug__in=chosen).values_list("pk", flat=True))
            holding = Organisation.objects.filter(**{f"{name}__in": numbers}).values("pk")
            found = found.filter(pk__in=holding)
    return found


def search(request):
    """Twenty results, and how many have each value of each facet."""
    words = request.GET.get("q")
    found = get_search_backend().search(words or MATCH_ALL, narrowed(request.GET), order_by_relevance=bool(words))
    facets = {}
    for name, model in (PLACES | WORDS).items():
        labels = dict(model.objects.values_list("pk", "slug"))
        facets[name] = [(labels.get(number, ""), count) for number, count in found.facet(name).items()]
    page = Paginator(found, 20).get_page(request.GET.get("page"))
    return render(request, "list.html", {"page": page, "facets": facets})


urlpatterns = [path("", search)]
