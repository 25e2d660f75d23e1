"""The signal handlers: whatever saves an entry, its published item is synced in the same transaction."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save

from core.publishing.signals import lock_before_writing, refuse_fixtures
from members.models import Country, Organisation, PriorityArea, Region
from members.publishing import publication as members_publication
from resources.models import Entry, PublishedDocument, PublishedItem, Resource
from resources.publishing import publication
from resources.publishing.relations import ENTRIES, many_to_many, owners_of, related_models


def entry_pre_save(instance: Entry, **_kwargs: Any) -> None:
    """Leave the status to the gate.

    An object that somebody has held since before a withdrawal, or a fixture, would otherwise publish it again.
    """
    stored = type(instance).objects.filter(pk=instance.pk).values("status").first() if instance.pk else None
    if stored:
        instance.status = stored["status"]


def entry_changed(instance: Entry, **_kwargs: Any) -> None:
    """An entry was saved or deleted."""
    publication.sync([instance])


def related_pre_save(sender: type[Model], instance: Model, **_kwargs: Any) -> None:
    """Remember to which entry it belonged before: it may be moved."""
    stored = sender._default_manager.filter(pk=instance.pk).first() if instance.pk else None
    instance._previous_owners = owners_of(stored) if stored else []  # type: ignore[attr-defined]


def related_changed(instance: Model, **_kwargs: Any) -> None:
    """A related object was saved, moved or deleted."""
    publication.sync([*getattr(instance, "_previous_owners", []), *owners_of(instance)])


def relations_changed(instance: Any, action: str, **_kwargs: Any) -> None:
    """The regions, themes, partners or parts of an entry changed; none of them can be set from the other side."""
    if action in ("post_add", "post_remove", "post_clear"):
        publication.sync([instance])


def networks_changed(ids: list[int], **_kwargs: Any) -> None:
    """Networks were listed, changed or taken down by the gate of the members."""
    publication.sync_those_naming_networks(ids)


def label_deleted(**_kwargs: Any) -> None:
    """Something that documents name was deleted: rare, so all of them are looked at."""
    publication.rebuild()


def connect() -> None:
    """Connect every receiver; called once, when the app is ready. The lock comes first."""
    lock_before_writing(*ENTRIES, *related_models(), *many_to_many())
    for model in ENTRIES:
        pre_save.connect(entry_pre_save, sender=model)
        post_save.connect(entry_changed, sender=model)
        post_delete.connect(entry_changed, sender=model)
    for related in related_models():
        pre_save.connect(related_pre_save, sender=related)
        post_save.connect(related_changed, sender=related)
        post_delete.connect(related_changed, sender=related)
    for relation in many_to_many():
        m2m_changed.connect(relations_changed, sender=relation)
    for label in (Region, Country, PriorityArea, Organisation, Resource):
        post_delete.connect(label_deleted, sender=label)
    members_publication.networks_changed.connect(networks_changed)
    refuse_fixtures(PublishedItem, PublishedDocument, command="rebuild_items")
