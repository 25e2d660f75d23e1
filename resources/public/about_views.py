"""What NSWP says of itself: pages, priority areas, achievements, news from the regions."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import F
from django.http import Http404, QueryDict

from core.languages import BITS, NAMES
from core.publishing.documents import Document
from members.public.labels import Label, Labels
from members.public.search import ids_by_name
from members.public.table_cache import column_store
from resources.choices import REGION_BITS, Kind
from resources.public import documents, entries
from resources.public.entries import PublicEntry, PublicHtml, PublicText
from resources.public.views import ItemDetailView, ItemView


@dataclass(frozen=True)
class PublicPage(PublicEntry, kind=Kind.PAGE):
    """A page of text. ``excerpt``: how it begins."""

    excerpt: PublicText | None
    body: PublicHtml | None

    @classmethod
    def values(cls, document: Document, labels: Labels) -> dict[str, Any]:
        return {"excerpt": PublicText.read(document["excerpt"]), "body": PublicHtml.read(document["body"])}

    @property
    def card_text(self) -> PublicText | None:
        return self.summary or self.excerpt


@dataclass(frozen=True)
class PublicAchievement(PublicEntry, kind=Kind.ACHIEVEMENT):
    """What was achieved, in a year if that is known."""

    year: int | None

    @classmethod
    def values(cls, document: Document, labels: Labels) -> dict[str, Any]:
        return {"year": document["year"]}


@dataclass(frozen=True)
class PublicNewsItem(PublicEntry, kind=Kind.NEWS):
    """A short dated item."""

    date: date
    region: Label | None

    @classmethod
    def values(cls, document: Document, labels: Labels) -> dict[str, Any]:
        return {"date": date.fromisoformat(document["date"]), "region": labels.regions.get(document["region"])}


class AboutView(ItemView):
    """Where everything that NSWP says of itself can be found."""

    template_name = "resources/about.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        areas = list(self.labels.priority_areas.values())
        return super().get_context_data(pages=self.items(Kind.PAGE), areas=areas, **kwargs)


class PageView(ItemDetailView):
    """One page of text."""

    template_name = "resources/page.html"
    kind = Kind.PAGE

    def context_for(self, item: PublicPage) -> dict[str, Any]:
        """The page, and the others."""
        return {"item": item, "others": [other for other in self.items(Kind.PAGE) if other.slug != item.slug]}


class AchievementsView(ItemView):
    """What was achieved, year by year; what has no known year stands by itself."""

    template_name = "resources/achievements.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The dated ones by year, then those without."""
        return super().get_context_data(**self.timeline(self.items(Kind.ACHIEVEMENT)), **kwargs)

    def context_for(self, item: PublicAchievement) -> dict[str, Any]:
        """One of them alone, as staff look at it."""
        return self.timeline([item])

    def timeline(self, items: list[PublicAchievement]) -> dict[str, Any]:
        """Achievements by year."""
        dated = sorted((item for item in items if item.year), key=lambda item: item.year or 0)
        return {"dated": dated, "undated": [item for item in items if not item.year]}


class AreasView(ItemView):
    """NSWP's priority areas in full, each with its numbers."""

    template_name = "resources/areas.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(areas=list(self.labels.priority_areas.values()), **kwargs)


class AreaView(ItemView):
    """One priority area: its full wording, members that work on it, publications about it."""

    template_name = "resources/area.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The area with the first of its members and its publications."""
        area = self.labels.priority_areas.get(kwargs["slug"])
        if area is None:
            raise Http404
        ids = ids_by_name(column_store(self.snapshot.edition).with_area(area.bit), self.snapshot)
        about = self.documents(Kind.RESOURCE).alias(common=F("item__themes").bitand(1 << area.bit))
        return super().get_context_data(
            area=area,
            total=len(ids),
            profiles=self.read_in_order(ids[:6].tolist()),
            resources=documents.read(about.filter(common__gt=0)[: settings.PAGE_SIZE], self.labels),
            **kwargs,
        )


class NewsView(ItemView):
    """News from the regions, the newest first; ?region= and ?language= narrow it, an unknown word counts as none."""

    template_name = "resources/news.html"

    def canonical_query(self) -> QueryDict:
        """The region and the language, if they are known, and the number of the page."""
        query, chosen = super().canonical_query(), {"region": self._region(), "language": self._language()}
        query.update({name: value for name, value in chosen.items() if value})
        return self.with_page_number(query)

    def _region(self) -> str:
        region = self.request.GET.get("region", "")
        return region if region in REGION_BITS and region in self.labels.regions else ""

    def _language(self) -> str:
        language = self.request.GET.get("language", "")
        return language if language in NAMES else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A page of items, and what can be chosen."""
        region, language = self._region(), self._language()
        page = self.page_of(self._rows(region, language))
        items = [entries.read(row.document, self.labels) for row in page.object_list]
        return super().get_context_data(
            page=page,
            items=items,
            regions=list(self.labels.regions.values()),
            region=region,
            language=language,
            languages=settings.LANGUAGES,
            **kwargs,
        )

    def context_for(self, item: PublicNewsItem) -> dict[str, Any]:
        """One item alone, as staff look at it."""
        return {"items": [item]}

    def _rows(self, region: str, language: str) -> Any:
        rows = self.documents(Kind.NEWS).order_by("-item__day", "item__position", "item_id")
        if region:
            rows = rows.alias(here=F("item__regions").bitand(1 << REGION_BITS[region])).filter(here__gt=0)
        if language:
            rows = rows.alias(written=F("item__languages").bitand(1 << BITS[language])).filter(written__gt=0)
        return rows
