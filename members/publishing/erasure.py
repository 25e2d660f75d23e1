"""Erasure: an act of its own. Nothing of an organisation stays but a digest outside the database.

Withdrawing hides, deleting can be an oversight; this cannot be taken back, also not by restoring a backup.
"""

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models, router
from django.db.models.deletion import Collector
from django.dispatch import Signal

from core.publishing.retry import retry_on_deadlock
from core.publishing.transactions import publishing_transaction
from members.models import Organisation
from members.publishing import erasure_list

# Sent within the transaction, so that other apps delete what no foreign key leads to. Arguments: organisation.
erasing = Signal()


@retry_on_deadlock
@publishing_transaction()
def erase(organisation: Organisation) -> None:
    """Delete an organisation, all that belongs to it, and every word of it in the record of changes."""
    digest = erasure_list.digest_of(organisation.uid)
    erasing.send(Organisation, organisation=organisation)
    _forget_changes(organisation)
    organisation.delete()
    erasure_list.add(digest)  # last: what fails before has erased nothing


def _forget_changes(organisation: Organisation) -> None:
    """Delete the admin's record of changes of everything that goes: it holds names."""
    collector = Collector(using=router.db_for_write(Organisation), origin=organisation)
    collector.collect([organisation])
    going: list[tuple[type[models.Model], list[object]]] = [
        (model, [instance.pk for instance in instances]) for model, instances in collector.data.items()
    ]
    going += [(rows.model, list(rows.values_list("pk", flat=True))) for rows in collector.fast_deletes]
    for model, keys in going:
        kind = ContentType.objects.get_for_model(model)
        LogEntry.objects.filter(content_type=kind, object_id__in=[str(key) for key in keys]).delete()


def erase_again() -> int:
    """Erase what was erased before and has come back with a backup; returns how many there were."""
    listed = erasure_list.digests()
    known = Organisation.objects.order_by("pk").values_list("pk", "uid") if listed else []
    returned = [pk for pk, uid in known if erasure_list.digest_of(uid) in listed]
    for organisation in Organisation.objects.filter(pk__in=returned):
        erase(organisation)
    return len(returned)
