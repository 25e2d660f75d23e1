"""What stands in for gunicorn where a request or an answer must be looked at while it is under way."""

import socket
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import Self

DEADLINE = 30  # seconds


class Standin:
    """Listens on gunicorn's socket, reads one request whole, and answers when it is told to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.request, self.sent = b"", 0
        self.has_request, self.may_answer, self.has_answered = Event(), Event(), Event()
        self.answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
        self.listener = socket.socket(socket.AF_UNIX)

    def __enter__(self) -> Self:
        self.path.unlink(missing_ok=True)
        self.listener.bind(str(self.path))
        self.path.chmod(0o777)  # as gunicorn makes it; who reaches it is decided by the folder
        self.listener.settimeout(DEADLINE)
        self.listener.listen()
        self.thread = Thread(target=self._serve)
        self.thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.may_answer.set()
        with suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.thread.join(DEADLINE)
        self.path.unlink()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                line, _address = self.listener.accept()
                with line, suppress(OSError):  # nginx hung up
                    line.settimeout(DEADLINE)
                    self._answer(line)

    def _answer(self, line: socket.socket) -> None:
        self.request = _read(line)
        self.has_request.set()
        assert self.may_answer.wait(DEADLINE)
        self.sent = 0
        while self.sent < len(self.answer):
            self.sent += line.send(self.answer[self.sent : self.sent + 16384])
        self.has_answered.set()


def _read(line: socket.socket) -> bytes:
    """A request with its body, whose length it announces."""
    got = b""
    while b"\r\n\r\n" not in got:
        got += _some(line)
    head, _blank, body = got.partition(b"\r\n\r\n")
    lengths = [int(field[15:]) for field in head.lower().split(b"\r\n") if field.startswith(b"content-length:")]
    while len(body) < sum(lengths):
        body += _some(line)
    return head + body


def _some(line: socket.socket) -> bytes:
    if not (got := line.recv(65536)):
        raise ConnectionError("nginx hung up.")
    return got
