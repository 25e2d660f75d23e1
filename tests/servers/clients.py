"""Browsers of the reference nginx: over TLS with HTTP/1.1, and with HTTP/2 frame by frame."""

import http.client
import socket
import ssl
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tests.servers.nginx import HOST

PATIENCE = 60  # seconds
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, SETTINGS, GOAWAY, WINDOW_UPDATE = 0, 1, 4, 7, 8
END_STREAM, END_HEADERS, ACKNOWLEDGED = 1, 4, 1
INITIAL_WINDOW_SIZE = 4
# Of the static table (RFC 7541, appendix A).
STATUSES = {8: 200, 9: 204, 10: 206, 11: 304, 12: 400, 13: 404, 14: 500}


def connect(port: int, certificate: Path, *protocols: str, name: str = HOST) -> ssl.SSLSocket:
    """A connection over TLS to this machine that knows the host by its name."""
    context = ssl.create_default_context(cafile=str(certificate))
    context.set_alpn_protocols(list(protocols or ("http/1.1",)))
    line = socket.create_connection(("127.0.0.1", port), PATIENCE)
    try:
        return context.wrap_socket(line, server_hostname=name)
    except OSError:
        line.close()
        raise


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


def read_answer(line: socket.socket, method: str = "GET") -> Answer:
    """One HTTP/1.1 answer to its end."""
    got = http.client.HTTPResponse(line, method=method)
    got.begin()
    return Answer(got.status, got.getheaders(), got.read())


def request(method: str, path: str, headers: dict[str, str] | None = None, body: bytes = b"") -> bytes:
    """An HTTP/1.1 request as it goes over the wire."""
    fields = {"Host": HOST} | (headers or {}) | ({"Content-Length": str(len(body))} if body else {})
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in fields.items()), "", ""]
    return "\r\n".join(lines).encode() + body


class Http2:
    """One HTTP/2 connection; as much of the protocol as nginx needs to answer."""

    def __init__(self, port: int, certificate: Path, window: int = 1 << 20) -> None:
        self.line = connect(port, certificate, "h2")
        assert self.line.selected_alpn_protocol() == "h2"
        self.stream, self.body = -1, b""
        settings = struct.pack(">HI", INITIAL_WINDOW_SIZE, window)
        self.line.sendall(PREFACE)
        self._send(SETTINGS, 0, 0, settings)
        self._send(WINDOW_UPDATE, 0, 0, struct.pack(">I", 1 << 24))

    def _send(self, kind: int, flags: int, stream: int, payload: bytes) -> None:
        self.line.sendall(struct.pack(">I", len(payload))[1:] + struct.pack(">BBI", kind, flags, stream) + payload)

    def ask(self, path: str, headers: dict[str, str], method: str = "GET", body: bytes = b"") -> None:
        """Begin one request."""
        self.stream += 2
        pseudo = {":method": method, ":scheme": "https", ":authority": HOST, ":path": path}
        fields = pseudo | {name.lower(): value for name, value in headers.items() if name != "Host"}
        block = b"".join(b"\0" + _string(name) + _string(value) for name, value in fields.items())
        self._send(HEADERS, END_HEADERS | (0 if body else END_STREAM), self.stream, block)
        for place in range(0, len(body), 16384):
            last = END_STREAM if place + 16384 >= len(body) else 0
            self._send(DATA, last, self.stream, body[place : place + 16384])

    def take(self, size: int) -> None:
        """Allow so many more bytes of the answer."""
        self._send(WINDOW_UPDATE, 0, self.stream, struct.pack(">I", size))

    def frames(self) -> Iterator[tuple[int, int, bytes]]:
        """What comes: kind, flags and payload of each frame."""
        while True:
            head = self._read(9)
            size, kind, flags = int.from_bytes(head[:3], "big"), head[3], head[4]
            payload = self._read(size)
            if kind == SETTINGS and not flags & ACKNOWLEDGED:
                self._send(SETTINGS, ACKNOWLEDGED, 0, b"")
            yield kind, flags, payload

    def _read(self, size: int) -> bytes:
        got = b""
        while len(got) < size:
            more = self.line.recv(size - len(got))
            if not more:
                raise ConnectionError("The other side has closed.")
            got += more
        return got

    def answer(self) -> tuple[int, bytes]:
        """Status and body of the answer, to its end."""
        status, body = 0, b""
        for kind, flags, payload in self.frames():
            if kind == HEADERS:
                status = _status(payload)
            elif kind == DATA:
                body += payload
            if kind in (HEADERS, DATA) and flags & END_STREAM:
                break
            assert kind != GOAWAY, payload
        return status, body

    def read_some(self) -> None:
        """Wait for the next part of the body."""
        self.body += next(payload for kind, _flags, payload in self.frames() if kind == DATA)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.line.close()


def _string(text: str) -> bytes:
    """A string of HPACK, not compressed (RFC 7541, 5.2)."""
    data = text.encode()
    if len(data) < 127:
        return bytes([len(data)]) + data
    rest, prefix = len(data) - 127, b"\x7f"
    while rest >= 128:
        prefix += bytes([rest % 128 + 128])
        rest //= 128
    return prefix + bytes([rest]) + data


def _status(block: bytes) -> int:
    """The status, which comes first: a number of the static table, or three digits as they are."""
    block = block.lstrip(bytes(range(0x20, 0x40)))  # changes of the table's size
    return STATUSES[block[0] & 0x7F] if block[0] & 0x80 else int(block[2:5])
