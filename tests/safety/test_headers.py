"""What every answer carries, whatever it is: a page, a redirect, a file, a refusal, a failure."""

import re
from collections.abc import Callable
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.test import Client

from members.public.views import MemberListView
from nswp_directory import health
from tests.factories import make_organisation
from tests.safety.observatory import directives, score

pytestmark = pytest.mark.django_db
HOST = "directory.example.org"
FEWEST_POINTS = 125
# As in production (nswp_directory/settings.py), where there is TLS.
PRODUCTION: dict[str, Any] = {
    "DEVELOPMENT": False,
    "ALLOWED_HOSTS": [HOST],
    "SECURE_SSL_REDIRECT": True,
    "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"),
    "SECURE_HSTS_SECONDS": 63_072_000,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "SECURE_HSTS_PRELOAD": True,
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "SESSION_COOKIE_NAME": "__Host-staff",
    "CSRF_COOKIE_NAME": "__Host-csrf",
    "SECURITY_CONTACT": "mailto:security@example.org",
}
FIXED = {
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
NONE = {"'none'"}
SELF = {"'self'"}
POLICY = {
    "default-src": NONE,
    "script-src": SELF,
    "img-src": SELF,
    "connect-src": SELF,
    "font-src": SELF,
    "form-action": SELF,
    "manifest-src": SELF,
    "base-uri": NONE,
    "frame-ancestors": NONE,
}
Ask = Callable[[Client], Any]
ANSWERS: dict[str, tuple[int, Ask]] = {
    "home": (200, lambda c: c.get("/en/")),
    "list": (200, lambda c: c.get("/fr/members/")),
    "search": (200, lambda c: c.get("/ru/members/?q=one")),
    "profile": (200, lambda c: c.get("/zh-hans/members/one/")),
    "countries": (200, lambda c: c.get("/es/countries/")),
    "country": (200, lambda c: c.get("/en/countries/bi/")),
    "region": (200, lambda c: c.get("/en/regions/africa/")),
    "languages": (200, lambda c: c.get("/en/about/languages/")),
    "unchanged page": (304, lambda c: c.get("/en/", headers={"if-none-match": c.get("/en/").headers["ETag"]})),
    "choice of language": (302, lambda c: c.get("/")),
    "one address of a page": (301, lambda c: c.get("/en/countries/BI/")),
    "live": (200, lambda c: c.get("/live")),
    "ready": (200, lambda c: c.get("/ready")),
    "security.txt": (200, lambda c: c.get("/.well-known/security.txt")),
    "file": (200, lambda c: c.get("/static/js/leave.js")),
    "sign in": (200, lambda c: c.get("/admin/login/")),
    "admin": (302, lambda c: c.get("/admin/")),
    "without a token": (403, lambda c: Client(enforce_csrf_checks=True, **SECURE).post("/admin/login/", {"a": "b"})),
    "unreadable": (400, lambda c: c.get("/en/?q=%00")),
    "missing": (404, lambda c: c.get("/en/nothing/")),
    "missing file": (404, lambda c: c.get("/static/nothing.css")),
    "not allowed": (405, lambda c: c.post("/en/")),
    "trace": (405, lambda c: c.trace("/en/")),
    "too large": (413, lambda c: c.post("/en/", b"x" * 70_000, content_type="text/plain")),
    "too long": (414, lambda c: c.get("/en/?q=" + "a" * 3000)),
    "failure": (500, lambda c: c.get("/en/members/?region=fail")),
    "without tls": (301, lambda c: Client(SERVER_NAME=HOST).get("/en/")),
    "unknown host": (400, lambda c: c.get("/en/", headers={"host": "elsewhere.example.org"})),
    "unknown host without tls": (400, lambda c: Client(SERVER_NAME="elsewhere.example.org").get("/en/")),
}
SECURE: dict[str, Any] = {"SERVER_NAME": HOST, "HTTP_X_FORWARDED_PROTO": "https"}
MAY_BE_KEPT = {
    "home",
    "list",
    "profile",
    "countries",
    "country",
    "region",
    "languages",
    "unchanged page",
    "choice of language",
    "file",
}
WITHOUT_TLS = {"without tls", "unknown host without tls"}


@pytest.fixture
def production(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A visitor of the directory as it is in production, in which one address fails."""
    for name, value in PRODUCTION.items():
        setattr(settings, name, value)
    whole = MemberListView.get_context_data

    def failing(view: MemberListView, **kwargs: Any) -> dict[str, Any]:
        if view.request.GET.get("region") == "fail":
            raise RuntimeError("203.0.113.77")
        return whole(view, **kwargs)

    monkeypatch.setattr(MemberListView, "get_context_data", failing)
    make_organisation(slug="one", texts={"name": {"en": "One"}})
    return Client(raise_request_exception=False, **SECURE)


def body_of(response: Any) -> str:
    """The text of an answer, a file's too."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    response.close()
    return str(content.decode())


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_carries_every_header(production: Client, name: str) -> None:
    status, ask = ANSWERS[name]

    response = ask(production)

    assert response.status_code == status
    assert {key: response.headers.get(key) for key in FIXED} == FIXED
    assert {"camera=()", "geolocation=()", "microphone=()"} < set(response.headers["Permissions-Policy"].split(", "))
    # What is refused, fails or is not there is kept by no cache; what may be kept says so itself.
    assert "no-store" in response.headers["Cache-Control"] or name in MAY_BE_KEPT
    policy = directives(response.headers["Content-Security-Policy"])
    style = policy.pop("style-src")
    assert policy == POLICY
    assert style >= SELF
    assert all(re.fullmatch(r"'sha256-[\w+/]{43}='", word) for word in style - SELF)
    assert not any("unsafe" in word for words in (*policy.values(), style) for word in words)
    assert {"Server", "X-Powered-By"} & set(response.headers) == set()
    if name not in WITHOUT_TLS:
        assert response.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains; preload"
        assert score(response.headers, response.cookies, body_of(response)) >= FEWEST_POINTS


@pytest.mark.parametrize("name", sorted(set(ANSWERS) - {"sign in", "without a token"}))
def test_no_visitor_gets_a_cookie(production: Client, name: str) -> None:
    response = ANSWERS[name][1](production)
    body_of(response)  # a file is closed when it has been read

    assert response.cookies == SimpleCookie()


def test_a_cookie_of_staff_stays_on_this_host_over_tls_and_out_of_scripts(production: Client) -> None:
    cookies = production.get("/admin/login/").cookies

    assert [name.startswith("__Host-") for name in cookies] == [True] * len(cookies)
    assert {
        (one["secure"], one["httponly"], one["samesite"], one["domain"], one["path"]) for one in cookies.values()
    } == {(True, True, "Lax", "", "/")}


@pytest.mark.parametrize("name", ["failure", "unreadable", "unknown host", "too long", "too large", "trace", "missing"])
def test_an_error_says_nothing_of_the_program_nor_of_the_request(production: Client, name: str) -> None:
    text = body_of(ANSWERS[name][1](production))

    for word in ("Traceback", "Exception", "Django", "Python", "203.0.113.77", "elsewhere", "settings", "aaaa", "xxxx"):
        assert word not in text
    # In five languages.
    assert len(re.findall('lang="|страниц|Этот|Слишком|читать', text)) > 0


def test_a_directory_that_cannot_answer_carries_them_too(production: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health.set_up, "complete", False)
    monkeypatch.setattr(health, "_first_missing", lambda: health.MIGRATE)

    response = production.get("/en/")

    assert (response.status_code, {key: response.headers.get(key) for key in FIXED}) == (503, FIXED)
    assert score(response.headers, response.cookies, response.content.decode()) >= FEWEST_POINTS


@pytest.mark.parametrize(
    ("change", "points"),
    [
        ({}, 130),
        ({"Content-Security-Policy": "default-src 'none'; script-src 'unsafe-inline'"}, 80),
        ({"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"}, 120),
        ({"Content-Security-Policy": ""}, 75),
        ({"Referrer-Policy": "unsafe-url"}, 120),
        ({"Strict-Transport-Security": ""}, 80),
        ({"X-Content-Type-Options": ""}, 125),
        ({"Cross-Origin-Resource-Policy": ""}, 120),
    ],
)
def test_the_score_falls_with_every_guard_that_is_missing(change: dict[str, str], points: int) -> None:
    headers = FIXED | {
        "Content-Security-Policy": "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
        "Strict-Transport-Security": "max-age=63072000",
    }

    assert score(headers | change, SimpleCookie(), "<p>") == points
