"""Sort keys: bytes that order names alike on both databases, whatever the collation of the server."""

from functools import lru_cache

from pypinyin import lazy_pinyin
from pyuca import Collator

LONGEST = 120  # collation elements; longer names are alike by then


@lru_cache(maxsize=1)
def _collator() -> Collator:
    """The Unicode Collation Algorithm's table, read once."""
    return Collator()


@lru_cache(maxsize=20_000)
def _weights(name: str) -> bytes:
    """The collation weights of a name as bytes."""
    weights = _collator().sort_key(name)[:LONGEST]
    return b"".join(min(weight, 0xFFFF).to_bytes(2, "big") for weight in weights)


def sort_key(text: str, language: str) -> bytes:
    """The place of a name in the alphabet of a language.

    Unicode Collation Algorithm (pyuca); in Spanish ñ is a letter of its own after n; in Chinese names stand
    by pinyin. Leading quotation marks and brackets do not count.
    """
    name = text.strip(" \"'«»“”„‘’()[]")
    if language == "es":
        name = name.replace("ñ", "nʒ").replace("Ñ", "Nʒ")
    if language.startswith("zh"):
        name = " ".join(lazy_pinyin(name))
    return _weights(name)
