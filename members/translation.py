"""The fields that exist in several languages; those of an organisation are ``TRANSLATED_FIELDS`` of its model.

modeltranslation gives each of them a column a language. Read and write those columns through ``text`` and
``set_text``; no other module spells a column's name.
"""

from django.db import models
from modeltranslation.translator import TranslationOptions, register
from modeltranslation.utils import build_localized_fieldname

from members.models import Country, Organisation, Population, PriorityArea, Region, Support
from members.models.organisation import TRANSLATED_FIELDS


class EmptyIsEmpty(TranslationOptions):
    """Columns are empty strings, never NULL, so that both engines agree on what is missing."""

    fallback_undefined = ""
    empty_values = ""
    required_languages = ()


@register(Region)
class RegionTranslation(EmptyIsEmpty):
    """A region's name and note."""

    fields = ("name", "note")


@register(Country)
class CountryTranslation(EmptyIsEmpty):
    """A country's name."""

    fields = ("name",)


@register([PriorityArea, Population, Support])
class VocabularyTranslation(EmptyIsEmpty):
    """The long and the short label of a vocabulary's entry."""

    fields = ("label", "short")


@register(Organisation)
class OrganisationTranslation(EmptyIsEmpty):
    """The name and the answers to the questionnaire."""

    fields = TRANSLATED_FIELDS


def text(instance: models.Model, field: str, language: str) -> str:
    """The stored text of a translated field in one language, with no fallback; empty if there is none."""
    if isinstance(instance, Organisation):
        return instance.text(field, language)
    return getattr(instance, build_localized_fieldname(field, language)) or ""


def set_text(instance: models.Model, field: str, language: str, value: str) -> None:
    """Put a text into a translated field in one language; the caller saves."""
    if isinstance(instance, Organisation):
        return instance.set_text(field, language, value)
    return setattr(instance, build_localized_fieldname(field, language), value)
