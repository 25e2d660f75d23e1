"""Guides: steps that open the directory with the right filters for the country a practitioner works in."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from core.publishing.documents import Document
from members.public.labels import CountryLabel, Labels
from members.public.table_cache import column_store
from resources.choices import Kind, Opens
from resources.public import documents
from resources.public.entries import PublicEntry, PublicLines, PublicText
from resources.public.publication_views import PublicResource
from resources.public.views import ItemDetailView, ItemView

# Rights-based services: what members offer that a referral looks for, and whom they are there for.
SERVICES = ("health", "legal-aid", "housing", "violence-response", "drop-in", "peer-support")
REFUGEES = ("refugee", "migrant")


@dataclass(frozen=True)
class PublicStepLink:
    """A link of a step: to a publication here (by its slug), to a page of this site, or elsewhere."""

    label: PublicText | None
    url: str
    resource: str | None
    page: str


@dataclass(frozen=True)
class PublicStep:
    """One step of a guide. ``opens``: what it opens in the directory."""

    number: int
    title: PublicText
    text: PublicText | None
    examples: PublicLines | None
    checklist: PublicLines | None
    opens: str
    links: list[PublicStepLink]

    @classmethod
    def read(cls, step: Document) -> "PublicStep":
        return cls(
            number=step["number"],
            title=PublicText(step["title"]["text"], step["title"]["language"]),
            text=PublicText.read(step["text"]),
            examples=PublicLines.read(step["examples"]),
            checklist=PublicLines.read(step["checklist"]),
            opens=step["opens"],
            links=[
                PublicStepLink(PublicText.read(link["label"]), link["url"], link["resource"], link["page"])
                for link in step["links"]
            ],
        )


@dataclass(frozen=True)
class PublicGuide(PublicEntry, kind=Kind.GUIDE):
    """Guidance in steps. ``credit``: whose it is, and what is left out of it."""

    credit: PublicText | None
    credit_link: str
    steps: list[PublicStep]

    @classmethod
    def values(cls, document: Document, labels: Labels) -> dict[str, Any]:
        return {
            "credit": PublicText.read(document["credit"]),
            "credit_link": document["credit_link"],
            "steps": [PublicStep.read(step) for step in document["steps"]],
        }


@dataclass(frozen=True)
class Partners:
    """What the steps of a guide open: everywhere, or in the country that was chosen."""

    country: CountryLabel | None = None
    total: int = 0
    law: list[PublicResource] = field(default_factory=list)

    @property
    def has_own_law(self) -> bool:
        """Whether a publication tells the law of the chosen country alone."""
        return any(publication.country for publication in self.law)

    @property
    def members(self) -> str:
        return self._listed()

    @property
    def services(self) -> str:
        """Those that offer a service based on rights."""
        return self._listed(support=SERVICES)

    @property
    def refugees(self) -> str:
        """Those that work with refugees or migrants."""
        return self._listed(population=REFUGEES)

    @property
    def networks(self) -> str:
        """The page of the country, which names its networks; without a country, all networks."""
        if self.country:
            return reverse("members:country", kwargs={"code": self.country.path_code})
        return reverse("resources:networks")

    @property
    def referral(self) -> str:
        """The sheet to print: the same organisations as the list has."""
        return reverse("members:referral") + self._query()

    def _listed(self, **filters: tuple[str, ...]) -> str:
        return reverse("members:list") + self._query(**filters)

    def _query(self, **filters: tuple[str, ...]) -> str:
        chosen: dict[str, Any] = {"country": self.country.code} if self.country else {}
        query = urlencode(chosen | filters, doseq=True)
        return f"?{query}" if query else ""


class GuidesView(ItemView):
    """Every published guide."""

    template_name = "resources/guides.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(guides=self.items(Kind.GUIDE), **kwargs)


class GuideView(ItemDetailView):
    """One guide. With ?country=KE its steps open what is listed there; an unknown country counts as none."""

    template_name = "resources/guide.html"
    kind = Kind.GUIDE

    def canonical_query(self) -> QueryDict:
        """The country, if there is one of that code."""
        query, country = super().canonical_query(), self._country()
        query.update({"country": country.code} if country else {})
        return query

    def _country(self) -> CountryLabel | None:
        return self.labels.countries.get(self.request.GET.get("country", "").upper())

    def context_for(self, item: PublicGuide) -> dict[str, Any]:
        """The steps, and what they open."""
        linked = [link.resource for step in item.steps for link in step.links]
        return {
            "guide": item,
            "titles": self.titles(Kind.RESOURCE, linked),
            "partners": self._partners(item),
            "countries": [country for country in self.labels.countries.values() if country.inhabited],
        }

    def _partners(self, guide: PublicGuide) -> Partners:
        country = self._country()
        law = self._law(guide, country.code if country else None)
        if country is None:
            return Partners(law=law)
        total = column_store(self.snapshot.edition).count_by_country().get(country.code, 0)
        return Partners(country, total, law)

    def _law(self, guide: PublicGuide, code: str | None) -> list[PublicResource]:
        """What tells the law of a country, then of all countries together; nothing where no step asks for it."""
        if not any(step.opens == Opens.LAW for step in guide.steps):
            return []
        laws = documents.read(self.documents(Kind.RESOURCE).filter(document__is_law=True), self.labels)
        own = [law for law in laws if code and law.country and law.country.code == code]
        return own + [law for law in laws if not law.country]


class ChecklistView(ItemDetailView):
    """A guide as boxes to tick, on a screen or on paper. What is ticked is stored nowhere."""

    template_name = "resources/checklist.html"
    kind = Kind.GUIDE

    def context_for(self, item: PublicGuide) -> dict[str, Any]:
        """The steps with what can be ticked off."""
        return {"guide": item}
