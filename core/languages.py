"""The languages of the interface, as settings.py has them."""

from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import to_locale

NAMES: dict[str, str] = dict(settings.LANGUAGES)
CODES: list[str] = list(NAMES)
BITS: dict[str, int] = {code: settings.LANGUAGE_BITS[code] for code in CODES if code in settings.LANGUAGE_BITS}
if len(set(BITS.values())) != len(CODES):
    raise ImproperlyConfigured("LANGUAGE_BITS gives each language of LANGUAGES a bit of its own.")


def mask_of(codes: Iterable[str]) -> int:
    """The bits of some languages; other languages than those of the interface have none."""
    return sum(1 << BITS[code] for code in set(codes) & BITS.keys())


def language_tag(code: str) -> str:
    """A language code as HTML writes it: zh-hans is zh-Hans."""
    return to_locale(code).replace("_", "-")
