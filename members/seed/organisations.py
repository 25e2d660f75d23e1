"""The networks and the first members as their fixtures have them, from networks.toml and members.toml in data/.

The files hold what people write; this module adds what follows from it: digests, translation states, the
countries of a region.
"""

import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from members.choices import ConsentBasis, Kind, OtherNameKind, Provenance, Status, TranslationAuthor
from members.models import text_digest
from members.models.organisation import TRANSLATED_FIELDS
from members.models.taxonomy import VOCABULARIES
from members.seed.countries import Row, codes_by_region, in_columns, uninhabited

DATA = Path(__file__).parent / "data"
FIXTURES = settings.BASE_DIR / "fixtures"
KINDS = {"networks": Kind.NETWORK, "members": Kind.MEMBER}
PLAIN = ("acronym", "original_language", "founded", "website", "country")
WRITTEN = datetime(2026, 11, 1, tzinfo=UTC).isoformat()  # a fixture has to say when; a fixed day keeps it the same


def rows(fixture: str) -> Iterator[Row]:
    """The rows of the fixture “networks” or “members”.

    Each organisation is an empty draft until all that hangs on it is there: loading builds its listing once, not
    with each of sixty countries.
    """
    for slug, entry in _source(fixture).items():
        yield _draft(slug, KINDS[fixture])
        yield from _states(slug, entry)
        yield from _other_names(slug, entry)
        yield from _coverage(slug, entry)
        yield _organisation(slug, entry, KINDS[fixture])


def slugs(fixture: str) -> list[str]:
    """The slugs of the organisations in one of the fixtures."""
    return list(_source(fixture))


@lru_cache(maxsize=len(KINDS))
def _source(fixture: str) -> Row:
    return tomllib.loads((DATA / f"{fixture}.toml").read_text(encoding="utf-8"))


def _draft(slug: str, kind: str) -> Row:
    """What the other rows can hang on: not shown yet, for it has no consent. Only the gate changes a status later."""
    fields = {"slug": slug, "kind": kind, "status": Status.PUBLISHED, "created": WRITTEN, "updated": WRITTEN}
    return {"model": "members.organisation", "fields": fields}


def _organisation(slug: str, entry: Row, kind: str) -> Row:
    """A published organisation, on the consent that it already stands on the network's present site."""
    fields: Row = {
        "slug": slug,
        "kind": kind,
        "region": [entry["region"]] if "region" in entry else None,
        "provenance": Provenance.EDITORS,
        "status": Status.PUBLISHED,
        "listing_consent": True,
        "consent_basis": ConsentBasis.PRESENT_SITE,
        "created": WRITTEN,
        "updated": WRITTEN,
    }
    fields |= {name: entry[name] for name in PLAIN if name in entry}
    fields |= {name: [[word] for word in entry.get(name, [])] for name in VOCABULARIES}
    for field in TRANSLATED_FIELDS:
        fields |= in_columns(field, _texts(entry, field))
    return {"model": "members.organisation", "fields": fields}


def _texts(entry: Row, field: str) -> dict[str, str]:
    """What is written of one field, by language."""
    return {language: text.strip() for language, text in entry.get(field, {}).items()}


def _states(slug: str, entry: Row) -> Iterator[Row]:
    """One state for each translation: the organisation's own wording where attested, else a translator's."""
    original = entry["original_language"]
    for field in TRANSLATED_FIELDS:
        texts = _texts(entry, field)
        for language in (language for language in texts if language != original):
            attested = language in entry.get("attested", [])
            state = {
                "organisation": [slug],
                "field": field,
                "language": language,
                "digest": text_digest(texts[original]),
                "author": TranslationAuthor.ORGANISATION if attested else TranslationAuthor.PERSON,
                "reviewed": True,
            }
            yield {"model": "members.translationstate", "fields": state}


def _other_names(slug: str, entry: Row) -> Iterator[Row]:
    for other in entry.get("other_names", []):
        until: date | None = other.get("until")
        name = {
            "organisation": [slug],
            "name": other["name"],
            "kind": other.get("kind", OtherNameKind.OTHER),
            "language": other.get("language", ""),
            "until": until.isoformat() if until else None,
        }
        yield {"model": "members.othername", "fields": name}


def _coverage(slug: str, entry: Row) -> Iterator[Row]:
    for code in _covered(entry):
        yield {"model": "members.networkcoverage", "fields": {"network": [slug], "country": code}}


def _covered(entry: dict[str, Any]) -> list[str]:
    """The codes of the countries that a network covers."""
    region = entry.get("covers_region")
    if region:
        return sorted(code for code, slug in codes_by_region().items() if slug == region and code not in uninhabited())
    return sorted(entry.get("covers", "").split())
