"""The words by which a published item is found: what its documents say, in every language."""

from collections.abc import Iterator
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import override

from core.search.analysis import romanised, sequence
from core.search.index import Words
from members.listed_words import tokens
from members.profile import Document
from resources.choices import Kind, ResourceType

Said = tuple[str, str]
# A network is found by its profile, and only while that is listed: its page adds no words of its own.
NOT_SEARCHED = (Kind.NETWORK,)


def item_words(documents: dict[str, Document]) -> Words:
    """The tokens of an item: its titles as names, its type and publisher as other names, all else as the rest."""
    first = next(iter(documents.values()))
    if first["kind"] in NOT_SEARCHED:
        return Words()
    titles = _each(_said(document["title"]) for document in documents.values())
    others = _each([_labels(first, code) for code in documents]) + _each([_publisher(first)])
    rest = _each(texts(document) for document in documents.values())
    return Words(
        names=tokens(titles) + [token for title, _language in titles for token in romanised(title)],
        other_names=tokens(others),
        rest=tokens(rest),
        sequences=[sequence(said) for said, _language in [*titles, *others, *rest] if said],
    )


def _each(found: Any) -> list[Said]:
    """Texts with their languages, each once."""
    return list(dict.fromkeys(said for group in found for said in group if said[0]))


def _said(value: Document) -> list[Said]:
    return [(value["text"], value["language"])]


def _labels(document: Document, code: str) -> list[Said]:
    """The type of a publication in one language."""
    if "type" not in document or document["type"] not in ResourceType.values:
        return []
    with override(code):
        return [(str(ResourceType(document["type"]).label), code)]


def _publisher(document: Document) -> list[Said]:
    others = [(name, "en") for name in document.get("other_partners", [])]
    return [(document.get("publisher", ""), "en"), *others]


def texts(document: Document) -> list[Said]:
    """Every text of a document but its title."""
    return list(_inside({name: value for name, value in document.items() if name != "title"}))


def _inside(value: Any) -> Iterator[Said]:
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
        yield _plain(value["html"]), value["language"]
    else:
        for inner in value.values():
            yield from _inside(inner)


def _plain(html: str) -> str:
    """The words of a page of text."""
    return unescape(strip_tags(html.replace("<", " <")))
