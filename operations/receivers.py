"""What happens when a backup was restored."""

from typing import Any

from members.publishing.erasure import erase_again
from operations.signals import database_restored


def _erase_again(**_context: Any) -> None:
    erase_again()


def connect() -> None:
    database_restored.connect(_erase_again)
