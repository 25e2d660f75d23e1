"""The public pages of networks, programmes, publications, guides, pages and news."""

from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.translation import override

from core.publishing.edition import current_snapshot
from core.web import page_cache
from members.models import Organisation
from members.public.labels import labels
from members.publishing import publication
from members.publishing.verification import verify
from resources.choices import Kind, Opens
from resources.models import GuideStep, PublishedItem, StepLink
from resources.public import documents
from resources.public.feeds import NewsFeed
from tests.factories import make_network, make_organisation, make_region
from tests.resources.making import (
    make_achievement,
    make_facts,
    make_guide,
    make_news,
    make_page,
    make_programme,
    make_resource,
    one_of_each,
)

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def text(client: Client, path: str) -> str:
    """A page that answers."""
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def after(page: str, heading: str) -> str:
    """What stands below a heading."""
    return page.partition(heading)[2]


def network(slug: str, **fields: Any) -> Organisation:
    """A listed network named by its slug."""
    return make_network(slug=slug, acronym=slug.upper(), texts={"name": {"en": f"Network {slug}"}}, **fields)


def test_a_network_shows_its_listed_members_and_no_withheld_membership(client: Client) -> None:
    aswa = network("aswa", website="https://example.org/aswa")
    make_facts(aswa, {"seat": {"en": "Nairobi"}, "note": {"en": "An alliance."}}, since=2009)
    make_organisation(texts={"name": {"en": "Open House"}}, networks=(aswa,))
    make_organisation(texts={"name": {"en": "Quiet House"}}, networks=(aswa,), withheld_fields=["networks"])
    make_organisation(texts={"name": {"en": "Hidden House"}}, networks=(aswa,), listing_consent=False)
    make_organisation(texts={"name": {"en": "Other House"}})

    page = text(client, "/en/networks/aswa/")

    assert [name for name in ("Open", "Quiet", "Hidden", "Other") if f"{name} House" in page] == ["Open"]
    assert [word for word in ("Nairobi", "2009", "An alliance.", "https://example.org/aswa") if word not in page] == []


def test_membership_that_is_withheld_later_is_gone_with_the_next_request(client: Client) -> None:
    aswa = network("aswa")
    house = make_organisation(texts={"name": {"en": "Open House"}}, networks=(aswa,))
    assert "Open House" in text(client, "/en/networks/aswa/")

    house.withheld_fields = ["networks"]
    house.save()

    assert "Open House" not in text(client, "/en/networks/aswa/")
    assert verify() == []


def test_a_network_that_does_not_wish_to_be_found_says_so_to_search_engines(client: Client) -> None:
    network("aswa")
    network("quiet", indexable=False)

    wishes = [client.get(f"/en/networks/{slug}/").headers["X-Robots-Tag"] for slug in ("aswa", "quiet")]
    assert wishes == ["noarchive", "noindex, noarchive"]


def test_a_network_of_networks_shows_its_parts_while_they_are_listed(client: Client) -> None:
    parts = [network(slug) for slug in ("aswa", "swan")]
    make_facts(network("nswp"), parts=parts)
    listed = after(text(client, "/en/networks/nswp/"), "The networks that it brings together")
    assert [slug for slug in ("aswa", "swan") if f"/en/networks/{slug}/" in listed] == ["aswa", "swan"]
    assert "/en/networks/nswp/" in after(text(client, "/en/networks/swan/"), "Part of")

    publication.withdraw(parts[1], "request")

    listed = after(text(client, "/en/networks/nswp/"), "The networks that it brings together")
    assert [slug for slug in ("aswa", "swan") if f"/en/networks/{slug}/" in listed] == ["aswa"]
    assert client.get("/en/networks/swan/").status_code == 404


def test_a_network_names_its_programmes_and_publications(client: Client) -> None:
    aswa = network("aswa")
    make_programme({"title": {"en": "Led work"}}, lead=aswa)
    make_programme({"title": {"en": "Joint work"}}, partners=(aswa,))
    make_programme({"title": {"en": "Foreign work"}})
    make_resource({"title": {"en": "Own paper"}}, publisher="WHO, ASWA")
    make_resource({"title": {"en": "Foreign paper"}}, publisher="WHO")

    page = text(client, "/en/networks/aswa/")

    titles = ("Led work", "Joint work", "Foreign work", "Own paper", "Foreign paper")
    assert [title for title in titles if title in page] == ["Led work", "Joint work", "Own paper"]


def test_a_country_and_its_region_lead_to_their_network(client: Client) -> None:
    aswa = network("aswa", website="https://example.org/aswa")
    make_organisation(country="KE")
    aswa.coverage.create(country_id="KE")

    for path in ("/en/countries/ke/", "/en/regions/africa/"):
        assert 'href="/en/networks/aswa/"' in text(client, path)


