"""Which language a text stands in, for browsers, screen readers and people. No database."""

from babel import Locale
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext_lazy as _

from core.languages import language_tag

register = template.Library()
register.filter("language_tag", language_tag)

# Where people who speak a language call it otherwise than CLDR does.
NAMES = {"rn": _("Kirundi"), "lg": _("Luganda")}


@register.simple_tag
def lang(code: str) -> SafeString | str:
    """The ``lang`` attribute of a text whose language differs from the page's; nothing where it does not."""
    if not code or code == get_language():
        return ""
    return format_html(' lang="{}"', language_tag(code))


@register.filter
def language_name(code: str) -> str:
    """The name of a language in the language of the page, as it stands within a sentence."""
    if code in NAMES:
        return str(NAMES[code])
    names = Locale.parse(to_locale(get_language() or "en")).languages
    return names.get(code) or names.get(code.partition("-")[0]) or code


@register.filter
def language_list(codes: list[str]) -> str:
    """Several languages by name, the first with a capital."""
    comma = "、" if (get_language() or "").startswith("zh") else ", "
    return capfirst(comma.join(language_name(code) for code in codes))
