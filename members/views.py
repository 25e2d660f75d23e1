"""The public pages of the directory. Each starts from listings; hidden and missing are the same 404."""

from typing import Any

from django.conf import settings
from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from members import facets, results
from members.enquiry import ORDERS, Enquiry, enquire
from members.models import ListedProfile, Listing
from members.profile import PublicProfile
from members.vocabularies import CountryLabel, Label, Labels, edition, labels
from members.worldmap import country_map, region_map, world_map


class PublicPage(TemplateView):
    """A page for visitors: GET and HEAD only, no cookie, labels in the visitor's language."""

    http_method_names = ["get", "head"]
    edition: int
    labels: Labels

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer, and let browsers ask each time whether anything has changed."""
        self.edition = edition()
        self.labels = labels(get_language() or settings.LANGUAGE_CODE, self.edition)
        response = super().dispatch(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "public, max-age=0, must-revalidate")
        return response  # type: ignore[return-value]

    def robots(self, context: dict[str, Any]) -> list[str]:
        """What search engines are asked: a page under a question is not indexed, no listing's text is archived."""
        return ["noindex", "noarchive"] if self.request.GET else ["noarchive"]

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """The page, with the wishes to search engines in its head and in its header."""
        context["robots"] = ", ".join(self.robots(context))
        response = super().render_to_response(context, **kwargs)
        if context["robots"]:
            response.headers["X-Robots-Tag"] = context["robots"]
        return response

    def read(self, profiles: QuerySet[ListedProfile]) -> list[PublicProfile]:
        """Stored profiles as templates receive them."""
        return [PublicProfile.read(profile.document, self.labels) for profile in profiles]

    def in_language(self) -> QuerySet[ListedProfile]:
        """The listed profiles in the visitor's language, by name."""
        return ListedProfile.objects.filter(language=self.labels.language).order_by("sort_key", "listing_id")

    def in_order(self, numbers: Any) -> list[PublicProfile]:
        """The profiles of listings, in the order of these numbers."""
        # Unordered: SQLite would otherwise walk the whole language by name to find these twenty.
        rows = self.in_language().order_by().filter(listing__in=numbers.tolist()) if len(numbers) else []
        documents = {row.listing_id: row.document for row in rows}
        return [PublicProfile.read(documents[one], self.labels) for one in numbers.tolist() if one in documents]


def country_counts() -> dict[str, int]:
    """How many members are listed in each country that has one; one query."""
    rows = Listing.objects.members().filter(country__isnull=False).order_by().values_list("country_id")
    return dict(rows.annotate(Count("pk")))


class EnquiryPage(PublicPage):
    """A page that answers what a visitor asks; an answer to words is kept by no cache."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The answer."""
        response = super().get(request, *args, **kwargs)
        if request.GET.get("q"):
            response.headers["Cache-Control"] = "private, no-store"
        return response

    def enquire(self) -> Enquiry:
        """What the address asks, answered."""
        return enquire(self.request.GET, self.labels, self.edition)


class MemberListView(EnquiryPage):
    """Search and browse. An unknown value in the address is dropped alone, and the page says so."""

    template_name = "members/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page of results, the facets with their counts, and what is in force."""
        asked = self.enquire()
        page = self._page(asked.places)
        profiles = self.in_order(page.object_list)
        filterset = asked.filterset
        return super().get_context_data(
            page=page,
            profiles=profiles,
            snippets=results.snippets(profiles, asked.found.query),
            counts=asked.counts,
            map=world_map(asked.counts.by_country, self.labels.countries),
            chips=facets.chips(self.request.GET, asked.counts, filterset.words),
            words=filterset.words,
            meant=asked.found.meant,
            dropped=[(filterset.filters[name].label, value) for name, value in filterset.dropped()],
            order=asked.order,
            orders=list(ORDERS.items()),
            query=asked.query,
            **kwargs,
        )

    def _page(self, places: Any) -> Any:
        """One page of results; a number that is none, or beyond the end, is 404."""
        try:
            return Paginator(places, settings.PAGE_SIZE).page(self.request.GET.get("page", "1"))
        except (EmptyPage, PageNotAnInteger) as error:
            raise Http404 from error


