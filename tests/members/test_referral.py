"""The referral sheet: what stands on it, how much of it, and the way back as a code."""

from typing import Any

import pytest
from django.test import Client

from members.models import Link, NetworkCoverage, OtherName
from members.public import qr_code
from tests.factories import make_country, make_network, make_organisation
from tests.members.test_pages import NOT_LISTED, Reader, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def found() -> None:
    """One that gives addresses, one that is reached through its network, one that says nothing."""
    network = make_network(slug="near", website="https://near.example.org/", texts={"name": {"en": "Near"}})
    make_organisation(country="KE")
    NetworkCoverage.objects.create(network=network, country_id="KE")
    lantern = make_organisation(
        slug="lantern",
        original_language="fr",
        texts={"name": {"fr": "Lanterne", "en": "Lantern"}},
        populations=("female", "male"),
        support=("legal-aid",),
        website="https://www.lantern.example.org/",
    )
    Link.objects.create(organisation=lantern, label="Pictures", url="https://pictures.example.org/l")
    OtherName.objects.create(organisation=lantern, name="Lampe", kind="former")


def entries(page: Reader) -> list[str]:
    """What stands on a sheet, an organisation each."""
    return [item.text for item in page.found("li") if item.around[-1].has("sheet")]


def test_a_sheet_says_what_paper_needs(client: Client, found: None) -> None:
    make_organisation(country="MX", texts={"name": {"en": "Quiet"}})
    texts = entries(read(client, "/en/referral/"))

    assert texts[0] == (
        "LanternLanterneBurundi"
        "Works withFemale · MaleSupportLegal-Aid"
        "How to reach themlantern.example.orgPicturespictures.example.org/l"
    )
    assert "How to reach themThrough a networkNearnear.example.org" in texts[1]
    assert texts[2] == "QuietMexicoWorks withNot statedSupportNot statedHow to reach themNot stated"


def test_a_sheet_holds_what_the_list_holds_in_its_order(client: Client, found: None, settings: Any) -> None:
    settings.PAGE_CACHE_BYTES = 0
    for query in ("", "?country=BI", "?q=lantern&support=legal-aid", "?sort=-name", "?country=QQ&population=nobody"):
        listed = client.get(f"/en/members/{query}").context["profiles"]
        assert client.get(f"/en/referral/{query}").context["profiles"] == listed


def test_the_list_leads_to_its_sheet_and_the_sheet_back(client: Client, found: None) -> None:
    asked = "?q=lantern&country=BI&support=legal-aid&support_match=all&sort=-name"
    page = read(client, f"/en/members/{asked}&page=1&nonsense=1&priority=unknown")
    links = [(link.attrs["href"], link.text) for link in page.found("a", "print-link")]
    assert links == [(f"/en/referral/{asked}", "Referral sheet to print")]

    response = client.get(f"/en/referral/{asked}")
    assert response.context["address"] == f"http://testserver/en/members/{asked}"
    assert (f"/en/members/{asked}", "Change the filters") in Reader(response.content.decode()).links("actions")
    assert response.headers["Cache-Control"] == "private, no-store"


def test_a_country_leads_to_its_sheet_where_there_is_something_to_print(client: Client, found: None) -> None:
    make_country("MX")

    links = {
        code: [link.attrs["href"] for link in read(client, f"/en/countries/{code}/").found("a", "print-link")]
        for code in ("bi", "mx")
    }

    assert links == {"bi": ["/en/referral/?country=BI"], "mx": []}


def test_a_sheet_says_what_was_looked_for_instead(client: Client, found: None) -> None:
    page = read(client, "/en/referral/?q=lantrn")

    assert len(entries(page)) == 1
    assert page.texts("p", "source")[0].startswith("Nothing listed has “lantrn”. These results are for “lantern”.")


def test_a_sheet_is_bounded_and_says_so(client: Client, found: None, settings: Any) -> None:
    settings.SHEET_SIZE = 2
    short = "Only the first 2 of 3 organisations stand on this sheet. Choose a country, a kind of support or other"
    make_organisation(country="MX")

    page = read(client, "/en/referral/")
    narrowed = read(client, "/en/referral/?country=MX")

    assert (len(entries(page)), page.texts("p", "source")) == (2, [f"{short} filters to have fewer."])
    assert (len(entries(narrowed)), narrowed.texts("p", "source")) == (1, [])


def test_no_link_of_a_sheet_tells_another_site_where_the_reader_comes_from(client: Client, found: None) -> None:
    outgoing = [
        link.attrs
        for link in read(client, "/en/referral/").found("a")
        if (link.attrs["href"] or "").startswith("http") and "data-exit" not in link.attrs
    ]

    assert [link["href"] for link in outgoing].count("https://near.example.org/") == 1
    assert {link.get("rel") for link in outgoing} == {"noreferrer noopener nofollow"}


def test_a_sheet_says_what_it_is_not(client: Client, found: None) -> None:
    text = read(client, "/en/referral/").texts("section", "sheet-footer")[0]

    assert "This directory is not an emergency service." in text
    assert NOT_LISTED in text


@pytest.mark.parametrize(
    ("query", "searches"),
    [("country=BI", []), ("country=BI&q=xyz", [("/en/search/?q=xyz", "Search everything")])],
)
def test_an_empty_sheet_searches_everything_for_the_words_and_for_nothing_else(
    client: Client, found: None, query: str, searches: list[tuple[str, str]]
) -> None:
    make_country("BI")

    page = read(client, f"/en/referral/?{query}")

    assert [link for link in page.links("empty") if "/search/" in (link[0] or "")] == searches


def test_an_empty_sheet_shows_ways_out(client: Client, found: None) -> None:
    page = read(client, "/en/referral/?q=nowhere")

    assert entries(page) == []
    assert page.links("empty")[0] == ("/en/members/", "Show all organisations")


def test_the_code_is_the_address_that_stands_beside_it(client: Client, found: None) -> None:
    response = client.get("/fr/referral/?country=BI")
    address = "http://testserver/fr/members/?country=BI"

    assert response.content.decode().count(str(qr_code.svg(address))) == 1
    assert address in [span.text for span in Reader(response.content.decode()).found("span", "url")]


def test_a_host_that_is_not_ours_is_in_no_code(client: Client, found: None) -> None:
    assert client.get("/en/referral/", headers={"host": "elsewhere.example.org"}).status_code == 400


def test_an_address_too_long_for_paper_has_no_code(client: Client, found: None) -> None:
    page = read(client, "/en/referral/?q=" + "a" * 10_000)

    assert page.found("svg", "qr") == []
    assert qr_code.svg("https://example.org/" + "a" * 280) != ""


def test_a_code_is_drawn_without_styles_and_scripts() -> None:
    code = Reader(str(qr_code.svg('https://example.org/?q="><script>')))

    assert [element.tag for element in code.elements] == ["svg", "path", "path"]
    assert {name for element in code.elements for name in element.attrs} == {
        *("class", "viewbox", "fill", "d", "stroke")
    }
