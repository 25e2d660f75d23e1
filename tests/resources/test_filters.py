"""The list of publications: filters, chips, unknown values, order, pages."""

import re

import pytest
from django.conf import settings
from django.test import Client

from tests.resources.making import make_resource

pytestmark = pytest.mark.django_db
TITLE = re.compile(r'<h3><a href="/en/resources/[^"]+">([^<]+)</a>')


@pytest.fixture
def papers() -> None:
    """Four publications that differ."""
    make_resource({"title": {"en": "Alpha"}}, years=(2013, 2015), languages=["en", "fr"], themes=("health",))
    make_resource({"title": {"en": "Beta"}}, years=(2012,), languages=["en"], type="smart-guide", regions=("africa",))
    make_resource({"title": {"en": "Gamma"}}, languages=["ru"], type="smart-guide", themes=("health", "stigma"))
    make_resource({"title": {"en": "Delta"}, "summary": {"en": "About umbrellas"}}, years=(2014,))


def found(client: Client, query: str) -> list[str]:
    """The titles of the results in their order."""
    response = client.get(f"/en/resources/{query}")
    assert response.status_code == 200
    return TITLE.findall(response.content.decode())


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Alpha", "Delta", "Beta", "Gamma"]),
        ("?sort=title", ["Alpha", "Beta", "Delta", "Gamma"]),
        ("?type=smart-guide", ["Beta", "Gamma"]),
        ("?type=smart-guide&type=statement&year=2015&year=2012", ["Alpha", "Beta"]),
        ("?year=2013", ["Alpha"]),
        ("?language=fr&language=ru", ["Alpha", "Gamma"]),
        ("?theme=health", ["Alpha", "Gamma"]),
        ("?theme=health&language=en", ["Alpha"]),
        ("?region=africa", ["Beta"]),
        ("?q=umbrella", ["Delta"]),
        ("?q=smart+guide", ["Beta", "Gamma"]),
        ("?year=1981", []),
    ],
)
def test_filters_narrow_and_values_widen(client: Client, papers: None, query: str, titles: list[str]) -> None:
    assert found(client, query) == titles


def test_an_unknown_value_is_dropped_alone_and_told(client: Client, papers: None) -> None:
    page = client.get("/en/resources/?type=smart-guide&type=poem&year=0").content.decode()

    assert TITLE.findall(page) == ["Beta", "Gamma"]
    assert "“poem” is not known under “Type”" in page
    assert "“0” is not known under “Year”" in page


def test_only_values_with_results_are_offered_each_with_its_count(client: Client, papers: None) -> None:
    page = client.get("/en/resources/").content.decode()

    offered = re.findall(
        r'name="(type|year|theme)" value="([^"]+)"><span>[^<]*</span><span class="count">(\d+)</span>', page
    )
    assert offered == [
        ("type", "smart-guide", "2"),
        ("type", "statement", "2"),
        ("theme", "health", "2"),
        ("theme", "stigma", "1"),
        ("year", "2015", "1"),
        ("year", "2014", "1"),
        ("year", "2013", "1"),
        ("year", "2012", "1"),
    ]


def test_a_page_beyond_the_last_is_missing(client: Client) -> None:
    for number in range(settings.PAGE_SIZE + 1):
        make_resource({"title": {"en": f"Paper {number:02}"}})

    assert found(client, "?sort=title&page=2") == [f"Paper {settings.PAGE_SIZE}"]
    assert client.get("/en/resources/?page=3").status_code == 404
    assert client.get("/en/resources/?page=x").status_code == 404


def test_a_typing_error_is_forgiven_only_where_nothing_has_the_words(client: Client, papers: None) -> None:
    page = client.get("/en/resources/?q=gamna").content.decode()

    assert TITLE.findall(page) == ["Gamma"]
    assert "These results are for “gamma”" in page
    assert found(client, "?q=gamna&spelling=as-typed") == []


def test_filtered_lists_are_not_for_search_engines_and_searches_are_kept_nowhere(client: Client) -> None:
    assert client.get("/en/resources/").headers["X-Robots-Tag"] == "noarchive"
    assert client.get("/en/resources/?year=2013").headers["X-Robots-Tag"] == "noindex, noarchive"
    assert client.get("/en/resources/?q=x").headers["Cache-Control"] == "private, no-store"
