"""The narrow rows of what is published in memory, for as long as an edition lasts; see members/columns.py."""

from dataclasses import dataclass
from threading import Condition

import numpy as np
from cachetools import LRUCache, cached
from numpy.typing import NDArray

from members.columns import Mask, Places, Rows
from members.results import Found
from resources.choices import FIRST_YEAR
from resources.models import PublishedDocument, PublishedItem

EDITIONS_KEPT = 2
ORDERS_KEPT = 12
MASKS = ("types", "languages", "years", "regions", "themes")


@dataclass(frozen=True)
class Columns(Rows):
    """One array a column, a place an item, in the order of the items' numbers."""

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
def columns(edition: str) -> Columns:
    """What is published in an edition; one query the first time."""
    rows = list(PublishedItem.objects.order_by("pk").values_list("pk", "kind", "country", *MASKS))
    numbers, kinds, countries, *masks = zip(*rows, strict=True) if rows else [()] * (3 + len(MASKS))
    codes = {code: place for place, code in enumerate(sorted({code for code in countries if code}), start=1)}
    return Columns(
        np.array(numbers, np.int64),
        np.array(kinds, np.str_),
        np.array([codes.get(code, 0) for code in countries], np.int16),
        codes,
        *(np.array(mask, np.uint64) for mask in masks),
    )


@cached(LRUCache(ORDERS_KEPT), condition=Condition())
def by_title(edition: str, language: str) -> Places:
    """The places of all items in the order of their titles in a language; one query the first time."""
    titles = PublishedDocument.objects.filter(language=language).order_by("sort_key", "item_id")
    return columns(edition).places_of(np.array(titles.values_list("item_id", flat=True), np.int64))


def ordered(found: Found[Columns], results: Mask, edition: str, language: str, order: str = "") -> Places:
    """The numbers of results: words in titles first, then the newest first, or by title."""
    places = by_title(edition, language)
    places = places[results[places]]
    if order != "title":
        places = places[np.argsort(-found.listed.newest()[places], kind="stable")]
    return found.listed.numbers[found.ranked(places)]


def forget() -> None:
    """Empty the memory; for tests, whose editions begin anew each time."""
    columns.cache_clear()
    by_title.cache_clear()
