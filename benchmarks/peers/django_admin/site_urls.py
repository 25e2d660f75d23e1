"""The stock change list with facets that are always shown, open to everyone: no time goes into a session."""

from catalogue.models import Organisation
from django.contrib import admin
from django.urls import path


class OpenSite(admin.AdminSite):
    """Nobody needs to sign in."""

    def has_permission(self, request):
        """Everyone may look."""
        return True


class OrganisationAdmin(admin.ModelAdmin):
    """Search, filters and counts as the documentation shows them."""

    list_display = ["name", "country", "region"]
    list_filter = ["region", "country", "priority_areas", "populations", "support", "languages"]
    list_select_related = ["country", "region"]
    list_per_page = 20
    ordering = ["name"]
    search_fields = ["name", "texts"]
    show_facets = admin.ShowFacets.ALWAYS

    def has_view_permission(self, request, obj=None):
        """Everyone may look."""
        return True


site = OpenSite()
site.register(Organisation, OrganisationAdmin)
urlpatterns = [path("admin/", site.urls)]
