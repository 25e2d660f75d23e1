"""The application with what the server before it does in production: compress an answer that is not compressed yet."""

from collections.abc import Iterable
from typing import Any

import brotli

from nswp_directory.wsgi import application as directory

QUALITY = 5


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """One answer, by brotli if the browser takes it."""
    answer: list[Any] = []

    def keep(*status_and_headers: Any) -> None:
        answer[:] = status_and_headers

    parts = directory(environ, keep)  # type: ignore[arg-type]
    body = b"".join(parts)
    if hasattr(parts, "close"):
        parts.close()
    status, headers = answer[:2]
    names = {name.lower() for name, _value in headers}
    if body and "content-encoding" not in names and "br" in environ.get("HTTP_ACCEPT_ENCODING", ""):
        body = brotli.compress(body, quality=QUALITY)
        headers = [(name, value) for name, value in headers if name.lower() != "content-length"]
        headers += [("Content-Length", str(len(body))), ("Content-Encoding", "br")]
    start_response(status, headers)
    return [body]
