"""What nginx answers itself carries the application's headers, and what the application answers has none twice."""

import socket
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from nswp_directory.unavailable import POLICY
from tests.safety.test_headers import FIXED
from tests.servers.clients import Answer, connect, read_answer, request
from tests.servers.greetings import send
from tests.servers.nginx import HOST, Nginx
from tests.servers.standin import Standin

TRANSPORT = "max-age=63072000; includeSubDomains; preload"
OWN = FIXED | {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in settings.PERMISSIONS_POLICY),
}
OVER_TLS: dict[str, tuple[int, bytes]] = {
    "a method that nothing here knows": (405, request("DELETE", "/en/")),
    "a form that is too large": (413, request("POST", "/en/members/", body=b"x" * 70_000)),
    "a large form to where staff sign in": (413, request("POST", "/admin/login/", body=b"x" * 70_000)),
    "an address that is too long": (414, request("GET", "/en/?q=" + "a" * 9000)),
    "a header that is too long": (400, request("GET", "/en/", {"X": "a" * 9000})),
    "no request at all": (400, b"\x01\x02\r\n\r\n"),
    "an encoding that nobody reads": (501, request("POST", "/en/", {"Transfer-Encoding": "odd"})),
    "an application that is down": (503, request("GET", "/en/members/")),
    "a form to an application that is down": (503, request("POST", "/en/members/", body=b"q=1")),
}


def over_tls(front: Nginx, raw: bytes) -> Answer:
    with connect(front.port, front.certificate) as line:
        line.sendall(raw)
        return read_answer(line)


def plain(port: int, raw: bytes) -> Answer:
    with socket.create_connection(("127.0.0.1", port), 60) as line:
        line.sendall(raw)
        return read_answer(line)


def security(answer: Answer) -> dict[str, str]:
    """The headers that this is about; each at most once, whichever it is."""
    assert [name for name, times in Counter(name.lower() for name, _value in answer.headers).items() if times > 1] == []
    return {name: value for name, value in answer.headers if name in OWN or name == "Strict-Transport-Security"}


@pytest.mark.parametrize("name", OVER_TLS)
def test_what_nginx_refuses_itself_carries_every_header_once(front: Nginx, name: str) -> None:
    status, raw = OVER_TLS[name]

    answer = over_tls(front, raw)

    assert (answer.status, security(answer)) == (status, OWN | {"Strict-Transport-Security": TRANSPORT})
    assert dict(answer.headers).get("Allow") == ("GET, HEAD, POST" if status == 405 else None)
    assert dict(answer.headers).get("Retry-After") == ("30" if status == 503 else None)


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (request("GET", "/en/members/?q=word"), 301),
        (request("GET", "/en/?q=" + "a" * 9000), 414),
        (b"\x01\x02\r\n\r\n", 400),
    ],
)
def test_without_tls_too_but_for_the_one_that_may_not_be_there(front: Nginx, raw: bytes, status: int) -> None:
    answer = plain(front.plain_port, raw)

    assert (answer.status, security(answer)) == (status, OWN)


def test_plain_http_where_tls_is_spoken_is_refused_with_them(front: Nginx) -> None:
    answer = plain(front.port, request("GET", "/en/"))

    assert (answer.status, security(answer)) == (400, OWN)


def test_a_flood_is_refused_with_them(run_folders: tuple[Path, Path]) -> None:
    disk, memory = run_folders
    alone = Nginx(disk / "nginx", disk / "gunicorn.sock", memory)  # what it refuses after this is not another test's
    with alone.running(), connect(alone.port, alone.certificate) as line:
        seen: list[Answer] = []
        while not seen or seen[-1].status != 429:
            assert len(seen) < 1000
            line.sendall(request("GET", "/static/nothing"))
            seen.append(read_answer(line))

    assert {answer.status for answer in seen} == {503, 429}
    assert security(seen[-1]) == OWN | {"Strict-Transport-Security": TRANSPORT}


def test_a_host_that_is_not_ours_gets_no_answer(front: Nginx) -> None:
    assert send(front.plain_port, request("GET", "/", {"Host": f"not.{HOST}"})) == b""


APPLICATION = {name: f"of the application {number}" for number, name in enumerate(OWN)}


@pytest.mark.parametrize("status", ["200 OK", "403 Forbidden", "404 Not Found", "405 Not Allowed", "503 Unavailable"])
def test_an_answer_of_the_application_keeps_its_own_headers(front: Nginx, standin: Standin, status: str) -> None:
    said = APPLICATION | {"Strict-Transport-Security": "its own", "Allow": "GET", "Retry-After": "7"}
    lines = [f"HTTP/1.1 {status}", "Content-Length: 0", "Connection: close"]
    standin.answer = "\r\n".join([*lines, *(f"{name}: {value}" for name, value in said.items()), "", ""]).encode()
    standin.may_answer.set()

    answer = over_tls(front, request("GET", "/en/"))

    assert answer.status == int(status[:3])
    assert security(answer) == APPLICATION | {"Strict-Transport-Security": "its own"}
    assert (dict(answer.headers)["Allow"], dict(answer.headers)["Retry-After"]) == ("GET", "7")


def test_a_header_that_the_application_forgets_is_added(front: Nginx, standin: Standin) -> None:
    standin.may_answer.set()

    assert security(over_tls(front, request("GET", "/en/"))) == OWN | {"Strict-Transport-Security": TRANSPORT}
