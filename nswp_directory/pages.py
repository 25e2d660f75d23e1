"""The pages that join several apps."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language_from_request, override
from django.views.decorators.http import require_safe

from members.models import Listing
from members.public_page import PublicPage
from members.views import country_counts
from members.worldmap import region_map, world_map
from nswp_directory.refusals import UNREADABLE, refusal


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Lead to the home page in the language the browser asks for. No cookie remembers it."""
    with override(get_language_from_request(request)):
        response = redirect("home")
    patch_vary_headers(response, ["Accept-Language"])
    patch_cache_control(response, private=True)
    return response


class HomeView(PublicPage):
    """Where people begin: words, topics, a map, the regions."""

    template_name = "home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Counts by country and region, the topics, and the profiles confirmed last."""
        counts = country_counts()
        return super().get_context_data(
            total=Listing.objects.members().count(),
            country_total=len(counts),
            areas=list(self.labels.priority_areas.values()),
            regions=[self._region(slug, counts) for slug in self.labels.regions],
            map=world_map(counts, self.labels.countries),
            latest=self._latest(),
            **kwargs,
        )

    def _region(self, slug: str, counts: dict[str, int]) -> dict[str, Any]:
        inside = {code for code, country in self.labels.countries.items() if country.region.slug == slug}
        here = {code: number for code, number in counts.items() if code in inside}
        return {
            "label": self.labels.regions[slug],
            "total": sum(here.values()),
            "map": region_map(slug, here, self.labels.countries),
        }

    def _latest(self) -> list[Any]:
        """The four member profiles that their organisations confirmed last."""
        confirmed = self.in_language().filter(listing__kind="member", listing__confirmed_on__isnull=False)
        return self.read(confirmed.order_by("-listing__confirmed_on", "sort_key", "listing_id")[:4])


class LanguagesView(PublicPage):
    """What is translated here, by whom, and which labels are NSWP's own wording."""

    template_name = "about/languages.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The vocabularies with their full wording, and whether it is official."""
        return super().get_context_data(
            vocabularies=[self.labels.priority_areas, self.labels.populations, self.labels.support], **kwargs
        )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What Django itself refuses (an unknown host, a form that cannot be read); nothing of it is repeated."""
    return refusal(400, UNREADABLE)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The 404 page, the same bytes for what is hidden and what never was."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """The 500 page: five languages, no database, nothing that can fail again."""
    return render(request, "500.html", status=500)
