"""The floor: one page that was made before, and 304 to whoever has it. No framework."""

import os
from pathlib import Path

PAGE = Path(os.environ["FLOOR_PAGE"]).read_bytes()
ETAG = '"floor"'
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(PAGE))), ("ETag", ETAG)]


def application(environ, start_response):
    """Answer with the page, whatever is asked for."""
    if environ.get("HTTP_IF_NONE_MATCH") == ETAG:
        start_response("304 Not Modified", [("ETag", ETAG)])
        return []
    start_response("200 OK", HEADERS)
    return [PAGE]
