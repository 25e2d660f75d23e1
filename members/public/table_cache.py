"""The listings of members as columns in memory."""

from dataclasses import dataclass
from threading import Condition

import numpy as np
from cachetools import LRUCache, cached
from numpy.typing import NDArray

from core.listing.column_store import ColumnStore, Mask, Positions, codes_of
from core.publishing.edition import Snapshot
from core.search.indexed_text import as_ids
from members.models.listing import ListedNetwork, ListedProfile, Listing

EDITIONS_KEPT = 2
ORDERS_KEPT = 12
NETWORKS_KEPT = 24
FIELDS = ("pk", "region__slug", "country_id", "priority_areas", "populations", "support", "languages", "confirmed_on")


@dataclass(frozen=True)
class ListingColumns(ColumnStore):
    """One array a column; regions and countries are stored as small numbers."""

    region: NDArray[np.int16]
    country: NDArray[np.int16]
    priority: NDArray[np.uint32]
    population: NDArray[np.uint32]
    support: NDArray[np.uint32]
    language: NDArray[np.uint32]
    confirmed: NDArray[np.int32]  # days since year 1; 0 for never
    regions: dict[str, int]
    countries: dict[str, int]

    def in_region(self, slug: str) -> Mask:
        return self.region == self.regions.get(slug, -1)

    def in_country(self, code: str) -> Mask:
        return self.country == self.countries.get(code, -1)

    def with_area(self, bit: int) -> Mask:
        return (self.priority >> bit & 1).astype(bool)

    def count_by_country(self) -> dict[str, int]:
        """How many are listed in each country that has one."""
        totals = np.bincount(self.country, minlength=len(self.countries) + 1)
        return {code: int(totals[number]) for code, number in self.countries.items()}


# With a condition: threads that ask for the same rows at once wait for the one that reads them.
@cached(LRUCache(EDITIONS_KEPT), condition=Condition())
def column_store(edition: str) -> ListingColumns:
    """The member listings of an edition; one query the first time."""
    rows = list(Listing.objects.members().order_by("pk").values_list(*FIELDS))
    ids, regions, countries, areas, populations, support, languages, dates = (
        zip(*rows, strict=True) if rows else [()] * len(FIELDS)
    )
    region_codes, country_codes = codes_of(regions), codes_of(countries)
    return ListingColumns(
        as_ids(ids),
        np.array([region_codes.get(slug, 0) for slug in regions], np.int16),
        np.array([country_codes.get(code, 0) for code in countries], np.int16),
        np.array(areas, np.uint32),
        np.array(populations, np.uint32),
        np.array(support, np.uint32),
        np.array(languages, np.uint32),
        np.array([date.toordinal() if date else 0 for date in dates], np.int32),
        region_codes,
        country_codes,
    )


@cached(LRUCache(ORDERS_KEPT), condition=Condition())
def positions_by_name(snapshot: Snapshot) -> Positions:
    """The positions of all member listings in the order of their names; one query the first time."""
    profiles = ListedProfile.objects.filter(language=snapshot.language, listing__kind="member")
    ids = profiles.order_by("sort_key", "listing_id").values_list("listing_id", flat=True)
    return column_store(snapshot.edition).positions_of(as_ids(ids))


@cached(LRUCache(NETWORKS_KEPT), condition=Condition())
def mask_of_network(edition: str, slug: str) -> Mask:
    """The member listings that say they belong to a network; one query the first time."""
    named = ListedNetwork.objects.filter(network=slug).order_by("listing").values_list("listing_id", flat=True)
    return column_store(edition).mask_of(as_ids(named))


def clear() -> None:
    """Empty the memory; for tests, whose editions begin anew each time."""
    column_store.cache_clear()
    mask_of_network.cache_clear()
    positions_by_name.cache_clear()
