"""The counts beside the filters.

A count is the number of results if that value were the facet's only choice, the other filters as they are;
in a facet that matches all, the number with that value added. All counts, and the number of results, come
from one query over the narrow rows, counted here, so that both databases give the same.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _

from members.filters import FACETS, ListingFilterSet, MaskFilter

COLUMNS = ("region__slug", "country_id", "priority_areas", "populations", "support")


class Row(NamedTuple):
    """What the facets need of one listing."""

    region: str | None
    country: str | None
    priority: int
    population: int
    support: int


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
    """Everything that was counted for one page."""

    total: int
    countries: int
    facets: list[Facet]

    @property
    def by_country(self) -> dict[str, int]:
        """The countries of the results, each with its number."""
        places = next(facet for facet in self.facets if facet.name == "country")
        return {value.value: value.count for value in places.chosen or places.values if value.count}


def count(filterset: ListingFilterSet) -> Counts:
    """Count every value of every facet, and the results, in one query."""
    choices = {name: _Choice(filterset, name) for name in FACETS}
    found: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    total, countries = 0, set()
    for row in map(Row._make, filterset.with_words_only().values_list(*COLUMNS)):
        failing = [name for name in FACETS if not choices[name].holds(getattr(row, name))]
        if not failing:
            total += 1
            countries.add(row.country)
        if len(failing) < 2:
            for name in failing or FACETS:
                if not failing or not choices[name].match_all:
                    found[name].update(choices[name].values_of(getattr(row, name)))
    return Counts(total, len(countries - {None}), [_facet(filterset, name, found[name]) for name in FACETS])


class _Choice:
    """What was chosen in one facet, ready to be asked of many rows."""

    def __init__(self, filterset: ListingFilterSet, name: str) -> None:
        question = filterset.filters[name]
        self.values = filterset.chosen(name)
        self.match_all = isinstance(question, MaskFilter) and question.match_all
        self.bits = question.bits if isinstance(question, MaskFilter) else {}
        self.mask = question.mask(self.values) if isinstance(question, MaskFilter) else 0

    def holds(self, column: Any) -> bool:
        """Whether a row passes this facet."""
        if not self.values:
            return True
        if not self.mask:
            return column in self.values
        return column & self.mask == self.mask if self.match_all else bool(column & self.mask)

    def values_of(self, column: Any) -> Iterator[str]:
        """The facet's values that a row has."""
        if self.bits:
            return (slug for slug, bit in self.bits.items() if column >> bit & 1)
        return iter([column] if column else [])


def _facet(filterset: ListingFilterSet, name: str, counts: Counter[str]) -> Facet:
    question = filterset.filters[name]
    chosen = filterset.chosen(name)
    values = [
        FacetValue(value, label, counts[value], value in chosen)
        for value, label in question.extra["choices"]
        if name != "country" or counts[value] or value in chosen
    ]
    return Facet(name, str(question.label), values, isinstance(question, MaskFilter) and question.match_all)


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
