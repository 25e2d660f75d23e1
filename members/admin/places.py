"""Regions and countries: names in five languages, and the hold that hides a whole country."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members.admin.languages import label_of, localized_lookups
from members.admin.policy_admin import PolicyModelAdmin
from members.admin.readonly_texts import ReadonlyCountryMixin
from members.admin.search import NameSearchMixin
from members.admin.translated import TranslatedAdmin
from members.models import Country, Listing, Organisation, Region
from members.publishing import publication
from members.rules import COUNTRY_NOT_ON_HOLD, SHOWN


class LinesField(forms.CharField):
    """A list of words, one a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        """The lines as a list, each once."""
        lines = [line.strip() for line in str(super().clean(value)).splitlines()]
        return list(dict.fromkeys(line for line in lines if line))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare lists, not the way they are written."""
        return list(initial or []) != [line.strip() for line in str(data or "").splitlines() if line.strip()]


class CountryForm(forms.ModelForm):
    """A country; its other names one a line."""

    aliases = LinesField(
        label=gettext_lazy("Other names"),
        required=False,
        help_text=gettext_lazy("Names that people also search for, in any language, one a line."),
    )


class HoldMixin(PolicyModelAdmin):
    """Hiding everything in a country at once, and showing it again. Each is asked before it is done."""

    def get_urls(self) -> list[Any]:
        """/…/hold/?code=BI and /…/release/?code=BI"""
        views = {"hold": self.hold_view, "release": self.release_view}
        own = [
            path(f"{name}/", self.admin_site.admin_view(view), name=f"members_country_{name}")
            for name, view in views.items()
        ]
        return [*own, *super().get_urls()]

    def region(self, obj: Country) -> str:
        return obj.region.slug

    def has_hold_permission(self, request: HttpRequest, obj: Country | None = None) -> bool:
        """Whether this person may hide a country."""
        return self.is_allowed(request, "hold", obj)

    def has_release_permission(self, request: HttpRequest, obj: Country | None = None) -> bool:
        """Whether this person may show a country again."""
        return self.is_allowed(request, "release", obj)

    @admin.action(permissions=["hold"], description=gettext_lazy("Hide everything in these countries…"))
    def hold_chosen(self, request: HttpRequest, queryset: QuerySet[Country]) -> HttpResponse:
        return self._lead_to(request, "hold", queryset)

    @admin.action(permissions=["release"], description=gettext_lazy("Show these countries again…"))
    def release_chosen(self, request: HttpRequest, queryset: QuerySet[Country]) -> HttpResponse:
        return self._lead_to(request, "release", queryset)

    def _lead_to(self, request: HttpRequest, name: str, queryset: QuerySet[Country]) -> HttpResponse:
        codes = queryset.order_by("pk").values_list("pk", flat=True)
        query = "&".join(f"code={code}" for code in codes)
        return redirect(f"{reverse(f'admin:members_country_{name}')}?{query}")

    def hold_view(self, request: HttpRequest) -> HttpResponse:
        """Say how many profiles would be hidden; after a second word, hide them."""
        countries = self._asked_about(request, on_hold=False)
        if request.POST.get("certain") != "yes" or not countries:
            rows = [(country, _listed(country)) for country in countries]
            return self._ask(request, "hold", rows)
        for country in countries:
            hidden = publication.hold_country(country)
            self.log_change(request, country, _("Put on hold."), "hold")
            message = ngettext(
                "%(country)s is on hold: %(count)d profile that was public is hidden now.",
                "%(country)s is on hold: %(count)d profiles that were public are hidden now.",
                hidden,
            )
            self.message_user(request, message % {"country": country, "count": hidden}, messages.SUCCESS)
        return redirect("admin:members_country_changelist")

    def release_view(self, request: HttpRequest) -> HttpResponse:
        """Say how many profiles would be shown; after a second word, show them."""
        countries = self._asked_about(request, on_hold=True)
        if request.POST.get("certain") != "yes" or not countries:
            rows = [(country, _waiting_to_be_shown(country)) for country in countries]
            return self._ask(request, "release", rows)
        for country in countries:
            shown = publication.release_country(country)
            self.log_change(request, country, _("Released from hold."), "release")
            message = ngettext(
                "%(country)s is no longer on hold: %(count)d profile is public.",
                "%(country)s is no longer on hold: %(count)d profiles are public.",
                shown,
            )
            self.message_user(request, message % {"country": country, "count": shown}, messages.SUCCESS)
        return redirect("admin:members_country_changelist")

    def _asked_about(self, request: HttpRequest, on_hold: bool) -> list[Country]:
        may = self.has_release_permission if on_hold else self.has_hold_permission
        codes = request.POST.getlist("code") if request.method == "POST" else request.GET.getlist("code")
        asked = Country.objects.select_related("region").filter(pk__in=codes)
        if not may(request) or not all(may(request, country) for country in asked):
            raise PermissionDenied
        return [country for country in asked if country.on_hold == on_hold]

    def _ask(self, request: HttpRequest, what: str, rows: list[tuple[Country, int]]) -> HttpResponse:
        context = self.admin_site.each_context(request) | {
            "title": _("Hide everything in a country") if what == "hold" else _("Show a country again"),
            "opts": self.opts,
            "what": what,
            "rows": rows,
            "total": sum(number for _country, number in rows),
        }
        return TemplateResponse(request, "admin/members/country/hold.html", context)


def _listed(country: Country) -> int:
    """How many profiles of a country are public."""
    return Listing.objects.filter(country=country).count()


def _waiting_to_be_shown(country: Country) -> int:
    """How many profiles only the hold keeps hidden."""
    return Organisation.objects.filter(SHOWN.without(COUNTRY_NOT_ON_HOLD).query, country=country).count()


@admin.register(Country)
class CountryAdmin(NameSearchMixin, HoldMixin, ReadonlyCountryMixin, TranslatedAdmin):
    """A country as NSWP has it. Its code is its identity and never changes."""

    place_in_index = 3
    form = CountryForm
    fields = ["code", "region", "name", "aliases", "on_hold"]
    list_display = ["name_column", "code", "region_column", "on_hold"]
    list_filter = ["on_hold", "region"]
    list_select_related = ["region"]
    list_per_page = 300
    search_fields = [*localized_lookups("name"), "code"]
    actions = ["hold_chosen", "release_chosen"]
    change_form_template = "admin/members/country/change_form.html"

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """With the way to the hold for who may use it."""
        country = kwargs.get("obj")
        may = self.has_release_permission if country and country.on_hold else self.has_hold_permission
        context |= {"may_switch": bool(country and may(request, country))}
        return super().render_change_form(request, context, *args, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Country | None = None) -> Any:
        """Other names in words for those who may only look."""
        return self.in_words(request, obj, super().get_fieldsets(request, obj))

    def get_readonly_fields(self, request: HttpRequest, obj: Country | None = None) -> list[str]:
        """The hold has its own page; the code stands once it is given."""
        return ["on_hold", *self.lines_in_words.values(), *(["code"] if obj else [])]

    def has_delete_permission(self, request: HttpRequest, obj: Country | None = None) -> bool:
        """Countries are put on hold, never deleted."""
        return False

    @admin.display(description=gettext_lazy("Name"))
    def name_column(self, country: Country) -> str:
        """The name in the language of the staff."""
        return label_of(country, "name") or country.code

    @admin.display(description=gettext_lazy("Region"), ordering="region__position")
    def region_column(self, country: Country) -> str:
        """The region in the language of the staff."""
        return label_of(country.region, "name")


@admin.register(Region)
class RegionAdmin(PolicyModelAdmin, TranslatedAdmin):
    """One of NSWP's five regions; there are no others."""

    place_in_index = 4
    fields = ["slug", "position", "name", "note"]
    readonly_fields = ["slug"]
    list_display = ["name_column", "slug"]
    search_fields = localized_lookups("name")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """The regions are NSWP's."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Region | None = None) -> bool:
        """The regions are NSWP's."""
        return False

    @admin.display(description=gettext_lazy("Name"), ordering="position")
    def name_column(self, region: Region) -> str:
        """The name in the language of the staff."""
        return label_of(region, "name")
