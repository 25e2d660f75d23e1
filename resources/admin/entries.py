"""The forms, one for each kind of entry, every text in all languages."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationStackedInline

from members.admin.fields import Boxes, CodesField, CountryField, WordingField
from members.admin.languages import localized_lookups
from members.admin.policy_admin import PolicyInline
from members.models import Country, Organisation, PriorityArea
from resources.admin.publishing import EntryAdmin, WrittenAdmin
from resources.models import (
    Achievement,
    Guide,
    GuideStep,
    NetworkFacts,
    NewsItem,
    Page,
    Programme,
    ProgrammePart,
    Resource,
    ResourceYear,
    StepLink,
)
from resources.public.about_views import AchievementsView, NewsView, PageView
from resources.public.guide_views import GuideView
from resources.public.network_views import NetworkView, ProgrammeView
from resources.public.publication_views import ResourceView

ENTRY = ["slug", "position", "source"]


class YearInline(PolicyInline, admin.TabularInline):
    """The years of a publication, each with where it stands."""

    model = ResourceYear
    extra = 0


class ResourceForm(forms.ModelForm):
    """A publication; its languages as boxes, its themes in full wording."""

    languages = CodesField(
        label=_("Languages"),
        choices=settings.LANGUAGES,
        required=False,
        widget=Boxes,
        help_text=_("Languages in which it exists; only what is known."),
    )
    themes = WordingField(label=_("Priority areas"), queryset=PriorityArea.objects.all(), required=False)
    country = CountryField(label=_("Country"), queryset=Country.objects.all(), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["languages"].keep(self.instance.languages)  # type: ignore[attr-defined]


@admin.register(Resource)
class ResourceAdmin(EntryAdmin):
    """Publications."""

    public_view = ResourceView
    place_in_index = 1
    form = ResourceForm
    fields = ["type", "title", "summary", "publisher", "languages", "link", "regions", "themes"]
    fields += ["country", "is_law", "companion", *ENTRY]
    list_display = ["title_column", "type", "status", "updated"]
    list_filter = ["status", "type"]
    search_fields = [*localized_lookups("title"), "slug"]
    autocomplete_fields = ["companion"]
    inlines = [YearInline]


class PartInline(PolicyInline, TranslationStackedInline):
    """Grants and outputs of a programme."""

    model = ProgrammePart
    extra = 0
    autocomplete_fields = ["resource"]


@admin.register(Programme)
class ProgrammeAdmin(EntryAdmin):
    """Programmes."""

    public_view = ProgrammeView
    place_in_index = 4
    fields = ["title", "summary", "objectives", "funder", "lead", "partners", "other_partners", "start", "end", *ENTRY]
    search_fields = [*localized_lookups("title"), "slug"]
    inlines = [PartInline]


@admin.register(NetworkFacts)
class NetworkFactsAdmin(EntryAdmin):
    """What stands on a network's page beside its profile."""

    public_view = NetworkView
    place_in_index = 5
    fields = ["network", "since", "seat", "note", "parts", *ENTRY]
    search_fields = ["slug"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[NetworkFacts]:
        """Only of networks that may be named to this person: its title and its slug are the network's."""
        queryset = super().get_queryset(request)
        networks = self.reach(request, "network", Organisation.objects.all())
        return queryset if networks is None else queryset.filter(network__in=networks)

    def title_column(self, entry: Any) -> str:
        return str(entry.network)


@admin.register(Guide)
class GuideAdmin(EntryAdmin):
    """Guides; their steps have forms of their own."""

    public_view = GuideView
    place_in_index = 2
    fields = ["title", "summary", "credit", "credit_link", *ENTRY]
    search_fields = [*localized_lookups("title"), "slug"]


class LinkInline(PolicyInline, TranslationStackedInline):
    """The links of a step."""

    model = StepLink
    extra = 0
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    autocomplete_fields = ["resource"]


@admin.register(GuideStep)
class GuideStepAdmin(WrittenAdmin):
    """Steps. What is saved here is public at once where the guide is."""

    place_in_index = 3
    fields = ["guide", "number", "title", "text", "examples", "checklist", "opens"]
    list_display = ["__str__", "guide"]
    list_filter = ["guide"]
    list_select_related = ["guide"]
    search_fields = localized_lookups("title")
    inlines = [LinkInline]

    def entry_of(self, obj: Any) -> Any:
        """Its guide."""
        return obj.guide


@admin.register(Page)
class PageAdmin(EntryAdmin):
    """Pages of text."""

    public_view = PageView
    place_in_index = 6
    fields = ["title", "summary", "body", *ENTRY]
    search_fields = [*localized_lookups("title"), "slug"]


@admin.register(Achievement)
class AchievementAdmin(EntryAdmin):
    """Achievements."""

    public_view = AchievementsView
    place_in_index = 7
    fields = ["year", "title", "text", *ENTRY]
    list_display = ["title_column", "year", "status", "updated"]
    search_fields = [*localized_lookups("title"), "slug"]


@admin.register(NewsItem)
class NewsItemAdmin(EntryAdmin):
    """News from the regions."""

    public_view = NewsView
    place_in_index = 8
    fields = ["date", "region", "title", "text", *ENTRY]
    list_display = ["title_column", "date", "status", "updated"]
    list_filter = ["status", "region"]
    search_fields = [*localized_lookups("title"), "slug"]
    date_hierarchy = "date"
