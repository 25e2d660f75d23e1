"""What several apps use: publishing, search, text. It knows none of them."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Connects what holds for the texts of every app."""

    name = "core"

    def ready(self) -> None:
        from core import receivers

        receivers.connect()
