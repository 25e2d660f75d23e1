"""While a request or an answer is under way, nothing of it is in a file of a disk."""

import secrets
from pathlib import Path

import pytest

from tests.servers.clients import Http2, connect, read_answer, request
from tests.servers.nginx import Nginx
from tests.servers.standin import DEADLINE, Standin

ROUNDS = 300


def held(front: Nginx, word: str) -> list[str]:
    """The files, deleted ones too, that nginx holds open with a word in them."""
    return [name for name, data in front.open_files().items() if word.encode() in data]


@pytest.mark.parametrize("path", ["/en/members/", "/admin/login/"])
def test_a_form_is_in_no_file(front: Nginx, standin: Standin, path: str) -> None:
    word = secrets.token_hex(8)
    with connect(front.port, front.certificate) as line:
        line.sendall(request("POST", path, body=word.encode().ljust(51_000, b"x")))
        assert standin.has_request.wait(DEADLINE)
        files = held(front, word)
        standin.may_answer.set()

        assert read_answer(line).status == 200

    assert word.encode() in standin.request
    assert files == []


def test_a_form_sent_with_http_2_is_in_no_file(front: Nginx, standin: Standin) -> None:
    word = secrets.token_hex(8)
    with Http2(front.port, front.certificate) as browser:
        browser.ask("/en/members/", {}, "POST", word.encode().ljust(51_000, b"x"))
        assert standin.has_request.wait(DEADLINE)
        files = held(front, word)
        standin.may_answer.set()

        assert browser.answer() == (200, b"ok")

    assert word.encode() in standin.request
    assert files == []


def test_an_upload_of_staff_is_in_a_file_of_the_memory_file_system(front: Nginx, standin: Standin) -> None:
    word = secrets.token_hex(8)
    with connect(front.port, front.certificate) as line:
        line.sendall(request("POST", "/admin/members/", body=word.encode().ljust(5_000_000, b"x")))
        assert standin.has_request.wait(DEADLINE)
        files = held(front, word)
        standin.may_answer.set()

        assert read_answer(line).status == 200

    assert [name.startswith(f"{front.memory}/directory-nginx-body/") for name in files] == [True]
    assert is_in_memory(front.memory)
    assert [path for path in front.memory.rglob("*") if path.is_file()] == []


def is_in_memory(folder: Path) -> bool:
    """Whether a folder is on a memory file system, by the table of the kernel."""
    mounts = [line.split() for line in Path("/proc/self/mounts").read_text().splitlines()]
    kinds = {mount[1]: mount[2] for mount in mounts}
    nearest = next(str(parent) for parent in (folder, *folder.parents) if str(parent) in kinds)
    return kinds[nearest] in ("tmpfs", "ramfs")


def test_an_answer_that_a_slow_reader_does_not_take_is_in_no_file(front: Nginx, standin: Standin) -> None:
    word = secrets.token_hex(8)
    size = 3 * 1024 * 1024
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {size}\r\nConnection: close\r\n\r\n".encode()
    standin.answer = head + (word.encode() * (size // 16))
    standin.may_answer.set()
    with Http2(front.port, front.certificate, window=1000) as browser:
        browser.ask("/en/members/?q=x", {})
        files = look_while_it_drips(front, standin, browser, word)

    assert word.encode() in browser.body
    assert files == []


def look_while_it_drips(front: Nginx, standin: Standin, browser: Http2, word: str) -> list[str]:
    """Take an answer a little at a time, until nginx holds all that it can; which files hold a word of it then.

    Each round makes nginx look after both connections. After some it has taken from the application what fits into
    its buffers, or, if it were allowed to use a file, all.
    """
    for _round in range(ROUNDS):
        browser.take(1000)
        browser.read_some()
        if standin.has_answered.is_set():
            break
    return held(front, word)
