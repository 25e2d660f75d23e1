"""The link checker reaches nothing that is not on the open internet, however it is asked to."""

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from ipaddress import ip_address
from typing import Any

import pytest
from django.core.management import call_command

from resources.links.checker import MOST_REDIRECTS, LinkChecker, Outcome, is_open
from resources.links.public_links import dead_links, public_links
from tests.resources.making import make_guide, make_page, make_resource

CLOSED = (
    "0.0.0.0 10.0.0.1 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 "
    "192.0.2.1 192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255 :: ::1 "
    "::ffff:127.0.0.1 ::ffff:10.0.0.1 2002:7f00:1:: 2002:a00:1:: 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b::a9fe:a9fe "
    "fc00::1 fd12:3456::1 fe80::1 ff02::1 2001:db8::1 100::1"
).split()
OPEN = ("1.1.1.1", "2606:4700:4700::1111", "64:ff9b::101:101", "::ffff:1.1.1.1")


class Canary:
    """A server on this machine that counts who comes and answers what it is told."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.visits: list[bytes] = []
        self.answers: list[bytes] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                line, _address = self.socket.accept()
            except OSError:
                return
            with line, suppress(OSError):  # a checker that has read enough hangs up
                self.visits.append(line.recv(4096))
                line.sendall(self.answers.pop(0) if self.answers else b"HTTP/1.1 200 OK\r\n\r\n")


@pytest.fixture
def canary() -> Iterator[Canary]:
    """A canary for one test."""
    bird = Canary()
    yield bird
    bird.socket.close()


def to_canary(canary: Canary, **given: Any) -> LinkChecker:
    """A checker for which every host is this machine and the canary's port is the usual one."""
    here: dict[str, Any] = {"resolve": lambda _host, _port: [ip_address("127.0.0.1")], "ports": {"http": canary.port}}
    return LinkChecker(**here | given)


@pytest.mark.parametrize("address", CLOSED)
def test_a_closed_address_is_never_connected_to(canary: Canary, address: str) -> None:
    assert not is_open(ip_address(address))

    outcome = to_canary(canary, resolve=lambda _host, _port: [ip_address(address)]).check("http://example.org/")

    assert outcome == Outcome("http://example.org/", False, "not on the open internet")
    assert canary.visits == []


@pytest.mark.parametrize("address", OPEN)
def test_an_open_address_is_one(address: str) -> None:
    assert is_open(ip_address(address))


def test_one_closed_address_among_open_ones_is_enough_to_refuse(canary: Canary) -> None:
    both = [ip_address("1.1.1.1"), ip_address("127.0.0.1")]

    assert not to_canary(canary, resolve=lambda _host, _port: both).check("http://example.org/").alive
    assert canary.visits == []


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("file:///etc/passwd", "not an address of the web"),
        ("ftp://example.org/", "not an address of the web"),
        ("gopher://example.org/", "not an address of the web"),
        ("http:///path", "not an address of the web"),
        ("http://name@example.org/", "a name or password in the address"),
        ("http://name:word@example.org/", "a name or password in the address"),
        ("http://example.org:22/", "an unusual port"),
        ("http://2130706433/", "not on the open internet"),
        ("http://0x7f000001/", "not on the open internet"),
        ("http://0177.0.0.1/", "not on the open internet"),
        ("http://127.1/", "not on the open internet"),
        ("http://[::1]/", "not on the open internet"),
        ("http://[::ffff:127.0.0.1]/", "not on the open internet"),
        ("http://localhost/", "not on the open internet"),
    ],
)
def test_other_ways_to_say_this_machine_are_refused(url: str, said: str) -> None:
    assert LinkChecker().check(url) == Outcome(url, False, said)


def test_a_name_that_changes_its_mind_is_asked_for_once(canary: Canary) -> None:
    answers = [[ip_address("127.0.0.1")], [ip_address("10.0.0.1")]]
    asked: list[str] = []

    def resolve(host: str, _port: int) -> list[Any]:
        asked.append(host)
        return answers[len(asked) - 1]

    checker = to_canary(canary, resolve=resolve, allowed=lambda address: str(address) == "127.0.0.1")

    assert checker.check("http://example.org/").alive
    assert asked == ["example.org"]
    assert len(canary.visits) == 1


def test_a_redirect_is_checked_like_the_first_address(canary: Canary) -> None:
    canary.answers = [b"HTTP/1.1 302 Found\r\nLocation: http://inner.example.org/\r\n\r\n"]
    addresses = {"example.org": "127.0.0.1", "inner.example.org": "10.0.0.1"}
    checker = to_canary(
        canary,
        resolve=lambda host, _port: [ip_address(addresses[host])],
        allowed=lambda address: str(address) == "127.0.0.1",
    )

    assert checker.check("http://example.org/").said == "not on the open internet"
    assert len(canary.visits) == 1


def test_only_a_few_redirects_are_followed(canary: Canary) -> None:
    canary.answers = [b"HTTP/1.1 301 Moved\r\nLocation: /again\r\n\r\n"] * 9

    outcome = to_canary(canary, allowed=lambda _address: True).check("http://example.org/")

    assert outcome == Outcome("http://example.org/", False, "too many redirects")
    assert len(canary.visits) == MOST_REDIRECTS + 1


@pytest.mark.parametrize(
    ("answer", "alive", "said"),
    [
        (b"HTTP/1.1 200 OK\r\n\r\nbody", True, "200"),
        (b"HTTP/1.1 404 Not Found\r\n\r\n", False, "404"),
        (b"SSH-2.0-OpenSSH\r\n\r\n", False, "no answer of the web"),
        (b"HTTP/1.1 200 OK\r\n" + b"x" * 200_000, True, "200"),
        (b"", False, "no answer of the web"),
    ],
)
def test_answers_are_understood_and_little_of_them_is_read(
    canary: Canary, answer: bytes, alive: bool, said: str
) -> None:
    canary.answers = [answer]

    outcome = to_canary(canary, allowed=lambda _address: True).check("http://example.org/a?b=c")

    assert (outcome.alive, outcome.said) == (alive, said)
    assert canary.visits == [b"GET /a?b=c HTTP/1.1\r\nHost: example.org\r\nAccept: */*\r\nConnection: close\r\n\r\n"]


def test_no_line_can_be_smuggled_into_the_request(canary: Canary) -> None:
    to_canary(canary, allowed=lambda _address: True).check("http://example.org/a\r\nCookie: x\x00")

    assert [b"\r\nCookie" in visit for visit in canary.visits] == [False]


@pytest.mark.django_db
def test_only_published_links_are_asked(canary: Canary) -> None:
    make_resource(link="http://example.org/public")
    make_resource(link="http://example.org/draft", status="draft")
    make_guide({}, credit_link="http://example.org/credit")
    make_page()

    assert public_links() == ["http://example.org/credit", "http://example.org/public"]
    canary.answers = [b"HTTP/1.1 410 Gone\r\n\r\n"]
    dead = dead_links(to_canary(canary, allowed=lambda _address: True))
    assert dead == [Outcome("http://example.org/credit", False, "410")]


@pytest.mark.django_db
def test_the_command_names_what_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    make_resource(link="http://localhost/x")
    said = StringIO()

    with pytest.raises(SystemExit):
        call_command("check_links", stdout=said)

    assert said.getvalue().splitlines() == ["http://localhost/x: not on the open internet", "0 of 1 links answer."]
