"""The accounts of staff."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StaffConfig(AppConfig):
    """Accounts and how they sign in. Nothing here holds an address of a machine or the name of a browser."""

    name = "staff"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        """Connect what ends sessions, and what keeps the lock-out free of traces."""
        from staff import receivers, retention  # noqa: F401 - importing receivers connects them

        retention.connect()
