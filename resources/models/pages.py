"""What NSWP says of itself: pages, what it has achieved, short news from the regions."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models import Region
from resources.choices import FIRST_YEAR, LAST_YEAR, TAKEN_PAGES, Kind
from resources.models.base import Entry


class Page(Entry):
    """A page of text: what we do, governance and membership, …"""

    kind = Kind.PAGE
    translated = ("title", "summary", "body")
    public = ("title", "summary", "body")

    title = models.CharField(_("title"), max_length=250)
    summary = models.TextField(_("summary"), blank=True)
    body = models.TextField(
        _("text"),
        blank=True,
        help_text=_(
            "A blank line begins a new paragraph, “## ” a heading, “- ” a line of a list, **two stars** stress a "
            "word, [words](https://…) are a link."
        ),
    )

    class Meta(Entry.Meta):
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def clean(self) -> None:
        """Refuse a word under which visitors would find another page."""
        super().clean()
        if self.slug in TAKEN_PAGES:
            raise ValidationError({"slug": _("This word is taken by another page of the site.")})


class Achievement(Entry):
    """Something that was achieved, and where that is told. What has no known year has none here."""

    kind = Kind.ACHIEVEMENT
    translated = ("title", "text")
    public = ("year", "title", "text")

    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    title = models.CharField(_("title"), max_length=250)
    text = models.TextField(_("text"), blank=True)

    class Meta(Entry.Meta):
        verbose_name = _("achievement")
        verbose_name_plural = _("achievements")


class NewsItem(Entry):
    """A short dated item from a region, in the languages in which somebody wrote it."""

    kind = Kind.NEWS
    translated = ("title", "text")
    public = ("date", "region", "title", "text")

    date = models.DateField(_("date"))
    region = models.ForeignKey(
        Region, verbose_name=_("region"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(_("title"), max_length=250)
    text = models.TextField(_("text"), blank=True)

    class Meta(Entry.Meta):
        ordering = ["-date", "slug"]
        verbose_name = _("news item")
        verbose_name_plural = _("news")
