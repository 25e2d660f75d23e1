"""Visitors come while everything goes wrong: nginx, gunicorn and PostgreSQL with the files of deploy/.

Afterwards every file below the folder of the run is searched, and while it runs every file that nginx holds open.
"""

import os
import resource
import secrets
import signal
import socket
import ssl
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg2

from tests.safety.server import Server, running, wait_for
from tests.safety.visitor import fail_in_the_database, found, headers_of, make_canaries, names_in, visit
from tests.servers.clients import Answer, Http2, connect, read_answer, request
from tests.servers.greetings import faulty, negotiated, send
from tests.servers.nginx import HOST, Nginx
from tests.servers.standin import DEADLINE, Standin

FORM, UPLOAD = 51_000, 5_000_000
FULL = 1_000_000  # bytes that a file may grow to on a full disk
FEW = 12  # connections of a small nginx


@dataclass
class Run:
    """What is running, and the words to look for."""

    server: Server
    front: Nginx
    canaries: dict[str, str]

    def ask(self, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> Answer:
        """One request with HTTP/1.1; status 0 if nginx hangs up without an answer."""
        with connect(self.front.port, self.front.certificate) as line:
            line.sendall(request(method, path, headers, body))
            try:
                return read_answer(line, method)
            except ConnectionError:
                return Answer(0, [], b"")

    def send(self, raw: bytes) -> bytes:
        """Bytes as they are, over TLS."""
        with connect(self.front.port, self.front.certificate) as line, suppress(ConnectionError):
            line.sendall(raw)
            return line.recv(65536)
        return b""

    @property
    def headers(self) -> dict[str, str]:
        """What the visitor's browser says."""
        return headers_of(self.canaries, HOST)

    @property
    def search(self) -> str:
        """An address with words in it."""
        return f"/en/members/?q={self.canaries['word']}+{quote(self.canaries['слово'])}"

    def search_and_post(self) -> list[int]:
        """A few requests with every word in them, with HTTP/1.1 and HTTP/2."""
        form = "&".join(f"x={word}" for word in self.canaries.values()).encode()
        statuses = [self.ask("GET", self.search, self.headers).status]
        statuses.append(self.ask("POST", self.search, self.headers, form).status)
        for method, body in (("GET", b""), ("POST", form)):
            with Http2(self.front.port, self.front.certificate) as browser:
                browser.ask(self.search, self.headers, method, body)
                statuses.append(browser.answer()[0])
        return statuses

    def held(self) -> dict[str, list[str]]:
        """Which words are in which file that nginx holds open."""
        return {
            name: names for name, data in self.front.open_files().items() if (names := names_in(data, self.canaries))
        }


def say(text: str) -> None:
    """For `pytest -s` and the report of the run."""
    print(f"canary run: {text}")


def visit_as_usual(run: Run) -> None:
    """What a visitor does when all is well; then the same words with HTTP/2."""
    statuses = visit(run, run.canaries, HOST)
    assert [status for status in statuses if status >= 500] == []
    assert (statuses[1:4], statuses[-1]) == ([200, 200, 200], 0)
    assert run.search_and_post() == [200, 403, 200, 403]
    say(f"{len(statuses) + 4} requests over HTTP/1.1 and HTTP/2, a sign-in, three that nobody understands")


def read_slowly(run: Run) -> None:
    """Take a page of results by a few bytes, uncompressed, and look where the rest waits."""
    with Http2(run.front.port, run.front.certificate, window=10) as browser:
        browser.ask(run.search, {})
        for _round in range(20):
            browser.take(100)
            browser.read_some()
        assert run.held() == {}
    say("a reader that takes a page of results by a hundred bytes")


def lose_a_backend(run: Run) -> None:
    """Kill the processes of PostgreSQL that have just searched; it starts anew."""
    assert run.ask("GET", run.search, run.headers).status == 200
    line = psycopg2.connect(run.server.database)
    try:
        with line.cursor() as cursor:
            cursor.execute(
                "SELECT pid, state, query FROM pg_stat_activity"
                " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
            )
            backends = cursor.fetchall()
    finally:
        line.close()
    assert {(state, query) for _pid, state, query in backends} == {("disabled", "")}
    for pid, _state, _query in backends:
        with suppress(ProcessLookupError):  # ended by PostgreSQL because another was killed
            os.kill(pid, signal.SIGKILL)
    wait_for(lambda: b"terminated by signal 9" in (run.server.folder / "postgres" / "log").read_bytes())
    wait_for(lambda: run.ask("GET", "/ready", run.headers).status == 200)
    fail_in_the_database(run.server.database, run.canaries["word"])
    say(f"{len(backends)} PostgreSQL processes killed after a search, four statements that fail")


def lose_gunicorn(run: Run) -> None:
    """Stop gunicorn in the middle of traffic; then kill it, so that its socket stays."""
    run.server.stop()
    assert not run.front.socket.exists()
    assert run.search_and_post() == [503] * 4
    lack_descriptors(run)
    run.server.start()
    run.server.kill()
    assert run.front.socket.exists()
    assert run.search_and_post() == [503] * 4
    say("gunicorn stopped (no socket) and killed (a dead socket): 8 requests answered with 503")


def lack_descriptors(run: Run) -> None:
    """No further file or connection can be opened by nginx."""
    before = {}
    with connect(run.front.port, run.front.certificate) as line:
        for pid in run.front.workers():
            used = {int(link.name) for link in Path(f"/proc/{pid}/fd").iterdir()}
            lowest = next(number for number in range(len(used) + 1) if number not in used)
            before[pid] = resource.prlimit(pid, resource.RLIMIT_NOFILE)
            resource.prlimit(pid, resource.RLIMIT_NOFILE, (lowest, before[pid][1]))
        line.sendall(request("GET", run.search, run.headers))
        assert read_answer(line).status == 500
        socket.create_connection(("127.0.0.1", run.front.port), 60).close()
    for pid, limits in before.items():
        resource.prlimit(pid, resource.RLIMIT_NOFILE, limits)
    say("no file descriptor left to nginx: 500")


def send_large_forms(run: Run) -> None:
    """Forms and uploads while they wait for the application; then on a disk that is full."""
    body = run.canaries["form"].encode()
    for path, size in (("/en/members/", FORM), ("/admin/login/", FORM), ("/admin/members/", UPLOAD)):
        with Standin(run.front.socket) as behind, connect(run.front.port, run.front.certificate) as line:
            line.sendall(request("POST", path, run.headers, body.ljust(size, b"x")))
            assert behind.has_request.wait(DEADLINE)
            held = run.held()
            behind.may_answer.set()
            assert read_answer(line).status == 200
        # The look does see: what staff upload is in a file, of the memory file system.
        assert list(held.values()) == ([["form"]] if size == UPLOAD else [])
        assert all(name.startswith(str(run.front.memory)) for name in held)
    for pid in run.front.workers():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (FULL, resource.RLIM_INFINITY))
    assert run.ask("POST", f"/admin/{run.canaries['path']}", run.headers, body.ljust(UPLOAD, b"x")).status == 500
    for pid in run.front.workers():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    say("two forms of 51 kB, an upload of 5 MB (in memory), and one for which there is no room: 500")


