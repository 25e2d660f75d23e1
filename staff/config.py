"""Django's admin, as this directory has it."""

from django.contrib.admin.apps import AdminConfig


class StaffAdminConfig(AdminConfig):
    """On a site that asks for a second factor."""

    default_site = "staff.site.StaffSite"
