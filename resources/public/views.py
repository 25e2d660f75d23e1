"""What the pages of published entries have in common; hidden and missing are the same 404."""

from typing import Any

from django.http import Http404

from core.listing.word_search import Snippet
from core.search.query import Query
from core.search.snippets import snippet
from members.public.base import DirectoryView
from resources.choices import Kind
from resources.public import documents, entries
from resources.public.entries import PublicEntry, PublicText, texts


class ItemView(DirectoryView):
    """A page that shows published items."""

    def documents(self, *kinds: str) -> Any:
        """What is published of some kinds in the visitor's language."""
        return documents.documents(self.labels.language, *kinds)

    def items(self, *kinds: str) -> list[Any]:
        return documents.read(self.documents(*kinds), self.labels)

    def one(self, kind: str, slug: str) -> Any:
        item = documents.one(self.labels, kind, slug)
        if item is None:
            raise Http404
        return item

    def titles(self, kind: str, slugs: Any) -> dict[str, PublicText]:
        """The titles of those that are published."""
        return documents.titles(self.labels.language, kind, slugs)

    def naming(self, kind: str, network: str) -> list[Any]:
        """What a network leads, takes part in or has published."""
        named = self.documents(kind).filter(item__networks__contains=f"|{network}|")
        return documents.read(named, self.labels)

    def read_in_order_of_ids(self, ids: list[int]) -> list[Any]:
        """Items by their ids, in this order."""
        rows = self.documents(*Kind.values).filter(item__in=ids).values_list("item_id", "document")
        stored = dict(rows)
        return [entries.read(stored[pk], self.labels) for pk in ids if pk in stored]


class ItemDetailView(ItemView):
    """A page of one item; staff look at the same page before it is published."""

    kind: Kind

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The item under this word, or 404."""
        return super().get_context_data(**self.context_for(self.one(self.kind, kwargs["slug"])), **kwargs)

    def context_for(self, item: Any) -> dict[str, Any]:
        """What the template needs for an item."""
        return {"item": item}


def snippets(items: list[PublicEntry], query: Query) -> dict[str, Snippet]:
    """For each item the first text that has the words, by the slug of the item."""
    by_slug: dict[str, Snippet] = {}
    for item in items if query.wanted else []:
        for text, language in texts(item):
            pieces = snippet(text, language, query)
            if pieces:
                by_slug[item.slug] = Snippet(pieces, language)
                break
    return by_slug
