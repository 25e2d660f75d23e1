"""Base classes of models that staff write and that public tables are made from."""

from typing import Any

from django.db import models

from core.publishing.transactions import publishing_transaction


class GateBypassed(Exception):
    """Rows were to be written in bulk, which the public tables would not notice."""


class GatedQuerySet(models.QuerySet[Any]):
    """Refuses bulk writes: they send none of the signals that keep the public tables right."""

    def update(self, **kwargs: Any) -> int:
        """Refused; save each object, or use the publication module of the app."""
        raise GateBypassed("Bulk updates pass the gate by: save each object, or use the app's publication module.")

    def bulk_create(self, *args: Any, **kwargs: Any) -> list[Any]:
        raise GateBypassed("Bulk creation passes the gate by: save each object.")

    def update_without_sync(self, **kwargs: Any) -> int:
        """Update in bulk; the caller syncs the public tables in the same publishing transaction."""
        return super().update(**kwargs)

    def bulk_create_without_sync(self, objects: list[Any], **kwargs: Any) -> list[Any]:
        """Create in bulk; the caller syncs the public tables in the same publishing transaction."""
        return super().bulk_create(objects, **kwargs)


class SlugManager(models.Manager.from_queryset(GatedQuerySet)):  # type: ignore[misc]
    """Finds an object by its slug, so that fixtures need no primary keys."""

    def get_by_natural_key(self, slug: str) -> Any:
        return self.get(slug=slug)


class GatedModel(models.Model):
    """Saved and deleted in one transaction with what the public tables hold of it.

    The receivers of the app sync the public tables after the row is written; without a transaction around both, a
    crash in between would leave visible what was withdrawn.
    """

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the row and sync the public tables."""
        with publishing_transaction():
            super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete the row and sync the public tables."""
        with publishing_transaction():
            return super().delete(*args, **kwargs)
