"""The directory of member organisations."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    """Connects the one module with signals, so that listings are right whatever saves an organisation."""

    name = "members"
    verbose_name = _("Directory")

    def ready(self) -> None:
        from members.publishing import receivers, retention

        receivers.connect()
        retention.connect()
