"""What everything has in common that staff publish here."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.publishing.models import GatedModel, GatedQuerySet
from resources.choices import Kind, Status


class Translated:
    """What has texts in every language of the site; ``public`` are all fields that a stranger may read."""

    translated: tuple[str, ...] = ()
    public: tuple[str, ...] = ()


class EntryQuerySet(GatedQuerySet):
    """Finds an entry by its slug; bulk writes pass the gate by and are refused."""

    def get_by_natural_key(self, slug: str) -> Any:
        return self.get(slug=slug)


class Entry(Translated, GatedModel):
    """A programme, a publication, a guide, … as staff write it: closed until the gate changes its status."""

    kind: Kind

    slug = models.SlugField(
        _("address name"),
        max_length=80,
        unique=True,
        help_text=_("Small letters, digits and hyphens. It stays when the title changes."),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("The smallest number stands first.")
    )
    source = models.CharField(
        _("source"), max_length=300, blank=True, help_text=_("Where these facts stand. Shown to everyone.")
    )
    updated = models.DateTimeField(_("last change"), auto_now=True)

    objects: ClassVar[Any] = EntryQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return getattr(self, "title", "") or self.slug

    def natural_key(self) -> tuple[str]:
        return (self.slug,)
