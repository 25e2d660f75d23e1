"""The secretariat's own knowledge of members, apart from the directory."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SecretariatConfig(AppConfig):
    """Tables that no public page, lookup or export reaches. A dump of this app is as confidential as the app."""

    name = "secretariat"
    verbose_name = _("Secretariat, confidential")
