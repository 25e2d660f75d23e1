"""What the receivers of every publishing app have in common."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, pre_delete, pre_save

from core.publishing.transactions import take_lock


def lock_before_writing(*models: type[Model]) -> None:
    """Take the publishing lock before rows of these models are written, whichever way.

    ``GatedModel`` does so too; fixtures, deleted querysets and many-to-many relations do not pass through it.
    """
    for model in models:
        pre_save.connect(_take_lock, sender=model)
        pre_delete.connect(_take_lock, sender=model)
        m2m_changed.connect(_take_lock, sender=model)


def _take_lock(action: str = "pre_save", **_kwargs: Any) -> None:
    if action.startswith("pre_"):
        take_lock()


def refuse_fixtures(*models: type[Model], command: str) -> None:
    """Load no row of a public table from a file: it could show again what was withdrawn."""

    def refuse(sender: type[Model], raw: bool = False, **_kwargs: Any) -> None:
        if raw:
            label = sender._meta.label
            raise ValueError(f"{label} is not loaded from files: leave it out (dumpdata -e {label}) and run {command}.")

    for model in models:
        pre_save.connect(refuse, sender=model, weak=False)
