"""From text to words that compare alike in five languages. Knows no model and no database."""

import re
import unicodedata
from functools import cache, lru_cache
from threading import Lock

import snowballstemmer

from core.search.transliteration import in_latin_letters

STEMMERS = {"en": "english", "fr": "french", "es": "spanish", "ru": "russian"}
LONGEST_QUERY = 200
MOST_WORDS = 12
# A Snowball stemmer keeps the word it works on in itself: two threads would cut each other's words.
STEMMING = Lock()
# Words that say nothing of what is looked for; they count only where nothing else was typed.
STOP_WORDS = frozenset(
    "a an and at for in is of on or the to with "
    "au aux avec d dans de des du en et l la le les ou par pour sur un une "
    "al con del el ella en las los o para por se su un una y "
    "в во для и из к на о об от по с со у "
    "的 和 与 在".split()
)

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[^\W_]+")
DOTTED_ACRONYM = re.compile(r"\b(?:\w\.){2,}\w?")
# travailleurSEs → travailleurs travailleuses; travailleur·euse·s and travailleur(euse)s → travailleurs
INCLUSIVE = re.compile(r"\b(\w+eur)SE(s?)\b")
MEDIAL_DOT = re.compile(r"[·•‧](\w+)")


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word without case, accents and the difference of ё and е."""
    word = unicodedata.normalize("NFKC", word).casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


@cache
def _stemmer(language: str) -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer(STEMMERS[language])


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """The folded stem of one word; Cyrillic words are stemmed as Russian whatever the text's language."""
    if CYRILLIC.search(word):
        language = "ru"
    if language not in STEMMERS:
        return fold(word)
    plain = unicodedata.normalize("NFKC", word).casefold().replace("ё", "е")
    with STEMMING:
        stemmed = _stemmer(language).stemWord(plain)
    return fold(stemmed)


@lru_cache(maxsize=512)
def words(text: str) -> tuple[str, ...]:
    """The words of a text as written, inclusive spellings opened and dotted acronyms closed (L.U.N.E. → LUNE)."""
    text = unicodedata.normalize("NFC", text)
    text = DOTTED_ACRONYM.sub(lambda found: found[0].replace(".", ""), text)
    text = INCLUSIVE.sub(lambda found: f"{found[1]}{found[2]} {found[1][:-1]}se{found[2]}", text)
    return tuple(WORD.findall(MEDIAL_DOT.sub("", text)))


def chinese_tokens(run: str) -> list[str]:
    """A run of Chinese as its pairs of characters, and the last character alone: words have no blanks between."""
    run = fold(run)
    return [run[place : place + 2] for place in range(len(run) - 1)] + [run[-1]]


def word_tokens(word: str, language: str) -> list[str]:
    """What one word is found by: folded and stemmed; a run of Chinese by its pairs of characters."""
    return chinese_tokens(word) if HAN.fullmatch(word) else [fold(word), stem(word, language)]


def search_tokens(text: str, language: str) -> list[str]:
    """What a text is found by, each token once."""
    return list(dict.fromkeys(token for word in words(text) for token in word_tokens(word, language)))


def sequence(text: str) -> list[str]:
    """The words of a text in order, folded, for phrases; Chinese as pairs of characters."""
    return [token for word in words(text) for token in sequence_tokens(word)]


def sequence_tokens(word: str) -> list[str]:
    """A word as it stands in the order of a text."""
    return chinese_tokens(word)[: max(1, len(word) - 1)] if HAN.fullmatch(word) else [fold(word)]


def romanised(text: str) -> list[str]:
    """Cyrillic words in Latin letters, as people type who have no other keyboard: берег, bereg."""
    return [in_latin_letters(fold(word)) for word in words(text) if CYRILLIC.search(word)]


def alternatives(word: str) -> set[str]:
    """The forms under which one word of a query, not Chinese, may stand in the index."""
    languages = ["ru"] if CYRILLIC.search(word) else ["en", "fr", "es"]
    return {fold(word)} | {stem(word, language) for language in languages}
