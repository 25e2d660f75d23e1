"""Which listings answer a visitor's questions, and in which order."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from members.columns import Columns, Mask, Places, by_name, columns
from members.models import Listing
from members.profile import PublicProfile
from members.search import index
from members.search.query import Query, parse
from members.search.snippets import Piece, snippet
from members.search.spelling import corrected


@dataclass(frozen=True)
class Snippet:
    """The part of an answer in which the words stand, and its language."""

    pieces: list[Piece]
    language: str


NOWHERE = index.REST + 1
Tiers = NDArray[np.int8]


@dataclass(frozen=True)
class Found:
    """The listings in which words are found, and in which tier each of them. Without words: all, and no tiers.

    ``query`` is what was looked for, ``meant`` a corrected spelling.
    """

    listed: Columns
    mask: Mask
    tiers: Tiers | None
    query: Query
    meant: str = ""


def find(words: str, edition: int, as_typed: bool = False) -> Found:
    """The listings that have the words; of words that nothing has, the nearest spelling that something has."""
    listed = columns(edition)
    query = parse(words)
    if not words:
        return Found(listed, listed.everything(), None, query)
    found = _found(listed, query)
    if found.mask.any() or as_typed:
        return found
    meant = corrected(Listing, words, query, edition)
    return _found(listed, parse(meant), meant) if meant else found


def _found(listed: Columns, query: Query, meant: str = "") -> Found:
    hits = index.find(Listing, query)
    tiers = listed.spread(hits.numbers, hits.tiers, rest=NOWHERE)
    return Found(listed, tiers < NOWHERE, tiers, query, meant)


def by_names(listed: Columns, wanted: Mask, edition: int, language: str) -> Places:
    """The numbers of some listings in the order of their names."""
    places = by_name(edition, language)
    return listed.numbers[places[wanted[places]]]


def ordered(found: Found, results: Mask, order: str, edition: int, language: str) -> Places:
    """The numbers of the results: names before other names before places before answers, then as asked."""
    places = by_name(edition, language)
    places = places[results[places]]
    if order == "-name":
        places = places[::-1]
    if order == "confirmed":
        places = places[np.argsort(-found.listed.confirmed[places], kind="stable")]
    if found.tiers is not None:
        places = places[np.argsort(found.tiers[places], kind="stable")]
    return found.listed.numbers[places]


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
