"""The words by which a listing is found, and the questions asked of them."""

from collections.abc import Iterable

from django.db.models import Q

from members.search.analysis import HAN, alternatives, query_words, search_tokens


def search_text(texts: Iterable[tuple[str, str]]) -> str:
    """The words of several (text, language) pairs as one line with a blank around each."""
    tokens = dict.fromkeys(token for text, language in texts for token in search_tokens(text, language))
    return f" {' '.join(tokens)} "


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
