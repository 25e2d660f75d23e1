"""The narrow rows of a public table in memory, for as long as an edition lasts.

A public table is small and changes rarely: a hundred thousand rows are four megabytes and are read in half a second.
Kept in memory, every count beside the filters costs microseconds on both databases, and a page asks the database for
nothing but the edition, its words and the rows that it shows. Each process keeps the present edition and the one
before; a change of public content is seen with the next request, because every request asks for the edition first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NewType

import numpy as np
from numpy.typing import NDArray

from core.search.indexed_text import Ids

Mask = NDArray[np.bool_]  # one value a row of a store
Positions = NewType("Positions", NDArray[np.int64])  # of rows in a store, from 0


@dataclass(frozen=True)
class ColumnStore:
    """Rows in the order of their ids. A subclass adds an array for every column."""

    ids: Ids

    def all(self) -> Mask:
        return np.ones(len(self.ids), bool)

    def positions_of(self, ids: Ids) -> Positions:
        """The positions of some rows; ids that are not there are left out."""
        if not len(self.ids):
            return Positions(np.empty(0, np.int64))
        positions = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        return Positions(positions[self.ids[positions] == ids])

    def mask_of(self, ids: Ids) -> Mask:
        mask = np.zeros(len(self.ids), bool)
        mask[self.positions_of(ids)] = True
        return mask

    def spread(self, ids: Ids, values: NDArray[np.int8], rest: int) -> NDArray[np.int8]:
        """A value for every row: those of some rows, and ``rest`` for all others."""
        spread = np.full(len(self.ids), rest, np.int8)
        known = np.isin(ids, self.ids)
        spread[self.positions_of(Ids(ids[known]))] = values[known]
        return spread


def codes_of(values: Iterable[str | None]) -> dict[str, int]:
    """A small number for each value that occurs; 0 is left for none."""
    return {value: code for code, value in enumerate(sorted({value for value in values if value}), start=1)}
