"""Published documents as pages receive them: what they name is looked up among what is public now.

A document names networks, places, themes and other entries by their slugs. What is not public at
this moment has no label and no title, and so does not appear.
"""

from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import strip_tags

from core.publishing.documents import Document
from members.models.listing import Listing
from members.public.labels import Labels
from resources.choices import PAGES, Kind, ResourceType
from resources.models.public import PublishedDocument, PublishedItem

Text = tuple[str, str]  # a text and its language


def documents(language: str, *kinds: str) -> QuerySet[PublishedDocument]:
    """What is published of some kinds, in a language, as staff have ordered it, then by title."""
    rows = PublishedDocument.objects.filter(language=language, item__kind__in=kinds)
    return rows.order_by("item__position", "sort_key", "item_id")


def read(rows: QuerySet[PublishedDocument], labels: Labels) -> list[Document]:
    """Stored documents with the labels of what they name."""
    return [with_labels(document, labels) for document in rows.values_list("document", flat=True)]


def one(labels: Labels, kind: str, slug: str) -> Document | None:
    """One published document; None if there is none with this slug."""
    matching = read(documents(labels.language, kind).filter(item__slug=slug), labels)
    return matching[0] if matching else None


def titles(language: str, kind: str, slugs: Iterable[str | None]) -> dict[str, Document]:
    """The titles of those among some entries that are published, by their slugs; one query."""
    wanted = {slug for slug in slugs if slug}
    rows = documents(language, kind).filter(item__slug__in=wanted) if wanted else PublishedDocument.objects.none()
    return {document["slug"]: document["title"] for document in rows.values_list("document", flat=True)}


def with_labels(document: Document, labels: Labels) -> Document:
    """A document in which networks, regions, themes, countries and types have become labels."""
    return document | {name: look_up(document[name], labels) for name, look_up in LOOK_UPS.items() if name in document}


def _of(table: str) -> Any:
    return lambda value, labels: getattr(labels, table).get(value)


def _each_of(table: str) -> Any:
    return lambda values, labels: [getattr(labels, table)[slug] for slug in values if slug in getattr(labels, table)]


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


def address(item: Document) -> str:
    """Where an item stands on this site."""
    pages = PAGES[Kind(item["kind"])]
    if pages.own:
        return reverse(f"resources:{pages.own[0]}", kwargs={"slug": item["slug"]})
    return f"{reverse(f'resources:{pages.together}')}#{item['slug']}"


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text; within one, lines run on."""
    return [" ".join(block.split()) for block in text.replace("\r\n", "\n").split("\n\n") if block.strip()]


def texts(document: Document) -> list[Text]:
    """Every text of a document but its title."""
    return list(_inside({name: value for name, value in document.items() if name != "title"}))


def _inside(value: Any) -> Iterator[Text]:
    """The texts, lists of lines and pages of text at any depth of a document."""
    if isinstance(value, list):
        for item in value:
            yield from _inside(item)
    if not isinstance(value, dict):
        return
    if "language" in value and "text" in value and "kind" not in value:
        yield value["text"], value["language"]
    elif "language" in value and "lines" in value:
        yield from ((line, value["language"]) for line in value["lines"])
    elif "language" in value and "html" in value:
        yield _plain(value["html"]), value["language"]
    else:
        for inner in value.values():
            yield from _inside(inner)


def _plain(html: str) -> str:
    """The words of a page of text."""
    return unescape(strip_tags(html.replace("<", " <")))
