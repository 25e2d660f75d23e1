"""Networks, programmes and publications, from the public tables alone; hidden and missing are the same 404."""

from typing import Any

from django.http import Http404, QueryDict
from django.utils.translation import pgettext_lazy

from core.search.query import Query
from core.search.snippets import snippet
from members import facets, results
from members.columns import in_network
from members.models import Listing
from members.profile import Document, PublicProfile
from members.public_page import PublicPage
from resources import reading
from resources.choices import Kind
from resources.columns import columns, ordered
from resources.filters import ResourceFilterSet
from resources.item_words import texts
from resources.models import PublishedItem

ORDERS = {
    "": pgettext_lazy("order", "Newest first"),
    "title": pgettext_lazy("order", "Title, A to Z"),
}


class ItemPage(PublicPage):
    """A page that shows published items."""

    def documents(self, *kinds: str) -> Any:
        """What is published of some kinds in the visitor's language."""
        return reading.documents(self.labels.language, *kinds)

    def items(self, *kinds: str) -> list[Document]:
        """The same, as templates receive it."""
        return reading.read(self.documents(*kinds), self.labels)

    def one(self, kind: str, slug: str) -> Document:
        """One item, or 404."""
        found = reading.one(self.labels, kind, slug)
        if found is None:
            raise Http404
        return found

    def titles(self, kind: str, slugs: Any) -> dict[str, Document]:
        """The titles of those that are published."""
        return reading.titles(self.labels.language, kind, slugs)

    def naming(self, kind: str, network: str) -> list[Document]:
        """What a network leads, takes part in or has published."""
        named = self.documents(kind).filter(item__networks__contains=f"|{network}|")
        return reading.read(named, self.labels)

    def numbered(self, numbers: list[int]) -> list[Document]:
        """Items by their numbers, in this order."""
        rows = self.documents(*Kind.values).filter(item__in=numbers).values_list("item_id", "document")
        found = dict(rows)
        return [reading.with_labels(found[number], self.labels) for number in numbers if number in found]


class OneItemPage(ItemPage):
    """A page of one item; staff look at the same page before it is published."""

    kind: Kind

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The item under this word, or 404."""
        return super().get_context_data(**self.context_for(self.one(self.kind, kwargs["slug"])), **kwargs)

    def context_for(self, item: Document) -> dict[str, Any]:
        """What the template needs for an item."""
        return {"item": item}


class NetworksView(ItemPage):
    """NSWP and the regional networks."""

    template_name = "resources/networks.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The listed networks, each with its facts; those made of others first."""
        facts = {item["slug"]: item for item in self.items(Kind.NETWORK)}
        listed = self.read_by_name(Listing.objects.networks().values_list("pk", flat=True))
        rows = [(network, facts.get(network.slug)) for network in listed]
        rows.sort(key=lambda row: not (row[1] and row[1]["parts"]))
        return super().get_context_data(networks=rows, **kwargs)


class NetworkView(OneItemPage):
    """One network: what it is, its parts, its members that are listed, its programmes and publications.

    It exists while the network is listed, whether or not staff have published anything beside its profile.
    """

    template_name = "resources/network.html"
    kind = Kind.NETWORK

    def question(self) -> QueryDict:
        """The number of the page of its members."""
        return self.with_page_number(super().question())

    def one(self, kind: str, slug: str) -> Document:
        """What staff have published beside the profile."""
        return reading.one(self.labels, kind, slug) or {"slug": slug, "parts": []}

    def context_for(self, item: Document) -> dict[str, Any]:
        """Its profile, and what names it."""
        slug = item["slug"]
        stored = self.in_language().filter(listing__slug=slug, listing__kind="network").first()
        if stored is None:
            raise Http404
        belonging = results.by_names(in_network(self.edition, slug), self.edition, self.labels.language)
        page = self.page_of(belonging)
        return {
            "network": PublicProfile.read(stored.document, self.labels),
            "facts": item,
            "part_of": [one for one in self.items(Kind.NETWORK) if slug in [part.slug for part in one["parts"]]],
            "page": page,
            "profiles": self.read_in_order(page.object_list.tolist()),
            "programmes": self.naming(Kind.PROGRAMME, slug),
            "resources": self.naming(Kind.RESOURCE, slug),
        }

    def robots(self, context: dict[str, Any]) -> list[str]:
        """What search engines are asked: what the network wishes, as for a profile."""
        wishes = super().robots(context)
        return wishes if context["network"].indexable else ["noindex", "noarchive"]


class ProgrammesView(ItemPage):
    """What networks do together."""

    template_name = "resources/programmes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every published programme."""
        return super().get_context_data(programmes=self.items(Kind.PROGRAMME), **kwargs)


class ProgrammeView(OneItemPage):
    """One programme: who, with what money, what for, what came of it."""

    template_name = "resources/programme.html"
    kind = Kind.PROGRAMME

    def context_for(self, item: Document) -> dict[str, Any]:
        """The programme, with the titles of the publications that came of it."""
        made = self.titles(Kind.RESOURCE, [output["resource"] for output in item["outputs"]])
        return {"programme": item, "made": made}


class ResourcesView(ItemPage):
    """Search and browse the publications. An unknown value in the address is dropped alone, and the page says so."""

    template_name = "resources/resources.html"

    def question(self) -> QueryDict:
        """The filters, the order and the number of the page; unknown values too, for the page names them."""
        return self.with_page_number(self._filters().question(ORDERS))

    def _filters(self) -> ResourceFilterSet:
        return ResourceFilterSet(self.request.GET, PublishedItem.objects.of(Kind.RESOURCE), self.labels)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page of results, the facets with their counts, and what is in force."""
        data, number = self.request.GET, self.edition
        filterset = self._filters()
        found = results.find_in(
            PublishedItem, columns(number), filterset.words, number, data.get("spelling") == "as-typed"
        )
        counts = facets.count(filterset, found.listed, found.mask & found.listed.of(Kind.RESOURCE))
        order = data.get("sort") if data.get("sort") in ORDERS else ""
        page = self.page_of(ordered(found, counts.results, number, self.labels.language, str(order)))
        items = self.numbered(page.object_list.tolist())
        return super().get_context_data(
            page=page,
            items=items,
            snippets=snippets(items, found.query),
            counts=counts,
            chips=facets.chips(data, counts, filterset.words),
            words=filterset.words,
            meant=found.meant,
            dropped=[(filterset.filters[name].label, value) for name, value in filterset.dropped()],
            order=order,
            orders=list(ORDERS.items()),
            **kwargs,
        )


def snippets(items: list[Document], query: Query) -> dict[str, results.Snippet]:
    """For each item the first text that has the words, by the item's word in addresses."""
    found: dict[str, results.Snippet] = {}
    for item in items if query.wanted else []:
        for said, language in texts(item):
            pieces = snippet(said, language, query)
            if pieces:
                found[item["slug"]] = results.Snippet(pieces, language)
                break
    return found


class ResourceView(OneItemPage):
    """One publication: what it is, in which languages it exists, where it can be read."""

    template_name = "resources/resource.html"
    kind = Kind.RESOURCE

    def context_for(self, item: Document) -> dict[str, Any]:
        """The publication and those that belong with it, if they are published."""
        near = self.titles(Kind.RESOURCE, [item["companion"], *self._companions(item["slug"])])
        return {"item": item, "companions": sorted(near.items())}

    def _companions(self, slug: str) -> list[str]:
        """Those whose companion this one is."""
        return list(self.documents(Kind.RESOURCE).filter(document__companion=slug).values_list("item__slug", flat=True))
