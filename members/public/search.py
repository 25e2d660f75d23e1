"""Searching member listings: which have the words, and in which order."""

from typing import Any

import numpy as np
from django.http import QueryDict
from django.utils.translation import pgettext_lazy

from core.listing.column_store import Mask, Positions
from core.listing.views import FacetedListView, SearchResult
from core.listing.word_search import SearchMatches, Snippet, find_rows
from core.publishing.edition import Snapshot
from core.search.indexed_text import Ids
from core.search.query import Query
from core.search.snippets import snippet
from members.models.listing import Listing
from members.public.base import DirectoryView
from members.public.filters import ListingFilterSet
from members.public.labels import topic_words
from members.public.profile import PublicProfile
from members.public.table_cache import ListingColumns, column_store, positions_by_name


def find_members(words: str, edition: str, *, exact: bool = False) -> SearchMatches[ListingColumns]:
    """The member listings that have the words."""
    return find_rows(Listing, column_store(edition), words, edition, exact=exact, topics=lambda: topic_words(edition))


def ids_by_name(mask: Mask, snapshot: Snapshot) -> Ids:
    """The ids of some listings in the order of their names."""
    positions = positions_by_name(snapshot)
    return Ids(column_store(snapshot.edition).ids[positions[mask[positions]]])


def ordered_ids(matches: SearchMatches[ListingColumns], results: Mask, snapshot: Snapshot, order: str = "name") -> Ids:
    """The ids of the results: with words, names before other names before places before answers; then as asked."""
    positions = positions_by_name(snapshot)
    positions = Positions(positions[results[positions]])
    if order == "-name":
        positions = Positions(positions[::-1])
    if order == "confirmed":
        positions = Positions(positions[np.argsort(-matches.store.confirmed[positions], kind="stable")])
    return Ids(matches.store.ids[matches.ranked(positions)])


def snippets(profiles: list[PublicProfile], query: Query) -> dict[str, Snippet]:
    """For each profile the first answer that has the words, as shown or in the original, by the profile's slug."""
    snippets: dict[str, Snippet] = {}
    for profile in profiles if query.wanted else []:
        texts = [text for answer in profile.answers for text in (answer.shown, answer.original) if text]
        for text in texts:
            pieces = snippet(text.text, text.language, query)
            if pieces:
                snippets[profile.slug] = Snippet(pieces, text.language)
                break
    return snippets


class MemberSearchView(DirectoryView, FacetedListView):
    """A page about the members that an address asks for: the list, and the sheet for paper."""

    orders = {
        "name": pgettext_lazy("order", "Name, A to Z"),
        "-name": pgettext_lazy("order", "Name, Z to A"),
        "confirmed": pgettext_lazy("order", "Most recently confirmed first"),
    }

    def get_filterset(self) -> ListingFilterSet:
        return ListingFilterSet(self.request.GET, Listing.objects.members(), self.labels)

    def find(self, words: str, *, exact: bool) -> SearchMatches[Any]:
        return find_members(words, self.snapshot.edition, exact=exact)

    def ordered_ids(self, matches: SearchMatches[Any], results: Mask, order: str) -> Ids:
        return ordered_ids(matches, results, self.snapshot, order)

    def query_string(self, result: SearchResult) -> str:
        """The search as an address spells it, without page number and without what means nothing here."""
        filterset = result.filterset
        query = QueryDict(mutable=True)
        query.update({"q": filterset.words} if filterset.words else {})
        for name in filterset.facet_names:
            query.setlist(name, filterset.chosen(name))
        for name in filterset.multi_valued:
            if filterset.filters[name].match_all and filterset.chosen(name):
                query[f"{name}_match"] = "all"
        if result.order != next(iter(self.orders)):
            query["sort"] = result.order
        encoded = query.urlencode()
        return f"?{encoded}" if encoded else ""
