"""The public tables. Only members/publishing/publication.py writes them; everything public reads nothing else.

A row exists if and only if the organisation may be shown. There is deliberately no relation to
Organisation: no public query can reach one by a join.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from members.choices import Kind
from members.models.places import Country, Region
from members.visibility import PUBLIC, STAFF, register


class ListingQuerySet(models.QuerySet["Listing"]):
    """What is public."""

    def members(self) -> "ListingQuerySet":
        return self.filter(kind=Kind.MEMBER)

    def networks(self) -> "ListingQuerySet":
        return self.filter(kind=Kind.NETWORK)


class Listing(models.Model):
    """One organisation that may be shown: what lists, filters and counts need of it."""

    source = models.BigIntegerField(primary_key=True, help_text="The organisation's number; no relation, see above.")
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    country = models.ForeignKey(Country, null=True, on_delete=models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, null=True, on_delete=models.PROTECT, related_name="+")
    priority_areas = models.PositiveIntegerField(default=0)
    populations = models.PositiveIntegerField(default=0)
    support = models.PositiveIntegerField(default=0)
    languages = models.PositiveIntegerField(default=0)
    accepts_messages = models.BooleanField(default=False)
    indexable = models.BooleanField(default=True)
    confirmed_on = models.DateField(null=True)
    words_digest = models.CharField(max_length=32, default="", help_text="What its words in the search index are like.")

    objects = ListingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("listing")
        verbose_name_plural = _("listings")

    def __str__(self) -> str:
        return self.slug


class ListedProfile(models.Model):
    """The public profile of one listing in one language, and where its name stands in that language's order."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="profiles")
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    sort_key = models.BinaryField()
    document = models.JSONField()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("listed profile")
        verbose_name_plural = _("listed profiles")
        constraints = [models.UniqueConstraint(fields=["listing", "language"], name="one_profile_a_language")]
        indexes = [models.Index(fields=["language", "sort_key"], name="profile_by_name")]

    def __str__(self) -> str:
        return f"{self.listing_id} · {self.language}"


class ListedNetwork(models.Model):
    """A listing and the slug of one network that it says it belongs to; withheld ones have no row."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="networks")
    network = models.SlugField(max_length=80)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("listed membership of a network")
        verbose_name_plural = _("listed memberships of networks")
        constraints = [models.UniqueConstraint(fields=["network", "listing"], name="one_membership_a_network")]

    def __str__(self) -> str:
        return f"{self.listing_id} · {self.network}"


# All of it is public but the number of the organisation. Only the gate writes it, and only of what may be shown.
for _model, _staff in ((Listing, "source"), (ListedProfile, "id"), (ListedNetwork, "id")):
    names = [field.name for field in _model._meta.fields]
    register(_model._meta.label_lower, {name: STAFF if name == _staff else PUBLIC for name in names})
