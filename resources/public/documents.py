"""Published entries, read from the public tables."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from members.models.listing import Listing
from members.public.labels import Labels
from resources.choices import PAGES, Kind
from resources.models.public import PublishedDocument, PublishedItem
from resources.public import entries
from resources.public.entries import PublicText


def documents(language: str, *kinds: str) -> QuerySet[PublishedDocument]:
    """What is published of some kinds, in a language, as staff have ordered it, then by title."""
    rows = PublishedDocument.objects.filter(language=language, item__kind__in=kinds)
    return rows.order_by("item__position", "sort_key", "item_id")


def read(rows: QuerySet[PublishedDocument], labels: Labels) -> list[Any]:
    """The entries of some stored documents, each as the object of its kind."""
    return [entries.read(document, labels) for document in rows.values_list("document", flat=True)]


def one(labels: Labels, kind: str, slug: str) -> Any:
    """One published entry; None if there is none with this slug."""
    matching = read(documents(labels.language, kind).filter(item__slug=slug), labels)
    return matching[0] if matching else None


def titles(language: str, kind: str, slugs: Iterable[str | None]) -> dict[str, PublicText]:
    """The titles of those among some entries that are published, by their slugs; one query."""
    wanted = {slug for slug in slugs if slug}
    rows = documents(language, kind).filter(item__slug__in=wanted) if wanted else PublishedDocument.objects.none()
    found = rows.values_list("document", flat=True)
    return {document["slug"]: PublicText(**document["title"]) for document in found}


def addresses(labels: Labels) -> list[tuple[str, dict[str, str]]]:
    """What the sitemap lists of this app: the name of each address and what it is made with; public tables alone."""
    together = [*(pages.together for pages in PAGES.values()), "areas"]
    own = {str(kind): pages.own for kind, pages in PAGES.items() if pages.own and kind != Kind.NETWORK}
    items = PublishedItem.objects.of(*own).order_by("kind", "slug").values_list("kind", "slug")
    networks = Listing.objects.networks().filter(indexable=True).order_by("slug").values_list("slug", flat=True)
    addresses: list[tuple[str, dict[str, str]]] = [(f"resources:{name}", {}) for name in together]
    addresses += [("resources:network", {"slug": slug}) for slug in networks]
    addresses += [("resources:area", {"slug": slug}) for slug in labels.priority_areas]
    return addresses + [(f"resources:{name}", {"slug": slug}) for kind, slug in items for name in own[kind]]
