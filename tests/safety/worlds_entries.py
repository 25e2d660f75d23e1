"""Publications, guides, programmes, pages and news in the two worlds: public ones in A, drafts and withdrawn in B."""

from typing import Any

from members.models import Organisation, Region
from resources.choices import Status
from resources.models import GuideStep, NetworkFacts, Programme, ProgrammePart, Resource, StepLink
from tests.resources.making import (
    make_achievement,
    make_facts,
    make_guide,
    make_news,
    make_page,
    make_programme,
    make_resource,
)
from tests.safety.canaries import Canaries

OPEN = "open-entry"  # every kind has one under this word
HIDDEN = (Status.DRAFT, Status.WITHDRAWN)


def open_entries(network: Organisation) -> None:
    """One public entry of each kind."""
    make_resource(slug=OPEN, years=(2013,), themes=("health",), regions=("africa",), languages=["en"])
    make_guide({"title": "Open step", "opens": "law"}, slug=OPEN)
    make_programme(slug=OPEN, lead=network)
    make_facts(network, since=1990)
    make_page(slug=OPEN)
    make_achievement(slug=OPEN, year=2013)
    make_news(slug=OPEN, region=Region.objects.get(slug="africa"))


def hidden_entries(canaries: Canaries) -> None:
    """Entries of each kind that are not public, tied to public ones; every text a canary."""
    network = Organisation.objects.get(slug="open-network")
    in_law: dict[str, Any] = {"country_id": "BI", "is_law": True}
    for status in HIDDEN:
        hidden: dict[str, Any] = {"slug": canaries.word(), "source": canaries.word(), "status": status}
        canaries.slugs.append(hidden["slug"])
        make_resource(
            canaries.texts("title", "summary"),
            years=(1907,),
            themes=("hidden-area", "health"),
            regions=("europe",),
            languages=["en", "fr"],
            publisher=canaries.word(),
            link=f"https://{canaries.word()}.example.org/",
            companion=Resource.objects.get(slug=OPEN),
            **in_law,
            **hidden,
        )
        step = {"title": canaries.word(), "text": canaries.word(), "checklist": canaries.word(), "opens": "law"}
        make_guide(step, texts=canaries.texts("title", "summary"), **hidden)
        make_programme(
            canaries.texts("title", "summary"), lead=network, partners=(network,), other_partners="ASWA", **hidden
        )
        make_page(canaries.texts("title", "body"), **hidden)
        make_achievement(canaries.texts("title", "text"), year=1907, **hidden)
        make_news(canaries.texts("title", "text"), region=Region.objects.get(slug="europe"), **hidden)
    unseen = Organisation.objects.exclude(slug="open-network").get(kind="network")
    make_facts(unseen, canaries.texts("note"), slug="hidden-facts", since=1907, status=Status.DRAFT)
    named_by_public_ones(unseen, Resource.objects.get(status=Status.DRAFT))


def named_by_public_ones(network: Organisation, draft: Any) -> None:
    """What is public names what is not, wherever staff can name something."""
    programme: Any = Programme.objects.get(slug=OPEN)
    programme.partners.add(network)
    ProgrammePart.objects.create(programme=programme, kind="output", resource=draft)
    facts: Any = NetworkFacts.objects.get(slug="open-network")
    facts.parts.add(network)
    resource: Any = Resource.objects.get(slug=OPEN)
    resource.companion = draft
    resource.save()
    StepLink.objects.create(step=GuideStep.objects.get(guide__slug=OPEN), resource=draft)
