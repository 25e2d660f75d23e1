"""What an index keeps of a row, and what it finds. Knows no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
TIERS = ("names", "other_names", "places")
REST = len(TIERS)  # the tier of a row in which the words stand in the answers, or all over it
GAP = 5  # between two texts, so that no phrase spans them


@dataclass
class Words:
    """The tokens of one row, by where they stand, and its texts as tokens in order for phrases."""

    names: list[str] = field(default_factory=list)
    other_names: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    sequences: list[list[str]] = field(default_factory=list)


class Hits(NamedTuple):
    """The rows that a query finds: their numbers, rising, and the tier of each.

    Tier 0: every word stands in the name; 1: in the name or other names; 2: in these or the place; else ``REST``.
    """

    numbers: Numbers
    tiers: NDArray[np.int8]


def hits(numbers: Numbers, by_tier: Mapping[int, Numbers]) -> Hits:
    """Put the tiers beside the numbers; the highest tier is stored last and so counts."""
    numbers = np.sort(numbers)
    tiers = np.full(len(numbers), REST, np.int8)
    for tier in sorted(by_tier, reverse=True):
        tiers[np.isin(numbers, by_tier[tier])] = tier
    return Hits(numbers, tiers)
