"""Published items in templates: their addresses, their texts, years and languages in words. No database."""

from django import template
from django.utils.safestring import SafeString

from core.publishing.documents import Document
from core.text.shortening import shortened
from resources import rich_text
from resources.choices import Kind, OutputStatus
from resources.public.documents import address, paragraphs

register = template.Library()
register.filter("address", address)
register.filter("paragraphs", paragraphs)
register.filter("shortened", shortened)


@register.filter
def kind_label(item: Document) -> str:
    """What an item is; of a publication, its type."""
    return str(item["type"]["label"] if "type" in item else Kind(item["kind"]).label)


@register.filter
def card_text(item: Document) -> Document | None:
    """What a card says of an item: its summary, or how its text begins."""
    opening: Document | None = item.get("summary") or item.get("excerpt")
    return opening


@register.filter
def year_list(years: list[Document]) -> str:
    """The years of a publication; two if sources differ."""
    return ", ".join(str(year["year"]) for year in years)


@register.filter
def status_words(status: str) -> str:
    """How far an output of a programme is."""
    return str(OutputStatus(status).label) if status in OutputStatus.values else ""


@register.filter
def safe_html(html: str) -> SafeString:
    """A page's text, passed once more through the one function that lets HTML pass."""
    return rich_text.safe(html)
