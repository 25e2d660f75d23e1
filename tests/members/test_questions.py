"""What a page reads of its address: the rest makes no further page, and nothing that is read gets lost."""

from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.core.wsgi import get_wsgi_application
from django.http import Http404, QueryDict
from django.test import Client, RequestFactory, override_settings
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from core.publishing.edition import current_snapshot
from core.web import page_cache
from members.public.base import DirectoryView
from members.public.referral import ReferralView
from members.public.views import CountryView, MemberListView, ProfileView
from nswp_directory.views import AboutView, HomeView, SearchView
from resources.public.about_views import NewsView
from resources.public.guide_views import GuideView
from resources.public.network_views import NetworksView, NetworkView
from resources.public.publication_views import ResourcesView
from tests.factories import make_area, make_country, make_network, make_organisation
from tests.resources.making import make_guide, make_news, make_resource

# Every page that reads something, and some that read nothing: its view, the rest of its address, what the address says.
PAGES: list[tuple[type[DirectoryView], str, dict[str, str]]] = [
    (MemberListView, "members/", {}),
    (ReferralView, "referral/", {}),
    (ResourcesView, "resources/", {}),
    (NetworkView, "networks/one/", {"slug": "one"}),
    (GuideView, "guides/way/", {"slug": "way"}),
    (NewsView, "news/", {}),
    (SearchView, "search/", {}),
    (HomeView, "", {}),
    (ProfileView, "members/seen/", {"slug": "seen"}),
    (CountryView, "countries/bi/", {"code": "bi"}),
    (AboutView, "about/safety/", {"slug": "safety"}),
    (NetworksView, "networks/", {}),
]
ALONE = ["", "members/seen/", "countries/bi/", "about/safety/", "networks/", "countries/", "regions/africa/"]
# What a template is given under these names must not depend on how an address spells the question.
TOLD = "profiles total counts words meant order page items networks country region language shown titles".split()
NAMES = (
    "q region country priority population support language type theme year sort page spelling in "
    "priority_match support_match language_match x utm_source Country"
).split()
VALUES = (
    "BI bi ke Africa africa health HEALTH female legal-aid fr en statement 2020 all -name confirmed title 1 2 01 0 "
    "as-typed seen more members guides atlantis nonsense <b> é 布隆迪"
).split() + ["", " ", " BI ", "a&b=c", "%41", "+"]
Pairs = list[tuple[str, str]]
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES)), max_size=7)
NOISE = st.lists(
    st.one_of(
        st.tuples(st.from_regex(r"x[a-z]{0,5}", fullmatch=True), st.text(st.characters(codec="utf-8"), max_size=9)),
        st.tuples(st.sampled_from("region country priority support type theme year".split()), st.just("")),
    ),
    max_size=4,
).map(lambda pairs: [(name, value.replace("\0", "")) for name, value in pairs])


def make_world() -> None:
    """A little of everything that a question can find."""
    for code in ("BI", "KE", "FR"):
        make_country(code)
    make_area("health")
    network = make_network(slug="one")
    for number in range(22):
        make_organisation(slug=f"m{number}", country="KE", areas=("health",) if number % 2 else (), networks=(network,))
    make_organisation(slug="seen", texts={"name": {"en": "Seen"}})
    make_resource(slug="law", texts={"title": {"en": "Seen law"}})
    make_guide(slug="way")
    make_news(slug="day")


def address(path: str, pairs: Pairs) -> str:
    """An address with a query."""
    return f"/en/{path}?{urlencode(pairs)}" if pairs else f"/en/{path}"


