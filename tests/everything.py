"""A world with one of everything, whose every text can be made whatever a test wants."""

from typing import Any

from django.db import models

from members.models import Country, Link, OtherName, Region
from tests.factories import make_area, make_network, make_organisation, make_population, make_support
from tests.resources.making import (
    make_achievement,
    make_facts,
    make_guide,
    make_news,
    make_page,
    make_programme,
    make_resource,
)

NO_TEXT = {"slug", "code", "type", "kind", "status", "region", "path"}
# One address of each kind, below a language.
PAGES = [
    "",
    "members/",
    "members/one/",
    "members/?q=n",
    "countries/",
    "countries/bi/",
    "regions/africa/",
    "referral/",
    "search/?q=n",
    "search/?q=n&in=more",
    "networks/",
    "networks/net/",
    "programmes/",
    "programmes/programme/",
    "resources/",
    "resources/paper/",
    "guides/",
    "guides/guide/",
    "guides/guide/checklist/",
    "about/",
    "about/page/",
    "about/achievements/",
    "about/priority-areas/",
    "about/priority-areas/health/",
    "news/",
]


def make_everything() -> list[models.Model]:
    """One object of each model that has texts."""
    network = make_network(slug="net", texts={"name": {"en": "Net"}})
    organisation = make_organisation(slug="one", country="BI", areas=("health",), networks=(network,))
    OtherName.objects.create(organisation=organisation, name="Other")
    Link.objects.create(organisation=organisation, label="Label", url="https://example.org/")
    guide = make_guide({"title": "Step"}, slug="guide")
    programme = make_programme(slug="programme")
    return [
        network,
        organisation,
        *OtherName.objects.all(),
        *Link.objects.all(),
        guide,
        *guide.steps.all(),
        programme,
        make_facts(network),
        make_resource(slug="paper", years=(2020,)),
        make_page(slug="page"),
        make_achievement(),
        make_news(),
        make_area("health"),
        make_population("female"),
        make_support("legal-aid"),
        *Region.objects.all(),
        *Country.objects.filter(code="BI"),
    ]


def text_fields(instance: models.Model) -> "list[models.Field[Any, Any]]":
    """The fields of an object that hold words of whoever edits it."""
    return [
        field
        for field in instance._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not isinstance(field, models.URLField | models.SlugField | models.EmailField)
        and not field.choices
        and field.editable
        and not field.primary_key
        and field.name not in NO_TEXT
        and (field.max_length or 100) >= 40
    ]


def fill(written: list[models.Model], text: str) -> None:
    """Put a text into every field of some objects, after a letter, for a name needs one."""
    for instance in written:
        for field in text_fields(instance):
            setattr(instance, field.name, f"n{text}"[: field.max_length])
        instance.save()
