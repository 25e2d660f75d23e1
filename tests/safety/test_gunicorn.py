"""The directory as deploy/gunicorn.conf.py starts it, with one worker and no proxy in front."""

import http.client
import socket
from collections.abc import Iterator

import pytest
from django.conf import settings

from tests.safety.server import Server, running

HEAD, END = b"GET /live HTTP/1.1\r\nHost: local", b"host\r\nConnection: close\r\n\r\n"
MANY = 12  # of each kind: more together than the threads of a usual setting


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A directory in development mode."""
    with running(tmp_path_factory.mktemp("gunicorn"), "planted", production=False) as started:
        yield started


def status(line: socket.socket) -> int:
    """What is answered on a connection."""
    answer = http.client.HTTPResponse(line)
    answer.begin()
    answer.read()
    return answer.status


def test_idle_connections_and_half_requests_stall_nobody_and_are_not_cut(server: Server) -> None:
    idle, half = [server.connect() for _number in range(MANY)], [server.connect() for _number in range(MANY)]
    for line in half:
        line.sendall(HEAD)

    answer = server.ask("GET", "/en/", {"Host": "localhost"})

    # Each of the others is answered as soon as it is ready: no worker had to be replaced to answer this one.
    for line in half:
        line.sendall(END)
    for line in idle:
        line.sendall(HEAD + END)
    assert answer.status == 200
    assert [status(line) for line in (*half, *idle)] == [200] * 2 * MANY
    for line in (*half, *idle):
        line.close()


def test_a_question_of_staff_as_long_as_is_allowed_is_not_refused(server: Server) -> None:
    allowed = server.ask("GET", "/admin/?q=" + "a" * (settings.LARGEST_STAFF_QUERY - 2), {"Host": "localhost"})
    longer = server.ask("GET", "/admin/?q=" + "a" * settings.LARGEST_STAFF_QUERY, {"Host": "localhost"})

    assert (allowed.status, longer.status) == (302, 414)


def test_it_leaves_no_socket_and_no_file(server: Server) -> None:
    assert server.ask("GET", "/live", {"Host": "localhost"}).status == 200

    assert [list((server.folder / name).iterdir()) for name in ("home", "tmp")] == [[], []]
    assert [path for path in server.folder.rglob("*") if path.is_socket()] == []


def test_the_log_holds_its_start_only(server: Server) -> None:
    for _number in range(5):
        server.send(b"GET / HTTP/9.9\r\n\r\n")
        server.ask("GET", "/en/nothing/", {"Host": "localhost"})

    lines = (server.folder / "server.log").read_text().splitlines()

    refused = [line for line in lines if "gunicorn.error: A request could not be answered" in line]
    assert len(refused) == 1
    assert [line for line in lines if "WARNING" in line or "ERROR" in line] == refused
