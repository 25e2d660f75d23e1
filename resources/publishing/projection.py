"""What the public tables hold of one published entry: a narrow row, a document in each language, and its words.

Pure reading: nothing here writes. Documents name networks, places, themes and other entries by their words in
addresses, and only such as may be shown themselves: the gate projects again whatever names one that comes or goes.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.utils.text import slugify

from core.languages import CODES, mask_of
from core.publishing.documents import Document, Row
from core.publishing.store import Projection
from core.text.sorting import sort_key
from members.models import Organisation
from members.rules import SHOWN
from members.translation import text
from resources import rich_text
from resources.choices import REGION_BITS, TYPE_BITS, year_bits
from resources.models.base import Entry
from resources.models.guides import Guide, GuideStep, StepLink
from resources.models.networks import NetworkFacts, Programme, ProgrammePart
from resources.models.pages import Achievement, NewsItem, Page
from resources.models.publications import Resource
from resources.publishing.indexed_text import indexed_text
from resources.rules import may_be_shown


def _listed(networks: Iterable[Organisation]) -> list[str]:
    """The slugs of those networks that may be shown."""
    return sorted(network.slug for network in networks if SHOWN.allow(network))


def _shown(resource: Resource | None) -> str | None:
    """The slug of a publication that may be shown."""
    return resource.slug if resource and may_be_shown(resource) else None


def _says_something(resource: Resource | None, has_more: bool) -> bool:
    """Not what names a hidden publication and nothing else: its place would tell that there is one."""
    return has_more or resource is None or may_be_shown(resource)


def _lead(entry: Programme) -> str | None:
    return next(iter(_listed([entry.lead])), None) if entry.lead else None


def written_in(instance: Model, name: str) -> list[str]:
    """The languages in which a text exists, in the order of the settings."""
    return [code for code in CODES if text(instance, name, code).strip()]


def said(instance: Model, name: str, language: str) -> Document | None:
    """A text as a reader of a language gets it: in that language, else in English, else in any; and which it is."""
    there = written_in(instance, name)
    shown = next((code for code in (language, settings.LANGUAGE_CODE, *there) if code in there), None)
    return {"text": text(instance, name, shown).strip(), "language": shown} if shown else None


def lines(instance: Model, name: str, language: str) -> Document | None:
    """A list that is written one a line."""
    found = said(instance, name, language)
    return {"lines": lines_of(found["text"]), "language": found["language"]} if found else None


def lines_of(written: str) -> list[str]:
    """The lines of a text that hold something."""
    return [line.strip() for line in written.splitlines() if line.strip()]


def _marked(names: list[str]) -> str:
    """Words that a query can look for as |word|."""
    return "|" + "|".join(dict.fromkeys(names)) + "|" if names else ""


# --- one function for each kind: what is the same in every language, and what is not ---------------------


def _resource(entry: Resource, language: str) -> Document:
    regions = sorted(region.slug for region in entry.regions.all())
    return {
        "type": entry.type,
        "publisher": entry.publisher,
        "languages": list(entry.languages),
        "link": entry.link,
        "years": [{"year": year.year, "source": year.source} for year in entry.years.all()],
        "regions": regions,
        "themes": [area.slug for area in sorted(entry.themes.all(), key=lambda area: area.position)],
        "country": entry.country_id,
        "is_law": entry.is_law,
        "companion": _shown(entry.companion),
        "summary": said(entry, "summary", language),
    }


def _resource_row(entry: Resource) -> Row:
    names = [slugify(name) for name in entry.publisher.split(",")]
    return {
        "types": 1 << TYPE_BITS[entry.type] if entry.type in TYPE_BITS else 0,
        "languages": mask_of(entry.languages),
        "years": year_bits([year.year for year in entry.years.all()]),
        "regions": sum(1 << REGION_BITS[region.slug] for region in entry.regions.all() if region.slug in REGION_BITS),
        "themes": sum(1 << area.bit for area in entry.themes.all()),
        "country": entry.country_id or "" if entry.is_law else "",
        "networks": _marked([name for name in names if name]),
    }


def _programme(entry: Programme, language: str) -> Document:
    parts = [part for part in entry.parts.all() if _says_something(part.resource, bool(written_in(part, "text")))]
    return {
        "lead": _lead(entry),
        "partners": _listed(entry.partners.all()),
        "other_partners": lines_of(entry.other_partners),
        "start": entry.start,
        "end": entry.end,
        "funder": said(entry, "funder", language),
        "summary": said(entry, "summary", language),
        "objectives": lines(entry, "objectives", language),
        "grants": [_part(part, language) for part in parts if part.kind == "grant"],
        "outputs": [_part(part, language) for part in parts if part.kind == "output"],
    }


def _part(part: ProgrammePart, language: str) -> Document:
    return {
        "years": part.years,
        "said": said(part, "text", language),
        "status": part.status,
        "resource": _shown(part.resource),
    }


def _programme_row(entry: Programme) -> Row:
    lead = _lead(entry)
    years = list(range(entry.start, (entry.end or entry.start) + 1)) if entry.start else []
    named = ([lead] if lead else []) + _listed(entry.partners.all())
    return {"networks": _marked(named), "years": year_bits(years)}


def _network(entry: NetworkFacts, language: str) -> Document:
    return {
        "since": entry.since,
        "seat": said(entry, "seat", language),
        "summary": said(entry, "note", language),
        "parts": _listed(entry.parts.all()),
    }


def _guide(entry: Guide, language: str) -> Document:
    return {
        "summary": said(entry, "summary", language),
        "credit": said(entry, "credit", language),
        "credit_link": entry.credit_link,
        "steps": [_step(step, language) for step in entry.steps.all()],
    }


def _step(step: GuideStep, language: str) -> Document:
    return {
        "number": step.number,
        "title": said(step, "title", language) or {"text": str(step.number), "language": language},
        "text": said(step, "text", language),
        "examples": lines(step, "examples", language),
        "checklist": lines(step, "checklist", language),
        "opens": step.opens,
        "links": [
            _link(link, language)
            for link in step.links.all()
            if _says_something(link.resource, bool(link.url or link.page or written_in(link, "label")))
        ],
    }


def _link(link: StepLink, language: str) -> Document:
    label = said(link, "label", language)
    return {"label": label, "url": link.url, "resource": _shown(link.resource), "page": link.page}


def _page(entry: Page, language: str) -> Document:
    body = said(entry, "body", language)
    html = {"html": rich_text.rendered(body["text"]), "language": body["language"]} if body else None
    first = {"text": rich_text.first_paragraph(html["html"]), "language": html["language"]} if html else None
    return {"summary": said(entry, "summary", language), "excerpt": first, "body": html}


def _achievement(entry: Achievement, language: str) -> Document:
    return {"year": entry.year, "summary": said(entry, "text", language)}


def _news(entry: NewsItem, language: str) -> Document:
    return {
        "date": entry.date.isoformat(),
        "region": entry.region.slug if entry.region else None,
        "summary": said(entry, "text", language),
    }


def _news_row(entry: NewsItem) -> Row:
    region = entry.region.slug if entry.region else ""
    return {"day": entry.date, "regions": 1 << REGION_BITS[region] if region in REGION_BITS else 0}


DOCUMENTS: dict[type[Entry], Callable[[Any, str], Document]] = {
    Resource: _resource,
    Programme: _programme,
    NetworkFacts: _network,
    Guide: _guide,
    Page: _page,
    Achievement: _achievement,
    NewsItem: _news,
}
ROWS: dict[type[Entry], Callable[[Any], Document]] = {
    Resource: _resource_row,
    Programme: _programme_row,
    NewsItem: _news_row,
    Achievement: lambda entry: {"years": year_bits([entry.year] if entry.year else [])},
}
EMPTY_ROW: Document = {
    "day": None,
    "country": "",
    "networks": "",
    "types": 0,
    "languages": 0,
    "years": 0,
    "regions": 0,
    "themes": 0,
}


def projection(entry: Entry) -> Projection:
    """What the public tables hold of an entry that is published."""
    has_title = hasattr(entry, "title")
    documents = {}
    for code in CODES:
        title = said(entry, "title", code) if has_title else None
        common: Document = {"kind": str(entry.kind), "slug": entry.slug, "language": code, "source": entry.source}
        common["title"] = title or {"text": entry.slug, "language": settings.LANGUAGE_CODE}
        documents[code] = common | DOCUMENTS[type(entry)](entry, code)
    words = indexed_text(documents)
    row = EMPTY_ROW | {"slug": entry.slug, "position": entry.position}
    row |= {"languages": mask_of(written_in(entry, "title"))} if has_title else {}
    row |= ROWS.get(type(entry), lambda _entry: {})(entry) | {"words_digest": words.digest()}
    keys = {code: sort_key(document["title"]["text"], code) for code, document in documents.items()}
    return Projection(row, documents, keys, words=words)
