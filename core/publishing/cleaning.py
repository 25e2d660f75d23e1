"""Texts that were stored before a rule about their characters existed."""

from django.apps import apps
from django.db.models import Model, QuerySet

from core.publishing.transactions import bump_edition, publishing_transaction
from core.text.sanitize import sanitize_fields


def clean_stored_texts(app_label: str) -> int:
    """Sanitize every text in the tables of an app; how many rows that changed. The caller syncs the public tables."""
    with publishing_transaction():
        changed = sum(_clean(model) for model in apps.get_app_config(app_label).get_models() if model._meta.managed)
        if changed:
            bump_edition()
    return changed


def _clean(model: type[Model]) -> int:
    rows: QuerySet[Model] = QuerySet(model)
    changed = 0
    for row in rows.iterator(chunk_size=500):
        names = sanitize_fields(row)
        if names:
            rows.filter(pk=row.pk).update(**{name: getattr(row, name) for name in names})
            changed += 1
    return changed
