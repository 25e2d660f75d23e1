"""The one style sheet of the public pages, minified once and written into each of them.

A slow line then needs one request for the first paint. The policy allows exactly these bytes by their
hash, which, unlike a nonce, survives a cached page.
"""

import base64
import hashlib
from pathlib import Path

import rcssmin

SHEETS = Path(__file__).resolve().parent.parent / "static" / "css" / "public"


def _minified() -> str:
    """All sheets of the folder in the order of their names, as one minified text."""
    return str(rcssmin.cssmin("\n".join(path.read_text() for path in sorted(SHEETS.glob("*.css")))))


INLINE_STYLE = _minified()
INLINE_STYLE_HASH = "'sha256-" + base64.b64encode(hashlib.sha256(INLINE_STYLE.encode()).digest()).decode() + "'"
