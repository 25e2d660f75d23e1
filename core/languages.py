"""The languages of the interface, as settings.py has them."""

import re
from collections.abc import Iterable

from babel import Locale
from babel.core import UnknownLocaleError
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import to_locale

NAMES: dict[str, str] = dict(settings.LANGUAGES)
CODES: list[str] = list(NAMES)
BITS: dict[str, int] = {code: settings.LANGUAGE_BITS[code] for code in CODES if code in settings.LANGUAGE_BITS}
if len(set(BITS.values())) != len(CODES):
    raise ImproperlyConfigured("LANGUAGE_BITS gives each language of LANGUAGES a bit of its own.")


TAG = re.compile(r"[a-z]{2,3}(-[a-z]{4})?(-[a-z]{2})?")


def mask_of(codes: Iterable[str]) -> int:
    """The bits of some languages; other languages than those of the interface have none."""
    return sum(1 << BITS[code] for code in set(codes) & BITS.keys())


def is_language(code: str) -> bool:
    """Whether a code is a language that Unicode names, as addresses and columns spell it: pt, pt-br, zh-hant."""
    if not TAG.fullmatch(code):
        return False
    try:
        return bool(Locale.parse(to_locale(code)).english_name)
    except (UnknownLocaleError, ValueError):
        return code.partition("-")[0] in Locale.parse("en").languages


def interface_language(code: str) -> str | None:
    """The language of the interface that another spelling of its code means: EN, en-GB, zh, zh-CN; None if none."""
    code = code.lower().replace("_", "-")
    languages = {name.partition("-")[0]: name for name in CODES}
    return code if code in CODES else languages.get(code.partition("-")[0])


def direction(code: str) -> str:
    """``rtl`` or ``ltr``: how a language, or its script, is written."""
    try:
        return str(Locale.parse(to_locale(code)).text_direction)
    except (UnknownLocaleError, ValueError):
        return "ltr"


def language_name(code: str, in_language: str) -> str:
    """The name of a language in another one; a code that Unicode does not name stands for itself."""
    names = Locale.parse(to_locale(in_language)).languages
    key = to_locale(code)
    return names.get(key) or names.get(code.partition("-")[0]) or code


def language_tag(code: str) -> str:
    """A language code as HTML writes it: zh-hans is zh-Hans."""
    return to_locale(code).replace("_", "-")
