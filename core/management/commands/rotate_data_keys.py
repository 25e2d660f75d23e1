"""``manage.py rotate_data_keys``: encrypt every stored personal text with the first key of DATA_KEYS."""

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from tqdm import tqdm

from core.encryption.rotation import columns, rotate_column


class Command(BaseCommand):
    requires_migrations_checks = True
    help = (
        "Encrypts every stored personal text with the first key of DATA_KEYS. Put a new key before the old one, "
        "restart the servers, run this, then take the old key out."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        every = columns(apps.get_models())
        with tqdm(unit=" texts", disable=None) as bar:
            rotated = sum(rotate_column(model, field, bar.update) for model, field in every)
        self.stdout.write(f"Encrypted with the first key: {rotated} texts in {len(every)} columns.")
