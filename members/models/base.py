"""Parts that several models share."""

from typing import Any

from django.db import models, transaction


class SlugManager(models.Manager[Any]):
    """Finds an entry by its slug, so that fixtures need no numbers."""

    def get_by_natural_key(self, slug: str) -> Any:
        """The entry with this slug."""
        return self.get(slug=slug)


class SavedWithListing(models.Model):
    """Saving or deleting stands or falls with the listing that depends on it.

    The listing is refreshed by members/receivers.py after the row is written; without a transaction around
    both, a crash in between would leave a withdrawn profile visible.
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
