"""The words by which a listing is found, and the questions asked of them."""

from collections.abc import Iterable
from functools import lru_cache

from django.db.models import Q

from members.search.analysis import HAN, alternatives, query_words, search_tokens

LONGEST_LABEL = 200


def search_text(texts: Iterable[tuple[str, str]]) -> str:
    """The words of several (text, language) pairs as one line with a blank around each."""
    tokens: dict[str, None] = {}
    for text, language in texts:
        known = _label_tokens(text, language) if len(text) <= LONGEST_LABEL else search_tokens(text, language)
        tokens.update(dict.fromkeys(known))
    return f" {' '.join(tokens)} "


@lru_cache(maxsize=20_000)
def _label_tokens(text: str, language: str) -> tuple[str, ...]:
    """The words of a label: the same few stand in every listing."""
    return tuple(search_tokens(text, language))


def matching(query: str, field: str = "search_text") -> Q:
    """The condition that every word of a query is found; the last one may be a beginning.

    Only letters and digits of the query reach the database, as parameters, so no sign in it can do harm. A
    query without any matches nothing: the visitor asked for something that nothing can contain.
    """
    words = query_words(query)
    condition = Q() if words else Q(pk__in=[])
    for position, word in enumerate(words):
        ending = "" if position == len(words) - 1 else " "
        forms = Q()
        for form in alternatives(word):
            forms |= Q(**{f"{field}__contains": form if HAN.fullmatch(word) else f" {form}{ending}"})
        condition &= forms
    return condition
