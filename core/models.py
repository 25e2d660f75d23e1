"""The one table of this app."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Edition(models.Model):
    """Which state of the public content this is: one row, renewed with every change that the public can see.

    The epoch is drawn at random each time. A number alone comes back after a backup was restored, and caches would
    then take one state for another.
    """

    epoch = models.CharField(max_length=16)
    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return f"{self.epoch}-{self.number}"