def shown(view: type[DirectoryView], path: str, given: dict[str, str], query: str) -> Any:
    """What a page's template is given for a query; nothing if there is no such page."""
    page = view()
    page.setup(RequestFactory().get(f"/en/{path}?{query}"), **given)
    page.snapshot = current_snapshot("en")
    try:
        context = page.get_context_data(**given)
    except Http404:
        return None
    told = {name: context[name] for name in TOLD if name in context}
    told["page"] = getattr(told.get("page"), "number", None)
    told["profiles"] = [one.slug for one in told.get("profiles", [])]
    told["networks"] = [repr(one) for one in told.get("networks", [])]
    told["results"] = told["counts"].results.tolist() if told.get("counts") else None
    told["counts"] = told["counts"].facets if told.get("counts") else None
    told["partners"] = repr(context.get("partners"))
    told["chips"] = [(chip.name, chip.label) for chip in context.get("chips", [])]
    # Which unknown values are named, not in which order.
    told["dropped"] = sorted((str(label), value) for label, value in context.get("dropped", []))
    return told


def question_of(view: type[DirectoryView], path: str, given: dict[str, str], query: str) -> QueryDict:
    """What a page reads of a query."""
    page = view()
    page.setup(RequestFactory().get(f"/en/{path}?{query}"), **given)
    page.snapshot = current_snapshot("en")
    return page.canonical_query()


class AnyQuestion(TestCase):
    """Random queries, of known and unknown names and values, on the database at hand."""

    @classmethod
    def setUpTestData(cls) -> None:
        """The same world for every example."""
        make_world()

    def setUp(self) -> None:
        """A page is rendered anew, or asked for its tag, with the same client."""
        self.client = Client()

    def _answer(self, where: str, kept: int) -> Any:
        with override_settings(PAGE_CACHE_BYTES=kept):
            page_cache.clear()
            return self.client.get(where)

    @settings(max_examples=60, deadline=None)
    @given(page=st.sampled_from(PAGES), one=PAIRS, other=PAIRS, noise=NOISE, data=st.data())
    def test_addresses_of_one_tag_have_one_page(
        self, page: Any, one: Pairs, other: Pairs, noise: Pairs, data: st.DataObject
    ) -> None:
        """Fresh bytes compared: of an address, of the same one with noise, and of another."""
        _view, path, _given = page
        # Of a name that is read once the last value counts, so only other names change places.
        mixed = data.draw(st.permutations([*noise, *dict(one).items()]))
        asked = [address(path, pairs) for pairs in (list(dict(one).items()), mixed, other)]
        fresh = [self._answer(where, 0) for where in asked]
        tags = [self._answer(where, 10_000_000).headers.get("ETag", where) for where in asked]

        assert [answer.headers.get("ETag") for answer in fresh] == [None, None, None]
        assert fresh[0].content == fresh[1].content
        if fresh[0].status_code == 200 and not dict(one).get("q", "").strip():
            assert tags[0] == tags[1]
        if tags[0] == tags[2]:
            seen = [(answer.status_code, answer.content, dict(answer.headers)) for answer in fresh]
            assert seen[0] == seen[2]

    @settings(max_examples=150, deadline=None)
    @given(page=st.sampled_from(PAGES), pairs=PAIRS)
    def test_the_question_asks_all_that_the_address_asked(self, page: Any, pairs: Pairs) -> None:
        """What the template receives for the query as sent, and for the question that is read out of it."""
        view, path, given_by_address = page
        question = question_of(view, path, given_by_address, urlencode(pairs))

        # An empty number of a page is left out like every empty value.
        sent = urlencode([pair for pair in pairs if pair[0] != "page" or pair[1].strip()])
        asked, all_of_it = (shown(view, path, given_by_address, query) for query in (question.urlencode(), sent))
        assert asked == all_of_it
        assert question_of(view, path, given_by_address, question.urlencode()) == question


def entries(*paths: str) -> int:
    """How many pages are kept once each address has been asked for."""
    page_cache.clear()
    application: Any = get_wsgi_application()
    for path in paths:
        assert b"".join(application(RequestFactory().get(path).environ, lambda *_said: None))
    return len(page_cache._pages)


@pytest.fixture
def _connections_stay_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server closes old connections after each request; the test's own holds its data."""
    from django.db import connection

    monkeypatch.setattr("django.db.close_old_connections", lambda **_kwargs: None)
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)


