"""A list with words, filters, counts and an order: the directory, its sheet for paper, and the publications."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from core.listing.column_store import Mask
from core.listing.facets import FacetCounts, active_filters, count_facets
from core.listing.filters import FacetFilterSet, exact_spelling
from core.listing.word_search import SearchMatches
from core.search.indexed_text import Ids
from core.web.views import PublicView


@dataclass(frozen=True)
class SearchResult:
    """What was asked, and what was found: the rows with the words, the counts, and all results in order."""

    filterset: FacetFilterSet
    matches: SearchMatches[Any]
    counts: FacetCounts
    order: str
    ids: Ids


class FacetedListView(PublicView):
    """An unknown value in the address is dropped alone, and the page says so."""

    orders: Mapping[str, Any] = {}  # values of ``sort`` with their labels, the usual one first

    def get_filterset(self) -> FacetFilterSet:
        raise NotImplementedError

    def find(self, words: str, *, exact: bool) -> SearchMatches[Any]:
        raise NotImplementedError

    def ordered_ids(self, matches: SearchMatches[Any], results: Mask, order: str) -> Ids:
        """The results in an order of ``orders``."""
        raise NotImplementedError

    def canonical_query(self) -> QueryDict:
        """The filters, the order and the page number; unknown values too, for the page names them."""
        return self.with_page_number(self.get_filterset().canonical_query(self.orders))

    def search(self) -> SearchResult:
        filterset = self.get_filterset()
        matches = self.find(filterset.words, exact=bool(exact_spelling(self.request.GET)))
        counts = count_facets(filterset, matches.store, matches.mask)
        asked = str(self.request.GET.get("sort"))
        order = asked if asked in self.orders else next(iter(self.orders))
        return SearchResult(filterset, matches, counts, order, self.ordered_ids(matches, counts.results, order))

    def context_of(self, result: SearchResult) -> dict[str, Any]:
        """What a template needs to say what was asked and how much was found."""
        return {
            "counts": result.counts,
            "active_filters": active_filters(self.request.GET, result.counts, result.filterset.words),
            "words": result.filterset.words,
            "corrected": result.matches.corrected,
            "unknown_values": result.filterset.unknown_values(),
            "order": result.order,
            "orders": list(self.orders.items()),
        }
