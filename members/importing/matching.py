"""Whether two names are one organisation's. Pure: knows no model and no database."""

from difflib import SequenceMatcher

from core.search.analysis import HAN, stem, words
from core.text.folding import fold

ALIKE = 0.85  # share of equal letters, in order
SHARED = 0.75  # share of the words of the shorter name that the longer one has too
SMALL = "a an and the of for in de du des la le les l d et pour en au aux y el los las del para por и в на за для"
SMALL_WORDS = frozenset(SMALL.split())


def name_key(name: str) -> str:
    """A name without case, accents, dots and quotation marks: equal keys are the same name."""
    return " ".join(fold(word) for word in words(name))


def nearly_same(name: str, other: str, language: str) -> bool:
    """Whether two names may well be the same organisation's: a person should look."""
    if SequenceMatcher(None, name_key(name), name_key(other), autojunk=False).ratio() >= ALIKE:
        return True
    first, second = _meaningful(name, language), _meaningful(other, language)
    fewer = min(len(first), len(second))
    return fewer > 1 and len(first & second) >= SHARED * fewer


def _meaningful(name: str, language: str) -> set[str]:
    """The stems of a name's words; of Chinese, each pair of characters."""
    slugs: set[str] = set()
    for word in words(name):
        if HAN.fullmatch(word):
            slugs.update(fold(word)[place : place + 2] for place in range(len(word) - 1))
        elif fold(word) not in SMALL_WORDS:
            slugs.add(stem(word, language))
    return slugs
