"""Signals that hold for every app of this project."""

from typing import Any

from django.conf import settings
from django.db.models import Model
from django.db.models.signals import pre_save

from core.models import Edition
from core.publishing.signals import refuse_fixtures
from core.text.sanitize import sanitize_fields


def sanitize_texts(sender: type[Model], instance: Model, **_kwargs: Any) -> None:
    """No text of ours is stored with characters that forge what a reader sees."""
    if sender._meta.app_label in settings.OWN_APPS:
        sanitize_fields(instance)


def connect() -> None:
    """Connect every receiver; called once, when the app is ready."""
    pre_save.connect(sanitize_texts)
    refuse_fixtures(Edition, command="rebuild_listings")
