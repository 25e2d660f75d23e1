"""Mail that waits in the database until a server has taken it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "outbox"
    verbose_name = _("Mail")

    def ready(self) -> None:
        from outbox import retention

        retention.connect()
