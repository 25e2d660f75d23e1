"""The three closed vocabularies by which a member is described and found."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.publishing.models import GatedModel, SlugManager

HIGHEST_BIT = 30  # thirty-one values fit the integer that a listing keeps for them


class VocabularyEntry(GatedModel):
    """One word of a vocabulary. Its bit is its place in the masks of the listings and never changes."""

    slug = models.SlugField(_("address name"), unique=True)
    bit = models.PositiveSmallIntegerField(
        _("bit"),
        unique=True,
        validators=[MaxValueValidator(HIGHEST_BIT)],
        help_text=_("Stable; never used twice."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    label = models.CharField(_("full wording"), max_length=300)
    short = models.CharField(_("short label"), max_length=100, blank=True)
    translated_by = models.JSONField(
        _("who translated it"),
        default=dict,
        blank=True,
        help_text=_("For each language “official” (NSWP’s own wording) or “ours” (our translation)."),
    )

    objects = SlugManager()

    class Meta:
        abstract = True
        ordering = ["position"]

    def __str__(self) -> str:
        return self.short or self.label or self.slug

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class PriorityArea(VocabularyEntry):
    """One of NSWP's seven priority areas, in NSWP's order."""

    class Meta(VocabularyEntry.Meta):
        verbose_name = _("priority area")
        verbose_name_plural = _("priority areas")


class Population(VocabularyEntry):
    """People an organisation works with. Adults only, ever."""

    class Meta(VocabularyEntry.Meta):
        verbose_name = _("population")
        verbose_name_plural = _("populations")


class Support(VocabularyEntry):
    """What people can get from an organisation, only as the organisation states it."""

    class Meta(VocabularyEntry.Meta):
        verbose_name = _("kind of support")
        verbose_name_plural = _("kinds of support")


# By the field of an organisation that names their entries.
VOCABULARIES: dict[str, type[VocabularyEntry]] = {
    "priority_areas": PriorityArea,
    "populations": Population,
    "support": Support,
}
