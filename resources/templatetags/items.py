"""Published entries in templates. No database."""

from django import template
from django.utils.safestring import SafeString

from core.text.shortening import shortened
from resources import rich_text

register = template.Library()
register.filter("shortened", shortened)


@register.filter
def safe_html(html: str) -> SafeString:
    """A page's text, passed once more through the one function that lets HTML pass."""
    return rich_text.safe(html)
