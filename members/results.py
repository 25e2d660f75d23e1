"""Which listings answer a visitor's questions, and in which order."""

from dataclasses import dataclass

import numpy as np

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


@dataclass(frozen=True)
class Found:
    """The listings in which words are found. ``query`` is what was looked for, ``meant`` a corrected spelling."""

    listed: Columns
    mask: Mask
    tiers: dict[int, int]
    query: Query
    meant: str = ""


def find(words: str, edition: int, as_typed: bool = False) -> Found:
    """The listings that have the words; of words that nothing has, the nearest spelling that something has."""
    listed = columns(edition)
    query = parse(words)
    if not words:
        return Found(listed, listed.everything(), {}, query)
    numbers, tiers = index.find(Listing, query)
    found = Found(listed, listed.mask_of(numbers), tiers, query)
    if found.mask.any() or as_typed:
        return found
    meant = corrected(Listing, words, query, edition)
    return _as_meant(listed, meant) if meant else found


def _as_meant(listed: Columns, meant: str) -> Found:
    query = parse(meant)
    numbers, tiers = index.find(Listing, query)
    return Found(listed, listed.mask_of(numbers), tiers, query, meant)


def ordered(found: Found, results: Mask, order: str, edition: int, language: str) -> Places:
    """The numbers of the results: names before other names before places before answers, then as asked."""
    places = by_name(edition, language)
    places = places[results[places]]
    if order == "-name":
        places = places[::-1]
    if order == "confirmed":
        places = places[np.argsort(-found.listed.confirmed[places], kind="stable")]
    numbers = found.listed.numbers[places]
    if not found.tiers:
        return numbers
    tiers = np.array([found.tiers.get(number, index.REST) for number in numbers.tolist()], np.int8)
    return numbers[np.argsort(tiers, kind="stable")]


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
