"""Published documents as pages receive them: what they name is looked up among what is public now.

A document names networks, places, themes and other entries by their words in addresses. What is not public at
this moment has no label and no title, and so does not appear.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from members.models import Listing
from members.profile import Document
from members.vocabularies import Labels
from resources.choices import Kind, ResourceType
from resources.models import PublishedDocument, PublishedItem


def documents(language: str, *kinds: str) -> QuerySet[PublishedDocument]:
    """What is published of some kinds, in a language, as staff have ordered it, then by title."""
    found = PublishedDocument.objects.filter(language=language, item__kind__in=kinds)
    return found.order_by("item__position", "sort_key", "item_id")


def read(rows: QuerySet[PublishedDocument], labels: Labels) -> list[Document]:
    """Stored documents with the labels of what they name."""
    return [with_labels(document, labels) for document in rows.values_list("document", flat=True)]


def one(labels: Labels, kind: str, slug: str) -> Document | None:
    """One published document; None if there is none under this word."""
    found = read(documents(labels.language, kind).filter(item__slug=slug), labels)
    return found[0] if found else None


def titles(language: str, kind: str, slugs: Iterable[str | None]) -> dict[str, Document]:
    """The titles of those among some entries that are published, by their words in addresses; one query."""
    wanted = {slug for slug in slugs if slug}
    rows = documents(language, kind).filter(item__slug__in=wanted) if wanted else PublishedDocument.objects.none()
    return {document["slug"]: document["title"] for document in rows.values_list("document", flat=True)}


def with_labels(document: Document, labels: Labels) -> Document:
    """A document in which networks, regions, themes, countries and types have become labels."""
    return document | {name: look_up(document[name], labels) for name, look_up in LOOK_UPS.items() if name in document}


def _of(table: str) -> Any:
    return lambda value, labels: getattr(labels, table).get(value)


def _each_of(table: str) -> Any:
    return lambda values, labels: [getattr(labels, table)[one] for one in values if one in getattr(labels, table)]


def _type(value: str, _labels: Labels) -> Document:
    return {"slug": value, "label": ResourceType(value).label if value in ResourceType.values else value}


LOOK_UPS: dict[str, Any] = {
    "type": _type,
    "lead": _of("networks"),
    "country": _of("countries"),
    "region": _of("regions"),
    "partners": _each_of("networks"),
    "parts": _each_of("networks"),
    "regions": _each_of("regions"),
    "themes": _each_of("priority_areas"),
}


FIXED = ("networks", "programmes", "resources", "guides", "about", "achievements", "areas", "news")
SINGLE = {Kind.RESOURCE: ("resource",), Kind.GUIDE: ("guide", "checklist"), Kind.PROGRAMME: ("programme",)}
SINGLE |= {Kind.PAGE: ("page",)}


def addresses(labels: Labels) -> list[tuple[str, dict[str, str]]]:
    """What the sitemap lists of this app: the name of each address and what it is made with; public tables alone."""
    items = PublishedItem.objects.of(*SINGLE).order_by("kind", "slug").values_list("kind", "slug")
    networks = Listing.objects.networks().filter(indexable=True).order_by("slug").values_list("slug", flat=True)
    found: list[tuple[str, dict[str, str]]] = [(f"resources:{name}", {}) for name in FIXED]
    found += [("resources:network", {"slug": slug}) for slug in networks]
    found += [("resources:area", {"slug": slug}) for slug in labels.priority_areas]
    return found + [(f"resources:{name}", {"slug": slug}) for kind, slug in items for name in SINGLE[Kind(kind)]]
