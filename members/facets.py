"""The counts beside the filters.

A count is the number of results if that value were the facet's only choice, the other filters as they are;
in a facet that matches all, the number with that value added. All counts come from the listings' columns in
memory (columns.py), so they are the same on both databases and cost no query.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.http import QueryDict
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from members.columns import Mask, Rows
from members.filters import MaskFilter, Questions


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
    several: bool = True  # whether one result can have several values at all

    @property
    def chosen(self) -> list[FacetValue]:
        """The values the visitor has chosen."""
        return [value for value in self.values if value.chosen]


@dataclass(frozen=True)
class Chip:
    """A filter that is in force, with the address of the page without it."""

    name: str
    label: str
    query: str


@dataclass(frozen=True)
class Counts:
    """Everything that was counted for one page, and which listings are its results."""

    total: int
    facets: list[Facet]
    results: Mask

    @property
    def ticked(self) -> int:
        """How many values are chosen in all."""
        return sum(len(facet.chosen) for facet in self.facets)

    @property
    def countries(self) -> int:
        """In how many countries the results are."""
        return len(self.by_country)

    @property
    def by_country(self) -> dict[str, int]:
        """The countries of the results, each with its number."""
        places = next(facet for facet in self.facets if facet.name == "country")
        return {value.value: value.count for value in places.chosen or places.values if value.count}


def count(filterset: Questions, listed: Rows, found: Mask) -> Counts:
    """Count every value of every facet among the rows found by words, and the results."""
    tests = {name: _Test(filterset, listed, name) for name in filterset.facet_names}
    passing = {name: test.passing() for name, test in tests.items()}
    results = np.logical_and.reduce([found, *passing.values()])
    facets = []
    for name, test in tests.items():
        others = [mask for other, mask in passing.items() if other != name or test.match_all]
        base = np.logical_and.reduce([found, *others])
        facets.append(_facet(filterset, name, test.count(base)))
    return Counts(int(results.sum()), facets, results)


CODES = {"region": "regions", "country": "countries"}


class _Test:
    """One facet's question, asked of all rows at once."""

    def __init__(self, filterset: Questions, listed: Rows, name: str) -> None:
        question = filterset.filters[name]
        self.column: NDArray[Any] = getattr(listed, name)
        self.values = filterset.chosen(name)
        self.is_mask = isinstance(question, MaskFilter)
        self.match_all = self.is_mask and question.match_all
        self.codes: Mapping[str, int] = question.bits if self.is_mask else getattr(listed, CODES[name])

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


def _facet(filterset: Questions, name: str, counts: Mapping[str, int]) -> Facet:
    question = filterset.filters[name]
    chosen = filterset.chosen(name)
    values = [
        FacetValue(value, label, counts.get(value, 0), value in chosen)
        for value, label in question.known.items()
        if name not in filterset.counted_only or counts.get(value, 0) or value in chosen
    ]
    match_all = isinstance(question, MaskFilter) and question.match_all
    return Facet(name, str(question.label), values, match_all, name in filterset.several)


def chips(data: QueryDict, counts: Counts, words: str) -> list[Chip]:
    """The filters in force, words first, each with the query string of the page without it."""
    quoted = _("“%(words)s”") % {"words": words}
    found = [Chip("q", quoted, without(data, "q", None))] if words else []
    for facet in counts.facets:
        found += [Chip(facet.name, value.label, without(data, facet.name, value.value)) for value in facet.chosen]
    return found


def without(data: QueryDict, name: str, value: str | None) -> str:
    """The query string without one value of a filter (or the whole filter), back on the first page."""
    rest = data.copy()
    rest.pop("page", None)
    kept = [item for item in rest.getlist(name) if value is not None and item.lower() != value.lower()]
    rest.setlist(name, kept) if kept else rest.pop(name, None)
    query = rest.urlencode()
    return f"?{query}" if query else "?"
