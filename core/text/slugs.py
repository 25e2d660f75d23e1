"""Slugs made from names in Latin, Cyrillic and Chinese letters."""

import re
import secrets

from pypinyin import lazy_pinyin

from core.text.folding import fold, without_invisible
from core.text.transliteration import in_latin_letters

LONGEST = 60  # leaves room for a suffix
SUFFIX_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
DOTTED_ACRONYM = re.compile(r"\b(?:\w\.){2,}\w?(?!\w)")
POSSESSIVE = re.compile(r"(?<=\w)['’]s\b", re.IGNORECASE)
CATALAN = re.compile(r"(?<=l)·(?=l)", re.IGNORECASE)


def readable_slug(name: str, language: str = "") -> str:
    """A name in Latin letters, digits and hyphens: without accents, Cyrillic transliterated, Chinese in pinyin."""
    name = DOTTED_ACRONYM.sub(lambda found: found[0].replace(".", ""), without_invisible(name))
    name = CATALAN.sub("", POSSESSIVE.sub("s", name))
    latin = fold(" ".join(lazy_pinyin(in_latin_letters(name.casefold(), language))))
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-")[:LONGEST].strip("-")


def random_suffix() -> str:
    """Six letters that say nothing: a number would tell how many came before."""
    return "".join(secrets.choice(SUFFIX_LETTERS) for _ in range(6))


def made_slug(name: str, language: str = "") -> str:
    """A slug for a name: always with a random suffix.

    Were it added only where another organisation has the same slug, it would tell the public that there is one,
    listed or not.
    """
    return f"{readable_slug(name, language) or 'organisation'}-{random_suffix()}"
