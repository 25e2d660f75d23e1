"""Publications: papers, guides, reports, statements, and the guidance of others."""

from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.publishing.models import GatedModel
from members.models import Country, PriorityArea, Region
from resources.choices import FIRST_YEAR, LAST_YEAR, Kind, ResourceType
from resources.models.base import Entry, Translated


class Resource(Entry):
    """A publication: what it is, in which languages it exists, where it can be read."""

    kind = Kind.RESOURCE
    translated = ("title", "summary")
    public = (
        "type",
        "title",
        "summary",
        "publisher",
        "languages",
        "link",
        "regions",
        "themes",
        "country",
        "is_law",
        "companion",
    )

    type = models.CharField(_("type"), max_length=30, choices=ResourceType)
    title = models.CharField(_("title"), max_length=300)
    summary = models.TextField(_("summary"), blank=True)
    publisher = models.CharField(_("published by"), max_length=250, blank=True, help_text=_("Several with commas."))
    languages = models.JSONField(
        _("languages"), default=list, blank=True, help_text=_("Languages in which it exists; only what is known.")
    )
    link = models.URLField(
        _("address"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
        help_text=_("Where it can be read."),
    )
    regions = models.ManyToManyField(Region, verbose_name=_("regions"), related_name="+", blank=True)
    themes = models.ManyToManyField(PriorityArea, verbose_name=_("priority areas"), related_name="+", blank=True)
    country = models.ForeignKey(
        Country, verbose_name=_("country"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_law = models.BooleanField(
        _("about the law"), default=False, help_text=_("It tells what the law of its country says.")
    )
    companion = models.ForeignKey(
        "self",
        verbose_name=_("companion"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The community guide to a paper, or the paper behind a guide."),
    )

    class Meta(Entry.Meta):
        verbose_name = _("publication")
        verbose_name_plural = _("publications")


class ResourceYear(Translated, GatedModel):
    """A year of publication, and where that year stands: sources may differ."""

    public = ("year", "source")

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        ordering = ["year", "pk"]
        verbose_name = _("year")
        verbose_name_plural = _("years")
        constraints = [models.UniqueConstraint(fields=["resource", "year"], name="a_year_once")]

    def __str__(self) -> str:
        return str(self.year)
