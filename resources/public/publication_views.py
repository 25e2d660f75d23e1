"""Publications, from the public tables alone."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import pgettext_lazy

from core.listing.column_store import Mask
from core.listing.views import FacetedListView
from core.listing.word_search import SearchMatches, find_rows
from core.publishing.documents import Document
from core.search.indexed_text import Ids
from members.public.labels import CountryLabel, Label, Labels
from resources.choices import Kind, ResourceType
from resources.models.public import PublishedItem
from resources.public.entries import PublicEntry, labelled
from resources.public.filters import ResourceFilterSet
from resources.public.table_cache import column_store, ordered_ids
from resources.public.views import ItemDetailView, ItemView, snippets


@dataclass(frozen=True)
class PublicYear:
    """A year in which a publication is said to have come out, and by whom; sources may differ."""

    year: int
    source: str


@dataclass(frozen=True)
class PublicResource(PublicEntry, kind=Kind.RESOURCE):
    """A publication. ``companion``: the slug of the one that belongs with it, if it may be shown."""

    type: str
    publisher: str
    languages: list[str]
    link: str
    years: list[PublicYear]
    regions: list[Label]
    themes: list[Label]
    country: CountryLabel | None
    companion: str | None

    @classmethod
    def values(cls, document: Document, labels: Labels) -> dict[str, Any]:
        return {
            "years": [PublicYear(year["year"], year["source"]) for year in document["years"]],
            "regions": labelled(labels.regions, document["regions"]),
            "themes": labelled(labels.priority_areas, document["themes"]),
            "country": labels.countries.get(document["country"]),
            **{name: document[name] for name in ("type", "publisher", "languages", "link", "companion")},
        }

    @property
    def kind_label(self) -> str:
        return str(ResourceType(self.type).label) if self.type in ResourceType.values else self.type

    @property
    def year_list(self) -> str:
        """Its years; two if sources differ."""
        return ", ".join(str(year.year) for year in self.years)


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


class ResourceView(ItemDetailView):
    """One publication: what it is, in which languages it exists, where it can be read."""

    template_name = "resources/resource.html"
    kind = Kind.RESOURCE

    def context_for(self, item: PublicResource) -> dict[str, Any]:
        """The publication and those that belong with it, if they are published."""
        near = self.titles(Kind.RESOURCE, [item.companion, *self._companions(item.slug)])
        return {"item": item, "companions": sorted(near.items())}

    def _companions(self, slug: str) -> list[str]:
        return list(self.documents(Kind.RESOURCE).filter(document__companion=slug).values_list("item__slug", flat=True))
