"""The pages that join several apps."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.encoding import iri_to_uri
from django.utils.translation import get_language_from_request, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from core.listing.filters import WordsField, exact_spelling
from core.listing.word_search import find_rows
from core.web import page_cache
from members.models.listing import Listing
from members.public.base import DirectoryView
from members.public.profile import PublicProfile
from members.public.search import find_members, ordered_ids, snippets
from members.public.table_cache import column_store
from members.public.worldmap import region_map, world_map
from nswp_directory.context_processors import ABOUT
from nswp_directory.error_responses import UNREADABLE, refusal
from resources.choices import Kind, found_under
from resources.models.public import PublishedItem
from resources.public import table_cache
from resources.public.views import ItemView
from resources.public.views import snippets as item_snippets


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Lead to the home page in the language the browser asks for. No cookie remembers it."""
    with override(get_language_from_request(request)):
        response = redirect("home")
    patch_vary_headers(response, ["Accept-Language"])
    patch_cache_control(response, private=True)
    return response


@require_safe
def other_spelling_of_language(request: HttpRequest, language: str, rest: str = "") -> HttpResponse:
    """Lead /EN/members/ or /zh-CN/ to the one address of the page, with its query."""
    query = request.META.get("QUERY_STRING", "")
    address = iri_to_uri(f"/{language}/{quote(rest)}") + (f"?{iri_to_uri(query)}" if query else "")
    return HttpResponsePermanentRedirect(address)


class HomeView(DirectoryView):
    """Where people begin: words, topics, a map, the regions."""

    template_name = "home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Counts by country and region, the topics, and the profiles confirmed last."""
        store = column_store(self.snapshot.edition)
        counts = store.count_by_country()
        return super().get_context_data(
            total=len(store.ids),
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

    def _latest(self) -> list[PublicProfile]:
        """The four member profiles that their organisations confirmed last."""
        every = find_members("", self.snapshot.edition)
        ids = ordered_ids(every, every.store.confirmed > 0, self.snapshot, "confirmed")
        return self.read_in_order(ids[:4].tolist())


class AboutView(DirectoryView):
    """A page about the directory itself; it holds no word of any organisation."""

    def get_template_names(self) -> list[str]:
        """The template of its name; the addresses know no other names."""
        return [f"about/{self.kwargs['slug']}.html"]

    def robots(self, context: dict[str, Any]) -> list[str]:
        """To be found, and to be kept."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Its title, and where to write to; the page about languages shows the vocabularies with their wording."""
        return super().get_context_data(
            title=ABOUT[kwargs["slug"]],
            contact=contact_link(settings.CONTACT_ADDRESS),
            vocabularies=[self.labels.priority_areas, self.labels.populations, self.labels.support],
            **kwargs,
        )


def contact_link(address: str) -> str:
    """Where a link to the editors leads: an e-mail address as mailto:, a page as it is, nothing where none is set."""
    return f"mailto:{address}" if "@" in address and "/" not in address else address


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What Django itself refuses (an unknown host, a form that cannot be read); nothing of it is repeated."""
    return refusal(400, UNREADABLE)


@dataclass(frozen=True)
class Tab:
    """One kind of results of a search, and how many there are."""

    name: str
    label: Any
    total: int


class SearchView(ItemView):
    """One box for everything: member organisations, publications, guides, and what else is published."""

    template_name = "search.html"
    headings = ("members", "resources", "guides", "more")

    def canonical_query(self) -> QueryDict:
        """The words, with the tab and the number of the page; without words nothing else is read."""
        query, words = super().canonical_query(), self._words()
        if not words:
            return query
        query.update({"q": words} | exact_spelling(self.request.GET))
        tab = self.request.GET.get("in")
        query.update({"in": tab} if tab in self.headings else {})
        return self.with_page_number(query)

    def _words(self) -> str:
        return WordsField(required=False).clean(self.request.GET.get("q", "")).strip()

    def robots(self, context: dict[str, Any]) -> list[str]:
        """Search engines keep no results."""
        return ["noindex", "noarchive"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The tabs with their counts, and the first results of the one that is open."""
        words = self._words()
        if not words:
            return super().get_context_data(words="", **kwargs)
        exact, edition = bool(exact_spelling(self.request.GET)), self.snapshot.edition
        members = find_members(words, edition, exact=exact)
        items = find_rows(PublishedItem, table_cache.column_store(edition), words, edition, exact=exact)
        networks = self._networks(members)
        tabs = self._tabs(members, items, len(networks))
        chosen = self.request.GET.get("in", "")
        chosen_tabs = [tab.name for tab in tabs if tab.name == chosen] or [tab.name for tab in tabs if tab.total]
        shown = chosen_tabs[0] if chosen_tabs else "members"
        return super().get_context_data(
            words=words,
            corrected=(members if shown == "members" else items).corrected,
            tabs=tabs,
            shown=shown,
            networks=networks if shown == "more" else [],
            **(self._members(members) if shown == "members" else self._items(items, found_under(shown))),
            **kwargs,
        )

    def _tabs(self, members: Any, items: Any, networks: int) -> list[Tab]:
        def total(name: str) -> int:
            return int((items.mask & items.store.of(*found_under(name))).sum())

        return [
            Tab("members", _("Organisations"), int(members.mask.sum())),
            Tab("resources", _("Publications"), total("resources")),
            Tab("guides", _("Guides"), total("guides")),
            Tab("more", _("Networks, programmes, pages"), total("more") + networks),
        ]

    def _networks(self, members: Any) -> list[Any]:
        """The listed networks that have the words; there are few, and no list of members names them."""
        listed = Listing.objects.networks().values_list("pk", flat=True)
        ids = sorted(set(listed) & set(members.ids.tolist()))
        return self.read_by_name(ids) if ids else []

    def _members(self, matches: Any) -> dict[str, Any]:
        page = self.page_of(ordered_ids(matches, matches.mask, self.snapshot))
        profiles = self.read_in_order(page.object_list.tolist())
        return {"page": page, "profiles": profiles, "snippets": snippets(profiles, matches.query)}

    def _items(self, matches: Any, kinds: tuple[Kind, ...]) -> dict[str, Any]:
        mask = matches.mask & matches.store.of(*kinds)
        page = self.page_of(table_cache.ordered_ids(matches, mask, self.snapshot))
        items = self.read_in_order_of_ids(page.object_list.tolist())
        return {"page": page, "items": items, "snippets": item_snippets(items, matches.query)}


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The 404 page, the same bytes at every address of a language; compressed, for it is met on 2G too."""
    page_cache.keep_only_query(request, QueryDict())
    request.resolver_match = None  # the language menu leads home: the address has nothing in other languages either
    return page_cache.encoded(request, render(request, "404.html", status=404))


def server_error(request: HttpRequest) -> HttpResponse:
    """The 500 page: five languages, no database, nothing that can fail again."""
    # The language of this very request: what broke may have broken before it was set.
    with override(get_language_from_request(request, check_path=True)):
        return render(request, "500.html", status=500)
