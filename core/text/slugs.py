"""Slugs made from names in Latin, Cyrillic and Chinese letters."""

import re
import secrets
from collections.abc import Iterator

from pypinyin import lazy_pinyin

from core.text.folding import fold, without_invisible
from core.text.transliteration import in_latin_letters

LONGEST = 60  # leaves room for a suffix
PROVISIONAL = "draft-"
SUFFIX_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
DOTTED_ACRONYM = re.compile(r"\b(?:\w\.){2,}\w?(?!\w)")
POSSESSIVE = re.compile(r"(?<=\w)['’]s\b", re.IGNORECASE)
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})  # as German is written without them
CATALAN = re.compile(r"(?<=l)·(?=l)", re.IGNORECASE)


def readable_slug(name: str, language: str = "") -> str:
    """A name in Latin letters, digits and hyphens: without accents, Cyrillic transliterated, Chinese in pinyin."""
    name = DOTTED_ACRONYM.sub(lambda found: found[0].replace(".", ""), without_invisible(name))
    name = CATALAN.sub("", POSSESSIVE.sub("s", name))
    name = name.casefold().translate(UMLAUTS) if language.partition("-")[0] == "de" else name.casefold()
    latin = fold(" ".join(lazy_pinyin(in_latin_letters(name, language))))
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-")[:LONGEST].strip("-")


def random_letters(count: int = 6) -> str:
    """Letters that say nothing: a number would tell how many came before."""
    return "".join(secrets.choice(SUFFIX_LETTERS) for _ in range(count))


def provisional_slug() -> str:
    """What stands for the slug of something that has never been public."""
    return f"{PROVISIONAL}{random_letters(10)}"


def is_provisional(slug: str) -> bool:
    return slug.startswith(PROVISIONAL)


def slugs_for(name: str, language: str = "") -> Iterator[str]:
    """Slugs for a name, the plain one first, then without end with random letters."""
    base = readable_slug(name, language)
    if base and not is_provisional(f"{base}-"):
        yield base
    while True:
        yield f"{base or 'organisation'}-{random_letters()}"
