"""Slugs made from names in any of the five scripts."""

import secrets

from django.utils.text import slugify
from pypinyin import lazy_pinyin

from core.search.transliteration import in_latin_letters

LONGEST = 60  # leaves room for a suffix
SUFFIX_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def readable_slug(name: str) -> str:
    """A name in Latin letters, digits and hyphens: without accents, Cyrillic transliterated, Chinese in pinyin."""
    latin = in_latin_letters(name.casefold())
    words = " ".join(lazy_pinyin(latin))
    return slugify(words.replace(".", "").replace("’", " ").replace("'", " "))[:LONGEST].strip("-")


def random_suffix() -> str:
    """Six letters that say nothing: a number would tell how many came before."""
    return "".join(secrets.choice(SUFFIX_LETTERS) for _ in range(6))


def made_slug(name: str) -> str:
    """A slug for a name: always with a random suffix.

    Were it added only where another organisation has the same slug, it would tell the public that there is one,
    listed or not.
    """
    return f"{readable_slug(name) or 'organisation'}-{random_suffix()}"
