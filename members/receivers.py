"""The one module with signals: whatever saves an organisation, its listing is right in the same transaction.

Form, inline, action, delete, loaddata, import or shell: all of them end in one of these signals. Bulk updates
of organisations send none and are allowed in members/publication.py only.
"""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save

from members import publication
from members.characters import clean_values
from members.models import (
    Country,
    Edition,
    Link,
    ListedNetwork,
    ListedProfile,
    Listing,
    NetworkCoverage,
    Organisation,
    OtherName,
    Population,
    PriorityArea,
    Region,
    Support,
    TranslationState,
    VocabularyEntry,
)
from members.slugs import unique_slug
from members.visibility import PUBLIC, fields_with

ATTACHED = (OtherName, Link, TranslationState, NetworkCoverage)
VOCABULARIES = {PriorityArea: "priority_areas", Population: "populations", Support: "support"}
PLACES = (Country, Region)
GATED = ("status", "withdrawal_reason")  # written by publication.py alone


def _number(instance: Model) -> int:
    """The number of the organisation that something hangs on."""
    return instance.network_id if isinstance(instance, NetworkCoverage) else instance.organisation_id  # type: ignore[attr-defined]


def prepare_organisation(instance: Organisation, raw: bool = False, **_kwargs: Any) -> None:
    """Give a new organisation its slug, count the versions of an old one, and leave its status to the gate.

    An object that somebody has held since before a withdrawal, or a fixture, would otherwise publish it again.
    """
    clean_values(instance)
    stored = (
        Organisation.objects.select_for_update().filter(pk=instance.pk).values(*GATED).first() if instance.pk else None
    )
    if stored:
        for name, value in stored.items():
            setattr(instance, name, value)
    if not instance.slug:
        others = Organisation.objects.exclude(pk=instance.pk)
        instance.slug = unique_slug(instance.original("name"), lambda slug: others.filter(slug=slug).exists())
    if not raw and not instance._state.adding:
        instance.version += 1


def organisation_saved(instance: Organisation, **_kwargs: Any) -> None:
    """Leave its listing right."""
    publication.refresh(instance)


def organisation_goes(instance: Organisation, **_kwargs: Any) -> None:
    """Remember who belonged to a network: the rows that say so go before it."""
    instance._belonging = list(instance.belonging.values_list("pk", flat=True))  # type: ignore[attr-defined]


def organisation_gone(instance: Organisation, **_kwargs: Any) -> None:
    """Remove its listing, and its name from those that belonged to it."""
    publication.forget_organisation(instance.pk)
    publication.refresh_many(instance._belonging)  # type: ignore[attr-defined]


def attached_prepared(sender: type[Model], instance: Model, **_kwargs: Any) -> None:
    """Take misleading signs out; remember on which organisation something hung before: it may be moved."""
    clean_values(instance)
    before = sender._default_manager.filter(pk=instance.pk).first() if instance.pk else None
    instance._moved_from = _number(before) if before else _number(instance)  # type: ignore[attr-defined]


def attached_changed(instance: Model, **_kwargs: Any) -> None:
    """Something that hangs on an organisation was saved, moved or deleted."""
    publication.refresh_many({_number(instance), getattr(instance, "_moved_from", _number(instance))})


def relations_changed(instance: Model, action: str, reverse: bool, pk_set: set[int] | None, **_kwargs: Any) -> None:
    """Its populations, priority areas, kinds of support or networks changed, from either side."""
    if action not in ("post_add", "post_remove", "post_clear", "pre_clear"):
        return
    if not reverse:
        if action != "pre_clear":
            publication.refresh_many([instance.pk])
    elif isinstance(instance, Organisation):
        _network_changed(instance, action, pk_set)


def _network_changed(network: Organisation, action: str, pk_set: set[int] | None) -> None:
    """Members were added to or taken from a network, seen from the network's side."""
    if action == "pre_clear":
        network._belonging = list(network.belonging.values_list("pk", flat=True))  # type: ignore[attr-defined]
    elif action == "post_clear":
        publication.refresh_many(network._belonging)  # type: ignore[attr-defined]
    else:
        publication.refresh_many(pk_set or [])