@pytest.mark.django_db
@pytest.mark.usefixtures("_connections_stay_open")
@pytest.mark.parametrize("path", ["/en/members/", "/en/members/seen/", "/en/", "/fr/resources/", "/en/news/"])
def test_a_thousand_invented_queries_of_a_page_make_one_entry(path: str) -> None:
    make_organisation(slug="seen")
    invented = [f"{path}?x{number}={quote('é' * (number % 7))}&y" for number in range(1000)]

    assert entries(path, *invented) == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("_connections_stay_open")
def test_spellings_of_one_question_make_one_entry_and_other_questions_their_own() -> None:
    make_country("KE")
    make_organisation(slug="seen", country="BI")
    same = ["?country=BI&country=KE", "?country=ke&country=bi", "?region=&country=KE&page=1&country=BI&sort=name&x=1"]
    others = ["", "?country=BI", "?country=BI&sort=-name", "?country=BI&country=atlantis", "?country=atlantis"]

    assert entries(*(f"/en/members/{query}" for query in same)) == 1
    assert entries(*(f"/en/members/{query}" for query in (*same, *others))) == 6


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["?page=", "?page=+", "?page=1"])
def test_an_empty_number_of_a_page_is_the_first(client: Client, query: str) -> None:
    make_organisation(slug="seen", country="BI")

    answer, plain = client.get(f"/en/members/{query}"), client.get("/en/members/")

    assert (answer.status_code, answer.headers["ETag"]) == (200, plain.headers["ETag"])
    assert client.get("/en/members/?page=x").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("path", ALONE)
def test_a_page_that_reads_nothing_is_the_same_under_every_query(client: Client, path: str) -> None:
    make_organisation(slug="seen", country="BI")
    plain = client.get(f"/en/{path}")

    for query in ("?x=1", "?page=7&country=BI", "?q=words", "?&"):
        answer = client.get(f"/en/{path}{query}")
        assert (answer.status_code, answer.content, answer.headers) == (200, plain.content, plain.headers)
    tag = plain.headers["ETag"]
    assert client.get(f"/en/{path}?z=2", headers={"if-none-match": tag}).status_code == 304
    assert b'<link rel="canonical" href="http://testserver/en/' in plain.content


@pytest.mark.django_db
def test_a_page_names_what_it_read_and_nothing_else(client: Client) -> None:
    make_organisation(slug="seen", country="BI")

    page = client.get("/en/members/?country=bi&country=atlantis&canary=1&sort=-name").content.decode()

    assert 'href="/fr/members/?country=BI&amp;country=atlantis&amp;sort=-name"' in page
    assert "“atlantis” is not known under “Country”" in page
    assert "canary" not in page


FILES = ["/robots.txt", "/sitemap.xml", "/sitemap-1.xml", "/fr/news/feed/", "/.well-known/security.txt", "/live"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", [*FILES, "/ready"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_file_with_a_query_does_not_exist(client: Client, settings: Any, path: str, method: str) -> None:
    settings.SECURITY_CONTACT = "mailto:safety@example.org"
    language = "/fr" if path.startswith("/fr") else ""
    missing = client.generic(method, f"{language}/nothing-here/")

    for query in ("x=1", "x", "&", "=", "page=1", "q=canary"):
        answer = client.generic(method, f"{path}?{query}")
        assert (answer.status_code, answer.content, answer.headers) == (404, missing.content, missing.headers)
    assert page_cache._pages.currsize == 0
    # A bare "?" reaches the application as no query.
    assert [client.generic(method, f"{path}{mark}").status_code for mark in ("", "?")] == [200, 200]


@pytest.mark.django_db
def test_what_is_missing_is_missing_in_the_same_bytes_everywhere(client: Client) -> None:
    paths = [
        "/en/nothing/",
        "/en/members/never/",
        "/en/members/never/?x=1",
        "/en/members/?page=99",
        "/en/countries/zz/",
    ]

    answers = [client.get(path) for path in paths]

    assert {(answer.status_code, answer.content) for answer in answers} == {(404, answers[0].content)}
    assert b"never" not in answers[0].content
