"""The nearest spelling of a word that nothing has. Suggestions come from what can be found, and from nowhere else."""

import re
from threading import Condition

from cachetools import LRUCache, cached
from django.db import models
from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.search import index
from core.search.analysis import HAN
from core.search.query import Query, Term
from core.text.folding import fold

SHORTEST = 4  # shorter words have too many neighbours
LONG = 8  # letters from which two errors are forgiven
EDITIONS_KEPT = 2
TABLES = 2  # whose words are indexed: with room for one alone they would push each other out


def corrected(model: type[models.Model], words: str, query: Query, edition: str) -> str:
    """The words with each one that nothing has in its nearest spelling; empty where there is none for all."""
    meant = words
    for term in query.wanted:
        if index.finds_any(model, Query((term,))):
            continue
        nearest = _nearest(model, term, edition)
        if not nearest:
            return ""
        meant = re.sub(rf"(?<!\w){re.escape(term.typed)}(?!\w)", nearest, meant)
    return meant if meant != words else ""


def _nearest(model: type[models.Model], term: Term, edition: str) -> str:
    """The one word of a name or a place that lies nearest: one error away, two from eight letters on."""
    word = fold(term.typed)
    if term.phrase or len(word) < SHORTEST or HAN.search(word):
        return ""
    errors = 2 if len(word) >= LONG else 1
    found = process.extractOne(word, _words(model, edition), scorer=OSA.distance, score_cutoff=errors)
    return str(found[0]) if found else ""


@cached(LRUCache(EDITIONS_KEPT * TABLES), condition=Condition())
def _words(model: type[models.Model], edition: str) -> list[str]:
    """The words of names and places in a stable order, read once an edition."""
    return sorted(token for token in index.terms_in_names(model) if len(token) >= SHORTEST and token.isalpha())


def clear() -> None:
    """Empty the memory; for tests, whose editions begin anew each time."""
    _words.cache_clear()
