"""THE GATE of this app: the only place that decides what is published and writes what the public reads.

An item exists if and only if its entry may be shown. Each function here is one transaction, so a withdrawal is
effective with the next request.
"""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from core.publishing.documents import Document
from core.publishing.retry import retry_on_deadlock
from core.publishing.rules import PublicationRefused
from core.publishing.store import Projection, PublicTable
from core.publishing.transactions import publishing_transaction
from core.publishing.verification import sentence
from members.models import Organisation
from resources.choices import Kind, Status
from resources.models import Entry, PublishedDocument, PublishedItem, Resource
from resources.publishing.projection import projection
from resources.publishing.relations import ENTRIES, entries_naming
from resources.rules import may_be_shown, rules_of

Key = tuple[str, int]  # the kind of an entry, and its primary key
ITEMS: PublicTable[Key] = PublicTable(
    PublishedItem, PublishedDocument, key=("kind", "source"), owner="item", documents_name="documents"
)


@retry_on_deadlock
@publishing_transaction()
def publish(entry: Entry) -> None:
    """Make an entry public, or raise PublicationRefused."""
    stored = type(entry).objects.filter(pk=entry.pk).first()
    reason = rules_of(type(entry)).refusal(stored) if stored else _("This no longer exists.")
    if reason:
        raise PublicationRefused(reason)
    _set_status(entry, Status.PUBLISHED)


@retry_on_deadlock
@publishing_transaction()
def withdraw(entry: Entry) -> None:
    """Take an entry down; its address answers as if it had never existed."""
    _set_status(entry, Status.WITHDRAWN)


def _set_status(entry: Entry, status: str) -> None:
    """Write the status and nothing else, so that no unsaved text of the caller slips through."""
    type(entry).objects.filter(pk=entry.pk).update_without_sync(status=status)
    entry.refresh_from_db(fields=["status"])
    sync([entry])


def key_of(entry: Entry) -> Key:
    """Under which key an entry is published."""
    return str(entry.kind), entry.pk


@publishing_transaction()
def sync(entries: Iterable[Entry]) -> None:
    """Bring the items of entries in line, and those of whatever names a publication that came, went or was renamed."""
    keys = {key_of(entry) for entry in entries}
    expected = _projections(keys)
    renamed = {key for key in ITEMS.delete(keys - expected.keys())}
    for key, before in ITEMS.write(expected).items():
        if before is None or before.slug != expected[key].row["slug"]:
            renamed.add(key)
    naming = {
        key_of(entry) for entry in entries_naming(Resource, (pk for kind, pk in renamed if kind == Kind.RESOURCE))
    }
    ITEMS.write(_projections(naming - keys))


def _projections(keys: Iterable[Key]) -> dict[Key, Projection]:
    """What the public tables should hold of those of some entries that may be shown."""
    ids: dict[str, list[int]] = {}
    for kind, pk in keys:
        ids.setdefault(kind, []).append(pk)
    stored = (model.objects.filter(pk__in=ids.get(str(model.kind), [])).order_by("pk") for model in ENTRIES)
    return {key_of(entry): projection(entry) for entries in stored for entry in entries if may_be_shown(entry)}


def sync_those_naming_networks(organisation_ids: Iterable[int]) -> None:
    """Networks were listed, changed or taken down: so is what is said of them."""
    sync(entries_naming(Organisation, organisation_ids))


def preview(entry: Entry, language: str) -> Document:
    """The document a visitor would read in a language if the entry were public."""
    return projection(entry).documents[language]


def _expected() -> Iterator[dict[Key, Projection]]:
    """What the public tables should hold, a kind at a time."""
    for model in ENTRIES:
        candidates = model.objects.filter(rules_of(model).query).order_by("pk")
        yield {key_of(entry): projection(entry) for entry in candidates if may_be_shown(entry)}


@publishing_transaction()
def rebuild() -> int:
    """Bring every item in line; returns how many there are."""
    expected = {key: new for of_kind in _expected() for key, new in of_kind.items()}
    ITEMS.delete(ITEMS.keys() - expected.keys())
    ITEMS.write(expected)
    return len(expected)


def verify() -> list[str]:
    """Compare the public tables with a fresh projection; one sentence for each difference."""
    return [sentence(difference) for difference in ITEMS.compare(_expected())]
