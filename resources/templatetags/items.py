"""Published items in templates: their addresses, their texts, years and languages in words. No database."""

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from members.profile import Document
from resources import rich_text
from resources.choices import Kind, OutputStatus

register = template.Library()
OWN_PAGE = {Kind.RESOURCE, Kind.GUIDE, Kind.NETWORK, Kind.PROGRAMME, Kind.PAGE}
TOGETHER = {Kind.ACHIEVEMENT: "achievements", Kind.NEWS: "news"}


@register.filter
def address(item: Document) -> str:
    """Where an item stands on this site."""
    if item["kind"] in OWN_PAGE:
        return reverse(f"resources:{item['kind']}", kwargs={"slug": item["slug"]})
    return f"{reverse('resources:' + TOGETHER[Kind(item['kind'])])}#{item['slug']}"


@register.filter
def kind_label(item: Document) -> str:
    """What an item is; of a publication, its type."""
    return str(item["type"]["label"] if "type" in item else Kind(item["kind"]).label)


@register.filter
def card_text(item: Document) -> Document | None:
    """What a card says of an item: its summary, or how its text begins."""
    found: Document | None = item.get("summary") or item.get("excerpt")
    return found


@register.filter
def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text; within one, lines run on."""
    return [" ".join(block.split()) for block in text.replace("\r\n", "\n").split("\n\n") if block.strip()]


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
