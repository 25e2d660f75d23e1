"""What belongs to an entry and what it names is read from the models."""

import pytest

from members.models import Organisation
from resources.models import GuideStep, ProgrammePart, Resource, ResourceYear, StepLink
from resources.publishing.relations import ENTRIES, many_to_many, owners_of, paths, related_models
from tests.resources.making import make_guide, make_page


def test_every_way_to_a_network_and_to_a_publication_is_known() -> None:
    assert {model.__name__: (paths(model, Organisation), paths(model, Resource)) for model in ENTRIES} == {
        "Resource": ((), ("companion",)),
        "Guide": ((), ("steps__links__resource",)),
        "NetworkFacts": (("network", "parts"), ()),
        "Programme": (("lead", "partners"), ("parts__resource",)),
        "Achievement": ((), ()),
        "Page": ((), ()),
        "NewsItem": ((), ()),
    }


def test_every_row_below_an_entry_is_known() -> None:
    assert set(related_models()) == {ResourceYear, GuideStep, ProgrammePart, StepLink}
    assert sorted(through._meta.object_name for through in many_to_many()) == [
        "NetworkFacts_parts",
        "Programme_partners",
        "Resource_regions",
        "Resource_themes",
    ]


@pytest.mark.django_db
def test_a_link_belongs_to_the_guide_of_its_step() -> None:
    guide = make_guide({"title": "One"})
    step = guide.steps.get()
    link = StepLink.objects.create(step=step, label="x")

    assert (owners_of(link), owners_of(step), owners_of(guide)) == ([guide], [guide], [guide])
    assert owners_of(StepLink(step_id=0)) == []
    page = make_page({"title": {"en": "Page"}})
    assert owners_of(page) == [page]
