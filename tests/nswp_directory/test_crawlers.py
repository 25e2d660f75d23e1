"""robots.txt and the site map: plain addresses in every language, from what may be shown and found."""

from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from core.web import page_cache
from members.choices import Status
from members.models import Country
from members.publishing import publication
from nswp_directory import crawlers
from tests.factories import LANGUAGES, make_country, make_network, make_organisation
from tests.resources.making import one_of_each

pytestmark = pytest.mark.django_db

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
TAGS = ["en", "fr", "es", "ru", "zh-Hans"]
PLAIN = ["", "members/", "countries/"]
PUBLISHED = ["networks/", "programmes/", "resources/", "guides/", "about/", "about/achievements/"]
PUBLISHED += ["news/", "about/priority-areas/"]
ABOUT = [f"about/{name}/" for name in ("directory", "safety", "privacy", "accessibility", "languages")]


def listed(client: Client, path: str = "/sitemap.xml") -> list[str | None]:
    """The addresses of a site map, in its order."""
    tree = ElementTree.fromstring(client.get(path).content)  # noqa: S314 - our own answer
    return [place.text for place in tree.iter(f"{MAP}loc")]


def test_every_plain_page_stands_in_the_map_in_every_language(client: Client) -> None:
    make_organisation(slug="seen", country="BI")
    make_country("KE")

    paths = [*PLAIN, "regions/africa/", "countries/bi/", "countries/ke/", "members/seen/", *PUBLISHED, *ABOUT]

    assert listed(client) == [f"http://testserver/{code}/{path}" for path in paths for code in LANGUAGES]


def test_every_address_of_the_map_answers_under_itself(client: Client) -> None:
    make_organisation(slug="seen")

    for address in listed(client):
        response = client.get(str(address))
        assert (response.status_code, "noindex" in response.headers.get("X-Robots-Tag", "")) == (200, False)
        assert f'<link rel="canonical" href="{address}">' in response.content.decode()


def test_networks_and_what_is_published_beside_the_profiles_stand_in_the_map(client: Client) -> None:
    make_network(slug="aswa")
    entries = one_of_each()[:4]

    found = {str(address).removeprefix("http://testserver/en/") for address in listed(client) if "/en/" in str(address)}

    folders = ("resources", "guides", "programmes", "about")
    assert {f"{folder}/{entry.slug}/" for folder, entry in zip(folders, entries, strict=True)} <= found
    assert "networks/aswa/" in found


def test_a_page_names_itself_in_the_other_languages(client: Client) -> None:
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own answer
    second = tree[1]

    assert second[0].text == "http://testserver/fr/"
    assert [(link.attrib["hreflang"], link.attrib["href"]) for link in second[1:]] == [
        *((tag, f"http://testserver/{code}/") for tag, code in zip(TAGS, LANGUAGES, strict=True)),
        ("x-default", "http://testserver/en/"),
    ]


def test_what_may_not_be_shown_or_found_is_not_in_the_map(client: Client) -> None:
    make_organisation(slug="seen", country="KE")
    make_country("MX")
    before = client.get("/sitemap.xml").content

    make_organisation(slug="draft", status=Status.DRAFT, country="MX")
    make_organisation(slug="unconsented", listing_consent=False, country="MX")
    make_organisation(slug="unfindable", indexable=False, country="MX")
    make_network(slug="network", indexable=False)
    one_of_each(status="draft")
    held = make_organisation(slug="held", country="MX")
    assert f"http://testserver/en/members/{held.slug}/" in listed(client)
    publication.hold_country(Country.objects.get(code="MX"))

    assert client.get("/sitemap.xml").content == before


def test_a_map_too_large_for_one_file_comes_in_parts(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    make_organisation(slug="seen")
    whole = listed(client)
    monkeypatch.setattr(crawlers, "PAGES_IN_A_PART", 12)
    page_cache.clear()

    parts = listed(client)

    assert parts == ["http://testserver/sitemap-1.xml", "http://testserver/sitemap-2.xml"]
    assert [place for part in parts for place in listed(client, str(part))] == whole
    assert [client.get(f"/sitemap-{number}.xml").status_code for number in (0, 3)] == [404, 404]


def test_crawlers_keep_out_of_questions_and_sheets(client: Client, settings: Any) -> None:
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /*?",
        *(f"Disallow: /{code}/referral/" for code in LANGUAGES),
        "",
        "Sitemap: http://testserver/sitemap.xml",
    ]
    assert settings.ADMIN_PATH not in response.content.decode()


@pytest.mark.parametrize("path", ["/robots.txt", "/sitemap.xml", "/sitemap-1.xml"])
def test_they_are_for_reading_and_set_no_cookie(client: Client, path: str) -> None:
    got, posted = client.get(path), client.post(path)

    assert (got.status_code, posted.status_code, list(got.cookies)) == (200, 405, [])
    assert got.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
