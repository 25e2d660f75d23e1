"""The questions a visitor can ask, and the counts beside them."""

from typing import Any

import pytest
from django.http import QueryDict

from core.listing import facets
from core.publishing.edition import current_edition, current_snapshot
from members.models import Listing
from members.public import search
from members.public.filters import ListingFilterSet
from members.public.labels import labels
from tests.factories import make_organisation, make_support

pytestmark = pytest.mark.django_db


def asked(query: str) -> ListingFilterSet:
    return ListingFilterSet(QueryDict(query), Listing.objects.members(), labels(current_snapshot("en")))


def found(query: str) -> list[str]:
    return sorted(asked(query).qs.values_list("slug", flat=True))


ANSWER = {"works_with": {"en": "With everyone"}}


@pytest.fixture
def four() -> None:
    make_organisation(slug="a", texts=ANSWER, country="BI", areas=("health", "stigma"), populations=("female",))
    make_organisation(slug="b", texts=ANSWER, country="KE", areas=("health",), populations=("female", "male"))
    make_organisation(slug="c", texts=ANSWER, country="FR", areas=("stigma",), support=("legal-aid",))
    make_organisation(slug="d", country="FR", texts={"name": {"en": "Lighthouse"}} | ANSWER)
    make_organisation(slug="hidden", country="FR", areas=("health",), status="draft")
    make_support("housing")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["a", "b", "c", "d"]),
        ("region=africa", ["a", "b"]),
        ("region=africa&region=europe", ["a", "b", "c", "d"]),
        ("country=BI", ["a"]),
        ("country=bi&country=fr", ["a", "c", "d"]),
        ("priority=health&priority=stigma", ["a", "b", "c"]),
        ("priority=health&priority=stigma&priority_match=all", ["a"]),
        ("priority=health&priority_match=all", ["a", "b"]),
        ("population=male&region=africa", ["b"]),
        ("population=female&population=male&population_match=all", ["b"]),
        ("support=legal-aid", ["c"]),
        ("language=en", ["a", "b", "c", "d"]),
        ("language=fr", []),
        ("q=lighthouse", ["d"]),
        ("q=lighthouse&region=africa", []),
        ("q=", ["a", "b", "c", "d"]),
        ("q=%00", ["a", "b", "c", "d"]),
        ("q=%25", []),
        ("q=light%00house", []),
        ("country=BI&priority=stigma&population=female", ["a"]),
    ],
)
def test_values_widen_and_filters_narrow(four: None, query: str, expected: list[str]) -> None:
    assert found(query) == expected


@pytest.mark.parametrize(
    ("query", "expected", "dropped"),
    [
        ("priority=nonsense", ["a", "b", "c", "d"], [("Priority area", "nonsense")]),
        ("priority=nonsense&priority=stigma", ["a", "c"], [("Priority area", "nonsense")]),
        ("country=XX&region=africa", ["a", "b"], [("Country", "XX")]),
        ("sw_led=1&membership=member", ["a", "b", "c", "d"], []),
        ("priority=%00", ["a", "b", "c", "d"], [("Priority area", "\x00")]),
    ],
)
def test_an_unknown_value_is_dropped_alone_and_named(
    four: None, query: str, expected: list[str], dropped: list[tuple[str, str]]
) -> None:
    assert (found(query), asked(query).unknown_values()) == (expected, dropped)


def count(query: str) -> facets.FacetCounts:
    filterset = asked(query)
    matches = search.find_members(filterset.words, current_edition())
    return facets.count_facets(filterset, matches.store, matches.mask)


def counted(query: str) -> dict[str, dict[str, int]]:
    counts = count(query)
    return {facet.name: {value.value: value.count for value in facet.values} for facet in counts.facets}


def test_counts_without_any_filter(four: None) -> None:
    assert counted("") == {
        "region": {"africa": 2, "europe": 2},
        "country": {"BI": 1, "FR": 2, "KE": 1},
        "priority": {"health": 2, "stigma": 2},
        "population": {"female": 2, "male": 1},
        "support": {"legal-aid": 1, "housing": 0},
        "language": {"en": 4, "fr": 0, "es": 0, "ru": 0, "zh-hans": 0},
    }


def test_a_count_is_the_result_if_the_value_were_the_facets_only_choice(four: None) -> None:
    assert counted("country=BI&priority=health") == {
        "region": {"africa": 1, "europe": 0},
        "country": {"BI": 1, "KE": 1},
        "priority": {"health": 1, "stigma": 1},
        "population": {"female": 1, "male": 0},
        "support": {"legal-aid": 0, "housing": 0},
        "language": {"en": 1, "fr": 0, "es": 0, "ru": 0, "zh-hans": 0},
    }


def test_in_a_facet_that_matches_all_a_count_is_the_result_with_the_value_added(four: None) -> None:
    assert counted("priority=health&priority_match=all")["priority"] == {"health": 2, "stigma": 1}


@pytest.mark.parametrize(
    "query",
    [
        "",
        "region=africa",
        "country=FR",
        "priority=health",
        "q=member&population=female",
        "support=legal-aid&region=europe",
    ],
)
def test_every_count_is_what_the_visitor_then_finds(four: None, query: str) -> None:
    for facet in count(query).facets:
        data = QueryDict(query, mutable=True)
        for value in facet.values:
            data.setlist(facet.name, [value.value])
            assert (facet.name, value.value, value.count) == (
                facet.name,
                value.value,
                len(found(data.urlencode())),
            )


def test_the_total_and_its_countries_are_counted_without_a_query(four: None, django_assert_num_queries: Any) -> None:
    count("region=africa")  # the columns of the edition are read once
    with django_assert_num_queries(2):  # the number of the edition, here asked for twice
        counts = count("region=africa")

    assert (counts.total, counts.countries) == (2, 2)


def test_active_filters_lead_to_the_page_without_them(four: None) -> None:
    query = "q=mem%26ber&region=africa&priority=health&priority=stigma&page=2&sort=-name"
    filterset = asked(query)

    active = facets.active_filters(QueryDict(query), count(query), filterset.words)

    assert [(one.label, one.query) for one in active] == [
        ("“mem&ber”", "?region=africa&priority=health&priority=stigma&sort=-name"),
        ("Africa", "?q=mem%26ber&priority=health&priority=stigma&sort=-name"),
        ("Health", "?q=mem%26ber&region=africa&priority=stigma&sort=-name"),
        ("Stigma", "?q=mem%26ber&region=africa&priority=health&sort=-name"),
    ]
