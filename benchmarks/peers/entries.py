"""What the Django peers know of an organisation: the public columns of our listings, as a tutorial would model them."""

from django.db import models


class Word(models.Model):
    """An entry of a vocabulary, or a place."""

    slug = models.SlugField(unique=True, max_length=80)

    class Meta:
        abstract = True
        ordering = ["slug"]

    def __str__(self):
        return self.slug


class Entry(models.Model):
    """An organisation. ``texts`` are all its public texts in every language."""

    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(max_length=300, db_index=True)
    summary = models.TextField(blank=True)
    texts = models.TextField(blank=True)
    region = models.ForeignKey("Region", null=True, on_delete=models.PROTECT)
    country = models.ForeignKey("Country", null=True, on_delete=models.PROTECT)
    priority_areas = models.ManyToManyField("PriorityArea")
    populations = models.ManyToManyField("Population")
    support = models.ManyToManyField("Support")
    languages = models.ManyToManyField("Language")

    class Meta:
        abstract = True

    def __str__(self):
        return self.name
