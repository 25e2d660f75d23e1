"""PublicEntry: exactly what a stranger may see of one published entry in one language.

``publishing/projection.py`` turns an entry into a document of plain values, and the gate stores it; ``read`` turns a
stored document into what templates, feeds and exports receive. Each kind declares its own class beside its page.
What a document names is looked up among what is public now: what is not has no label, and so does not appear.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from html import unescape
from typing import Any, ClassVar, Self, TypeVar

from django.urls import reverse
from django.utils.html import strip_tags

from core.publishing.documents import Document
from members.public.labels import Labels
from resources.choices import PAGES, Kind

Text = tuple[str, str]  # a text and its language
LabelType = TypeVar("LabelType")


@dataclass(frozen=True)
class PublicText:
    """A text, and the language in which it stands."""

    text: str
    language: str

    @classmethod
    def read(cls, value: Document | None) -> Self | None:
        return cls(value["text"], value["language"]) if value else None

    @property
    def paragraphs(self) -> list[str]:
        return paragraphs(self.text)


@dataclass(frozen=True)
class PublicLines:
    """A list that is written one a line."""

    lines: list[str]
    language: str

    @classmethod
    def read(cls, value: Document | None) -> Self | None:
        return cls(value["lines"], value["language"]) if value else None


@dataclass(frozen=True)
class PublicHtml:
    """A page of text, cleaned by ``resources.rich_text``."""

    html: str
    language: str

    @classmethod
    def read(cls, value: Document | None) -> Self | None:
        return cls(value["html"], value["language"]) if value else None


@dataclass(frozen=True)
class PublicEntry:
    """What every kind has. ``source``: where its facts stand, in English."""

    kind: str
    slug: str
    source: str
    title: PublicText
    summary: PublicText | None

    kinds: ClassVar[dict[str, type["PublicEntry"]]] = {}

    def __init_subclass__(cls, kind: Kind, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.kinds[str(kind)] = cls

    @classmethod
    def values(cls, document: Document, labels: Labels) -> dict[str, Any]:
        """The fields that a kind adds."""
        return {}

    @property
    def address(self) -> str:
        return address_of(self.kind, self.slug)

    @property
    def kind_label(self) -> str:
        return str(Kind(self.kind).label)

    @property
    def card_text(self) -> PublicText | None:
        """What a card says of it."""
        return self.summary


def read(document: Document, labels: Labels) -> Any:
    """A stored document as the object of its kind."""
    kind = PublicEntry.kinds[document["kind"]]
    return kind(
        kind=document["kind"],
        slug=document["slug"],
        source=document["source"],
        title=PublicText(document["title"]["text"], document["title"]["language"]),
        summary=PublicText.read(document["summary"]),
        **kind.values(document, labels),
    )


def labelled(table: dict[str, LabelType], slugs: list[str]) -> list[LabelType]:
    """The labels of those that have one."""
    return [table[slug] for slug in slugs if slug in table]


def address_of(kind: str, slug: str) -> str:
    """Where an entry stands on this site."""
    pages = PAGES[Kind(kind)]
    if pages.own:
        return reverse(f"resources:{pages.own[0]}", kwargs={"slug": slug})
    return f"{reverse(f'resources:{pages.together}')}#{slug}"


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text; within one, lines run on."""
    return [" ".join(block.split()) for block in text.replace("\r\n", "\n").split("\n\n") if block.strip()]


def texts(entry: PublicEntry) -> Iterator[Text]:
    """Every text of an entry but its title, in the order of its fields."""
    for field in fields(entry):
        if field.name != "title":
            yield from _inside(getattr(entry, field.name))


def _inside(value: Any) -> Iterator[Text]:
    match value:
        case list():
            for item in value:
                yield from _inside(item)
        case PublicText():
            yield value.text, value.language
        case PublicLines():
            yield from ((line, value.language) for line in value.lines)
        case PublicHtml():
            yield plain_text(value.html), value.language
        case _ if is_dataclass(value):
            for field in fields(value):
                yield from _inside(getattr(value, field.name))


def plain_text(html: str) -> str:
    """The words of a page of text."""
    return unescape(strip_tags(html.replace("<", " <")))
