"""Requests that somebody makes on purpose: too much, too long, for another host, in another's name."""

from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.test.client import ClientHandler

from tests.factories import make_organisation
from tests.safety import walk

pytestmark = pytest.mark.django_db
PAGES = ["/en/", "/fr/members/", "/en/members/one/", "/ru/members/?country=BI", "/en/countries/bi/", "/live", "/admin/"]
# Headers that are no part of any key: none may change what others are sent.
UNKEYED = {
    "X-Forwarded-Host": "elsewhere.example.org",
    "X-Forwarded-Server": "elsewhere.example.org",
    "X-Forwarded-Port": "1",
    "X-Forwarded-Scheme": "nothttps",
    "X-Original-URL": "/ru/",
    "X-Rewrite-URL": "/ru/",
    "X-HTTP-Method-Override": "POST",
    "X-Forwarded-Prefix": "/elsewhere",
    "Forwarded": "host=elsewhere.example.org",
    "Accept-Language": "ru",
    "Accept": "application/json",
    "User-Agent": "Elsewhere/1",
    "Referer": "https://elsewhere.example.org/",
    "Origin": "https://elsewhere.example.org",
    "Cookie": "django_language=ru; sessionid=elsewhere",
    "Authorization": "Basic elsewhere",
    "Range": "bytes=0-1",
    "If-Modified-Since": "Sat, 01 Jan 2050 00:00:00 GMT",
}


@pytest.fixture(autouse=True)
def one() -> Any:
    return make_organisation(slug="one", texts={"name": {"en": "One"}}, areas=("health", "stigma"))


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT", "PROPFIND", "X" * 50])
def test_a_method_that_nothing_here_knows_is_refused(client: Client, method: str) -> None:
    answers = [client.generic(method, path) for path in PAGES]

    assert [(answer.status_code, answer.headers["Allow"]) for answer in answers] == [(405, "GET, HEAD, POST")] * len(
        PAGES
    )
    assert {method in answer.content.decode() for answer in answers} == {False}


@pytest.mark.parametrize("path", ["/live", "/ready", "/.well-known/security.txt"])
def test_what_machines_ask_is_for_reading_too(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405


class Unread:
    """A body that must not be touched."""

    def read(self, *_args: Any) -> bytes:
        """Reading it is what must not happen."""
        raise AssertionError("The body was read.")

    readline = read


@pytest.mark.parametrize(
    ("path", "length", "status"),
    [
        ("/en/", 64 * 1024 + 1, 413),
        ("/en/", 2**30, 413),
        ("/admin/members/organisation/import/", 10 * 1024 * 1024 + 1, 413),
        ("/admin/members/organisation/import/", 2**30, 413),
    ],
)
def test_a_body_beyond_its_limit_is_refused_unread(path: str, length: int, status: int) -> None:
    environ = RequestFactory().post(path, content_type="multipart/form-data; boundary=x").environ
    response: Any = ClientHandler()(environ | {"CONTENT_LENGTH": str(length), "wsgi.input": Unread()})

    assert response.status_code == status
    assert response.content.decode().count("\n") == 5


def test_a_form_that_is_too_large_without_files_is_refused(client: Client) -> None:
    data = {"a": "x" * (5 * 1024 * 1024 + 1)}

    answer = client.post("/admin/login/", "a=" + data["a"], content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413
    assert client.post("/admin/login/", data).status_code == 413


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("q=" + "a" * 1998, 200),
        ("q=" + "a" * 1999, 414),
        ("&".join(["country=BI"] * 60), 200),
        ("&".join(["country=BI"] * 61), 414),
        ("&" * 60, 414),
    ],
)
def test_a_query_beyond_its_limits_is_refused(client: Client, query: str, status: int) -> None:
    assert client.get(f"/en/members/?{query}").status_code == status


def test_staff_may_ask_longer_questions_and_not_endless_ones(client: Client) -> None:
    codes = "&".join(["code=BI"] * 250)

    assert client.get(f"/admin/members/country/hold/?{codes}").status_code == 302
    assert client.get(f"/admin/?q={'a' * 8000}").status_code == 414


@pytest.mark.parametrize("name", ["country", "priority", "support", "region", "language"])
def test_many_values_cost_no_more_queries_than_one(name: str) -> None:
    def queries(values: str) -> int:
        walk.clear()
        return walk.ask(f"/en/members/?{values}").queries

    assert queries("&".join(f"{name}=x{number}" for number in range(58))) == queries(f"{name}=x")


@pytest.mark.parametrize("page", ["0", "-1", "2", "1e9", "9" * 40, "NaN", "１", "1.0", " 1"])
def test_a_page_that_is_not_there_is_404(client: Client, page: str) -> None:
    # Python counts in every script's digits, and a blank around them does not matter.
    assert client.get("/en/members/", {"page": page}).status_code == (200 if page.strip() in ("1", "１") else 404)


@pytest.mark.parametrize(
    "host",
    ["elsewhere.example.org", "testserver@elsewhere", "testserver:80@x", "testserver, elsewhere", "[::1", "a\tb"],
)
def test_another_host_is_refused_and_not_repeated(client: Client, host: str) -> None:
    answer = client.get("/en/", headers={"host": host})

    assert (answer.status_code, host in answer.content.decode()) == (400, False)


@pytest.mark.parametrize("path", [page for page in PAGES if page.startswith(("/en", "/fr", "/ru"))])
def test_no_header_of_one_visitor_changes_what_another_is_sent(path: str) -> None:
    walk.clear()
    clean = walk.ask(path)
    for name, value in UNKEYED.items():
        walk.clear()
        poisoned = walk.ask(path, **{name: value})
        after = walk.ask(path)

        assert (name, poisoned.status, poisoned.body) == (name, 200, clean.body)
        assert (after.status, after.body, after.headers) == (200, clean.body, clean.headers)
        assert "elsewhere" not in str(poisoned.headers).lower()


def test_a_get_with_a_body_is_the_page_of_its_address(client: Client) -> None:
    clean = client.get("/en/members/").content
    walk.clear()

    fat = client.generic("GET", "/en/members/", b"country=FR&q=x", content_type="application/x-www-form-urlencoded")

    assert (fat.content, client.get("/en/members/").content) == (clean, clean)


@pytest.mark.parametrize("ending", ["x.css", "style.css", ".js", "%2e%2e/x.css", ";x.css", "%3bx.css", "%0ax.css"])
def test_a_page_is_not_to_be_had_under_the_name_of_a_file(client: Client, ending: str) -> None:
    assert client.get(f"/en/members/one/{ending}").status_code in (400, 404)


@pytest.mark.parametrize(
    "path",
    [
        "//example.org/en/members",
        "/\\example.org",
        "/%2f%2fexample.org",
        "/%5cexample.org/..",
        "/en//example.org",
        "/?next=//example.org",
        "/en/countries/BI/?next=https://example.org",
        "/admin/?next=//example.org",
        "/admin/login/?next=//example.org",
        "/admin/logout/?next=//example.org",
        "/%0d%0aLocation:%20//example.org",
    ],
)
def test_no_address_leads_to_another_host(client: Client, path: str) -> None:
    answer = client.get("/", PATH_INFO=path.partition("?")[0], QUERY_STRING=path.partition("?")[2])

    leads = answer.headers.get("Location", "/")
    assert leads.startswith("/")
    assert not leads.startswith(("//", "/\\"))
    assert not any(sign in leads for sign in "\r\n\t")
