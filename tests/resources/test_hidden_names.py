"""What a published entry names but may not be shown is not in the public tables either, and moves no edition."""

import json
from typing import Any

import pytest
from django.conf import settings
from django.core import serializers

from core.publishing.edition import current_edition
from members.choices import Status as OrganisationStatus
from members.choices import WithdrawalReason
from members.models import Organisation
from members.publishing import publication as gate
from members.translation import set_text
from resources.choices import Status
from resources.models import GuideStep, ProgrammePart, PublishedDocument, PublishedItem, StepLink
from resources.publishing import publication
from tests.factories import make_network
from tests.resources.making import make_facts, make_guide, make_programme, make_resource

pytestmark = pytest.mark.django_db


def stored() -> str:
    """Everything that the public tables of this app hold."""
    return json.dumps(
        [json.loads(serializers.serialize("json", m.objects.all())) for m in (PublishedItem, PublishedDocument)]
    )


@pytest.fixture
def hidden() -> Organisation:
    return make_network(slug="hidden-net", status=OrganisationStatus.DRAFT)


@pytest.fixture
def named(hidden: Organisation) -> dict[str, Any]:
    """Published entries that name a network in draft and a publication in draft in every way there is."""
    network = make_network(slug="open-net")
    paper = make_resource(slug="hidden-paper", status=Status.DRAFT)
    guide = make_guide({}, slug="guide")
    StepLink.objects.create(step=GuideStep.objects.get(), label="Read this", resource=paper)
    programme = make_programme(slug="work", lead=hidden, partners=(network, hidden))
    ProgrammePart.objects.create(programme=programme, kind="output", text="A paper", resource=paper)
    facts = make_facts(network, parts=(hidden,))
    companion = make_resource(slug="companion", companion=paper)
    own = make_facts(hidden, since=1907)
    return {"paper": paper, "guide": guide, "programme": programme, "facts": facts, "companion": companion, "own": own}


def test_neither_a_hidden_network_nor_a_hidden_publication_is_stored(named: dict[str, Any]) -> None:
    assert [word for word in ("hidden-net", "hidden-paper", '"since": 1907') if word in stored()] == []
    assert sorted(PublishedItem.objects.values_list("kind", "slug")) == [
        ("guide", "guide"),
        ("network", "open-net"),
        ("programme", "work"),
        ("resource", "companion"),
    ]
    assert "open-net" in stored()
    assert publication.verify() == []


def test_naming_what_is_hidden_moves_no_edition(named: dict[str, Any], hidden: Organisation) -> None:
    other = make_network(slug="another-hidden-net", status=OrganisationStatus.DRAFT)
    number = current_edition()

    named["programme"].partners.add(other)
    named["facts"].parts.add(other)
    named["companion"].companion = make_resource(slug="another-hidden-paper", status=Status.DRAFT)
    named["companion"].save()

    assert (current_edition(), "another-hidden" in stored()) == (number, False)


def test_a_network_is_named_as_long_as_it_is_listed(named: dict[str, Any], hidden: Organisation) -> None:
    gate.publish(hidden)
    document = PublishedDocument.objects.get(item__slug="work", language="en").document
    assert (document["lead"], document["partners"]) == ("hidden-net", ["hidden-net", "open-net"])
    assert PublishedItem.objects.get(slug="work").networks == "|hidden-net|open-net|"
    assert PublishedDocument.objects.get(item__slug="open-net", language="en").document["parts"] == ["hidden-net"]
    assert PublishedDocument.objects.get(item__slug="hidden-net", language="en").document["since"] == 1907
    assert publication.verify() == []

    gate.withdraw(hidden, WithdrawalReason.SAFETY)
    assert [word for word in ("hidden-net", '"since": 1907') if word in stored()] == []
    assert publication.verify() == []


def test_a_publication_is_named_as_long_as_it_is_published(named: dict[str, Any]) -> None:
    def naming() -> list[Any]:
        documents = PublishedDocument.objects.filter(language="en").values_list("item__slug", "document")
        by_slug = dict(documents)
        link = by_slug["guide"]["steps"][0]["links"][0]
        return [by_slug["companion"]["companion"], by_slug["work"]["outputs"][0]["resource"], link["resource"]]

    assert naming() == [None] * 3
    publication.publish(named["paper"])
    assert (naming(), publication.verify()) == (["hidden-paper"] * 3, [])

    publication.withdraw(named["paper"])
    assert (naming(), publication.verify()) == ([None] * 3, [])
    assert "hidden-paper" not in stored()


def test_a_publication_that_loses_its_title_and_its_word_at_once_is_named_nowhere(named: dict[str, Any]) -> None:
    paper = named["paper"]
    publication.publish(paper)
    assert "hidden-paper" in stored()

    paper.slug = "another-word"
    for code, _name in settings.LANGUAGES:
        set_text(paper, "title", code, "")
    paper.save()

    assert [word for word in ("hidden-paper", "another-word") if word in stored()] == []
    assert publication.verify() == []
