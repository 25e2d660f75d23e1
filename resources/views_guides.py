"""Guides: steps that open the directory with the right filters for the country a practitioner works in."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from members.models import Listing
from members.profile import Document
from members.vocabularies import CountryLabel
from resources.choices import Kind, Opens
from resources.views import ItemPage

# Rights-based services: what members offer that a referral looks for, and whom they are there for.
SERVICES = ("health", "legal-aid", "housing", "violence-response", "drop-in", "peer-support")
REFUGEES = ("refugee", "migrant")


@dataclass(frozen=True)
class Partners:
    """What the steps of a guide open: everywhere, or in the country that was chosen."""

    country: CountryLabel | None = None
    total: int = 0
    law: list[Document] = field(default_factory=list)

    @property
    def members(self) -> str:
        """The directory."""
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
        return f"{reverse('home')}referral/{self._query()}"

    @property
    def laws(self) -> str:
        """Publications about the law of the country."""
        return reverse("resources:resources") + self._query()

    def _listed(self, **filters: tuple[str, ...]) -> str:
        return reverse("members:list") + self._query(**filters)

    def _query(self, **filters: tuple[str, ...]) -> str:
        chosen: dict[str, Any] = {"country": self.country.code} if self.country else {}
        query = urlencode(chosen | filters, doseq=True)
        return f"?{query}" if query else ""


class GuidesView(ItemPage):
    """Every published guide."""

    template_name = "resources/guides.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The guides."""
        return super().get_context_data(guides=self.items(Kind.GUIDE), **kwargs)


class GuideView(ItemPage):
    """One guide. With ?country=KE its steps open what is listed there; an unknown country counts as none."""

    template_name = "resources/guide.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The steps, and what they open."""
        guide = self.one(Kind.GUIDE, kwargs["slug"])
        linked = [link["resource"] for step in guide["steps"] for link in step["links"]]
        return super().get_context_data(
            guide=guide,
            titles=self.titles(Kind.RESOURCE, linked),
            partners=self._partners(guide),
            countries=[country for country in self.labels.countries.values() if country.inhabited],
            **kwargs,
        )

    def _partners(self, guide: Document) -> Partners:
        country = self.labels.countries.get(self.request.GET.get("country", "").upper())
        if country is None:
            return Partners()
        total = Listing.objects.members().filter(country=country.code).count()
        asks = any(step["opens"] == Opens.LAW for step in guide["steps"])
        law = self.documents(Kind.RESOURCE).filter(item__country=country.code) if asks else None
        return Partners(country, total, list(law.values_list("document", flat=True)) if law is not None else [])


class ChecklistView(ItemPage):
    """A guide as boxes to tick, on a screen or on paper. What is ticked is stored nowhere."""

    template_name = "resources/checklist.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The steps with what can be ticked off."""
        return super().get_context_data(guide=self.one(Kind.GUIDE, kwargs["slug"]), **kwargs)
