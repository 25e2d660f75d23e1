"""The editors' workplace. There is none for the public tables: nobody but the gate writes them."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from members.admin.django_texts import texts_of_scripts
from members.admin.index import app_list, index
from members.admin.organisation import OrganisationAdmin
from members.admin.places import CountryAdmin, RegionAdmin
from members.admin.proposals import ProposedChangeAdmin
from members.admin.taxonomy import VocabularyAdmin

__all__ = ["CountryAdmin", "OrganisationAdmin", "ProposedChangeAdmin", "RegionAdmin", "VocabularyAdmin"]

admin.site.site_header = _("Member directory, for staff")
admin.site.site_title = _("Member directory, for staff")
admin.site.index_title = _("What staff can do here")
admin.site.empty_value_display = "–"
# Django's own site, with these answers of ours.
admin.site.index = index  # type: ignore[method-assign]
admin.site.get_app_list = app_list  # type: ignore[method-assign]
admin.site.i18n_javascript = texts_of_scripts  # type: ignore[assignment, method-assign]
