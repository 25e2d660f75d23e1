"""Characters that change how the text around them is read, and which addresses may be links.

Control characters, bidirectional overrides, invisible tags and what is no character at all are removed: "gro.elpmaxe"
shown as "example.org" is a forged address, and XML knows no U+FFFE. Every kind of line end becomes a line end. Joiners
and marks that scripts need (ZWJ, ZWNJ, LRM, RLM) and soft hyphens stay.
"""

import re
import unicodedata
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from django.db.models import CharField, JSONField, Model

from core.text.folding import without_invisible

HTTP_URL = r"https?://[^\s/@\\]+(?:[/?#]\S*)?"
IP_ADDRESS = re.compile(r"[0-9a-f:.]*:[0-9a-f:.]*|[0-9.]+|0x[0-9a-f]+", re.IGNORECASE)
# A name with a dot; names of local networks are none (RFC 6761, 6762, 8375, 9476).
PUBLIC_HOST = re.compile(
    r"(?=.{4,253}$)(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+(?!(?:local|localhost|internal|invalid|test|arpa)\.?$)"
    r"[^\W\d_](?:[\w-]{0,61}[^\W_])?\.?"
)
# What Word, PDFs, old Macs and web editors end lines with: VT, FF, CR, FS, GS, RS, NEL, LS, PS.
OTHER_LINE_ENDS = re.compile("\r(?!\n)|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
LINE_ENDS = re.compile("[\r\n]+")
NO_CHARACTERS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
UNSAFE_CHARACTERS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
    f"\ud800-\udfff\ufdd0-\ufdef{NO_CHARACTERS}]"
)


def sanitized(text: str) -> str:
    """The text in composed form (NFC) without unsafe characters, with line ends that browsers know."""
    return unicodedata.normalize("NFC", UNSAFE_CHARACTERS.sub("", OTHER_LINE_ENDS.sub("\n", text)))


def sanitize_fields(instance: Model) -> list[str]:
    """Sanitize every text of an object before it is stored, also those inside JSON; the names of what that changed."""
    changed: dict[str, Any] = {}  # all are read first: a translated field is also read as its column of a language
    for field in instance._meta.concrete_fields:
        value = field.value_from_object(instance)
        if field.primary_key or not (isinstance(value, str) or isinstance(field, JSONField)):
            continue
        sound = _sanitized_value(value)
        if isinstance(sound, str) and isinstance(field, CharField):  # of one line
            sound = LINE_ENDS.sub(" ", sound)
        if sound != value:
            changed[field.attname] = sound
    for name, sound in changed.items():
        setattr(instance, name, sound)
    return list(changed)


def _sanitized_value(value: Any) -> Any:
    if isinstance(value, str):
        return sanitized(value)
    if isinstance(value, list):
        return [_sanitized_value(item) for item in value]
    if isinstance(value, dict):
        return {_sanitized_value(key): _sanitized_value(item) for key, item in value.items()}
    return value


def is_http_url(address: str) -> bool:
    """Whether an address leads to a public host of the web: no script, no password, no machine of ours.

    An invisible character would make it lead to a host that nobody sees.
    """
    if without_invisible(address) != address or not re.fullmatch(HTTP_URL, address, re.IGNORECASE):
        return False
    try:
        host = urlsplit(address).hostname or ""
        return ip_address(host).is_global if IP_ADDRESS.fullmatch(host) else bool(PUBLIC_HOST.fullmatch(host))
    except ValueError:
        return False


def is_own_path(address: str) -> bool:
    """Whether a browser resolves an address to this site: one slash first, no backslash, no blank or control character.

    Browsers read "//host" and "/\\host" as another host, and drop tabs and line ends before they look (WHATWG URL).
    """
    return re.fullmatch(r"/(?:[^/\\\s\x00-\x20\x7f][^\\\s\x00-\x20\x7f]*)?", address) is not None
