"""The languages of the texts as staff see them: columns, names, and which stands beside an original."""

from functools import lru_cache
from typing import Any, cast

from babel import Locale
from babel.lists import format_list
from django.conf import settings
from django.db import models
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext_lazy as _
from modeltranslation.utils import get_translation_fields

from core.languages import CODES, NAMES, is_language, language_name
from core.text.sorting import sort_key
from members.models import Organisation
from members.models.organisation import OWN, TRANSLATED_FIELDS, column_of
from members.translation import text

SECOND_LANGUAGE = "fr"  # beside an English original; beside any other stands English
ENGLISH_LISTS = "en_GB"  # “a, b and c”, as the directory writes; plain "en" puts a comma before “and”

# What a column of the organisations' table is: {"works_with_fr": ("works_with", "fr"), …}
# OWN stands for a language that the site does not have: the organisation's own.
OWN_LANGUAGE = _("its own language")
COLUMNS = {column_of(field, code): (field, code) for field in TRANSLATED_FIELDS for code in (*CODES, OWN)}


def localized_fields(field: str, codes: list[str] | None = None) -> list[str]:
    """The columns of a translated field, in the order of the languages given, or of the settings."""
    return [column_of(field, code) for code in codes or CODES]


def localized_lookups(*fields: str) -> list[str]:
    """The columns of several translated fields in all languages of the site, to search in."""
    return [column for field in fields for column in get_translation_fields(field)]


def default_partner(original: str) -> str:
    """The language beside an original when a form is opened: French and English are the default pair."""
    return settings.LANGUAGE_CODE if original != settings.LANGUAGE_CODE else SECOND_LANGUAGE


def language_order(original: str, beside: str) -> list[str]:
    """All languages: the original, the one beside it, then the others."""
    return list(dict.fromkeys([code_of(original), beside, *CODES, OWN]))


def code_of(language: str) -> str:
    """The code under which forms hold texts in a language: its own, or OWN."""
    return language if language in CODES else OWN


def name_of(code: str) -> str:
    """A language of the site by the name that its readers give it; another one in the language of the staff."""
    return NAMES.get(code) or language_name(code, language())


def question_of(field: str) -> str:
    """The question, or the name, of a field of organisations as people read it."""
    label = str(cast("models.Field[Any, Any]", Organisation._meta.get_field(field)).verbose_name)
    return label[:1].upper() + label[1:]


def label_of(instance: models.Model, field: str) -> str:
    """A label in the language of the staff, or in English where nobody has translated it."""
    return text(instance, field, language()) or text(instance, field, settings.LANGUAGE_CODE)


def language() -> str:
    """The language of the interface."""
    language = get_language()
    return language if language in NAMES else settings.LANGUAGE_CODE


def enumerated(codes: list[str]) -> str:
    """Languages by name in one phrase: “Français and English”, joined as the language of the staff does."""
    joined_as = ENGLISH_LISTS if language() == "en" else to_locale(language())
    return format_list([name_of(code) for code in codes], locale=joined_as)


def original_language_choices() -> list[tuple[str, str]]:
    """The languages of the site, then every other one by its name, also in other scripts and countries."""
    return [*NAMES.items(), *(choice for choice in _all_languages(language()) if choice[0] not in CODES)]


@lru_cache(maxsize=len(settings.LANGUAGES))
def _all_languages(code: str) -> list[tuple[str, str]]:
    names: dict[str, str] = dict(Locale.parse(to_locale(code)).languages)
    choices = [(key.replace("_", "-").lower(), names[key][:1].upper() + names[key][1:]) for key in names]
    return sorted(
        (choice for choice in choices if is_language(choice[0])), key=lambda choice: sort_key(choice[1], code)
    )


def spoken_language_choices() -> list[tuple[str, str]]:
    """Every language that Unicode names, by its name in the language of the staff."""
    return _spoken_language_choices(language())


@lru_cache(maxsize=len(settings.LANGUAGES))
def _spoken_language_choices(code: str) -> list[tuple[str, str]]:
    """Languages alone: “Swiss German of Liechtenstein” and the like are left out."""
    names: dict[str, str] = dict(Locale.parse(to_locale(code)).languages)
    choices = [(key, names[key][:1].upper() + names[key][1:]) for key in names if "_" not in key and key != "und"]
    return sorted(choices, key=lambda choice: sort_key(choice[1], code))
