"""Forms of what has a name in every language."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.text import capfirst
from modeltranslation.admin import TranslationAdmin

from core.languages import NAMES


class TranslatedAdmin(TranslationAdmin):
    """Says the language of each box in that language's own name, and lets the browser spell in it."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        field: forms.Field | None = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and hasattr(db_field, "translated_field"):
            field.label = f"{capfirst(db_field.translated_field.verbose_name)} ({NAMES[db_field.language]})"
            field.widget.attrs["lang"] = db_field.language
        return field
