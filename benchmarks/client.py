"""The load client: one connection that is kept open, as a browser or a proxy keeps it."""

import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException

PATIENCE = 600  # seconds
OFTEN = 3  # a server may have closed a connection that nobody used


@dataclass(frozen=True)
class Answer:
    """What came back, and after how many milliseconds the last byte was there."""

    status: int
    milliseconds: float
    body: bytes
    headers: dict[str, str]


class Client:
    """Asks one server, one request after the other."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.connection = self._connect()

    def _connect(self) -> HTTPConnection:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.connect()
        return connection

    def get(self, address: str, **headers: str) -> Answer:
        """One request; a connection that the server has closed meanwhile is opened anew before it is timed."""
        for _attempt in range(OFTEN - 1):
            try:
                return self._get(address, headers)
            except (HTTPException, ConnectionError):
                self.connection.close()
                self.connection = self._connect()
        return self._get(address, headers)

    def _get(self, address: str, headers: dict[str, str]) -> Answer:
        began = time.perf_counter()
        self.connection.request("GET", address, headers={name.replace("_", "-"): v for name, v in headers.items()})
        response = self.connection.getresponse()
        body = response.read()
        took = (time.perf_counter() - began) * 1000
        return Answer(response.status, took, body, {name.lower(): value for name, value in response.getheaders()})

    def close(self) -> None:
        """Hang up."""
        self.connection.close()
