"""What is refused before a view sees it, and what every answer carries."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from nswp_directory import health
from nswp_directory.middleware import LoopbackOnly, RequestSanity, SecurityHeaders

FROM_ELSEWHERE = ["203.0.113.77", "10.0.0.1", "2001:db8::1", "::ffff:203.0.113.77", "not an address", "127.0.0.1, x"]


def view(request: HttpRequest) -> HttpResponse:
    """The page behind the middleware."""
    return HttpResponse("the page")


def asked(middleware: type, path: str = "/en/", **options: Any) -> HttpResponse:
    """What a GET (or, with ``data``, a POST) comes to."""
    factory = RequestFactory()
    request = factory.post(path, **options) if "data" in options else factory.get(path, **options)
    return middleware(view)(request)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1", ""])
def test_development_mode_answers_its_own_machine(settings: Any, address: str) -> None:
    settings.DEVELOPMENT = True

    assert asked(LoopbackOnly, REMOTE_ADDR=address).content == b"the page"


@pytest.mark.parametrize("address", FROM_ELSEWHERE)
def test_development_mode_refuses_every_other_machine_and_says_why(settings: Any, address: str) -> None:
    settings.DEVELOPMENT = True

    response = asked(LoopbackOnly, REMOTE_ADDR=address)

    assert response.status_code == 403
    assert b"development mode" in response.content
    assert b"PRODUCTION=1" in response.content
    assert b"the page" not in response.content


@pytest.mark.parametrize("address", FROM_ELSEWHERE)
def test_production_mode_answers_everybody(settings: Any, address: str) -> None:
    settings.DEVELOPMENT = False

    assert asked(LoopbackOnly, REMOTE_ADDR=address).content == b"the page"


@pytest.mark.parametrize(
    "path",
    ["/en/?q=a%00b", "/en/?%00=a", "/en/?q=%ff", "/en/?q=%ED%A0%80", "/en/a%00/", "/en/%ff/", "/en/%c3/"],
)
def test_an_address_that_cannot_be_read_is_a_bad_request(path: str) -> None:
    response = asked(RequestSanity, path)

    assert (response.status_code, response["Content-Type"]) == (400, "text/plain; charset=utf-8")


@pytest.mark.parametrize("query", [b"q=\xe9", b"q=\xff"])
def test_a_query_in_another_encoding_is_a_bad_request(query: bytes) -> None:
    assert asked(RequestSanity, QUERY_STRING=query.decode("latin-1")).status_code == 400


@pytest.mark.parametrize(
    "path", ["/en/?q=布隆迪", "/en/?q=100%25", "/en/?q=a+b%2Bc", "/zh-hans/members/名录/", "/en/?q=%", "/en/?=&&"]
)
def test_an_unusual_address_that_can_be_read_passes(path: str) -> None:
    assert asked(RequestSanity, path).content == b"the page"


def test_a_form_or_cookie_with_a_nul_byte_is_a_bad_request() -> None:
    assert asked(RequestSanity, data={"name": "a\0b"}).status_code == 400
    assert asked(RequestSanity, data={"a\0b": "name"}).status_code == 400
    assert asked(RequestSanity, HTTP_COOKIE='sessionid="abcdefgh\\000"').status_code == 400


def test_a_form_and_cookie_that_can_be_read_pass() -> None:
    assert asked(RequestSanity, data={"name": "SOLIDARITÉ"}).content == b"the page"
    assert asked(RequestSanity, HTTP_COOKIE='sessionid="abcdefgh"').content == b"the page"


def test_every_answer_forbids_embedding() -> None:
    headers = asked(SecurityHeaders).headers

    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cross-Origin-Embedder-Policy"] == "require-corp"


HEADERS = {
    "Content-Security-Policy",
    "Cross-Origin-Embedder-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "options", "status"),
    [
        ("/live", {}, 200),
        ("/en/", {"REMOTE_ADDR": "203.0.113.77"}, 403),
        ("/en/?q=%00", {}, 400),
        ("/en/", {"HTTP_HOST": "elsewhere.example.org"}, 400),
        ("/en/", {}, 503),
    ],
)
def test_every_answer_carries_the_headers_also_a_refusal(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch, path: str, options: dict[str, Any], status: int
) -> None:
    settings.DEVELOPMENT = True
    monkeypatch.setattr(health.set_up, "complete", status != 503)

    response = client.get(path, **options)

    assert response.status_code == status
    assert HEADERS - set(response.headers) == set()
