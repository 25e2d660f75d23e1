"""The listings' narrow rows in memory, for as long as an edition lasts.

The listing is small, public and changes rarely: a hundred thousand rows are four megabytes and are read in
half a second. Kept here, every count beside the filters costs microseconds on both databases, and a page
asks the database for nothing but the edition, its words and its twenty profiles. Each process keeps the
present edition and the one before; a change of public content is seen with the next request, because every
request asks for the number of the edition first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from threading import Condition

import numpy as np
from cachetools import LRUCache, cached
from numpy.typing import NDArray

from members.models import ListedNetwork, ListedProfile, Listing

Mask = NDArray[np.bool_]
Places = NDArray[np.int64]
EDITIONS_KEPT = 2
ORDERS_KEPT = 12
NETWORKS_KEPT = 24
FIELDS = ("pk", "region__slug", "country_id", "priority_areas", "populations", "support", "languages", "confirmed_on")


@dataclass(frozen=True)
class Rows:
    """The rows of a table by their numbers, a place each; a subclass adds an array for every column."""

    numbers: Places

    def everything(self) -> Mask:
        """All rows."""
        return np.ones(len(self.numbers), bool)

    def places_of(self, numbers: Places) -> Places:
        """The places of rows by their numbers; numbers that are not there are left out."""
        if not len(self.numbers):
            return np.empty(0, np.int64)
        places = np.minimum(np.searchsorted(self.numbers, numbers), len(self.numbers) - 1)
        return places[self.numbers[places] == numbers]

    def mask_of(self, numbers: Places) -> Mask:
        """True for the rows with these numbers."""
        mask = np.zeros(len(self.numbers), bool)
        mask[self.places_of(numbers)] = True
        return mask

    def spread(self, numbers: Places, values: NDArray[np.int8], rest: int) -> NDArray[np.int8]:
        """A value for every place: those of some rows by their numbers, and ``rest`` for all others."""
        spread = np.full(len(self.numbers), rest, np.int8)
        known = np.isin(numbers, self.numbers)
        spread[self.places_of(numbers[known])] = values[known]
        return spread


@dataclass(frozen=True)
class Columns(Rows):
    """One array a column, a place a listing, in the order of the listings' numbers."""

    region: NDArray[np.int16]
    country: NDArray[np.int16]
    priority: NDArray[np.uint32]
    population: NDArray[np.uint32]
    support: NDArray[np.uint32]
    language: NDArray[np.uint32]
    confirmed: NDArray[np.int32]
    regions: dict[str, int]
    countries: dict[str, int]

    def in_region(self, slug: str) -> Mask:
        """True for the listings of a region."""
        return self.region == self.regions.get(slug, -1)

    def in_country(self, code: str) -> Mask:
        """True for the listings of a country."""
        return self.country == self.countries.get(code, -1)

    def with_area(self, bit: int) -> Mask:
        """True for the listings that have a priority area."""
        return (self.priority >> bit & 1).astype(bool)

    def by_country(self) -> dict[str, int]:
        """How many are listed in each country that has one."""
        totals = np.bincount(self.country, minlength=len(self.countries) + 1)
        return {code: int(totals[place]) for code, place in self.countries.items()}


# With a condition: threads that ask for the same rows at once wait for the one that reads them.
@cached(LRUCache(EDITIONS_KEPT), condition=Condition())
def columns(edition: str) -> Columns:
    """The member listings of an edition; one query the first time."""
    rows = list(Listing.objects.members().order_by("pk").values_list(*FIELDS))
    numbers, regions, countries, areas, people, support, languages, dates = (
        zip(*rows, strict=True) if rows else [()] * 8
    )
    region_codes, country_codes = _codes(regions), _codes(countries)
    return Columns(
        np.array(numbers, np.int64),
        np.array([region_codes.get(slug, 0) for slug in regions], np.int16),
        np.array([country_codes.get(code, 0) for code in countries], np.int16),
        np.array(areas, np.uint32),
        np.array(people, np.uint32),
        np.array(support, np.uint32),
        np.array(languages, np.uint32),
        np.array([date.toordinal() if date else 0 for date in dates], np.int32),
        region_codes,
        country_codes,
    )


def _codes(values: Iterable[str | None]) -> dict[str, int]:
    """A small number for each value that occurs; 0 is left for none."""
    return {value: code for code, value in enumerate(sorted({value for value in values if value}), start=1)}


@cached(LRUCache(ORDERS_KEPT), condition=Condition())
def by_name(edition: str, language: str) -> Places:
    """The places of all member listings in the order of their names in a language; one query the first time."""
    names = ListedProfile.objects.filter(language=language, listing__kind="member").order_by("sort_key", "listing_id")
    return columns(edition).places_of(np.array(names.values_list("listing_id", flat=True), np.int64))


@cached(LRUCache(NETWORKS_KEPT), condition=Condition())
def in_network(edition: str, slug: str) -> Mask:
    """True for the member listings that say they belong to a network; one query the first time."""
    named = ListedNetwork.objects.filter(network=slug).order_by("listing").values_list("listing_id", flat=True)
    return columns(edition).mask_of(np.array(named, np.int64))


def forget() -> None:
    """Empty the memory; for tests, whose editions begin anew each time."""
    columns.cache_clear()
    in_network.cache_clear()
    by_name.cache_clear()
