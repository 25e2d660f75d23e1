"""The pages that join several apps."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language_from_request, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from members import results
from members.filters import WordsField
from members.models import Listing
from members.profile import PublicProfile
from members.public_page import PublicPage
from members.views import country_counts
from members.worldmap import region_map, world_map
from resources.choices import Kind
from resources.columns import columns, ordered
from resources.models import PublishedItem
from resources.views import ItemPage, snippets


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


@dataclass(frozen=True)
class Tab:
    """One kind of results of a search, and how many there are."""

    name: str
    label: Any
    total: int


class SearchView(ItemPage):
    """One box for everything: member organisations, publications, guides, and what else is published."""

    template_name = "search.html"
    kinds = {
        "resources": (Kind.RESOURCE,),
        "guides": (Kind.GUIDE,),
        "more": (Kind.PROGRAMME, Kind.PAGE, Kind.ACHIEVEMENT, Kind.NEWS),
    }

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The results; search engines keep none of them."""
        response = super().get(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex, follow"
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The tabs with their counts, and the first results of the one that is open."""
        words = WordsField(required=False).clean(self.request.GET.get("q", "")).strip()
        if not words:
            return super().get_context_data(words="", **kwargs)
        as_typed = self.request.GET.get("spelling") == "as-typed"
        members = results.find(words, self.edition, as_typed)
        items = results.find_in(PublishedItem, columns(self.edition), words, self.edition, as_typed)
        networks = self._networks(members)
        tabs = self._tabs(members, items, len(networks))
        chosen = self.request.GET.get("in", "")
        found = [tab.name for tab in tabs if tab.name == chosen] or [tab.name for tab in tabs if tab.total]
        shown = found[0] if found else "members"
        return super().get_context_data(
            words=words,
            meant=(members if shown == "members" else items).meant,
            tabs=tabs,
            shown=shown,
            networks=networks if shown == "more" else [],
            **(self._members(members) if shown == "members" else self._items(items, self.kinds[shown])),
            **kwargs,
        )

    def _tabs(self, members: Any, items: Any, networks: int) -> list[Tab]:
        def total(name: str) -> int:
            return int((items.mask & items.listed.of(*self.kinds[name])).sum())

        return [
            Tab("members", _("Organisations"), int(members.mask.sum())),
            Tab("resources", _("Publications"), total("resources")),
            Tab("guides", _("Guides"), total("guides")),
            Tab("more", _("Networks, programmes, pages"), total("more") + networks),
        ]

    def _networks(self, members: Any) -> list[Any]:
        """The listed networks that have the words; there are few, and no list of members names them."""
        listed = Listing.objects.networks().values_list("pk", flat=True)
        numbers = sorted(set(listed) & set(members.numbers.tolist()))
        return self.read(self.in_language().filter(listing__in=numbers)) if numbers else []

    def _members(self, found: Any) -> dict[str, Any]:
        numbers = results.ordered(found, found.mask, "name", self.edition, self.labels.language)
        page = self.page_of(numbers)
        rows = self.in_language().order_by().filter(listing__in=page.object_list.tolist())
        documents = {row.listing_id: row.document for row in rows}
        profiles = [PublicProfile.read(documents[one], self.labels) for one in page.object_list.tolist()]
        return {"page": page, "profiles": profiles, "snippets": results.snippets(profiles, found.query)}

    def _items(self, found: Any, kinds: tuple[Kind, ...]) -> dict[str, Any]:
        mask = found.mask & found.listed.of(*kinds)
        page = self.page_of(results.by_tier(ordered(self.edition, self.labels.language, mask), found.tiers))
        items = self.numbered(page.object_list.tolist())
        return {"page": page, "items": items, "snippets": snippets(items, found.query)}


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The 404 page, the same bytes for what is hidden and what never was."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """The 500 page: five languages, no database, nothing that can fail again."""
    return render(request, "500.html", status=500)
