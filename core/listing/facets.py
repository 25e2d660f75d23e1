"""The counts beside the filters.

A count is the number of results if that value were the facet's only choice, the other filters as they are; in a facet
that matches all, the number with that value added. All counts come from the column store in memory, so they are the
same on both databases and cost no query.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.http import QueryDict
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from core.listing.column_store import ColumnStore, Mask
from core.listing.filters import FacetFilterSet, MaskFilter


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """One filter with its values. ``match_all``: a result has all chosen values, not one of them."""

    name: str
    label: str
    values: list[FacetValue]
    match_all: bool
    multi_valued: bool = True  # whether one result can have several values at all

    @property
    def chosen(self) -> list[FacetValue]:
        return [value for value in self.values if value.chosen]


@dataclass(frozen=True)
class ActiveFilter:
    """A filter that is set, with the address of the page without it."""

    name: str
    label: str
    query: str


@dataclass(frozen=True)
class FacetCounts:
    """Everything that was counted for one page, and which rows are its results."""

    total: int
    facets: list[Facet]
    results: Mask

    @property
    def chosen_total(self) -> int:
        """How many values are chosen in all."""
        return sum(len(facet.chosen) for facet in self.facets)

    @property
    def countries(self) -> int:
        """In how many countries the results are."""
        return len(self.by_country)

    @property
    def by_country(self) -> dict[str, int]:
        """The countries of the results, each with its number."""
        countries = next(facet for facet in self.facets if facet.name == "country")
        return {value.value: value.count for value in countries.chosen or countries.values if value.count}


def count_facets(filterset: FacetFilterSet, store: ColumnStore, found: Mask) -> FacetCounts:
    """Count every value of every facet among the rows found by words, and the results."""
    counters = {name: _FacetCounter(filterset, store, name) for name in filterset.facet_names}
    passing = {name: counter.passing() for name, counter in counters.items()}
    results = np.logical_and.reduce([found, *passing.values()])
    facets = []
    for name, counter in counters.items():
        others = [mask for other, mask in passing.items() if other != name or counter.match_all]
        base = np.logical_and.reduce([found, *others])
        facets.append(_facet(filterset, name, counter.count(base)))
    return FacetCounts(int(results.sum()), facets, results)


class _FacetCounter:
    """One facet, counted over all rows at once."""

    def __init__(self, filterset: FacetFilterSet, store: ColumnStore, name: str) -> None:
        filter_ = filterset.filters[name]
        self.column: NDArray[Any] = getattr(store, name)
        self.values = filterset.chosen(name)
        self.is_mask = isinstance(filter_, MaskFilter)
        self.match_all = self.is_mask and filter_.match_all
        self.codes: Mapping[str, int] = filter_.bits if self.is_mask else getattr(store, filter_.codes)

    def passing(self) -> Mask:
        """Which rows have what was chosen."""
        if not self.values:
            return np.ones(len(self.column), bool)
        if not self.is_mask:
            return np.isin(self.column, [self.codes.get(value, -1) for value in self.values])
        mask = self.column.dtype.type(sum(1 << self.codes[value] for value in self.values))
        common = self.column & mask
        return common == mask if self.match_all else common > 0

    def count(self, base: Mask) -> dict[str, int]:
        """How many of some rows have each value."""
        column = self.column[base]
        if self.is_mask:
            word = column.dtype.type
            return {value: int(np.count_nonzero(column & word(1 << bit))) for value, bit in self.codes.items()}
        totals = np.bincount(column, minlength=max(self.codes.values(), default=0) + 1)
        return {value: int(totals[code]) for value, code in self.codes.items()}


def _facet(filterset: FacetFilterSet, name: str, counts: Mapping[str, int]) -> Facet:
    filter_ = filterset.filters[name]
    chosen = filterset.chosen(name)
    values = [
        FacetValue(value, label, counts.get(value, 0), value in chosen)
        for value, label in filter_.known.items()
        if name not in filterset.hide_empty or counts.get(value, 0) or value in chosen
    ]
    match_all = isinstance(filter_, MaskFilter) and filter_.match_all
    return Facet(name, str(filter_.label), values, match_all, name in filterset.multi_valued)


def active_filters(data: QueryDict, counts: FacetCounts, words: str) -> list[ActiveFilter]:
    """The filters that are set, words first, each with the query string of the page without it."""
    quoted = _("“%(words)s”") % {"words": words}
    filters = [ActiveFilter("q", quoted, without(data, "q", None))] if words else []
    for facet in counts.facets:
        for value in facet.chosen:
            filters.append(ActiveFilter(facet.name, value.label, without(data, facet.name, value.value)))
    return filters


def without(data: QueryDict, name: str, value: str | None) -> str:
    """The query string without one value of a filter (or the whole filter), back on the first page."""
    rest = data.copy()
    rest.pop("page", None)
    kept = [item for item in rest.getlist(name) if value is not None and item.lower() != value.lower()]
    rest.setlist(name, kept) if kept else rest.pop(name, None)
    query = rest.urlencode()
    return f"?{query}" if query else "?"
