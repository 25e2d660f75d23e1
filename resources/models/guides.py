"""Guides: steps that lead from what to do to whom to ask."""

from typing import Any, ClassVar

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.publishing.models import GatedModel
from resources.choices import Kind, Opens, SitePage
from resources.models.base import Entry, Translated
from resources.models.publications import Resource

WEB = [URLValidator(schemes=["http", "https"])]


class Guide(Entry):
    """Guidance in steps, credited to those who wrote it."""

    kind = Kind.GUIDE
    translated = ("title", "summary", "credit")
    public = ("title", "summary", "credit", "credit_link")

    title = models.CharField(_("title"), max_length=250)
    summary = models.TextField(_("summary"), blank=True)
    credit = models.TextField(_("credit"), blank=True, help_text=_("Whose guidance this is, and what it leaves out."))
    credit_link = models.URLField(_("address of the original"), max_length=500, blank=True, validators=WEB)

    class Meta(Entry.Meta):
        verbose_name = _("guide")
        verbose_name_plural = _("guides")


class StepManager(models.Manager[Any]):
    """Finds a step by its guide and its number."""

    def get_by_natural_key(self, guide: str, number: int) -> Any:
        return self.get(guide__slug=guide, number=number)


class GuideStep(Translated, GatedModel):
    """One step: its title, what to do, examples, and what of it can be ticked off."""

    translated = ("title", "text", "examples", "checklist")
    public = ("number", "title", "text", "examples", "checklist", "opens")

    guide = models.ForeignKey(Guide, verbose_name=_("guide"), on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=250)
    text = models.TextField(_("what to do"), blank=True)
    examples = models.TextField(_("examples"), blank=True, help_text=_("One a line."))
    checklist = models.TextField(_("checklist"), blank=True, help_text=_("One a line."))
    opens = models.CharField(_("opens in the directory"), max_length=10, choices=Opens, blank=True)

    objects: ClassVar[models.Manager[Any]] = StepManager()

    class Meta:
        ordering = ["guide", "number"]
        verbose_name = _("step of a guide")
        verbose_name_plural = _("steps of guides")
        constraints = [models.UniqueConstraint(fields=["guide", "number"], name="a_step_a_number")]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def natural_key(self) -> tuple[str, int]:
        return (self.guide.slug, self.number)


class StepLink(Translated, GatedModel):
    """A link of a step: to a publication here, to a page of this site, or elsewhere."""

    translated = ("label",)
    public = ("position", "label", "url", "resource", "page")

    step = models.ForeignKey(GuideStep, on_delete=models.CASCADE, related_name="links")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    label = models.CharField(_("label"), max_length=250)
    url = models.URLField(_("address"), max_length=500, blank=True, validators=WEB)
    resource = models.ForeignKey(
        Resource, verbose_name=_("publication"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    page = models.CharField(_("page of this site"), max_length=10, choices=SitePage, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self) -> str:
        return self.label