def greet_wrongly(run: Run) -> None:
    """TLS greetings that are no greetings, too old ones, and those for another host."""
    greetings = faulty(run.canaries["host"], HOST)
    for data in greetings.values():
        send(run.front.port, data)
    send(run.front.plain_port, f"GET /{run.canaries['path']} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
    old = [ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1]
    assert [negotiated(run.front.port, version, HOST) for version in old] == [None, None]
    assert negotiated(run.front.port, ssl.TLSVersion.TLSv1_3, f"{run.canaries['host']}.example.org") is None
    say(f"{len(greetings)} faulty TLS greetings ({', '.join(greetings)}), two too old, one for another host")


def lack_connections(run: Run) -> None:
    """A small nginx whose connections are all taken."""
    small = Nginx(run.front.folder.parent / "small", run.front.socket, run.front.memory)
    changes = {
        "worker_connections 4096;": f"worker_connections {FEW};",
        "worker_processes auto;": "worker_processes 1;",
    }
    head, end = request("GET", run.search, run.headers)[:-2], b"\r\n"
    with ExitStack() as stack:
        stack.enter_context(small.running(changes))
        lines: list[ssl.SSLSocket] = []
        with suppress(OSError):  # until nginx refuses one
            while len(lines) < FEW:
                lines.append(stack.enter_context(connect(small.port, small.certificate)))
                lines[-1].sendall(head)  # what has begun a request is not closed to make room
        assert 0 < len(lines) < FEW
        lines[0].sendall(end)
        assert read_answer(lines[0]).status == 500
    assert small.log.read_bytes() == b""
    say(f"an nginx with {FEW} connections, all of them taken: 500")


def test_nothing_of_a_visitor_is_on_disk_while_everything_goes_wrong(run_folders: tuple[Path, Path]) -> None:
    disk, memory = run_folders
    planted, canaries = f"planted{secrets.token_hex(8)}", make_canaries()
    front = Nginx(disk / "nginx", disk / "gunicorn.sock", memory)
    with running(disk, planted, production=True, bind=f"unix:{front.socket}") as server, front.running():
        run = Run(server, front, canaries)
        visit_as_usual(run)
        read_slowly(run)
        lose_a_backend(run)
        lose_gunicorn(run)
        send_large_forms(run)
        greet_wrongly(run)
        lack_connections(run)
        server.start()
        assert run.search_and_post() == [200, 403, 200, 403]
        say("gunicorn started again: all is well")

    files = [path for path in disk.rglob("*") if path.is_file()]
    places = {place.partition("/")[0] for _name, place in found(disk, {"planted": planted})}
    assert places == {"postgres"}
    assert found(disk, canaries) == set()
    assert front.log.read_bytes() == b""
    assert list((disk / "home").iterdir()) == []
    assert [path for path in memory.rglob("*") if path.is_file()] == []
    say(f"{len(files)} files searched for {len(canaries)} words, {front.log.name} is empty, nothing is left in memory")
    say("nothing found")
