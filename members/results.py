"""Which listings answer a visitor's questions, and in which order."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

import numpy as np
from django.db import models
from numpy.typing import NDArray

from core.search import index
from core.search.query import Query, parse
from core.search.snippets import Piece, snippet
from core.search.spelling import corrected
from members.columns import Columns, Mask, Places, Rows, by_name, columns
from members.models import Listing
from members.profile import PublicProfile

Listed = TypeVar("Listed", bound=Rows)


@dataclass(frozen=True)
class Snippet:
    """The part of an answer in which the words stand, and its language."""

    pieces: list[Piece]
    language: str


NOWHERE = index.REST + 1
Tiers = NDArray[np.int8]


@dataclass(frozen=True)
class Found(Generic[Listed]):
    """The rows in which words are found, and in which tier each of them. Without words: all, and no tiers.

    ``query`` is what was looked for, ``meant`` a corrected spelling; ``numbers`` are those of all rows of the model
    that have the words, also of those that are not in ``listed``.
    """

    listed: Listed
    mask: Mask
    tiers: Tiers | None
    query: Query
    meant: str = ""
    numbers: Places = field(default_factory=lambda: np.empty(0, np.int64))

    def ranked(self, places: Places) -> Places:
        """Places with those first whose words stand in names, else as they are."""
        return places if self.tiers is None else places[np.argsort(self.tiers[places], kind="stable")]


def find(words: str, edition: str, as_typed: bool = False) -> Found[Columns]:
    """The listings that have the words; of words that nothing has, the nearest spelling that something has."""
    return find_in(Listing, columns(edition), words, edition, as_typed)


def find_in(
    model: type[models.Model], listed: Listed, words: str, edition: str, as_typed: bool = False
) -> Found[Listed]:
    """The same for the rows of any model whose words are indexed; only those in ``listed`` count."""
    query = parse(words)
    if not words:
        return Found(listed, listed.everything(), None, query)
    found = _found(model, listed, query)
    if found.mask.any() or as_typed:
        return found
    meant = corrected(model, words, query, edition)
    return _found(model, listed, parse(meant), meant) if meant else found


def _found(model: type[models.Model], listed: Listed, query: Query, meant: str = "") -> Found[Listed]:
    hits = index.find(model, query)
    tiers = listed.spread(hits.numbers, hits.tiers, rest=NOWHERE)
    return Found(listed, tiers < NOWHERE, tiers, query, meant, hits.numbers)


def by_names(wanted: Mask, edition: str, language: str) -> Places:
    """The numbers of some listings in the order of their names."""
    places = by_name(edition, language)
    return columns(edition).numbers[places[wanted[places]]]


def ordered(found: Found[Columns], results: Mask, order: str, edition: str, language: str) -> Places:
    """The numbers of the results: names before other names before places before answers, then as asked."""
    places = by_name(edition, language)
    places = places[results[places]]
    if order == "-name":
        places = places[::-1]
    if order == "confirmed":
        places = places[np.argsort(-found.listed.confirmed[places], kind="stable")]
    return found.listed.numbers[found.ranked(places)]


def snippets(profiles: list[PublicProfile], query: Query) -> dict[str, Snippet]:
    """For each profile the first answer that has the words, as shown or in the original, by the profile's slug."""
    found: dict[str, Snippet] = {}
    for profile in profiles if query.wanted else []:
        texts = [said for answer in profile.answers for said in (answer.shown, answer.original) if said]
        for said in texts:
            pieces = snippet(said.text, said.language, query)
            if pieces:
                found[profile.slug] = Snippet(pieces, said.language)
                break
    return found
