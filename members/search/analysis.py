"""From text to words that compare alike in five languages. Knows no model and no database."""

import re
import unicodedata
from functools import cache, lru_cache

import snowballstemmer

STEMMERS = {"en": "english", "fr": "french", "es": "spanish", "ru": "russian"}
LONGEST_QUERY = 200
MOST_WORDS = 12

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[^\W_]+")
DOTTED_ACRONYM = re.compile(r"\b(?:\w\.){2,}\w?")
# travailleurSEs → travailleurs travailleuses; travailleur·euse·s and travailleur(euse)s → travailleurs
INCLUSIVE = re.compile(r"\b(\w+eur)SE(s?)\b")
MEDIAL_DOT = re.compile(r"[·•‧](\w+)")


def fold(word: str) -> str:
    """A word without case, accents and the difference of ё and е."""
    word = unicodedata.normalize("NFKC", word).casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


@cache
def _stemmer(language: str) -> "snowballstemmer.stemmer":
    """The Snowball stemmer of a language."""
    return snowballstemmer.stemmer(STEMMERS[language])


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """The folded stem of one word; Cyrillic words are stemmed as Russian whatever the text's language."""
    if CYRILLIC.search(word):
        language = "ru"
    if language not in STEMMERS:
        return fold(word)
    return fold(_stemmer(language).stemWord(unicodedata.normalize("NFKC", word).casefold().replace("ё", "е")))


def words(text: str) -> list[str]:
    """The words of a text as written, inclusive spellings opened and dotted acronyms closed (L.U.N.E. → LUNE)."""
    text = unicodedata.normalize("NFC", text)
    text = DOTTED_ACRONYM.sub(lambda found: found[0].replace(".", ""), text)
    text = INCLUSIVE.sub(lambda found: f"{found[1]}{found[2]} {found[1][:-1]}se{found[2]}", text)
    return WORD.findall(MEDIAL_DOT.sub("", text))


def search_tokens(text: str, language: str) -> list[str]:
    """What a text is found by: each word folded and stemmed, each run of Chinese as it stands."""
    tokens = []
    for word in words(text):
        tokens.append(fold(word))
        if not HAN.fullmatch(word):
            tokens.append(stem(word, language))
    return list(dict.fromkeys(tokens))


def query_words(query: str) -> list[str]:
    """The words of a search box, at most twelve from its first two hundred characters."""
    return words(query.replace("\x00", " ")[:LONGEST_QUERY])[:MOST_WORDS]


def alternatives(word: str) -> set[str]:
    """The forms under which one word of a query may stand in the index."""
    if HAN.fullmatch(word):
        return {fold(word)}
    languages = ["ru"] if CYRILLIC.search(word) else ["en", "fr", "es"]
    return {fold(word)} | {stem(word, language) for language in languages}
