"""The one module with signals: whatever saves an entry, its published item is right in the same transaction."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save

from members import publication as members_gate
from members.models import Country, Organisation, PriorityArea, Region
from resources import publication
from resources.models import (
    Entry,
    Guide,
    GuideStep,
    NetworkFacts,
    Programme,
    ProgrammePart,
    PublishedDocument,
    PublishedItem,
    Resource,
    ResourceYear,
    StepLink,
)

ATTACHED: tuple[type[Model], ...] = (ResourceYear, ProgrammePart, GuideStep, StepLink)
RELATIONS: tuple[tuple[type[Model], str], ...] = (
    (Resource, "regions"),
    (Resource, "themes"),
    (Programme, "partners"),
    (NetworkFacts, "parts"),
)


def entry_prepared(instance: Entry, **_kwargs: Any) -> None:
    """Leave the status to the gate, and remember under which word the entry stood.

    An object that somebody has held since before a withdrawal, or a fixture, would otherwise publish it again.
    """
    stored = type(instance).objects.filter(pk=instance.pk).values("status", "slug").first() if instance.pk else None
    instance._slug_before = stored["slug"] if stored else ""  # type: ignore[attr-defined]
    if stored:
        instance.status = stored["status"]


def entry_saved(instance: Entry, **_kwargs: Any) -> None:
    """Leave its item right, also where it has another word in addresses now."""
    before = instance._slug_before  # type: ignore[attr-defined]
    if before and before != instance.slug:
        publication.forget_slug(instance, before)
    publication.refresh(instance)


def entry_gone(instance: Entry, **_kwargs: Any) -> None:
    """Remove its item."""
    publication.remove(instance)


def owners(instance: Any) -> list[Entry]:
    """The entry on which something hangs; none while that is being deleted itself."""
    if isinstance(instance, StepLink):
        guides = GuideStep.objects.filter(pk=instance.step_id).values("guide")
        return list(Guide.objects.filter(pk__in=guides))
    if isinstance(instance, GuideStep):
        return list(Guide.objects.filter(pk=instance.guide_id))
    if isinstance(instance, ProgrammePart):
        return list(Programme.objects.filter(pk=instance.programme_id))
    return list(Resource.objects.filter(pk=instance.resource_id))


def attached_prepared(sender: type[Model], instance: Model, **_kwargs: Any) -> None:
    """Remember on which entry something hung before: it may be moved."""
    before = sender._default_manager.filter(pk=instance.pk).first() if instance.pk else None
    instance._moved_from = owners(before) if before else []  # type: ignore[attr-defined]


def attached_changed(instance: Model, **_kwargs: Any) -> None:
    """Something that hangs on an entry was saved, moved or deleted."""
    for entry in {entry.pk: entry for entry in [*getattr(instance, "_moved_from", []), *owners(instance)]}.values():
        publication.refresh(entry)


def relations_changed(instance: Any, action: str, **_kwargs: Any) -> None:
    """The regions, themes, partners or parts of an entry changed; none of them can be set from the other side."""
    if action in ("post_add", "post_remove", "post_clear"):
        publication.refresh(instance)


def networks_changed(numbers: list[int], **_kwargs: Any) -> None:
    """Networks were listed, changed or taken down by the gate of the members."""
    publication.refresh_those_naming_networks(numbers)


def label_gone(instance: Model, **_kwargs: Any) -> None:
    """Something that documents name was deleted: rare, so all of them are looked at."""
    publication.rebuild()


def refuse_raw(sender: type[Model], raw: bool = False, **_kwargs: Any) -> None:
    """Items are built from entries; one loaded from a file could show again what was withdrawn."""
    if raw:
        raise ValueError(
            f"{sender._meta.label} is not loaded from files: leave it out (dumpdata -e {sender._meta.label}) "
            "and run rebuild_items."
        )


def connect() -> None:
    """Connect every receiver; called once, when the app is ready."""
    for model in publication.ENTRIES:
        pre_save.connect(entry_prepared, sender=model, weak=False)
        post_save.connect(entry_saved, sender=model, weak=False)
        post_delete.connect(entry_gone, sender=model, weak=False)
    for attached in ATTACHED:
        pre_save.connect(attached_prepared, sender=attached, weak=False)
        post_save.connect(attached_changed, sender=attached, weak=False)
        post_delete.connect(attached_changed, sender=attached, weak=False)
    for holder, name in RELATIONS:
        m2m_changed.connect(relations_changed, sender=getattr(holder, name).through, weak=False)
    for label in (Region, Country, PriorityArea, Organisation, Resource):
        post_delete.connect(label_gone, sender=label, weak=False)
    members_gate.networks_changed.connect(networks_changed, weak=False)
    for derived in (PublishedItem, PublishedDocument):
        pre_save.connect(refuse_raw, sender=derived, weak=False)
