"""Searching names as people type them: without accents, œ as oe, in either writing of Chinese."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from core.text.folding import fold, without_invisible
from core.text.fragments import without_fragments

MOST_WORDS = 10


def _folded(text: str) -> str:
    return fold(without_fragments(without_invisible(text)))


class NameSearchMixin(admin.ModelAdmin):
    """Every word must stand in one of ``search_fields``, compared as the public search compares letters.

    Databases compare accents by collations of their own, or not at all; so the names are read and compared here. There
    are a few hundred of them.
    """

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """The rows found; none of them twice."""
        typed = _folded(search_term).split()[:MOST_WORDS]
        if not typed:
            return queryset, False
        names: dict[Any, list[str]] = {}
        for pk, name in self.searched_names(queryset):
            names.setdefault(pk, []).append(_folded(name))
        matching = [pk for pk, folded in names.items() if all(any(word in name for name in folded) for word in typed)]
        return queryset.filter(pk__in=matching), False

    def searched_names(self, queryset: QuerySet[Any]) -> list[tuple[Any, str]]:
        """What is searched, as pairs of a primary key and a name."""
        rows = queryset.order_by().values_list("pk", *self.search_fields)
        return [(pk, name) for pk, *names in rows for name in names if name]
