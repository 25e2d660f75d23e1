"""What of a text counts when texts are compared: for search, duplicates, slugs, sort keys and the staff's search."""

import re
import sys
import unicodedata
from functools import cache, lru_cache

from opencc import OpenCC

# Not shown, but no format characters by their category: fillers of Hangul, the blank of Braille, marks without a shape.
BLANK_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
INVISIBLE = "".join(
    chr(code)
    for code in range(sys.maxunicode + 1)
    if unicodedata.category(chr(code)) == "Cf" or chr(code) in BLANK_LETTERS
) + "".join(map(chr, [*range(0x180B, 0x180E), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]))
CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
WITHOUT_INVISIBLE = dict.fromkeys(map(ord, INVISIBLE))

# Letters that Unicode does not decompose, each with what people type who lack it; the Latin ones as in CLDR's
# Latin-ASCII. Then letters of Cyrillic, Greek, Arabic and Persian that stand for each other in the usual spelling, and
# Chinese signs that simplification leaves though readers take them for one.
PAIRS = (
    "æae œoe þth ĸq ðd đd ɖd ɗd ħh ıi ɨi ɩi łl ƚl ɬl ŋn ɲn øo ɔo ɵo ŧt ƭt ƀb ɓb ƈc ɛe əe ǝe ƒf ɠg ɣg ƙk ƥp ɍr ʃs "
    "ʉu ʊu ʋv ʌv ⱳw ƴy ƶz ʒz ёе ςσ ىي یي کك ةه ٱا 妳你 牠它 祇只 衞卫 著着"
)
# Apostrophes that are letters, and the stroke that only lengthens an Arabic word.
DROPPED = "ʹʻʼʽʾʿˈꞌـ"
LETTERS = str.maketrans({pair[0]: pair[1:] for pair in PAIRS.split()} | dict.fromkeys(DROPPED, ""))


def without_invisible(text: str) -> str:
    """The text without soft hyphens, joiners, marks of direction and all else that has no shape."""
    return text if text.isascii() else text.translate(WITHOUT_INVISIBLE)


def has_visible(text: str) -> bool:
    """Whether a letter or a digit of a text can be seen."""
    return any(unicodedata.category(letter)[0] in "LN" for letter in without_invisible(text))


@cache
def _converters() -> tuple[OpenCC, OpenCC]:
    """Signs of Hong Kong, then those of Taiwan, in mainland China's."""
    return OpenCC("hk2s"), OpenCC("tw2s")


@lru_cache(maxsize=50_000)
def _simplified(sign: str) -> str:
    """A traditional Chinese sign as the simplified one. Sign by sign, so that lengths and places stay."""
    if sign == "么":  # simplified already, which OpenCC takes for another sign
        return sign
    for converter in _converters():
        sign = converter.convert(sign)
    return sign


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word as it is compared: without case, accents, invisible characters, and letters that stand for others.

    Traditional Chinese becomes simplified; digits of every script become ASCII.
    """
    if word.isascii():
        return word.lower()
    word = unicodedata.normalize("NFKC", without_invisible(word)).casefold()
    letters = (c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    folded = unicodedata.normalize("NFC", "".join(letters))
    return "".join(_ascii_digit(c) for c in simplified(folded).translate(LETTERS))


def simplified(text: str) -> str:
    """A text with its traditional Chinese signs as simplified ones."""
    return CHINESE.sub(lambda sign: _simplified(sign[0]), text)


def _ascii_digit(sign: str) -> str:
    return str(unicodedata.digit(sign)) if not sign.isascii() and sign.isdecimal() else sign
