"""The words by which a published item is found: what its documents say, in every language."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import override

from core.publishing.documents import Document
from core.search.analysis import romanised, sequence
from core.search.indexed_text import IndexedText, tokens
from resources.choices import Kind, ResourceType
from resources.public.entries import Text, plain_text

# A network is found by its profile, and only while that is listed: its page adds no words of its own.
NOT_SEARCHED = (Kind.NETWORK,)


def indexed_text(documents: dict[str, Document]) -> IndexedText:
    """The tokens of an item: its titles as names, its type and publisher as other names, all else as the rest."""
    first = next(iter(documents.values()))
    if first["kind"] in NOT_SEARCHED:
        return IndexedText()
    titles = _each(_text(document["title"]) for document in documents.values())
    others = _each([_labels(first, code) for code in documents]) + _each([_publisher(first)])
    rest = _each(texts(document) for document in documents.values())
    return IndexedText(
        names=tokens(titles) + [token for title, _language in titles for token in romanised(title)],
        other_names=tokens(others),
        rest=tokens(rest),
        sequences=[sequence(text) for text, _language in [*titles, *others, *rest] if text],
    )


def _each(found: Any) -> list[Text]:
    return list(dict.fromkeys(text for group in found for text in group if text[0]))


def _text(value: Document) -> list[Text]:
    return [(value["text"], value["language"])]


def _labels(document: Document, code: str) -> list[Text]:
    """The type of a publication in one language."""
    if "type" not in document or document["type"] not in ResourceType.values:
        return []
    with override(code):
        return [(str(ResourceType(document["type"]).label), code)]


def _publisher(document: Document) -> list[Text]:
    others = [(name, "en") for name in document.get("other_partners", [])]
    return [(document.get("publisher", ""), "en"), *others]


def texts(document: Document) -> list[Text]:
    """Every text of a document but its title."""
    return list(_inside({name: value for name, value in document.items() if name != "title"}))


def _inside(value: Any) -> Iterator[Text]:
    """The texts, lists of lines and pages of text at any depth of a document."""
    if isinstance(value, list):
        for item in value:
            yield from _inside(item)
    if not isinstance(value, dict):
        return
    if "language" in value and "text" in value and "kind" not in value:
        yield value["text"], value["language"]
    elif "language" in value and "lines" in value:
        yield from ((line, value["language"]) for line in value["lines"])
    elif "language" in value and "html" in value:
        yield plain_text(value["html"]), value["language"]
    else:
        for inner in value.values():
            yield from _inside(inner)
