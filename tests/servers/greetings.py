"""TLS greetings that are faulty, each with a word in it that must not be written down."""

import socket
import ssl
import struct
import warnings
from contextlib import suppress

X25519 = 0x001D
SERVER_NAME, GROUPS, SIGNATURES, VERSIONS, KEY_SHARE = 0, 10, 13, 43, 51


def _vector(width: int, data: bytes) -> bytes:
    """Bytes after their length, which is itself so many bytes."""
    return len(data).to_bytes(width, "big") + data


def _extension(number: int, data: bytes) -> bytes:
    return struct.pack(">H", number) + _vector(2, data)


def hello(name: str, share: bytes = b"\0" * 32, group: int = X25519) -> bytes:
    """A ClientHello of TLS 1.3 for a host; its key share is as bad as it is given."""
    extensions = (
        _extension(SERVER_NAME, _vector(2, b"\0" + _vector(2, name.encode())))
        + _extension(GROUPS, _vector(2, struct.pack(">H", group)))
        + _extension(SIGNATURES, _vector(2, b"\x04\x03\x08\x04\x04\x01"))
        + _extension(VERSIONS, _vector(1, b"\x03\x04"))
        + _extension(KEY_SHARE, _vector(2, struct.pack(">H", group) + _vector(2, share)))
    )
    body = b"\x03\x03" + b"r" * 32 + _vector(1, b"s" * 32) + _vector(2, b"\x13\x01\x13\x02") + b"\x01\0"
    message = b"\x01" + _vector(3, body + _vector(2, extensions))
    return b"\x16\x03\x01" + _vector(2, message)


def faulty(word: str, host: str) -> dict[str, bytes]:
    """What no browser sends, by what is wrong with it."""
    good = hello(host)
    return {
        "noise": word.encode() * 20,
        "plain HTTP": f"GET /{word} HTTP/1.1\r\nHost: {host}\r\nX: {word}\r\n\r\n".encode(),
        "half a greeting": hello(f"{word}.{host}")[:-40],
        "a share of zeros": good,
        "a share that is too short": hello(host, b"\x01" * 5),
        "a share of an unknown group": hello(host, word.encode(), group=0x7A7A),
        "another host": hello(f"{word}.example.org", b"\x09" + b"\0" * 31),
        "a broken length": good[:9] + b"\xff\xff" + good[11:],
        "noise behind it": hello(host, b"\x09" + b"\0" * 31) + b"\x17\x03\x03\x00\x40" + word.encode().ljust(64),
    }


def send(port: int, data: bytes) -> bytes:
    """Send bytes, then nothing more; what comes back until the other side hangs up."""
    got = b""
    with socket.create_connection(("127.0.0.1", port), 60) as line, suppress(ConnectionError):
        line.sendall(data)
        with suppress(OSError):  # ENOTCONN, which is no ConnectionError: nginx has hung up already
            line.shutdown(socket.SHUT_WR)
        while more := line.recv(65536):
            got += more
    return got


def negotiated(port: int, version: ssl.TLSVersion, name: str, ciphers: str = "ALL") -> str | None:
    """The protocol that is agreed upon if a client speaks this one only, with these ciphers, down to the weakest."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # old versions are the point
        context.minimum_version = context.maximum_version = version
    context.set_ciphers(f"{ciphers}:@SECLEVEL=0")
    with socket.create_connection(("127.0.0.1", port), 60) as line:
        try:
            with context.wrap_socket(line, server_hostname=name) as tls:
                return tls.version()
        except (ssl.SSLError, ConnectionError):
            return None
