"""Words in addresses made from names in any of the five scripts."""

import secrets

from django.utils.text import slugify
from pypinyin import lazy_pinyin

LONGEST = 60  # leaves room for a suffix
SUFFIX_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
# Each letter with its Latin form; the signs ъ and ь have none.
CYRILLIC_PAIRS = (
    "аa бb вv гg дd еe ёe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юiu яia "
    "іi їi єe ґg ўu қq ғg ңn өo ұu үu һh әa"
)
CYRILLIC = {pair[0]: pair[1:] for pair in CYRILLIC_PAIRS.split()}


def readable_slug(name: str) -> str:
    """A name in Latin letters, digits and hyphens: without accents, Cyrillic transliterated, Chinese in pinyin."""
    latin = "".join(CYRILLIC.get(letter, letter) for letter in name.casefold())
    words = " ".join(lazy_pinyin(latin))
    return slugify(words.replace(".", "").replace("’", " ").replace("'", " "))[:LONGEST].strip("-")


def random_suffix() -> str:
    """Six letters that say nothing: a number would tell how many came before."""
    return "".join(secrets.choice(SUFFIX_LETTERS) for _ in range(6))


def unique_slug(name: str, taken: set[str]) -> str:
    """A slug for a name that is not among those taken; on a collision, a random suffix."""
    base = readable_slug(name)
    if base and base not in taken:
        return base
    return f"{base or 'organisation'}-{random_suffix()}"
