"""Which links are asked: those that are public, and no others."""

from collections.abc import Iterator

from django.conf import settings

from core.publishing.documents import Document
from resources.links.checker import LinkChecker, Outcome
from resources.models import PublishedDocument


def public_links() -> list[str]:
    """Every address elsewhere that a published item names, each once."""
    documents = PublishedDocument.objects.filter(language=settings.LANGUAGE_CODE).values_list("document", flat=True)
    return sorted({link for document in documents for link in _links(document)})


def _links(document: Document) -> Iterator[str]:
    steps = document.get("steps", [])
    links = [
        document.get("link"),
        document.get("credit_link"),
        *(link["url"] for step in steps for link in step["links"]),
    ]
    yield from (link for link in links if link)


def dead_links(checker: LinkChecker) -> list[Outcome]:
    """The public links that do not answer, or are not asked."""
    return [outcome for link in public_links() if not (outcome := checker.check(link)).alive]