def test_a_programme_says_honestly_that_nothing_has_come_of_it_yet(client: Client) -> None:
    work = make_programme(slug="work", other_partners="Aidsfonds", start=2013)
    empty = "No output of this programme is recorded here yet."
    assert empty in text(client, "/en/programmes/work/")
    guide = make_resource(slug="smart")
    work.parts.create(kind="grant", years="2014–15", text="The first grant")
    work.parts.create(kind="output", text="A smart guide", resource=guide)

    page = text(client, "/en/programmes/work/")

    assert empty not in page
    assert [word for word in ("Aidsfonds", "2013–", "2014–15", "The first grant") if word not in page] == []
    assert '<a href="/en/resources/smart/">A smart guide</a>' in page


def test_a_publication_tells_its_years_with_sources_and_its_companion(client: Client) -> None:
    paper = make_resource(slug="swit", years=(2013, 2015), languages=["en", "fr"])
    make_resource({"title": {"en": "Smart guide to it"}}, slug="smart", companion=paper)

    page = text(client, "/en/resources/swit/")

    wanted = ("Source of 2013", "Source of 2015", "English, French", "Smart guide to it")
    assert [word for word in wanted if word not in page] == []
    assert 'href="/en/resources/swit/"' in after(text(client, "/en/resources/smart/"), "Belongs with it")


def test_a_text_in_another_language_than_the_page_says_so(client: Client) -> None:
    make_resource({"title": {"en": "A paper", "fr": "Un document"}, "summary": {"en": "Said in English"}}, slug="p")

    assert "<h1>Un document</h1>" in text(client, "/fr/resources/p/")
    assert '<h1 lang="en">A paper</h1>' in text(client, "/ru/resources/p/")
    assert '<div class="passage" lang="en" dir="auto"><p>Said in English</p></div>' in text(client, "/fr/resources/p/")


def test_a_guide_opens_the_directory_for_a_country(client: Client) -> None:
    make_guide({"opens": Opens.NETWORKS}, {"opens": Opens.MEMBERS}, {"opens": Opens.REFERRAL}, slug="g")
    aswa = network("aswa")
    make_organisation(country="KE")
    aswa.coverage.create(country_id="KE")

    everywhere, kenya = text(client, "/en/guides/g/"), text(client, "/en/guides/g/?country=ke")

    services = "support=health&amp;support=legal-aid"
    assert [link for link in ("/en/networks/", "/en/referral/", services) if link not in everywhere] == []
    assert '<option value="KE" selected>' in kenya
    assert "1 organisation is listed" in kenya
    wanted = (
        "/en/members/?country=KE",
        "/en/networks/aswa/",
        "/en/referral/?country=KE",
        f"/en/members/?country=KE&amp;{services}",
        "/en/members/?country=KE&amp;population=refugee&amp;population=migrant",
    )
    assert [link for link in wanted if f'href="{link}' not in kenya] == []


def test_an_unknown_country_counts_as_none(client: Client) -> None:
    make_guide({"opens": Opens.NETWORKS}, slug="g")

    assert "Partners:" not in text(client, "/en/guides/g/?country=ZZ")


def test_a_guide_shows_the_law_of_the_country_then_that_of_all(client: Client) -> None:
    make_guide({"opens": Opens.LAW}, slug="g")
    make_organisation(country="KE")
    make_organisation(country="FR")
    for title, country in (("Law of Kenya", "KE"), ("Law of France", "FR"), ("Laws of the world", None)):
        make_resource({"title": {"en": title}}, country_id=country, is_law=True)
    titles = ("Law of Kenya", "Law of France", "Laws of the world")

    kenya = text(client, "/en/guides/g/?country=KE")

    assert [title for title in titles if title in kenya] == ["Law of Kenya", "Laws of the world"]
    assert kenya.index("Law of Kenya") < kenya.index("Laws of the world")
    assert "is kept here: France" not in text(client, "/en/guides/g/?country=FR")
    make_organisation(country="BI")
    assert "is kept here: Burundi" in text(client, "/en/guides/g/?country=BI")
    listed = text(client, "/en/resources/?country=KE")
    assert [title for title in titles if title in listed] == ["Law of Kenya"]


def test_a_link_to_a_publication_that_is_not_public_is_a_name_only(client: Client) -> None:
    make_guide({}, slug="g")
    StepLink.objects.create(
        step=GuideStep.objects.get(), label="The paper", resource=make_resource(slug="draft", status="draft")
    )

    page = text(client, "/en/guides/g/")

    assert '<span dir="auto">The paper</span>' in page
    assert "resources/draft" not in page


