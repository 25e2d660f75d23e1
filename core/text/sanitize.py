"""Characters that change how the text around them is read, and which addresses may be links.

Control characters, bidirectional overrides and invisible tags are removed: "gro.elpmaxe" shown as "example.org" is a
forged address. Joiners and marks that scripts need (ZWJ, ZWNJ, LRM, RLM) stay.
"""

import re
import unicodedata
from typing import Any

from django.db.models import JSONField, Model

UNSAFE_CHARACTERS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def sanitized(text: str) -> str:
    """The text in composed form (NFC) without unsafe characters."""
    return unicodedata.normalize("NFC", UNSAFE_CHARACTERS.sub("", text))


def sanitize_fields(instance: Model) -> None:
    """Sanitize every text of an object before it is stored, also those inside JSON."""
    for field in instance._meta.concrete_fields:
        value = field.value_from_object(instance)
        if field.primary_key:
            continue
        if isinstance(value, str) or isinstance(field, JSONField):
            setattr(instance, field.attname, _sanitized_value(value))


def _sanitized_value(value: Any) -> Any:
    if isinstance(value, str):
        return sanitized(value)
    if isinstance(value, list):
        return [_sanitized_value(item) for item in value]
    if isinstance(value, dict):
        return {_sanitized_value(key): _sanitized_value(item) for key, item in value.items()}
    return value


def is_http_url(address: str) -> bool:
    """Whether an address is one of the web, and not a script or a file of whoever clicks."""
    return re.fullmatch(r"https?://[^\s/@\\]+(?:[/?#]\S*)?", address, re.IGNORECASE) is not None


def is_own_path(address: str) -> bool:
    """Whether a browser resolves an address to this site: one slash first, no backslash, no blank or control character.

    Browsers read "//host" and "/\\host" as another host, and drop tabs and line ends before they look (WHATWG URL).
    """
    return re.fullmatch(r"/(?:[^/\\\s\x00-\x20\x7f][^\\\s\x00-\x20\x7f]*)?", address) is not None
