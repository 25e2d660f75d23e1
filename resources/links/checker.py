"""Whether a link is alive, asked without reaching anything that is not on the open internet. Knows no model.

A link is a text that staff typed, and a redirect is one that a stranger wrote. So every address is looked up, has
to be global in every notation, and the connection goes to the very address that was checked: a name that answers
otherwise the second time is not asked a second time. Nothing is sent along, and little is read.
"""

import re
import socket
import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urljoin, urlsplit

PORTS = {"http": 80, "https": 443}
MOST_REDIRECTS = 3
SECONDS = 5.0
MOST_BYTES = 64 * 1024
NAT64 = IPv6Network("64:ff9b::/96")
STATUS = re.compile(rb"^HTTP/1\.[01] (\d{3})")
LOCATION = re.compile(rb"^location:[ \t]*([^\r\n]+)", re.IGNORECASE | re.MULTILINE)
Address = IPv4Address | IPv6Address


class Refused(Exception):
    """The link is not asked; the message says why."""


@dataclass(frozen=True)
class Outcome:
    """What became of asking. ``alive``: somebody answered that there is something."""

    url: str
    alive: bool
    said: str


def resolved(host: str, port: int) -> list[Address]:
    """The addresses of a host as the system knows them."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [ip_address(str(entry[4][0]).partition("%")[0]) for entry in answers]


def unwrapped(address: Address) -> Address:
    """The IPv4 address inside an IPv6 one, where there is one: mapped, 6to4 or NAT64."""
    if isinstance(address, IPv4Address):
        return address
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def is_open(address: Address) -> bool:
    """Whether an address is on the open internet, whatever it is wrapped in."""
    inner = unwrapped(address)
    return inner.is_global and not inner.is_multicast and not inner.is_reserved


@dataclass
class LinkChecker:
    """Asks links one at a time. ``resolve`` and ``ports`` are what tests replace."""

    resolve: Callable[[str, int], Iterable[Address]] = resolved
    ports: dict[str, int] = field(default_factory=lambda: dict(PORTS))
    allowed: Callable[[Address], bool] = is_open

    def check(self, url: str) -> Outcome:
        """Ask a link, following a few redirects, each checked like the first."""
        deadline = time.monotonic() + SECONDS
        here = url
        try:
            for _attempt in range(MOST_REDIRECTS + 1):
                status, location = self._ask(here, deadline)
                if not (300 <= status < 400 and location):
                    return Outcome(url, 200 <= status < 400, str(status))
                here = urljoin(here, location)
        except Refused as refused:
            return Outcome(url, False, str(refused))
        except (OSError, ValueError) as error:
            return Outcome(url, False, type(error).__name__)
        return Outcome(url, False, "too many redirects")

    def target(self, url: str) -> tuple[str, str, int, Address]:
        """Scheme, host, port and the one address to connect to; Refused where there is none."""
        parts = urlsplit(url)
        if parts.scheme not in self.ports or not parts.hostname:
            raise Refused("not an address of the web")
        if parts.username is not None or parts.password is not None:
            raise Refused("a name or password in the address")
        port = parts.port or self.ports[parts.scheme]
        if port not in self.ports.values():
            raise Refused("an unusual port")
        host = parts.hostname.encode("idna").decode()
        addresses = list(self.resolve(host, port))
        if not addresses or not all(map(self.allowed, addresses)):
            raise Refused("not on the open internet")
        return parts.scheme, host, port, addresses[0]

    def _ask(self, url: str, deadline: float) -> tuple[int, str]:
        """The status, and where a redirect leads."""
        scheme, host, port, address = self.target(url)
        parts = urlsplit(url)
        path = re.sub(r"[^\x21-\x7e]", "", (parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: */*\r\nConnection: close\r\n\r\n"
        with socket.create_connection((str(address), port), timeout=_left(deadline)) as plain:
            secure = scheme == "https"
            line = ssl.create_default_context().wrap_socket(plain, server_hostname=host) if secure else plain
            with line:
                line.settimeout(_left(deadline))
                line.sendall(request.encode("ascii"))
                return _answer(_head(line, deadline))


def _left(deadline: float) -> float:
    """How many seconds are left; a time-out where none are."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _head(line: socket.socket, deadline: float) -> bytes:
    """The head of the answer: what comes before the first empty line, and never more than a little."""
    read = b""
    while b"\r\n\r\n" not in read and len(read) < MOST_BYTES:
        line.settimeout(_left(deadline))
        part = line.recv(4096)
        if not part:
            break
        read += part
    return read.partition(b"\r\n\r\n")[0]


def _answer(head: bytes) -> tuple[int, str]:
    status, location = STATUS.match(head), LOCATION.search(head)
    if not status:
        raise Refused("no answer of the web")
    return int(status[1]), location[1].decode("ascii", "ignore").strip() if location else ""