def test_the_checklist_has_a_box_for_each_line_and_stores_nothing(client: Client) -> None:
    make_guide({"checklist": "Ask first\nAsk again"}, {"title": "Respect"}, slug="g")

    page = text(client, "/en/guides/g/checklist/")

    assert page.count('<input type="checkbox" autocomplete="off">') == 3
    assert [word for word in ("Ask first", "Ask again", "Respect") if word not in page] == []
    assert "<form" not in page.partition("<main")[2]


def test_a_page_is_rendered_without_what_could_do_harm(client: Client) -> None:
    body = "First.\n\n## How\n\n- **one**\n- [two](https://example.org/)\n\n<script>alert(1)</script> [x](javascript:1)"
    make_page({"title": {"en": "What we do"}, "body": {"en": body}}, slug="what-we-do")

    page = text(client, "/en/about/what-we-do/").partition("<main")[2]

    assert "<h2>How</h2><ul><li><strong>one</strong></li>" in page
    assert '<a href="https://example.org/" rel="noreferrer noopener nofollow">two</a>' in page
    assert "<script" not in page
    assert 'href="javascript' not in page


def test_achievements_stand_by_year_and_the_undated_by_themselves(client: Client) -> None:
    for title, year in (("Later", 2015), ("Undated", None), ("Earlier", 2000)):
        make_achievement({"title": {"en": title}}, year=year, source="Told somewhere")

    page = text(client, "/en/about/achievements/").partition("<main")[2]

    assert page.index("Earlier") < page.index("Later") < page.index("Without a year") < page.index("Undated")
    assert page.count("Told somewhere") == 3


def test_a_priority_area_shows_its_members_and_publications(client: Client) -> None:
    make_organisation(texts={"name": {"en": "Health House"}}, areas=("health",))
    make_organisation(texts={"name": {"en": "Law House"}}, areas=("decriminalisation",))
    make_resource({"title": {"en": "Health paper"}}, themes=("health",))
    make_resource({"title": {"en": "Law paper"}}, themes=("decriminalisation",))

    page = text(client, "/en/about/priority-areas/health/")

    names = ("Health House", "Law House", "Health paper", "Law paper")
    assert [name for name in names if name in page] == ["Health House", "Health paper"]
    assert client.get("/en/about/priority-areas/nothing/").status_code == 404


def test_news_are_narrowed_by_region_and_language(client: Client) -> None:
    regions = {slug: make_region(slug) for slug in ("africa", "europe")}
    make_news({"title": {"en": "From Africa"}}, region=regions["africa"])
    make_news({"title": {"fr": "D’Europe"}}, region=regions["europe"], date=date(2026, 5, 1))

    def told(query: str) -> list[str]:
        page = text(client, f"/en/news/{query}")
        return sorted((title for title in ("From Africa", "D’Europe") if title in page), key=page.index)

    assert told("") == ["D’Europe", "From Africa"]
    assert told("?region=africa") == ["From Africa"]
    assert told("?language=fr") == ["D’Europe"]
    assert told("?region=africa&language=fr") == []
    assert told("?region=nowhere&language=xx") == ["D’Europe", "From Africa"]


def test_the_feed_has_the_news_in_its_language_and_is_a_function_of_the_edition(client: Client) -> None:
    make_news({"title": {"en": "News", "fr": "Nouvelles"}, "text": {"en": "Told."}}, slug="n")

    first = client.get("/fr/news/feed/")
    feed = ElementTree.fromstring(first.content)  # noqa: S314 — our own feed

    [entry] = feed.findall(f"{ATOM}entry")
    assert first.headers["Content-Type"].startswith("application/atom+xml")
    assert entry.findtext(f"{ATOM}title") == "Nouvelles"
    assert [link.attrib["href"] for link in entry.findall(f"{ATOM}link")] == ["http://testserver/fr/news/#n"]
    assert entry.findtext(f"{ATOM}updated") == "2026-03-08T00:00:00+00:00"
    assert client.get("/fr/news/feed/", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_nothing_of_a_request_stays_at_the_feed(rf: RequestFactory) -> None:
    feed = NewsFeed()  # one for all threads

    with override("fr"):
        answer = feed(rf.get("/fr/news/feed/"))

    assert b'xml:lang="fr"' in answer.content
    assert vars(feed) == {}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/en/networks/", "No network is listed here now."),
        ("/en/programmes/", "Nothing has been published here yet."),
        ("/en/resources/", "Nothing has been published here yet."),
        ("/en/guides/", "Nothing has been published here yet."),
        ("/en/about/achievements/", "Nothing has been published here yet."),
        ("/en/news/", "No news has been published here yet."),
    ],
)
def test_empty_pages_say_so(client: Client, path: str, said: str) -> None:
    assert said in text(client, path)


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/en/networks/", 4),
        ("/en/networks/aswa/", 7),
        ("/en/programmes/work/", 2),
        ("/en/resources/", 2),
        ("/en/resources/swit/", 4),
        ("/en/guides/g/?country=KE", 3),
        ("/en/about/", 2),
        ("/en/news/", 3),
        ("/en/search/?q=paper&in=resources", {"sqlite": 11, "postgresql": 13}),
    ],
)
def test_a_page_costs_the_same_for_few_items_and_for_many(
    client: Client, django_assert_num_queries: Any, path: str, queries: int | dict[str, int]
) -> None:
    queries = queries if isinstance(queries, int) else queries[connection.vendor]
    aswa = network("aswa")
    make_organisation(country="KE", texts={"name": {"en": "Paper house"}}, networks=(aswa,))
    make_resource({"title": {"en": "Paper"}}, slug="swit", companion=make_resource())
    make_programme(slug="work", lead=aswa)
    make_guide({"opens": Opens.LAW}, slug="g")
    make_news()
    for more in (0, 3):
        for _number in range(more):
            make_organisation(country="KE", texts={"name": {"en": "Paper house"}}, networks=(aswa,))
            make_resource({"title": {"en": "Paper"}}, publisher="ASWA", themes=("health",), companion_id=None)
            make_programme(lead=aswa)
            make_guide({"opens": Opens.LAW}, {})
            make_page({"title": {"en": "Paper"}})
            make_news()
        client.get(path)  # labels and columns of the edition are read once
        page_cache.clear()
        with django_assert_num_queries(queries):
            client.get(path)


