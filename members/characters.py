"""Leaf: signs that have no place in a text, because they change how what stands around them is read.

Control characters, the marks that turn the direction of writing around, and invisible tags: "gro.elpmaxe" shown as
"example.org" is a forged address. Joiners and marks that scripts need (ZWJ, ZWNJ, LRM, RLM) stay.
"""

import re
import unicodedata
from typing import Any

MISLEADING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def cleaned(text: str) -> str:
    """A text in the composed form (NFC), without such signs."""
    return unicodedata.normalize("NFC", MISLEADING.sub("", text))


def clean_values(instance: Any) -> None:
    """Clean every text field of a model's object before it is stored."""
    for field in instance._meta.concrete_fields:
        value = field.value_from_object(instance)
        if isinstance(value, str) and not field.primary_key:
            setattr(instance, field.attname, cleaned(value))


def leads_to_the_web(address: str) -> bool:
    """Whether an address is one of the web, and not a script or a file of whoever clicks."""
    return re.fullmatch(r"https?://[^\s/@\\]+(?:[/?#]\S*)?", address, re.IGNORECASE) is not None


def is_own_path(address: str) -> bool:
    """Whether a browser resolves an address to this site: one slash first, no backslash, no blank or control character.

    Browsers read "//host" and "/\\host" as another host, and drop tabs and line ends before they look (WHATWG URL).
    """
    return re.fullmatch(r"/(?:[^/\\\s\x00-\x20\x7f][^\\\s\x00-\x20\x7f]*)?", address) is not None
