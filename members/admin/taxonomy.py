"""The three vocabularies: wordings in five languages, and whose wording each is."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.languages import NAMES
from members.admin.fields import Boxes
from members.admin.languages import label_of, localized_lookups
from members.admin.policy_admin import PolicyModelAdmin
from members.admin.translated import TranslatedAdmin
from members.models import Organisation, Population, PriorityArea, Support, VocabularyEntry
from members.translation import text

OFFICIAL, OURS = "official", "ours"


class VocabularyForm(forms.ModelForm):
    """A word of a vocabulary. What is not ticked as the network's own wording is our translation."""

    official_in = forms.MultipleChoiceField(
        label=_("Official wording in"),
        choices=list(NAMES.items()),
        required=False,
        widget=Boxes,
        help_text=_("Tick the languages in which this is NSWP’s own wording; the others are our translation."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by = self.instance.translated_by
        self.initial["official_in"] = [code for code in NAMES if by.get(code) == OFFICIAL]

    def save(self, commit: bool = True) -> Any:
        official = self.cleaned_data["official_in"]
        self.instance.translated_by = {
            code: OFFICIAL if code in official else OURS for code in NAMES if text(self.instance, "label", code)
        }
        return super().save(commit)


class VocabularyAdmin(PolicyModelAdmin, TranslatedAdmin):
    """A closed vocabulary. Bits and slugs never change; an entry in use is never deleted."""

    form = VocabularyForm
    fields = ["slug", "bit", "position", "label", "short", "official_in"]
    list_display = ["label_column", "short_column", "slug", "official_in"]
    ordering = ["position"]
    search_fields = [*localized_lookups("label", "short"), "slug"]
    actions = None

    def get_readonly_fields(self, request: HttpRequest, obj: VocabularyEntry | None = None) -> list[str]:
        """The identity of an entry stands once it is given."""
        return ["slug", "bit"] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: VocabularyEntry | None = None) -> bool:
        """Only an entry that describes nobody."""
        return super().has_delete_permission(request, obj) and not (obj and _is_used(obj))

    @admin.display(description=_("Full wording"), ordering="position")
    def label_column(self, entry: VocabularyEntry) -> str:
        """The wording in the language of the staff."""
        return label_of(entry, "label") or entry.slug

    @admin.display(description=_("Short label"))
    def short_column(self, entry: VocabularyEntry) -> str:
        return label_of(entry, "short") or "–"

    @admin.display(description=_("Official wording in"))
    def official_in(self, entry: VocabularyEntry) -> str:
        """The languages in which the wording is NSWP's own; also on the form of those who may only look."""
        official = [name for code, name in NAMES.items() if entry.translated_by.get(code) == OFFICIAL]
        return ", ".join(official) or str(_("none: all are our translations"))


@admin.register(PriorityArea)
class PriorityAreaAdmin(VocabularyAdmin):
    place_in_index = 5


@admin.register(Population)
class PopulationAdmin(VocabularyAdmin):
    place_in_index = 6


@admin.register(Support)
class SupportAdmin(VocabularyAdmin):
    place_in_index = 7


def _is_used(entry: VocabularyEntry) -> bool:
    """Whether an organisation is described by an entry."""
    relations = {PriorityArea: "priority_areas", Population: "populations", Support: "support"}
    return Organisation.objects.filter(**{relations[type(entry)]: entry}).exists()
