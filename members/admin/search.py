"""Searching names in five scripts, the same on both databases."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

MOST_WORDS = 10


class NameSearchMixin(admin.ModelAdmin):
    """Every word must be found in one of ``search_fields``. SQLite alone knows upper and lower case of Latin
    letters only, so a Cyrillic word is asked for in each of its forms.
    """

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """The rows found; none of them twice."""
        for word in search_term.split()[:MOST_WORDS]:
            queryset = queryset.filter(self.named(word))
        return queryset, False

    def named(self, word: str) -> Q:
        """Whether a word is in a name."""
        found = Q()
        for form in letter_cases(word):
            for column in self.search_fields:
                found |= Q(**{f"{column}__icontains": form})
        return found


def letter_cases(word: str) -> list[str]:
    """A word as typed, in small letters, in capitals, and with one capital, each form once."""
    return list(dict.fromkeys([word, word.lower(), word.upper(), word.capitalize()]))
