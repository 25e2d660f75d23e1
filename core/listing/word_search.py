"""Which rows of a public table have the words that a visitor typed."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import numpy as np
from django.db import models
from numpy.typing import NDArray

from core.listing.column_store import ColumnStore, Mask, Positions
from core.search import index
from core.search.indexed_text import Ids, as_ids
from core.search.query import Query, parse
from core.search.snippets import Piece
from core.search.spelling import corrected

Store = TypeVar("Store", bound=ColumnStore)
NO_MATCH = index.REST + 1  # the tier of a row without the words


@dataclass(frozen=True)
class Snippet:
    """The part of a text in which the words stand, and its language."""

    pieces: list[Piece]
    language: str


@dataclass(frozen=True)
class SearchMatches(Generic[Store]):
    """The rows in which words are found, and in which tier each of them. Without words: all, and no tiers.

    ``query`` is what was looked for, ``corrected`` the spelling that took its place; ``ids`` are those of all rows of
    the model that have the words, also of rows that are not in ``store``.
    """

    store: Store
    mask: Mask
    tiers: NDArray[np.int8] | None
    query: Query
    corrected: str = ""
    ids: Ids = field(default_factory=lambda: as_ids([]))

    def ranked(self, positions: Positions) -> Positions:
        """Positions with those first whose words stand in names, else as they are."""
        if self.tiers is None:
            return positions
        return Positions(positions[np.argsort(self.tiers[positions], kind="stable")])


def find_rows(
    model: type[models.Model],
    store: Store,
    words: str,
    edition: str,
    *,
    exact: bool = False,
    topics: Callable[[], Collection[str]] = tuple,
) -> SearchMatches[Store]:
    """The rows that have the words; of words that nothing has, the nearest spelling that something has.

    ``exact``: no other spelling is tried. ``topics``: see ``core.search.spelling``.
    """
    query = parse(words)
    if not words:
        return SearchMatches(store, store.all(), None, query)
    matches = _match(model, store, query)
    if matches.mask.any() or exact:
        return matches
    nearest = corrected(model, words, query, edition, topics)
    return _match(model, store, parse(nearest), nearest) if nearest else matches


def _match(model: type[models.Model], store: Store, query: Query, spelling: str = "") -> SearchMatches[Store]:
    matches = index.find(model, query)
    tiers = store.spread(matches.ids, matches.tiers, rest=NO_MATCH)
    return SearchMatches(store, tiers < NO_MATCH, tiers, query, spelling, matches.ids)
