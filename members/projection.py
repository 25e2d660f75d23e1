"""What the public tables hold of one organisation: a narrow row, and a document in each language.

Pure reading: nothing here writes. Only the gate stores what these functions return.
"""

from django.conf import settings

from members.choices import Status
from members.models import Organisation
from members.profile import (
    VOCABULARIES,
    Document,
    languages_of,
    project,
    public_texts,
    shown,
    words_of,
)
from members.search.document import search_text
from members.translation import text

Projection = tuple[Document, dict[str, Document]]


def may_be_shown(organisation: Organisation) -> bool:
    """The one rule: published, with consent, and not in a country on hold."""
    held = organisation.country is not None and organisation.country.on_hold
    return organisation.status == Status.PUBLISHED and organisation.listing_consent and not held


def _mask(organisation: Organisation, field: str) -> int:
    return sum(1 << entry.bit for entry in words_of(organisation, field))


def _searched(organisation: Organisation) -> str:
    """The words a listing is found by: public texts in every language, places and labels in all of them."""
    texts = [
        (said.text, said.language)
        for field in ("name", "works_with", "involvement", "challenges", "other_work")
        for said in public_texts(organisation, field).values()
    ]
    texts.append((organisation.acronym, organisation.original_language))
    if shown(organisation, "other_names"):
        texts += [(other.name, other.language) for other in organisation.other_names.all()]
    entries = [entry for field in VOCABULARIES for entry in words_of(organisation, field)]
    for code, _name in settings.LANGUAGES:
        texts += [(text(entry, "label", code), code) for entry in entries]
        texts += [(text(entry, "short", code), code) for entry in entries]
        texts += [(name, code) for name in _place_names(organisation, code)]
    if organisation.country:
        texts += [(alias, "en") for alias in organisation.country.aliases]
    return search_text(texts)


def _place_names(organisation: Organisation, language: str) -> list[str]:
    country = organisation.country
    region = country.region if country else organisation.region
    return [text(place, "name", language) for place in (country, region) if place]


def _listing_row(organisation: Organisation) -> Document:
    """The values of the Listing that belongs to an organisation, without its number."""
    region = organisation.country.region if organisation.country else organisation.region
    codes = [code for code, _name in settings.LANGUAGES]
    return {
        "slug": organisation.slug,
        "kind": organisation.kind,
        "country_id": organisation.country_id,
        "region_id": region.pk if region else None,
        "languages": sum(1 << codes.index(code) for code in languages_of(organisation)),
        "accepts_messages": organisation.accepts_messages,
        "indexable": organisation.indexable,
        "confirmed_on": organisation.confirmed_on,
        "search_text": _searched(organisation),
    } | {field: _mask(organisation, field) for field in VOCABULARIES}


def projection(organisation: Organisation) -> Projection:
    """What the public tables hold of an organisation that may be shown: a row, and a document a language."""
    networks = [network.slug for network in organisation.networks.all() if may_be_shown(network)]
    documents = {code: project(organisation, code, networks) for code, _name in settings.LANGUAGES}
    return _listing_row(organisation), documents
