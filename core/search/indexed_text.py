"""What an index keeps of a row, and what it finds. Knows no database."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, NewType

import numpy as np
from numpy.typing import NDArray

from core.search.analysis import search_tokens
from core.search.concepts import concept_token, concepts_in

Ids = NewType("Ids", NDArray[np.int64])  # primary keys of rows
TIERS = ("names", "other_names", "places")
REST = len(TIERS)  # the tier of a row in which the words stand in the answers, or all over it
GAP = 5  # between two texts, so that no phrase spans them


def as_ids(values: object) -> Ids:
    """An array of primary keys."""
    return Ids(np.asarray(values, np.int64))


@dataclass
class IndexedText:
    """The tokens of one row, by where they stand, and its texts as tokens in order for phrases."""

    names: list[str] = field(default_factory=list)
    other_names: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    sequences: list[list[str]] = field(default_factory=list)

    def digest(self) -> str:
        """What tells whether the text of a row has changed."""
        everything = (self.names, self.other_names, self.places, self.rest, self.sequences)
        return hashlib.sha256(repr(everything).encode()).hexdigest()[:32]


def tokens(texts: Iterable[tuple[str, str]]) -> list[str]:
    """Words and ideas of texts, given with their languages, each once."""
    tokens: dict[str, None] = {}
    for text, language in texts:
        tokens |= dict.fromkeys(search_tokens(text, language))
        tokens |= dict.fromkeys(map(concept_token, sorted(concepts_in(text, language))))
    return list(tokens)


class Matches(NamedTuple):
    """The rows that a query finds: their ids, rising, and the tier of each.

    Tier 0: every word stands in the name; 1: in the name or other names; 2: in these or the place; else ``REST``.
    """

    ids: Ids
    tiers: NDArray[np.int8]


def matches(ids: Ids, by_tier: Mapping[int, Ids]) -> Matches:
    """Put the tiers beside the ids; the highest tier is stored last and so counts."""
    ids = as_ids(np.sort(ids))
    tiers = np.full(len(ids), REST, np.int8)
    for tier in sorted(by_tier, reverse=True):
        tiers[np.isin(ids, by_tier[tier])] = tier
    return Matches(ids, tiers)
