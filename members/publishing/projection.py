"""What the public tables hold of one organisation: a narrow row, a document in each language, and its words.

Pure reading: nothing here writes. Only the gate stores what these functions return.
"""

from collections.abc import Iterable

from django.conf import settings

from core.languages import mask_of
from core.publishing.documents import Document, Row
from core.publishing.store import Projection
from core.search.indexed_text import IndexedText
from core.text.sanitize import is_http_url
from core.text.sorting import sort_key
from members.models import Organisation
from members.models.organisation import ANSWERS
from members.public.profile import PublicText
from members.publishing.indexed_text import indexed_text
from members.publishing.visible_fields import (
    VOCABULARIES,
    Texts,
    best_text,
    languages_of,
    public_texts,
    shown,
    words_of,
)
from members.rules import SHOWN


def _mask(organisation: Organisation, field: str) -> int:
    return sum(1 << entry.bit for entry in words_of(organisation, field))


def _listing_row(organisation: Organisation, texts: Texts, words: IndexedText) -> Row:
    """The values of the Listing that belongs to an organisation, without its number."""
    region = organisation.effective_region
    return {
        "slug": organisation.slug,
        "kind": organisation.kind,
        "country_id": organisation.country_id,
        "region_id": region.pk if region else None,
        "languages": mask_of(languages_of(texts)),
        "accepts_messages": organisation.accepts_messages,
        "indexable": organisation.indexable,
        "confirmed_on": organisation.confirmed_on,
        "words_digest": words.digest(),
    } | {field: _mask(organisation, field) for field in VOCABULARIES}


def _beside(texts: dict[str, PublicText], first: PublicText, original_language: str) -> PublicText | None:
    """The original, where something else is shown first."""
    return texts.get(original_language) if first.language != original_language else None


def _plain(text: PublicText | None) -> Document | None:
    return dict(vars(text)) if text else None


def _answers(organisation: Organisation, language: str, texts: Texts) -> list[Document]:
    answers = []
    for question in ANSWERS:
        versions = texts.get(question, {})
        first = best_text(versions, language, organisation.original_language)
        if first:
            beside = _beside(versions, first, organisation.original_language)
            answers.append({"field": question, "shown": _plain(first), "original": _plain(beside)})
    return answers


def _names(organisation: Organisation, language: str, texts: Texts) -> Document:
    versions = texts.get("name", {})
    first = best_text(versions, language, organisation.original_language) or PublicText(organisation.slug, "en")
    return {"name": _plain(first), "original_name": _plain(_beside(versions, first, organisation.original_language))}


def _attached(organisation: Organisation) -> Document:
    """What hangs on an organisation in tables of its own."""
    names = organisation.other_names.all() if shown(organisation, "other_names") else []
    links = organisation.links.all() if shown(organisation, "links") else []
    return {
        "other_names": [
            {
                "name": name.name,
                "kind": name.kind,
                "language": name.language,
                "until": name.until.isoformat() if name.until else None,
            }
            for name in names
        ],
        "links": [{"label": link.label, "url": link.url} for link in links if is_http_url(link.url)],
        "covers": sorted(place.country_id for place in organisation.coverage.all()),
    }


def _website(organisation: Organisation) -> str:
    """An address of the web, or nothing: the admin checks it, but a file or a program may not have."""
    stated = organisation.website if shown(organisation, "website") else ""
    return stated if is_http_url(stated) else ""


def _documents(organisation: Organisation, networks: Iterable[str], texts: Texts) -> dict[str, Document]:
    """The public documents of an organisation, by language.

    ``networks`` are the slugs of those of its networks that may themselves be shown; the caller, the gate,
    knows them. ``texts`` are its public texts.
    """
    common = _common(organisation, texts) | {"networks": sorted(networks) if shown(organisation, "networks") else []}
    return {
        code: common
        | {"language": code, "answers": _answers(organisation, code, texts)}
        | _names(organisation, code, texts)
        for code, _name in settings.LANGUAGES
    }


def _common(organisation: Organisation, texts: Texts) -> Document:
    """What is the same in every language."""
    document: Document = {
        "slug": organisation.slug,
        "kind": organisation.kind,
        "acronym": organisation.acronym,
        "country": organisation.country_id,
        "region": region.slug if (region := organisation.effective_region) else None,
        "original_language": organisation.original_language,
        "languages": languages_of(texts),
        "spoken_languages": list(organisation.spoken_languages) if shown(organisation, "spoken_languages") else [],
        "founded": organisation.founded if shown(organisation, "founded") else None,
        "website": _website(organisation),
        "answers_date": organisation.answers_date.isoformat() if organisation.answers_date else None,
        "provenance": organisation.provenance,
        "is_example": organisation.is_example,
        "indexable": organisation.indexable,
        "accepts_messages": organisation.accepts_messages,
        "confirmed_on": organisation.confirmed_on.isoformat() if organisation.confirmed_on else None,
    }
    document |= {field: [entry.slug for entry in words_of(organisation, field)] for field in VOCABULARIES}
    return document | _attached(organisation)


def projection(organisation: Organisation) -> Projection:
    """What the public tables hold of an organisation that may be shown."""
    networks = [network.slug for network in organisation.networks.all() if SHOWN.allow(network)]
    texts = public_texts(organisation)
    documents = _documents(organisation, networks, texts)
    keys = {code: sort_key(document["name"]["text"], code) for code, document in documents.items()}
    words = indexed_text(organisation, texts)
    named = frozenset(documents[settings.LANGUAGE_CODE]["networks"])
    return Projection(_listing_row(organisation, texts, words), documents, keys, {"networks": named}, words)
