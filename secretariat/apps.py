"""The secretariat's own knowledge of members, apart from the directory."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SecretariatConfig(AppConfig):
    """Tables that no public page, lookup, export or dump reaches."""

    name = "secretariat"
    verbose_name = _("Secretariat, confidential")
