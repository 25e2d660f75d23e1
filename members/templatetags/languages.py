"""Which language a text stands in, for browsers, screen readers and people. No database."""

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.languages import direction, language_tag
from core.languages import language_name as name_of

register = template.Library()
register.filter("language_tag", language_tag)

# Where people who speak a language call it otherwise than CLDR does.
NAMES = {"rn": _("Kirundi"), "lg": _("Luganda")}


@register.simple_tag
def lang(code: str) -> SafeString | str:
    """The ``lang`` of a text whose language differs from the page's, with ``dir`` where it runs the other way."""
    page = get_language() or settings.LANGUAGE_CODE
    if not code or code == page:
        return ""
    if direction(code) == direction(page):
        return format_html(' lang="{}"', language_tag(code))
    return format_html(' lang="{}" dir="{}"', language_tag(code), direction(code))


@register.simple_tag
def written_lang(code: str) -> SafeString | str:
    """As ``lang``, for what organisations wrote: a text may run otherwise than its language or the page."""
    attributes = lang(code)
    return attributes if "dir=" in attributes else format_html('{} dir="auto"', attributes)


@register.filter
def language_name(code: str) -> str:
    """The name of a language in the language of the page, as it stands within a sentence."""
    if code in NAMES:
        return str(NAMES[code])
    return name_of(code, get_language() or settings.LANGUAGE_CODE)


@register.filter
def language_list(codes: list[str]) -> str:
    """Several languages by name, the first with a capital."""
    comma = "、" if (get_language() or "").startswith("zh") else ", "
    return capfirst(comma.join(language_name(code) for code in codes))
