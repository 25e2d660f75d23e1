"""The list of organisations: what is public, in which languages, and what wants attention."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.languages import language_tag
from members.admin.filters import (
    CountryFilter,
    IncompleteFilter,
    OriginalLanguageFilter,
    RegionFilter,
    UntranslatedFilter,
)
from members.admin.languages import label_of, localized_lookups, name_of
from members.admin.ordering import by_country, by_organisation
from members.admin.policy_admin import PolicyModelAdmin
from members.admin.search import NameSearchMixin
from members.admin.translations import translation_status
from members.choices import Status
from members.models import Listing, Organisation, OtherName
from members.models.organisation import ANSWERS, OWN, column_of
from members.publishing.visible_fields import languages_of, public_texts
from members.rules import SHOWN

SIGN = '<span class="{}" title="{}"><span aria-hidden="true">{}</span><span class="visually-hidden">{}</span></span>'


class OrganisationListMixin(NameSearchMixin, PolicyModelAdmin):
    """Columns, filters and search; a fixed number of queries whatever the rows."""

    list_display = ["name_column", "country_column", "status_column", "languages_column", "confirmed_column"]
    list_filter = [
        "status",
        "kind",
        CountryFilter,
        RegionFilter,
        OriginalLanguageFilter,
        IncompleteFilter,
        UntranslatedFilter,
        "is_example",
    ]
    list_select_related = ["country"]
    list_per_page = 50
    organisation = ""
    search_fields = [*localized_lookups("name"), column_of("name", OWN), "acronym", "slug"]
    search_help_text = gettext_lazy("A name in any language, an acronym, a former name, or the address name.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organisation]:
        """With what the column of languages needs."""
        return super().get_queryset(request).prefetch_related("translation_states")

    def is_nameable(self, seen: QuerySet[Any]) -> Q:
        """Also what is public: a member belongs to networks of other regions, and to those without one."""
        return super().is_nameable(seen) | Q(pk__in=Listing.objects.values("source"))

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        return [by_organisation()]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """The list with its own order of names."""
        return ListByName

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Under a plain heading."""
        heading = {"title": capfirst(self.opts.verbose_name_plural), "may_import": self.is_allowed(request, "import")}
        return super().changelist_view(request, heading | (extra_context or {}))

    def searched_names(self, queryset: QuerySet[Any]) -> list[tuple[Any, str]]:
        """Also former and other names."""
        others = OtherName.objects.filter(organisation__in=queryset.order_by().values("pk"))
        return super().searched_names(queryset) + list(others.values_list("organisation", "name"))

    @admin.display(description=gettext_lazy("Name"), ordering=by_organisation())
    def name_column(self, organisation: Organisation) -> str:
        name = format_html(
            '<span lang="{}" dir="auto">{}</span>', language_tag(organisation.original_language), organisation
        )
        note = format_html(' <span class="note">{}</span>', _("Invented example")) if organisation.is_example else ""
        return format_html("{}{}", name, note)

    @admin.display(description=gettext_lazy("Country"), ordering="country")
    def country_column(self, organisation: Organisation) -> str:
        """The country in the language of the staff."""
        return label_of(organisation.country, "name") if organisation.country else "–"

    @admin.display(description=gettext_lazy("Status"), ordering="status")
    def status_column(self, organisation: Organisation) -> str:
        """The status; of a published one what else keeps it hidden, of a withdrawn one why it was."""
        label, kind = organisation.get_status_display(), organisation.status
        reason = organisation.get_withdrawal_reason_display()
        hidden = " ".join(SHOWN.reasons(organisation)) if organisation.status == Status.PUBLISHED else ""
        if hidden:
            label, kind, reason = _("%(status)s, but not shown") % {"status": label}, "hidden", hidden
        pill = format_html('<span class="status status-{}">{}</span>', kind, label)
        return format_html('{} <span class="note">{}</span>', pill, reason) if reason else pill

    @admin.display(description=gettext_lazy("Can be read in"))
    def languages_column(self, organisation: Organisation) -> str:
        """The languages, the original first, by two letters; one with an outdated translation says so."""
        languages = languages_of(public_texts(organisation))
        languages.sort(key=lambda code: code != organisation.original_language)
        return format_html_join(" ", "{}", ((_sign(organisation, code),) for code in languages)) or "–"

    @admin.display(description=gettext_lazy("Last confirmed"), ordering="confirmed_on")
    def confirmed_column(self, organisation: Organisation) -> date | None:
        """When the organisation last said that its profile is right."""
        return organisation.confirmed_on


class ListByName(ChangeList):
    """Names and countries stand in the order of what is read, which is no column of the table."""

    def get_ordering_field(self, field_name: Any) -> Any:
        """The order of the countries' names depends on the language of the staff."""
        return by_country() if field_name == "country_column" else super().get_ordering_field(field_name)

    def get_ordering_field_columns(self) -> Any:
        """Mark the column of names as the one in order, as Django does for columns of the table."""
        return super().get_ordering_field_columns() or {list(self.list_display).index("name_column"): "asc"}


def _sign(organisation: Organisation, code: str) -> SafeString:
    """Two letters for a language; its name for who points at them or has them read out."""
    standings = [translation_status(organisation, field, code) for field in ANSWERS]
    is_outdated = any(state.outdated for state in standings if state)
    name = name_of(code)
    words = _("%(language)s (outdated)") % {"language": name} if is_outdated else name
    return format_html(SIGN, "language mark" if is_outdated else "language", words, code[:2].upper(), words)
