"""What hangs on an organisation: other names, links, and the countries that a network covers."""

from django.conf import settings
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from core.publishing.models import GatedModel, GatedQuerySet
from members.choices import Kind, OtherNameKind
from members.models.organisation import Organisation
from members.models.places import Country


class OtherName(GatedModel):
    """A former or another name, so that people find an organisation under the name they know."""

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="other_names"
    )
    name = models.CharField(_("name"), max_length=300)
    kind = models.CharField(_("kind"), max_length=10, choices=OtherNameKind, default=OtherNameKind.OTHER)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, blank=True)
    until = models.DateField(_("used until"), null=True, blank=True)

    objects = GatedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("other name")
        verbose_name_plural = _("other names")

    def __str__(self) -> str:
        return self.name


class UsedSlug(models.Model):
    """The slug of an organisation that was deleted. No later one gets it, so that no old address misleads.

    Only a digest: nothing here says whose it was.
    """

    digest = models.CharField(max_length=64, primary_key=True)

    class Meta:
        verbose_name = _("used address")
        verbose_name_plural = _("used addresses")

    def __str__(self) -> str:
        return self.digest

    @staticmethod
    def digest_of(slug: str) -> str:
        return salted_hmac("members.UsedSlug", slug, algorithm="sha256").hexdigest()


class Link(GatedModel):
    """An address on the web beside the website itself."""

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="links"
    )
    label = models.CharField(_("label"), max_length=100)
    url = models.URLField(_("address"), max_length=300)

    objects = GatedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self) -> str:
        return self.label


class NetworkCoverage(GatedModel):
    """A country for which a network is the one to turn to. Europe has two, North America none."""

    network = models.ForeignKey(
        Organisation,
        verbose_name=_("network"),
        on_delete=models.CASCADE,
        related_name="coverage",
        limit_choices_to={"kind": Kind.NETWORK},
    )
    country = models.ForeignKey(Country, verbose_name=_("country"), on_delete=models.CASCADE, related_name="+")

    objects = GatedQuerySet.as_manager()

    class Meta:
        ordering = ["country_id"]
        verbose_name = _("country covered")
        verbose_name_plural = _("countries covered")
        constraints = [models.UniqueConstraint(fields=["network", "country"], name="network_covers_country_once")]

    def __str__(self) -> str:
        return self.country_id
