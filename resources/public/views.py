"""Networks, programmes and publications, from the public tables alone; hidden and missing are the same 404."""

from dataclasses import replace
from typing import Any

from django.http import Http404, QueryDict
from django.utils.translation import pgettext_lazy

from core.listing.column_store import Mask
from core.listing.views import FacetedListView
from core.listing.word_search import SearchMatches, Snippet, find_rows
from core.publishing.documents import Document
from core.search.indexed_text import Ids
from core.search.query import Query
from core.search.snippets import snippet
from members.models.listing import Listing
from members.public.base import DirectoryView
from members.public.profile import PublicProfile
from members.public.search import ids_by_name
from members.public.table_cache import mask_of_network
from resources.choices import Kind
from resources.models.public import PublishedItem
from resources.public import documents
from resources.public.documents import texts
from resources.public.filters import ResourceFilterSet
from resources.public.table_cache import column_store, ordered_ids


class ItemView(DirectoryView):
    """A page that shows published items."""

    def documents(self, *kinds: str) -> Any:
        """What is published of some kinds in the visitor's language."""
        return documents.documents(self.labels.language, *kinds)

    def items(self, *kinds: str) -> list[Document]:
        return documents.read(self.documents(*kinds), self.labels)

    def one(self, kind: str, slug: str) -> Document:
        item = documents.one(self.labels, kind, slug)
        if item is None:
            raise Http404
        return item

    def titles(self, kind: str, slugs: Any) -> dict[str, Document]:
        """The titles of those that are published."""
        return documents.titles(self.labels.language, kind, slugs)

    def naming(self, kind: str, network: str) -> list[Document]:
        """What a network leads, takes part in or has published."""
        named = self.documents(kind).filter(item__networks__contains=f"|{network}|")
        return documents.read(named, self.labels)

    def read_in_order_of_ids(self, ids: list[int]) -> list[Document]:
        """Items by their ids, in this order."""
        rows = self.documents(*Kind.values).filter(item__in=ids).values_list("item_id", "document")
        entries = dict(rows)
        return [documents.with_labels(entries[pk], self.labels) for pk in ids if pk in entries]


class ItemDetailView(ItemView):
    """A page of one item; staff look at the same page before it is published."""

    kind: Kind

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The item under this word, or 404."""
        return super().get_context_data(**self.context_for(self.one(self.kind, kwargs["slug"])), **kwargs)

    def context_for(self, item: Document) -> dict[str, Any]:
        """What the template needs for an item."""
        return {"item": item}


class NetworksView(ItemView):
    """NSWP and the regional networks."""

    template_name = "resources/networks.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The listed networks, each with its facts; those made of others first."""
        facts = {item["slug"]: item for item in self.items(Kind.NETWORK)}
        listed = self.read_by_name(Listing.objects.networks().values_list("pk", flat=True))
        rows = [(network, facts.get(network.slug)) for network in listed]
        rows.sort(key=lambda row: not (row[1] and row[1]["parts"]))
        return super().get_context_data(networks=rows, **kwargs)


class NetworkView(ItemDetailView):
    """One network: what it is, its parts, its members that are listed, its programmes and publications.

    It exists while the network is listed, whether or not staff have published anything beside its profile.
    """

    template_name = "resources/network.html"
    kind = Kind.NETWORK

    def canonical_query(self) -> QueryDict:
        """The number of the page of its members."""
        return self.with_page_number(super().canonical_query())

    def one(self, kind: str, slug: str) -> Document:
        """What staff have published beside the profile."""
        return documents.one(self.labels, kind, slug) or {"slug": slug, "parts": []}

    def context_for(self, item: Document) -> dict[str, Any]:
        """Its profile, and what names it."""
        slug = item["slug"]
        stored = self.profiles().filter(listing__slug=slug, listing__kind="network").first()
        if stored is None:
            raise Http404
        belonging = ids_by_name(mask_of_network(self.snapshot.edition, slug), self.snapshot)
        page = self.page_of(belonging)
        return {
            "network": PublicProfile.read(stored.document, self.labels),
            "facts": item,
            "part_of": [
                network for network in self.items(Kind.NETWORK) if slug in [part.slug for part in network["parts"]]
            ],
            "page": page,
            "profiles": self.read_in_order(page.object_list.tolist()),
            "programmes": self.naming(Kind.PROGRAMME, slug),
            "resources": self.naming(Kind.RESOURCE, slug),
        }

    def robots(self, context: dict[str, Any]) -> list[str]:
        """What search engines are asked: what the network wishes, as for a profile."""
        wishes = super().robots(context)
        return wishes if context["network"].indexable else ["noindex", "noarchive"]


class ProgrammesView(ItemView):
    """What networks do together."""

    template_name = "resources/programmes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(programmes=self.items(Kind.PROGRAMME), **kwargs)


class ProgrammeView(ItemDetailView):
    """One programme: who, with what money, what for, what came of it."""

    template_name = "resources/programme.html"
    kind = Kind.PROGRAMME

    def context_for(self, item: Document) -> dict[str, Any]:
        """The programme, with the titles of the publications that came of it."""
        made = self.titles(Kind.RESOURCE, [output["resource"] for output in item["outputs"]])
        return {"programme": item, "made": made}


class ResourcesView(ItemView, FacetedListView):
    """Search and browse the publications."""

    template_name = "resources/resources.html"
    orders = {
        "": pgettext_lazy("order", "Newest first"),
        "title": pgettext_lazy("order", "Title, A to Z"),
    }

    def get_filterset(self) -> ResourceFilterSet:
        return ResourceFilterSet(self.request.GET, PublishedItem.objects.of(Kind.RESOURCE), self.labels)

    def find(self, words: str, *, exact: bool) -> SearchMatches[Any]:
        edition = self.snapshot.edition
        matches = find_rows(PublishedItem, column_store(edition), words, edition, exact=exact)
        return replace(matches, mask=matches.mask & matches.store.of(Kind.RESOURCE))

    def ordered_ids(self, matches: SearchMatches[Any], results: Mask, order: str) -> Ids:
        return ordered_ids(matches, results, self.snapshot, order)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page of results, the facets with their counts, and the filters that are set."""
        result = self.search()
        page = self.page_of(result.ids)
        items = self.read_in_order_of_ids(page.object_list.tolist())
        return super().get_context_data(
            **self.context_of(result),
            page=page,
            items=items,
            snippets=snippets(items, result.matches.query),
            **kwargs,
        )


def snippets(items: list[Document], query: Query) -> dict[str, Snippet]:
    """For each item the first text that has the words, by the slug of the item."""
    snippets: dict[str, Snippet] = {}
    for item in items if query.wanted else []:
        for said, language in texts(item):
            pieces = snippet(said, language, query)
            if pieces:
                snippets[item["slug"]] = Snippet(pieces, language)
                break
    return snippets


class ResourceView(ItemDetailView):
    """One publication: what it is, in which languages it exists, where it can be read."""

    template_name = "resources/resource.html"
    kind = Kind.RESOURCE

    def context_for(self, item: Document) -> dict[str, Any]:
        """The publication and those that belong with it, if they are published."""
        near = self.titles(Kind.RESOURCE, [item["companion"], *self._companions(item["slug"])])
        return {"item": item, "companions": sorted(near.items())}

    def _companions(self, slug: str) -> list[str]:
        return list(self.documents(Kind.RESOURCE).filter(document__companion=slug).values_list("item__slug", flat=True))
