"""What is published as columns in memory."""

from dataclasses import dataclass
from threading import Condition

import numpy as np
from cachetools import LRUCache, cached
from numpy.typing import NDArray

from core.listing.column_store import ColumnStore, Mask, Positions, codes_of
from core.listing.word_search import SearchMatches
from core.publishing.edition import Snapshot
from core.search.indexed_text import Ids, as_ids
from resources.choices import FIRST_YEAR
from resources.models.public import PublishedDocument, PublishedItem

EDITIONS_KEPT = 2
ORDERS_KEPT = 12
MASKS = ("types", "languages", "years", "regions", "themes")


@dataclass(frozen=True)
class ItemColumns(ColumnStore):
    """One array a column; masks hold a bit for each value."""

    kind: NDArray[np.str_]
    country: NDArray[np.int16]
    countries: dict[str, int]
    type: NDArray[np.uint64]
    language: NDArray[np.uint64]
    year: NDArray[np.uint64]
    region: NDArray[np.uint64]
    theme: NDArray[np.uint64]

    def of(self, *kinds: str) -> Mask:
        """True for the items of some kinds."""
        return np.isin(self.kind, [str(kind) for kind in kinds])

    def newest(self) -> NDArray[np.int64]:
        """The last year of each item; zero for what is undated."""
        return np.array([FIRST_YEAR - 1 + int(mask).bit_length() if mask else 0 for mask in self.year], np.int64)


@cached(LRUCache(EDITIONS_KEPT), condition=Condition())
def column_store(edition: str) -> ItemColumns:
    """What is published in an edition; one query the first time."""
    rows = list(PublishedItem.objects.order_by("pk").values_list("pk", "kind", "country", *MASKS))
    ids, kinds, countries, *masks = zip(*rows, strict=True) if rows else [()] * (3 + len(MASKS))
    codes = codes_of(countries)
    return ItemColumns(
        as_ids(ids),
        np.array(kinds, np.str_),
        np.array([codes.get(code, 0) for code in countries], np.int16),
        codes,
        *(np.array(mask, np.uint64) for mask in masks),
    )


@cached(LRUCache(ORDERS_KEPT), condition=Condition())
def positions_by_title(snapshot: Snapshot) -> Positions:
    """The positions of all items in the order of their titles; one query the first time."""
    titles = PublishedDocument.objects.filter(language=snapshot.language).order_by("sort_key", "item_id")
    return column_store(snapshot.edition).positions_of(as_ids(titles.values_list("item_id", flat=True)))


def ordered_ids(matches: SearchMatches[ItemColumns], results: Mask, snapshot: Snapshot, order: str = "") -> Ids:
    """The ids of results: words in titles first, then the newest first, or by title."""
    positions = positions_by_title(snapshot)
    positions = Positions(positions[results[positions]])
    if order != "title":
        positions = Positions(positions[np.argsort(-matches.store.newest()[positions], kind="stable")])
    return Ids(matches.store.ids[matches.ranked(positions)])


def clear() -> None:
    """Empty the memory; for tests, whose editions begin anew each time."""
    column_store.cache_clear()
    positions_by_title.cache_clear()