def test_the_search_finds_members_publications_guides_and_the_rest_in_tabs(client: Client) -> None:
    make_organisation(texts={"name": {"en": "Marigold House"}})
    make_resource({"title": {"en": "Marigold paper"}}, slug="paper")
    make_resource({"title": {"en": "Second marigold paper"}})
    make_guide(texts={"title": {"en": "Marigold guide"}}, slug="guide")
    make_programme({"title": {"en": "Marigold programme"}})
    make_network(texts={"name": {"en": "Marigold network"}}, slug="marigold")
    make_resource({"title": {"en": "Marigold draft"}}, status="draft")

    def tab(name: str) -> str:
        return text(client, f"/en/search/?q=marigold&in={name}").partition("<main")[2]

    counts = [tab("members").count(f'<span class="count">{number}</span>') for number in (1, 2)]
    assert counts == [2, 2]
    assert "Marigold House" in text(client, "/en/search/?q=Marigold")
    titles = {"resources": "Marigold paper", "guides": "Marigold guide", "more": "Marigold programme"}
    assert [title for name, title in titles.items() if title not in tab(name)] == []
    assert "/en/networks/marigold/" in tab("more")
    assert "Marigold draft" not in "".join(map(tab, titles))


def test_the_search_opens_the_first_tab_that_has_something(client: Client) -> None:
    make_guide(texts={"title": {"en": "Marigold guide"}}, slug="guide")

    assert "/en/guides/guide/" in text(client, "/en/search/?q=marigolds")
    assert "Nothing has all of these words" in text(client, "/en/search/?q=tulip")
    assert client.get("/en/search/?q=x").headers["X-Robots-Tag"] == "noindex, noarchive"
    assert client.get("/en/search/").status_code == 200


def test_an_idea_is_found_across_languages(client: Client) -> None:
    make_resource({"title": {"fr": "Dépénalisation du travail du sexe"}}, slug="d")

    assert "/en/resources/d/" in text(client, "/en/search/?q=decriminalisation")
    assert "/ru/resources/d/" in text(client, "/ru/resources/?q=декриминализация")


def test_items_without_a_page_of_their_own_are_linked_where_they_stand(client: Client) -> None:
    make_achievement({"title": {"en": "Marigold won"}}, slug="won")
    make_news({"title": {"en": "Marigold blooms"}}, slug="blooms")

    page = text(client, "/en/search/?q=marigold")

    assert [link for link in ("/en/about/achievements/#won", "/en/news/#blooms") if link not in page] == []
    assert PublishedItem.objects.of(Kind.NEWS).count() == 1


def test_every_address_for_the_sitemap_answers_and_no_draft_is_among_them(client: Client) -> None:
    network("aswa")
    make_network(slug="hidden", listing_consent=False)
    make_organisation(areas=("health",))
    one_of_each()
    drafts = one_of_each(status="draft")

    found = documents.addresses(labels(current_snapshot("en")))

    paths = [reverse(name, kwargs=given) for name, given in found]
    assert [path for path in paths if client.get(path).status_code != 200] == []
    slugs = {given["slug"] for _name, given in found if given}
    assert slugs & ({"hidden"} | {draft.slug for draft in drafts}) == set()
    assert {"aswa", "health"} <= slugs
    assert len(found) == 8 + 1 + 1 + 5
