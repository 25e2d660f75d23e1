"""Which rows belong to an entry, and which entries name another object: read from the models, so that none is missed.

A row belongs to an entry through its one foreign key that cascades: the step to its guide, the link to its step.
Whatever other key or relation leads to a network or a publication names it.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from django.db import models
from django.db.models import Q

from core.publishing.models import GatedModel
from resources.choices import Kind
from resources.models import Entry

ENTRIES: tuple[type[Entry], ...] = tuple(sorted(Entry.__subclasses__(), key=lambda model: list(Kind).index(model.kind)))


def owner_key(model: type[models.Model]) -> models.ForeignKey | None:
    """The key by which rows of a model belong to something; None for what stands by itself."""
    keys = [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    owners = [key for key in keys if key.remote_field.on_delete is models.CASCADE and not key.one_to_one]
    return owners[0] if owners else None


@cache
def related_models() -> tuple[type[GatedModel], ...]:
    """The models whose rows belong to entries, directly or through another."""
    found: list[type[Any]] = [*ENTRIES]
    for owner in found:
        found += [
            field.related_model
            for field in owner._meta.related_objects
            if owner_key(field.related_model) == field.field and issubclass(field.related_model, GatedModel)
        ]
    return tuple(found[len(ENTRIES) :])


def many_to_many() -> list[Any]:
    """The tables of the relations of entries."""
    return [field.remote_field.through for model in ENTRIES for field in model._meta.many_to_many]


def owners_of(instance: models.Model) -> list[Entry]:
    """The entry that a row belongs to; none while that is being deleted itself."""
    while not isinstance(instance, Entry):
        key = owner_key(type(instance))
        above = key.related_model._default_manager.filter(pk=getattr(instance, key.attname)).first() if key else None
        if above is None:
            return []
        instance = above
    return [instance]


@cache
def paths(model: type[models.Model], named: type[models.Model]) -> tuple[str, ...]:
    """The lookups by which a model leads to another, also through the rows that belong to it."""
    return tuple(_paths(model, named))


def _paths(model: type[models.Model], named: type[models.Model]) -> Iterator[str]:
    for field in (*model._meta.concrete_fields, *model._meta.many_to_many):
        if field.related_model is named and field != owner_key(model):
            yield field.name
    for related in model._meta.related_objects:
        if related.related_model in related_models() and owner_key(related.related_model) == related.field:
            yield from (f"{related.name}__{path}" for path in _paths(related.related_model, named))


def entries_naming(named: type[models.Model], ids: Iterable[int]) -> list[Entry]:
    """The entries that name one of some objects, each once."""
    wanted = list(ids)
    found: list[Entry] = []
    for model in ENTRIES if wanted else ():
        conditions = Q(*((f"{path}__in", wanted) for path in paths(model, named)), _connector=Q.OR)
        found += model.objects.filter(conditions).distinct().order_by("pk") if conditions else []
    return found
