"""What is known about each translation: who made it, from which original, and whether a person read it."""

import hashlib

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.publishing.models import GatedModel, GatedQuerySet
from members.choices import TranslationAuthor
from members.models.organisation import TRANSLATED_FIELDS, Organisation
from members.rules import ANSWERED_FOR


def text_digest(text: str) -> str:
    """What identifies the text a translation was made from (SHA-256, hexadecimal)."""
    return hashlib.sha256(text.encode()).hexdigest()


class TranslationStateManager(models.Manager.from_queryset(GatedQuerySet)):  # type: ignore[misc]
    """Writes down what is known of a translation."""

    def record(
        self, organisation: Organisation, field: str, language: str, *, author: str, reviewed: bool = False
    ) -> "TranslationState":
        """Note that the translation now stored was made from the original now stored."""
        digest = text_digest(organisation.original(field))
        state, _created = self.update_or_create(
            organisation=organisation,
            field=field,
            language=language,
            defaults={"digest": digest, "author": author, "reviewed": reviewed},
        )
        return state


class TranslationState(GatedModel):
    """One translation of one field. Without a state a translation is not shown: nobody answers for it."""

    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        related_name="translation_states",
    )
    field = models.CharField(_("field"), max_length=20, choices=[(name, name) for name in TRANSLATED_FIELDS])
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    digest = models.CharField(_("made from"), max_length=64, editable=False)
    author = models.CharField(_("made by"), max_length=20, choices=TranslationAuthor)
    reviewed = models.BooleanField(_("read and approved by a person"), default=False)

    objects = TranslationStateManager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "field", "language"], name="one_state_a_translation")
        ]

    def __str__(self) -> str:
        return f"{self.field} · {self.language}"

    @property
    def may_be_shown(self) -> bool:
        return ANSWERED_FOR.holds(self)

    def is_outdated(self, original: str) -> bool:
        """Whether the original has changed since; the texts are compared, never the times of saving."""
        return self.digest != text_digest(original)
