"""The public pages of the directory. Each starts from listings; hidden and missing are the same 404."""

from typing import Any

import numpy as np
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from members.public.base import DirectoryView
from members.public.labels import CountryLabel, Label, Labels
from members.public.profile import PublicProfile
from members.public.search import MemberSearchView, ids_by_name, snippets
from members.public.table_cache import column_store
from members.public.worldmap import country_map, region_map, world_map


class MemberListView(MemberSearchView):
    """Search and browse."""

    template_name = "members/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page of results, the facets with their counts, and the filters that are set."""
        result = self.search()
        page = self.page_of(result.ids)
        profiles = self.read_in_order(page.object_list.tolist())
        return super().get_context_data(
            **self.context_of(result),
            page=page,
            profiles=profiles,
            snippets=snippets(profiles, result.matches.query),
            map=world_map(result.counts.by_country, self.labels.countries),
            query=self.query_string(result),
            **kwargs,
        )


class ProfileView(DirectoryView):
    """One organisation in the visitor's language, its own words beside the translation."""

    template_name = "members/profile.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The profile, and others in the same country."""
        stored = self.profiles().filter(listing__slug=kwargs["slug"], listing__kind="member").first()
        if stored is None:
            raise Http404
        profile = PublicProfile.read(stored.document, self.labels)
        return super().get_context_data(profile=profile, others=self._others(profile), **kwargs)

    def _others(self, profile: PublicProfile) -> list[PublicProfile]:
        """Up to five other members in the same country."""
        if profile.country is None:
            return []
        listed = column_store(self.snapshot.edition)
        there = ids_by_name(listed.in_country(profile.country.code), self.snapshot)
        return [neighbour for neighbour in self.read_in_order(there[:6].tolist()) if neighbour.slug != profile.slug][:5]

    def robots(self, context: dict[str, Any]) -> list[str]:
        """As the organisation wishes."""
        wishes = super().robots(context)
        return wishes if context["profile"].indexable else ["noindex", "noarchive"]


class CountriesView(DirectoryView):
    """Every country by region, with the number of listed members."""

    template_name = "members/countries.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Regions, each with its countries in the order of the visitor's language."""
        counts = column_store(self.snapshot.edition).count_by_country()
        regions = []
        for region in self.labels.regions.values():
            here = [country for country in self.labels.countries.values() if country.region == region]
            inside = [
                (country, counts.get(country.code, 0))
                for country in here
                if country.inhabited or country.code in counts
            ]
            regions.append((region, inside, sum(number for _country, number in inside)))
        return super().get_context_data(
            regions=regions,
            total=sum(counts.values()),
            country_total=len(counts),
            map=world_map(counts, self.labels.countries),
            **kwargs,
        )


class CountryView(DirectoryView):
    """One country. The same page whether it has no member, only hidden ones, or is on hold."""

    template_name = "members/country.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Its members, what they work on, its networks and its neighbours in the region."""
        country = self.labels.countries.get(kwargs["code"].upper())
        if country is None:
            raise Http404
        listed = column_store(self.snapshot.edition)
        counts, here = listed.count_by_country(), listed.in_country(country.code)
        worked_on = listed.priority[here]
        there = ids_by_name(here, self.snapshot)
        return super().get_context_data(
            country=country,
            profiles=self.read_in_order(there[: settings.PAGE_SIZE].tolist()),
            total=len(there),
            areas=[
                (area, int(np.count_nonzero(worked_on >> area.bit & 1))) for area in self.labels.priority_areas.values()
            ],
            neighbours=_in_region(self.labels, country.region, counts, leave_out=country.code),
            map=country_map(country.code, counts, self.labels.countries),
            **kwargs,
        )


def _in_region(
    known: Labels, region: Label, counts: dict[str, int], leave_out: str = ""
) -> list[tuple[CountryLabel, int]]:
    """The countries of a region that have listed members, with their number."""
    return [
        (country, counts[country.code])
        for country in known.countries.values()
        if country.region == region and country.code in counts and country.code != leave_out
    ]


class RegionView(DirectoryView):
    """One region: its networks, its countries and some of its members."""

    template_name = "members/region.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The region's networks, countries with members, and the first page of members."""
        region = self.labels.regions.get(kwargs["slug"])
        if region is None:
            raise Http404
        listed = column_store(self.snapshot.edition)
        countries = _in_region(self.labels, region, listed.count_by_country())
        there = ids_by_name(listed.in_region(region.slug), self.snapshot)
        inside = {country.code for country in self.labels.countries.values() if country.region == region}
        return super().get_context_data(
            region=region,
            countries=countries,
            total=len(there),
            profiles=self.read_in_order(there[: settings.PAGE_SIZE].tolist()),
            map=region_map(region.slug, {c.code: number for c, number in countries}, self.labels.countries),
            networks=[network for network in self.labels.networks.values() if network.covers & inside],
            **kwargs,
        )


@require_safe
def country_in_capitals(request: HttpRequest, code: str) -> HttpResponse:
    """Lead /countries/BI/ to /countries/bi/, the one address of the page."""
    return redirect("members:country", code=code.lower(), permanent=True)
