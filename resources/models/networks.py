"""What is said of a network beside its profile, and the programmes networks run together."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.publishing.models import GatedModel
from members.choices import Kind as OrganisationKind
from members.models import Organisation
from resources.choices import FIRST_YEAR, LAST_YEAR, Kind, OutputStatus, PartKind
from resources.models.base import Entry, Translated
from resources.models.publications import Resource

YEARS = [MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
IS_NETWORK = {"kind": OrganisationKind.NETWORK}


class NetworkFacts(Entry):
    """What belongs on a network's page and is no part of its profile. Its slug is the network's."""

    kind = Kind.NETWORK
    translated = ("seat", "note")
    public = ("network", "since", "seat", "note", "parts")

    network = models.OneToOneField(
        Organisation,
        verbose_name=_("network"),
        on_delete=models.CASCADE,
        related_name="+",
        limit_choices_to=IS_NETWORK,
    )
    since = models.PositiveSmallIntegerField(_("since"), null=True, blank=True, validators=YEARS)
    seat = models.CharField(_("seat"), max_length=150, blank=True, help_text=_("The city, never an address."))
    note = models.TextField(_("about the network"), blank=True)
    parts = models.ManyToManyField(
        Organisation,
        verbose_name=_("networks that it is made of"),
        related_name="+",
        blank=True,
        limit_choices_to=IS_NETWORK,
    )

    class Meta(Entry.Meta):
        verbose_name = _("network page")
        verbose_name_plural = _("network pages")


class Programme(Entry):
    """Work that networks do together: who leads it, who pays, what it is for."""

    kind = Kind.PROGRAMME
    translated = ("title", "summary", "objectives", "funder")
    public = ("title", "summary", "objectives", "funder", "lead", "partners", "other_partners", "start", "end")

    title = models.CharField(_("title"), max_length=250)
    summary = models.TextField(_("summary"), blank=True)
    objectives = models.TextField(_("objectives"), blank=True, help_text=_("One a line."))
    funder = models.CharField(_("funder"), max_length=250, blank=True)
    lead = models.ForeignKey(
        Organisation,
        verbose_name=_("led by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to=IS_NETWORK,
    )
    partners = models.ManyToManyField(
        Organisation, verbose_name=_("partner networks"), related_name="+", blank=True, limit_choices_to=IS_NETWORK
    )
    other_partners = models.TextField(
        _("other partners"), blank=True, help_text=_("Partners that are no networks of this directory, one a line.")
    )
    start = models.PositiveSmallIntegerField(_("first year"), null=True, blank=True, validators=YEARS)
    end = models.PositiveSmallIntegerField(_("last year"), null=True, blank=True, validators=YEARS)

    class Meta(Entry.Meta):
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")


class ProgrammePart(Translated, GatedModel):
    """A grant of a programme, or something it has made."""

    translated = ("text",)
    public = ("kind", "position", "years", "text", "status", "resource")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(_("kind"), max_length=10, choices=PartKind)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    years = models.CharField(_("years"), max_length=30, blank=True)
    text = models.CharField(_("text"), max_length=500)
    status = models.CharField(_("status"), max_length=10, choices=OutputStatus, blank=True)
    resource = models.ForeignKey(
        Resource, verbose_name=_("publication"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["kind", "position", "pk"]
        verbose_name = _("grant or output")
        verbose_name_plural = _("grants and outputs")

    def __str__(self) -> str:
        return self.text or f"{self.kind} {self.position}"