class ProfileView(PublicPage):
    """One organisation in the visitor's language, its own words beside the translation."""

    template_name = "members/profile.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The profile, and others in the same country."""
        stored = self.in_language().filter(listing__slug=kwargs["slug"], listing__kind="member").first()
        if stored is None:
            raise Http404
        profile = PublicProfile.read(stored.document, self.labels)
        return super().get_context_data(profile=profile, others=self._others(profile), **kwargs)

    def _others(self, profile: PublicProfile) -> list[PublicProfile]:
        """Up to five other members in the same country."""
        if profile.country is None:
            return []
        there = self.in_language().filter(listing__kind="member", listing__country=profile.country.code)
        return self.read(there.exclude(listing__slug=profile.slug)[:5])

    def robots(self, context: dict[str, Any]) -> list[str]:
        """As the organisation wishes."""
        wishes = super().robots(context)
        return wishes if context["profile"].indexable else ["noindex", "noarchive"]


class CountriesView(PublicPage):
    """Every country by region, with the number of listed members."""

    template_name = "members/countries.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Regions, each with its countries in the order of the visitor's language."""
        counts = country_counts()
        regions = []
        for region in self.labels.regions.values():
            here = [country for country in self.labels.countries.values() if country.region == region]
            inside = [(one, counts.get(one.code, 0)) for one in here if one.inhabited or one.code in counts]
            regions.append((region, inside, sum(number for _country, number in inside)))
        return super().get_context_data(
            regions=regions,
            total=sum(counts.values()),
            country_total=len(counts),
            map=world_map(counts, self.labels.countries),
            **kwargs,
        )


class CountryView(PublicPage):
    """One country. The same page whether it has no member, only hidden ones, or is on hold."""

    template_name = "members/country.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Its members, what they work on, its networks and its neighbours in the region."""
        country = self.labels.countries.get(kwargs["code"].upper())
        if country is None:
            raise Http404
        counts = country_counts()
        there = self.in_language().filter(listing__kind="member", listing__country=country.code)
        return super().get_context_data(
            country=country,
            profiles=self.read(there[: settings.PAGE_SIZE]),
            total=counts.get(country.code, 0),
            areas=self._areas(country),
            neighbours=_in_region(self.labels, country.region, counts, leave_out=country.code),
            map=country_map(country.code, counts, self.labels.countries),
            **kwargs,
        )

    def _areas(self, country: CountryLabel) -> list[tuple[Label, int]]:
        """Each priority area with the number of members here that work on it."""
        rows = Listing.objects.members().filter(country=country.code).values_list("priority_areas", flat=True)
        masks = list(rows)
        return [(area, sum(mask >> area.bit & 1 for mask in masks)) for area in self.labels.priority_areas.values()]


def _in_region(
    known: Labels, region: Label, counts: dict[str, int], leave_out: str = ""
) -> list[tuple[CountryLabel, int]]:
    """The countries of a region that have listed members, with their number."""
    return [
        (country, counts[country.code])
        for country in known.countries.values()
        if country.region == region and country.code in counts and country.code != leave_out
    ]


class RegionView(PublicPage):
    """One region: its networks, its countries and some of its members."""

    template_name = "members/region.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The region's networks, countries with members, and the first page of members."""
        region = self.labels.regions.get(kwargs["slug"])
        if region is None:
            raise Http404
        countries = _in_region(self.labels, region, country_counts())
        there = self.in_language().filter(listing__kind="member", listing__region__slug=region.slug)
        inside = {country.code for country in self.labels.countries.values() if country.region == region}
        return super().get_context_data(
            region=region,
            countries=countries,
            total=there.count(),
            profiles=self.read(there[: settings.PAGE_SIZE]),
            map=region_map(region.slug, {c.code: number for c, number in countries}, self.labels.countries),
            networks=[network for network in self.labels.networks.values() if network.covers & inside],
            **kwargs,
        )


@require_safe
def country_in_capitals(request: HttpRequest, code: str) -> HttpResponse:
    """Lead /countries/BI/ to /countries/bi/, the one address of the page."""
    return redirect("members:country", code=code.lower(), permanent=True)
