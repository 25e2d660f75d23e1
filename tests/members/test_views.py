"""The public pages: what they answer, how often they ask the database, and what they never say."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from core.publishing.edition import current_snapshot
from core.web import page_cache
from members.choices import Status, WithdrawalReason
from members.models import Country, NetworkCoverage
from members.public.labels import labels
from members.publishing import publication
from tests.factories import LANGUAGES, make_country, make_network, make_organisation

pytestmark = pytest.mark.django_db

PAGES = [
    "/en/",
    "/en/members/",
    "/en/members/seen/",
    "/en/referral/",
    "/en/countries/",
    "/en/countries/bi/",
    "/en/regions/africa/",
]


@pytest.fixture
def seen() -> None:
    make_organisation(
        slug="seen",
        confirmed_on=date(2026, 3, 1),
        original_language="fr",
        texts={"name": {"fr": "Étoile"}, "works_with": {"fr": "Avec toutes", "en": "With everyone"}},
        areas=("health",),
        populations=("female",),
        networks=(make_network(slug="alliance"),),
    )


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_answers_in_every_language_without_a_cookie(
    client: Client, seen: None, path: str, language: str
) -> None:
    response = client.get(path.replace("/en/", f"/{language}/"))

    assert (response.status_code, list(response.cookies), response.headers["Content-Language"]) == (200, [], language)
    assert response.headers["Vary"] == "Accept-Encoding"
    tag = "zh-Hans" if language == "zh-hans" else language
    assert f'<html lang="{tag}"' in response.content.decode()


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/en/", 2),
        ("/en/members/", 2),
        ("/en/members/?q=health&region=africa&priority=health&sort=-name", {"sqlite": 4, "postgresql": 7}),
        ("/en/members/seen/", 3),
        ("/en/referral/?country=BI", 2),
        ("/sitemap.xml", 4),
        ("/en/countries/", 1),
        ("/en/countries/bi/", 2),
        ("/en/regions/africa/", 2),
    ],
)
def test_the_number_of_queries_does_not_grow_with_the_rows(
    client: Client, seen: None, django_assert_num_queries: Any, path: str, queries: int | dict[str, int]
) -> None:
    queries = queries if isinstance(queries, int) else queries[connection.vendor]
    client.get(path)  # labels and columns of the edition are read once
    page_cache.clear()
    with django_assert_num_queries(queries):
        client.get(path)

    for _number in range(3):
        make_organisation(areas=("health", "stigma"), populations=("female", "male"))
    client.get(path)
    page_cache.clear()
    with django_assert_num_queries(queries):
        client.get(path)


@pytest.mark.parametrize(
    "hide",
    [
        lambda one: publication.withdraw(one, WithdrawalReason.SAFETY),
        lambda one: publication.hold_country(Country.objects.get(code="KE")),
        lambda one: one.delete(),
    ],
)
def test_with_the_next_request_a_hidden_member_is_nowhere(client: Client, seen: None, hide: Any) -> None:
    organisation = make_organisation(slug="canary", country="KE", texts={"name": {"en": "Canary"}}, areas=("stigma",))
    doors = [*PAGES, "/en/countries/ke/", "/en/members/?q=canary", "/en/members/?country=KE", "/ru/members/"]
    doors += ["/en/referral/?country=KE", "/sitemap.xml"]
    assert client.get("/en/members/canary/").status_code == 200
    assert "Canary" in client.get("/en/countries/ke/").content.decode()

    hide(organisation)

    never = client.get("/en/members/never-was/")
    gone = client.get("/en/members/canary/")
    assert (gone.status_code, gone.content.replace(b"canary", b"never-was")) == (404, never.content)
    for door in doors:
        response = client.get(door)
        assert response.status_code == 200
        assert "Canary" not in response.content.decode()


def test_a_country_page_is_the_same_without_members_with_hidden_ones_and_on_hold(client: Client, seen: None) -> None:
    make_country("KE")
    empty = client.get("/en/countries/ke/")

    make_organisation(country="KE", status=Status.DRAFT)
    hidden = client.get("/en/countries/ke/")
    publication.hold_country(Country.objects.get(code="KE"))
    held = client.get("/en/countries/ke/")

    assert (empty.status_code, empty.content) == (200, hidden.content) == (200, held.content)
    assert "Kenya" in empty.content.decode()


def test_networks_are_not_members(client: Client, seen: None) -> None:
    network = make_network(slug="ours", texts={"name": {"en": "Our Alliance"}})
    NetworkCoverage.objects.create(network=network, country_id="BI")

    assert client.get("/en/members/ours/").status_code == 404
    assert client.get("/en/members/").context["counts"].total == 1
    assert "Our Alliance" in client.get("/en/countries/bi/").content.decode()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/en/countries/BI/", 301),
        ("/en/countries/xx/", 404),
        ("/en/regions/atlantis/", 404),
        ("/en/members/?page=2", 404),
        ("/en/members/?page=last", 404),
        ("/en/members/?page=%00", 400),
        ("/en/members/?page=9999999999999999999999", 404),
        ("/en/members/?sort=nonsense", 200),
        ("/en/members/?q=" + "a" * 1_000, 200),
        ("/en/members/?q=" + "a" * 10_000, 414),
        ("/en/members/?" + "priority=x&" * 59, 200),
        ("/en/members/?" + "priority=x&" * 60, 414),
    ],
)
def test_odd_addresses_never_break(client: Client, seen: None, path: str, status: int) -> None:
    assert client.get(path).status_code == status


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_public_pages_are_for_reading(client: Client, seen: None, method: str) -> None:
    assert [getattr(client, method)(path).status_code for path in PAGES] == [405] * len(PAGES)


@pytest.mark.parametrize(
    ("accepted", "home"), [("ru,en;q=0.5", "/ru/"), ("zh-CN", "/zh-hans/"), ("de", "/en/"), ("", "/en/")]
)
def test_the_root_leads_to_the_visitors_language_and_remembers_nothing(
    client: Client, accepted: str, home: str
) -> None:
    response = client.get("/", headers={"Accept-Language": accepted})

    assert (response.status_code, response.headers["Location"], list(response.cookies)) == (302, home, [])


def test_lists_stand_in_the_order_of_the_visitors_language(client: Client) -> None:
    for name in ("Zèbre", "Étoile", "Eta", "Жук", "Ёлка", "Ева"):
        make_organisation(original_language="fr", texts={"name": {"fr": name}})

    names = [profile.name.text for profile in client.get("/fr/members/").context["profiles"]]
    backwards = [profile.name.text for profile in client.get("/fr/members/?sort=-name").context["profiles"]]

    assert names == ["Eta", "Étoile", "Zèbre", "Ева", "Ёлка", "Жук"]
    assert backwards == names[::-1]


def test_pages_hold_twenty(client: Client) -> None:
    for number in range(23):
        make_organisation(texts={"name": {"en": f"Member {number:02}"}})

    first, second = client.get("/en/members/"), client.get("/en/members/?page=2")

    assert (len(first.context["profiles"]), len(second.context["profiles"])) == (20, 3)
    assert first.context["counts"].total == 23


def test_search_results_are_kept_by_no_cache_and_filtered_pages_by_no_search_engine(client: Client, seen: None) -> None:
    plain, filtered, searched = (client.get(f"/en/members/{query}").headers for query in ("", "?region=africa", "?q=x"))

    assert (plain["Cache-Control"], plain["X-Robots-Tag"]) == ("public, max-age=0, must-revalidate", "noarchive")
    assert (filtered["Cache-Control"], filtered["X-Robots-Tag"]) == (plain["Cache-Control"], "noindex, noarchive")
    assert (searched["Cache-Control"], searched["X-Robots-Tag"]) == ("private, no-store", "noindex, noarchive")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_under_a_question_is_not_indexed(client: Client, seen: None, path: str) -> None:
    reads_country = path in ("/en/members/", "/en/referral/")
    # What no page reads is no question: the page is the plain one, with the plain one as its canonical address.
    for query, is_question in (("", False), ("?x=1", False), ("?country=BI", reads_country)):
        response = client.get(path + query)
        robots = response.headers["X-Robots-Tag"]
        noindex = is_question or path == "/en/referral/"
        assert robots == ("noindex, noarchive" if noindex else "noarchive")
        assert f'<meta name="robots" content="{robots}">' in response.content.decode()


@pytest.mark.parametrize(("indexable", "robots"), [(True, "noarchive"), (False, "noindex, noarchive")])
def test_an_organisation_decides_about_search_engines(client: Client, indexable: bool, robots: str) -> None:
    make_organisation(slug="one", indexable=indexable)

    assert client.get("/en/members/one/").headers["X-Robots-Tag"] == robots


def test_the_language_menu_keeps_filters_and_page(client: Client, seen: None) -> None:
    response = client.get("/en/members/?region=africa&q=%C3%A9toile")

    assert [link.url for link in response.context["site"].languages] == [
        f"/{language}/members/?q=%C3%A9toile&region=africa" for language in LANGUAGES
    ]


def test_labels_of_an_edition_are_read_once(seen: None, django_assert_num_queries: Any) -> None:
    labels(current_snapshot("ru"))
    with django_assert_num_queries(1):
        labels(current_snapshot("ru"))
