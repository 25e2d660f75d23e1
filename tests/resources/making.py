"""Invented programmes, publications, guides and pages. Name only what a test is about; the rest is made up."""

from datetime import date
from itertools import count
from typing import Any

from members.models import Organisation
from members.translation import set_text
from resources.choices import Status
from resources.models import (
    Achievement,
    Entry,
    Guide,
    GuideStep,
    NetworkFacts,
    NewsItem,
    Page,
    Programme,
    Resource,
    ResourceYear,
)
from tests.factories import make_area, make_region

numbers = count(1)
Texts = dict[str, dict[str, str]]
TITLES = {"title": {"en": "An invented title"}}


def written(model: type[Any], texts: Texts | None = None, **fields: Any) -> Any:
    """A published entry with texts as {field: {language: text}}."""
    entry = model(**{"slug": f"entry-{next(numbers)}", "status": Status.PUBLISHED} | fields)
    for field, by in (TITLES | (texts or {})).items():
        for language, text in by.items():
            set_text(entry, field, language, text)
    entry.save()
    return entry


def make_resource(
    texts: Texts | None = None,
    *,
    years: tuple[int, ...] = (),
    themes: tuple[str, ...] = (),
    regions: tuple[str, ...] = (),
    **fields: Any,
) -> Resource:
    """A publication."""
    resource: Resource = written(Resource, texts, **{"type": "statement"} | fields)
    for year in years:
        ResourceYear.objects.create(resource=resource, year=year, source=f"Source of {year}")
    resource.themes.set(make_area(slug) for slug in themes)
    resource.regions.set(make_region(slug) for slug in regions)
    return resource


def make_guide(*steps: dict[str, Any], **fields: Any) -> Guide:
    """A guide whose steps are given by their fields."""
    guide: Guide = written(Guide, **fields)
    for number, step in enumerate(steps, start=1):
        GuideStep.objects.create(guide=guide, **{"number": number, "title": f"Step {number}"} | step)
    return guide


def make_programme(texts: Texts | None = None, partners: tuple[Organisation, ...] = (), **fields: Any) -> Programme:
    """A programme."""
    programme: Programme = written(Programme, texts, **fields)
    programme.partners.set(partners)
    return programme


def make_facts(network: Organisation, texts: Texts | None = None, **fields: Any) -> NetworkFacts:
    """What stands on a network's page beside its profile."""
    parts = fields.pop("parts", ())
    facts = NetworkFacts(**{"slug": network.slug, "network": network, "status": Status.PUBLISHED} | fields)
    for field, by in (texts or {}).items():
        for language, text in by.items():
            set_text(facts, field, language, text)
    facts.save()
    facts.parts.set(parts)
    return facts


def make_page(texts: Texts | None = None, **fields: Any) -> Page:
    """A page of text."""
    page: Page = written(Page, texts, **fields)
    return page


def make_achievement(texts: Texts | None = None, **fields: Any) -> Achievement:
    """An achievement."""
    achievement: Achievement = written(Achievement, texts, **fields)
    return achievement


def make_news(texts: Texts | None = None, **fields: Any) -> NewsItem:
    """A news item."""
    item: NewsItem = written(NewsItem, texts, **{"date": date(2026, 3, 8)} | fields)
    return item


def one_of_each(**fields: Any) -> list[Entry]:
    """Every kind but a network's page, each with a word in its texts that stands nowhere else."""
    told: Texts = {"title": {"en": "Zanzibarite"}}
    return [
        make_resource(told | {"summary": {"en": "Zanzibarite"}}, years=(1999,), link="https://example.org/z", **fields),
        make_guide({"title": "Zanzibarite step"}, texts=told, **fields),
        make_programme(told, other_partners="Zanzibarite partners", **fields),
        make_page(told | {"body": {"en": "Zanzibarite"}}, **fields),
        make_achievement(told, year=1999, **fields),
        make_news(told, **fields),
    ]
