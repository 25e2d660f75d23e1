"""Networks, programmes, publications, guides, pages and news."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResourcesConfig(AppConfig):
    """Connects the one module with signals, so that published items are right whatever saves an entry."""

    name = "resources"
    verbose_name = _("Networks, resources and pages")

    def ready(self) -> None:
        from resources.models import visibility
        from resources.publishing import receivers

        visibility.register_all()
        receivers.connect()
