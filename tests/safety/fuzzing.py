"""Requests that no browser sends, invented by the thousand: whatever comes, nothing answers with 5xx.

``python -m tests.safety.fuzzing N`` asks N on a throw-away database (``make fuzz N=20000``).
"""

import os
from collections import Counter
from typing import Any

from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

LANGUAGES = ("en", "fr", "es", "ru", "zh-hans")
# What has broken programs before; each may stand anywhere.
SHARP = (
    "%00 %ff %ED%A0%80 %c3%28 %0d%0aSet-Cookie:%20a=b %E2%80%AE %EF%BC%87 ' \" -- ; /* ' OR 1=1-- <script>x()</script> "
    "{{7*7}} {%%} ${7*7} ../../etc/passwd ..%2f..%2f //example.org /\\example.org https:example.org %2f%2fexample.org "
    "9999999999999999999999999 -1 0 1e309 NaN None null true [] {} & = # ? + % %% \\ | | & !x <-> :* (a|b) a:* "
    "*:* * ^ ~ \ud7ff \U0001f4a9 é 艾滋病 布隆迪 здоровье ＝1+1 =1+1 @ ＠ ﷽ ẞ İ ı ſ \u202e \u2066 \ufeff \u200d"
).split(" ")
NAMES = (
    "q region country priority population support language sort page spelling priority_match population_match "
    "support_match next lang number x"
).split()
PATHS = (
    "/{l}/ /{l}/members/ /{l}/members/seen/ /{l}/members/{x}/ /{l}/countries/ /{l}/countries/{x}/ /{l}/countries/bi/ "
    "/{l}/regions/africa/ /{l}/regions/{x}/ /{l}/about/languages/ /{l}/about/{x}/ /{l}/referral/ / /live /ready /{x} "
    "/{l}/{x} /static/{x} /admin/ /admin/login/ /admin/{x}/ /admin/members/organisation/{x}/change/ /sitemap.xml "
    "/robots.txt /.well-known/security.txt /{x}/members/ /{l}//members/ /{l}/members/seen/{x}"
).split()
HEADERS = (
    "Accept-Language Accept-Encoding Accept If-None-Match If-Modified-Since If-Match Range Cookie Referer User-Agent "
    "X-Forwarded-For X-Forwarded-Host X-Forwarded-Proto X-HTTP-Method-Override X-Original-URL Content-Type Origin "
    "Authorization Host"
).split()
METHODS = ("GET",) * 40 + ("HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND")
HOSTS = ("testserver", "localhost", "127.0.0.1")

texts = st.one_of(
    st.sampled_from(SHARP), st.text(max_size=30), st.binary(max_size=12).map(lambda raw: raw.decode("latin-1"))
)
values = st.one_of(
    texts,
    st.lists(texts, max_size=4).map("".join),
    st.sampled_from(["all", "africa", "BI", "health", "name", "-name", "confirmed", "2", "as-typed"]),
    st.tuples(texts, st.integers(1, 100)).map(lambda pair: (pair[0] * pair[1])[:190]),
)
long_values = st.tuples(texts, st.integers(1, 3000)).map(lambda pair: (pair[0] * pair[1])[:4000])
queries = st.lists(st.tuples(st.one_of(st.sampled_from(NAMES), texts), values), max_size=6).map(
    lambda pairs: "&".join(f"{name}={value}" for name, value in pairs)
)
many = st.tuples(st.sampled_from(NAMES), values, st.integers(20, 200)).map(
    lambda one: f"{one[0]}={one[1][:20]}&" * one[2]
)
headers = st.dictionaries(st.sampled_from(HEADERS), values, max_size=3)
bodies = st.one_of(st.just(b""), st.binary(max_size=200), queries.map(lambda text: text.encode("utf-8", "replace")))
types = st.sampled_from(
    ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "multipart/form-data", "text/plain", ""]
)
requests = st.fixed_dictionaries(
    {
        "method": st.sampled_from(METHODS),
        "path": st.tuples(st.sampled_from(PATHS), st.sampled_from(LANGUAGES), texts),
        "query": st.one_of(st.just(""), queries, queries, queries, queries, many, long_values.map("q={}".format)),
        "headers": headers,
        "body": bodies,
        "type": types,
    }
)


def send(client: Client, request: dict[str, Any]) -> Any:
    """One invented request, as near to raw as the test client lets it be."""
    path, language, text = request["path"]
    environ: dict[str, Any] = {
        f"HTTP_{name.upper().replace('-', '_')}": _latin(value) for name, value in request["headers"].items()
    }
    environ["CONTENT_TYPE"] = environ.pop("HTTP_CONTENT_TYPE", request["type"])
    environ["PATH_INFO"] = _latin(path.format(l=language, x=text))
    environ["QUERY_STRING"] = _latin(request["query"])
    return client.generic(request["method"], "/", request["body"], **environ)


def _latin(text: str) -> str:
    """As WSGI hands bytes to an application."""
    return text.encode("utf-8", "replace").decode("latin-1")


def complaint(request: dict[str, Any], response: Any) -> str:
    """What is wrong with an answer; empty if nothing is."""
    if response.status_code >= 500:
        return f"{response.status_code} to {request}"
    if "default-src 'none'" not in response.headers.get("Content-Security-Policy", ""):
        return f"without a policy: {request}"
    leads = response.headers.get("Location", "/")
    if not leads.startswith("/") or leads.startswith(("//", "/\\")) or any(sign < " " for sign in leads):
        return f"leads to {leads!r}: {request}"
    if response.cookies and not request["path"][0].startswith("/admin"):
        return f"sets a cookie: {request}"
    return ""


def fuzz(number: int) -> Counter[int]:
    """Send so many requests; AssertionError with the smallest one that goes wrong. Returns how many got each status."""
    statuses: Counter[int] = Counter()

    @settings(max_examples=number, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(request=requests)
    def ask(request: dict[str, Any]) -> None:
        response = send(Client(raise_request_exception=False), request)
        if response.streaming:
            b"".join(response.streaming_content)
        assert complaint(request, response) == ""
        statuses[response.status_code] += 1

    ask()
    return statuses


def main(number: int) -> int:
    """Make a small directory in memory, ask, and say what came back."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nswp_directory.settings")
    os.environ["DATABASE_URL"] = os.environ.get("DATABASE_URL", "sqlite://:memory:")
    django.setup()
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    from nswp_directory import health
    from tests.factories import make_organisation

    setup_test_environment()
    call_command("migrate", verbosity=0)
    health.set_up.complete = True
    make_organisation(slug="seen", areas=("health",), texts={"name": {"en": "Seen", "zh-hans": "布隆迪"}})
    statuses = fuzz(number)
    said = ", ".join(f"{status}: {count}" for status, count in sorted(statuses.items()))
    print(f"{sum(statuses.values())} requests, no answer of 500 or more ({said}).")
    return 0


if __name__ == "__main__":
    import argparse
    import sys

    parser = argparse.ArgumentParser(prog="python -m tests.safety.fuzzing", description=__doc__)
    parser.add_argument("number", type=int, help="how many requests")
    sys.exit(main(parser.parse_args().number))
