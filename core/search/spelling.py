"""The nearest spelling of a word that nothing has. Suggestions lead to what can be found, and to nothing else.

They come from the names and places that are listed; failing these from the words of ideas and of vocabularies, which
stand in files and public tables, and of these only what some listed row has.
"""

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from threading import Condition

from cachetools import LRUCache, cached
from django.db import models
from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.search import index
from core.search.analysis import HAN
from core.search.concepts import ideas
from core.search.query import Query, Term, parse
from core.text.folding import fold

SHORTEST = 4  # shorter words have too many neighbours
MOST_TRIED = 5  # words of ideas, the nearest first
LONG = 8  # letters from which two errors are forgiven
EDITIONS_KEPT = 2
TABLES = 2  # whose words are indexed: with room for one alone they would push each other out


def corrected(
    model: type[models.Model], words: str, query: Query, edition: str, topics: Callable[[], Collection[str]] = tuple
) -> str:
    """The words with each one that nothing has in its nearest spelling; empty where there is none for all.

    ``topics``: folded words that may be meant besides those of names, places and ideas.
    """
    meant = words
    for term in query.wanted:
        if index.finds_any(model, Query((term,))):
            continue
        nearest = _nearest(model, term, edition, topics)
        if not nearest:
            return ""
        meant = re.sub(rf"(?<!\w){re.escape(term.typed)}(?!\w)", nearest, meant)
    return meant if meant != words else ""


def _nearest(model: type[models.Model], term: Term, edition: str, topics: Callable[[], Collection[str]]) -> str:
    """The one word that lies nearest: one error away, two from eight letters on."""
    word = fold(term.typed)
    if term.phrase or len(word) < SHORTEST or HAN.search(word):
        return ""
    errors = 2 if len(word) >= LONG else 1
    nearest = process.extractOne(word, _words(model, edition), scorer=OSA.distance, score_cutoff=errors)
    if nearest:
        return str(nearest[0])
    meant = sorted(idea_words() | set(topics()))
    near = process.extract(word, meant, scorer=OSA.distance, score_cutoff=errors, limit=MOST_TRIED)
    return next((one for one, _distance, _place in near if index.finds_any(model, parse(one))), "")


@lru_cache(maxsize=1)
def idea_words() -> frozenset[str]:
    """The words of ideas, folded, that are long enough to be told apart."""
    forms = {form for by_word in ideas().phrases.values() for form in by_word}
    return frozenset(form for form in forms if len(form) >= SHORTEST and form.isalpha())


@cached(LRUCache(EDITIONS_KEPT * TABLES), condition=Condition())
def _words(model: type[models.Model], edition: str) -> list[str]:
    """The words of names and places in a stable order, read once an edition."""
    return sorted(token for token in index.terms_in_names(model) if len(token) >= SHORTEST and token.isalpha())


def clear() -> None:
    """Empty the memory; for tests, whose editions begin anew each time."""
    _words.cache_clear()
