"""From text to words that compare alike in five languages. Knows no model and no database."""

import re
import sys
import unicodedata
from functools import cache, lru_cache
from itertools import groupby
from threading import Lock

import snowballstemmer

from core.text.folding import INVISIBLE, fold, without_invisible
from core.text.fragments import without_fragments
from core.text.transliteration import in_latin_letters

STEMMERS = {"en": "english", "fr": "french", "es": "spanish", "ru": "russian"}
CYRILLIC_STEMMER = "ru"  # for every word in Cyrillic, whatever its language; the others stem Latin letters
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

HAN_LETTERS = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HAN = re.compile(f"[{HAN_LETTERS}]+")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")


@cache
def _marks() -> str:
    """Vowel signs and accents of all scripts, which belong to the letter before them, as ranges of a pattern."""
    codes = [code for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code))[0] == "M"]
    runs = [[code for _place, code in run] for _key, run in groupby(enumerate(codes), lambda one: one[1] - one[0])]
    return "".join(f"{chr(run[0])}-{chr(run[-1])}" for run in runs)


LETTER = rf"[^\W_{HAN_LETTERS}]"
# A run of Chinese, or letters and digits with their marks; what has no shape does not end a word.
WORD = re.compile(rf"[{HAN_LETTERS}]+|{LETTER}+(?:[{_marks()}{re.escape(INVISIBLE)}]+{LETTER}*)*")


@cache
def _stemmer(language: str) -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer(STEMMERS[language])


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """The folded stem of one word; Cyrillic words are stemmed as Russian whatever the text's language."""
    if CYRILLIC.search(word):
        language = CYRILLIC_STEMMER
    if language not in STEMMERS:
        return fold(word)
    plain = unicodedata.normalize("NFKC", word).casefold().replace("ё", "е")
    with STEMMING:
        stemmed = _stemmer(language).stemWord(plain)
    return fold(stemmed)


@lru_cache(maxsize=512)
def words(text: str) -> tuple[str, ...]:
    """The words of a text as written, without invisible characters and fragments (see core.text.fragments)."""
    text = unicodedata.normalize("NFC", without_invisible(text))
    return tuple(WORD.findall(without_fragments(text)))


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
    return [in_latin_letters(word.casefold()) for word in words(text) if CYRILLIC.search(word)]


def alternatives(word: str) -> set[str]:
    """The forms under which one word of a query, not Chinese, may stand in the index."""
    is_cyrillic = bool(CYRILLIC.search(word))
    languages = [code for code in STEMMERS if (code == CYRILLIC_STEMMER) == is_cyrillic]
    return {fold(word)} | {stem(word, language) for language in languages}
