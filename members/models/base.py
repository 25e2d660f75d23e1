"""Parts that several models share."""

from typing import Any

from django.db import models, transaction


class GateBypassed(Exception):
    """Rows were to be written in bulk, which no listing would notice."""


class ListingSafeQuerySet(models.QuerySet[Any]):
    """Refuses to write in bulk: the signals that keep listings right are not sent then."""

    def update(self, **kwargs: Any) -> int:
        """Refused; save each object, or use members/publication.py."""
        raise GateBypassed("Bulk updates pass the gate by: save each object, or use members.publication.")

    def bulk_create(self, *args: Any, **kwargs: Any) -> list[Any]:
        """Refused; save each object."""
        raise GateBypassed("Bulk creation passes the gate by: save each object.")

    def update_past_listings(self, **kwargs: Any) -> int:
        """Update in bulk; whoever calls it refreshes the listings in the same transaction."""
        return super().update(**kwargs)

    def bulk_create_past_listings(self, objects: list[Any], **kwargs: Any) -> list[Any]:
        """Create in bulk; whoever calls it refreshes the listings in the same transaction."""
        return super().bulk_create(objects, **kwargs)


class SlugManager(models.Manager.from_queryset(ListingSafeQuerySet)):  # type: ignore[misc]
    """Finds an entry by its slug, so that fixtures need no numbers."""

    def get_by_natural_key(self, slug: str) -> Any:
        """The entry with this slug."""
        return self.get(slug=slug)


class SavedWithWhatIsShown(models.Model):
    """Saving or deleting stands or falls with what the public tables hold of it.

    They are brought up to date by the receivers of the app after the row is written; without a transaction around
    both, a crash in between would leave visible what was withdrawn.
    """

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the row and what the public sees of it in one transaction."""
        with transaction.atomic():
            super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete the row and what the public sees of it in one transaction."""
        with transaction.atomic():
            return super().delete(*args, **kwargs)
