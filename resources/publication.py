"""THE GATE of this app: the only place that decides what is published and writes what the public reads.

An item exists if and only if its entry is published. Each function here is one transaction, so a withdrawal is
effective with the next request. The edition is that of the whole site.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from members.profile import Document
from members.publication import touch
from members.search import index
from resources.choices import Status
from resources.models import (
    Achievement,
    Entry,
    Guide,
    NetworkFacts,
    NewsItem,
    Page,
    Programme,
    PublishedDocument,
    PublishedItem,
    Resource,
)
from resources.projection import Projection, projection
from resources.rules import may_be_shown, rules_of

ENTRIES: tuple[type[Entry], ...] = (Resource, Guide, Programme, NetworkFacts, Page, Achievement, NewsItem)


class PublicationRefused(Exception):
    """An entry cannot be published; the message tells staff why and what to do."""


@transaction.atomic
def publish(entry: Entry) -> None:
    """Make an entry public, or raise PublicationRefused."""
    locked = type(entry).objects.select_for_update().filter(pk=entry.pk).first()
    reason = rules_of(type(entry)).refusal(locked) if locked else _("This no longer exists.")
    if reason:
        raise PublicationRefused(reason)
    _set_status(entry, Status.PUBLISHED)


@transaction.atomic
def withdraw(entry: Entry) -> None:
    """Take an entry down; its address answers as if it had never existed."""
    _set_status(entry, Status.WITHDRAWN)


def _set_status(entry: Entry, status: str) -> None:
    """Write the status and nothing else, so that no unsaved text of the caller slips through."""
    type(entry).objects.filter(pk=entry.pk).update_past_listings(status=status)
    entry.refresh_from_db(fields=["status"])
    refresh(entry)


@transaction.atomic
def refresh(entry: Entry) -> None:
    """Leave one entry's item right, whatever was changed; what is unchanged costs the public nothing."""
    stored = type(entry).objects.select_for_update().filter(pk=entry.pk).first()
    if stored is None or not may_be_shown(stored):
        remove(entry)
        return
    new = projection(stored)
    item = PublishedItem.objects.filter(kind=entry.kind, slug=stored.slug).first()
    if item is None or _stored(item) != new:
        _write(item, new)
        touch()
    if item is None:
        _refresh_those_naming(stored)


@transaction.atomic
def remove(entry: Entry) -> None:
    """Take an item out of the public tables; the edition grows only if the public could see it."""
    if _remove(PublishedItem.objects.filter(kind=entry.kind, slug=entry.slug)):
        _refresh_those_naming(entry)


def _refresh_those_naming(entry: Entry) -> None:
    """A publication has come, gone or changed its word in addresses: so does its name elsewhere."""
    if isinstance(entry, Resource):
        accompanied = Resource.objects.filter(models.Q(companion=entry))
        programmes = Programme.objects.filter(models.Q(parts__resource=entry)).distinct()
        guides = Guide.objects.filter(models.Q(steps__links__resource=entry)).distinct()
        for naming in (*accompanied, *programmes, *guides):
            refresh(naming)


@transaction.atomic
def refresh_those_naming_networks(numbers: Iterable[int]) -> None:
    """Networks, by the numbers of their organisations, are listed anew or no more: so is what is said of them."""
    led = Programme.objects.filter(models.Q(lead__in=numbers) | models.Q(partners__in=numbers)).distinct()
    said = NetworkFacts.objects.filter(models.Q(network__in=numbers) | models.Q(parts__in=numbers)).distinct()
    for naming in (*led, *said):
        refresh(naming)


def forget_slug(entry: Entry, slug: str) -> None:
    """Remove the item under a word that its entry no longer has, and that word from where it is named."""
    if _remove(PublishedItem.objects.filter(kind=entry.kind, slug=slug)):
        _refresh_those_naming(entry)


def _remove(items: Any) -> bool:
    """Delete items; whether there was one."""
    numbers = list(items.values_list("pk", flat=True))
    if numbers:
        index.remove(PublishedItem, numbers)
        PublishedItem.objects.filter(pk__in=numbers).delete()
        touch()
    return bool(numbers)


def _write(item: PublishedItem | None, new: Projection) -> None:
    """Store an item; its number stays."""
    if item is None:
        item = PublishedItem.objects.create(**new.row)
    else:
        PublishedItem.objects.filter(pk=item.pk).update(**new.row)
        item.documents.all().delete()
    PublishedDocument.objects.bulk_create(
        PublishedDocument(item=item, language=code, sort_key=new.sort_keys[code], document=document)
        for code, document in new.documents.items()
    )
    index.store(PublishedItem, {item.pk: new.words})


def _stored(item: PublishedItem) -> Projection:
    """What the public tables hold now."""
    row = {f.attname: getattr(item, f.attname) for f in PublishedItem._meta.concrete_fields if not f.primary_key}
    documents = list(item.documents.all())
    return Projection(
        row,
        {one.language: one.document for one in documents},
        {one.language: bytes(one.sort_key) for one in documents},
    )


def preview(entry: Entry, language: str) -> Document:
    """The document a visitor would read in a language if the entry were public."""
    return projection(entry).documents[language]


def _published() -> Iterator[Entry]:
    for model in ENTRIES:
        yield from filter(may_be_shown, model.objects.filter(rules_of(model).query).order_by("pk"))


@transaction.atomic
def rebuild() -> int:
    """Build every item anew and remove those that must not be; returns how many there are."""
    entries = list(_published())
    for entry in entries:
        refresh(entry)
    kept = {(str(entry.kind), entry.slug) for entry in entries}
    rows = PublishedItem.objects.values_list("pk", "kind", "slug")
    _remove(PublishedItem.objects.filter(pk__in=[pk for pk, kind, slug in rows if (kind, slug) not in kept]))
    return len(entries)


def verify() -> list[str]:
    """Compare the public tables with a fresh projection; one sentence for each difference."""
    stored = {(item.kind, item.slug): item for item in PublishedItem.objects.prefetch_related("documents")}
    indexed = index.stored_numbers(PublishedItem)
    differences: list[str] = []
    for entry in _published():
        item = stored.pop((str(entry.kind), entry.slug), None)
        differences += _compare(entry, item, indexed)
        indexed -= {item.pk} if item else set()
    differences += [_("%(slug)s is published and must not be.") % {"slug": f"{k}/{s}"} for k, s in sorted(stored)]
    unknown: Iterable[int] = sorted(indexed - {item.pk for item in stored.values()})
    return differences + [_("The words of number %(n)s can be found and must not be.") % {"n": n} for n in unknown]


def _compare(entry: Entry, item: PublishedItem | None, indexed: set[int]) -> list[str]:
    name = {"slug": f"{entry.kind}/{entry.slug}"}
    if item is None:
        return [_("%(slug)s may be shown and is not published.") % name]
    if _stored(item) != projection(entry) or item.pk not in indexed:
        return [_("%(slug)s is published in an old state.") % name]
    return []
