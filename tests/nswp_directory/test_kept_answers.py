"""Unchanged pages answered before the framework: the same bytes, to strangers only, for one query."""

from typing import Any

import pytest
from cachetools import LRUCache
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from members import publication
from members.choices import WithdrawalReason
from nswp_directory import kept_answers
from nswp_directory.kept_answers import KeptAnswers
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db

Said = tuple[str, list[tuple[str, str]], bytes]


@pytest.fixture(autouse=True)
def seen() -> Any:
    return make_organisation(slug="seen", texts={"name": {"en": "Étoile"}})


@pytest.fixture(autouse=True)
def _connections_stay_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server closes old connections after each request; the test's own holds its data."""
    monkeypatch.setattr("django.db.close_old_connections", lambda **_kwargs: None)
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)


@pytest.fixture
def kept() -> KeptAnswers:
    return KeptAnswers(get_wsgi_application())


def ask(application: Any, path: str, **environ: str) -> Said:
    """One request as a web server makes it."""
    said: list[Any] = []
    sent: Any = environ
    request = RequestFactory().get(path, **sent)
    answer = application(request.environ, lambda status, headers, *_rest: said.extend((status, headers)))
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    return said[0], [(str(name), str(value)) for name, value in said[1]], body


@pytest.mark.parametrize(
    "path", ["/en/", "/ru/members/", "/en/members/?country=BI", "/en/members/seen/", "/sitemap.xml"]
)
@pytest.mark.parametrize("encoding", ["", "gzip", "br, gzip"])
def test_the_second_stranger_gets_the_same_answer_for_one_query(kept: KeptAnswers, path: str, encoding: str) -> None:
    first = ask(kept, path, HTTP_ACCEPT_ENCODING=encoding)

    with CaptureQueriesContext(connection) as asked:
        again = ask(kept, path, HTTP_ACCEPT_ENCODING=encoding)

    assert (again, len(asked), first[0]) == (first, 1, "200 OK")
    assert [question["sql"] for question in asked] == ["SELECT epoch, number FROM core_edition ORDER BY id LIMIT 1"]
    assert ask(get_wsgi_application(), path, HTTP_ACCEPT_ENCODING=encoding) == first


def test_a_browser_that_has_the_page_gets_304_again(kept: KeptAnswers) -> None:
    tag = dict(ask(kept, "/en/")[1])["ETag"]
    first, again = (ask(kept, "/en/", HTTP_IF_NONE_MATCH=tag) for _time in range(2))

    assert (first[0], first) == ("304 Not Modified", again)
    assert ask(kept, "/en/", HTTP_IF_NONE_MATCH='W/"another"')[0] == "200 OK"


def test_what_is_taken_down_is_gone_with_the_next_request(kept: KeptAnswers, seen: Any) -> None:
    assert [ask(kept, path)[0] for path in ("/en/members/seen/", "/en/members/")] == ["200 OK"] * 2

    publication.withdraw(seen, WithdrawalReason.SAFETY)

    assert ask(kept, "/en/members/seen/")[0] == "404 Not Found"
    assert "Étoile" not in ask(kept, "/en/members/")[2].decode()


@pytest.mark.parametrize(
    "environ",
    [
        {"HTTP_COOKIE": "__Host-staff=x"},
        {"HTTP_AUTHORIZATION": "Basic x"},
        {"REQUEST_METHOD": "HEAD"},
        {"REQUEST_METHOD": "POST"},
        {"CONTENT_LENGTH": "3"},
        {"REMOTE_ADDR": "203.0.113.7"},
        {"HTTP_HOST": "evil.example.org"},
        {"HTTP_ACCEPT_ENCODING": "gzip" + " " * 1000},
    ],
)
def test_whoever_is_no_plain_stranger_takes_the_whole_way(kept: KeptAnswers, environ: dict[str, str]) -> None:
    ask(kept, "/en/")

    assert ask(kept, "/en/", **environ) == ask(get_wsgi_application(), "/en/", **environ)
    assert len(kept.answers) == 1


@pytest.mark.parametrize("path", ["/en/members/?q=étoile", "/en/members/never-was/", "/", "/admin/login/", "/live"])
def test_only_pages_with_a_tag_are_kept(kept: KeptAnswers, path: str) -> None:
    ask(kept, path)

    assert len(kept.answers) == 0


def test_the_language_a_browser_prefers_changes_no_page(kept: KeptAnswers) -> None:
    assert ask(kept, "/en/", HTTP_ACCEPT_LANGUAGE="ru") == ask(kept, "/en/", HTTP_ACCEPT_LANGUAGE="fr")


def test_without_a_database_the_application_answers(kept: KeptAnswers, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(kept, "/en/")

    def down() -> str:
        raise OperationalError

    monkeypatch.setattr(kept_answers, "current_edition", down)

    assert ask(kept, "/en/") == ask(get_wsgi_application(), "/en/")


def test_the_memory_is_bounded(kept: KeptAnswers) -> None:
    one = len(ask(kept, "/en/members/?region=x")[2]) + 2000
    kept.answers = LRUCache(3 * one, getsizeof=lambda answer: len(answer.body) + 2000)
    for number in range(6):
        ask(kept, f"/en/members/?region={number}")

    assert 0 < kept.answers.currsize <= 3 * one


def test_invented_encodings_and_tags_make_no_further_entry(kept: KeptAnswers) -> None:
    plain = ask(kept, "/en/")
    tag = dict(plain[1])["ETag"]
    for number in range(20):
        assert ask(kept, "/en/", HTTP_ACCEPT_ENCODING=f"x{number}") == plain
        assert ask(kept, "/en/", HTTP_IF_NONE_MATCH=f'W/"x{number}"') == plain
        assert ask(kept, "/en/", HTTP_IF_NONE_MATCH=f'W/"x{number}", {tag}')[0] == "304 Not Modified"
    assert len(kept.answers) == 1

    assert ask(kept, "/en/", HTTP_IF_NONE_MATCH=tag)[0] == "304 Not Modified"
    assert ask(kept, "/en/", HTTP_ACCEPT_ENCODING="gzip;q=0.5, x")[0] == "200 OK"
    assert len(kept.answers) == 3
