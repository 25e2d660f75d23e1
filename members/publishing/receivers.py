"""The signal handlers: whatever saves an organisation, its listing is synced in the same transaction.

Form, inline, action, delete, loaddata, import or shell: all of them end in one of these signals. Bulk updates
of organisations send none and are allowed in members/publishing/publication.py only.
"""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save

from core.publishing.signals import lock_before_writing, refuse_fixtures
from core.publishing.transactions import bump_edition, publishing_transaction
from core.text.slugs import is_provisional, provisional_slug
from members.choices import Status
from members.models import (
    Country,
    Link,
    ListedNetwork,
    ListedProfile,
    Listing,
    NetworkCoverage,
    Organisation,
    OtherName,
    Region,
    TranslationState,
    VocabularyEntry,
)
from members.models.taxonomy import VOCABULARIES
from members.publishing import publication
from members.visibility import PUBLIC, fields_with

RELATED = (OtherName, Link, TranslationState, NetworkCoverage)
FIELD_OF = {model: field for field, model in VOCABULARIES.items()}
PLACES = (Country, Region)
RELATIONS = ("populations", "priority_areas", "support", "networks")
GATED = ("status", "withdrawal_reason")  # written by publication.py alone


def organisation_pre_save(instance: Organisation, raw: bool = False, **_kwargs: Any) -> None:
    """Give a new organisation a provisional slug, count the versions of an old one, and leave its status to the gate.

    An object that somebody has held since before a withdrawal, or a fixture, would otherwise publish it again.
    """
    stored = Organisation.objects.filter(pk=instance.pk).values(*GATED, "slug").first() if instance.pk else None
    for name in GATED if stored else ():
        setattr(instance, name, stored[name])  # type: ignore[index]
    if not instance.slug or is_provisional(instance.slug):
        instance.slug = stored["slug"] if stored else provisional_slug()
    if not raw and not instance._state.adding:
        instance.version += 1


def organisation_post_save(instance: Organisation, **_kwargs: Any) -> None:
    publication.sync([instance.pk])
    if is_provisional(instance.slug) and instance.status == Status.PUBLISHED:
        instance.refresh_from_db(fields=["slug"])  # the gate may have given it one


def organisation_pre_delete(instance: Organisation, **_kwargs: Any) -> None:
    """Remember who belonged to a network: the rows that say so are deleted before it."""
    instance._member_ids = list(instance.belonging.values_list("pk", flat=True))  # type: ignore[attr-defined]


def organisation_post_delete(instance: Organisation, **_kwargs: Any) -> None:
    with publishing_transaction():
        publication.unlist(instance.pk, instance.slug)
        publication.sync(instance._member_ids)  # type: ignore[attr-defined]


def _owner_id(instance: Model) -> int:
    """The id of the organisation that a related object belongs to."""
    return instance.network_id if isinstance(instance, NetworkCoverage) else instance.organisation_id  # type: ignore[attr-defined]


def related_pre_save(sender: type[Model], instance: Model, **_kwargs: Any) -> None:
    """Remember to which organisation it belonged before: it may be moved."""
    stored = sender._default_manager.filter(pk=instance.pk).first() if instance.pk else None
    instance._previous_owner_id = _owner_id(stored or instance)  # type: ignore[attr-defined]


def related_changed(instance: Model, **_kwargs: Any) -> None:
    """A related object was saved, moved or deleted."""
    publication.sync({_owner_id(instance), getattr(instance, "_previous_owner_id", _owner_id(instance))})


def relations_changed(instance: Model, action: str, reverse: bool, pk_set: set[int] | None, **_kwargs: Any) -> None:
    """The populations, priority areas, support or networks of an organisation changed, set from either side."""
    if not reverse:
        if action in ("post_add", "post_remove", "post_clear"):
            publication.sync([instance.pk])
    elif isinstance(instance, Organisation):
        _members_changed(instance, action, pk_set)


