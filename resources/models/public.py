"""The public tables. Only resources/publishing/publication.py writes them; everything public reads nothing else.

A row exists if and only if its entry is published. There is no relation to an entry of the staff.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from resources.choices import Kind


class PublishedItemQuerySet(models.QuerySet["PublishedItem"]):
    """What is public."""

    def of(self, *kinds: str) -> "PublishedItemQuerySet":
        return self.filter(kind__in=kinds)


class PublishedItem(models.Model):
    """One published thing: what lists, filters and counts need of it. The masks hold a bit for each value."""

    kind = models.CharField(max_length=12, choices=Kind)
    source = models.BigIntegerField(help_text="The primary key of the entry among those of its kind; no relation.")
    slug = models.SlugField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)
    day = models.DateField(null=True, help_text="The day of a news item.")
    country = models.CharField(max_length=2, default="", help_text="The code, for what tells the law of a country.")
    networks = models.TextField(default="", help_text="|nswp|aswa|: who leads, takes part or publishes.")
    types = models.BigIntegerField(default=0)
    languages = models.BigIntegerField(default=0)
    years = models.BigIntegerField(default=0)
    regions = models.BigIntegerField(default=0)
    themes = models.BigIntegerField(default=0)
    words_digest = models.CharField(max_length=32, default="", help_text="What its words in the search index are like.")

    objects = PublishedItemQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("published item")
        verbose_name_plural = _("published items")
        constraints = [
            models.UniqueConstraint(fields=["kind", "source"], name="one_item_an_entry"),
            models.UniqueConstraint(fields=["kind", "slug"], name="one_item_a_slug"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.slug}"


class PublishedDocument(models.Model):
    """What the public reads of one item in one language, and where its title stands in that language's order."""

    item = models.ForeignKey(PublishedItem, on_delete=models.CASCADE, related_name="documents")
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    sort_key = models.BinaryField()
    document = models.JSONField()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("published document")
        verbose_name_plural = _("published documents")
        constraints = [models.UniqueConstraint(fields=["item", "language"], name="one_document_a_language")]

    def __str__(self) -> str:
        return f"{self.item_id} · {self.language}"