def _public_values(instance: Model) -> dict[str, Any]:
    """What of a place or a vocabulary's entry the public sees, in every language."""
    names = fields_with(instance._meta.label_lower, PUBLIC)
    fields = [f for f in instance._meta.concrete_fields if getattr(f, "translated_field", f).name in names]
    return {f.attname: f.value_from_object(instance) for f in fields} | _inner_values(instance)


def _inner_values(instance: Model) -> dict[str, Any]:
    """What changes the listings without being public itself."""
    return {name: getattr(instance, name) for name in ("bit", "on_hold") if hasattr(instance, name)}


def label_prepared(sender: type[Model], instance: Model, **_kwargs: Any) -> None:
    """Remember what stood there before; whether a country is on hold is left to the gate.

    The organisations are locked before the country, in the order of every other writer.
    """
    if isinstance(instance, PLACES) and instance.pk:
        publication.lock(_named_by(instance))
    before = sender._default_manager.select_for_update(no_key=True).filter(pk=instance.pk).first()
    if isinstance(instance, Country) and isinstance(before, Country):
        instance.on_hold = before.on_hold
    instance._before = _public_values(before) if before else None  # type: ignore[attr-defined]


def label_saved(instance: Model, **_kwargs: Any) -> None:
    """Refresh what names it; the edition grows only with what the public can see."""
    before, after = instance._before, _public_values(instance)  # type: ignore[attr-defined]
    if before == after:
        return
    publication.refresh_many(_named_by(instance))
    hidden = {"on_hold", "bit"}
    if before is None or any(before[name] != after[name] for name in after if name not in hidden):
        publication.touch()


def _named_by(instance: Model) -> list[int]:
    """The organisations whose listings hold a place's or an entry's name."""
    found = Organisation.objects.none()
    if isinstance(instance, VocabularyEntry):
        found = Organisation.objects.filter(**{VOCABULARIES[type(instance)]: instance})
    elif isinstance(instance, Country):
        found = Organisation.objects.filter(country=instance)
    elif isinstance(instance, Region):
        found = Organisation.objects.filter(country__region=instance) | Organisation.objects.filter(region=instance)
    return list(found.values_list("pk", flat=True))


def label_goes(instance: Model, **_kwargs: Any) -> None:
    """Remember who was described by a vocabulary's entry: the rows that say so go before it."""
    instance._named_by = _named_by(instance)  # type: ignore[attr-defined]


def label_gone(instance: Model, **_kwargs: Any) -> None:
    """Take it out of the listings."""
    publication.refresh_many(instance._named_by)  # type: ignore[attr-defined]
    publication.touch()


def refuse_raw(sender: type[Model], raw: bool = False, **_kwargs: Any) -> None:
    """Listings are built from organisations; one loaded from a file could show again what was withdrawn."""
    if raw:
        raise ValueError(
            f"{sender._meta.label} is not loaded from files: leave it out (dumpdata -e {sender._meta.label}) "
            "and run rebuild_listings."
        )


def connect() -> None:
    """Connect every receiver; called once, when the app is ready."""
    pre_save.connect(prepare_organisation, sender=Organisation, weak=False)
    post_save.connect(organisation_saved, sender=Organisation, weak=False)
    pre_delete.connect(organisation_goes, sender=Organisation, weak=False)
    post_delete.connect(organisation_gone, sender=Organisation, weak=False)
    for derived in (Listing, ListedProfile, ListedNetwork, Edition):
        pre_save.connect(refuse_raw, sender=derived, weak=False)
    for model in ATTACHED:
        pre_save.connect(attached_prepared, sender=model, weak=False)
        post_save.connect(attached_changed, sender=model, weak=False)
        post_delete.connect(attached_changed, sender=model, weak=False)
    for field in ("populations", "priority_areas", "support", "networks"):
        m2m_changed.connect(relations_changed, sender=getattr(Organisation, field).through, weak=False)
    for label in (*VOCABULARIES, *PLACES):
        pre_save.connect(label_prepared, sender=label, weak=False)
        post_save.connect(label_saved, sender=label, weak=False)
        pre_delete.connect(label_goes, sender=label, weak=False)
        post_delete.connect(label_gone, sender=label, weak=False)