def _members_changed(network: Organisation, action: str, pk_set: set[int] | None) -> None:
    """Members were added to or removed from a network, seen from the network's side."""
    if action == "pre_clear":
        network._member_ids = list(network.belonging.values_list("pk", flat=True))  # type: ignore[attr-defined]
    elif action == "post_clear":
        publication.sync(network._member_ids)  # type: ignore[attr-defined]
    elif action in ("post_add", "post_remove"):
        publication.sync(pk_set or [])


def _public_values(instance: Model) -> dict[str, Any]:
    """What the public sees of a place or a vocabulary's entry, in every language."""
    names = fields_with(instance._meta.label_lower, PUBLIC)
    fields = [f for f in instance._meta.concrete_fields if getattr(f, "translated_field", f).name in names]
    return {f.attname: f.value_from_object(instance) for f in fields}


def _inner_values(instance: Model) -> dict[str, Any]:
    """What changes the listings without being public itself."""
    return {name: getattr(instance, name) for name in ("bit", "on_hold") if hasattr(instance, name)}


def label_pre_save(sender: type[Model], instance: Model, **_kwargs: Any) -> None:
    """Remember what was stored; whether a country is on hold is left to the gate."""
    stored = sender._default_manager.filter(pk=instance.pk).first()
    if isinstance(instance, Country) and isinstance(stored, Country):
        instance.on_hold = stored.on_hold
    instance._stored_values = (_public_values(stored), _inner_values(stored)) if stored else None  # type: ignore[attr-defined]


def label_post_save(instance: Model, **_kwargs: Any) -> None:
    """Sync what names it; a label is public itself, so the edition moves with it."""
    public, inner = instance._stored_values or (None, None)  # type: ignore[attr-defined]
    if (public, inner) == (_public_values(instance), _inner_values(instance)):
        return
    with publishing_transaction():
        publication.sync(_ids_naming(instance))
        if public != _public_values(instance):
            bump_edition()


def _ids_naming(instance: Model) -> list[int]:
    """The ids of the organisations whose listings hold the label of a place or of a vocabulary's entry."""
    organisations = Organisation.objects.none()
    if isinstance(instance, VocabularyEntry):
        organisations = Organisation.objects.filter(**{FIELD_OF[type(instance)]: instance})
    elif isinstance(instance, Country):
        organisations = Organisation.objects.filter(country=instance)
    elif isinstance(instance, Region):
        within = Organisation.objects.filter(country__region=instance)
        organisations = within | Organisation.objects.filter(region=instance)
    return list(organisations.values_list("pk", flat=True))


def label_pre_delete(instance: Model, **_kwargs: Any) -> None:
    """Remember who was described by a vocabulary's entry: the rows that say so are deleted before it."""
    instance._ids_naming = _ids_naming(instance)  # type: ignore[attr-defined]


def label_post_delete(instance: Model, **_kwargs: Any) -> None:
    with publishing_transaction():
        publication.sync(instance._ids_naming)  # type: ignore[attr-defined]
        bump_edition()


def connect() -> None:
    """Connect every receiver; called once, when the app is ready. The lock comes first."""
    through = [getattr(Organisation, name).through for name in RELATIONS]
    lock_before_writing(Organisation, *RELATED, *FIELD_OF, *PLACES, *through)
    pre_save.connect(organisation_pre_save, sender=Organisation)
    post_save.connect(organisation_post_save, sender=Organisation)
    pre_delete.connect(organisation_pre_delete, sender=Organisation)
    post_delete.connect(organisation_post_delete, sender=Organisation)
    for model in RELATED:
        pre_save.connect(related_pre_save, sender=model)
        post_save.connect(related_changed, sender=model)
        post_delete.connect(related_changed, sender=model)
    for relation in through:
        m2m_changed.connect(relations_changed, sender=relation)
    labels: list[type[Model]] = [*FIELD_OF, *PLACES]
    for label in labels:
        pre_save.connect(label_pre_save, sender=label)
        post_save.connect(label_post_save, sender=label)
        pre_delete.connect(label_pre_delete, sender=label)
        post_delete.connect(label_post_delete, sender=label)
    refuse_fixtures(Listing, ListedProfile, ListedNetwork, command="rebuild_listings")
