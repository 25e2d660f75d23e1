"""Sort keys: bytes that order names alike on both databases, whatever the collation of the server."""

import re
from functools import lru_cache

from pypinyin import lazy_pinyin
from pyuca import Collator

from core.text.folding import simplified, without_invisible

LONGEST = 120  # collation elements; longer names are alike by then
NUMBER = re.compile(r"\d+")
LONGEST_NUMBER = 20  # digits; longer ones are no numbers that anybody compares
BEGINNING = re.compile(r"^[\W_]+")  # quotation marks, brackets, ¡ and ¿, bullets


@lru_cache(maxsize=1)
def _collator() -> Collator:
    """The Unicode Collation Algorithm's table, read once."""
    return Collator()


@lru_cache(maxsize=20_000)
def _weights(name: str) -> bytes:
    """The collation weights of a name as bytes."""
    weights = _collator().sort_key(name)[:LONGEST]
    return b"".join(min(weight, 0xFFFF).to_bytes(2, "big") for weight in weights)


def _by_value(number: re.Match[str]) -> str:
    """A number with the length of its digits before it, so that 9 stands before 10."""
    digits = "".join(str(int(digit)) for digit in number[0]).lstrip("0")[:LONGEST_NUMBER]
    return f"{len(digits):02}{digits}"


def sort_key(text: str, language: str) -> bytes:
    """The place of a name in the alphabet of a language.

    Unicode Collation Algorithm (pyuca); in Spanish ñ is a letter of its own after n; in Chinese names stand
    by pinyin. Signs before the first letter or digit do not count, and numbers stand by their value.
    """
    visible = without_invisible(text)
    name = NUMBER.sub(_by_value, BEGINNING.sub("", visible) or visible)
    if language == "es":
        name = name.replace("ñ", "nʒ").replace("Ñ", "Nʒ")
    if language.startswith("zh"):
        name = " ".join(lazy_pinyin(simplified(name)))
    return _weights(name)
