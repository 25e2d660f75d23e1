"""The app of backups and checks; it has no models."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Commands for whoever runs a server."""

    name = "operations"

    def ready(self) -> None:
        """What was erased is erased again when a backup brings it back."""
        from operations import receivers

        receivers.connect()
