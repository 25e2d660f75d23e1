"""Regions as NSWP draws them, and the countries in each."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.publishing.models import GatedModel, GatedQuerySet, SlugManager


class Region(GatedModel):
    """One of NSWP's five regions. Never the UN's grouping: Mexico is Latin America, Central Asia is Europe."""

    slug = models.SlugField(_("address name"), unique=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    name = models.CharField(_("name"), max_length=100)
    note = models.CharField(
        _("note"),
        max_length=150,
        blank=True,
        help_text=_("What the region includes, where the name does not say it."),
    )

    objects = SlugManager()

    class Meta:
        ordering = ["position"]
        verbose_name = _("region")
        verbose_name_plural = _("regions")

    def __str__(self) -> str:
        return self.name or self.slug

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class Country(GatedModel):
    """A country or territory of ISO 3166, or Kosovo (XK), with its NSWP region."""

    code = models.CharField(_("ISO code"), max_length=2, primary_key=True)
    region = models.ForeignKey(
        Region, verbose_name=_("region"), on_delete=models.PROTECT, related_name="countries", db_index=True
    )
    name = models.CharField(_("name"), max_length=100)
    aliases = models.JSONField(
        _("other names"),
        default=list,
        blank=True,
        help_text=_("Names that people also search for, in any language."),
    )
    inhabited = models.BooleanField(
        _("inhabited"), default=True, help_text=_("Lists of countries leave out places where nobody lives.")
    )
    on_hold = models.BooleanField(
        _("on hold"),
        default=False,
        help_text=_("Nothing in this country is shown, for the safety of the people there."),
    )

    objects = GatedQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name = _("country")
        verbose_name_plural = _("countries")

    def __str__(self) -> str:
        return self.name or self.code
