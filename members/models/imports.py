"""What an import found to differ from a profile, waiting for a person to accept or decline it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models.organisation import Organisation


class ProposedChangeQuerySet(models.QuerySet["ProposedChange"]):
    """Questions that staff pages and the importer ask."""

    def waiting(self) -> "ProposedChangeQuerySet":
        """Those that nobody has decided on."""
        return self.filter(decided=None)

    def declined(self) -> "ProposedChangeQuerySet":
        """Those that a person did not want; the same difference is not proposed again."""
        return self.filter(accepted=False)


class ProposedChange(models.Model):
    """A difference between an imported page and a stored profile. Nothing is overwritten without a person.

    ``data`` holds what the page says where it differs: ``{"original_language": "fr", "texts": {"works_with":
    {"fr": "…", "en": "…"}}, "priority_areas": ["health"], "provenance": "present_site"}``; the priority areas
    are None where the page agrees or says nothing. An organisation has one waiting change at most: what was
    read later takes the place of what was read before. members/importing/apply.py writes and decides.
    """

    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        related_name="proposed_changes",
    )
    file = models.CharField(_("file"), max_length=200)
    data = models.JSONField(_("what the page says"), default=dict)
    created = models.DateTimeField(_("found"), auto_now_add=True)
    decided = models.DateTimeField(_("decided"), null=True, blank=True)
    accepted = models.BooleanField(_("accepted"), null=True, blank=True)

    objects = ProposedChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-created", "-pk"]
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")

    def __str__(self) -> str:
        return f"{self.organisation} · {self.file}"
