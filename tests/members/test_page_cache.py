"""Whole pages kept by edition, their tags, and what is kept nowhere."""

import gzip
from typing import Any

import brotli
import pytest
from cachetools import LRUCache
from django.test import Client

from core.web import page_cache
from members.choices import Status, WithdrawalReason
from members.publishing import publication
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db

PAGES = ["/en/", "/fr/members/", "/en/members/?country=BI", "/ru/members/seen/", "/en/countries/", "/en/countries/bi/"]


@pytest.fixture(autouse=True)
def seen() -> Any:
    return make_organisation(slug="seen", texts={"name": {"en": "Étoile", "ru": "Звезда"}})


@pytest.mark.parametrize("path", PAGES)
def test_an_unchanged_page_costs_one_query_and_is_the_same_bytes(
    client: Client, path: str, django_assert_num_queries: Any
) -> None:
    first = client.get(path)

    with django_assert_num_queries(1):
        again = client.get(path)

    assert (again.status_code, again.content, again.headers) == (200, first.content, first.headers)
    assert again.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


@pytest.mark.parametrize("path", PAGES)
def test_a_browser_that_has_the_page_gets_304_for_one_query(
    client: Client, path: str, django_assert_num_queries: Any
) -> None:
    tag = client.get(path).headers["ETag"]
    page_cache.clear()

    with django_assert_num_queries(1):
        answer = client.get(path, headers={"if-none-match": f'W/"other", {tag}'})

    assert (answer.status_code, answer.content, answer.headers["ETag"]) == (304, b"", tag)
    assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_a_public_change_gives_every_page_a_new_tag_and_a_hidden_one_gives_none(client: Client) -> None:
    def tags() -> list[str]:
        return [client.get(path).headers["ETag"] for path in PAGES]

    before = tags()
    hidden = make_organisation(slug="hidden", status=Status.DRAFT)
    publication.withdraw(hidden, WithdrawalReason.SAFETY)
    assert tags() == before

    make_organisation(slug="more")
    assert set(tags()).isdisjoint(before)


def test_what_is_taken_down_is_gone_with_the_next_request_also_for_a_browser_that_has_it(
    client: Client, seen: Any
) -> None:
    tag = client.get("/en/members/seen/").headers["ETag"]
    listed = client.get("/en/members/").headers["ETag"]

    publication.withdraw(seen, WithdrawalReason.SAFETY)

    assert client.get("/en/members/seen/", headers={"if-none-match": tag}).status_code == 404
    answer = client.get("/en/members/", headers={"if-none-match": listed})
    assert (answer.status_code, "Étoile" in answer.content.decode()) == (200, False)


def test_the_tag_differs_by_address_host_and_release(client: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "members.example.org"]
    tags = [client.get(path).headers["ETag"] for path in ("/en/", "/fr/", "/en/members/?country=BI", "/en/members/")]
    tags.append(client.get("/en/", headers={"host": "members.example.org"}).headers["ETag"])
    settings.RELEASE = "another"
    tags.append(client.get("/en/").headers["ETag"])

    assert len(set(tags)) == 6


def test_a_search_with_words_is_kept_nowhere(client: Client) -> None:
    answer = client.get("/en/members/?q=étoile")

    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")
    assert "ETag" not in answer.headers
    assert page_cache._pages.currsize == 0


def test_what_is_not_a_page_is_not_kept(client: Client) -> None:
    missing = client.get("/en/members/never-was/")
    posted = client.post("/en/")

    assert (missing.status_code, posted.status_code) == (404, 405)
    assert ("ETag" in missing.headers, "ETag" in posted.headers, page_cache._pages.currsize) == (False, False, 0)


@pytest.mark.parametrize("path", ["/en/members/", "/en/members/?q=étoile", "/en/members/never-was/"])
def test_pages_are_compressed_as_the_browser_can_read_them(client: Client, path: str) -> None:
    plain = client.get(path)
    br = client.get(path, headers={"accept-encoding": "gzip, deflate, br"})
    zipped = client.get(path, headers={"accept-encoding": "gzip"})

    assert "Content-Encoding" not in plain.headers
    assert plain.status_code == br.status_code == zipped.status_code
    assert (br.headers["Content-Encoding"], brotli.decompress(br.content)) == ("br", plain.content)
    assert (zipped.headers["Content-Encoding"], gzip.decompress(zipped.content)) == ("gzip", plain.content)
    assert {one.headers["Vary"] for one in (plain, br, zipped)} == {"Accept-Encoding"}


@pytest.mark.parametrize(
    ("said", "encoding"),
    [
        ("", ""),
        ("gzip, br", "br"),
        ("gzip;q=1.0, br;q=0", "gzip"),
        ("br;q=0.0, gzip;q=0", ""),
        ("*", "br"),
        ("*, br;q=0", "gzip"),
        ("*;q=0", ""),
        ("identity", ""),
        ("BR", "br"),
        ("gzip;q=1.2.3, br;q=x", ""),
        ("\t,;;q=,", ""),
    ],
)
def test_the_encoding_is_one_that_the_browser_names(said: str, encoding: str) -> None:
    assert page_cache.accepted_encoding(said) == encoding


def test_the_memory_is_bounded_and_the_oldest_page_goes_first(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    one = len(client.get("/en/members/").content) * 4 // 3
    monkeypatch.setattr(page_cache, "_pages", LRUCache(3 * one, getsizeof=len))

    for number in range(5):
        client.get(f"/en/members/?region={number}")

    assert 0 < page_cache._pages.currsize <= 3 * one
    with django_assert_num_queries(1):
        client.get("/en/members/?region=4")
    with django_assert_num_queries(2):
        client.get("/en/members/?region=0")


def test_unending_addresses_and_pages_larger_than_the_memory_are_answered_but_not_kept(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = client.get("/en/members/?region=" + "a" * page_cache.LONGEST_KEPT_QUERY)
    assert (answer.status_code, page_cache._pages.currsize) == (200, 0)

    monkeypatch.setattr(page_cache, "_pages", LRUCache(10, getsizeof=len))
    assert (client.get("/en/").status_code, page_cache._pages.currsize) == (200, 0)


def test_without_the_cache_every_page_is_rendered_anew_and_has_no_tag(client: Client, settings: Any) -> None:
    settings.PAGE_CACHE_BYTES = 0

    answer = client.get("/en/", headers={"accept-encoding": "br"})

    assert (answer.status_code, answer.headers["Content-Encoding"]) == (200, "br")
    assert "ETag" not in answer.headers
    assert page_cache._pages.currsize == 0
